"""What the history reads: filters, buckets, the last problem."""

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest

from lib.store import history
from lib.store.connection import MEMORY, Store, open_store
from tests.dispatch.scene import CUT, NEVER_READY, Scene, numbers, released, status


@pytest.fixture(scope="module")
def filled() -> Iterator[Store]:
    """Three submissions on three days: accepted and finished, unknown and paused, queued."""
    scene = Scene(open_store(MEMORY))
    sender = scene.start()
    released(
        scene.store, ["79000000001", ("79000000002", "79000000003")], "first", file_name="Сентябрь.csv", errors=1,
        at=datetime(2026, 11, 22, 23, 59, 59, tzinfo=UTC),
    )  # fmt: skip
    sender.step()
    sender.step()
    released(
        scene.store, numbers(3, start=10), "second", file_name="OCTOBER.xlsx",
        at=datetime(2026, 11, 23, 0, 0, 0, tzinfo=UTC),
    )  # fmt: skip
    scene.twin.answers = [CUT]
    sender.step()
    released(
        scene.store, numbers(1, start=20), "third", unreadable=2, left_out="first",
        at=datetime(2026, 11, 24, 12, tzinfo=UTC),
    )  # fmt: skip
    yield scene.store
    scene.store.close()


@pytest.mark.parametrize(
    ("wanted", "ids"),
    [
        ({}, ["first", "second", "third"]),
        ({"since": date(2026, 11, 23)}, ["second", "third"]),
        ({"until": date(2026, 11, 22)}, ["first"]),
        ({"since": date(2026, 11, 23), "until": date(2026, 11, 23)}, ["second"]),
        ({"since": date(2026, 11, 25)}, []),
        ({"state": "paused"}, ["second"]),
        ({"text": "октябрь"}, []),
        ({"text": "сентябрь"}, ["first"]),
        ({"text": "october"}, ["second"]),
        ({"text": "%"}, []),
        ({"number": "79000000003"}, ["first"]),
        ({"number": "7900000000"}, []),
        ({"external_id": "c2"}, ["first", "second", "third"]),
        ({"external_id": "c4"}, ["second"]),
        ({"task_id": "task"}, ["first"]),
        ({"task_id": "tas"}, []),
        ({"state": "finished", "number": "79000000010"}, []),
        ({"state": "paused", "number": "79000000010"}, ["second"]),
    ],
    ids=str,
)
def test_a_filter_finds_the_submissions_for_which_every_condition_holds(
    filled: Store, wanted: dict[str, object], ids: list[str]
) -> None:
    where = history.condition(**wanted)  # type: ignore[arg-type]
    with filled.read() as reader:
        assert history.ids(reader, where) == ids
        assert [row[0] for row in history.submissions(reader, where, offset=0, limit=9)] == ids[::-1]
        assert history.count(reader, where)[0] == len(ids)


def test_pages_come_newest_first(filled: Store) -> None:
    everything = history.condition()
    with filled.read() as reader:
        pages = [history.submissions(reader, everything, offset=offset, limit=2) for offset in (0, 2)]
        assert history.count(reader, everything) == (3, 9)
    assert [[row[0] for row in page] for page in pages] == [["third", "second"], ["first"]]


def test_the_buckets_of_each_submission_add_up_to_its_file(filled: Store) -> None:
    with filled.read() as reader:
        assert history.buckets(reader, ["first", "second", "third"]) == {
            "first": {"accepted": 2, "excluded": 1},
            "second": {"unknown": 2, "waiting": 1},
            "third": {"excluded": 3},
        }
        assert history.buckets(reader, []) == {}


def test_reasons_tasks_and_unknown_people_are_counted(filled: Store) -> None:
    with filled.read() as reader:
        assert history.exclusions(reader, "third") == [("called_already", 1), ("unreadable", 2)]
        assert history.exclusions(reader, "first") == [("error", 1)]
        assert history.tasks(reader, "first") == ("task",)
        assert history.tasks(reader, "second") == ()
        assert history.unknown(reader) == 2


def test_names_of_submissions_are_looked_up(filled: Store) -> None:
    with filled.read() as reader:
        assert history.names(reader, ["second", "nobody's"]) == {"second": (2, "OCTOBER.xlsx")}
        assert history.submission(reader, "nobody's") is None


def test_requests_with_an_outcome_are_counted_once_whatever_their_tries() -> None:
    scene = Scene(open_store(MEMORY))
    sender = scene.start()
    released(scene.store, numbers(6), batch_size=2)
    scene.twin.answers = [NEVER_READY, status(413), status(429)]
    counted = []
    problems = []
    for _ in range(5):
        sender.step()
        scene.clock.pass_(minutes=9)
        with scene.store.read() as reader:
            counted.append(history.requests(reader, "s1")[0])
            problem = history.last_problem(reader, "s1")
            problems.append((problem[0], problem[2]) if problem else None)
    scene.store.close()
    assert counted == [0, 1, 1, 2, 3]
    assert problems == [(None, "refused"), (413, ""), (429, ""), None, None]
