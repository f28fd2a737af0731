"""The checks of scenario, template and external id."""

from lib.model.check import Check
from lib.model.columns import Field
from lib.model.finding import Code, Severity

EXTERNAL_ID_BYTES = 10_240
"""The longest external id that TWIN takes, in bytes of UTF-8 (twin-api §1)."""

_UUID = "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}"

CHECKS = (
    Check(
        Code.UUID_INVALID,
        Severity.ERROR,
        f"not regexp_full_match(value, '{_UUID}')",
        (Field.BOT_SETTINGS_ID, Field.AUTO_CALL_TEMPLATE_ID),
    ),
    Check(
        Code.EXTERNAL_ID_TOO_LONG,
        Severity.ERROR,
        f"strlen(value) > {EXTERNAL_ID_BYTES}",
        (Field.CLIENT_EXTERNAL_ID,),
        value="left(value, 100) || '…'",
    ),
)
