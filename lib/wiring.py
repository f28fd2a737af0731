"""The composition root: settings → the services that pages, routes and the command line call."""

import logging
import sys
import threading
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from pydantic import SecretStr

from lib.access import secret
from lib.access.tokens import Tokens
from lib.dispatch import locking, recovery
from lib.dispatch.asking import Asking
from lib.dispatch.brake import Brake
from lib.dispatch.evidence import Evidence
from lib.dispatch.locking import Locks
from lib.dispatch.orders import Orders
from lib.dispatch.reconcile import Reconcile
from lib.dispatch.update import Updates
from lib.dispatch.wire import wire_to
from lib.dispatch.worker import Sender
from lib.drafts.drafts import Drafts
from lib.drafts.following import Following
from lib.drafts.mending import Mending
from lib.drafts.names import Names
from lib.drafts.recipes import Recipes
from lib.drafts.rehearsal import Rehearsals
from lib.drafts.releases import Releases
from lib.drafts.seen_early import SeenEarly
from lib.drafts.terms import SANDBOX_ADDRESS, Terms
from lib.history.export import Exports
from lib.history.history import History
from lib.history.learnt import Learnt
from lib.history.refused import RefusedRequests
from lib.model.mode import Mode
from lib.settings import Settings
from lib.store import staging
from lib.store.connection import Store, open_store
from lib.store.seal import Seal
from lib.twin import sandbox
from lib.twin.credentials import Credentials
from lib.twin.link import Link, link_to
from lib.twin.reach import Reach
from lib.twin.token import Claims

log = logging.getLogger(__name__)

HAND_OVER_SECONDS = 0.0002
"""How soon a thread that computes, reading a file of a million rows for one, lets another have the interpreter: with
Python's usual 5 ms, a transaction of the journal waited for 0.7 s meanwhile (bench/upload.py).
"""
SHUTDOWN_SECONDS = 15
"""How long a stop of the server waits for the open request; what is still open then is found at the next start."""


@dataclass(frozen=True, slots=True)
class Services:
    """Everything that a page may call; one for each running server."""

    settings: Settings
    terms: Terms
    link: Link
    tokens: Tokens
    store: Store
    drafts: Drafts
    mending: Mending
    releases: Releases
    seen_early: SeenEarly
    following: Following
    names: Names
    recipes: Recipes
    orders: Orders
    reconcile: Reconcile
    asking: Asking | None
    brake: Brake | None
    locks: Locks
    history: History
    exports: Exports
    learnt: Learnt
    refused: RefusedRequests
    rehearsals: Rehearsals
    sender: Sender
    updates: Updates
    evidence: Evidence
    webhook_secret: SecretStr
    sandbox: sandbox.Sandbox | None
    clock: Callable[[], datetime]

    @property
    def credentials(self) -> Credentials:
        """As whom TWIN is asked."""
        return self.link.credentials

    @property
    def mode(self) -> Mode:
        """Whether people are called; a pasted token may change that while the server runs."""
        return self.terms.mode

    @property
    def claims(self) -> Claims:
        """What the token tells."""
        return self.credentials.claims()

    def reach(self) -> Reach:
        """Whether TWIN's address answers: name, TCP and TLS; nothing is asked of it."""
        return self.link.reach()


class NotRunning(RuntimeError):
    """A page was asked for before the server had started its services."""


_running: list[Services] = []  # one at most


def running() -> Services:
    """The services of this process; raises NotRunning."""
    if not _running:
        raise NotRunning
    return _running[0]


def set_running(services: Services | None) -> None:
    """Say which services the pages of this process call; None: none any more."""
    _running.clear()
    if services:
        _running.append(services)


def start(services: Services) -> None:
    """Let the pages in and begin to send what is released."""
    set_running(services)
    # so that the company is known when somebody comes to release
    threading.Thread(target=services.credentials.ready, name="login", daemon=True).start()
    services.sender.start()


def now() -> datetime:
    """The time, in UTC."""
    return datetime.now(UTC)


