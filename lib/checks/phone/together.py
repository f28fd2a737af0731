"""Two numbers written one after the other without a sign between them."""

from lib.checks.phone.damage import SEPARATORS
from lib.checks.phone.number import TEN_DIGITS, one

FEWEST, _MOST = 2 * TEN_DIGITS, 28


def apart(text: str, country: str) -> tuple[str, str] | None:
    """The two numbers, as digits in the way they were written, where there is one way alone to take them apart.

    A plus within says where the second begins. Otherwise both have the same length, or differ by the 7 or 8 in front of
    ten digits. Where another cut gives two valid numbers as well, nobody can know: None.
    """
    front, plus, rest = text.rpartition("+")
    if plus and front.strip(" ()+"):
        pair = SEPARATORS.sub("", front), f"+{SEPARATORS.sub('', rest)}"
        return pair if _both(pair, country) else None
    digits = SEPARATORS.sub("", text)
    lead = "+" if digits.startswith("+") else ""
    digits = digits.removeprefix("+")
    if not (digits.isascii() and digits.isdecimal() and FEWEST <= len(digits) <= _MOST):
        return None
    half = len(digits) // 2
    likely = {half, len(digits) - half}
    if not any(_both(_cut(lead, digits, at), country) for at in likely):
        return None
    ways = [_cut(lead, digits, at) for at in range(7, len(digits) - 6)]
    good = [pair for pair in ways if _both(pair, country)]
    return good[0] if len(good) == 1 else None


def _cut(lead: str, digits: str, at: int) -> tuple[str, str]:
    return lead + digits[:at], digits[at:]


def _both(pair: tuple[str, str], country: str) -> bool:
    return all(one(each, country).fault is None for each in pair)
