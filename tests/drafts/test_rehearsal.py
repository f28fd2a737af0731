"""The rehearsal: every step a release of its own, shown exactly, confirmed by typing whom it calls, released once."""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import count
from threading import Barrier, Thread

import pytest

from lib.drafts.entries import Entry, Form, Hindrance, amiss
from lib.drafts.rehearsal import RehearsalRefused, Rehearsals
from lib.drafts.terms import SANDBOX_ADDRESS, Terms
from lib.model.mode import Mode
from lib.model.person import LOCAL
from lib.model.rehearsal import RehearsalStep
from lib.settings import Settings
from lib.store.connection import Store
from tests.dispatch.scene import CUT, Scene, credentials_of, released, status
from tests.in_memory import fresh_store

FIRST, SECOND, BAD = "79160000001", "79160000002", "70000000000"
TEMPLATE, SCENARIO = "bb973460-2c1f-4f4e-8a7d-6f2f0c5b9e11", "a8c57dfe-2c1f-4f4e-8a7d-6f2f0c5b9e11"
FORM = Form(first="8 (916) 000-00-01", second="+7 916 000 00 02", bad="+7 000 000-00-00")
LIVE_ADDRESS = "https://twin24.ai"
CALLED = {
    RehearsalStep.ONE: [FIRST],
    RehearsalStep.TWO: [FIRST, SECOND],
    RehearsalStep.AGAIN: [FIRST, SECOND],
    RehearsalStep.BAD: [BAD],
    RehearsalStep.BESIDE: [FIRST, BAD],
}


@pytest.fixture
def scene() -> Iterator[Scene]:
    with fresh_store() as store:
        yield Scene(store)


@pytest.fixture
def rehearsals_in(scene: Scene) -> Callable[..., Rehearsals]:
    def make(mode: Mode = Mode.SANDBOX, **settings: object) -> Rehearsals:
        ids = count(1)
        address = SANDBOX_ADDRESS if mode is Mode.SANDBOX else LIVE_ADDRESS
        terms = Terms(1, credentials_of(mode, scene.clock), address, Settings.model_validate(settings))
        return Rehearsals(scene.store, terms, scene.clock, lambda: f"id{next(ids)}", "RU")

    return make


@pytest.fixture
def rehearsals(rehearsals_in: Callable[..., Rehearsals]) -> Rehearsals:
    return rehearsals_in()


def rehearse(rehearsals: Rehearsals, step: RehearsalStep, form: Form = FORM) -> str:
    plan = rehearsals.plan(step, form)
    return rehearsals.release(plan.fingerprint, typed=CALLED[step], by=LOCAL)


def refused(rehearsals: Rehearsals, fingerprint: str, typed: Sequence[str]) -> RehearsalRefused:
    with pytest.raises(RehearsalRefused) as caught:
        rehearsals.release(fingerprint, typed=typed, by=LOCAL)
    return caught.value


def submissions(store: Store) -> int:
    with store.read() as reader:
        return int(reader.value("select count(*) from submission"))


@pytest.mark.parametrize("step", RehearsalStep)
def test_what_is_shown_is_what_is_sent_in_one_request(
    scene: Scene, rehearsals: Rehearsals, step: RehearsalStep
) -> None:
    sender = scene.start()
    shown = rehearsals.plan(step, FORM)
    rehearse(rehearsals, step)
    while sender.step():
        pass
    assert scene.twin.bodies == [shown.body]
    assert [each["phone"] for each in json.loads(shown.body)["batch"]] == [[number] for number in CALLED[step]]


def test_the_exact_bytes_of_a_step_hold_template_scenario_and_check_only_where_they_were_entered(
    rehearsals: Rehearsals,
) -> None:
    assert rehearsals.plan(RehearsalStep.ONE, FORM).body == (
        b'{"batch":[{"callbackData":{"callboardRow":"id1"},"phone":["79160000001"]}]}'
    )
    form = replace(FORM, template=f" {TEMPLATE} ", scenario=SCENARIO, check_phone=True)
    assert rehearsals.plan(RehearsalStep.BESIDE, form).body.decode() == (
        '{"batch":['
        f'{{"callbackData":{{"callboardRow":"id3"}},"phone":["79160000001"],"botSettingsId":"{SCENARIO}",'
        f'"autoCallTemplateId":"{TEMPLATE}","checkPhone":true}},'
        f'{{"callbackData":{{"callboardRow":"id4"}},"phone":["70000000000"],"botSettingsId":"{SCENARIO}",'
        f'"autoCallTemplateId":"{TEMPLATE}","checkPhone":true}}'
        "]}"
    )


