"""Numbers to try a phone engine with: of every country, valid, near valid and random."""

import os
import random
from collections.abc import Iterator

import phonenumbers
from phonenumbers import PhoneNumberType

SIZE = int(os.environ.get("CALLBOARD_PHONE_NUMBERS", "20000"))
_DIGITS = "0123456789"
_SEPARATORS = (" ", "-", ".", "(", ")", ") ", " (", "  ")


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


def written(seed: int, size: int) -> Iterator[str]:
    """`size` cells: the same numbers with and without a plus, dialled from Russia, with separators anywhere."""
    chance = random.Random(seed)
    for number in digits(seed, size):
        form = chance.randrange(8)
        if form < 5:
            yield (number, f"+{number}", f"00{number}", f"8{number[1:]}", number[1:])[form]
        else:
            spread = (each + (chance.choice(_SEPARATORS) if chance.random() < 0.3 else "") for each in number)
            yield chance.choice(("", "+", "'", "'+", "+ ")) + "".join(spread).strip()


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
