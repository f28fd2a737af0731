"""The history as pages see it."""

import json
from collections.abc import Iterator
from datetime import timedelta

import pytest

from lib.history.history import History
from lib.history.views import HistoryFilter, NoSuchSubmission, Problem
from lib.model.item import Exclusion, ItemState, Matched
from lib.model.outcome import Answer, Fault
from lib.model.person import LOCAL
from lib.model.submission import Pause, SubmissionState
from tests.dispatch.scene import CUT, NEVER_READY, NOW, Scene, numbers, released, status
from tests.in_memory import fresh_store


@pytest.fixture
def scene() -> Iterator[Scene]:
    """A fresh store."""
    with fresh_store() as store:
        yield Scene(store)


def test_every_row_of_the_file_is_in_one_bucket_at_every_moment(scene: Scene) -> None:
    history = History(scene.store, "RU", scene.clock)
    sender = scene.start()
    released(scene.store, numbers(7), errors=2, unreadable=1, left_out="s0")
    seen = []

    def look() -> None:
        buckets = history.submission("s1").buckets
        assert sum(count for _, count in buckets.counts) == buckets.rows == 10
        seen.append(" ".join(f"{count} {state}" for state, count in buckets.counts if count))

    scene.twin.meanwhile = look
    scene.twin.answers = [NEVER_READY, status(413), CUT]
    for _ in range(2):
        look()
        sender.step()
        scene.clock.pass_(minutes=9)
    sender.step()
    scene.orders.stop("s1", by=LOCAL)
    look()
    assert seen == [
        "6 waiting 4 excluded",
        "4 waiting 2 sending 4 excluded",
        "6 waiting 4 excluded",
        "4 waiting 2 sending 4 excluded",
        "2 waiting 2 sending 2 rejected 4 excluded",
        "2 rejected 2 unknown 2 cancelled 4 excluded",
    ]


def test_a_submission_tells_where_it_stands(scene: Scene) -> None:
    sender = scene.start()
    released(scene.store, numbers(5), batch_size=2, errors=1)
    scene.clock.pass_(seconds=1)
    sender.step()
    scene.twin.answers = [status(422, b'{"error":"bad","details":"phone"}')]
    sender.step()
    found = History(scene.store, "RU", scene.clock).submission("s1")
    assert (found.state, found.pause) == (SubmissionState.PAUSED, Pause.UNKNOWN)
    assert (found.requests_done, found.requests) == (2, 3)
    assert found.exclusions == ((Exclusion.ERROR, 1),)
    assert found.tasks == ("task",)
    assert found.last_attempt_at == NOW + timedelta(seconds=1)
    assert found.last_problem == Problem(422, "bad phone", None)
    assert found.next_try_at is None
    assert (found.number, found.pace.batch_size, found.released_by) == (1, 2, "Local user")


def test_while_it_waits_for_its_next_try_it_tells_when(scene: Scene) -> None:
    sender = scene.start()
    released(scene.store, numbers(1))
    scene.twin.answers = [status(429, retry_after="60")]
    sender.step()
    found = History(scene.store, "RU", scene.clock).submission("s1")
    assert found.next_try_at == NOW + timedelta(seconds=60)
    assert (found.requests_done, found.requests) == (0, 1)


@pytest.mark.parametrize(
    ("answer", "problem"),
    [
        (CUT, Problem(None, "", Fault.READ_TIMEOUT)),
        (status(500, b"<html>oops</html>"), Problem(500, "<html>oops</html>", None)),
        (status(500, b'{"error":"e"}'), Problem(500, "e", None)),
        (status(500, b'{"other":1}'), Problem(500, '{"other":1}', None)),
        (status(500, b"[1]"), Problem(500, "[1]", None)),
        (status(500, b"\xff\xfe"), Problem(500, "\ufffd\ufffd", None)),
        (status(500, json.dumps({"error": "x" * 9000}).encode()), Problem(500, "x" * 500, None)),
    ],
    ids=["a fault", "HTML", "an error", "another object", "a list", "no text", "far too long"],
)
def test_the_last_problem_is_what_twin_said(scene: Scene, answer: Answer, problem: Problem) -> None:
    sender = scene.start()
    released(scene.store, numbers(2))
    scene.twin.answers = [answer]
    sender.step()
    assert History(scene.store, "RU", scene.clock).submission("s1").last_problem == problem


def test_rows_say_what_twin_returned_and_how_it_was_matched(scene: Scene) -> None:
    sender = scene.start()
    released(scene.store, numbers(2), batch_size=1)
    scene.clock.pass_(seconds=1)
    sender.step()
    top, rest = History(scene.store, "RU", scene.clock).rows("s1")
    assert (top.row, top.state, top.request, top.matched) == (2, ItemState.ACCEPTED, 1, Matched.CERTAIN)
    assert (top.auto_call_id, top.auto_call_candidate_id) == ("task", "id of s1:2")
    assert (top.number, top.client_external_id) == ("79000000001", "c2")
    assert (rest.row, rest.state, rest.request, rest.matched, rest.auto_call_id) == (
        3,
        ItemState.WAITING,
        None,
        None,
        "",
    )


def test_a_row_that_was_left_out_names_the_earlier_submission_by_its_number(scene: Scene) -> None:
    scene.start()
    released(scene.store, numbers(1), "earlier")
    released(scene.store, numbers(2), "s1", left_out="earlier", unreadable=1)
    history = History(scene.store, "RU", scene.clock)
    excluded = history.rows("s1", state=ItemState.EXCLUDED)
    assert [(each.row, each.excluded, each.excluded_by, each.number) for each in excluded] == [
        (2, Exclusion.CALLED_ALREADY, 1, "79000000001"), (4, Exclusion.UNREADABLE, None, "")
    ]  # fmt: skip
    assert history.rows_count("s1", state=ItemState.EXCLUDED) == 2
    assert history.rows_count("s1", text="+7 900 000-00-02") == 1


def test_search_pages_newest_first_with_buckets(scene: Scene) -> None:
    sender = scene.start()
    for place in range(3):
        released(scene.store, numbers(1, start=place), f"s{place}")
    sender.step()
    history = History(scene.store, "RU", scene.clock)
    page = history.search(HistoryFilter(), limit=2)
    assert [each.number for each in page] == [3, 2]
    assert history.search(HistoryFilter(), offset=2)[0].buckets[ItemState.ACCEPTED] == 1
    assert history.count(HistoryFilter(state=SubmissionState.QUEUED)) == (2, 2)


def test_a_number_is_found_however_it_is_typed(scene: Scene) -> None:
    released(scene.store, numbers(1))
    history = History(scene.store, "RU", scene.clock)
    assert history.count(HistoryFilter(number=" +7 (900) 000-00-01 "))[0] == 1
    assert history.count(HistoryFilter(number="79000000002"))[0] == 0


def test_what_is_typed_for_a_number_and_is_none_finds_nobody(scene: Scene) -> None:
    released(scene.store, numbers(1))
    assert History(scene.store, "RU", scene.clock).count(HistoryFilter(number="Ivanova")) == (0, 0)


def test_an_unknown_address_is_no_submission(scene: Scene) -> None:
    with pytest.raises(NoSuchSubmission):
        History(scene.store, "RU", scene.clock).submission("nobody's")


def test_unknown_people_are_counted_over_the_whole_store(scene: Scene) -> None:
    sender = scene.start()
    released(scene.store, numbers(2), "s1")
    released(scene.store, numbers(2, start=9), "s2")
    scene.twin.answers = [CUT, CUT]
    sender.step()
    sender.step()
    assert History(scene.store, "RU", scene.clock).unknown() == 4
