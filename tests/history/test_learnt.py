"""What we learnt of TWIN: the evidence of each question, from what was played, and nothing where nothing was."""

import json
from collections.abc import Iterator, Sequence

import pytest

from lib.drafts.terms import SANDBOX_ADDRESS
from lib.history.learnt import ANSWER_CHARACTERS, Learnt
from lib.history.questions import Evidence, NoSuchAnswer, Question, Seen, Status
from lib.history.seen import shape
from lib.model.evidence import Source
from lib.model.item import ItemState
from lib.model.outcome import Answer, Fault, Stage
from lib.model.person import LOCAL
from lib.model.rehearsal import RehearsalStep
from lib.model.submission import SubmissionState
from lib.store import evidence
from lib.store.evidence import Grounds
from lib.twin import receipt
from tests.dispatch.scene import CUT, NEVER_READY, Scene, numbers, released, status
from tests.in_memory import fresh_store

GOOD, OTHER, BAD = "79160000001", "79160000002", "70000000000"
REFUSED = status(422, b'{"error":"Validation failed"}')


@pytest.fixture
def scene() -> Iterator[Scene]:
    with fresh_store() as store:
        yield Scene(store)


@pytest.fixture
def learnt(scene: Scene) -> Learnt:
    return Learnt(scene.store, SANDBOX_ADDRESS)


def answered(*groups: Sequence[str]) -> Answer:
    """A receipt whose pairs are written "task candidate"."""
    pairs = [
        [{"autoCallId": {"identity": each.split()[0]}, "autoCallCandidateId": {"identity": each.split()[1]}}
         for each in group]
        for group in groups
    ]  # fmt: skip
    return Answer(Stage.ANSWERED, status=200, body=json.dumps(pairs).encode(), seconds=0.4)


def play(
    scene: Scene, people: Sequence[str], *answers: Answer, id_: str = "s1", step: RehearsalStep | None = None,
    address: str = SANDBOX_ADDRESS, batch_size: int = 2,
) -> None:  # fmt: skip
    """Release these people and let TWIN answer so."""
    sender = scene.start(address=address, CALLBOARD_RETRY_SECONDS=0)
    released(
        scene.store, people, id_, at=scene.clock(), batch_size=batch_size, address=address,
        rehearsal=step.value if step else None,
    )  # fmt: skip
    scene.twin.answers = list(answers)
    while sender.step():
        scene.clock.pass_(minutes=1)


def seen(learnt: Learnt, question: Question) -> tuple[Evidence, ...]:
    return next(each.evidence for each in learnt.questions() if each.question is question)


def counts(learnt: Learnt, question: Question) -> dict[Seen, int]:
    return {each.seen: each.count for each in seen(learnt, question)}


def test_an_empty_store_shows_nothing_and_every_question_is_open(learnt: Learnt) -> None:
    found = learnt.questions()
    assert [each.question for each in found] == list(Question)
    assert {each.status for each in found} == {Status.OPEN}
    assert all(each.evidence == () for each in found)
    assert learnt.steps() == ()
    with pytest.raises(NoSuchAnswer):
        learnt.answer(1)


def test_what_never_arrived_shows_nothing(scene: Scene, learnt: Learnt) -> None:
    play(scene, [GOOD, OTHER], NEVER_READY, NEVER_READY, NEVER_READY)
    assert {each.status for each in learnt.questions()} == {Status.OPEN}


def test_what_another_address_answered_shows_nothing_of_this_one(scene: Scene, learnt: Learnt) -> None:
    play(scene, [GOOD, OTHER], answered(["t a", "t b"]), address="https://another.example")
    assert {each.status for each in learnt.questions()} == {Status.OPEN}
    assert Learnt(scene.store, "https://another.example").questions()[1].status is Status.SOME


