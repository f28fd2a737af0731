"""A change of a draft taken back, exactly: by a person, or because a stop of the server cut it off."""

from datetime import datetime

from lib.access import audit
from lib.drafts import column_changes
from lib.model.mending import Change, ChangeState
from lib.model.person import CALLBOARD, Person
from lib.store import mending
from lib.store.connection import Store

_BECOMES = {ChangeState.WRITING: ChangeState.CUT_OFF, ChangeState.UNDOING: ChangeState.UNDONE}
_VERBS = {ChangeState.CUT_OFF: audit.Verb.DRAFT_MEND_CUT_OFF, ChangeState.UNDONE: audit.Verb.DRAFT_MEND_UNDONE}


def whatever_was_cut_off(store: Store, draft_id: str, *, at: datetime) -> None:
    """Take back every change of the draft that is written in part, so that its rows are as before it or after it."""
    with store.read() as reader:
        unfinished = mending.unfinished(reader, draft_id)
    for change in unfinished:
        take_back(store, draft_id, change, at=at, by=CALLBOARD)


def take_back(store: Store, draft_id: str, change: Change, *, at: datetime, by: Person) -> None:
    """Write the cells and rows of a change (its state `writing` or `undoing`) as they were before it."""
    with store.read() as reader:
        back = mending.reversed_mends(reader, draft_id, change.number)
    for chunk in mending.chunks(store, back):
        with store.write() as tx:
            mending.make(tx, draft_id, chunk)
    becomes = _BECOMES[change.state]
    with store.write() as tx:
        mending.taken_back(tx, draft_id, change.number, was=change.state, to=becomes, at=at, by=by)
        column_changes.take_back(tx, draft_id, change, back)
        audit.record(
            tx, _VERBS[becomes], draft_id, at=at, by=by, change=change.number, kind=change.kind.value,
            cells=change.cells, rows=change.rows,
        )  # fmt: skip
