"""The person to be called, as TWIN's request names them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Candidate:
    """One object of TWIN's `batch` array (twin-api §1); None or empty means: the key is left out.

    `row_key` is ours and travels in `callbackData`; `phone` holds E.164 digits without `+`; `timezone` is
    seconds from UTC.
    """

    row: int
    row_key: str
    phone: tuple[str, ...]
    variables: tuple[tuple[str, str], ...] = ()
    client_external_id: str | None = None
    bot_settings_id: str | None = None
    auto_call_template_id: str | None = None
    timezone: int | None = None
    callback_data: tuple[tuple[str, str], ...] = ()
    check_phone: bool | None = None
