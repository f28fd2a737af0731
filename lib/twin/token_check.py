"""Whether TWIN takes the token, asked by a read that calls nobody (twin-api §5)."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from pydantic import SecretStr

from lib.model.outcome import Answer, Stage
from lib.twin.exchange import Limits, exchange

PATH = "/cis/api/v1/telephony/autoCall?page=0&limit=1"
"""One call task of the company at most: documented in part [D], so a check is made only where asking is switched on."""


class Taken(StrEnum):
    """What TWIN said to the token."""

    TAKEN = "taken"
    REFUSED = "refused"
    NOT_REACHED = "not_reached"
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True)
class TokenCheck:
    """What came of the read, with TWIN's status if there was one."""

    taken: Taken
    status: int | None = None


def check_token(base_url: str, token: Callable[[], SecretStr], limits: Limits) -> TokenCheck:
    """Read one task with the token, once; what goes wrong is in the answer, and the token is not."""
    answer = exchange("GET", base_url + PATH, limits, token=token().get_secret_value(), headers={})
    return TokenCheck(_taken(answer), answer.status)


def _taken(answer: Answer) -> Taken:
    if answer.stage is Stage.CONNECTING:
        return Taken.NOT_REACHED
    if answer.status in (401, 403):
        return Taken.REFUSED
    return Taken.TAKEN if answer.status == 200 and not answer.fault else Taken.UNCLEAR
