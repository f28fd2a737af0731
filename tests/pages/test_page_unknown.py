"""Unknown: the requests, what to look for in TWIN, and what a person says of the people in them."""

from streamlit.testing.v1 import AppTest

from lib.dispatch.reconcile import Found
from lib.model.item import ItemState
from lib.model.person import LOCAL
from lib.twin.sandbox import Misbehaviour
from lib.ui.screens import Screen
from lib.wiring import Services
from lib.words import formats
from tests.pages.scene import SAY, calm, go, keys, open_screen, people, press, sent, told


def cut(services: Services, count: int = 4, *, first: int = 0, waiting: int = 0, minutes_ago: int = 0) -> str:
    """A submission whose only request of so many people is unknown, and after it so many people wait."""
    assert services.sandbox
    services.sandbox.plan(Misbehaviour.STATUS_500)
    submission_id = sent(services, people(count + waiting, first=first), batch_size=count)
    with services.store.write() as tx:
        tx.execute(f"update attempt set opened_at = opened_at - interval {minutes_ago} minutes")
    return submission_id


def buckets(services: Services, submission_id: str) -> dict[ItemState, int]:
    found = services.history.submission(submission_id).buckets
    assert sum(count for _, count in found.counts) == found.rows
    return {state: count for state, count in found.counts if count}


def attempts(services: Services) -> int:
    with services.store.read() as reader:
        return int(reader.value("select count(*) from attempt"))


def bring(page: AppTest, content: bytes, name: str = "report.csv") -> AppTest:
    """Bring a report for the request that is shown."""
    return calm(page.file_uploader[0].upload(name, content).run())


def choose(page: AppTest, *ordinals: int, attempt: int = 1) -> AppTest:
    for ordinal in ordinals:
        page.checkbox(key=f"row-{attempt}-{ordinal}").check()
    return calm(page.run())


def write(page: AppTest, key: str, text: str = "seen in the list of tasks") -> AppTest:
    """Write into a field of a form: it goes with the press."""
    page.text_input(key=key).set_value(text)
    return page


def links(page: AppTest) -> list[str]:
    return [each.label for each in page.get("page_link")]


def report(*places: int, ids: str = "candidate") -> bytes:
    lines = [f"+7 916 000-00-{place:02};task;{ids}-{place}" for place in places]
    return "\n".join(["Номер телефона;ID задачи;ID кандидата", *lines]).encode()


def test_where_nobody_is_unknown_it_says_so_calmly(services: Services) -> None:
    page = open_screen(Screen.UNKNOWN)
    assert [each.value for each in page.success] == [SAY("unknown-nobody")]


def test_one_request_is_shown_whole_with_masked_numbers_and_what_to_look_for(services: Services) -> None:
    cut(services)
    page = open_screen(Screen.UNKNOWN)
    text = told(page)
    for words_ in ("unknown-may", "unknown-choices", "unknown-look-people"):
        said = SAY(words_, count=4, numbers="").rstrip() if words_ == "unknown-look-people" else SAY(words_, count=4)
        assert said in text, words_
    assert formats.in_one_piece("+7 916 •••-••-00") in text.replace("\\", "")
    assert "79160000001" not in text.replace(" ", "").replace("-", "")
    assert "79160000001" in page.code[0].value, "to copy, behind a button"
    assert any("people.csv" in label.replace("\\", "") for label in links(page))


def test_every_page_leads_to_who_is_unknown_but_the_one_that_shows_them(services: Services) -> None:
    cut(services)
    words_ = SAY("shell-unknown", count=4)
    assert any(words_ in each for each in links(open_screen()))
    page = open_screen(Screen.UNKNOWN)
    assert words_ in told(page)
    assert not any(words_ in each for each in links(page))


def test_several_requests_are_a_list_and_each_opens_alone(services: Services) -> None:
    first = cut(services)
    cut(services, first=100)
    page = open_screen(Screen.UNKNOWN)
    assert {"settle-1", "settle-2"} <= keys(page)
    page = go(page, Screen.UNKNOWN, attempt="1")
    assert "press-found-1" in keys(page)
    assert SAY("unknown-others", count=1) in told(page)
    page = open_screen(Screen.UNKNOWN, id=first)
    assert "press-found-1" in keys(page)


def test_an_address_of_no_unknown_request_says_so(services: Services) -> None:
    sent(services, people(1))
    for attempt in ("1", "99", "x", "²"):
        page = open_screen(Screen.UNKNOWN, attempt=attempt)
        assert [each.value for each in page.info] == [SAY("unknown-no-such")]


def test_an_address_of_no_submission_says_so(services: Services) -> None:
    page = open_screen(Screen.UNKNOWN, id="nobody's")
    assert SAY("trouble-no-such-submission") in [each.value for each in page.error]


