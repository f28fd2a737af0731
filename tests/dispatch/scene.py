"""What the tests of store, dispatch and history play on: a released file, a TWIN that answers as told, a clock."""

import json
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cache

import pyarrow as pa
from pydantic import SecretStr

from lib.dispatch import recovery
from lib.dispatch.orders import Orders
from lib.dispatch.wire import Wire
from lib.dispatch.worker import Sender
from lib.drafts.terms import SANDBOX_ADDRESS, Terms
from lib.model.candidate import Candidate
from lib.model.columns import RESERVED_NAME
from lib.model.item import ItemState
from lib.model.mode import Mode
from lib.model.outcome import Answer, Fault, Outcome, Stage
from lib.model.pace import Pace
from lib.model.person import LOCAL
from lib.settings import Settings
from lib.store import journal, owner, submissions
from lib.store.connection import Store
from lib.twin import payload
from lib.twin.credentials import Credentials, Kind
from lib.twin.verdict import judge

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)

NEVER_READY = Answer(Stage.CONNECTING, fault=Fault.REFUSED)
CUT = Answer(Stage.SENT, fault=Fault.READ_TIMEOUT)


def status(code: int, body: bytes = b"", **headers: str) -> Answer:
    """A whole answer with this status; header names are written with `_` for `-`."""
    named = tuple((name.replace("_", "-"), value) for name, value in headers.items())
    return Answer(Stage.ANSWERED, status=code, headers=named, body=body)


def accepted(body: bytes) -> Answer:
    """TWIN's documented receipt: one group with a pair for each candidate of the request."""
    pairs = [
        {"autoCallId": {"identity": "task"}, "autoCallCandidateId": {"identity": f"id of {key}"}} for key in asked(body)
    ]
    return status(200, json.dumps([pairs]).encode())


def asked(body: bytes) -> tuple[str, ...]:
    """The row keys that a request's body asks for."""
    return tuple(each["callbackData"][RESERVED_NAME] for each in json.loads(body)["batch"])


@dataclass(slots=True)
class Clock:
    """The time, as the test sets it."""

    now: datetime = NOW

    def __call__(self) -> datetime:
        return self.now

    def pass_(self, **time: float) -> None:
        """Let this much time pass (the arguments of `timedelta`)."""
        self.now += timedelta(**time)


@dataclass(slots=True)
class Twin:
    """A wire that keeps every body, answers as told, in order, and accepts whatever comes after that."""

    answers: list[Answer] = field(default_factory=list)
    bodies: list[bytes] = field(default_factory=list)
    meanwhile: Callable[[], object] | None = None
    """what happens while a request is out"""
    played: Callable[[bytes], Answer] | None = None
    """how it answers, where that depends on what it is asked"""

    def post(self, body: bytes, company: str | None = None) -> Answer:
        """Take one request."""
        if self.played:
            return self.played(body)
        self.bodies.append(body)
        if self.meanwhile:
            self.meanwhile()
        return self.answers.pop(0) if self.answers else accepted(body)

    @property
    def asked(self) -> list[tuple[str, ...]]:
        """The row keys of each request, in the order they came."""
        return [asked(body) for body in self.bodies]


@dataclass(slots=True)
class Scene:
    """A store, its TWIN and its clock; `start` is what a start of the server does."""

    store: Store
    clock: Clock = field(default_factory=Clock)
    twin: Twin = field(default_factory=Twin)
    settings: dict[str, object] = field(default_factory=dict)

    def start(self, *, mode: Mode = Mode.SANDBOX, address: str = SANDBOX_ADDRESS, **settings: object) -> Sender:
        """Take over, settle what is open, and return the sender of this start, not running yet.

        `settings` are named as in the environment.
        """
        self.settings = settings
        with self.store.write() as tx:
            turn = owner.take_over(tx, mode=mode, new_id="store", now=self.clock())
        recovery.recover(self.store, turn, now=self.clock())
        credentials = credentials_of(mode, self.clock)
        terms = Terms(turn.generation, credentials, address, settled(**settings))
        return Sender(self.store, terms, Wire(payload.body, self.twin.post, self._judge), clock=self.clock)

    @property
    def orders(self) -> Orders:
        """A person's orders."""
        return Orders(self.store, settled(**self.settings), self.clock)

    def _judge(
        self, answer: Answer, numbers: Sequence[int], ordinals: Sequence[int]
    ) -> tuple[Outcome, tuple[journal.Given, ...]]:
        return judge(
            answer,
            numbers,
            ordinals,
            refuses_whole=bool(self.settings.get("TWIN_REFUSES_WHOLE")),
            repeat_401=True,
            repeat_429=True,
            now=self.clock(),
        )

    def states(self, submission_id: str = "s1") -> list[str]:
        """The state of each row, in the order of the file."""
        return states(self.store, submission_id)

    def standing(self, submission_id: str = "s1") -> tuple[str, str | None]:
        """The submission's state and why it has paused."""
        return standing(self.store, submission_id)