@pytest.mark.parametrize(
    ("groups", "of", "expected"),
    [
        ([["t a"]], (1,), Seen.RECEIPT_SINGLE),
        ([["t a"]], (2,), Seen.RECEIPT_SINGLE),
        ([["t a", "t b"]], (2,), Seen.RECEIPT_PER_NUMBER),
        ([["t a", "t b"]], (1,), Seen.RECEIPT_OTHER),
        ([["t a", "t b"]], (1, 1), Seen.RECEIPT_ONE_GROUP),
        ([["t a"], ["t b"]], (1, 1), Seen.RECEIPT_GROUPS),
        ([["t a"], ["t b"]], (2, 1), Seen.RECEIPT_GROUPS),
        ([["t a", "t b"], ["t c"]], (2, 1), Seen.RECEIPT_PER_NUMBER),
        ([["t a"]], (1, 1), Seen.RECEIPT_OTHER),
        ([["t a"], ["t b"], ["t c"]], (2, 1), Seen.RECEIPT_OTHER),
    ],
)
def test_the_nesting_of_a_receipt_is_told_from_people_and_their_numbers(
    groups: list[list[str]], of: tuple[int, ...], expected: Seen
) -> None:
    assert shape(receipt.read(answered(*groups).body), of) is expected


def test_receipts_are_read_again_from_the_journal_and_counted(scene: Scene, learnt: Learnt) -> None:
    play(
        scene, numbers(7), answered(["t a", "t b"]), answered(["t c"], ["t d"]), answered(["t e"], ["t f"]),
        answered(["t g"]),
    )  # fmt: skip
    assert counts(learnt, Question.RECEIPT) == {
        Seen.RECEIPT_GROUPS: 2, Seen.RECEIPT_ONE_GROUP: 1, Seen.RECEIPT_SINGLE: 1,
    }  # fmt: skip
    groups = next(each for each in seen(learnt, Question.RECEIPT) if each.seen is Seen.RECEIPT_GROUPS)
    assert groups.shown
    assert (groups.shown.submission_id, groups.shown.submission_number, groups.shown.request) == ("s1", 1, 3)


def test_one_request_does_not_show_whether_the_next_opens_a_task(scene: Scene, learnt: Learnt) -> None:
    play(scene, [GOOD, OTHER], answered(["t a", "t b"]))
    assert seen(learnt, Question.TASK) == ()
    play(scene, numbers(2), answered(["u c", "u d"]), id_="s2")
    assert counts(learnt, Question.TASK) == {Seen.TASK_OWN: 2}


def test_tasks_that_requests_share_and_requests_with_several_tasks_are_seen(scene: Scene, learnt: Learnt) -> None:
    play(scene, numbers(6), answered(["t a", "t b"]), answered(["t c", "t d"]), answered(["u e", "v f"]))
    assert counts(learnt, Question.TASK) == {Seen.TASK_OWN: 2, Seen.TASK_SHARED: 1, Seen.TASK_SEVERAL: 1}


def test_a_refusal_of_several_proves_nothing_until_somebody_is_found_or_not(scene: Scene, learnt: Learnt) -> None:
    play(scene, [GOOD, BAD], REFUSED, step=RehearsalStep.BESIDE)
    assert scene.states() == ["unknown", "unknown"]
    assert counts(learnt, Question.REFUSES_WHOLE) == {Seen.REFUSED_SILENT: 1}
    settle(scene, [0, 1], ItemState.NOT_SENT)
    assert counts(learnt, Question.REFUSES_WHOLE) == {Seen.REFUSED_ABSENT: 1}


def test_a_call_of_somebody_in_a_refused_request_shows_that_it_was_not_refused_whole(
    scene: Scene, learnt: Learnt
) -> None:
    play(scene, [GOOD, BAD], REFUSED, step=RehearsalStep.BESIDE)
    settle(scene, [1], ItemState.NOT_SENT)
    settle(scene, [0], ItemState.ACCEPTED)
    assert counts(learnt, Question.REFUSES_WHOLE) == {Seen.REFUSED_CALLED: 1}