def new_id() -> str:
    """An opaque id that nobody guesses."""
    return uuid.uuid4().hex


def mode_of(settings: Settings) -> Mode:
    """Live with a token or a login; the sandbox without, unless this installation has been live."""
    if settings.token or settings.login:
        return Mode.LIVE
    return Mode.LIVE_NO_TOKEN if _path(settings, Mode.LIVE).exists() else Mode.SANDBOX


def build(settings: Settings, *, clock: Callable[[], datetime] = now, new_id: Callable[[], str] = new_id) -> Services:
    """Open the store, settle what the last start left open, and wire the rooms; the sender is not started yet.

    Raises StoreBusy if another process holds the data.
    """
    sys.setswitchinterval(HAND_OVER_SECONDS)
    mode = mode_of(settings)
    store = open_store(_path(settings, mode))
    try:
        return _wired(settings, mode, store, clock, new_id)
    except BaseException:
        store.close()
        raise


def close(services: Services) -> None:
    """Shut the pages out, let the open request finish, in bounded time, and close what was opened."""
    set_running(None)
    if not services.sender.stop(wait_seconds=SHUTDOWN_SECONDS):
        log.warning("a request was still out when the server stopped; the next start calls it unknown")
    if services.sandbox:
        services.sandbox.stop()
    services.store.close()
    services.locks.seal.close()


def _path(settings: Settings, mode: Mode) -> Path:
    return settings.data / ("sandbox.duckdb" if mode is Mode.SANDBOX else "live.duckdb")


def _wired(
    settings: Settings, mode: Mode, store: Store, clock: Callable[[], datetime], new_id: Callable[[], str]
) -> Services:
    seal = Seal(_path(settings, mode))
    turn = locking.take_turn(store, seal, mode=mode, new_id=new_id(), now=clock())
    unknown = recovery.recover(store, turn, now=clock())
    if unknown:
        log.warning("%d people may have been called by requests that the last stop cut off", unknown)
    staging.drop_orphans(store)
    stand_in = sandbox.start(latency=settings.sandbox_latency) if mode is Mode.SANDBOX else None
    link = link_to(settings, stand_in, clock=clock)
    terms = Terms(
        generation=turn.generation,
        credentials=link.credentials,
        address=SANDBOX_ADDRESS if stand_in else settings.base_url,
        settings=settings,
    )
    drafts = Drafts(
        store=store,
        folder=settings.data / "files",
        country=settings.default_country,
        upload_bytes=settings.upload_bytes,
        clock=clock,
        new_id=new_id,
        body_bytes=settings.body_bytes,
    )
    sender = Sender(store, terms, wire_to(link, settings, seal, clock=clock), clock=clock)
    return Services(
        settings=settings,
        terms=terms,
        link=link,
        tokens=Tokens(store, link.credentials, clock, link.check_token if settings.ask else None),
        store=store,
        drafts=drafts,
        mending=Mending(drafts),
        releases=Releases(store=store, drafts=drafts, terms=terms, clock=clock, new_id=new_id),
        seen_early=SeenEarly(store, drafts, terms, clock),
        following=Following(store, drafts),
        names=Names(store, clock),
        recipes=Recipes(store, drafts, clock, new_id),
        orders=Orders(store=store, settings=settings, clock=clock),
        reconcile=Reconcile(store, clock),
        asking=Asking(store, terms, link.ask, clock, new_id) if settings.ask else None,
        brake=Brake(store, terms, link.order, clock, new_id) if settings.task_control else None,
        locks=Locks(store, seal, clock, new_id),
        history=History(store, settings.default_country, clock),
        exports=Exports(store, settings.default_country),
        learnt=Learnt(store, terms.address),
        refused=RefusedRequests(store, settings),
        rehearsals=Rehearsals(store, terms, clock, new_id, settings.default_country),
        sender=sender,
        updates=Updates(store, sender, clock),
        evidence=Evidence(store, clock),
        webhook_secret=secret.kept(_path(settings, mode).with_suffix(".webhook.secret")),
        sandbox=stand_in,
        clock=clock,
    )