@cache
def settled(**named: object) -> Settings:
    """The settings with these changed, named as in the environment: made once, for they never change."""
    return Settings.model_validate(named)


def credentials_of(mode: Mode, clock: Callable[[], datetime]) -> Credentials:
    """Credentials of this mode; a live token tells neither its company nor its end."""
    kind = {Mode.SANDBOX: Kind.SANDBOX, Mode.LIVE: Kind.FIXED, Mode.LIVE_NO_TOKEN: Kind.NONE}[mode]
    return Credentials(kind, token=None if kind is Kind.NONE else SecretStr("token"), clock=clock)


def states(store: Store, submission_id: str = "s1") -> list[str]:
    """The state of each row, in the order of the file."""
    with store.read() as reader:
        rows = reader.rows("select state from item_now where submission_id = ? order by ordinal", [submission_id])
    return [row[0] for row in rows]


def standing(store: Store, submission_id: str = "s1") -> tuple[str, str | None]:
    """The submission's state and why it has paused."""
    with store.read() as reader:
        ((state, pause),) = reader.rows("select state, pause from submission where id = ?", [submission_id])
    return state, pause


def released(
    store: Store,
    people: Sequence[str | Sequence[str]],
    submission_id: str = "s1",
    *,
    at: datetime = NOW,
    batch_size: int = 2,
    address: str = SANDBOX_ADDRESS,
    file_name: str = "people.csv",
    errors: int = 0,
    unreadable: int = 0,
    left_out: str | None = None,
    pace: Pace | None = None,
    rehearsal: str | None = None,
) -> str:
    """Write a release as the drafts do, and return its id: one row for each person (a number, or several), from row 2.

    After them come rows with an error, then unreadable ones; `left_out` names the earlier submission that leaves the
    first person out.
    """
    numbers = [[each] if isinstance(each, str) else list(each) for each in people]
    rows = range(2, 2 + len(numbers))
    keys = [f"{submission_id}:{row}" for row in rows]
    going = pa.table(
        {
            "row": rows,
            "state": [(ItemState.EXCLUDED if left_out and row == 2 else ItemState.WAITING).value for row in rows],
            "excluded": ["called_already" if left_out and row == 2 else None for row in rows],
            "excluded_by": [left_out if row == 2 else None for row in rows],
            "numbers": numbers,
            "client_external_id": [f"c{row}" for row in rows],
            "payload": [
                payload.encode(Candidate(row, key, tuple(own)))
                for row, key, own in zip(rows, keys, numbers, strict=True)
            ],
        },
        schema=submissions.ITEM_SCHEMA,
    )
    wrong = range(rows.stop, rows.stop + errors)
    unread = range(wrong.stop, wrong.stop + unreadable)
    records = pa.table({
        "draft_id": [f"draft of {submission_id}"] * (len(rows) + errors),
        "row": pa.array([*rows, *wrong], pa.int32()),
        "cells": [[f"cell of {row}"] for row in [*rows, *wrong]],
        "row_key": [*keys, *(f"{submission_id}:{row}" for row in wrong)],
    })  # fmt: skip
    listed = pa.table({
        "draft_id": [f"draft of {submission_id}"] * unreadable,
        "row": pa.array(unread, pa.int32()),
        "reason": ["open_quote"] * unreadable,
        "raw": ["?"] * unreadable,
    })  # fmt: skip
    new = submissions.NewSubmission(
        id=submission_id,
        draft_id=f"draft of {submission_id}",
        file_name=file_name,
        file_sha256="",
        header=("phone",),
        address=address,
        company=None,
        pace=pace or Pace(batch_size),
        rehearsal=rehearsal,
        fingerprint="",
    )
    with store.write() as tx:
        tx.insert("draft_record", records)
        submissions.add(tx, new, at=at, by=LOCAL)
        tx.insert("draft_unread", listed)
        submissions.add_items(tx, submission_id, new.draft_id, going, at=at)
    return submission_id


def numbers(count: int, start: int = 1) -> list[str]:
    """Invented numbers, each another."""
    return [f"7900{number:07d}" for number in range(start, start + count)]


def wait_until(holds: Callable[[], object]) -> None:
    """Wait at most ten seconds for something to hold."""
    end = time.monotonic() + 10
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.005)
