"""The body of a webhook (twin-api §4): read as far as it can be, whatever came, and kept whole."""

import json

from lib.model.columns import RESERVED_NAME
from lib.model.event import Event

PATH = "/hooks/twin/"
"""Where this server takes webhooks; the secret follows."""


def read(body: bytes) -> Event:
    """What a webhook says; never raises.

    An event is named by `event` [D]; its call by `id` [D] or `lastCallId` [S], its task by `taskId` [S], the number by
    `callTo` [S]. A candidate's id was seen in no body [U]: taken from `autoCallCandidateId` or `candidateId`, as text
    or as the receipt writes it, `{"identity": …}`. What is no JSON object is an event without a name.
    """
    told = _json(body)
    if not isinstance(told, dict):
        return Event(body)
    return Event(
        body,
        name=_text(told.get("event")) or "",
        call_id=_text(told.get("id")) or _text(told.get("lastCallId")),
        task_id=_identity(told.get("taskId")),
        candidate_id=_identity(told.get("autoCallCandidateId")) or _identity(told.get("candidateId")),
        row_key=_row_key(told.get("callbackData")),
        number=_number(told.get("callTo")),
    )


def _row_key(callback_data: object) -> str | None:
    """Our key in `callbackData`: an object, an array of objects, or either as a JSON string [S]; `[]` is empty [S].

    Several keys that differ are none: nobody could say whose event it is.
    """
    inside = _json(callback_data) if isinstance(callback_data, str) else callback_data
    objects = inside if isinstance(inside, list) else [inside]
    keys = {_text(each.get(RESERVED_NAME)) for each in objects if isinstance(each, dict)} - {None}
    return keys.pop() if len(keys) == 1 else None


def _json(text: bytes | str) -> object:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def _identity(value: object) -> str | None:
    return _text(value.get("identity")) if isinstance(value, dict) else _text(value)


def _text(value: object) -> str | None:
    """A text that can be compared and stored, else None."""
    return value if isinstance(value, str) and value.strip() and value.isprintable() else None


def _number(value: object) -> str | None:
    """Digits, as we keep numbers; TWIN writes them without `+` [S]."""
    digits = str(value).removeprefix("+") if isinstance(value, str | int) and not isinstance(value, bool) else ""
    return digits if digits.isascii() and digits.isdigit() else None
