"""What the journal shows of each open question: one function a question, nothing invented where nothing was seen."""

import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from lib.history.questions import Evidence, Question, Seen
from lib.model.outcome import Verdict
from lib.model.rehearsal import RehearsalStep
from lib.store import learnt as sql
from lib.store.connection import Reader, Row
from lib.twin import receipt
from lib.twin.receipt import Receipt

READ_AGAIN = 100
"""How many answers at most are read again for a question."""

_REFUSED = (400, 402, 403, 404, 422)
"""The refusals of several people whose meaning `refuses_whole` decides (twin-api §3)."""
_NUMBER_REFUSED = (400, 404, 422)
_NAMED = 5


def shape(read: Receipt, numbers: Sequence[int]) -> Seen:
    """How a receipt is nested; `numbers[i]` is how many numbers candidate i of the request has.

    One pair for one candidate fits every reading, so it says nothing of how several are nested.
    """
    groups, people = read.groups, len(numbers)
    if groups == (1,) and people == 1:
        return Seen.RECEIPT_SINGLE
    if groups == (people,) and people > 1:
        return Seen.RECEIPT_ONE_GROUP
    if groups == (1,) * people:
        return Seen.RECEIPT_GROUPS
    return Seen.RECEIPT_PER_NUMBER if groups == tuple(numbers) else Seen.RECEIPT_OTHER


def _counted(seen: Iterable[tuple[Seen, int]]) -> tuple[Evidence, ...]:
    """Each thing seen (with the attempt that showed it) once, with how often and the last that showed it."""
    last: dict[Seen, list[int]] = defaultdict(list)
    for each, attempt_id in seen:
        last[each].append(attempt_id)
    return tuple(Evidence(each, len(last[each]), max(last[each])) for each in Seen if each in last)


def _receipts(reader: Reader, address: str) -> tuple[Evidence, ...]:
    first = [row[0] for row in sql.rehearsals(reader, address)]
    rows = sql.receipts(reader, address, first, READ_AGAIN)
    several = sql.numbers(reader, sorted({row[1] for row in rows}))
    return _counted(
        (shape(receipt.read(bytes(body)), [several.get((submission_id, each), 1) for each in ordinals]), id_)
        for id_, submission_id, ordinals, body in rows
    )


def _tasks(reader: Reader, address: str) -> tuple[Evidence, ...]:
    requests, own, own_last, shared, shared_last = sql.tasks(reader, address)
    several, several_last = sql.several_tasks(reader, address)
    found = ((Seen.TASK_OWN, own if requests > 1 else 0, own_last), (Seen.TASK_SHARED, shared, shared_last),
             (Seen.TASK_SEVERAL, several, several_last))  # fmt: skip
    return tuple(Evidence(seen, count, last) for seen, count, last in found if count)


def _refused(reader: Reader, address: str) -> tuple[Evidence, ...]:
    def fate(row: Row) -> Seen:
        _, submission_id, request, ordinals, _ = row
        called, absent = sql.settled(reader, submission_id, request, ordinals)
        if called:
            return Seen.REFUSED_CALLED
        return Seen.REFUSED_ABSENT if absent else Seen.REFUSED_SILENT

    return _counted((fate(row), row[0]) for row in sql.refusals(reader, address, _REFUSED, READ_AGAIN))


def _of_steps(reader: Reader, address: str, *steps: RehearsalStep) -> list[Row]:
    """The ended attempts of these steps, as `sql.attempts` returns them."""
    return sql.attempts(reader, [row[0] for row in sql.rehearsals(reader, address) if row[2] in steps])


def _bad(rows: Iterable[Row]) -> tuple[Evidence, ...]:
    """What requests with a bad number got; what was refused for the account or never arrived says nothing of it."""
    seen: list[tuple[Seen, int]] = []
    statuses: Counter[int] = Counter()
    for id_, _, _, verdict, status, _, count_differs in rows:
        if verdict == Verdict.ACCEPTED:
            seen.append((Seen.BAD_DIFFERS if count_differs else Seen.BAD_TAKEN, id_))
        elif status in _NUMBER_REFUSED:
            seen.append((Seen.BAD_REFUSED, id_))
            statuses[status] += 1
        elif verdict == Verdict.UNKNOWN:
            seen.append((Seen.BAD_UNCLEAR, id_))
    text = ", ".join(str(status) for status in sorted(statuses))
    return tuple(replace(each, text=text) for each in _counted(seen))


