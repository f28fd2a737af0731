"""The seal: a file beside the database that tells a restored or copied store from the one that sent last."""

import hashlib
import logging
import os
import socket
import threading
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from lib.model.evidence import Lock
from lib.store.connection import Reader
from lib.store.errors import StoreFailed

log = logging.getLogger(__name__)

_MACHINE_ID = Path("/etc/machine-id")
_DIGITS = 20
_RANDOM_NODE = 1 << 40
"""`uuid.getnode` sets this bit where it finds no address of the hardware and makes one up at every start."""

# Beside this no metadata of the file changes, so that one write is all there is to wait for; not every system has it.
_sync = getattr(os, "fdatasync", os.fsync)


@dataclass(frozen=True, slots=True)
class Sealed:
    """What the file says of the store that sent last: its id and generation, where it was, and its highest attempt.

    `machine` is a hash; `device` and `inode` are those of the database file.
    """

    store_id: str
    generation: int
    machine: str
    device: int
    inode: int
    highest: int


def found(reader: Reader, database: Path) -> Sealed:
    """What the seal of an open store would say now."""
    store_id, generation = reader.rows("select store_id, generation from owner")[0]
    place = database.stat()
    return Sealed(store_id, generation, _machine(), place.st_dev, place.st_ino, highest_attempt(reader))


def highest_attempt(reader: Reader) -> int:
    """The highest attempt of a store; 0 where nothing was ever about to leave."""
    return int(reader.value("select coalesce(max(id), 0) from attempt"))


def differs(reader: Reader, sealed: Sealed | None, now: Sealed) -> Lock | None:
    """Why this store is not the one that sent last, by the gravest difference; None if nothing shows one.

    `now` is of a start that has taken its turn already. A store of which nothing was ever released needs no seal.
    """
    backup = reader.value("select backup_at is not null from owner")
    if sealed is None:
        used = reader.value("select count(*) from submission")
        return Lock.BACKUP if backup else Lock.NO_SEAL if used else None
    differences = (
        (Lock.OTHER_STORE, now.store_id != sealed.store_id),
        (Lock.BEHIND, now.highest < sealed.highest or now.generation <= sealed.generation),
        (Lock.BACKUP, backup),
        (Lock.OTHER_MACHINE, now.machine != sealed.machine),
        (Lock.OTHER_FILE, (now.device, now.inode) != (sealed.device, sealed.inode)),
    )
    return next((reason for reason, so in differences if so), None)


class Seal:
    """The file beside one database, readable by the owner only; whatever the disk refuses is raised as StoreFailed.

    The store may be ahead of its seal (a kill between the commit and the seal), never behind it.
    """

    def __init__(self, database: Path) -> None:
        self.database = database
        self.path = database.with_name(f"{database.name}.seal")
        self._writing = threading.Lock()
        self._file: int | None = None
        self._highest = 0

    def read(self) -> Sealed | None:
        """What the file says; None if there is none, or nobody can make sense of it."""
        with _ours("read"):
            try:
                text = self.path.read_text(encoding="ascii", errors="replace")
            except FileNotFoundError:
                return None
        said = dict(line.split(" ", 1) for line in text.splitlines() if " " in line)
        try:
            return Sealed(
                store_id=said["store"],
                generation=int(said["generation"]),
                machine=said["machine"],
                device=int(said["device"]),
                inode=int(said["inode"]),
                highest=int(said["highest"]),
            )
        except (KeyError, ValueError):
            log.error("the seal beside the store cannot be understood")
            return None

    def write(self, sealed: Sealed) -> None:
        """Replace the file as a whole."""
        part = self.path.with_name(f"{self.path.name}.part")
        with self._writing, _ours("written"):
            file = os.open(part, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600)
            try:
                _write_at(file, _text(sealed), 0)
                os.fsync(file)
                part.replace(self.path)
                _sync_folder(self.path.parent)
            except BaseException:
                os.close(file)
                raise
            self._close()
            self._file, self._highest = file, sealed.highest

    def note_attempt(self, number: int) -> None:
        """Keep the highest attempt of those that are committed and about to leave; returns when it is on the disk."""
        with self._writing, _ours("written"):
            if self._file is None:
                raise StoreFailed("the store has no seal: nothing may leave it")
            if number <= self._highest:
                return
            place = os.fstat(self._file).st_size - _DIGITS - 1
            _write_at(self._file, f"{number:0{_DIGITS}}".encode(), place)
            _sync(self._file)
            self._highest = number

    def close(self) -> None:
        """Let go of the file."""
        with self._writing:
            self._close()

    def _close(self) -> None:
        if self._file is not None:
            os.close(self._file)
            self._file = None


def _write_at(file: int, content: bytes, place: int) -> None:
    """All of it: a disk that fills up takes a part at first, and refuses the rest."""
    while content:
        written = os.pwrite(file, content, place)
        content, place = content[written:], place + written


def _text(sealed: Sealed) -> bytes:
    """One line a field; the highest attempt stands last and is always as long, so that it is written over in place."""
    return (
        f"store {sealed.store_id}\ngeneration {sealed.generation}\nmachine {sealed.machine}\n"
        f"device {sealed.device}\ninode {sealed.inode}\nhighest {sealed.highest:0{_DIGITS}}\n"
    ).encode("ascii")


def _machine() -> str:
    """A hash of what stays the same on one machine and is another one on any other."""
    try:
        known = _MACHINE_ID.read_text(encoding="ascii", errors="replace").strip()
    except OSError:
        known = ""
    node = uuid.getnode()
    hardware = "" if node & _RANDOM_NODE else f"{node:x}"
    return hashlib.sha256(f"callboard {known or f'{socket.gethostname()} {hardware}'}".encode()).hexdigest()


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextmanager
def _ours(what: str) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        log.error("the seal beside the store cannot be %s: %s", what, error.strerror)
        raise StoreFailed(f"the seal beside the store cannot be {what}") from None
