"""What we learnt of TWIN: the evidence of each open question, drawn from the journal and never from memory."""

import json
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from lib.history.questions import Learning, NoSuchAnswer, Question, RawAnswer, Shown, StepTaken
from lib.history.seen import EVIDENCE
from lib.model.item import ItemState
from lib.model.outcome import Fault
from lib.model.rehearsal import RehearsalStep
from lib.model.submission import SubmissionState
from lib.store import history
from lib.store import learnt as sql
from lib.store.connection import Reader, Store

ANSWER_CHARACTERS = 10_000
"""How much of an answer a page shows; the journal keeps the whole."""


@dataclass(frozen=True, slots=True)
class Learnt:
    """Reads of what was seen of the TWIN at `address`; nothing here changes anything."""

    store: Store
    address: str

    def questions(self) -> tuple[Learning, ...]:
        """Every open question with its evidence so far."""
        with self.store.read() as reader:
            found = {question: EVIDENCE[question](reader, self.address) for question in Question}
            places = _places(reader, [each.attempt_id for evidence in found.values() for each in evidence])
        return tuple(
            Learning(question, tuple(replace(each, shown=places.get(each.attempt_id)) for each in evidence))
            for question, evidence in found.items()
        )

    def steps(self) -> tuple[StepTaken, ...]:
        """The steps of rehearsals that were released, the newest first."""
        with self.store.read() as reader:
            rows = sql.rehearsals(reader, self.address)
            ids = [row[0] for row in rows]
            status = {row[1]: row[4] for row in sql.attempts(reader, ids)}
            people: dict[str, Counter[ItemState]] = defaultdict(Counter)
            for submission_id, *_, state in sql.items(reader, ids):
                people[submission_id][ItemState(state)] += 1
        return tuple(
            StepTaken(
                step=RehearsalStep(step),
                submission_id=id_,
                submission_number=number,
                state=SubmissionState(state),
                released_at=released_at,
                people=tuple(people[id_].items()),
                status=status.get(id_),
            )
            for id_, number, step, state, released_at in reversed(rows)
        )

    def answer(self, attempt_id: int) -> RawAnswer:
        """A request and its answer as it came; raises NoSuchAnswer."""
        with self.store.read() as reader:
            row = sql.answer(reader, attempt_id)
            if row is None:
                raise NoSuchAnswer(attempt_id)
            shown = _places(reader, [attempt_id])[attempt_id]
        _, _, people, body_bytes, opened_at, status, fault, headers, body, truncated, seconds = row
        text = bytes(body or b"").decode("utf-8", errors="replace")
        return RawAnswer(
            shown=shown,
            people=people,
            body_bytes=body_bytes,
            opened_at=opened_at,
            status=status,
            fault=Fault(fault) if fault else None,
            headers=tuple((name, value) for name, value in json.loads(headers or "[]")),
            text=text[:ANSWER_CHARACTERS],
            cut=len(text) > ANSWER_CHARACTERS,
            truncated=bool(truncated),
            seconds=seconds,
        )


def _places(reader: Reader, attempt_ids: Sequence[int]) -> dict[int, Shown]:
    places = sql.places(reader, attempt_ids)
    names = history.names(reader, sorted({submission_id for submission_id, _ in places.values()}))
    return {
        attempt_id: Shown(attempt_id, submission_id, names[submission_id][0], request)
        for attempt_id, (submission_id, request) in places.items()
    }
