"""The seal beside a database: what it says, what a full disk does to it, and which difference counts."""

import resource
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from lib.model.evidence import Lock
from lib.model.mode import Mode
from lib.store import owner, seal
from lib.store.connection import Store, open_store
from lib.store.errors import StoreFailed
from lib.store.seal import Seal, Sealed
from tests.dispatch.scene import NOW, numbers, released
from tests.on_disk import fresh_file

SAID = Sealed(store_id="store", generation=3, machine="m" * 64, device=65024, inode=77, highest=41)


@pytest.fixture
def beside(tmp_path: Path) -> Iterator[Seal]:
    """The seal of a database that is not there: only its own file counts."""
    made = Seal(tmp_path / "live.duckdb")
    yield made
    made.close()


@pytest.fixture
def on_disk(tmp_path: Path) -> Iterator[Store]:
    """A store with a file, founded by its first start."""
    opened = fresh_file(tmp_path / "live.duckdb")
    with opened.write() as tx:
        owner.take_over(tx, mode=Mode.LIVE, new_id="store", now=NOW)
    yield opened
    opened.close()


@contextmanager
def full_disk() -> Iterator[None]:
    """No file of this process may grow or be written beyond its first byte."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_it_says_what_was_written_and_only_its_owner_reads_it(beside: Seal) -> None:
    assert beside.read() is None
    beside.write(SAID)
    assert beside.read() == SAID
    assert beside.path.name == "live.duckdb.seal"
    assert beside.path.stat().st_mode & 0o777 == 0o600
    assert [each.name for each in beside.path.parent.iterdir()] == ["live.duckdb.seal"]


def test_an_attempt_changes_one_number_in_place(beside: Seal) -> None:
    beside.write(SAID)
    before = beside.path.stat()
    for number in (42, 43, 12_345):
        beside.note_attempt(number)
        assert beside.read() == replace(SAID, highest=number)
    after = beside.path.stat()
    assert (after.st_ino, after.st_size) == (before.st_ino, before.st_size)


def test_it_never_goes_back(beside: Seal) -> None:
    beside.write(SAID)
    beside.note_attempt(45)
    beside.note_attempt(44)
    assert beside.read() == replace(SAID, highest=45)


def test_written_as_a_whole_it_goes_on_with_the_new_file(beside: Seal) -> None:
    beside.write(SAID)
    beside.write(replace(SAID, highest=7))
    beside.note_attempt(8)
    assert beside.read() == replace(SAID, highest=8)


def test_without_a_seal_nothing_may_leave(beside: Seal) -> None:
    with pytest.raises(StoreFailed):
        beside.note_attempt(1)
    assert not beside.path.exists()


def test_a_full_disk_is_told_before_a_socket_opens_and_the_seal_stays(beside: Seal) -> None:
    beside.write(SAID)
    with full_disk(), pytest.raises(StoreFailed):
        beside.note_attempt(42)
    with full_disk(), pytest.raises(StoreFailed):
        beside.write(replace(SAID, generation=9))
    assert beside.read() == SAID
    beside.note_attempt(42)
    assert beside.read() == replace(SAID, highest=42)


def test_a_folder_that_is_gone_is_a_failure_and_no_missing_seal(tmp_path: Path) -> None:
    (tmp_path / "not a folder").write_bytes(b"")
    with pytest.raises(StoreFailed):
        Seal(tmp_path / "not a folder" / "live.duckdb").read()


@pytest.mark.parametrize(
    "text",
    [b"", b"\xff\x00", b"store x\ngeneration 1\n",
     b"store x\ngeneration one\nmachine m\ndevice 1\ninode 1\nhighest 1\n"],
    ids=["empty", "binary", "cut", "no number"],
)  # fmt: skip
def test_a_seal_that_nobody_understands_counts_as_none(beside: Seal, text: bytes) -> None:
    beside.path.write_bytes(text)
    assert beside.read() is None


@pytest.mark.parametrize(
    ("sealed", "reason"),
    [
        (lambda now: replace(now, generation=now.generation - 1), None),
        (lambda now: replace(now, generation=0, highest=now.highest), None),
        (lambda now: replace(now, generation=now.generation), Lock.BEHIND),
        (lambda now: replace(now, generation=now.generation + 5), Lock.BEHIND),
        (lambda now: replace(now, generation=0, highest=now.highest + 1), Lock.BEHIND),
        (lambda now: replace(now, generation=0, machine="other"), Lock.OTHER_MACHINE),
        (lambda now: replace(now, generation=0, inode=now.inode + 1), Lock.OTHER_FILE),
        (lambda now: replace(now, generation=0, device=now.device + 1), Lock.OTHER_FILE),
        (lambda now: replace(now, generation=0, store_id="other", machine="other"), Lock.OTHER_STORE),
        (lambda now: replace(now, highest=9, machine="other", inode=1), Lock.BEHIND),
        (lambda now: replace(now, generation=0, machine="other", inode=1), Lock.OTHER_MACHINE),
    ],
    ids=[
        "the start before", "long ago", "this start already", "later starts", "more attempts", "another machine",
        "another inode", "another device", "another store", "behind and elsewhere", "another machine and inode",
    ],
)  # fmt: skip
def test_the_gravest_difference_counts(on_disk: Store, sealed: Callable[[Sealed], Sealed], reason: Lock | None) -> None:
    assert on_disk.path
    with on_disk.read() as reader:
        now = seal.found(reader, on_disk.path)
        assert seal.differs(reader, sealed(now), now) is reason


@pytest.mark.parametrize(("sealed", "reason"), [(True, Lock.BACKUP), (False, Lock.BACKUP)])
def test_a_backup_is_one_with_and_without_a_seal(on_disk: Store, sealed: bool, reason: Lock) -> None:
    assert on_disk.path
    with on_disk.write() as tx:
        tx.execute("update owner set backup_at = ?", [NOW])
        now = seal.found(tx, on_disk.path)
        assert seal.differs(tx, replace(now, generation=0) if sealed else None, now) is reason


def test_a_store_of_which_nothing_was_released_needs_no_seal_and_one_of_which_something_was_does(
    on_disk: Store,
) -> None:
    assert on_disk.path
    with on_disk.read() as reader:
        now = seal.found(reader, on_disk.path)
        assert seal.differs(reader, None, now) is None
    released(on_disk, numbers(2))
    with on_disk.read() as reader:
        assert seal.differs(reader, None, now) is Lock.NO_SEAL


def test_a_store_that_is_ahead_of_its_seal_was_killed_between_the_two_and_goes_on(on_disk: Store) -> None:
    assert on_disk.path
    with on_disk.read() as reader:
        now = replace(seal.found(reader, on_disk.path), highest=12)
        assert seal.differs(reader, replace(now, generation=0, highest=11), now) is None


def test_the_file_of_a_store_keeps_its_place_over_all_that_the_store_does_with_it(tmp_path: Path) -> None:
    path = tmp_path / "live.duckdb"
    places = set()

    def look() -> None:
        places.add((path.stat().st_dev, path.stat().st_ino))

    store = open_store(path)  # the migrations
    look()
    with store.write() as tx:
        tx.execute("create table filler as select range as number, repeat('x', 100) as text from range(50000)")
    store.checkpoint()
    look()
    with store.write() as tx:
        tx.execute("delete from filler where number % 2 = 0")
        tx.execute("alter table filler add column more integer default 3")
    store.checkpoint()
    with store.read() as reader:
        reader.rows("vacuum analyze")
        reader.rows("force checkpoint")
    look()
    with store.write() as tx:
        tx.execute("drop table filler")
    store.checkpoint()
    store.close()
    look()
    open_store(path).close()
    look()
    assert len(places) == 1
    shutil.copy2(path, tmp_path / "copy.duckdb")
    assert (tmp_path / "copy.duckdb").stat().st_ino not in {inode for _, inode in places}


def test_the_machine_is_told_by_a_hash_that_stays(on_disk: Store) -> None:
    assert on_disk.path
    with on_disk.read() as reader:
        first, second = (seal.found(reader, on_disk.path) for _ in range(2))
    assert first == second
    assert len(first.machine) == 64
    assert Path("/etc/hostname").read_text(encoding="ascii").strip() not in first.machine
