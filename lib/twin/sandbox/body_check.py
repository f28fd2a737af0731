"""The batch request as TWIN documents it (twin-api §1): what of a body would be refused."""

import json
from collections.abc import Callable
from dataclasses import dataclass

from lib.model.columns import RESERVED_NAME
from lib.twin.payload import ZONE_LIMIT


@dataclass(frozen=True, slots=True)
class Asked:
    """One candidate that a request asks to be called; `row_key` is empty where our reserved name is not there."""

    row_key: str
    numbers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a request is refused: the status, and words that name places and never values."""

    status: int
    error: str
    details: str = ""


def _is_text(value: object) -> bool:
    return isinstance(value, str) and value != ""


def _is_texts(value: object) -> bool:
    return isinstance(value, dict) and all(_is_text(each) for each in value.values())


def _is_numbers(value: object) -> bool:
    return (
        isinstance(value, list)
        and bool(value)
        and all(isinstance(each, str) and each.isascii() and each.isdigit() and len(each) <= 15 for each in value)
    )


def _is_zone(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and -ZONE_LIMIT <= value <= ZONE_LIMIT


FIELDS: dict[str, Callable[[object], bool]] = {
    "callbackData": _is_texts,
    "phone": _is_numbers,
    "botSettingsId": _is_text,
    "variables": _is_texts,
    "clientExternalId": _is_text,
    "autoCallTemplateId": _is_text,
    "timezone": _is_zone,
    "checkPhone": lambda value: isinstance(value, bool),
}


def read(body: bytes) -> tuple[Asked, ...] | Refusal:
    """The candidates of a body, or why it is refused: stricter than TWIN may be, so that our mistakes show here."""
    try:
        asked = json.loads(body.decode())
    except (ValueError, RecursionError):
        return Refusal(400, "The body is no JSON")
    if not isinstance(asked, dict) or set(asked) != {"batch"}:
        return Refusal(422, "Validation failed", "an object with batch, and nothing else, is expected")
    batch = asked["batch"]
    if not isinstance(batch, list) or not batch:
        return Refusal(422, "Validation failed", "batch is expected to be a list of candidates")
    for place, candidate in enumerate(batch):
        wrong = _wrong(candidate)
        if wrong:
            return Refusal(422, "Validation failed", f"batch[{place}]: {wrong}")
    return tuple(
        Asked(each.get("callbackData", {}).get(RESERVED_NAME, ""), tuple(each["phone"]))
        for each in batch
    )  # fmt: skip


def _wrong(candidate: object) -> str:
    if not isinstance(candidate, dict):
        return "an object is expected"
    if "phone" not in candidate:
        return "phone is required"
    if not candidate.keys() <= FIELDS.keys():
        return "a field that is not documented"
    return next((f"{name} is not as documented" for name, value in candidate.items() if not FIELDS[name](value)), "")
