"""Drafts that need mending, what the tests of mending ask of them, and how a change is cut off."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from lib.drafts.draft import FindingRow
from lib.drafts.drafts import Drafts
from lib.model.finding import Code
from lib.model.person import Person
from lib.store import staged
from lib.store.connection import Store
from lib.store.faulty import Asked

GOOD = "79160010001;A-1;10800;Anna\r\n"
SHORT = "7916001000;A-2;10800;Olga\r\n"
TAIL = "79160010003.0;A-3;10800;Ivan\r\n"
TAIL_2 = "79160010004,0;A-4;10800;Oleg\r\n"
HOME = "8 (916) 001-00-05;A-5;10800;Petr\r\n"
TAILS = Asked(code=Code.PHONE_DAMAGED, detail="float_tail")
REPEATS = Asked(code=Code.DUPLICATE_IN_FILE)
ANNA = Person("anna", "Anna")


def cells(store: Store, draft_id: str) -> list[tuple[object, ...]]:
    """Every record as it stands, and every one that is left out, keys included."""
    with store.read() as reader:
        return [
            *reader.rows("select row, cells, row_key from draft_record where draft_id = ? order by row", [draft_id]),
            *reader.rows("select * exclude (draft_id) from draft_left_out where draft_id = ? order by row", [draft_id]),
        ]


def findings(drafts: Drafts, draft_id: str) -> list[tuple[int, Code, str]]:
    """Row, code and value of everything that was found."""
    return [(each.row, each.code, each.value) for each in found_in(drafts, draft_id)]


def found_in(drafts: Drafts, draft_id: str) -> tuple[FindingRow, ...]:
    """Everything that was found."""
    with drafts.store.read() as reader:
        return staged.findings(reader, draft_id)


def version(drafts: Drafts, draft_id: str) -> int:
    """The draft's version, as a page that was just drawn has it."""
    return drafts.get(draft_id).version


class PowerCut(Exception):
    """The server stops."""


@contextmanager
def power_cut(monkeypatch: pytest.MonkeyPatch, *, after: int) -> Iterator[None]:
    """What runs in it ends in place of the transaction that follows so many."""
    written, real = 0, Store.write

    def write(self: Store) -> object:
        nonlocal written
        written += 1
        if written > after:
            raise PowerCut
        return real(self)

    with monkeypatch.context() as cut, pytest.raises(PowerCut):
        cut.setattr(Store, "write", write)
        yield
