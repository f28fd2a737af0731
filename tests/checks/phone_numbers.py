"""Numbers to try a phone engine with: of every country, valid, near valid and random."""

import random
from collections.abc import Iterator

import phonenumbers
from phonenumbers import PhoneNumberType

_DIGITS = "0123456789"
_SEPARATORS = (" ", "-", ".", "(", ")", ") ", " (", "  ", "\u00a0", "–")


def examples() -> list[str]:
    """The library's own examples of every kind in every country and every network without one, as E.164 digits."""
    of_regions = (
        phonenumbers.example_number_for_type(region, kind)
        for region in sorted(phonenumbers.SUPPORTED_REGIONS)
        for kind in PhoneNumberType.values()
    )
    of_networks = map(phonenumbers.example_number_for_non_geo_entity, phonenumbers.COUNTRY_CODES_FOR_NON_GEO_REGIONS)
    found = [
        f"{number.country_code}{phonenumbers.national_significant_number(number)}"
        for number in (*of_regions, *of_networks)
        if number
    ]
    return list(dict.fromkeys(found))


def digits(seed: int, size: int) -> Iterator[str]:
    """`size` numbers as E.164 digits: every example, then examples with a digit lost, added, changed or a new end."""
    chance = random.Random(seed)
    known = examples()
    yield from known[:size]
    for _ in range(size - len(known)):
        yield _spoiled(chance.choice(known), chance)


def written(seed: int, size: int, country: str) -> Iterator[str]:
    """`size` cells: such numbers, half of them of `country` and as they are dialled there, with separators anywhere."""
    chance = random.Random(seed)
    known = examples()
    code = str(phonenumbers.country_code_for_region(country))
    own = [each for each in known if each.startswith(code)]
    for _ in range(size):
        at_home = chance.random() < 0.5
        number = _spoiled(chance.choice(own if at_home else known), chance)
        form = chance.randrange(8)
        if form < 5:
            yield _dialled(number, number[len(code) :] if at_home else number[1:], chance)
        else:
            spread = (each + (chance.choice(_SEPARATORS) if chance.random() < 0.3 else "") for each in number)
            yield chance.choice(("", "+", "'", "'+", "+ ", "(", "8 ")) + "".join(spread).strip()


def _dialled(number: str, national: str, chance: random.Random) -> str:
    fronts = ("", "+", "00")
    prefixes = ("", "8", "0", "1", "06", "810", "011")
    if chance.random() < 0.5:
        return chance.choice(fronts) + number
    return (chance.choice(prefixes) + national) or "0"


def _spoiled(number: str, chance: random.Random) -> str:
    at = chance.randrange(len(number))
    return chance.choice((
        number,
        number[:at] + number[at + 1 :],
        number[:at] + chance.choice(_DIGITS) + number[at:],
        number[:at] + chance.choice(_DIGITS) + number[at + 1 :],
        number[:-4] + "".join(chance.choices(_DIGITS, k=4)),
        "".join(chance.choices(_DIGITS, k=chance.randrange(4, 16))),
        "79" + "".join(chance.choices(_DIGITS, k=9)),
    ))  # fmt: skip
