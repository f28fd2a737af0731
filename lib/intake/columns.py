"""Which field of TWIN's request a column of the file fills, by its title."""

import re
from collections.abc import Collection, Sequence
from unicodedata import normalize

from lib.intake import phone_titles
from lib.model.columns import MANY, OWN_TITLES, RESERVED_NAME, Column, Field
from lib.model.text import DASHES

# Titles in English and Russian, as `title_key` leaves them: twin-api §9, the endpoint's names, and what people write.
_TITLES = {
    Field.PHONE: """
        mobilephonenumber cellphonenumber msisdn contactnumber contactno
        номер мобильныйномер номермобильного номермобильныйтелефон сотовыйномер номерсотового контактныйномер
        номерабонента номердляобзвона номердлязвонка номердлязвонков номердлясвязи
        """,
    Field.CLIENT_EXTERNAL_ID: """
        clientexternalid clientexternalidentifier externalclientid clientid externalid extid customerid id
        patientid debtorid borrowerid candidateid subscriberid
        внешнийидентификатор внешнийидентификаторклиента внешнийид внешнийidклиента внешнийидклиента
        внешнийid внешid внешид идентификаторклиента клиентid пациентid id ид
        """,
    Field.TIMEZONE: """
        timezone tz utcoffset timezoneoffset timezoneutc timezonesec timezoneseconds clienttimezone customertimezone
        часовойпояс часпояс часовойпоясклиента часовойпоясабонента часовойпояспациента часовойпоясutc
        часоваязона временнаязона таймзона смещениеutc смещениеотutc
        """,
    Field.BOT_SETTINGS_ID: """
        botsettingsid botsettings botid scenario scenarioid scenarioname
        сценарий idсценария идсценария сценарийid идентификаторсценария названиесценария имясценария idбота идбота
        """,
    Field.AUTO_CALL_TEMPLATE_ID: """
        autocalltemplateid autocalltemplate templateid template templatename calltemplateid
        шаблон idшаблона идшаблона шаблонid идентификаторшаблона названиешаблона имяшаблона
        шаблонобзвона idшаблонаобзвона названиешаблонаобзвона
        """,
    Field.CHECK_PHONE: """
        checkphone checkphones checkphonenumber phonecheck
        проверятьномер проверитьномер проверканомера проверятьтелефон проверитьтелефон проверкателефона
        """,
}
_PEOPLE = "клиента пациента абонента должника заемщика кандидата"
_FIELDS = {
    **{title: field for field, titles in _TITLES.items() for title in titles.split()},
    **{f"{what}{whose}": Field.CLIENT_EXTERNAL_ID for what in ("id", "ид", "код") for whose in _PEOPLE.split()},
}
_CITIES = frozenset({
    "city", "town", "cityname", "region", "clientcity", "customercity", "patientcity",
    "город", "городклиента", "городпроживания", "городабонента", "городпациента", "городдолжника",
    "населенныйпункт", "наспункт", "регион", "регионклиента", "регионпроживания",
})  # fmt: skip

_OF_ANYTHING = frozenset({"номер"})

# letters that look alike in small or in capital ones: a title of both alphabets is read in the one that knows it
_LATIN = re.compile("[a-z]")
_LOOK_ALIKES = (str.maketrans("abcehikmoptxy", "авсенікмортху"), str.maketrans("авсенікмортху", "abcehikmoptxy"))

_UNSEEN = "\ufeff\u200b\u200c\u200d\u2060\u00ad"
_UNIMPORTANT = re.compile(rf"(?:[\s_{re.escape(DASHES)}.:()\[\]*/'\"«»“”’{_UNSEEN}]|(?<=\w),(?=\s))+")
_LINE_BREAK = re.compile(r"[\r\n\t]")
_ABBREVIATION = re.compile(r"(?<!\w)(?:[^\W\d_]\.)+(?=[\s,)]|$)|(?<!\w)(?:[A-ZА-ЯЁ]\.){2,}|(?<=\w)\.(?=[\s,)]|$)")
_WHICH_ONE = re.compile(r"[№#]?\d{1,2}$")
_CALLBACK_DATA = "callbackdata"
_PREFIXES = {"variables": Field.VARIABLE, _CALLBACK_DATA: Field.CALLBACK_DATA}


