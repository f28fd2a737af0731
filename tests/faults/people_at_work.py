"""One installation and its books: whatever people, TWIN and the clock do is done to both, and compared."""

import json
import shutil
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from hashlib import sha256
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from lib import wiring
from lib.dispatch.orders import NotRefusedWhole, StoreLocked, UnknownFirst
from lib.dispatch.reconcile import WAIT, Found, TooSoon
from lib.dispatch.update import Updates
from lib.dispatch.wire import wire_to
from lib.dispatch.worker import Sender
from lib.drafts.draft import Refusal, ReleaseRefused
from lib.drafts.following import NobodyToFollow
from lib.history.views import HistoryFilter
from lib.model.columns import RESERVED_NAME
from lib.model.item import Exclusion, Identifiers, ItemState
from lib.model.outcome import Answer
from lib.model.pace import Pace
from lib.model.person import LOCAL
from lib.settings import Settings
from lib.store.errors import StoreConflict
from tests.dispatch.held import Held
from tests.dispatch.scene import Clock
from tests.faults.people_model import (
    DAY,
    FINISHED,
    HEARTBEAT,
    MOVING,
    PAUSED,
    PLAYED,
    STOPPED,
    STOPPING,
    Books,
    Draft,
    Fate,
    House,
    Played,
    Row,
    Sent,
    Submission,
    move,
)

RESTS = (PAUSED, STOPPED, FINISHED)


