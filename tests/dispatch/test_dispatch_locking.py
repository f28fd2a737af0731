"""A store that is not the one that sent last: nothing leaves, over every restart, until a person has looked."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from itertools import count
from pathlib import Path

import pytest

from lib.dispatch import locking, recovery
from lib.dispatch.locking import Locks, NoteNeeded
from lib.dispatch.orders import StoreLocked
from lib.dispatch.wire import Wire
from lib.dispatch.worker import Sender
from lib.drafts.terms import SANDBOX_ADDRESS, Terms
from lib.model.evidence import Lock
from lib.model.mode import Mode
from lib.model.person import LOCAL
from lib.model.submission import SubmissionState
from lib.store import owner, seal
from lib.store.connection import open_store
from lib.store.errors import StoreFailed
from lib.store.seal import Seal
from lib.twin import payload
from tests.dispatch.scene import NOW, Clock, Scene, credentials_of, numbers, released, settled
from tests.on_disk import fresh_file

_ids = count(1)


class Installation:
    """A data folder with one store, started and stopped; its TWIN is played."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "live.duckdb"
        self.clock = Clock()
        self.store = fresh_file(self.path)
        self.scene = Scene(self.store, self.clock)
        self.seal = Seal(self.path)

    def start(self) -> Sender:
        """What a start of the server does; a store that is closed is opened."""
        turn = locking.take_turn(
            self.store, self.seal, mode=Mode.SANDBOX, new_id=f"store{next(_ids)}", now=self.clock()
        )
        recovery.recover(self.store, turn, now=self.clock())
        terms = Terms(turn.generation, credentials_of(Mode.SANDBOX, self.clock), SANDBOX_ADDRESS, settled())
        wire = Wire(payload.body, self.scene.twin.post, self.scene._judge, seal=self.seal.note_attempt)
        return Sender(self.store, terms, wire, clock=self.clock)

    @contextmanager
    def stopped(self) -> Iterator[Path]:
        """While the server is down; gives the path of the database."""
        self.store.close()
        self.seal.close()
        yield self.path
        self.store = open_store(self.path)
        self.scene.store = self.store
        self.seal = Seal(self.path)

    @property
    def locks(self) -> Locks:
        """The lock and its key."""
        return Locks(self.store, self.seal, self.clock, lambda: f"store{next(_ids)}")

    def sealed(self) -> seal.Sealed:
        """What the seal says."""
        found = self.seal.read()
        assert found
        return found

    def asked(self) -> list[str]:
        """The row keys that TWIN was asked for, one each time."""
        return [key for keys in self.scene.twin.asked for key in keys]

    def audit(self, verb: str) -> int:
        """How many lines of the audit have this verb."""
        with self.store.read() as reader:
            return int(reader.value("select count(*) from audit where verb = ?", [verb]))


@pytest.fixture
def at(tmp_path: Path) -> Iterator[Installation]:
    found = Installation(tmp_path)
    yield found
    found.store.close()
    found.seal.close()


def drain(sender: Sender) -> None:
    while sender.step():
        pass


@pytest.fixture
def restored(at: Installation, tmp_path: Path) -> Installation:
    """Six people released, two asked for; then a copy was made, two more were asked for, and the copy was put back."""
    sender = at.start()
    released(at.store, numbers(6), "s1", batch_size=2)
    assert sender.step()
    with at.stopped() as path:
        shutil.copy(path, tmp_path / "yesterday")
    assert at.start().step()
    with at.stopped() as path:
        shutil.copyfile(tmp_path / "yesterday", path)
    return at


def test_a_new_store_gets_its_seal_and_every_start_its_generation(at: Installation) -> None:
    for generation in (1, 2, 3):
        at.start()
        assert (at.sealed().generation, at.sealed().highest, at.locks.state()) == (generation, 0, None)
        with at.stopped():
            pass


def test_the_seal_knows_of_an_attempt_before_its_socket_opens(at: Installation) -> None:
    sender = at.start()
    released(at.store, numbers(4), batch_size=2)
    said: list[int] = []
    at.scene.twin.meanwhile = lambda: said.append(at.sealed().highest)
    drain(sender)
    assert said == [1, 2]


