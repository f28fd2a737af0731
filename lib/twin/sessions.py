"""TWIN's search of calls by number (twin-api §5), known only from others' code [S]: what it finds is evidence."""

import json
import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode

from pydantic import SecretStr

from lib.model.outcome import Answer
from lib.twin.exchange import Limits, exchange
from lib.twin.patience import for_a_page

PATH = "/analyse/api/v1/search/cis/sessions"
FIELDS = ("id", "number", "currentStatusName", "autoCallCandidateId", "createdAt", "startedAt")
"""What is asked for: only names that others' code asks for [S], and nothing of what was said in the call."""
MOST = 50
"""Sessions of one number in one answer."""
TEXT_LENGTH = 200

# urllib3 writes whole addresses to its log, and these hold a number: neither of its loggers says anything here.
for _name in ("urllib3.connection", "urllib3.connectionpool"):
    logging.getLogger(_name).addFilter(lambda record: False)


@dataclass(frozen=True, slots=True)
class Session:
    """One call to a number, as TWIN tells it; what it does not tell is empty. Moments are text as it came."""

    id: str
    number: str
    status: str
    candidate_id: str
    task_id: str
    created: str
    started: str


def ask(base_url: str, token: Callable[[], SecretStr], limits: Limits, number: str, since: datetime) -> Answer:
    """Ask once for the calls to `number` (E.164 digits) since a moment; what goes wrong is in the answer."""
    query = urlencode(
        {"fields": ",".join(FIELDS), "phone": number, "from": since.isoformat(timespec="seconds"), "limit": MOST},
        safe=",:",
    )
    url = f"{base_url}{PATH}?{query}"
    return exchange("GET", url, for_a_page(limits), token=token().get_secret_value(), headers={})


def read(status: int | None, fault: str, body: bytes) -> tuple[Session, ...] | None:
    """The sessions of an answer, none where TWIN found none; None where the answer could not be read.

    Only a whole 200 with `{"count": …, "items": […]}` is understood [S]. Inside an item whatever is missing is empty.
    """
    if status != 200 or fault:
        return None
    try:
        told = json.loads(body)
    except (ValueError, RecursionError):
        return None
    if not isinstance(told, dict):
        return None
    count, items = told.get("count"), told.get("items")
    if not isinstance(count, int) or isinstance(count, bool) or not isinstance(items, list):
        return None
    if (count > 0) != bool(items) or not all(isinstance(each, dict) for each in items):
        return None
    return tuple(_session(each) for each in items)


def _session(item: dict[str, object]) -> Session:
    return Session(
        id=_text(item.get("id")),
        number=_text(item.get("number")),
        status=_text(item.get("currentStatusName")),
        candidate_id=_text(item.get("autoCallCandidateId")),
        task_id=_text(item.get("taskId") or item.get("autoCallId")),
        created=_text(item.get("createdAt")),
        started=_text(item.get("startedAt")),
    )


def _text(value: object) -> str:
    """A text or a number as text; an id may be wrapped as in the receipt of a batch (twin-api §1) [I]."""
    if isinstance(value, dict):
        value = value.get("identity")
    if isinstance(value, bool) or not isinstance(value, str | int):
        return ""
    return str(value).strip()[:TEXT_LENGTH]