def test_what_twin_told_of_a_refused_request_is_evidence_too(scene: Scene, learnt: Learnt) -> None:
    play(scene, [GOOD, BAD], REFUSED)
    with scene.store.write() as tx:
        tx.execute(
            "insert into event (id, received_at, event, body, submission_id, ordinal, waits)"
            " values ('e', now(), 'CALL_ENDED', '{}'::blob, 's1', 0, false)"
        )
    assert counts(learnt, Question.REFUSES_WHOLE) == {Seen.REFUSED_CALLED: 1}


def test_a_refusal_of_one_says_nothing_of_several(scene: Scene, learnt: Learnt) -> None:
    play(scene, [GOOD], REFUSED)
    assert seen(learnt, Question.REFUSES_WHOLE) == ()


def test_the_largest_that_was_accepted_and_the_smallest_that_was_too_large(scene: Scene, learnt: Learnt) -> None:
    play(scene, numbers(3), answered(["t a", "t b"]), answered(["t c"]), batch_size=2)
    play(scene, numbers(8, start=10), status(413), answered(["t d", "t e", "t f"]), id_="s2", batch_size=5)
    sizes = [len(body) for body in scene.twin.bodies]
    (batch,), (body,) = seen(learnt, Question.LARGEST_BATCH), seen(learnt, Question.LARGEST_BODY)
    assert (batch.count, batch.shown and batch.shown.submission_id) == (3, "s2")
    assert body.size == sizes[3]
    (large,) = seen(learnt, Question.TOO_LARGE)
    assert (large.count, large.size) == (1, sizes[2])


def test_who_asks_for_fewer_requests_is_quoted(scene: Scene, learnt: Learnt) -> None:
    play(scene, [GOOD], status(429, retry_after="2"), status(429), answered(["t a"]))
    found = {each.seen: (each.count, each.text) for each in seen(learnt, Question.RATE)}
    assert found == {Seen.RATE_ASKED: (1, "2"), Seen.RATE_SILENT: (1, "2")}


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (REFUSED, {Seen.BAD_REFUSED: 1}),
        (answered(["t a"]), {Seen.BAD_TAKEN: 1}),
        (CUT, {Seen.BAD_UNCLEAR: 1}),
        (status(402), {}),
        (status(401), {}),
    ],
)
def test_what_a_bad_number_got_alone(scene: Scene, learnt: Learnt, answer: Answer, expected: dict[Seen, int]) -> None:
    play(scene, [BAD], answer, step=RehearsalStep.BAD)
    assert counts(learnt, Question.BAD_ALONE) == expected
    assert seen(learnt, Question.BAD_BESIDE) == seen(learnt, Question.CHECK_PHONE) == ()


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (REFUSED, {Seen.BAD_REFUSED: 1}),
        (answered(["t a", "t b"]), {Seen.BAD_TAKEN: 1}),
        (answered(["t a"]), {Seen.BAD_DIFFERS: 1}),
    ],
)
def test_what_a_bad_number_got_beside_a_good_one(
    scene: Scene, learnt: Learnt, answer: Answer, expected: dict[Seen, int]
) -> None:
    play(scene, [GOOD, BAD], answer, step=RehearsalStep.BESIDE)
    assert counts(learnt, Question.BAD_BESIDE) == expected
    assert seen(learnt, Question.BAD_ALONE) == ()


def test_the_refusals_of_a_bad_number_are_told_by_status(scene: Scene, learnt: Learnt) -> None:
    play(scene, [BAD], REFUSED, step=RehearsalStep.BAD)
    play(scene, [BAD], status(400), step=RehearsalStep.BAD, id_="s2")
    (found,) = seen(learnt, Question.BAD_ALONE)
    assert (found.count, found.text) == (2, "400, 422")
    assert found.shown
    assert found.shown.submission_id == "s2"