def test_while_the_seal_cannot_be_written_nothing_leaves(at: Installation) -> None:
    sender = at.start()
    released(at.store, numbers(2))
    at.seal.close()
    sender._stop.set()  # it waits until the seal can be written, or until it is stopped
    with pytest.raises(StoreFailed):
        sender.step()
    assert at.asked() == []


def test_yesterdays_copy_put_back_sends_nothing_and_says_how_much_is_missing(restored: Installation) -> None:
    drain(restored.start())
    assert len(restored.asked()) == 4
    state = restored.locks.state()
    assert state
    assert (state.reason, state.missing, state.last_request) == (Lock.BEHIND, 1, NOW)
    assert [(each.id, each.number, each.waiting, each.held) for each in state.unsent] == [("s1", 1, 4, 0)]
    assert restored.scene.standing() == ("paused", "restored")
    assert (restored.audit("store locked"), restored.audit("paused")) == (1, 1)


def test_a_lock_stays_over_restarts_and_is_written_once(restored: Installation) -> None:
    for _ in range(3):
        drain(restored.start())
        assert restored.locks.reason() is Lock.BEHIND
        with restored.stopped():
            pass
    assert (restored.audit("store locked"), restored.audit("paused")) == (1, 1)
    assert len(restored.asked()) == 4


def test_while_it_is_locked_nobody_can_resume(restored: Installation) -> None:
    drain(restored.start())
    with pytest.raises(StoreLocked):
        restored.scene.orders.resume("s1", by=LOCAL)
    assert restored.scene.standing() == ("paused", "restored")


def test_what_begins_to_move_meanwhile_neither_goes_nor_goes_when_unlocked(restored: Installation) -> None:
    sender = restored.start()
    released(restored.store, numbers(2, start=90), "s2")
    drain(sender)
    restored.locks.unlock(by=LOCAL, note="looked")
    drain(sender)
    assert restored.scene.standing("s2") == ("paused", "restored")
    assert len(restored.asked()) == 4


def test_unlocked_it_goes_on_only_where_a_person_says_so(restored: Installation) -> None:
    sender, machine = restored.start(), restored.sealed().machine
    restored.locks.unlock(by=LOCAL, note="  the cabinet shows task 7  ")
    drain(sender)
    assert (len(restored.asked()), restored.locks.state(), restored.scene.standing()) == (
        4,
        None,
        ("paused", "restored"),
    )
    assert (restored.sealed().highest, restored.sealed().machine) == (1, machine)
    restored.scene.orders.resume("s1", by=LOCAL)
    drain(sender)
    assert restored.scene.standing()[0] == SubmissionState.FINISHED
    with restored.store.read() as reader:
        (detail,) = reader.one("select detail from audit where verb = 'store unlocked'") or ("",)
    assert '"note": "the cabinet shows task 7"' in detail
    assert '"missing": 1' in detail
    assert '"people": 4' in detail


def test_unlocking_again_changes_nothing(restored: Installation) -> None:
    restored.start()
    restored.locks.unlock(by=LOCAL, note="looked")
    before = restored.sealed()
    restored.locks.unlock(by=LOCAL, note="looked")
    assert restored.audit("store unlocked") == 1
    assert restored.sealed() == before
    with restored.stopped():
        pass
    restored.start()
    assert restored.locks.state() is None


@pytest.mark.parametrize("note", ["", "  \n"], ids=["empty", "blank"])
def test_unlocking_needs_a_note(restored: Installation, note: str) -> None:
    restored.start()
    with pytest.raises(NoteNeeded):
        restored.locks.unlock(by=LOCAL, note=note)
    assert restored.locks.reason() is Lock.BEHIND


def test_a_new_seal_that_cannot_be_written_leaves_the_lock_on(restored: Installation) -> None:
    restored.start()
    restored.seal.path.with_name(f"{restored.seal.path.name}.part").mkdir()
    with pytest.raises(StoreFailed):
        restored.locks.unlock(by=LOCAL, note="looked")
    assert restored.locks.reason() is Lock.BEHIND
    assert restored.audit("store unlocked") == 0