def test_found_by_eye_needs_a_note_and_then_counts_as_accepted(services: Services) -> None:
    submission_id = cut(services, waiting=3)
    page = press(open_screen(Screen.UNKNOWN), "press-found-1")
    assert SAY("unknown-note-needed") in [each.value for each in page.warning]
    assert buckets(services, submission_id)[ItemState.UNKNOWN] == 4
    page = press(write(page, "note-found-1"), "press-found-1")
    assert SAY("unknown-done-found", count=4) in [each.value for each in page.success]
    assert buckets(services, submission_id) == {ItemState.ACCEPTED: 4, ItemState.WAITING: 3}
    assert "seen in the list of tasks" in told(page)
    assert any("Resume there" in label for label in links(page))
    assert attempts(services) == 1


def test_not_in_twin_says_from_when_it_is_offered_and_then_where_to_send_again(services: Services) -> None:
    submission_id = cut(services)
    page = open_screen(Screen.UNKNOWN)
    assert "press-not_sent-1" not in keys(page)
    assert SAY("unknown-offered-from", moment="").split()[0] in told(page)
    with services.store.write() as tx:
        tx.execute("update attempt set opened_at = opened_at - interval 31 minutes")
    page = press(write(open_screen(Screen.UNKNOWN), "note-not_sent-1"), "press-not_sent-1")
    assert SAY("unknown-done-not_sent", count=4) in [each.value for each in page.success]
    assert SAY("unknown-again") in told(page)
    assert buckets(services, submission_id) == {ItemState.NOT_SENT: 4}
    assert attempts(services) == 1


def test_left_so_stays_on_the_page_with_who_looked(services: Services) -> None:
    submission_id = cut(services)
    page = press(write(open_screen(Screen.UNKNOWN), "note-left-1", "ticket 5521"), "press-left-1")
    assert SAY("unknown-done-left", count=4) in [each.value for each in page.success]
    assert "ticket 5521" in told(page)
    assert "press-found-1" in keys(page)
    assert buckets(services, submission_id) == {ItemState.UNKNOWN: 4}


def test_what_somebody_else_settled_meanwhile_is_not_settled_twice(services: Services) -> None:
    submission_id = cut(services, minutes_ago=31)
    page = write(open_screen(Screen.UNKNOWN), "note-not_sent-1")
    services.reconcile.found(1, [Found(0)], by=LOCAL, note="there")
    page = press(page, "press-not_sent-1")
    assert SAY("unknown-conflict") in [each.value for each in page.warning]
    assert buckets(services, submission_id) == {ItemState.ACCEPTED: 1, ItemState.UNKNOWN: 3}
    press(write(page, "note-not_sent-1"), "press-not_sent-1")
    assert buckets(services, submission_id) == {ItemState.ACCEPTED: 1, ItemState.NOT_SENT: 3}


def test_a_report_is_seen_before_it_is_taken(services: Services) -> None:
    submission_id = cut(services)
    page = bring(open_screen(Screen.UNKNOWN), report(0, 2, 77))
    text = told(page)
    assert SAY("unknown-matched", count=2) in text
    assert SAY("unknown-without", count=2) in text
    assert SAY("unknown-strangers", count=1) in text
    assert SAY("unknown-by-number-only") in text
    assert buckets(services, submission_id) == {ItemState.UNKNOWN: 4}
    assert page.button(key="take-1").label == SAY("unknown-report-take", count=2)
    page = press(page, "take-1")
    assert SAY("unknown-done-found", count=2) in [each.value for each in page.success]
    assert buckets(services, submission_id) == {ItemState.ACCEPTED: 2, ItemState.UNKNOWN: 2}
    rows = {row.row: row for row in services.history.rows(submission_id)}
    assert (rows[2].auto_call_id, rows[2].auto_call_candidate_id) == ("task", "candidate-0")
    assert "take-1" not in keys(page), "the report is laid aside"


def test_what_the_report_leaves_in_doubt_is_listed_and_not_taken(services: Services) -> None:
    cut(services)
    page = bring(open_screen(Screen.UNKNOWN), report(0, 1) + b"\n79160000001;task;another")
    assert page.button(key="take-1").label == SAY("unknown-report-take", count=1)
    assert SAY("unknown-doubts", count=1) in told(page)
    assert SAY("unknown-why-several_ids") in told(page)


def test_a_column_can_be_chosen_otherwise(services: Services) -> None:
    cut(services)
    page = bring(open_screen(Screen.UNKNOWN), b"who;what\nC-0;candidate-0\nC-1;candidate-1")
    assert page.button(key="take-1").disabled
    assert SAY("unknown-take-nobody") in told(page)
    (box,) = [each for each in page.selectbox if each.label == SAY("unknown-part-external_id")]
    page = calm(box.set_value(0).run())
    assert page.button(key="take-1").label == SAY("unknown-report-take", count=2)