def test_the_number_check_is_learnt_only_of_requests_that_asked_for_it(scene: Scene, learnt: Learnt) -> None:
    play(scene, [BAD], REFUSED, step=RehearsalStep.BAD)
    assert seen(learnt, Question.CHECK_PHONE) == ()
    with scene.store.write() as tx:
        tx.execute('update item set payload = \'{"phone":["70000000000"],"checkPhone":true}\'::blob')
    assert counts(learnt, Question.CHECK_PHONE) == {Seen.BAD_REFUSED: 1}


@pytest.mark.parametrize(
    ("again", "expected"),
    [
        (answered(["u c", "u d"]), {Seen.SAME_NEW: 2}),
        (answered(["t a", "t b"]), {Seen.SAME_OLD: 2}),
        (answered(["t b", "t a"]), {Seen.SAME_NEW: 2}),
        (answered(["t a"]), {Seen.SAME_DIFFERS: 1}),
    ],
)
def test_whether_a_number_asked_for_again_is_a_new_candidate(
    scene: Scene, learnt: Learnt, again: Answer, expected: dict[Seen, int]
) -> None:
    play(scene, [GOOD, OTHER], answered(["t a", "t b"]), step=RehearsalStep.TWO)
    assert seen(learnt, Question.SAME_NUMBER) == ()
    play(scene, [GOOD, OTHER], again, step=RehearsalStep.AGAIN, id_="s2")
    assert counts(learnt, Question.SAME_NUMBER) == expected


def test_how_long_answers_take_and_how_many_never_came(scene: Scene, learnt: Learnt) -> None:
    def after(seconds: float) -> Answer:
        return Answer(Stage.ANSWERED, status=422, body=b"", seconds=seconds)

    for place, answer in enumerate((after(1), after(2), after(9), Answer(Stage.SENT, fault=Fault.READ_TIMEOUT))):
        play(scene, numbers(1, start=place + 1), answer, id_=f"s{place}")
    answers, late = seen(learnt, Question.TIME)
    assert (answers.count, answers.median, answers.longest) == (3, 2, 9)
    assert answers.shown
    assert answers.shown.submission_id == "s2"
    assert (late.seen, late.count) == (Seen.TIME_LATE, 1)


def test_the_raw_answer_is_kept_and_shown_with_a_cap(scene: Scene, learnt: Learnt) -> None:
    play(scene, [GOOD], status(422, b"x" * (ANSWER_CHARACTERS + 1), retry_after="3"))
    found = learnt.answer(1)
    assert (len(found.text), found.cut, found.status, found.fault) == (ANSWER_CHARACTERS, True, 422, None)
    assert dict(found.headers)["retry-after"] == "3"
    assert (found.shown.submission_id, found.shown.request, found.people) == ("s1", 1, 1)
    play(scene, [OTHER], CUT, id_="s2")
    cut = learnt.answer(2)
    assert (cut.text, cut.status, cut.fault) == ("", None, Fault.READ_TIMEOUT)


def test_the_steps_taken_say_where_their_people_are(scene: Scene, learnt: Learnt) -> None:
    play(scene, [GOOD, OTHER], answered(["t a", "t b"]), step=RehearsalStep.TWO)
    play(scene, [BAD], REFUSED, step=RehearsalStep.BAD, id_="s2")
    play(scene, numbers(1), answered(["t z"]), id_="s3")
    bad, two = learnt.steps()
    assert (bad.step, bad.status, bad.people) == (RehearsalStep.BAD, 422, ((ItemState.REJECTED, 1),))
    assert (two.step, two.status, two.people) == (RehearsalStep.TWO, 200, ((ItemState.ACCEPTED, 2),))
    assert (two.submission_number, two.state) == (1, SubmissionState.FINISHED)


def settle(scene: Scene, ordinals: Sequence[int], to: ItemState) -> None:
    """A person's word about items of an unknown request."""
    with scene.store.write() as tx:
        evidence.settle(
            tx, "s1", ordinals, Grounds(Source.PERSON, "looked in the cabinet"), source=ItemState.UNKNOWN, to=to,
            at=scene.clock(), by=LOCAL,
        )  # fmt: skip
