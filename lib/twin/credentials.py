"""As whom this server asks TWIN: the one token of this process, where it comes from, and its renewal (twin-api §2)."""

import logging
import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from enum import StrEnum
from functools import partial

from pydantic import SecretStr

from lib.model.mode import Mode
from lib.settings import Settings
from lib.twin import iam
from lib.twin.exchange import Limits
from lib.twin.held import LONGEST_PAUSE, Held, LastLogin, pause, renewable
from lib.twin.iam import Login, Trouble
from lib.twin.token import Claims, Pasted, PasteFault, PasteRefused, claims, read_pasted

log = logging.getLogger(__name__)

NO_TOKEN = SecretStr("")
"""What a request carries that may not leave: the exchange sends nothing with it."""


class Kind(StrEnum):
    """Where the token comes from."""

    NONE = "none"
    SANDBOX = "sandbox"
    FIXED = "fixed"
    LOGIN = "login"
    PASTED = "pasted"


_MODES = {Kind.NONE: Mode.LIVE_NO_TOKEN, Kind.SANDBOX: Mode.SANDBOX}
"""With a token of any other kind real people are called."""


class Credentials:
    """The token of this process, in memory only and in no text; safe between threads.

    IAM is asked by one thread at a time, and after a failure not before a growing while has passed. `log_in` is needed
    for kind LOGIN, `token` for SANDBOX and FIXED.
    """

    def __init__(
        self,
        kind: Kind,
        *,
        clock: Callable[[], datetime],
        token: SecretStr | None = None,
        log_in: Callable[[], Login] | None = None,
    ) -> None:
        self._kind = kind
        self._clock = clock
        self._log_in = log_in
        # the stand-in's token is another one at every start: it tells nothing that a release could be bound to
        told = claims(token.get_secret_value()) if token and kind is not Kind.SANDBOX else Claims()
        self._held = Held(token, told) if token else None
        self._last: LastLogin | None = None
        self._failures = 0
        self._lock = threading.Lock()  # for the fields; nobody waits under it
        self._one_login = threading.Lock()  # while IAM is asked
        self._handed = threading.local()

    @property
    def kind(self) -> Kind:
        """Where the token comes from now: a pasted one takes the place of any other but the sandbox's."""
        return self._kind

    @property
    def known(self) -> bool:
        """Whether there is a way to a token at all."""
        return self._kind is not Kind.NONE

    @property
    def mode(self) -> Mode:
        """Whether people are called."""
        return _MODES.get(self._kind, Mode.LIVE)

    @property
    def last_login(self) -> LastLogin | None:
        """What the last login came to; None if there was none."""
        return self._last

    def token(self) -> SecretStr:
        """The token for a request that is about to leave; logs in first if need be. `NO_TOKEN` if there is none."""
        self._see_to_login()
        held = self._held
        self._handed.token = token = held.token if held and held.good(self._clock()) else NO_TOKEN
        return token

    def token_for(self, company: str | None) -> SecretStr:
        """The same, but `NO_TOKEN` if it is another company's: what was released for one is never sent as another."""
        token = self.token()
        with self._lock:
            ours = self._held is not None and (self._held.token, self._held.told.company_id) == (token, company)
        return token if ours else NO_TOKEN

    def ready(self) -> bool:
        """Whether there is a token to send with; logs in first if need be, so it is not for a transaction."""
        self._see_to_login()
        return self.in_hand()

    def in_hand(self) -> bool:
        """Whether there is a token to send with at this moment; asks nobody, so it is for a transaction too."""
        held = self._held
        return held is not None and held.good(self._clock())

    def claims(self) -> Claims:
        """What the token tells; of a login, nothing before the first, and the last known company after its end."""
        held = self._held
        return held.told if held else Claims()

    def lasts_until(self) -> datetime | None:
        """The moment after which nothing can be sent unless a person sees to it; None if it renews itself or is not
        told.
        """
        with self._lock:
            return self._held.told.expires_at if self._held and self._kind is not Kind.LOGIN else None

    def ended(self, now: datetime) -> bool:
        """Whether the token is known to be past its end and cannot renew itself."""
        end = self.lasts_until()
        return end is not None and end <= now

    def renew(self, refused: SecretStr) -> bool:
        """After a 401 with this token: log in once, and say whether there is another token now.

        True without a login if there is one already, from another thread or a person.
        """
        with self._one_login:
            with self._lock:
                ours = self._kind is Kind.LOGIN and self._held is not None and self._held.token == refused
                if ours and self._held:
                    # it stays for the case that only this request was refused, but a login comes first
                    self._held = replace(self._held, renew_at=self._clock())
            if ours and not self._waits(self._clock()):
                self._ask_iam()
        held = self._held
        return held is not None and held.token != refused and held.good(self._clock())

    def renew_last(self) -> bool:
        """The same for the token that this thread was handed last."""
        return self.renew(getattr(self._handed, "token", NO_TOKEN))

    def log_in_now(self) -> bool:
        """Log in at once because a person asks for it, and return whether that gave a token."""
        with self._one_login:
            return self._kind is Kind.LOGIN and self._ask_iam()

    def check(self, text: str) -> Pasted:
        """Read a pasted text by its form; raises PasteRefused, in the sandbox always."""
        if self._kind is Kind.SANDBOX:
            raise PasteRefused(PasteFault.SANDBOX)
        return read_pasted(text, now=self._clock())

    def paste(self, pasted: Pasted) -> None:
        """Use this token from the next request on, until Callboard stops; raises PasteRefused in the sandbox."""
        if self._kind is Kind.SANDBOX:
            raise PasteRefused(PasteFault.SANDBOX)
        with self._lock:
            self._held = Held(pasted.token, Claims(pasted.company_id, pasted.expires_at))
            self._kind = Kind.PASTED

    def _see_to_login(self) -> None:
        now = self._clock()
        held = self._held
        # who has a token that is still good does not wait for somebody else's login
        if self._wants_login(now) and self._one_login.acquire(blocking=held is None or not held.good(now)):
            try:
                if self._wants_login(self._clock()):
                    self._ask_iam()
            finally:
                self._one_login.release()

    def _wants_login(self, now: datetime) -> bool:
        with self._lock:
            due = self._kind is Kind.LOGIN and (self._held is None or self._held.due(now))
            return due and not self._waits(now)

    def _waits(self, now: datetime) -> bool:
        """Whether it is too early to ask IAM again; a clock that was set back does not make it wait for longer."""
        next_at = self._last.next_at if self._last else None
        return next_at is not None and timedelta(0) < next_at - now <= LONGEST_PAUSE

    def _ask_iam(self) -> bool:
        """One login, by the thread that holds `_one_login`; a failed one leaves the token as it is."""
        if self._log_in is None:
            return False
        asked_at = self._clock()
        found = self._log_in()
        held = renewable(found.token, asked_at) if found.token else None
        now = self._clock()
        trouble = found.trouble or (None if held and held.good(now) else Trouble.CLOCK)
        with self._lock:
            self._failures = self._failures + 1 if trouble else 0
            next_at = now + pause(trouble, self._failures) if trouble else None
            self._last = LastLogin(now, trouble, found.status, found.fault, next_at)
            if not trouble and self._kind is Kind.LOGIN:  # a person may have pasted one meanwhile
                self._held = held
        if trouble:
            log.warning("the login to TWIN failed: %s %s", trouble.value, found.status or found.fault)
        else:
            log.info("logged in to TWIN")
        return not trouble


def configured(
    settings: Settings, limits: Limits, *, stand_in: SecretStr | None, clock: Callable[[], datetime]
) -> Credentials:
    """The credentials that the settings name; with `stand_in`, the token of the sandbox, those of the sandbox."""
    if stand_in:
        return Credentials(Kind.SANDBOX, token=stand_in, clock=clock)
    if settings.login and settings.password:
        log_in = partial(iam.login, settings.iam_address, settings.login, settings.password, limits)
        return Credentials(Kind.LOGIN, log_in=log_in, clock=clock)
    if settings.token:
        return Credentials(Kind.FIXED, token=settings.token, clock=clock)
    return Credentials(Kind.NONE, clock=clock)