class AtWork:
    """A live installation whose TWIN is played, in a folder of its own, with the sender turned by hand.

    `eager`: the sender looks after everything that happens. What is `on_the_wire` has left; what is `back` is answered,
    and not written yet.
    """

    def __init__(self, folder: Path, house: House, *, eager: bool) -> None:
        self.eager = eager
        self.folder = folder
        self.file = folder / "data" / "live.duckdb"
        self.clock = Clock()
        self.ids = count(1)
        self.books = Books(house, [])
        self.twin: dict[str, Identifiers] = {}
        """by row key: what TWIN has, whatever it answered"""
        self.pairs = count(1)
        self.keys: list[str] = []
        """of every row that was ever released, also of those that a restored store does not know"""
        self.files = 0
        self.copies: list[tuple[Path, Books]] = []
        self.shown: object = None
        self.settings = Settings.model_validate({
            "CALLBOARD_DATA": str(folder / "data"),
            "CALLBOARD_DAY_LIMIT": str(house.day_limit),
            "CALLBOARD_TRIES": str(house.tries),
            "CALLBOARD_BREAKER": str(house.breaker),
            "CALLBOARD_RETRY_SECONDS": str(house.retry),
            "CALLBOARD_RETRY_AFTER_CAP": str(house.cap),
            "TWIN_REFUSES_WHOLE": str(house.refuses_whole),
            "TWIN_TOKEN": "a-fixed-token",
            "TWIN_BASE_URL": "http://127.0.0.1:9",
        })  # fmt: skip
        self.start(locks=False)

    def start(self, *, locks: bool) -> None:
        """A start of the server, with nothing sent yet."""
        self.services = wiring.build(self.settings, clock=self.clock, new_id=lambda: f"id{next(self.ids)}")
        self.open = True
        self.books.start(self.clock(), locks=locks)
        wire = wire_to(self.services.link, self.settings, self.services.locks.seal, clock=self.clock)
        wire = replace(wire, post=self._post)
        self.sender = Sender(self.services.store, self.services.terms, wire, clock=self.clock)
        self.updates = Updates(self.services.store, self.sender, self.clock)
        self.noted: object = None
        self.draining = False
        self.broken: AssertionError | None = None
        self.on_the_wire: list[tuple[Held, Sent]] = []
        self.back: list[tuple[Sent, Played]] = []
        Held.out.clear()

    def close(self) -> None:
        """The end of the server, whatever is out."""
        if self.open:
            self.open = False
            wiring.close(self.services)

    @property
    def submissions(self) -> list[Submission]:
        """The latest first."""
        return list(self.books.submissions.values())[::-1]

    def moves(self) -> bool:
        """Whether anything goes on by itself."""
        return any(each.state in (MOVING, STOPPING) for each in self.submissions)

    # the sender and TWIN

    def _post(self, body: bytes, company: str | None) -> Answer:
        try:
            return self._taken(body, company)
        except AssertionError as error:
            self.broken = error  # the sender would keep it to itself until its next turn
            raise

    def _taken(self, body: bytes, company: str | None) -> Answer:
        """TWIN takes a request: P2 and P3."""
        self.services.credentials.token_for(company)
        sent, played, obeys = self.meeting
        assert body == b'{"batch":[' + b",".join(row.object for row in sent.rows) + b"]}", "not what was previewed"
        with self.services.store.read() as reader:
            intent = reader.rows(
                "select submission_id, ordinals, body_sha256, body_bytes, closed_at from attempt where id = ?",
                [sent.id],
            )
        assert intent == [(sent.submission.id, list(sent.ordinals), sha256(body).hexdigest(), len(body), None)]
        sealed = self.services.locks.seal.read()
        assert sealed, "it left, and there is no seal"
        assert sealed.highest >= sent.id, "it left, and the seal does not know it"
        task = f"task {next(self.pairs)}"
        pairs = [Identifiers(task, f"candidate {next(self.pairs)}") for _ in sent.rows]
        fate = played.fate(len(pairs), refuses_whole=self.books.house.refuses_whole)
        if fate is Fate.ACCEPTED or (fate is Fate.UNKNOWN and obeys):
            self.twin |= {row.key: pair for row, pair in zip(sent.rows, pairs, strict=True)}
        sent.receipt = frozenset(pair.auto_call_candidate_id for pair in pairs)
        return played.answer(pairs)

    def answer(self, place: int, answer: str, *, obeys: bool) -> None:
        """One of those that are out is answered; the sender has not looked yet."""
        held, sent = self.on_the_wire.pop(place % len(self.on_the_wire))
        self.meeting = (sent, PLAYED[answer], obeys)
        held.meet()
        if self.broken:
            raise self.broken
        self.back.append((sent, PLAYED[answer]))

    def answer_all(self, answers: Iterator[str], *, obeys: bool) -> None:
        """Whatever is out comes back, and the sender looks."""
        while self.on_the_wire:
            self.answer(0, next(answers), obeys=obeys)
        self.turn()

    def turn(self) -> None:
        """A turn of the sender: what came back is written, and what may leave does."""
        now = self.clock()
        ended, self.back = self.back, []
        if self.noted is None or now - self.noted >= HEARTBEAT:
            self.noted = self.books.alive_at = now
        self.sender._note_alive()
        self.sender._turn()
        while self.sender._unwritten:
            self.sender._turn()
        self.books.record(ended, now)
        left = Held.out[:]
        Held.out.clear()
        assert not (left and self.draining), "something left while an update is prepared"
        if any(each.state is MOVING for each in self.submissions):
            self._left_out()
        self.on_the_wire += [(held, self.books.leave(held.attempt, now)) for held in left]
        if any(each.state is MOVING for each in self.submissions):
            self._rests()
        self.clock.pass_(seconds=1)

    def _left_out(self) -> None:
        """Who the guard has left out when it was looked up once more, and rightly so."""
        with self.services.store.read() as reader:
            excluded = set(reader.rows("select submission_id, ordinal from item where state = 'excluded'"))
        found = [
            (each, row)
            for each in self.submissions
            for ordinal, row in enumerate(each.rows)
            if row.state is ItemState.WAITING and (each.id, ordinal) in excluded
        ]
        for each, row in found:
            assert self.books.blocked(each.id, row.numbers, self.clock()), "left out without a reason"
        move([row for _, row in found], ItemState.EXCLUDED, self.clock())

    def _rests(self) -> None:
        """What has finished, or waits for another day, and rightly so."""
        for each, (state, pause) in self._standing().items():
            submission = self.books.submissions[each]
            if submission.state is MOVING and state == FINISHED:
                assert not submission.waiting(), "finished, and somebody waits"
                assert not self.books.out(submission), "finished, and a request is out"
                submission.state = FINISHED
            if submission.state is MOVING and (state, pause) == (PAUSED, "day_limit"):
                assert self.books.called(self.clock() - DAY) >= self.books.house.day_limit, "there is room today"
                submission.state = PAUSED

    def tell(self, key: str, event: str, *, named: bool) -> None:
        """TWIN tells of a row by webhook, perhaps with the ids that it has for it."""
        pair = self.twin.get(key) if named else None
        ids = {"taskId": pair.auto_call_id, "autoCallCandidateId": pair.auto_call_candidate_id} if pair else {}
        told = {"event": event, "id": f"call of {key}", "callbackData": {RESERVED_NAME: key}, **ids}
        body = json.dumps(told).encode()
        new = self.services.evidence.receive(body)
        assert new is (body not in self.books.events), "an event is new once"
        if not new:
            return
        self.books.events.add(body)
        for each in self.submissions:
            for ordinal, row in enumerate(each.rows):
                if row.key == key:
                    self.books.told(each, ordinal, pair.auto_call_candidate_id if pair else "", self.clock())

    # files and releases

    def bring(self, people: Sequence[tuple[str, ...]], *, let_in: bool = False) -> Draft:
        """A file of so many people, at most two numbers each, under a name of its own."""
        rows = [";".join([*(numbers or ("none",)), "", ""][:2]) + f";c{place}" for place, numbers in enumerate(people)]
        content = "\r\n".join(["phone 1;phone 2;Client Id", *rows, ""]).encode()
        draft = Draft(self.services.drafts.create(content, f"{next(self.ids)}.csv", by=LOCAL), tuple(people), let_in)
        if let_in:
            self.services.drafts.let_duplicates_in(draft.id, let_in, by=LOCAL)
        return self._checked(draft)

    def send_again(self, submission: Submission, states: tuple[ItemState, ...]) -> Draft | None:
        """A draft of those that surely were not called."""
        people = tuple(row.numbers for row in submission.rows if row.state in states)

        def press() -> str:
            return self.services.following.draft_of(submission.id, states=states, again="again", by=LOCAL)

        if submission.state in RESTS and people:
            return self._checked(Draft(press(), people))
        with pytest.raises(NobodyToFollow):
            press()
        return None

    def _checked(self, draft: Draft) -> Draft:
        self.services.drafts.check(draft.id, by=LOCAL)
        self.books.drafts[draft.id] = draft
        self.files += 1
        return draft

    def lying(self) -> list[Draft]:
        """The drafts that are not released and of which somebody would go, the latest first."""
        now = self.clock()
        return [
            draft
            for draft in list(self.books.drafts.values())[::-1]
            if any(numbers and not self.books.blocked("", numbers, now) for numbers in draft.going())
        ]

    def release(self, draft: Draft, pace: Pace, *, wrong: str = "nothing") -> None:
        """Look at the plan and at the bytes, type the count, press twice: P1, P2."""
        now, releases, going = self.clock(), self.services.releases, draft.going()
        blocked = [self.books.blocked("", numbers, now) for numbers in going]
        candidates = sum(bool(numbers) and not why for numbers, why in zip(going, blocked, strict=True))
        plan = releases.plan(draft.id, pace=pace)
        assert (plan.rows, plan.candidates, plan.errors) == (len(going), candidates, going.count(()))
        assert sum(each.rows for each in plan.left_out) == len(going) - blocked.count(None)
        requests = range(1, plan.requests + 1)
        previews = [releases.request(draft.id, number, batch_size=pace.batch_size).body for number in requests]

        def press(*, typed: int = candidates, terms: Pace = pace) -> str:
            return releases.release(draft.id, fingerprint=plan.fingerprint, typed=typed, pace=terms, by=LOCAL)

        def refused(why: Refusal, **pressed: Any) -> None:
            with pytest.raises(ReleaseRefused) as found:
                press(**pressed)
            assert found.value.refusal is why

        if self.books.locked or not candidates:
            refused(Refusal.LOCKED if self.books.locked else Refusal.NOBODY)
        elif wrong == "count":
            refused(Refusal.COUNT_DIFFERS, typed=candidates + 1)
        elif wrong == "terms":
            refused(Refusal.CHANGED, terms=replace(pace, batch_size=pace.batch_size + 1))
        else:
            submission_id = press()
            refused(Refusal.RELEASED_ALREADY)
            del self.books.drafts[draft.id]
            self._released(Submission(submission_id, [], pace), going, blocked, previews)

    def _released(
        self,
        submission: Submission,
        going: Sequence[tuple[str, ...]],
        blocked: Sequence[Exclusion | None],
        previews: Iterable[bytes],
    ) -> None:
        objects = {key: each for body in previews for key, each in objects_of(body)}
        with self.services.store.read() as reader:
            items = reader.rows(
                "select row_key, numbers, payload, excluded from item where submission_id = ? order by ordinal",
                [submission.id],
            )
        for (key, numbers, payload, excluded), own, why in zip(items, going, blocked, strict=True):
            left_out = why or (None if own else Exclusion.ERROR)
            assert (tuple(numbers), excluded) == (own, left_out.value if left_out else None)
            assert left_out or payload == objects[key], "not what was previewed"
            state = ItemState.EXCLUDED if left_out else ItemState.WAITING
            submission.rows.append(Row(key, own, objects.get(key, b""), state, self.clock()))
        self.books.submissions[submission.id] = submission
        self.keys += [row.key for row in submission.rows]

    # orders

    def pause(self, submission: Submission) -> None:
        """Pause."""
        self.services.orders.pause(submission.id, by=LOCAL)
        self.books.pause(submission)

    def resume(self, submission: Submission, *, leaving_unknown: bool = True) -> None:
        """Resume: refused in a locked store, and where people are unknown and nobody says that they are left so."""

        def press() -> None:
            self.services.orders.resume(submission.id, by=LOCAL, leaving_unknown=leaving_unknown)

        if submission.state is not PAUSED:
            press()
        elif self.books.locked:
            with pytest.raises(StoreLocked):
                press()
        elif submission.counts()[ItemState.UNKNOWN] and not leaving_unknown:
            with pytest.raises(UnknownFirst):
                press()
        else:
            press()
            submission.state = MOVING
            submission.fares_anew()
            submission.unknown = 0

    def resume_everything(self) -> None:
        """Let everything go on that may."""
        for each in self.submissions:
            self.resume(each)

    def stop(self, submission: Submission) -> None:
        """Stop."""
        self.services.orders.stop(submission.id, by=LOCAL)
        self._stopped([submission])

    def stop_everything(self) -> None:
        """Stop everything."""
        stopped = self.services.orders.stop_everything(by=LOCAL)
        assert stopped == self._stopped(self.submissions)

    def _stopped(self, submissions: Sequence[Submission]) -> int:
        stoppable = [each for each in submissions if each.state in (MOVING, PAUSED)]
        for each in stoppable:
            each.state = STOPPING
            if not self.books.out(each):
                each.stop(self.clock())
        return len(stoppable)

    def change_the_pace(self, submission: Submission, pace: Pace) -> None:
        """Another pace for the rest."""
        changed = self.services.orders.set_pace(submission.id, pace, by=LOCAL)
        assert changed is (submission.state in (MOVING, PAUSED))
        submission.pace = pace if changed else submission.pace

    def refused(self) -> list[Sent]:
        """The requests of several that were refused, the latest first; only those that may be split, if any may."""
        refused = [each for each in self.books.sent[::-1] if each.fate is Fate.REJECTED and len(each.ordinals) > 1]
        return [each for each in refused if _still(each)] or refused

    def find_the_culprit(self, sent: Sent) -> None:
        """A refused request goes again in halves."""
        submission = sent.submission

        def press() -> None:
            self.services.orders.split(submission.id, sent.request, by=LOCAL)

        if not (_still(sent) and (sent.too_big or self.books.house.refuses_whole)):
            with pytest.raises(NotRefusedWhole):
                press()
        elif submission.state in (STOPPING, STOPPED):
            with pytest.raises(StoreConflict):
                press()
        else:
            press()
            self.books.split(sent, splitting=True, now=self.clock())
            submission.state = MOVING if submission.state is FINISHED else submission.state

    def prepare_for_an_update(self, answers: Iterator[str]) -> None:
        """Nothing more leaves, what is out comes back, and then it is safe to restart."""
        self.updates.prepare(by=LOCAL)
        self.draining = True
        self.answer_all(answers, obeys=True)
        assert self.sender.health().out == 0

    def carry_on(self) -> None:
        """After that, without a restart."""
        self.updates.carry_on(by=LOCAL)
        self.draining = False

    # the unknown

    def unknown(self) -> list[Sent]:
        """The requests of which people are unknown."""
        return [
            each
            for each in self.books.sent
            if each.fate is Fate.UNKNOWN and any(row.state is ItemState.UNKNOWN for row in each.rows)
        ]

    def reconcile(self, sent: Sent, said: str, chosen: int) -> None:
        """A person says something of some of them: of those whose bit is set, or of all."""
        rows = zip(sent.ordinals, sent.rows, strict=True)
        still = [(ordinal, row) for ordinal, row in rows if row.state is ItemState.UNKNOWN]
        people = [each for place, each in enumerate(still) if chosen & 1 << place] or still
        if said == "found":
            self._found(sent, people)
        elif said == "not in TWIN":
            self._not_in_twin(sent, people)
        elif said == "left":
            self.services.reconcile.leave(sent.id, by=LOCAL, note="nobody knows")
        elif len(still) < len(sent.ordinals):  # somebody else was first
            with pytest.raises(StoreConflict):
                self.services.reconcile.found(sent.id, [Found(each) for each in sent.ordinals], by=LOCAL, note="late")

    def _found(self, sent: Sent, people: Sequence[tuple[int, Row]]) -> None:
        pairs = {ordinal: self.twin.get(row.key) for ordinal, row in people}
        matches = [Found(ordinal, (pair,) if pair else ()) for ordinal, pair in pairs.items()]
        self.services.reconcile.found(sent.id, matches, by=LOCAL, note="seen in the cabinet")
        for ordinal, pair in pairs.items():
            self.books.told(sent.submission, ordinal, pair.auto_call_candidate_id if pair else "", self.clock())

    def _not_in_twin(self, sent: Sent, people: Sequence[tuple[int, Row]]) -> None:
        def press() -> None:
            ordinals = [ordinal for ordinal, _ in people]
            self.services.reconcile.not_in_twin(sent.id, ordinals, by=LOCAL, note="looked, nothing there")

        if self.clock() < sent.at + WAIT:
            with pytest.raises(TooSoon):
                press()
            return
        press()
        self.books.denied(sent, [row for _, row in people], self.clock())

    # starts, copies, the lock

    def stop_the_server(self, answers: Iterator[str] | None) -> None:
        """The server stops: what is out is let finish, or it was killed."""
        if answers:
            self.sender.stop(wait_seconds=0)
            self.answer_all(answers, obeys=True)
        self.close()

    def copy(self) -> None:
        """Somebody copies the store while no server runs."""
        copy = self.folder / f"copy {next(self.ids)}"
        copy.mkdir()
        for each in self._files():
            shutil.copy2(each, copy)
        self.copies.append((copy, self.books.copy()))

    def _files(self) -> list[Path]:
        """The database, and its log of writes if there is one."""
        return [each for each in (self.file, self.file.with_name(f"{self.file.name}.wal")) if each.exists()]

    def lose_the_seal(self) -> None:
        """The file beside the store is gone."""
        self.services.locks.seal.path.unlink(missing_ok=True)

    def restore(self, place: int, *, in_place: bool) -> None:
        """An older copy of the store is put back, into the same file or a new one; the seal beside it stays."""
        copy, books = self.copies[-1 - place % len(self.copies)]
        if not (books.submissions or self.services.locks.seal.path.exists()):
            return  # an empty store and nothing beside it: nobody can tell
        self.close()
        for each in self._files():
            if each != self.file or not in_place:
                each.rename(self.folder / f"put aside {next(self.ids)}")
        for each in copy.iterdir():
            shutil.copy2(each, self.file.parent)
        self.books = books.copy()
        self.start(locks=True)

    def unlock(self) -> None:
        """A person has looked."""
        self.services.locks.unlock(by=LOCAL, note="looked at what would be sent")
        self.books.locked, self.books.unlocked = False, True
        for each in self.submissions:
            self.books.pause(each)

    # what holds always

    def _standing(self) -> dict[str, tuple[str, str | None]]:
        with self.services.store.read() as reader:
            rows = reader.rows("select id, state, pause from submission")
        return {each: (state, pause) for each, state, pause in rows}

    def compare(self) -> None:
        """P6, P7: every row is in the one bucket where it belongs, and every submission stands as it should."""
        books = self.books
        with self.services.store.read() as reader:
            items = reader.rows("select submission_id, ordinal, state from item_now")
            attempts = reader.rows("select id, closed_at is null from attempt")
        assert sorted(items) == sorted(
            (each.id, ordinal, row.state.value) for each in self.submissions for ordinal, row in enumerate(each.rows)
        ), "a row is in another bucket"
        assert dict(attempts) == {each.id: each.fate is None for each in books.sent}, "another attempt in the journal"
        assert (self.services.locks.reason() is not None) == books.locked, "locked, or not"
        standing = self._standing()
        assert {each: MOVING if state == "queued" else state for each, (state, _) in standing.items()} == {
            each.id: each.state for each in self.submissions
        }, "a submission stands otherwise"
        assert all((state == PAUSED) == (pause is not None) for state, pause in standing.values())

    def compare_ids(self) -> None:
        """P6: what TWIN acknowledged is there, and what it told of one row is that row's."""
        with self.services.store.read() as reader:
            given = reader.rows("select auto_call_candidate_id, submission_id, ordinal, matched from identifier")
        certain = {(candidate, of, ordinal) for candidate, of, ordinal, matched in given if matched == "certain"}
        assert {candidate for candidate, *_ in given} >= self.books.ids, "an id is lost"
        assert certain >= {(candidate, *row) for candidate, row in self.books.certain.items()}, "an id is another's"

    def compare_pages(self) -> None:
        """P7, as people read it; looked at where it may have changed."""
        counts = {each.id: dict(each.counts()) for each in self.submissions}
        if self.shown == counts:
            return
        self.shown = counts
        shown = {each.id: each.buckets for each in self.services.history.search(HistoryFilter())}
        assert {each: {state: rows for state, rows in found.counts if rows} for each, found in shown.items()} == counts
        assert {each: found.rows for each, found in shown.items()} == {
            each.id: len(each.rows) for each in self.submissions
        }
        for each in self.submissions[:1]:
            assert self.services.history.submission(each.id).buckets == shown[each.id]
        unknown = sum(each.get(ItemState.UNKNOWN, 0) for each in counts.values())
        assert self.services.history.unknown() == unknown
        assert sum(each.people for each in self.services.reconcile.requests()) == unknown
        alarms = {(each.submission_id, row.row - 2) for each in self.services.evidence.alarms() for row in each.rows}
        assert alarms == self.books.alarms


def _still(sent: Sent) -> bool:
    """Whether nothing has become of the people of a refused request since."""
    return all((row.state, row.sent) == (ItemState.REJECTED, sent.id) for row in sent.rows)


def objects_of(body: bytes) -> Iterator[tuple[str, bytes]]:
    """Row key and bytes of each object of a request."""
    text, place = body.decode(), len('{"batch":[')
    while text[place] == "{":
        value, end = json.JSONDecoder().raw_decode(text, place)
        yield value["callbackData"][RESERVED_NAME], text[place:end].encode()
        place = end + 1
