"""A submission: where it stands, its rows with what TWIN returned, stop and resume."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from streamlit.testing.v1 import AppTest

from lib.model.evidence import Lock, Source
from lib.model.item import Identifiers, ItemState
from lib.model.outcome import Fault
from lib.model.pace import Pace
from lib.model.person import LOCAL
from lib.model.submission import Pause, SubmissionState
from lib.store import evidence, owner
from lib.twin.sandbox import Misbehaviour
from lib.ui import answer, pace
from lib.ui.screens import Screen
from lib.wiring import Services
from tests.pages.scene import SAY, calm, drain, keys, open_screen, people, press, released, sent, told


def submission(submission_id: str) -> AppTest:
    return open_screen(Screen.SUBMISSION, id=submission_id)


def table(page: AppTest) -> list[dict[str, str]]:
    found: list[dict[str, str]] = page.table[0].value.to_dict("records")
    return found


def test_a_finished_submission_says_so_and_shows_the_identifiers(services: Services) -> None:
    page = submission(sent(services, people(3)))
    assert SAY("submission-is-finished-what", accepted=3, count=3) in [each.value for each in page.success]
    assert [row[SAY("submission-matched")] for row in table(page)] == [SAY("matched-by_order")] * 3
    assert all(row["autoCallId"].endswith("…") for row in table(page))
    assert not [each for each in page.button if each.key in ("stop", "resume")]


def test_whole_identifiers_are_shown_when_asked_for(services: Services) -> None:
    submission_id = sent(services, people(1))
    page = calm(submission(submission_id).toggle(key=f"rows-whole-{submission_id}").set_value(True).run())
    task = services.history.submission(submission_id).tasks[0]
    assert table(page)[0]["autoCallId"].replace("\\", "") == task


def test_numbers_are_masked(services: Services) -> None:
    page = submission(sent(services, people(3)))
    assert "79160000001" not in told(page).replace(" ", "").replace("-", "")
    assert "•••" in table(page)[0][SAY("submission-number")]


@pytest.mark.parametrize("text", ["3", "C-1", "+7 916 000-00-01"], ids=["row", "external id", "full number"])
def test_a_row_is_found(services: Services, text: str) -> None:
    submission_id = sent(services, people(3))
    page = calm(submission(submission_id).text_input(key=f"rows-text-{submission_id}").set_value(text).run())
    assert "3" in [str(row[SAY("review-row")]) for row in table(page)]


def test_a_long_list_has_pages(services: Services) -> None:
    submission_id = released(services, people(30))
    page = submission(submission_id)
    assert SAY("submission-which", first="1", last="25", count=30) in told(page)
    page = calm(page.pagination(key=f"rows-page-{submission_id}").set_value(2).run())
    assert [str(row[SAY("review-row")]) for row in table(page)] == ["27", "28", "29", "30", "31"]


def test_what_twin_said_is_said_to_be_twins_and_what_went_wrong_on_the_way_is_not() -> None:
    assert answer.told(SAY, 413, "too big", None) == "TWIN: 413 too big"
    assert answer.told(SAY, None, "", Fault.SERVER_STOPPED) == SAY("fault-server_stopped")
    assert answer.told(SAY, 502, "", Fault.CUT) == f"TWIN: 502 {SAY('fault-cut')}"


def test_a_state_is_filtered(services: Services) -> None:
    submission_id = sent(services, people(2) + b"\nno;C-9;Word")
    page = submission(submission_id)
    page = calm(page.segmented_control(key=f"rows-state-{submission_id}").set_value("excluded").run())
    assert [str(row[SAY("review-row")]) for row in table(page)] == ["4"]


def test_every_state_that_a_row_is_in_has_a_filter_and_the_chosen_one_stays_chosen_when_another_appears(
    services: Services,
) -> None:
    submission_id = released(services, people(5), batch_size=2)
    assert services.sender.step()
    key = f"rows-state-{submission_id}"
    page = calm(submission(submission_id).segmented_control(key=key).set_value("accepted").run())
    assert [str(row[SAY("review-row")]) for row in table(page)] == ["2", "3"]
    assert SAY("state-cancelled-short") not in page.segmented_control(key=key).options
    services.orders.stop(submission_id, by=LOCAL)
    page = calm(page.run())
    assert page.segmented_control(key=key).value == "accepted"
    page = calm(page.segmented_control(key=key).set_value("cancelled").run())
    assert [str(row[SAY("review-row")]) for row in table(page)] == ["4", "5", "6"]
    page = calm(page.segmented_control(key=key).set_value("waiting").run())
    assert SAY("submission-no-rows-so") in told(page)


def test_stop_takes_a_second_press_that_says_how_many_are_cancelled(services: Services) -> None:
    submission_id = released(services, people(5), batch_size=2)
    assert services.sender.step()
    page = press(submission(submission_id), "stop")
    assert services.history.submission(submission_id).state is SubmissionState.RUNNING
    assert page.button(key="stop-now").label == SAY("submission-stop-now", count=3)
    assert SAY("submission-cannot-recall", count=2) in told(page)
    page = press(page, "stop-now")
    found = services.history.submission(submission_id)
    assert (found.state, found.buckets[ItemState.CANCELLED]) == (SubmissionState.STOPPED, 3)
    assert SAY("submission-is-stopped-what", cancelled=3, accepted=2) in [each.value for each in page.info]


def test_a_stop_can_be_thought_better_of(services: Services) -> None:
    submission_id = released(services, people(2))
    page = press(press(submission(submission_id), "stop"), "keep")
    assert page.button(key="stop")
    assert services.history.submission(submission_id).state is SubmissionState.QUEUED


def test_a_pause_says_why_and_what_to_do_and_resume_goes_on_with_those_who_wait(services: Services) -> None:
    assert services.sandbox
    services.sandbox.plan(Misbehaviour.STATUS_500)
    submission_id = sent(services, people(4), batch_size=2)
    page = submission(submission_id)
    assert SAY("pause-unknown-do") in [each.value for each in page.warning]
    assert page.button(key="resume").label == SAY("submission-resume", count=2)
    page = press(page, "resume")
    drain(services)
    assert services.history.submission(submission_id).state is SubmissionState.PAUSED
    assert page.button(key="resume-anyway").disabled
    (tick,) = page.checkbox
    assert tick.label == SAY("submission-leave-unknown", count=2)
    page = press(calm(tick.check().run()), "resume-anyway")
    drain(services)
    found = services.history.submission(submission_id)
    assert (found.buckets[ItemState.ACCEPTED], found.buckets[ItemState.UNKNOWN]) == (2, 2)
    assert SAY("submission-unknown-what", count=2) in [each.value for each in submission(submission_id).warning]
    assert {each.asked for each in services.sandbox.ledger.numbers().values()} == {1}


def test_who_is_unknown_can_be_looked_up_from_both_places(services: Services) -> None:
    assert services.sandbox
    services.sandbox.plan(Misbehaviour.STATUS_500)
    submission_id = sent(services, people(4), batch_size=2)
    page = press(submission(submission_id), "resume")
    assert SAY("submission-look-up", count=2) in "".join(each.label for each in page.get("page_link"))
    page = press(page, "keep")
    assert page.button(key="resume")
    page = press(page, "look-up")
    assert (page.query_params["id"], services.history.submission(submission_id).state) == (
        submission_id,
        SubmissionState.PAUSED,
    )


def test_a_pause_lets_nothing_more_leave_until_somebody_resumes(services: Services) -> None:
    submission_id = released(services, people(4), batch_size=2)
    assert services.sender.step()
    page, late = submission(submission_id), submission(submission_id)
    page = press(page, "pause")
    assert SAY("pause-person-do") in [each.value for each in page.warning]
    drain(services)
    press(late, "pause")
    found = services.history.submission(submission_id)
    assert (found.state, found.pause, found.buckets[ItemState.WAITING]) == (SubmissionState.PAUSED, Pause.PERSON, 2)
    press(page, "resume")
    drain(services)
    assert services.history.submission(submission_id).state is SubmissionState.FINISHED


def test_nothing_is_resumed_in_a_store_that_may_be_a_restored_one(services: Services) -> None:
    submission_id = released(services, people(2))
    services.orders.pause(submission_id, by=LOCAL)
    with services.store.write() as tx:
        owner.lock(tx, Lock.BACKUP, services.clock())
    page = press(submission(submission_id), "resume")
    assert SAY("submission-store-locked") in told(page)
    assert SAY("restored-banner", reason=SAY("lock-backup")) in [each.value for each in page.error]
    assert services.history.submission(submission_id).state is SubmissionState.PAUSED


def test_the_pace_is_changed_while_it_runs(services: Services) -> None:
    submission_id = released(services, people(4), batch_size=1)
    assert services.sender.step()
    page = submission(submission_id)
    owner_id = pace.owner_of(services.history.submission(submission_id))
    assert page.button(key="set-pace").disabled
    page = calm(page.number_input(key=f"unknown-limit-{owner_id}").set_value(2).run())
    assert page.button(key="set-pace").disabled
    page = calm(page.text_input(key=f"unknown-reason-{owner_id}").set_value("A shaky line").run())
    page = calm(page.number_input(key=f"batch-size-{owner_id}").set_value(3).run())
    page = press(page, "set-pace")
    wanted = Pace(3, unknown_limit=2, unknown_reason="A shaky line")
    assert services.history.submission(submission_id).pace == wanted
    assert pace.line(SAY, wanted) in told(page)
    assert services.sender.step()
    assert services.history.submission(submission_id).buckets[ItemState.ACCEPTED] == 4


def test_it_says_when_the_pace_lets_the_next_request_leave(services: Services) -> None:
    submission_id = released(services, people(4), batch_size=2, per_ten=2)
    drain(services)
    found = services.history.submission(submission_id)
    assert found.buckets[ItemState.WAITING] == 2
    assert any("The pace lets the next request leave" in each.value for each in submission(submission_id).info)


def test_it_says_how_long_twin_asked_to_wait(services: Services) -> None:
    assert services.sandbox
    services.sandbox.plan(Misbehaviour.RETRY_AFTER_429)
    submission_id = released(services, people(2))
    services.sender.step()
    assert any("TWIN asked us to wait 2 s." in each.value for each in submission(submission_id).info)


def test_nothing_is_about_to_leave_while_an_update_is_prepared(services: Services) -> None:
    submission_id = released(services, people(2))
    services.updates.prepare(by=LOCAL)
    assert SAY("submission-waits-for-update") in [each.value for each in submission(submission_id).info]


def test_all_task_ids_stand_together_to_be_copied(services: Services) -> None:
    submission_id = sent(services, people(3), batch_size=1)
    page = submission(submission_id)
    assert SAY("submission-tasks", count=3) in told(page)
    assert [each.value for each in page.code] == ["\n".join(services.history.submission(submission_id).tasks)]


def test_the_culprit_is_found_in_halves_after_a_second_press(services: Services) -> None:
    assert services.sandbox
    services.sandbox.plan(Misbehaviour.STATUS_413)
    submission_id = sent(services, people(4))
    page, late = submission(submission_id), press(submission(submission_id), "find-1")
    page = press(page, "find-1")
    drain(services)
    assert services.history.submission(submission_id).buckets[ItemState.REJECTED] == 4
    press(page, "find-now-1")
    drain(services)
    press(late, "find-now-1")
    drain(services)
    found = services.history.submission(submission_id)
    assert (found.buckets[ItemState.ACCEPTED], found.requests_done) == (4, 3)
    assert "find-1" not in keys(submission(submission_id))


def test_what_is_not_known_to_be_refused_whole_is_never_split(services: Services) -> None:
    assert services.sandbox
    services.sandbox.plan(Misbehaviour.STATUS_400)
    submission_id = sent(services, people(4))
    assert "find-1" not in keys(submission(submission_id))


def test_a_step_of_a_rehearsal_says_test(services: Services) -> None:
    submission_id = sent(services, people(1))
    assert SAY("submission-test-what") not in told(submission(submission_id))
    with services.store.write() as tx:
        tx.execute("update submission set rehearsal = 'one'")
    assert SAY("submission-test-what") in told(submission(submission_id))
    (row,) = open_screen(Screen.HISTORY).table[0].value.to_dict("records")
    assert SAY("submission-test") in row[SAY("history-file")]


def test_an_id_that_was_corrected_says_by_what_and_what_it_was(services: Services) -> None:
    submission_id = sent(services, people(2))
    before, _ = services.history.rows(submission_id)
    with services.store.write() as tx:
        found = Identifiers(before.auto_call_id, "other-candidate")
        evidence.give(tx, submission_id, 0, found, attempt_id=1, source=Source.WEBHOOK)
    row, _ = table(submission(submission_id))
    was = f"{before.auto_call_candidate_id[:8]}…"
    parts = (SAY("matched-certain"), SAY("submission-by-webhook"), SAY("submission-corrected", was=was))
    assert row[SAY("submission-matched")].replace("\\", "") == ", ".join(parts)


def test_who_is_unknown_is_counted_on_every_page(services: Services) -> None:
    assert services.sandbox
    services.sandbox.plan(Misbehaviour.STATUS_500)
    sent(services, people(2))
    for screen in (Screen.OVERVIEW, Screen.BATCH, Screen.HISTORY, Screen.SETTINGS):
        links = [each.label for each in open_screen(screen).get("page_link")]
        assert any(SAY("shell-unknown", count=2) in link for link in links), screen


def test_every_reason_to_pause_has_its_sentences() -> None:
    for pause in Pause:
        assert SAY(f"pause-{pause.value}", count=1)
        assert SAY(f"pause-{pause.value}-do")


def test_a_try_that_waits_says_when_it_leaves(serve: Callable[..., Services]) -> None:
    services = serve(CALLBOARD_RETRY_SECONDS=90)
    assert services.sandbox
    services.sandbox.plan(Misbehaviour.STATUS_429)
    submission_id = released(services, people(2))
    services.sender.step()
    found = services.history.submission(submission_id)
    assert found.next_try_at
    assert timedelta(minutes=1) < found.next_try_at - services.clock() < timedelta(minutes=5)
    assert any("The next try" in each.value for each in submission(submission_id).info)