def test_a_step_is_a_submission_that_says_it_is_a_test_and_nothing_of_it_stays_staged(
    scene: Scene, rehearsals: Rehearsals
) -> None:
    submission_id = rehearse(rehearsals, RehearsalStep.TWO)
    with scene.store.read() as reader:
        row = reader.one("select file_name, rehearsal, state, batch_size, unknown_limit from submission")
        items = reader.rows("select state, numbers, cells, row from item order by ordinal")
        audited = reader.rows("select verb, subject, detail from audit where subject = ?", [submission_id])
        staged = reader.value("select count(*) from draft_record")
    assert row == ("rehearsal-two.csv", "two", "queued", 2, 1)
    assert items == [("waiting", [FIRST], [FIRST], 1), ("waiting", [SECOND], [SECOND], 2)]
    assert sorted(verb for verb, _, _ in audited) == ["rehearsal step", "released"]
    assert not any(number in detail for _, _, detail in audited for number in (FIRST, SECOND))
    assert staged == 0


def test_every_number_of_the_step_is_typed_in_whatever_way_it_is_written(scene: Scene, rehearsals: Rehearsals) -> None:
    plan = rehearsals.plan(RehearsalStep.TWO, FORM)
    for typed in ((SECOND, FIRST), (FIRST, ""), (FIRST,), (FIRST, "79160000003"), (f"{FIRST} {SECOND}", SECOND)):
        assert not rehearsals.confirmed(plan, typed)
        assert refused(rehearsals, plan.fingerprint, typed).hindrance is Hindrance.TYPED_DIFFERS
    assert submissions(scene.store) == 0
    assert rehearsals.confirmed(plan, (FIRST, SECOND))
    rehearsals.release(plan.fingerprint, typed=("+7 (916) 000-00-01", "8 916 000 00 02"), by=LOCAL)
    assert submissions(scene.store) == 1


def test_the_bad_number_is_typed_too(rehearsals: Rehearsals) -> None:
    plan = rehearsals.plan(RehearsalStep.BESIDE, FORM)
    assert rehearsals.confirmed(plan, (FIRST, "7 000 000 00 00"))
    assert not rehearsals.confirmed(plan, (FIRST, "70000000001"))


@pytest.mark.parametrize(
    ("step", "form", "hindrance", "entry"),
    [
        (RehearsalStep.ONE, Form(), Hindrance.NEEDED, Entry.FIRST),
        (RehearsalStep.TWO, replace(FORM, second=" "), Hindrance.NEEDED, Entry.SECOND),
        (RehearsalStep.ONE, replace(FORM, first="7916000000"), Hindrance.UNREADABLE, Entry.FIRST),
        (RehearsalStep.ONE, replace(FORM, first=f"{FIRST}, {SECOND}"), Hindrance.UNREADABLE, Entry.FIRST),
        (RehearsalStep.AGAIN, replace(FORM, second=FIRST), Hindrance.SAME_NUMBER, Entry.SECOND),
        (RehearsalStep.ONE, replace(FORM, template="default"), Hindrance.NO_UUID, Entry.TEMPLATE),
        (RehearsalStep.BAD, replace(FORM, scenario="7"), Hindrance.NO_UUID, Entry.SCENARIO),
    ],
)
def test_what_is_amiss_is_named_with_its_field(
    step: RehearsalStep, form: Form, hindrance: Hindrance, entry: Entry
) -> None:
    assert amiss(step, form, "RU") == (hindrance, entry)


def test_an_incomplete_form_sends_nothing(scene: Scene, rehearsals: Rehearsals) -> None:
    plan = rehearsals.plan(RehearsalStep.TWO, replace(FORM, second=FIRST))
    assert (plan.hindrance, plan.entry, plan.body) == (Hindrance.SAME_NUMBER, Entry.SECOND, b"")
    assert not rehearsals.confirmed(plan, ())
    assert refused(rehearsals, plan.fingerprint, ()).hindrance is Hindrance.CHANGED
    assert submissions(scene.store) == 0


