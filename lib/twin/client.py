"""The post to the batch address: the one place in this program that makes people's phones ring."""

from collections.abc import Callable
from dataclasses import dataclass, field

from pydantic import SecretStr

from lib.model.outcome import Answer
from lib.settings import BATCH_PATH
from lib.twin.exchange import Limits, exchange


@dataclass(frozen=True, slots=True, kw_only=True)
class Client:
    """The way to one TWIN: where it is, as whom, and how long. The token is in no repr, log line or exception text.

    `token` is asked before each request for one of a company, for it may have been renewed or replaced; an empty one
    sends nothing.
    """

    base_url: str
    token: Callable[[str | None], SecretStr] = field(repr=False)
    limits: Limits

    def post(self, body: bytes, company: str | None = None) -> Answer:
        """Send one request over a fresh connection, once, and return how it ended; what goes wrong is in the answer.

        `company` is whom the request was released for: with another company's token nothing leaves.
        """
        return exchange(
            "POST",
            self.base_url + BATCH_PATH,
            self.limits,
            token=self.token(company).get_secret_value(),
            headers={"content-type": "application/json"},
            body=body,
        )
