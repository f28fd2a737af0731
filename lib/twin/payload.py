"""A candidate as TWIN's batch request names it: the bytes that are previewed, frozen and sent (twin-api §1)."""

import json
from collections.abc import Sequence

from lib.model.candidate import Candidate
from lib.model.columns import RESERVED_NAME

ZONE_LIMIT = 43_200
"""Seconds from UTC that TWIN takes, either way [D]."""


def encode(candidate: Candidate) -> bytes:
    """One object of the `batch` array: compact JSON in UTF-8, absent optionals left out, never null or an empty text.

    Raises ValueError for what no check may let through: no number, no row key, a zone out of range, a name twice
    or none.
    """
    if not candidate.row_key:
        raise ValueError("a candidate without a row key")
    if not candidate.phone or not all(number.isascii() and number.isdigit() for number in candidate.phone):
        raise ValueError("a candidate without a number, or with one that is not all digits")
    if candidate.timezone is not None and not -ZONE_LIMIT <= candidate.timezone <= ZONE_LIMIT:
        raise ValueError("a time zone that TWIN cannot express")
    present = {
        "callbackData": _object((*candidate.callback_data, (RESERVED_NAME, candidate.row_key))),
        "phone": candidate.phone,
        "botSettingsId": candidate.bot_settings_id or None,
        "variables": _object(candidate.variables) or None,
        "clientExternalId": candidate.client_external_id or None,
        "autoCallTemplateId": candidate.auto_call_template_id or None,
        "timezone": candidate.timezone,
        "checkPhone": candidate.check_phone,
    }
    kept = {name: value for name, value in present.items() if value is not None}
    return json.dumps(kept, ensure_ascii=False, separators=(",", ":")).encode()


def body(objects: Sequence[bytes]) -> bytes:
    """The body of one request: the frozen objects, in order, byte for byte."""
    return b'{"batch":[' + b",".join(objects) + b"]}"


def _object(pairs: Sequence[tuple[str, str]]) -> dict[str, str]:
    names = [name for name, _ in pairs]
    if len(set(names)) < len(names) or not all(names):
        raise ValueError("a name that stands twice, or none")
    return {name: value for name, value in pairs if value}