def test_a_step_asks_only_for_what_it_calls() -> None:
    assert amiss(RehearsalStep.ONE, Form(first=FIRST, second="?", bad="112"), "RU") is None


@pytest.mark.parametrize(
    "number",
    ["79160000003", "9160000003", "89160000003", "791600000031", "7916000000", "112", "03", "0000000000", "1234567",
     "bad", "+49 30 123456", "80000000000", "70000000000 79160000003"],
)  # fmt: skip
def test_a_bad_number_that_could_ring_somebody_is_never_sent(number: str) -> None:
    assert amiss(RehearsalStep.BAD, replace(FORM, bad=number), "RU") == (Hindrance.NOT_BAD, Entry.BAD)


def test_a_number_that_was_just_called_may_be_called_again_here_and_nowhere_else(
    scene: Scene, rehearsals: Rehearsals
) -> None:
    sender = scene.start()
    for step in (RehearsalStep.ONE, RehearsalStep.TWO, RehearsalStep.AGAIN):
        rehearse(rehearsals, step)
        while sender.step():
            pass
    assert len(scene.twin.bodies) == 3
    released(scene.store, [FIRST], "real")
    while sender.step():
        pass
    assert scene.states("real") == ["excluded"]
    assert len(scene.twin.bodies) == 3


def test_a_second_press_of_the_same_plan_releases_once(scene: Scene, rehearsals: Rehearsals) -> None:
    sender = scene.start()
    plan = rehearsals.plan(RehearsalStep.ONE, FORM)
    first = rehearsals.release(plan.fingerprint, typed=[FIRST], by=LOCAL)
    for _ in range(2):
        second = refused(rehearsals, plan.fingerprint, [FIRST])
        assert (second.hindrance, second.submission_id) == (Hindrance.RELEASED_ALREADY, first)
        while sender.step():
            pass
    assert (submissions(scene.store), len(scene.twin.bodies)) == (1, 1)
    again = rehearsals.plan(RehearsalStep.ONE, FORM)
    assert again.hindrance is None
    assert again.fingerprint != plan.fingerprint


