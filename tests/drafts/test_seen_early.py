"""The guard, seen at the review: by whom, when, in which submission, and what became of each number."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from lib.drafts.drafts import Drafts
from lib.drafts.releases import Releases
from lib.drafts.seen_early import SeenEarly
from lib.model.columns import NumberChoice, Rings
from lib.model.item import Exclusion, ItemState
from lib.model.pace import Pace
from lib.model.person import LOCAL
from lib.store.connection import Store
from tests.drafts.conftest import NOW

FIRST = "79160010000;A-0;;Anna\r\n79160010001;A-1;;Olga\r\n"
SECOND = "79160010009;B-9;;Ivan\r\n8 916 001-00-01;B-1;;Olga\r\nnone;B-2;;Petr\r\n79160010000;B-3;;Anna\r\n"

ON_THE_WAY = {ItemState.WAITING, ItemState.HELD, ItemState.SENDING, ItemState.UNKNOWN}


@pytest.fixture
def seen(store: Store, drafts: Drafts, releases: Releases) -> SeenEarly:
    return SeenEarly(store, drafts, releases.terms, lambda: NOW)


def _release(releases: Releases, draft_id: str) -> str:
    plan = releases.plan(draft_id, pace=Pace(2))
    return releases.release(
        draft_id, fingerprint=plan.fingerprint, typed=plan.candidates, pace=Pace(2), by=LOCAL
    )  # fmt: skip


def test_nobody_is_seen_where_nobody_was_released(seen: SeenEarly, checked: Callable[..., str]) -> None:
    assert seen.submissions(checked(SECOND)) == ()


def test_who_waits_elsewhere_is_seen_with_the_submission_and_what_became_of_the_number(
    seen: SeenEarly, releases: Releases, checked: Callable[..., str], store: Store
) -> None:
    draft_id = checked(SECOND, "other.csv")
    assert seen.submissions(draft_id) == ()
    submission_id = _release(releases, checked(FIRST))
    (found,) = seen.submissions(draft_id)
    assert (found.submission_id, found.reason, found.rows) == (submission_id, Exclusion.IN_ANOTHER, 2)
    assert (found.number, found.file_name, found.released_by, found.released_at) == (1, "people.csv", LOCAL.name, NOW)
    assert [(each.row, each.number, each.state) for each in seen.rows(draft_id, found)] == [
        (3, "79160010001", ItemState.WAITING), (5, "79160010000", ItemState.WAITING),
    ]  # fmt: skip
    assert [each.row for each in seen.rows(draft_id, found, offset=1, limit=1)] == [5]


@pytest.mark.parametrize("days", [1, 7])
def test_who_was_accepted_is_seen_for_as_many_days_as_the_settings_say(
    seen: SeenEarly, checked: Callable[..., str], releases: Releases, store: Store, days: int
) -> None:
    draft_id = checked(SECOND)
    submission_id = _release(releases, checked(FIRST))
    with store.write() as tx:
        tx.execute("update item set state = 'accepted', changed_at = ? where submission_id = ?", [NOW, submission_id])
    settings = seen.terms.settings.model_copy(update={"guard_days": days})
    terms = replace(seen.terms, settings=settings)

    def seen_after(passed: timedelta) -> int:
        then = SeenEarly(store, seen.drafts, terms, lambda: NOW + passed)
        return sum(each.rows for each in then.submissions(draft_id))

    assert seen_after(timedelta(days=days) - timedelta(seconds=1)) == 2
    assert seen_after(timedelta(days=days) + timedelta(seconds=1)) == 0


@pytest.mark.parametrize("state", sorted(set(ItemState) - {ItemState.ACCEPTED}))
def test_who_is_on_the_way_or_unknown_is_seen_however_long_ago_and_who_was_surely_not_called_is_not(
    seen: SeenEarly, checked: Callable[..., str], releases: Releases, store: Store, state: ItemState
) -> None:
    draft_id = checked(SECOND)
    submission_id = _release(releases, checked(FIRST))
    long_ago = NOW - timedelta(days=400)
    with store.write() as tx:
        tx.execute(
            "update item set state = ?, changed_at = ? where submission_id = ? and row = 2",
            [state.value, long_ago, submission_id],
        )
    found = seen.submissions(draft_id)
    rows = [each for because in found for each in seen.rows(draft_id, because) if each.number == "79160010000"]
    assert [(each.row, each.state, each.changed_at) for each in rows] == (
        [(5, state, long_ago)] if state in ON_THE_WAY else []
    )


def test_where_the_first_number_alone_rings_nobody_is_seen_because_of_another(
    seen: SeenEarly, drafts: Drafts, releases: Releases, checked: Callable[..., str]
) -> None:
    draft_id = checked("79160010009, 79160010000;B-1;;Anna\r\n79160010001, 79160010008;B-2;;Olga\r\n")
    _release(releases, checked(FIRST))
    assert [each.rows for each in seen.submissions(draft_id)] == [2]
    drafts.set_numbers(draft_id, NumberChoice(rings=Rings.FIRST), by=LOCAL)
    drafts.check(draft_id, by=LOCAL)
    (found,) = seen.submissions(draft_id)
    assert [(each.row, each.number) for each in seen.rows(draft_id, found)] == [(3, "79160010001")]


def test_who_was_accepted_is_seen_as_called_and_the_plan_of_a_release_says_the_same(
    seen: SeenEarly, releases: Releases, checked: Callable[..., str], store: Store
) -> None:
    draft_id = checked(SECOND)
    submission_id = _release(releases, checked(FIRST))
    with store.write() as tx:
        tx.execute("update item set state = 'accepted' where submission_id = ? and row = 2", [submission_id])
    found = {each.reason: each for each in seen.submissions(draft_id)}
    assert {reason: each.rows for reason, each in found.items()} == {
        each.reason: each.rows for each in releases.plan(draft_id, pace=Pace(2)).left_out
    } == {Exclusion.IN_ANOTHER: 1, Exclusion.CALLED_ALREADY: 1}  # fmt: skip
    (called,) = seen.rows(draft_id, found[Exclusion.CALLED_ALREADY])
    assert (called.row, called.number, called.state, called.changed_at) == (5, "79160010000", ItemState.ACCEPTED, NOW)
