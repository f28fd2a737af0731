"""Which field of TWIN's request a column of the file fills, by its title."""

import re
from collections.abc import Sequence

from lib.model.columns import MANY, OWN_TITLES, RESERVED_NAME, Column, Field

# Titles in English and Russian, as `_key` leaves them: twin-api §9, the endpoint's own names, and what people write.
_TITLES = {
    Field.PHONE: """
        phone phones phonenumber phonenumbers phoneno telephone telephonenumber tel telno telnumber mobile mobilephone
        mobilenumber mobilephonenumber cell cellphone cellnumber cellphonenumber msisdn contactphone clientphone
        customerphone additionalphone
        телефон телефоны номертелефона номерателефонов номер тел номертел телномер моб мобтел мобтелефон мобильный
        мобильныйтелефон мобильныйномер телефонмобильный номермобильного номермобильноготелефона сотовый сотовыйтелефон
        контактныйтелефон контактныйномер телефонныйномер телефонклиента номертелефонаклиента основнойтелефон
        дополнительныйтелефон доптелефон номерабонента
        """,
    Field.CLIENT_EXTERNAL_ID: """
        clientexternalid externalclientid clientid externalid extid customerid id
        внешнийидентификатор внешнийидентификаторклиента внешнийид внешнийidклиента внешнийидклиента
        внешнийid идентификаторклиента idклиента идклиента клиентid кодклиента id ид
        """,
    Field.TIMEZONE: "timezone tz utcoffset timezoneoffset часовойпояс часоваязона таймзона смещениеutc",
    Field.BOT_SETTINGS_ID: """
        botsettingsid botsettings botid scenario scenarioid
        сценарий idсценария идсценария сценарийid идентификаторсценария idбота идбота
        """,
    Field.AUTO_CALL_TEMPLATE_ID: """
        autocalltemplateid autocalltemplate templateid template calltemplateid
        шаблон idшаблона идшаблона шаблонid идентификаторшаблона шаблонобзвона idшаблонаобзвона
        """,
    Field.CHECK_PHONE: """
        checkphone checkphones checkphonenumber phonecheck
        проверятьномер проверитьномер проверканомера проверятьтелефон проверитьтелефон проверкателефона
        """,
}
_FIELDS = {title: field for field, titles in _TITLES.items() for title in titles.split()}

_UNSEEN = "\ufeff\u200b\u200c\u200d\u2060\u00ad"
_UNIMPORTANT = re.compile(rf"[\s_\-.:()*{_UNSEEN}]+")
_WHICH_ONE = re.compile(r"[№#]?\d{1,2}$")
_PREFIXES = {"variables": Field.VARIABLE, "callbackdata": Field.CALLBACK_DATA}


def match(header: Sequence[str]) -> tuple[Column, ...]:
    """What each column becomes, one for each header cell in order; a title that says nothing else is a variable's name.

    A field that only one column may fill goes to the first; a name that is taken is left out, and so is a column
    without a title and our own reserved name.
    """
    columns: list[Column] = []
    taken: set[tuple[Field, str]] = set()
    for index, title in enumerate(header):
        field, name = _meaning(title)
        if field not in MANY and (field, name) in taken:
            field, name = Field.VARIABLE, _trimmed(title)
        if name == RESERVED_NAME or (name and (field, name) in taken):
            field, name = Field.LEFT_OUT, ""
        taken.add((field, name))
        columns.append(Column(index, title, field, name))
    return tuple(columns)


def field_of(title: str) -> Field | None:
    """The field that a title is known to mean, prefixes aside; None where it is nothing but a name."""
    key = _key(title)
    if key in _FIELDS:
        return _FIELDS[key]
    return Field.PHONE if _FIELDS.get(_WHICH_ONE.sub("", key)) is Field.PHONE else None


def unprefixed(title: str) -> tuple[Field | None, str]:
    """`callbackData.id` → the field and the name `id`; without such a prefix no field, and the trimmed title."""
    prefix, dot, name = _trimmed(title).partition(".")
    field = _PREFIXES.get(_key(prefix))
    return (field, name.strip()) if field and dot and name.strip() else (None, _trimmed(title))


def name_for(title: str, index: int) -> str:
    """A name for the column (`index` from 0) inside `variables` or `callbackData`: no dots, braces or blank names."""
    name = unprefixed(title)[1].strip("{}% ").replace(".", "_")
    return name or f"column_{index + 1}"


def _meaning(title: str) -> tuple[Field, str]:
    if _trimmed(title).startswith(OWN_TITLES):
        return Field.LEFT_OUT, ""
    prefix, name = unprefixed(title)
    if prefix:
        return prefix, name
    if field := field_of(title):
        return field, ""
    return (Field.VARIABLE, name) if name else (Field.LEFT_OUT, "")


def _trimmed(title: str) -> str:
    return title.strip().strip(_UNSEEN).strip()


def _key(title: str) -> str:
    return _UNIMPORTANT.sub("", title).casefold().replace("ё", "е")