def test_two_people_who_press_at_the_same_moment_release_once(scene: Scene, rehearsals: Rehearsals) -> None:
    plan = rehearsals.plan(RehearsalStep.TWO, FORM)
    other = rehearsals.plan(RehearsalStep.ONE, FORM)
    pressed, came = Barrier(4), list[object]()

    def press(fingerprint: str, typed: Sequence[str]) -> None:
        pressed.wait()
        try:
            came.append(rehearsals.release(fingerprint, typed=typed, by=LOCAL))
        except RehearsalRefused as error:
            came.append(error.hindrance)

    threads = [Thread(target=press, args=(plan.fingerprint, [FIRST, SECOND])) for _ in range(2)]
    threads += [Thread(target=press, args=(other.fingerprint, [FIRST])) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert submissions(scene.store) == 1
    assert len([each for each in came if not isinstance(each, Hindrance)]) == 1


def test_the_next_step_waits_until_the_one_before_is_over(scene: Scene, rehearsals: Rehearsals) -> None:
    sender = scene.start()
    scene.twin.answers = [CUT]
    first = rehearse(rehearsals, RehearsalStep.ONE)
    plan = rehearsals.plan(RehearsalStep.TWO, FORM)
    assert (plan.hindrance, plan.under_way) == (Hindrance.UNDER_WAY, first)
    assert refused(rehearsals, plan.fingerprint, [FIRST, SECOND]).submission_id == first
    while sender.step():
        pass
    assert scene.standing(first) == ("paused", "unknown")
    assert rehearsals.plan(RehearsalStep.TWO, FORM).hindrance is Hindrance.UNDER_WAY
    scene.orders.stop(first, by=LOCAL)
    sender.step()
    assert scene.states(first) == ["unknown"]
    assert rehearsals.plan(RehearsalStep.TWO, FORM).hindrance is None


def test_the_limit_of_a_day_holds_and_a_step_never_goes_in_part(
    scene: Scene, rehearsals_in: Callable[..., Rehearsals]
) -> None:
    rehearsals = rehearsals_in(Mode.LIVE, CALLBOARD_DAY_LIMIT=3)
    sender = scene.start(mode=Mode.LIVE, address=LIVE_ADDRESS, CALLBOARD_DAY_LIMIT=3)
    assert rehearsals.plan(RehearsalStep.TWO, FORM).day_left == 3
    rehearse(rehearsals, RehearsalStep.TWO)
    while sender.step():
        pass
    plan = rehearsals.plan(RehearsalStep.AGAIN, FORM)
    assert (plan.day_left, plan.hindrance) == (1, Hindrance.DAY_LIMIT)
    assert refused(rehearsals, plan.fingerprint, [FIRST, SECOND]).hindrance is Hindrance.DAY_LIMIT
    assert rehearsals.plan(RehearsalStep.ONE, FORM).hindrance is None
    scene.clock.pass_(hours=25)
    assert rehearsals.plan(RehearsalStep.AGAIN, FORM).day_left == 3


def test_a_bad_number_that_was_refused_does_not_count_for_the_day(
    scene: Scene, rehearsals_in: Callable[..., Rehearsals]
) -> None:
    rehearsals = rehearsals_in(Mode.LIVE)
    sender = scene.start(mode=Mode.LIVE, address=LIVE_ADDRESS)
    scene.twin.answers = [status(422, b'{"error":"Validation failed"}')]
    submission_id = rehearse(rehearsals, RehearsalStep.BAD)
    while sender.step():
        pass
    assert scene.states(submission_id) == ["rejected"]
    assert rehearsals.plan(RehearsalStep.ONE, FORM).day_left == 10


def test_nothing_is_released_without_a_token_or_from_a_locked_store(
    scene: Scene, rehearsals_in: Callable[..., Rehearsals]
) -> None:
    no_token = rehearsals_in(Mode.LIVE_NO_TOKEN)
    plan = no_token.plan(RehearsalStep.ONE, FORM)
    assert refused(no_token, plan.fingerprint, [FIRST]).hindrance is Hindrance.NO_TOKEN
    scene.start()
    rehearsals = rehearsals_in()
    plan = rehearsals.plan(RehearsalStep.ONE, FORM)
    with scene.store.write() as tx:
        tx.execute("update owner set locked = 'backup'")
    assert rehearsals.plan(RehearsalStep.ONE, FORM).hindrance is Hindrance.LOCKED
    assert refused(rehearsals, plan.fingerprint, [FIRST]).hindrance is Hindrance.LOCKED
    assert submissions(scene.store) == 0


def test_a_plan_shown_for_another_token_is_not_released(scene: Scene, rehearsals_in: Callable[..., Rehearsals]) -> None:
    sandbox = rehearsals_in()
    plan = sandbox.plan(RehearsalStep.ONE, FORM)
    live = replace(sandbox, terms=rehearsals_in(Mode.LIVE).terms)
    assert refused(live, plan.fingerprint, [FIRST]).hindrance is Hindrance.CHANGED
    assert submissions(scene.store) == 0


def test_a_plan_that_the_server_has_forgotten_is_not_released(
    scene: Scene, rehearsals: Rehearsals, rehearsals_in: Callable[..., Rehearsals]
) -> None:
    plan = rehearsals.plan(RehearsalStep.ONE, FORM)
    assert refused(rehearsals_in(), plan.fingerprint, [FIRST]).hindrance is Hindrance.CHANGED
    for number in range(30):
        rehearsals.plan(RehearsalStep.ONE, replace(FORM, first=f"791600001{number:02}"))
    assert refused(rehearsals, plan.fingerprint, [FIRST]).hindrance is Hindrance.CHANGED
    assert submissions(scene.store) == 0


def test_no_refusal_tells_a_number(rehearsals: Rehearsals) -> None:
    plan = rehearsals.plan(RehearsalStep.ONE, FORM)
    error = refused(rehearsals, plan.fingerprint, [SECOND])
    assert not any(number in f"{error!r} {error}" for number in (FIRST, SECOND))
