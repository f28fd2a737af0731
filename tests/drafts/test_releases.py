"""The release: bound to what was shown, and once."""

import json
from collections.abc import Callable
from datetime import datetime
from threading import Barrier, Thread

import pyarrow as pa
import pytest

from lib.drafts import freezing, samples
from lib.drafts.draft import Refusal, ReleaseRefused
from lib.drafts.drafts import Drafts
from lib.drafts.releases import Releases
from lib.model.columns import RESERVED_NAME, BatchValues
from lib.model.item import Exclusion
from lib.model.mode import Mode
from lib.model.pace import Pace
from lib.model.person import LOCAL
from lib.store.connection import Reader, Store

ROWS = "".join(f"7916001000{place};A-{place};10800;Anna\r\n" for place in range(5))
BAD = "none;A-9;;Olga\r\n79160010009\r\n"


def release(releases: Releases, draft_id: str, *, typed: int | None = None) -> str:
    plan = releases.plan(draft_id, pace=Pace(2))
    count = plan.candidates if typed is None else typed
    return releases.release(draft_id, fingerprint=plan.fingerprint, typed=count, pace=Pace(2), by=LOCAL)


def submissions(store: Store) -> int:
    with store.read() as reader:
        return int(reader.value("select count(*) from submission"))


def test_the_plan_says_in_numbers_what_would_happen(releases: Releases, checked: Callable[[str], str]) -> None:
    plan = releases.plan(checked(ROWS + BAD), pace=Pace(2))
    assert (plan.rows, plan.candidates, plan.numbers, plan.requests) == (7, 5, 5, 3)
    assert (plan.errors, plan.unreadable, plan.left_out, plan.refusal) == (1, 1, (), None)
    assert plan.templates == (("", 5),)


def test_the_request_that_is_shown_is_made_of_the_objects_that_are_frozen(
    releases: Releases, checked: Callable[[str], str], store: Store
) -> None:
    draft_id = checked(ROWS)
    shown = [releases.request(draft_id, number, batch_size=2) for number in (1, 2, 3)]
    assert [(each.number, each.of, each.candidates) for each in shown] == [(1, 3, 2), (2, 3, 2), (3, 3, 1)]
    release(releases, draft_id)
    with store.read() as reader:
        frozen = [bytes(row[0]) for row in reader.rows("select payload from item order by ordinal")]
    assert shown[0].body == b'{"batch":[' + b",".join(frozen[:2]) + b"]}"
    assert shown[2].body == b'{"batch":[' + frozen[4] + b"]}"
    first = json.loads(frozen[0])
    assert first["phone"] == ["79160010000"]
    assert len(first["callbackData"][RESERVED_NAME]) == 32


def test_every_record_of_the_file_becomes_an_item(
    releases: Releases, checked: Callable[[str], str], store: Store
) -> None:
    release(releases, checked(ROWS + BAD))
    with store.read() as reader:
        rows = reader.rows("select row, state, excluded from item order by ordinal")
    assert rows == [(row, "waiting", None) for row in range(2, 7)] + [
        (7, "excluded", "error"), (8, "excluded", "unreadable"),
    ]  # fmt: skip


def test_a_second_release_of_the_draft_leads_to_the_first(
    releases: Releases, checked: Callable[[str], str], store: Store
) -> None:
    draft_id = checked(ROWS)
    plan = releases.plan(draft_id, pace=Pace(2))
    first = releases.release(draft_id, fingerprint=plan.fingerprint, typed=5, pace=Pace(2), by=LOCAL)
    with pytest.raises(ReleaseRefused) as refused:
        releases.release(draft_id, fingerprint=plan.fingerprint, typed=5, pace=Pace(2), by=LOCAL)
    assert (refused.value.refusal, refused.value.submission_id) == (Refusal.RELEASED_ALREADY, first)
    assert submissions(store) == 1


