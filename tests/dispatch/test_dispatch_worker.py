"""The sender's thread: what ends it, what it waits out, and what it tells."""

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from resource import RLIM_INFINITY, RLIMIT_FSIZE, getrlimit, setrlimit

import pytest

from lib.dispatch import worker
from lib.dispatch.worker import Sender
from lib.store.connection import open_store
from lib.store.errors import StoreFailed
from tests.dispatch.scene import Scene, numbers, released, wait_until
from tests.on_disk import fresh_file


@contextmanager
def sending(sender: Sender) -> Iterator[Sender]:
    """The sender, running."""
    sender.start()
    try:
        yield sender
    finally:
        assert sender.stop(wait_seconds=10)


def test_it_sends_what_is_released_until_it_is_stopped(scene: Scene) -> None:
    with sending(scene.start()) as sender:
        released(scene.store, numbers(5))
        wait_until(lambda: scene.standing() == ("finished", None))
        assert sender.health().running
        assert sender.health().last_alive == scene.clock.now
    assert not sender.health().running
    assert sender.health().reason == ""
    assert [len(each) for each in scene.twin.asked] == [2, 2, 1]


def test_a_stop_of_the_server_lets_the_open_request_finish_and_begins_no_other(scene: Scene) -> None:
    out, go_on = threading.Event(), threading.Event()

    def wait() -> None:
        out.set()
        assert go_on.wait(10)

    scene.twin.meanwhile = wait
    sender = scene.start()
    released(scene.store, numbers(4))
    sender.start()
    assert out.wait(10)
    assert not sender.stop(wait_seconds=0.01)
    go_on.set()
    assert sender.stop(wait_seconds=10)
    assert scene.states() == ["accepted", "accepted", "waiting", "waiting"]
    assert len(scene.twin.bodies) == 1


def test_a_fault_of_ours_ends_it_with_its_kind_and_leaves_the_request_open(
    scene: Scene, caplog: pytest.LogCaptureFixture
) -> None:
    def fail() -> None:
        raise ZeroDivisionError("79001112233")

    scene.twin.meanwhile = fail
    sender = scene.start()
    released(scene.store, numbers(4))
    sender.start()
    wait_until(lambda: not sender.health().running)
    assert sender.health().reason == "ZeroDivisionError"
    assert sender.health().last_alive == scene.clock.now
    assert scene.states() == ["sending", "sending", "waiting", "waiting"]
    assert "79001112233" not in caplog.text
    scene.twin.meanwhile = None
    scene.start()
    assert scene.states() == ["unknown", "unknown", "waiting", "waiting"]


def test_a_later_start_ends_it(scene: Scene) -> None:
    sender = scene.start()
    scene.start()
    sender.start()
    wait_until(lambda: sender.health().reason)
    assert sender.health().reason == "StoreConflict"
    assert not sender.health().running


def test_its_log_tells_counts_and_no_numbers(scene: Scene, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    sender = scene.start()
    released(scene.store, numbers(2))
    sender.step()
    assert "submission s1 request 1 for 2 people: accepted 200" in caplog.text
    assert "7900" not in caplog.text


def test_it_notes_that_it_is_alive_now_and_then(scene: Scene) -> None:
    sender = scene.start()
    noted = []
    for seconds in (0, 29, 1, 29, 1):
        scene.clock.pass_(seconds=seconds)
        sender.step()
        with scene.store.read() as reader:
            noted.append((reader.value("select alive_at from owner") - scene.clock.now).total_seconds())
    assert noted == [0, -29, 0, -29, 0]


@contextmanager
def full_disk(path: Path) -> Iterator[None]:
    """No file of this process grows beyond the size of this one."""
    soft, hard = getrlimit(RLIMIT_FSIZE)
    assert soft == RLIM_INFINITY
    setrlimit(RLIMIT_FSIZE, (path.stat().st_size, hard))
    try:
        yield
    finally:
        setrlimit(RLIMIT_FSIZE, (soft, hard))


@pytest.fixture
def on_disk(tmp_path: Path) -> Iterator[Scene]:
    """A scene whose store is a file."""
    store = fresh_file(tmp_path / "sandbox.duckdb")
    yield Scene(store)
    store.close()


def wal(scene: Scene) -> Path:
    """The write-ahead log of the scene's store."""
    assert scene.store.path
    return scene.store.path.with_name(scene.store.path.name + ".wal")


def test_an_outcome_that_the_full_disk_refuses_is_kept_until_it_is_written(
    on_disk: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(worker, "REFUSED_SECONDS", 0.01)
    out, go_on = threading.Event(), threading.Event()

    def wait() -> None:
        out.set()
        assert go_on.wait(10)

    on_disk.twin.meanwhile = wait
    with sending(on_disk.start()) as sender:
        released(on_disk.store, numbers(4))
        assert out.wait(10)
        with full_disk(wal(on_disk)):
            go_on.set()
            wait_until(lambda: sender.health().reason)
            assert sender.health().reason == "StoreFailed"
            assert not sender.health().running
            assert on_disk.states() == ["sending", "sending", "waiting", "waiting"]
            assert len(on_disk.twin.bodies) == 1
        wait_until(lambda: on_disk.standing() == ("finished", None))
        assert sender.health().running
    assert on_disk.twin.asked == [("s1:2", "s1:3"), ("s1:4", "s1:5")]
    assert on_disk.states() == ["accepted"] * 4


def test_a_full_disk_sends_nothing_and_freed_it_goes_on(on_disk: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker, "REFUSED_SECONDS", 0.01)
    sender = on_disk.start()
    released(on_disk.store, numbers(2))
    with full_disk(wal(on_disk)):
        sender.start()
        wait_until(lambda: sender.health().reason)
        assert on_disk.twin.bodies == []
        assert on_disk.states() == ["waiting", "waiting"]
    wait_until(lambda: on_disk.standing() == ("finished", None))
    assert sender.stop(wait_seconds=10)
    assert len(on_disk.twin.bodies) == 1


def test_an_outcome_that_was_never_written_is_unknown_at_the_next_start(on_disk: Scene) -> None:
    sender = on_disk.start()
    released(on_disk.store, numbers(2))
    on_disk.twin.meanwhile = lambda: sender.stop(wait_seconds=0)
    sender.step()  # so that the heartbeat and the first outcome are behind it
    released(on_disk.store, numbers(2, start=50), "s2")
    refused = full_disk(wal(on_disk))
    on_disk.twin.meanwhile = refused.__enter__
    with pytest.raises(StoreFailed):
        sender.step()
    refused.__exit__(None, None, None)
    assert on_disk.states("s2") == ["sending", "sending"]
    on_disk.store.close()
    assert on_disk.store.path
    with_a_new_start = Scene(open_store(on_disk.store.path), on_disk.clock)
    with_a_new_start.start()
    assert with_a_new_start.states("s2") == ["unknown", "unknown"]
    with_a_new_start.store.close()
