"""What a person does about the token: paste one, log in now, ask whether TWIN takes it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from lib.access import audit
from lib.model.person import Person
from lib.store import companies
from lib.store.connection import Store
from lib.twin.credentials import Credentials
from lib.twin.token_check import TokenCheck


@dataclass(frozen=True, slots=True)
class Replaced:
    """What a pasted token changed: its company and its end (UTC), the company before (None: not known), and how many
    submissions that have not ended were released for another company, and so do not go on with it.
    """

    company: str
    ends: datetime
    company_before: str | None
    others: int


@dataclass(frozen=True, slots=True)
class Tokens:
    """The token as a person sees to it.

    `ask` reads of TWIN whether it takes the token; None unless the settings allow such questions.
    """

    store: Store
    credentials: Credentials
    clock: Callable[[], datetime]
    ask: Callable[[], TokenCheck] | None

    def paste(self, text: str, *, by: Person) -> Replaced:
        """Take a pasted token from the next request on, until Callboard stops; it is kept in memory only.

        Raises PasteRefused if it is not right by its form, or this is the sandbox; StoreFailed if the audit cannot be
        written. Nothing has changed then.
        """
        pasted = self.credentials.check(text)
        before = self.credentials.claims().company_id
        # the audit first: no token is ever used that nobody is named for
        with self.store.write() as tx:
            audit.record(
                tx, audit.Verb.TOKEN_PASTED, "", at=self.clock(), by=by, company=pasted.company_id,
                ends=pasted.expires_at.isoformat(),
            )  # fmt: skip
            others = companies.unfinished_of_others(tx, pasted.company_id)
        self.credentials.paste(pasted)
        return Replaced(pasted.company_id, pasted.expires_at, before, others)

    def log_in(self) -> bool:
        """Log in at once and return whether that gave a token; nothing leaves by it, so no audit names it."""
        return self.credentials.log_in_now()
