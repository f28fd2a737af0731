"""Send again: what the submission's page offers, what the press makes, and what it never does."""

import pytest
from streamlit.testing.v1 import AppTest

from lib.model.item import ItemState
from lib.model.person import LOCAL
from lib.twin.sandbox import Misbehaviour
from lib.ui.screens import Screen
from lib.wiring import Services
from tests.pages.scene import SAY, calm, open_screen, people, press, released, told


@pytest.fixture
def left(services: Services) -> str:
    """Five people in three requests: the first two were refused, the next two accepted, the last one was cancelled."""
    assert services.sandbox
    services.sandbox.plan(Misbehaviour.STATUS_413)
    submission_id = released(services, people(5), batch_size=2)
    assert services.sender.step()
    services.orders.resume(submission_id, by=LOCAL)
    assert services.sender.step()
    services.orders.stop(submission_id, by=LOCAL)
    return submission_id


def offer(page: AppTest) -> list[str]:
    return [each.label for each in page.button if each.key == "follow"]


def links(page: AppTest) -> list[str]:
    return [each.label for each in page.get("page_link")]


def test_who_was_surely_not_called_is_offered_and_cancelled_ones_only_by_choice(services: Services, left: str) -> None:
    page = open_screen(Screen.SUBMISSION, id=left)
    assert offer(page) == [SAY("following-make", count=2)]
    page = calm(page.button_group(key=f"following-{left}").set_value([ItemState.REJECTED, ItemState.CANCELLED]).run())
    assert offer(page) == [SAY("following-make", count=3)]
    page = calm(page.button_group(key=f"following-{left}").set_value([]).run())
    assert page.button(key="follow").disabled
    assert SAY("following-choose") in told(page)


def test_the_press_leads_to_the_columns_of_a_draft_with_only_those_rows_and_sends_nothing(
    services: Services, left: str
) -> None:
    page = press(open_screen(Screen.SUBMISSION, id=left), "follow")
    (prepared,) = services.following.prepared(left)
    draft = services.drafts.get(prepared.draft_id)
    assert (draft.reading.rows, draft.follows) == (2, left)
    assert SAY("columns-which") in told(page)
    assert not services.sender.step()
    services.drafts.check(draft.id, by=LOCAL)
    page = open_screen(Screen.RELEASE, draft=draft.id)
    assert "Rows of \\#1 people\\.csv that were surely not called" in told(page)
    assert SAY("following-open", number="\\#1") in links(page)


def test_links_lead_both_ways(services: Services, left: str) -> None:
    press(open_screen(Screen.SUBMISSION, id=left), "follow")
    page = open_screen(Screen.SUBMISSION, id=left)
    assert "being prepared again" in told(page)
    assert SAY("following-open-draft") in links(page)


@pytest.mark.parametrize("stops", [True, False], ids=["all accepted", "still moving"])
def test_where_there_is_nobody_or_it_moves_nothing_is_offered(services: Services, stops: bool) -> None:
    submission_id = released(services, people(2), batch_size=1)
    if stops:
        while services.sender.step():
            pass
    assert offer(open_screen(Screen.SUBMISSION, id=submission_id)) == []
