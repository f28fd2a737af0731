"""The audit: who did what, in the transaction that does it."""

import json
from datetime import UTC, datetime

import pytest

from lib.access import audit
from lib.model.person import CALLBOARD, LOCAL
from lib.store.connection import MEMORY, open_store

AT = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)


def test_a_line_says_who_did_what_to_which_thing() -> None:
    store = open_store(MEMORY)
    with store.write() as tx:
        audit.record(tx, audit.Verb.RELEASED, "s1", at=AT, by=LOCAL, candidates=3, address="https://twin.example")
    with store.read() as reader:
        ((at, person_id, person, verb, subject, detail),) = reader.rows("from audit")
    store.close()
    assert (at, person_id, person, verb, subject) == (AT, "local", "Local user", "released", "s1")
    assert json.loads(detail) == {"candidates": 3, "address": "https://twin.example"}


def test_what_is_undone_leaves_no_line() -> None:
    store = open_store(MEMORY)
    with pytest.raises(RuntimeError), store.write() as tx:
        audit.record(tx, audit.Verb.STOPPED, "s1", at=AT, by=CALLBOARD)
        raise RuntimeError
    with store.read() as reader:
        assert reader.rows("from audit") == []
    store.close()
