"""The review: what was found, the rows as they will go, what the file lacks, the exact request."""

from streamlit.testing.v1 import AppTest

from lib.model.columns import BatchValues
from lib.model.person import LOCAL
from lib.ui.screens import Screen
from lib.ui.view import Tab
from lib.wiring import Services
from tests.pages.scene import SAY, calm, draft_of, open_screen, people, press, told

TEMPLATE = "bb973460-2c1f-4f4e-8a7d-6f2f0c5b9e11"
FAULTY = people(3) + b"\n7916123456;C-7;Short\n79160000001;C-8;Again\nno;C-9;Word"


def review_of(services: Services, content: bytes = FAULTY) -> tuple[AppTest, str]:
    draft_id = draft_of(services, content)
    return open_screen(Screen.REVIEW, draft=draft_id), draft_id


def rows(page: AppTest) -> list[dict[str, object]]:
    found: list[dict[str, object]] = page.dataframe[0].value.to_dict("records")
    return found


def save(page: AppTest) -> AppTest:
    return calm(next(each for each in page.button if each.label == SAY("values-save")).click().run())


def test_the_counts_add_up_to_the_file(services: Services) -> None:
    page, _ = review_of(services)
    assert [metric.value for metric in page.metric] == ["3", "3", ":gray[0]", "6"]


def test_rows_with_findings_stand_under_the_spreadsheets_own_numbers(services: Services) -> None:
    page, _ = review_of(services)
    found = [(row[SAY("review-row")], row[SAY("review-value")]) for row in rows(page)]
    assert found == [(5, "7916123456"), (6, "79160000001"), (7, "no")]


def test_a_kind_of_finding_shows_its_own_rows(services: Services) -> None:
    page, _ = review_of(services)
    page = press(page, "show-phone_invalid-digit_missing")
    assert [row[SAY("review-row")] for row in rows(page)] == [5]
    page = press(page, "all")
    assert len(rows(page)) == 3


def test_the_rows_as_they_will_go_are_shown_without_those_that_stay(services: Services) -> None:
    page, draft_id = review_of(services)
    page = calm(page.segmented_control(key=f"review-tab-{draft_id}").set_value(Tab.GOING).run())
    assert [row[SAY("review-row")] for row in rows(page)] == [2, 3, 4]
    assert rows(page)[0]["Name"] == "Person 0"


def test_repeated_numbers_go_only_when_they_are_let_in_and_come_out_again(services: Services) -> None:
    page, draft_id = review_of(services)
    assert page.button(key="duplicates").label == SAY("review-let-duplicates-in", count=1)
    page = press(page, "duplicates")
    assert services.drafts.review(draft_id).can_go == 4
    assert page.button(key="duplicates").label == SAY("review-leave-duplicates-out", count=1)
    press(page, "duplicates")
    assert services.drafts.review(draft_id).can_go == 3


def test_values_for_the_whole_batch_are_kept_with_the_draft(services: Services) -> None:
    page, draft_id = review_of(services)
    of = f"{draft_id}-{services.drafts.get(draft_id).version}"
    page.text_input(key=f"template-{of}").set_value(f" {TEMPLATE.upper()} ")
    page.selectbox(key=f"timezone-{of}").set_value(10800)
    page.selectbox(key=f"check-phone-{of}").set_value(True)
    page = save(page)
    kept = services.drafts.get(draft_id).values
    assert (kept.auto_call_template_id or "").lower() == TEMPLATE
    assert (kept.bot_settings_id, kept.timezone, kept.check_phone) == (None, 10800, True)
    assert "UTC+3" in told(page).replace("\\", "")


def test_what_is_no_id_of_twin_is_not_kept_and_the_page_shows_how_one_looks(services: Services) -> None:
    page, draft_id = review_of(services)
    of = f"{draft_id}-{services.drafts.get(draft_id).version}"
    page.text_input(key=f"scenario-{of}").set_value("my scenario")
    page = save(page)
    assert SAY("values-no-uuid", field=SAY("values-scenario")) in [each.value for each in page.error]
    assert services.drafts.get(draft_id).values == BatchValues()


def test_the_exact_request_shows_the_bytes_that_would_leave(services: Services) -> None:
    page, draft_id = review_of(services, people(2))
    page = press(page, "request")
    body = services.releases.request(draft_id, 1, batch_size=100).body
    assert page.code[0].value == body.decode()


def test_with_nobody_to_call_there_is_no_way_to_the_release(services: Services) -> None:
    page, _ = review_of(services, b"Phone\nno\nnone")
    assert page.button(key="release").disabled
    assert SAY("review-stay-behind", count=2) in told(page)


def test_a_draft_that_is_not_checked_shows_its_columns_first(services: Services) -> None:
    draft_id = services.drafts.create(people(2), "people.csv", by=LOCAL)
    page = open_screen(Screen.REVIEW, draft=draft_id)
    assert SAY("columns-which") in told(page)
