"""What the team enters for a rehearsal, and whom each step calls with it."""

import re
import uuid
from dataclasses import dataclass
from enum import StrEnum

from lib.checks.phone import cell
from lib.model.finding import PhoneFault
from lib.model.rehearsal import RehearsalStep


class Entry(StrEnum):
    """A field of the form."""

    FIRST = "first"
    SECOND = "second"
    BAD = "bad"
    TEMPLATE = "template"
    SCENARIO = "scenario"


CALLED: dict[RehearsalStep, tuple[Entry, ...]] = {
    RehearsalStep.ONE: (Entry.FIRST,),
    RehearsalStep.TWO: (Entry.FIRST, Entry.SECOND),
    RehearsalStep.AGAIN: (Entry.FIRST, Entry.SECOND),
    RehearsalStep.BAD: (Entry.BAD,),
    # the good one first: a service that works row by row has begun its call before it meets the bad one
    RehearsalStep.BESIDE: (Entry.FIRST, Entry.BAD),
}
"""Whom each step asks for, all in one request."""


class Hindrance(StrEnum):
    """Why a step cannot be released; each has a sentence that says what to do."""

    NO_TOKEN = "no_token"  # noqa: S105  a reason, no secret
    LOCKED = "locked"
    UNDER_WAY = "under_way"
    DAY_LIMIT = "day_limit"
    NEEDED = "needed"
    UNREADABLE = "unreadable"
    NOT_BAD = "not_bad"
    SAME_NUMBER = "same_number"
    NO_UUID = "no_uuid"
    TYPED_DIFFERS = "typed_differs"
    CHANGED = "changed"
    RELEASED_ALREADY = "released_already"


@dataclass(frozen=True, slots=True)
class Form:
    """The entries as typed; template and scenario may be blank. `check_phone` lets TWIN check the numbers."""

    first: str = ""
    second: str = ""
    bad: str = ""
    template: str = ""
    scenario: str = ""
    check_phone: bool = False

    def __getitem__(self, entry: Entry) -> str:
        return str(getattr(self, entry.value)).strip()


_NOBODYS = frozenset({PhoneFault.NO_SUCH_NUMBER, PhoneFault.UNKNOWN_COUNTRY})
_BAD_LENGTH = range(8, 16)


def digits(text: str, country: str) -> str:
    """A number as it would be sent; what is no number keeps its bare digits, so that a bad one can be sent too."""
    read = cell.read(text, country).numbers
    return read[0] if len(read) == 1 else re.sub(r"[\s()+.\-/\u00a0\u2010-\u2015]", "", text)


def amiss(step: RehearsalStep, form: Form, country: str) -> tuple[Hindrance, Entry] | None:
    """What keeps this step from being planned, and in which field; None if nothing does."""
    called = CALLED[step]
    for entry in called:
        fault = _number(entry, form[entry], country)
        if fault:
            return fault, entry
    if len({digits(form[entry], country) for entry in called}) < len(called):
        return Hindrance.SAME_NUMBER, called[-1]
    for entry in (Entry.TEMPLATE, Entry.SCENARIO):
        if form[entry] and not _is_uuid(form[entry]):
            return Hindrance.NO_UUID, entry
    return None


def _number(entry: Entry, text: str, country: str) -> Hindrance | None:
    if not text:
        return Hindrance.NEEDED
    if entry is Entry.BAD:
        return None if _is_nobodys(text, country) else Hindrance.NOT_BAD
    return None if len(cell.read(text, country).numbers) == 1 else Hindrance.UNREADABLE


def _is_nobodys(text: str, country: str) -> bool:
    """Whether nobody can be rung by it: a number of full length that does not exist, however TWIN may read it.

    A short one may be an emergency call, one that lacks a digit somebody's at home, and a network ignores the digits
    after a whole number.
    """
    bare = digits(text, country)
    if not (bare.isascii() and bare.isdigit()) or bare.startswith("0") or len(bare) not in _BAD_LENGTH:
        return False
    return all(cell.read(each, country).fault in _NOBODYS for each in (text, bare, f"+{bare}"))


def _is_uuid(text: str) -> bool:
    try:
        return str(uuid.UUID(text)) == text.lower()
    except ValueError:
        return False