def _bad_alone(reader: Reader, address: str) -> tuple[Evidence, ...]:
    return _bad(_of_steps(reader, address, RehearsalStep.BAD))


def _bad_beside(reader: Reader, address: str) -> tuple[Evidence, ...]:
    return _bad(_of_steps(reader, address, RehearsalStep.BESIDE))


def _check_phone(reader: Reader, address: str) -> tuple[Evidence, ...]:
    rows = _of_steps(reader, address, RehearsalStep.BAD, RehearsalStep.BESIDE)
    checked = {
        submission_id
        for submission_id, _, _, payload, _ in sql.items(reader, sorted({row[1] for row in rows}))
        if json.loads(bytes(payload)).get("checkPhone")
    }
    return _bad(row for row in rows if row[1] in checked)


def _same_number(reader: Reader, address: str) -> tuple[Evidence, ...]:
    """Whether a number that a rehearsal asked for again got another candidate id."""
    ids = [row[0] for row in sql.rehearsals(reader, address)]
    number = {(row[0], row[1]): tuple(row[2]) for row in sql.items(reader, ids)}
    got: dict[tuple[str, ...], dict[int, set[str]]] = defaultdict(lambda: defaultdict(set))
    for submission_id, ordinal, attempt_id, candidate_id in sql.candidates(reader, ids):
        got[number[submission_id, ordinal]][attempt_id].add(candidate_id)
    seen: list[tuple[Seen, int]] = []
    for by_attempt in got.values():
        earlier: set[str] = set()
        for attempt_id, candidate_ids in by_attempt.items():
            if earlier:
                seen.append((Seen.SAME_OLD if candidate_ids & earlier else Seen.SAME_NEW, attempt_id))
            earlier |= candidate_ids
    again = _of_steps(reader, address, RehearsalStep.AGAIN)
    return _counted([*seen, *((Seen.SAME_DIFFERS, row[0]) for row in again if row[6])])


def _largest_batch(reader: Reader, address: str) -> tuple[Evidence, ...]:
    people, last, _, _ = sql.largest(reader, address)
    return (Evidence(Seen.BATCH_ACCEPTED, people, last),) if people else ()


def _largest_body(reader: Reader, address: str) -> tuple[Evidence, ...]:
    _, _, size, last = sql.largest(reader, address)
    return (Evidence(Seen.BODY_ACCEPTED, 1, last, size=size),) if size else ()


def _too_large(reader: Reader, address: str) -> tuple[Evidence, ...]:
    count, size, last = sql.too_large(reader, address)
    return (Evidence(Seen.TOO_LARGE, count, last, size=size),) if count else ()


def _rate(reader: Reader, address: str) -> tuple[Evidence, ...]:
    rows = [
        (id_, dict(json.loads(headers or "[]")).get("retry-after", ""))
        for id_, headers in sql.slowed(reader, address, READ_AGAIN)
    ]
    values = ", ".join(list(dict.fromkeys(asked for _, asked in rows if asked))[:_NAMED])
    found = _counted((Seen.RATE_ASKED if asked else Seen.RATE_SILENT, id_) for id_, asked in rows)
    return tuple(replace(each, text=values) for each in found)


def _times(reader: Reader, address: str) -> tuple[Evidence, ...]:
    answers, median, longest, slowest, late, last = sql.times(reader, address)
    answered = (Evidence(Seen.TIME_ANSWERED, answers, slowest, median=median, longest=longest),) if answers else ()
    return (*answered, Evidence(Seen.TIME_LATE, late, last)) if late else answered


EVIDENCE: dict[Question, Callable[[Reader, str], tuple[Evidence, ...]]] = {
    Question.REFUSES_WHOLE: _refused,
    Question.RECEIPT: _receipts,
    Question.TASK: _tasks,
    Question.SAME_NUMBER: _same_number,
    Question.BAD_ALONE: _bad_alone,
    Question.BAD_BESIDE: _bad_beside,
    Question.CHECK_PHONE: _check_phone,
    Question.LARGEST_BATCH: _largest_batch,
    Question.LARGEST_BODY: _largest_body,
    Question.TOO_LARGE: _too_large,
    Question.RATE: _rate,
    Question.TIME: _times,
}
"""The evidence of each question, as the requests to one address show it."""