def test_a_draft_that_is_released_while_its_plan_is_made_leads_to_its_submission(
    releases: Releases, checked: Callable[[str], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    draft_id = checked(ROWS)
    look, released = freezing.part, list[str]()

    def somebody_else_first(reader: Reader, frozen: pa.Table, *, called_since: datetime) -> freezing.Parted:
        monkeypatch.undo()
        released.append(release(releases, draft_id))
        return look(reader, frozen, called_since=called_since)

    monkeypatch.setattr(freezing, "part", somebody_else_first)
    with pytest.raises(ReleaseRefused) as refused:
        releases.plan(draft_id, pace=Pace(2))

    assert (refused.value.refusal, [refused.value.submission_id]) == (Refusal.RELEASED_ALREADY, released)


def test_another_count_than_the_candidates_releases_nothing(
    releases: Releases, checked: Callable[[str], str], store: Store
) -> None:
    with pytest.raises(ReleaseRefused) as refused:
        release(releases, checked(ROWS), typed=6)
    assert refused.value.refusal is Refusal.COUNT_DIFFERS
    assert submissions(store) == 0


def test_one_change_after_it_was_shown_voids_the_release(
    releases: Releases, drafts: Drafts, checked: Callable[[str], str], store: Store
) -> None:
    draft_id = checked(ROWS)
    plan = releases.plan(draft_id, pace=Pace(2))
    drafts.set_values(draft_id, BatchValues(check_phone=True), by=LOCAL)
    with pytest.raises(ReleaseRefused) as refused:
        releases.release(draft_id, fingerprint=plan.fingerprint, typed=5, pace=Pace(2), by=LOCAL)
    assert refused.value.refusal is Refusal.CHANGED
    with pytest.raises(ReleaseRefused):
        releases.release(draft_id, fingerprint=plan.fingerprint, typed=5, pace=Pace(3), by=LOCAL)
    assert submissions(store) == 0


def test_a_draft_that_is_not_checked_as_it_stands_is_not_released(releases: Releases, drafts: Drafts) -> None:
    draft_id = drafts.create(b"phone\r\n79160010001\r\n", "people.csv", by=LOCAL)
    with pytest.raises(ReleaseRefused) as refused:
        releases.plan(draft_id, pace=Pace(2))
    assert refused.value.refusal is Refusal.NOT_CHECKED


def test_numbers_on_their_way_are_left_out_naming_the_submission(
    releases: Releases, checked: Callable[[str], str], store: Store
) -> None:
    first = release(releases, checked(ROWS))
    again = checked(ROWS + "79160010009;A-9;10800;Olga\r\n", "renamed.csv")
    plan = releases.plan(again, pace=Pace(2))
    assert plan.candidates == 1
    (left_out,) = plan.left_out
    assert (left_out.reason, left_out.submission_id, left_out.rows) == (Exclusion.IN_ANOTHER, first, 5)
    second = release(releases, again)
    with store.read() as reader:
        assert reader.rows(
            "select excluded, excluded_by, count(*) from item where submission_id = ? group by all order by all",
            [second],
        ) == [("in_another", first, 5), (None, None, 1)]


def test_a_file_whose_people_are_all_on_their_way_is_refused(releases: Releases, checked: Callable[[str], str]) -> None:
    release(releases, checked(ROWS))
    assert releases.plan(checked(ROWS, "renamed.csv"), pace=Pace(2)).refusal is Refusal.NOBODY


def test_the_sample_is_refused_live_and_taken_in_the_sandbox(
    releases_in: Callable[[Mode], Releases], drafts: Drafts, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft_id = drafts.create(samples.FILE.read_bytes()[:3_000].rsplit(b"\n", 1)[0], "renamed.csv", by=LOCAL)
    drafts.check(draft_id, by=LOCAL)
    assert releases_in(Mode.SANDBOX).plan(draft_id, pace=Pace(10)).refusal is None
    assert releases_in(Mode.LIVE).plan(draft_id, pace=Pace(10)).refusal is Refusal.SAMPLE_LIVE


def test_every_row_of_the_bundled_sample_is_known_again_in_any_order_of_columns() -> None:
    lines = samples.FILE.read_text(encoding="cp1251").splitlines()[1:]
    rows = [line.split(";") for line in lines if '"' not in line]
    assert samples.count(reversed_cells[::-1] for reversed_cells in rows) == len(rows) > 100
    assert samples.count([["79160010001", "Anna"]]) == 0


def test_live_without_a_token_nothing_is_released(
    releases_in: Callable[[Mode], Releases], checked: Callable[[str], str]
) -> None:
    assert releases_in(Mode.LIVE_NO_TOKEN).plan(checked(ROWS), pace=Pace(2)).refusal is Refusal.NO_TOKEN


def test_live_says_how_many_may_still_be_called_today(
    releases_in: Callable[[Mode], Releases], checked: Callable[[str], str]
) -> None:
    assert releases_in(Mode.LIVE).plan(checked(ROWS), pace=Pace(2)).day_left == 10
    assert releases_in(Mode.SANDBOX).plan(checked(ROWS), pace=Pace(2)).day_left is None


def at_the_same_time(*work: Callable[[], str]) -> list[str | Refusal]:
    barrier, ends = Barrier(len(work)), dict[int, str | Refusal]()

    def run(place: int, press: Callable[[], str]) -> None:
        barrier.wait()
        try:
            ends[place] = press()
        except ReleaseRefused as refused:
            ends[place] = refused.refusal

    threads = [Thread(target=run, args=each) for each in enumerate(work)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    return [ends[place] for place in range(len(work))]


def test_two_presses_at_the_same_time_make_one_submission(
    releases: Releases, checked: Callable[[str], str], store: Store
) -> None:
    draft_id = checked(ROWS)
    plan = releases.plan(draft_id, pace=Pace(2))

    def press() -> str:
        return releases.release(draft_id, fingerprint=plan.fingerprint, typed=5, pace=Pace(2), by=LOCAL)

    ends = at_the_same_time(press, press, press)
    assert sum(not isinstance(end, Refusal) for end in ends) == 1
    assert submissions(store) == 1


def test_two_drafts_with_the_same_numbers_at_the_same_time_share_no_number(
    releases: Releases, checked: Callable[[str], str], store: Store
) -> None:
    drafts = [checked(ROWS), checked(ROWS, "renamed.csv")]
    plans = [releases.plan(draft_id, pace=Pace(2)) for draft_id in drafts]

    def press(place: int) -> Callable[[], str]:
        return lambda: releases.release(
            drafts[place], fingerprint=plans[place].fingerprint, typed=5, pace=Pace(2), by=LOCAL
        )

    ends = at_the_same_time(press(0), press(1))
    assert sorted(isinstance(end, Refusal) for end in ends) == [False, True]
    with store.read() as reader:
        assert (
            reader.value("select max(times) from (select count(*) as times from item, unnest(numbers) group by unnest)")
            == 1
        )
