"""A live installation and its books: what the store says of each candidate, against what TWIN's ledger says."""

import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from lib import wiring
from lib.model.item import Identifiers, ItemState
from lib.model.pace import Pace
from lib.model.person import LOCAL
from lib.settings import Settings
from lib.store import journal, queue
from lib.twin.sandbox import Sandbox
from lib.twin.sandbox.ledger import Ledger, Times
from tests.dispatch.scene import numbers, released

TOKEN = "a-fixed-token"
SECONDS = 30


def wait_until(holds: Callable[[], object], what: str, *, seconds: float = SECONDS) -> None:
    """Wait for something to hold; fails with `what` was waited for."""
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, f"in vain waited for {what}"
        time.sleep(0.004)


def environment(folder: Path, base_url: str, **changed: str) -> dict[str, str]:
    """The settings of an installation that is live: it has a token, and its TWIN is at `base_url`."""
    usual = {"CALLBOARD_DATA": str(folder / "data"), "CALLBOARD_DAY_LIMIT": "1000000", "TWIN_BASE_URL": base_url}
    token = {} if "TWIN_LOGIN" in changed else {"TWIN_TOKEN": TOKEN}
    return usual | token | changed


@contextmanager
def opened(
    settings: Mapping[str, str], *, clock: Callable[[], datetime] = wiring.now, sending: bool = False
) -> Iterator[wiring.Services]:
    """What a start of the server does with these settings, and its end; with `sending` its sender runs."""
    services = wiring.build(Settings.model_validate(settings), clock=clock)
    try:
        if sending:
            services.sender.start()
        yield services
    finally:
        wiring.close(services)


def people(count: int, *, first: int = 0, errors: int = 0) -> bytes:
    """A file of so many invented numbers, and some rows that cannot go."""
    rows = [f"7916{first + place * 13:07d};A-{place};Anna" for place in range(count)]
    return "\r\n".join(["phone;Client Id;Name", *rows, *["none;;Olga"] * errors, ""]).encode()


def release(services: wiring.Services, content: bytes, pace: Pace) -> str:
    """Bring, check and release a file, and return the submission's id."""
    assert not services.sender.step(), "nothing is sent before a release"  # and it has noted that it is alive
    draft_id = services.drafts.create(content, "people.csv", by=LOCAL)
    services.drafts.check(draft_id, by=LOCAL)
    plan = services.releases.plan(draft_id, pace=pace)
    return services.releases.release(
        draft_id, fingerprint=plan.fingerprint, typed=plan.candidates, pace=pace, by=LOCAL
    )  # fmt: skip


def rests(services: wiring.Services) -> bool:
    """Whether nothing moves any more and no request is out."""
    with services.store.read() as reader:
        return not queue.unfinished(reader) and not journal.open_attempts(reader)


def finish(settings: Mapping[str, str], submission_id: str, *, starts: int = 4) -> None:
    """Start, and resume as a person would who leaves the unknown so, until the submission has finished."""
    for _ in range(starts):
        with opened(settings, sending=True) as services:
            wait_until(lambda: rests(services), "the submission to finish or pause")
            if services.history.submission(submission_id).state == "finished":
                return
            services.orders.resume(submission_id, by=LOCAL, leaving_unknown=True)
    raise AssertionError(f"not finished after {starts} starts")


def quick(folder: Path, base_url: str, **changed: str) -> dict[str, str]:
    """The settings of an installation that does not wait long, for a connection or before it tries again."""
    usual = {"CALLBOARD_RETRY_SECONDS": "0", "TWIN_CONNECT_TIMEOUT": "2", "TWIN_READ_TIMEOUT": "5"}
    return environment(folder, base_url, **usual | changed)


def send(services: wiring.Services, count: int, pace: Pace) -> None:
    """Release so many people as "s1" and send until nothing moves any more; `resume` afterwards lets it go on."""
    released(services.store, numbers(count), pace=pace, address=services.terms.address)
    services.sender.start()
    wait_until(lambda: rests(services), "an end")