def match(header: Sequence[str], hidden: Collection[int] = ()) -> tuple[Column, ...]:
    """What each column becomes, one for each header cell in order.

    A title that says nothing else is a variable's name but for the dots of abbreviations («Сумма, руб.»), and
    `callbackData` alone is given back whole.

    A field that only one column may fill goes to the first; a name that is taken is left out, and so is a column
    without a title and our own reserved name. Of the columns that the spreadsheet hides (`hidden`, their places from 0)
    only known fields are taken. The first title of a city says the city.
    """
    columns: list[Column] = []
    taken: set[tuple[Field, str]] = set()
    city = False
    for index, title in enumerate(header):
        field, name = _meaning(title)
        if field not in MANY and (field, name) in taken:
            field, name = Field.VARIABLE, _named(title)
        if name == RESERVED_NAME or (name and ((field, name) in taken or index in hidden)):
            field, name = Field.LEFT_OUT, ""
        taken.add((field, name))
        is_city = not city and title_key(unprefixed(title)[1]) in _CITIES
        city = city or is_city
        columns.append(Column(index, title, field, name, says_city=is_city))
    return tuple(columns)


def field_of(title: str) -> Field | None:
    """The field that a title is known to mean, prefixes aside and letters of the other alphabet that look like its own
    taken for them; None where it is nothing but a name.
    """
    key = title_key(title)
    spellings = (key,) if key.isascii() or not _LATIN.search(key) else (key, *map(key.translate, _LOOK_ALIKES))
    return next((field for each in spellings if (field := _field(each))), None)


def may_be_of_anything(title: str) -> bool:
    """Whether a title of a phone column may as well be that of another number: of a contract, an order, a row."""
    return _WHICH_ONE.sub("", title_key(title)) in _OF_ANYTHING


def unprefixed(title: str) -> tuple[Field | None, str]:
    """`callbackData.id` → the field and the name `id`; without such a prefix no field, and the trimmed title."""
    prefix, dot, name = _trimmed(title).partition(".")
    field = _PREFIXES.get(title_key(prefix))
    return (field, name.strip()) if field and dot and name.strip() else (None, _trimmed(title))


def name_for(title: str, index: int) -> str:
    """The name that `match` gives a column inside `variables` or `callbackData`; without one, it is named by its place.

    `index` counts from 0. Our reserved name is never given.
    """
    prefix, name = unprefixed(title)
    name = name if prefix else _named(title)
    return name if name and name != RESERVED_NAME else f"column_{index + 1}"


def may_be_named(title: str) -> bool:
    """Whether a column may become a variable together with others: it has a title, and not one of ours."""
    trimmed = _trimmed(title)
    return bool(trimmed) and not trimmed.startswith(OWN_TITLES) and unprefixed(title)[1] != RESERVED_NAME


def title_key(title: str) -> str:
    """What is left of a title when case, spaces, `_`, `-`, quotation marks, BOM and the like do not matter."""
    return _UNIMPORTANT.sub("", normalize("NFC", title)).casefold().replace("ё", "е")


def _field(key: str) -> Field | None:
    if key in _FIELDS:
        return _FIELDS[key]
    is_phone = _FIELDS.get(_WHICH_ONE.sub("", key)) is Field.PHONE or phone_titles.are(key)
    return Field.PHONE if is_phone else None


def _meaning(title: str) -> tuple[Field, str]:
    if _trimmed(title).startswith(OWN_TITLES):
        return Field.LEFT_OUT, ""
    prefix, name = unprefixed(title)
    if prefix or title_key(title) == _CALLBACK_DATA:
        return prefix or Field.CALLBACK_DATA, name
    if field := field_of(title):
        return field, ""
    return (Field.VARIABLE, _named(title)) if name else (Field.LEFT_OUT, "")


def _named(title: str) -> str:
    """A title as a name: without the dots of abbreviations, for TWIN keeps names with dots for itself."""
    trimmed = _trimmed(title)
    return _ABBREVIATION.sub(lambda found: found[0].replace(".", ""), trimmed) or trimmed


def _trimmed(title: str) -> str:
    """A title without white space around it, and in one line: a spreadsheet breaks long titles into several."""
    return " ".join(filter(None, map(str.strip, _LINE_BREAK.split(title.strip().strip(_UNSEEN)))))
