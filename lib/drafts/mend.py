"""The rows that stay behind, as a file: the operator's own columns, and the row number and reasons beside them.

In the format that was brought: a workbook as an .xlsx (of whatever kind it was: only there cells can be marked), text
with its delimiter, encoding and ending, JSON as JSON; or in another one.
"""

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from enum import StrEnum

from lib.drafts import mend_guide, sheet, workbook_file
from lib.drafts.draft import Draft
from lib.drafts.workbook_file import Line
from lib.model.columns import OWN_TITLES
from lib.model.reading import Unread
from lib.store import faulty, unread
from lib.store.connection import Reader, Store
from lib.words import Words, finding

OWN = ("row", "what", "how")
"""The columns that are added, as the words name them (`mend-…`)."""

_TEXTS = frozenset({"csv", "tsv", "txt"})
"""How a name may end for a program to open the file as text."""

_DELIMITERS = ",;\t|"
_PLAIN = str.maketrans({"−": "-", "–": "-", "—": "-", "“": '"', "”": '"', "«": '"', "»": '"', "’": "'", "…": "..."})
_MARKED = {"utf-8": "utf-8-sig", "utf-16-le": "utf-16", "utf-16-be": "utf-16"}
"""Unicode with its mark: a spreadsheet knows it by that."""


class Format(StrEnum):
    """What kind of file; the value is how its name ends."""

    TEXT = "csv"
    WORKBOOK = "xlsx"
    JSON = "json"


def formats(draft: Draft) -> tuple[Format, ...]:
    """The formats in which the file can be taken away, the one that is nearest to what was brought first."""
    if draft.reading.sheet:
        return Format.WORKBOOK, Format.TEXT
    return (Format.TEXT, Format.WORKBOOK) if draft.reading.delimiter else (Format.JSON, Format.WORKBOOK, Format.TEXT)


def format_of(file_name: str) -> Format:
    """The format that a file of this name should have: by how it ends, else text."""
    return next((each for each in Format if file_name.lower().endswith(f".{each}")), Format.TEXT)


def ending(draft: Draft, kind: Format) -> str:
    """How the name of such a file ends: of text as that of the file that was brought, where it is one of text."""
    own = own_ending(draft)
    return own if kind is Format.TEXT and own in _TEXTS else kind.value


def own_ending(draft: Draft) -> str:
    """How the name of the file ends that was brought, in small letters."""
    return draft.reading.file_name.rpartition(".")[2].lower()


def titles(say: Words) -> tuple[str, ...]:
    """The titles of the columns that are added."""
    return tuple(OWN_TITLES + say(f"mend-{name}") for name in OWN)


def distinct(header: Sequence[str]) -> tuple[str, ...]:
    """The titles of a file, so that none is there twice: the second `phone` is `phone (2)`."""
    taken, times, told = set(header), Counter[str](), list[str]()
    for title in header:
        times[title] += 1
        name = title
        while times[title] > 1 and name in taken:
            name = f"{title} ({times[title]})"
            times[title] += name in taken
        taken.add(name)
        told.append(name)
    return tuple(told)


def report(store: Store, draft: Draft, *, say: Words, kind: Format | None = None) -> bytes:
    """Every row with an error and every record that could not be read, in order; a header alone if there is none.

    `kind` None: as it was brought. A workbook has a second sheet, of how each kind of error is mended.
    """
    kind = kind or formats(draft)[0]
    with store.read() as reader:
        lines = lines_of(reader, draft, say)
        guide = mend_guide.of(reader, draft, say) if kind is Format.WORKBOOK else None
    header = (*draft.reading.header, *titles(say))
    match kind:
        case Format.WORKBOOK:
            return workbook_file.write(header, lines, mark=say("mend-sheet"), guide=guide)
        case Format.JSON:
            return _json(header, lines)
        case Format.TEXT:
            return _text(draft, header, lines, say)


def lines_of(reader: Reader, draft: Draft, say: Words) -> list[Line]:
    """The lines of the file, by row."""
    return sorted([*hindered(reader, draft, say), *_unread(reader, draft, say)], key=lambda each: each.row)


def _text(draft: Draft, header: tuple[str, ...], lines: list[Line], say: Words) -> bytes:
    """In the encoding that was brought where it has all letters; else the reasons are put more plainly, else UTF-8."""
    delimiter = draft.reading.delimiter
    separator = delimiter if delimiter and delimiter in _DELIMITERS else sheet.SEPARATORS[say.language]
    encoding = draft.reading.encoding or "utf-8"
    for plainly in (False, True):
        rows = ([*each.cells, *(_plain(own) if plainly else own for own in each.own)] for each in lines)
        told = sheet.text(header, rows, separator=separator)
        try:
            return told.encode(_MARKED.get(encoding, encoding))
        except UnicodeEncodeError:
            continue
    return sheet.text(header, ([*each.cells, *each.own] for each in lines), separator=separator).encode("utf-8-sig")


def _json(header: tuple[str, ...], lines: list[Line]) -> bytes:
    """A list of objects with the titles as their keys; UTF-8, as JSON has to be (RFC 8259)."""
    keys = distinct(header)
    told = [dict(zip(keys, (*each.cells, *each.own), strict=True)) for each in lines]
    return json.dumps(told, ensure_ascii=False, indent=1).encode("utf-8")


def _plain(text: object) -> object:
    return text.translate(_PLAIN) if isinstance(text, str) else text


def hindered(reader: Reader, draft: Draft, say: Words) -> Iterator[Line]:
    """Every row with an error."""
    for row, cells, codes, details, places in faulty.hindered(reader, draft.id):
        found = list(zip(codes, details, strict=True))
        what = "; ".join(dict.fromkeys(finding.what(say, code, detail) for code, detail in found))
        how = " ".join(dict.fromkeys(finding.how(say, code, detail) for code, detail in found))
        bad: dict[int, str] = {}
        for (code, detail), place in zip(found, places, strict=True):
            if place is not None and place < len(cells):
                bad[place] = "\n".join(filter(None, (bad.get(place), finding.what(say, code, detail))))
        yield Line(row, tuple(cells), (row, what, how), bad)


def _unread(reader: Reader, draft: Draft, say: Words) -> Iterator[Line]:
    """Every record that could not be read; a title or a total is no record, and there is nothing to mend in it."""
    blank = [""] * (len(draft.reading.header) - 1)
    for each in unread.find(reader, draft.id, broken=True):
        how = "unread-how-people" if each.reason is Unread.SEVERAL_PEOPLE else "unread-how"
        own = (each.row, say(f"unread-{each.reason.value}"), say(how))
        yield Line(each.row, (each.raw, *blank), own, {0: str(own[1])})