def resume(services: wiring.Services, submission_id: str = "s1") -> None:
    """Resume as a person would who leaves the unknown so, and send until nothing moves any more."""
    services.orders.resume(submission_id, by=LOCAL, leaving_unknown=True)
    wait_until(lambda: rests(services), "an end")


def times(twin: Sandbox, rows: Iterable[int], what: str, submission_id: str = "s1") -> list[int]:
    """How often each of these people of a `released` submission, from 0, was "asked" for or "called"."""
    found = twin.ledger.rows()
    return [getattr(found.get(f"{submission_id}:{row + 2}", Times()), what) for row in rows]


def attempts(services: wiring.Services) -> int:
    """How many rows the journal has."""
    with services.store.read() as reader:
        return int(reader.value("select count(*) from attempt"))


@dataclass(frozen=True, slots=True)
class Books:
    """What the store says of a submission's candidates: the state, numbers and identifiers of each, by row key."""

    states: dict[str, str]
    numbers: dict[str, tuple[str, ...]]
    identifiers: dict[str, tuple[Identifiers, ...]]

    def keys(self, *states: ItemState) -> set[str]:
        """Who is in one of these states."""
        return {key for key, state in self.states.items() if state in states}

    def counts(self) -> dict[str, int]:
        """How many are in each state."""
        return {state: len(self.keys(ItemState(state))) for state in sorted(set(self.states.values()))}


def books(services: wiring.Services, submission_id: str) -> Books:
    """The books of a submission, in the order of its file; who was excluded is not in them.

    Asserts that its buckets add up to the file.
    """
    with services.store.read() as reader:
        rows = reader.rows(
            "select ordinal, row_key, state, numbers from item_now where submission_id = ? and state <> 'excluded'"
            " order by ordinal",
            [submission_id],
        )
        pairs = reader.rows(
            "select ordinal, auto_call_id, auto_call_candidate_id from identifier"
            " where submission_id = ? and ordinal is not null order by attempt_id",
            [submission_id],
        )
        all_rows = reader.value("select count(*) from item where submission_id = ?", [submission_id])
    buckets = services.history.submission(submission_id).buckets
    assert sum(count for _, count in buckets.counts) == buckets.rows == all_rows
    assert buckets[ItemState.EXCLUDED] == all_rows - len(rows)
    given: dict[int, tuple[Identifiers, ...]] = {}
    for ordinal, call, candidate in pairs:
        given[ordinal] = (*given.get(ordinal, ()), Identifiers(call, candidate))
    return Books(
        states={key: state for _, key, state, _ in rows},
        numbers={key: tuple(numbers) for _, key, _, numbers in rows},
        identifiers={key: given.get(ordinal, ()) for ordinal, key, _, _ in rows},
    )


def assert_nobody_twice(ledgers: Sequence[Ledger]) -> None:
    """TWIN was asked for nobody twice: neither for a row, nor for a number."""
    for ledger in ledgers:
        assert {times.asked for times in ledger.rows().values()} <= {1}, "somebody was asked for twice"
        assert {times.asked for times in ledger.numbers().values()} <= {1}, "a number was asked for twice"


def settle(services: wiring.Services, submission_id: str, ledger: Ledger, *, at_rest: bool = True) -> Books:
    """Compare the books with the ledger of a TWIN that obeyed every request; returns the books.

    Nobody was asked for twice; whoever was asked for is accepted, under the identifiers that TWIN gave, or unknown;
    nobody else is accepted. `at_rest`: everybody is one or the other.
    """
    found, asked = books(services, submission_id), ledger.rows()
    accepted, unknown = found.keys(ItemState.ACCEPTED), found.keys(ItemState.UNKNOWN)
    assert_nobody_twice([ledger])
    assert accepted <= asked.keys() <= accepted | unknown
    assert all(found.identifiers[key] == asked[key].identifiers for key in accepted), "an identifier is lost"
    assert not any(found.identifiers[key] for key in unknown)
    if at_rest:
        assert found.states.keys() == accepted | unknown, "somebody is in no bucket, or still waits"
    return found
