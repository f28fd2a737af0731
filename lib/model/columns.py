"""What a column of a file becomes."""

from dataclasses import dataclass
from enum import StrEnum


class Field(StrEnum):
    """A field of TWIN's batch request that a column can fill (twin-api §1), or none."""

    PHONE = "phone"
    CLIENT_EXTERNAL_ID = "clientExternalId"
    TIMEZONE = "timezone"
    BOT_SETTINGS_ID = "botSettingsId"
    AUTO_CALL_TEMPLATE_ID = "autoCallTemplateId"
    CHECK_PHONE = "checkPhone"
    VARIABLE = "variables"
    CALLBACK_DATA = "callbackData"
    LEFT_OUT = "leftOut"


MANY = frozenset({Field.PHONE, Field.VARIABLE, Field.CALLBACK_DATA, Field.LEFT_OUT})
"""The fields that several columns of one file may fill."""

RESERVED_NAME = "callboardRow"
"""The name in `callbackData` that carries our row key; taken out of incoming files."""


OWN_TITLES = "Callboard: "
"""How the titles of the columns that we add to a file begin: when it is brought again, they are left out."""


class Format(StrEnum):
    """How a variable's value is written for the bot; a cell that cannot surely be read so stays as it is."""

    AS_IS = "as_is"
    FIRST_NAME = "first_name"
    DATE_RU = "date_ru"
    DATE_EN = "date_en"


class Rings(StrEnum):
    """Which of a row's numbers TWIN gets."""

    ALL = "all"
    FIRST = "first"


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the file (`index` from 0, `title` as it stands there) and what it becomes.

    `name` is the key inside `variables` or `callbackData`, and is empty for every other field; `format` is how a
    variable is written; `says_city` marks the one column, of whatever field, that names the city a row is in.
    """

    index: int
    title: str
    field: Field
    name: str = ""
    format: Format = Format.AS_IS
    says_city: bool = False


@dataclass(frozen=True, slots=True)
class NumberChoice:
    """What the operator decides about the numbers of one draft.

    `country` is the ISO code of the default country, empty for the one of the settings; `mobiles_only` means that
    landlines are not wanted.
    """

    country: str = ""
    rings: Rings = Rings.ALL
    mobiles_only: bool = False


@dataclass(frozen=True, slots=True)
class BatchValues:
    """What the operator sets for the whole batch; fills what a row lacks, never overwrites what it has.

    `timezone` is seconds from UTC, −43200…43200. None means: nothing set, the key is left out.
    """

    bot_settings_id: str | None = None
    auto_call_template_id: str | None = None
    timezone: int | None = None
    check_phone: bool | None = None
