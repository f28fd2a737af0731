"""The composition root: settings → the services that pages, routes and the command line call."""

import logging
import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from pydantic import SecretStr

from lib.access import audit
from lib.dispatch import recovery
from lib.dispatch.orders import Orders
from lib.dispatch.worker import Sender, Wire
from lib.drafts.drafts import Drafts
from lib.drafts.releases import Releases
from lib.drafts.terms import SANDBOX_ADDRESS, Terms
from lib.history.export import Exports
from lib.history.history import History
from lib.model.mode import Mode
from lib.model.outcome import Answer, Outcome
from lib.model.person import CALLBOARD
from lib.settings import Settings
from lib.store import journal, owner, staging
from lib.store.connection import Store, open_store
from lib.twin import payload, sandbox, verdict
from lib.twin.client import Client
from lib.twin.reach import Reach, reach
from lib.twin.token import Claims, claims

log = logging.getLogger(__name__)

SHUTDOWN_SECONDS = 15
"""How long a stop of the server waits for the open request; what is still open then is found at the next start."""


@dataclass(frozen=True, slots=True)
class Services:
    """Everything that a page may call; one for each running server."""

    settings: Settings
    mode: Mode
    terms: Terms
    claims: Claims
    store: Store
    drafts: Drafts
    releases: Releases
    orders: Orders
    history: History
    exports: Exports
    sender: Sender
    sandbox: sandbox.Sandbox | None
    clock: Callable[[], datetime]

    def reach(self) -> Reach:
        """Whether TWIN's address answers: name, TCP and TLS; nothing is asked of it."""
        timeout = self.settings.connect_timeout
        if self.sandbox:
            return reach(self.sandbox.url, timeout=timeout)
        return reach(
            self.settings.base_url,
            timeout=timeout,
            proxy=self.settings.proxy,
            ca_bundle=self.settings.ca_bundle,
        )


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
    services.sender.start()


def now() -> datetime:
    """The time, in UTC."""
    return datetime.now(UTC)


def new_id() -> str:
    """An opaque id that nobody guesses."""
    return uuid.uuid4().hex


def mode_of(settings: Settings) -> Mode:
    """Live with a token; the sandbox without, unless this installation has been live."""
    if settings.token:
        return Mode.LIVE
    return Mode.LIVE_NO_TOKEN if _path(settings, Mode.LIVE).exists() else Mode.SANDBOX


def build(settings: Settings, *, clock: Callable[[], datetime] = now, new_id: Callable[[], str] = new_id) -> Services:
    """Open the store, settle what the last start left open, and wire the rooms; the sender is not started yet.

    Raises StoreBusy if another process holds the data.
    """
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


def _path(settings: Settings, mode: Mode) -> Path:
    return settings.data / ("sandbox.duckdb" if mode is Mode.SANDBOX else "live.duckdb")


def _wired(
    settings: Settings, mode: Mode, store: Store, clock: Callable[[], datetime], new_id: Callable[[], str]
) -> Services:
    turn = owner.take_over(store, mode=mode, new_id=new_id(), now=clock())
    with store.write() as tx:
        audit.record(
            tx, audit.Verb.STORE_OPENED, turn.store_id, at=clock(), by=CALLBOARD, generation=turn.generation,
            mode=mode.value,
        )  # fmt: skip
    unknown = recovery.recover(store, turn, now=clock())
    if unknown:
        log.warning("%d people may have been called by requests that the last stop cut off", unknown)
    staging.drop_orphans(store)
    stand_in = sandbox.start(latency=settings.sandbox_latency) if mode is Mode.SANDBOX else None
    token = settings.token.get_secret_value() if settings.token else ""
    told = claims(token)
    terms = Terms(
        generation=turn.generation,
        mode=mode,
        address=SANDBOX_ADDRESS if stand_in else settings.base_url,
        company=told.company_id,
        settings=settings,
    )
    drafts = Drafts(
        store=store,
        folder=settings.data / "files",
        country=settings.default_country,
        upload_bytes=settings.upload_bytes,
        clock=clock,
        new_id=new_id,
    )
    return Services(
        settings=settings,
        mode=mode,
        terms=terms,
        claims=told,
        store=store,
        drafts=drafts,
        releases=Releases(store=store, drafts=drafts, terms=terms, clock=clock, new_id=new_id),
        orders=Orders(store=store, clock=clock),
        history=History(store, settings.default_country),
        exports=Exports(store, settings.default_country),
        sender=Sender(store, terms, _wire(settings, stand_in, token, clock), clock=clock),
        sandbox=stand_in,
        clock=clock,
    )


def _wire(settings: Settings, stand_in: sandbox.Sandbox | None, token: str, clock: Callable[[], datetime]) -> Wire:
    client = Client(
        base_url=stand_in.url if stand_in else settings.base_url,
        token=SecretStr(stand_in.token if stand_in else token),
        connect_timeout=settings.connect_timeout,
        read_timeout=settings.read_timeout,
        total_timeout=settings.total_timeout,
        answer_bytes=settings.answer_bytes,
        proxy=None if stand_in else settings.proxy,
        ca_bundle=None if stand_in else settings.ca_bundle,
    )

    def judge(
        answer: Answer, numbers: Sequence[int], ordinals: Sequence[int]
    ) -> tuple[Outcome, tuple[journal.Given, ...]]:
        return verdict.judge(
            answer,
            numbers,
            ordinals,
            refuses_whole=settings.refuses_whole,
            repeat_401=settings.repeat_401,
            repeat_429=settings.repeat_429,
            now=clock(),
        )

    return Wire(body_of=payload.body, post=client.post, judge=judge)
