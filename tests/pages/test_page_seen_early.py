"""The review page says who is on the way already, before anybody comes to release."""

from lib.ui.screens import Screen
from lib.wiring import Services
from tests.pages.scene import SAY, draft_of, open_screen, people, released, told


def test_the_review_names_the_earlier_submission_and_what_became_of_each_number(services: Services) -> None:
    draft_id = draft_of(services, people(3))
    assert SAY("seen-title") not in told(open_screen(Screen.REVIEW, draft=draft_id))
    earlier = released(services, people(2), "monday.csv")
    page = open_screen(Screen.REVIEW, draft=draft_id)
    assert SAY("seen-title") in told(page)
    assert SAY("seen-count", count=2) in told(page)
    (fold,) = [each for each in page.expander if "monday" in each.label]
    assert list(fold.dataframe[0].value[SAY("review-row")]) == [2, 3]
    assert set(fold.dataframe[0].value[SAY("seen-became")]) <= {SAY("state-waiting"), SAY("state-accepted")}
    assert services.history.submission(earlier).buckets.rows == 2
