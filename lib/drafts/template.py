"""The table to fill in: the fields of a request and the operator's own variables as columns."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from lib.drafts import form_file
from lib.intake.columns import field_of, match, may_be_named, unprefixed
from lib.model.columns import Column, Field
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

    A name that cannot be one (empty, our own, there already) is left out. Every title is one that `match` knows again.
    """
    second = Explained(say("form-title-phone-more", place=2), say("form-phone"))
    found = [_explained(Field.PHONE, say), second, *(_explained(field, say) for field in _SINGLE)]
    for name in dict.fromkeys(" ".join(each.split()) for each in wanted):
        if not may_be_named(name):
            continue
        prefix, own = unprefixed(name)
        title = name if prefix or not field_of(name) else f"{Field.VARIABLE}.{name}"
        what = "form-callback" if prefix is Field.CALLBACK_DATA else "form-variable"
        found.append(Explained(title, say(what, name=own)))
    meant = match([each.title for each in found])
    return tuple(each for each, column in zip(found, meant, strict=True) if column.field is not Field.LEFT_OUT)


def kinds(columns: Sequence[Explained]) -> tuple[Kind, ...]:
    """The kinds that can hold these titles: CP-1251 lacks most letters that are neither English nor Russian."""
    every = "".join(each.title for each in columns)
    return tuple(kind for kind in Kind if kind is not Kind.SEMICOLON or every == _in_cp1251(every))


def write(columns: Sequence[Explained], kind: Kind, say: Words) -> bytes:
    """The template as a file of a kind that can hold it: XLSX with a second sheet that explains it, or CSV."""
    titles = [each.title for each in columns]
    if kind is Kind.WORKBOOK:
        told = [(say("form-column"), say("form-what")), *((each.title, each.what) for each in columns)]
        return form_file.write(titles, told, names=(say("form-sheet"), say("form-sheet-what")))
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=_DELIMITERS[kind]).writerow(titles)
    return text.getvalue().encode(_ENCODINGS[kind])


def _in_cp1251(text: str) -> str:
    return text.encode("cp1251", "ignore").decode("cp1251")


def _explained(field: Field, say: Words) -> Explained:
    return Explained(say(f"form-title-{field.value}"), say(f"form-{field.value}"))
