"""Asking TWIN and the brake as pages show them: off unless switched on, counted, never more certain than known."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from lib.dispatch.reconcile import Found
from lib.model.person import LOCAL
from lib.twin.sandbox import Misbehaviour, Sandbox
from lib.wiring import Services
from lib.words import formats, words
from tests.pages.scene import SAY, calm, people, press, sent, told

ASKED = "from lib.ui import asked, session\nasked.draw(session.enter(), 1)"
BRAKE = """
from lib.history.views import HistoryFilter
from lib.ui import brake, session

visit = session.enter()
(found,) = visit.services.history.search(HistoryFilter())
brake.draw(visit, visit.services.history.submission(found.id))
"""


def shown(script: str, locale: str = "en-US") -> AppTest:
    """A page of this part alone."""
    page = AppTest.from_string(script, default_timeout=30)
    page.context = {"locale": locale, "timezone": "Europe/Moscow"}
    return calm(page.run())


def said(page: AppTest) -> str:
    """What the page says, its tables whole."""
    return "\n".join([told(page), *(table.value.to_csv(index=False) for table in page.table)])


def order(page: AppTest, name: str) -> AppTest:
    """Press one of the brake's buttons."""
    (key,) = (str(each.key) for each in page.button if str(each.key).startswith(f"brake-{name}-"))
    return press(page, key)


def cut(services: Services, count: int) -> None:
    """A request for so many people whose answer is lost: TWIN calls them, and nobody here knows."""
    twin_of(services).plan(Misbehaviour.CUT_AFTER_ACCEPTING)
    sent(services, people(count))


def twin_of(services: Services) -> Sandbox:
    assert services.sandbox
    return services.sandbox


def states(services: Services) -> list[tuple[object, ...]]:
    with services.store.read() as reader:
        return reader.rows("select state, count(*) from item group by all order by all")


@pytest.fixture
def asks(serve: Callable[..., Services], monkeypatch: pytest.MonkeyPatch) -> Services:
    """A sandbox that may be asked, without a pause between two questions, and whose tasks may be told things."""
    monkeypatch.setattr("lib.dispatch.asking.time.sleep", lambda _: None)
    return serve(TWIN_ASK=True, TWIN_TASK_CONTROL=True)


def test_where_it_is_off_nothing_is_asked_and_the_setting_is_named(services: Services) -> None:
    cut(services, 2)
    before = twin_of(services).ledger.totals().connections
    page = shown(ASKED)
    assert said(page).strip() == f":small[:gray[{SAY('asked-off')}]]"
    assert not page.button
    assert said(shown(BRAKE)) == ""
    assert twin_of(services).ledger.totals().connections == before
    assert (services.asking, services.brake) == (None, None)


def test_what_is_found_is_shown_and_taken_by_a_person(asks: Services) -> None:
    cut(asks, 3)
    twin = twin_of(asks)
    before = twin.ledger.totals()
    page = shown(ASKED, "ru-RU")
    assert twin.ledger.totals() == before  # looking asks nothing
    page = press(page, "asked-ask-1")
    say = words("ru")
    for text in (
        say("asked-progress", asked="3", count=3), say("asked-seen", count=3), say("call-NOANSWER"), say("asked-what"),
        formats.in_one_piece("+7 916 •••-••-01"),
    ):  # fmt: skip
        assert text in said(page)
    assert "79160000001" not in said(page)
    assert states(asks) == [("unknown", 3)]
    asks.reconcile.found(1, [Found(0)], by=LOCAL, note="seen")  # a colleague is faster
    page = press(page, "asked-take-1")
    assert said(page) == ""  # nobody is left to ask about
    assert states(asks) == [("accepted", 3)]
    with asks.store.read() as reader:
        assert reader.rows("select source, count(*) from evidence group by all order by all") == [
            ("person", 1), ("search", 2),
        ]  # fmt: skip
    assert twin.ledger.totals().requests == before.requests == 1


def test_a_long_asking_goes_in_slices_and_says_how_far_it_has_come(
    asks: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("lib.ui.asked.PRESS", 4)
    monkeypatch.setattr("lib.dispatch.asking.SLICE", 2)
    cut(asks, 5)
    twin_of(asks).twin.cabinet.lags = True
    page = press(shown(ASKED), "asked-ask-1")
    assert SAY("asked-progress", asked="4", count=5) in said(page)
    assert SAY("asked-nothing", count=4) in said(page)
    assert "asked-take-1" not in [each.key for each in page.button]
    twin_of(asks).twin.cabinet.plan.add(Misbehaviour.STATUS_429)
    page = press(page, "asked-ask-1")
    assert SAY("asked-stopped", status=429) in said(page)
    assert SAY("asked-unread", count=1) in said(page)
    assert states(asks) == [("unknown", 5)]
    twin_of(asks).twin.cabinet.lags = False
    page = press(page, "asked-ask-1")  # again, from the beginning
    assert SAY("asked-seen", count=4) in said(page)
    assert SAY("asked-stopped", status=429) not in said(page)
    with asks.store.read() as reader:
        assert reader.value("select count(*) from audit where verb = 'asked TWIN'") == 5


def test_the_tasks_of_a_submission_can_be_held_and_let_go_on(asks: Services) -> None:
    twin = twin_of(asks)
    sent(asks, people(2), batch_size=1)
    page = shown(BRAKE)
    assert SAY("brake-whom", others=0) in said(page)
    assert SAY("brake-cannot") in said(page)
    twin.twin.cabinet.plan.add(Misbehaviour.STATUS_500)
    page = order(page, "pause")
    assert SAY("brake-left", count=0) in said(page)
    for text in ("brake-said-unknown", "brake-held-perhaps", "brake-said-done", "brake-held-yes"):
        assert SAY(text) in said(page)
    page = order(page, "play")
    assert set(twin.twin.cabinet.tasks().values()) == {"PROCESS"}
    twin.twin.cabinet.plan.add(Misbehaviour.CUT_AFTER_ACCEPTING)
    page = order(page, "pause")
    assert SAY("brake-stopped-fault", reason=SAY("fault-broken")) in said(page)
    assert SAY("brake-left", count=1) in said(page)
    assert twin.ledger.totals().requests == 2


def test_ending_for_ever_takes_a_second_step(asks: Services) -> None:
    twin = twin_of(asks)
    sent(asks, people(1))
    page = order(shown(BRAKE), "halt")
    assert SAY("brake-halt-what", count=1) in said(page)
    page = order(page, "halt-not")
    assert list(twin.twin.cabinet.tasks().values()) == ["PROCESS"]
    page = order(order(page, "halt"), "halt-now")
    assert list(twin.twin.cabinet.tasks().values()) == ["HALTED"]
    assert SAY("brake-held-for_ever") in said(page)
    assert not page.button


def test_while_it_sends_there_is_no_brake(asks: Services) -> None:
    sent(asks, people(1))
    with asks.store.write() as tx:
        tx.execute("update submission set state = 'running'")
    assert said(shown(BRAKE)) == ""
