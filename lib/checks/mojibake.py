"""Text that was saved in one encoding and read in another, and which encoding would have been right.

Rather silent than wrong: a text counts as garbled only where its bytes, read the other way, are plain Russian words (or
UTF-8, which nothing else looks like by chance) and it is itself no word that anybody writes: frames and signs between
letters, Western letters only, a small letter before capitals. A Western word is garbled where one of its letters has
become a Cyrillic one that looks like no Latin letter («Josй», «Mьller»).
"""

import re
from collections.abc import Iterator

_UTF_8 = "UTF-8"
_NAMES = {"cp1251": "Windows-1251", "koi8-r": "KOI8-R", "cp866": "CP-866", "cp1252": "Windows-1252"}

SUSPICIOUS = (
    "[\u00c0-\u00df][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]"
    "|[\u00a8\u00b8\u00c0-\u00ff]{3}"
    "|[ВГ-ЯРС][\u00a0-\u00bf\u0402-\u040f\u0452-\u045f\u0490\u0491\u2013-\u203a\u20ac\u2116\u2122]"
    "|[A-Za-z][бвгджзийлнпфцшщъыьЯ][a-z]|[A-Za-z]{2}[йлцьдбнъЯ](?:[^А-яЁё]|$)"
    "|[\u2500-\u25a0]|[а-яё][А-ЯЁ]{2}"
    "|[\u0402-\u040f\u0490\u00a4\u00a6\u00a7\u00a9\u00ac\u00ae\u2020\u2021\u2030\u20ac\u201a\u201e\u2026][а-яЎўЈҐЄЇ¤¦§©¬®]"
)
"""A pattern (RE2 and Python) that every garbled text fits; of what fits few texts are garbled."""

_WORD = re.compile(r"[А-ЯЁ]?[а-яё]+|[А-ЯЁ]+")
_LETTERS = re.compile(r"[^\W\d_]+")
_FEWEST = 4
_BY_FREQUENCY = "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё"
_RANK = {letter: rank for rank, letter in enumerate(_BY_FREQUENCY)}
_BETTER = 6.0
"""So many ranks of frequency the letters must gain on average where only their case is odd."""

_WESTERN = re.compile(r"[\u00a8\u00b8\u00c0-\u00ff]+")
_FRAMES = re.compile(r"[\u2500-\u25a0]")
_ODD = re.compile(r"[\u0402-\u040f\u0452-\u045f\u0490¤¦§©¬®†‡‰€‚„…ЎўЈЄЇ]")
_WESTERN_MIXED = re.compile("[A-Za-z]+[бвгджзийлнпфцшщъыьЯ]{1,2}[a-z]+|[A-Z]?[a-z]+[йлцьдбнъЯ]")
_CASE_TURNED = re.compile(r"[а-яё][А-ЯЁ]{2}")


def mojibake(text: str) -> str | None:
    """The name of the encoding that would have been right, None if the text is not surely garbled."""
    found = _found(text)
    return found[0] if found else None


def meant(text: str) -> str | None:
    """The text as it was before it was garbled, None if it is not surely so: the same bytes, read the right way."""
    found = _found(text)
    return found[1] if found else None


def _found(text: str) -> tuple[str, str] | None:
    """The encoding's name, and the text in it."""
    if text.isascii():
        return None
    for read_as in ("cp1251", "cp1252", "koi8-r", "cp866"):
        if _is_utf_8(text, read_as):
            return _UTF_8, (_bytes(text, read_as) or b"").decode("utf-8")
    if again := _western(text):
        return _NAMES["cp1252"], again
    found = {right: again for read_as, right in _ways(text) if (again := _read_again(text, read_as, right))}
    plain = {right: again for right, again in found.items() if _plain_words(again) and again[0] != again[0].lower()}
    right = min(plain, key=lambda each: _rank(plain[each]), default=None)
    if right is None or (_CASE_TURNED.search(text) and _rank(plain[right]) + _BETTER > _rank(text)):
        return None
    return _NAMES[right], plain[right]


def _western(text: str) -> str | None:
    """The text in Western letters, where each word with Cyrillic ones is a Latin word that was garbled."""
    strange = [word for word in _LETTERS.findall(text) if not word.isascii()]
    if not strange or not all(len(word) > 2 and _WESTERN_MIXED.fullmatch(word) for word in strange):
        return None
    return _read_again(text, "cp1251", "cp1252")


def _ways(text: str) -> Iterator[tuple[str, str]]:
    """How the text may have been read, and how it should have been: by the marks that each way leaves."""
    letters = "".join(_LETTERS.findall(text)) + "".join(re.findall("[\u00a8\u00b8]", text))
    if len(letters) < _FEWEST and not _FRAMES.search(text):
        return
    if _WESTERN.fullmatch(letters):
        yield from (("cp1252", "cp1251"), ("cp1252", "koi8-r"))
    if _FRAMES.search(text):
        yield from (("cp866", "cp1251"), ("cp866", "koi8-r"), ("koi8-r", "cp866"))
    if _ODD.search(text):
        yield ("cp1251", "cp866")
    if _CASE_TURNED.search(text):
        yield from (("cp1251", "koi8-r"), ("koi8-r", "cp1251"))


def _is_utf_8(text: str, read_as: str) -> bool:
    raw = _bytes(text, read_as)
    try:
        right = raw.decode("utf-8") if raw else text
    except UnicodeDecodeError:
        return False
    strange = [each for each in right if not each.isascii()]
    if right == text or not strange:
        return False
    if read_as == "cp1252":
        return all(each.isalpha() or not each.isalnum() for each in strange)
    return len(strange) > 1 and any(map(_is_russian, strange)) and not any(map(_is_foreign, strange))


def _read_again(text: str, read_as: str, right: str) -> str | None:
    raw = _bytes(text, read_as)
    try:
        return raw.decode(right) if raw else None
    except UnicodeDecodeError:
        return None


def _bytes(text: str, encoding: str) -> bytes | None:
    """What was read, where every character can have come from it; a place without a character stays a control sign."""
    raw = bytearray()
    for each in text:
        try:
            raw += each.encode(encoding)
        except UnicodeEncodeError:
            if ord(each) > 0x9F:
                return None
            raw.append(ord(each))
    return bytes(raw)


def _plain_words(text: str) -> bool:
    words = _LETTERS.findall(text)
    enough = sum(map(len, words)) >= _FEWEST - 1
    return enough and all(_WORD.fullmatch(word) or word.isascii() for word in words) and not _FRAMES.search(text)


def _rank(text: str) -> float:
    ranks = [_RANK.get(each, len(_BY_FREQUENCY)) for each in text.casefold() if each.isalpha()]
    return sum(ranks) / max(len(ranks), 1)


def _is_russian(each: str) -> bool:
    return each in _RANK or each.casefold() in _RANK


def _is_foreign(each: str) -> bool:
    return each.isalpha() and not _is_russian(each)