def test_what_a_copy_was_made_from_is_another_store_once_the_copy_goes_on(
    restored: Installation, tmp_path: Path
) -> None:
    restored.start()
    with restored.stopped() as path:
        shutil.copy(path, tmp_path / "before")
    restored.start()
    restored.locks.unlock(by=LOCAL, note="looked")
    with restored.stopped() as path:
        shutil.copyfile(tmp_path / "before", path)
        with_lock = open_store(path)
        with with_lock.write() as tx:
            owner.unlock(tx, "store of the original")
        with_lock.close()
    restored.start()
    assert restored.locks.reason() is Lock.OTHER_STORE


def found_otherwise(at: Installation, **said: object) -> None:
    """Let the seal say something else of the store than it is."""
    at.seal.write(replace(at.sealed(), **said))  # type: ignore[arg-type]


def move_away(at: Installation) -> None:
    shutil.copy(at.path, at.path.with_suffix(".copy"))
    at.path.with_suffix(".copy").replace(at.path)


CHANGES: dict[Lock, Callable[[Installation], object]] = {
    Lock.NO_SEAL: lambda at: at.seal.path.unlink(),
    Lock.BEHIND: lambda at: found_otherwise(at, generation=90),
    Lock.OTHER_MACHINE: lambda at: found_otherwise(at, machine="other"),
    Lock.OTHER_FILE: move_away,
    Lock.OTHER_STORE: lambda at: found_otherwise(at, store_id="other"),
}


@pytest.mark.parametrize("reason", CHANGES)
def test_each_difference_locks_and_freezes_and_what_was_being_stopped_is_stopped(
    at: Installation, reason: Lock
) -> None:
    sender = at.start()
    released(at.store, numbers(3), "s1", batch_size=1)
    released(at.store, numbers(2, start=50), "s2")
    assert sender.step()
    with at.store.write() as tx:
        tx.execute("update submission set state = 'stopping' where id = 's2'")
    with at.stopped():
        CHANGES[reason](at)
        at.seal.close()
    drain(at.start())
    state = at.locks.state()
    assert state
    assert state.reason is reason
    assert state.missing == {Lock.NO_SEAL: None, Lock.OTHER_STORE: None}.get(reason, 0)
    assert (at.scene.standing("s1"), at.scene.standing("s2")) == (("paused", "restored"), ("stopped", None))
    assert len(at.asked()) == 1


def test_a_backup_of_ours_is_locked_wherever_it_is_opened_until_a_person_has_looked(at: Installation) -> None:
    at.start()
    released(at.store, numbers(2))
    with at.store.write() as tx:
        tx.execute("update owner set backup_at = ?", [NOW])
    with at.stopped():
        pass
    drain(at.start())
    state = at.locks.state()
    assert state
    assert (state.reason, state.backup_at, at.asked()) == (Lock.BACKUP, NOW, [])
    at.locks.unlock(by=LOCAL, note="looked")
    with at.stopped():
        pass
    at.start()
    assert at.locks.state() is None


def test_a_data_file_made_anew_beside_an_old_seal_is_other_data(at: Installation) -> None:
    at.start()
    with at.stopped() as path:
        path.unlink()
    at.start()
    state = at.locks.state()
    assert state
    assert (state.reason, state.unsent) == (Lock.OTHER_STORE, ())


def test_what_a_kill_left_open_is_unknown_in_a_copy_too(at: Installation) -> None:
    at.start()
    released(at.store, numbers(2))
    with at.store.write() as tx:
        tx.execute(
            "insert into attempt (id, submission_id, request, ordinals, generation, body_sha256, body_bytes, opened_at)"
            " values (1, 's1', 1, [0], 1, '', 0, ?)",
            [NOW],
        )
    with at.stopped():
        move_away(at)
    drain(at.start())
    assert at.scene.states() == ["unknown", "waiting"]
    assert at.scene.standing() == ("paused", "restored")
