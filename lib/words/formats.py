"""Numbers, moments, phone numbers and names as each language writes them; all pure functions.

Spreadsheet row numbers, ids and years take no separator: write those with `str`, and hand them to words as text.
"""

from datetime import datetime, tzinfo
from zoneinfo import ZoneInfo

import phonenumbers
from babel.dates import format_datetime, get_timezone_location
from babel.numbers import format_decimal
from phonenumbers import COUNTRY_CODE_TO_REGION_CODE, PhoneNumberFormat

from lib.words.words import words

MINUS = "\N{MINUS SIGN}"
HIDDEN = "\N{BULLET}"

_UNITS = (("days", 86_400), ("hours", 3_600), ("minutes", 60), ("seconds", 1))
_SHOWN_FIRST, _SHOWN_LAST, _HIDDEN_LEAST = 3, 2, 3
_COUNTRY_CODES = frozenset(map(str, COUNTRY_CODE_TO_REGION_CODE))
_SIZES = (("gigabytes", 1024**3), ("megabytes", 1024**2), ("kilobytes", 1024))


def count(language: str, number: int) -> str:
    """3,412 or 3 412 (a no-break space); four digits are grouped too, so that columns agree."""
    return str(format_decimal(number, locale=language)).replace("-", MINUS)


def date_time(language: str, moment: datetime, zone: tzinfo, now: datetime) -> str:
    """24 Nov, 18:51 in `zone`; with the year if that is not the year of `now` there. Both moments are aware."""
    there = moment.astimezone(zone)
    pattern = "d MMM, HH:mm" if there.year == now.astimezone(zone).year else "d MMM y, HH:mm"
    return in_one_piece(str(format_datetime(there, pattern, tzinfo=zone, locale=language)))


def clock_time(moment: datetime, zone: tzinfo) -> str:
    """18:51 in `zone`, the same in both languages."""
    return moment.astimezone(zone).strftime("%H:%M")


def zone_name(language: str, name: str) -> str:
    """The word for a zone of the tz database (`Europe/Moscow`): its city, in Russian МСК for Moscow."""
    if (language, name) == ("ru", "Europe/Moscow"):
        return "МСК"
    return str(get_timezone_location(ZoneInfo(name), locale=language, return_city=True))


def offset(seconds: int) -> str:
    """UTC+3, UTC−3:30, UTC: a zone given as seconds from UTC, the same in both languages."""
    if not seconds:
        return "UTC"
    minutes, rest = divmod(abs(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    text = f"UTC{MINUS if seconds < 0 else '+'}{hours}"
    if rest:
        return f"{text}:{minutes:02}:{rest:02}"
    return f"{text}:{minutes:02}" if minutes else text


def duration(language: str, seconds: float) -> str:
    """13 h 25 min, 41 s: the largest unit and the one below it, where that is not zero."""
    parts = _parts(seconds)
    largest = next((place for place, (_, number) in enumerate(parts) if number), len(parts) - 1)
    shown = [part for part in parts[largest : largest + 2] if part[1] or part is parts[largest]]
    return " ".join(words(language)(f"format-{unit}", count=number) for unit, number in shown)


def ago(language: str, seconds: float) -> str:
    """20 s ago, 3 h ago: the largest unit alone; a moment that another clock puts into the future is 0 s ago."""
    parts = _parts(seconds)
    unit, number = next((part for part in parts if part[1]), parts[-1])
    say = words(language)
    return say("format-ago", duration=say(f"format-{unit}", count=number))


def size(language: str, number: int) -> str:
    """200 MB, 1.5 GB, 200 МБ: a size in bytes, at most one digit after the point."""
    unit, unit_bytes = next((each for each in _SIZES if number >= each[1]), _SIZES[-1])
    return words(language)(
        f"format-{unit}", number=str(format_decimal(number / unit_bytes, "#,##0.#", locale=language))
    )


def clear(number: str) -> str:
    """+7 982 123-45-48: E.164 digits (with or without +) grouped to be read; what is no number comes back as it is."""
    digits = number.removeprefix("+")
    if not _is_e164(digits):
        return number
    try:
        return phonenumbers.format_number(phonenumbers.parse(f"+{digits}"), PhoneNumberFormat.INTERNATIONAL)
    except phonenumbers.NumberParseException:
        return f"+{digits}"


def masked(number: str) -> str:
    """+7 982 •••-••-48: country, first three and last two; of a short number or a text fewer, or none."""
    text = clear(number)
    country = _country_digits(number.removeprefix("+"))
    places = [place for place, character in enumerate(text) if character.isalnum()][country:]
    first = _SHOWN_FIRST if country and len(places) >= _SHOWN_FIRST + _HIDDEN_LEAST + _SHOWN_LAST else 0
    last = _SHOWN_LAST if len(places) >= _HIDDEN_LEAST + _SHOWN_LAST else 0
    hidden = set(places[first : len(places) - last])
    return "".join(HIDDEN if place in hidden else character for place, character in enumerate(text))


def in_one_piece(text: str) -> str:
    """The text with no place left where a narrow column would break it: for the eye, not to be copied."""
    return text.replace(" ", "\N{NO-BREAK SPACE}").replace("-", "-\N{WORD JOINER}")


def submission_no(language: str, number: int) -> str:
    """#418 or №418."""
    return words(language)("format-submission-no", number=str(number))


def quoted(language: str, text: str) -> str:
    """The text in the quotation marks of the language."""
    return words(language)("format-quoted", text=text)


def _parts(seconds: float) -> list[tuple[str, int]]:
    rest = max(0, round(seconds))
    parts = []
    for unit, length in _UNITS:
        number, rest = divmod(rest, length)
        parts.append((unit, number))
    return parts


def _is_e164(digits: str) -> bool:
    return digits.isascii() and digits.isdigit()


def _country_digits(digits: str) -> int:
    """How many digits the country code has; 0 where the digits begin with none."""
    lengths = (1, 2, 3) if _is_e164(digits) else ()
    return next((length for length in lengths if digits[:length] in _COUNTRY_CODES), 0)