def test_pasted_numbers_are_enough(services: Services) -> None:
    submission_id = cut(services)
    page = open_screen(Screen.UNKNOWN)
    (way,) = [each for each in page.segmented_control if each.label == SAY("unknown-report-way")]
    page = calm(way.set_value("text").run())
    page = press(calm(page.text_area[0].set_value("79160000000\n+7 916 000-00-03").run()), "take-1")
    assert buckets(services, submission_id) == {ItemState.ACCEPTED: 2, ItemState.UNKNOWN: 2}


def test_a_report_that_cannot_be_read_says_why(services: Services) -> None:
    cut(services)
    page = bring(open_screen(Screen.UNKNOWN), b"Phone;Status")
    assert SAY("file-no_rows") in [each.value for each in page.error]


def test_a_report_for_all_requests_of_a_submission(services: Services) -> None:
    submission_id = cut(services, 2, waiting=2)
    assert services.sandbox
    services.sandbox.plan(Misbehaviour.STATUS_500)
    services.orders.resume(submission_id, by=LOCAL, leaving_unknown=True)
    while services.sender.step():
        pass
    page = bring(open_screen(Screen.UNKNOWN, id=submission_id), report(0, 1, 2))
    page = press(page, f"take-{submission_id}")
    assert buckets(services, submission_id) == {ItemState.ACCEPTED: 3, ItemState.UNKNOWN: 1}
    assert SAY("unknown-done-found", count=3) in [each.value for each in page.success]


def test_a_row_is_settled_on_its_own_with_ids_typed_by_hand(services: Services) -> None:
    submission_id = cut(services)
    page = choose(open_screen(Screen.UNKNOWN), 1)
    page = write(write(page, "task-row-1-1", "task "), "candidate-row-1-1", " candidate")
    page = press(page, "rows-found-1")
    assert buckets(services, submission_id) == {ItemState.ACCEPTED: 1, ItemState.UNKNOWN: 3}
    (row,) = services.history.rows(submission_id, state=ItemState.ACCEPTED)
    assert (row.row, row.auto_call_id, row.auto_call_candidate_id) == (3, "task", "candidate")
    assert not [each.key for each in page.checkbox if each.value], "the choice does not move to another person"


def test_rows_are_settled_together_and_need_a_note(services: Services) -> None:
    submission_id = cut(services, minutes_ago=31)
    page = press(choose(open_screen(Screen.UNKNOWN), 0, 3), "rows-not-sent-0-3")
    assert SAY("unknown-note-needed") in [each.value for each in page.warning]
    page = press(write(page, "note-rows-1"), "rows-not-sent-0-3")
    assert buckets(services, submission_id) == {ItemState.NOT_SENT: 2, ItemState.UNKNOWN: 2}


def test_an_id_that_another_row_has_is_not_given_away(services: Services) -> None:
    submission_id = cut(services)
    services.reconcile.found(1, [Found(0)], by=LOCAL, note="there")
    page = press(bring(open_screen(Screen.UNKNOWN), report(1)), "take-1")
    page = choose(page, 2)
    page = press(write(page, "candidate-row-1-2", "candidate-1"), "rows-found-2")
    assert SAY("unknown-id-taken", count=1) in [each.value for each in page.warning]
    assert buckets(services, submission_id) == {ItemState.ACCEPTED: 2, ItemState.UNKNOWN: 2}


def test_all_rows_of_a_page_are_chosen_with_one_press(services: Services) -> None:
    cut(services, 30)
    page = press(open_screen(Screen.UNKNOWN), "unknown-rows-all")
    assert sum(each.value for each in page.checkbox) == 25
    page = press(page, "unknown-rows-none")
    assert not any(each.value for each in page.checkbox)


def test_once_all_are_settled_the_address_of_the_submission_leads_on(services: Services) -> None:
    submission_id = cut(services)
    services.reconcile.found(1, [Found(each) for each in range(4)], by=LOCAL, note="there")
    page = open_screen(Screen.UNKNOWN, id=submission_id)
    assert SAY("unknown-nobody") in [each.value for each in page.success]
    assert any("people.csv" in label.replace("\\", "") for label in links(page))
    page = open_screen(Screen.UNKNOWN, attempt="1")
    assert SAY("unknown-over", request="1") in [each.value for each in page.header]


def test_ids_that_fitted_nobody_are_given_to_their_people_by_a_report(services: Services) -> None:
    assert services.sandbox
    services.sandbox.plan(Misbehaviour.FEWER)
    submission_id = sent(services, people(4))
    page = open_screen(Screen.UNKNOWN)
    assert SAY("unknown-unmatched", count=1) in told(page)
    page = press(bring(page, report(0, 3)), "take-not_matched-1")
    assert SAY("unknown-done-named", count=2) in [each.value for each in page.success]
    assert buckets(services, submission_id) == {ItemState.ACCEPTED: 4}
    rows = {row.row: row.auto_call_candidate_id for row in services.history.rows(submission_id)}
    assert (rows[2], rows[5]) == ("candidate-0", "candidate-3")
    assert attempts(services) == 1
