"""What a text that is no number was, or has become: the reason that an operator is told.

The texts here have only plain spaces and dashes and nothing unseen in them, as `cell.plain` leaves them.
"""

import re

from lib.model.finding import PhoneFault

EXPONENT = re.compile(r"[+-]?[0-9 ]+(?:[.,][0-9]+)?[eEеЕ][+-]?[0-9]{1,3}")
_EXPONENT_OF_SEVERAL = re.compile(r"[0-9][.,][0-9]+[eEеЕ]\+[0-9]+")
FLOAT_TAIL = re.compile(r"\+?[0-9][0-9 ]{4,}[.,]0+")
CUT_OFF = re.compile(r"#{2,}|.*(?:…|\.\.\.)", re.DOTALL)
SEPARATORS = re.compile(r"[ ().\-/]+")
_FORMULA_ERROR = re.compile(r"#(?:[a-zа-яё]+(?:/[a-zа-яё0-9]+)?[!?]?)(?: .*)?", re.IGNORECASE)
_EXTENSION = re.compile(
    r"[0-9)][\s,;.(]*(?:доб[а-я]*|доп|вн(?:утр[а-я]*)?|ext(?:n|ension)?|[xх#])[\s.:=№]*(?:ном(?:ер)?)?[\s.:=№]*"
    r"[0-9][0-9 -]{0,6}\W*$",
    re.IGNORECASE,
)
_MASKED = re.compile(r"[*•●]|[xхXХ]{2,}")
_QUESTION_MARKS = frozenset("?？\ufffd")
_LOOKALIKES = frozenset("OoОоIlІіLЗзЧчSsбБBВ")


def damage(text: str) -> PhoneFault | None:
    """What happened to the text as a whole; looked for before it is taken apart, since a comma may be a decimal one."""
    for pattern, fault in (
        (EXPONENT, PhoneFault.EXPONENT),
        (FLOAT_TAIL, PhoneFault.FLOAT_TAIL),
        (CUT_OFF, PhoneFault.CUT_OFF),
        (_FORMULA_ERROR, PhoneFault.FORMULA_ERROR),
    ):
        if pattern.fullmatch(text):
            return fault
    if _EXPONENT_OF_SEVERAL.search(text):
        return PhoneFault.EXPONENT
    return PhoneFault.EXTENSION if _EXTENSION.search(text) else None


def stray(text: str) -> PhoneFault:
    """Why a text that holds something beside digits and separators is no number."""
    written = SEPARATORS.sub("", text.lstrip("+"))
    strange = [each for each in written if not each.isdecimal()]
    if len(strange) < len(written):
        if _MASKED.search(written):
            return PhoneFault.MASKED
        if _QUESTION_MARKS.issuperset(strange) and strange:
            return PhoneFault.QUESTION_MARK
    if strange and len(strange) < len(written) / 2 and _LOOKALIKES.issuperset(strange):
        return PhoneFault.LOOKALIKE
    return PhoneFault.LETTERS if any(map(str.isalpha, written)) else PhoneFault.NOT_A_NUMBER
