"""A submission's rows beside what TWIN returned for them."""

from collections.abc import Iterator

import pytest

from lib.model.item import ItemState
from lib.store import items
from lib.store.connection import MEMORY, Store, open_store
from tests.dispatch.scene import CUT, Scene, released, status

ODD = b'[[{"autoCallId":{"identity":"lost"},"autoCallCandidateId":{"identity":"lost too"}}]]'
TWO_PAIRS = (
    b'[[{"autoCallId":{"identity":"one"},"autoCallCandidateId":{"identity":"x"}},'
    b'{"autoCallId":{"identity":"two"},"autoCallCandidateId":{"identity":"y"}}]]'
)


@pytest.fixture(scope="module")
def sent() -> Iterator[Store]:
    """Requests of two, one and two people: accepted, accepted with two pairs for one, a receipt that fits nobody."""
    scene = Scene(open_store(MEMORY))
    sender = scene.start()
    people = ["79000000001", "79000000002", "79000000003", "79000000004"]
    released(scene.store, people, batch_size=2, errors=1, left_out="earlier")
    scene.twin.answers = [status(200, ODD), status(200, TWO_PAIRS)]
    for seconds in (10, 20, 0):
        scene.clock.pass_(seconds=seconds)
        sender.step()
    released(scene.store, ["79000000005", "79000000006"], "s2", batch_size=1)
    scene.twin.answers = [CUT]
    sender.step()
    yield scene.store
    scene.store.close()


def found(
    store: Store, *, state: ItemState | None = None, text: str = "", offset: int = 0, limit: int = 9
) -> list[int]:
    """The spreadsheet rows of a page."""
    with store.read() as reader:
        page = items.page(reader, "s1", state=state, text=text, offset=offset, limit=limit)
        assert items.count(reader, "s1", state=state, text=text) >= len(page)
    return [row[0] for row in page]


def test_what_moved_last_comes_first(sent: Store) -> None:
    assert found(sent) == [5, 3, 4, 2, 6]


def test_pages_follow_each_other_and_miss_nobody(sent: Store) -> None:
    assert [found(sent, offset=offset, limit=2) for offset in (0, 2, 4, 6)] == [[5, 3], [4, 2], [6], []]
    with sent.read() as reader:
        assert items.count(reader, "s1", state=None, text="") == 5


@pytest.mark.parametrize(
    ("state", "rows"),
    [(ItemState.ACCEPTED, [5, 3, 4]), (ItemState.EXCLUDED, [2, 6]), (ItemState.WAITING, []), (ItemState.SENDING, [])],
)
def test_a_state_finds_its_rows(sent: Store, state: ItemState, rows: list[int]) -> None:
    assert found(sent, state=state) == rows


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("5", [5]),
        ("c4", [4]),
        ("c", []),
        ("79000000004", [5]),
        (" +7 (900) 000-00-04 ", [5]),
        ("7900000000", []),
        ("two", [5]),
        ("x", [5]),
        ("lost", []),
        ("' or true --", []),
        ("%", []),
    ],
)
def test_text_finds_a_row_an_external_id_a_whole_number_or_an_identifier(
    sent: Store, text: str, rows: list[int]
) -> None:
    assert found(sent, text=text) == rows


def test_several_pairs_stand_side_by_side_in_the_order_of_the_receipt(sent: Store) -> None:
    with sent.read() as reader:
        (row,) = items.page(reader, "s1", state=None, text="5", offset=0, limit=1)
    assert row[6:10] == (2, "one; two", "x; y", "certain")


def test_rows_of_a_receipt_that_fits_nobody_say_so(sent: Store) -> None:
    with sent.read() as reader:
        rows = items.page(reader, "s1", state=ItemState.ACCEPTED, text="", offset=1, limit=2)
    assert [row[6:10] for row in rows] == [(1, None, None, "not_matched")] * 2


def test_a_row_that_was_left_out_names_the_earlier_submission(sent: Store) -> None:
    with sent.read() as reader:
        (row,) = items.page(reader, "s1", state=None, text="2", offset=0, limit=1)
    assert row[3:7] == ("excluded", "called_already", "earlier", None)


def test_the_whole_is_every_row_of_the_files_in_their_order(sent: Store) -> None:
    with sent.read() as reader:
        table = items.whole(reader, ["s1", "s2"])
    rows = list(zip(table["submission_id"].to_pylist(), table["row"].to_pylist(), strict=True))
    assert rows == [("s1", row) for row in range(2, 7)] + [("s2", 2), ("s2", 3)]
    assert table["cells"].to_pylist()[0] == ["cell of 2"]
    assert [at is not None for at in table["sent_at"].to_pylist()] == [False, True, True, True, False, True, False]


def test_the_whole_of_nothing_has_its_columns(sent: Store) -> None:
    with sent.read() as reader:
        table = items.whole(reader, [])
    assert table.num_rows == 0
    assert {"row", "state", "cells", "sent_at"} <= set(table.column_names)


@pytest.mark.parametrize(
    ("typed", "digits"),
    [
        ("+7 (900) 123-45-67", "79001234567"),
        ("7900 123‑45–67", "79001234567"),
        ("79001234567", "79001234567"),
        ("7900123456O", "7900123456O"),
        ("٧٩٠٠", "٧٩٠٠"),
        (" + ", "+"),
        (" ", ""),
    ],
)
def test_a_number_is_known_however_it_is_written_and_what_is_none_stays_as_typed(typed: str, digits: str) -> None:
    assert items.digits(typed) == digits
