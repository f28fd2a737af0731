"""The brake at TWIN (twin-api §6), known only from others' code [S]: an order for one call task, whoever is in it."""

import json
from collections.abc import Callable
from enum import StrEnum
from urllib.parse import quote

from pydantic import SecretStr

from lib.model.evidence import Inquiry
from lib.model.outcome import Answer, Fault
from lib.twin.exchange import Limits, exchange
from lib.twin.patience import for_a_page

PATH = "/cis/api/v1/telephony/autoCall"
ORDERS = (Inquiry.PAUSE, Inquiry.PLAY, Inquiry.HALT)
"""What a task can be told, each by the last word of its address; a halted one never goes on [S]."""

_NEVER_READY = frozenset({
    Fault.TOKEN, Fault.SETTINGS, Fault.NAME, Fault.REFUSED, Fault.CONNECT_TIMEOUT, Fault.UNREACHABLE, Fault.PROXY,
})  # fmt: skip
"""Faults that come only before a connection is ready; a fault of TLS comes on both sides, and so proves nothing."""
_MAY_HAVE_DONE = frozenset({408, 425})


class Said(StrEnum):
    """What came of an order, as far as anybody can tell."""

    DONE = "done"
    REFUSED = "refused"
    NOT_REACHED = "not_reached"
    UNKNOWN = "unknown"


def order(base_url: str, token: Callable[[], SecretStr], limits: Limits, kind: Inquiry, task_id: str) -> Answer:
    """Give one task one order, once; what goes wrong is in the answer.

    Raises ValueError for what is no order, and for an id of dots alone, which would lead to another address.
    """
    if kind not in ORDERS or not task_id.strip("."):
        raise ValueError("no order for a task")
    url = f"{base_url}{PATH}/{quote(task_id, safe='')}/{kind.value}"
    return exchange("POST", url, for_a_page(limits), token=token().get_secret_value(), headers={})


def said(status: int | None, fault: str, body: bytes) -> Said:
    """What an answer means; whatever is not clearly one of the others is unknown, and an unknown is never "done".

    Done is a whole 2xx with nothing in it, or with JSON that names no error [S: 200]; a gateway's page is neither.
    """
    if fault in _NEVER_READY:
        return Said.NOT_REACHED
    if status is None or fault:
        return Said.UNKNOWN
    if 200 <= status < 300:
        return Said.DONE if _nothing_against(body) else Said.UNKNOWN
    return Said.REFUSED if 400 <= status < 500 and status not in _MAY_HAVE_DONE else Said.UNKNOWN


def _nothing_against(body: bytes) -> bool:
    if not body.strip():
        return True
    try:
        told = json.loads(body)
    except (ValueError, RecursionError):
        return False
    return not (isinstance(told, dict) and "error" in told)
