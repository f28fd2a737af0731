"""The table to fill in: the fields of a request and the operator's own variables as columns."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from lib.drafts import form_file
from lib.intake.columns import field_of, match, unprefixed
from lib.model.columns import OWN_TITLES, Column, Field
from lib.words import Words

_SINGLE = (
    Field.CLIENT_EXTERNAL_ID, Field.TIMEZONE, Field.BOT_SETTINGS_ID, Field.AUTO_CALL_TEMPLATE_ID, Field.CHECK_PHONE,
)  # fmt: skip


class Kind(StrEnum):
    """As what it is taken away: for a spreadsheet, for Russian Excel, for any other program."""

    WORKBOOK = "xlsx"
    SEMICOLON = "semicolon"
    COMMA = "comma"


_ENCODINGS = {Kind.SEMICOLON: "cp1251", Kind.COMMA: "utf-8-sig"}
_DELIMITERS = {Kind.SEMICOLON: ";", Kind.COMMA: ","}


@dataclass(frozen=True, slots=True)
class Explained:
    """A column of the template: its title, and what it is for in the operator's language."""

    title: str
    what: str


def names(columns: Sequence[Column]) -> tuple[str, ...]:
    """The names of a draft's variables and callback data, as `columns_for` takes them."""
    own = (each for each in columns if each.name)
    return tuple(
        f"{Field.CALLBACK_DATA}.{each.name}" if each.field is Field.CALLBACK_DATA else each.name for each in own
    )


def columns_for(wanted: Sequence[str], say: Words) -> tuple[Explained, ...]:
    """The columns of a template with these names: a variable each, `callbackData.x` for callback data.

    Braces around a variable's name are taken off, and what is `unfit` is left out. Every title is one that `match`
    knows again.
    """
    second = Explained(say("form-title-phone-more", place=2), say("form-phone"))
    fields = [_explained(Field.PHONE, say), second, *(_explained(field, say) for field in _SINGLE)]
    return (*fields, *(_own(column, say) for column in _sorted_out(wanted)[0]))


def unfit(wanted: Sequence[str]) -> tuple[str, ...]:
    """Those of the names that no column can have: with a dot, our own, like another but for capital letters."""
    return _sorted_out(wanted)[1]


def kinds(columns: Sequence[Explained]) -> tuple[Kind, ...]:
    """The kinds that can hold these titles: CP-1251 lacks most letters that are neither English nor Russian."""
    every = "".join(each.title for each in columns)
    return tuple(kind for kind in Kind if kind is not Kind.SEMICOLON or every == _in_cp1251(every))


def write(columns: Sequence[Explained], kind: Kind, say: Words) -> bytes:
    """The template as a file of a kind that can hold it: XLSX with a second sheet that explains it, or CSV."""
    titles = [each.title for each in columns]
    if kind is Kind.WORKBOOK:
        told = [
            (OWN_TITLES + say("form-column"), OWN_TITLES + say("form-what")),
            *((each.title, each.what) for each in columns),
        ]
        return form_file.write(titles, told, names=(say("form-sheet"), say("form-sheet-what")))
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=_DELIMITERS[kind]).writerow(titles)
    return text.getvalue().encode(_ENCODINGS[kind])


def _in_cp1251(text: str) -> str:
    return text.encode("cp1251", "ignore").decode("cp1251")


def _explained(field: Field, say: Words) -> Explained:
    return Explained(say(f"form-title-{field.value}"), say(f"form-{field.value}"))


def _sorted_out(wanted: Sequence[str]) -> tuple[tuple[Column, ...], tuple[str, ...]]:
    """What the names mean as columns, each once, and the names that the check would object to."""
    taken: dict[tuple[Field, str], Column] = {}
    refused = []
    for name in filter(None, dict.fromkeys(map(_written, wanted))):
        prefixed = unprefixed(name)[0] or not field_of(name)
        (column,) = match([name if prefixed else f"{Field.VARIABLE}.{name}"])
        earlier = taken.get((column.field, column.name.casefold()))
        if not _can_be(column) or (earlier and earlier.name != column.name):
            refused.append(name)
        elif not earlier:
            taken[column.field, column.name.casefold()] = column
    return tuple(taken.values()), tuple(refused)


def _written(name: str) -> str:
    """A name in one line, and of a variable without the braces that it has in a scenario's text."""
    name = " ".join(name.split())
    if unprefixed(name)[0] is Field.CALLBACK_DATA:
        return name
    return " ".join(name.translate({ord(brace): None for brace in "{}"}).split())


def _can_be(column: Column) -> bool:
    return bool(column.name) and not (column.field is Field.VARIABLE and "." in column.name)


def _own(column: Column, say: Words) -> Explained:
    what = "form-callback" if column.field is Field.CALLBACK_DATA else "form-variable"
    return Explained(column.title, say(what, name=column.name))
