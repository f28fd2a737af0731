"""A file of rows to mend as it comes back: how it is read, and which of its columns are the draft's."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from lib.drafts import mend, sheet, workbook_file
from lib.drafts.draft import Draft
from lib.intake.read import FileRead, read
from lib.model.reading import FileUnreadable, ReadingChoice, Unread
from lib.words import LANGUAGES, words

_SEEN = ReadingChoice(hidden=True)
"""A filter that was left on hides rows that belong to the file all the same."""

_FIRST_ROW = (None, 1)
"""Where the titles are: found out, else where they were written; under some titles every row looks like people."""

_NO_ROWS = frozenset({Unread.TITLE_ROW, Unread.REPEATED_HEADER})


class BroughtFault(StrEnum):
    """Why a whole file brought back replaces nothing."""

    NO_ROW_COLUMN = "no_row_column"
    OTHER_COLUMNS = "other_columns"


class NotBroughtBack(Exception):
    """The file is not one of rows to mend of this draft."""

    def __init__(self, fault: BroughtFault) -> None:
        super().__init__(fault.value)
        self.fault = fault


@dataclass(frozen=True, slots=True)
class BroughtFile:
    """The file, and where it has our row number and reason, and each of the draft's columns that it has.

    `own` are pairs of the place in the file and the place in the draft; `strange` are the titles of its other columns.
    """

    file: FileRead
    number: int
    reason: int | None
    own: tuple[tuple[int, int], ...]
    strange: tuple[str, ...]

    @property
    def lines(self) -> list[list[str]]:
        """The cells of its rows."""
        cells: list[list[str]] = self.file.records["cells"].to_pylist()
        return cells

    @property
    def unread(self) -> tuple[int, ...]:
        """The rows of the file that could not be read, or that look like a total or a heading."""
        return tuple(each.row for each in self.file.unreadable if each.reason not in _NO_ROWS)


def readings(draft: Draft, content: bytes, file_name: str) -> tuple[BroughtFile, ...]:
    """Every reading of the file that makes sense, one at least.

    Callboard writes in the draft's encoding; by its few letters a short file may look like one in another encoding.
    Raises FileUnreadable, NotBroughtBack.
    """
    found, fault = list[BroughtFile](), NotBroughtBack(BroughtFault.NO_ROW_COLUMN)
    first = read(content, file_name, _SEEN)
    for encoding in _encodings(draft, first.reading.encoding):
        for header_row in _FIRST_ROW:
            known = encoding == first.reading.encoding and header_row is None
            choice = replace(_SEEN, encoding=encoding or None, header_row=header_row)
            try:
                found.append(_matched(draft, first if known else read(content, file_name, choice)))
                break
            except FileUnreadable:
                continue  # only where the encoding or the row of the titles does not fit: it could be read above
            except NotBroughtBack as error:
                fault = error
    if not found:
        raise fault
    return tuple(found)


def _encodings(draft: Draft, likely: str) -> tuple[str, ...]:
    """The draft's own first, where the bytes may be in either."""
    own = draft.reading.encoding
    either = own and likely and own != likely and not own.startswith("utf") and not likely.startswith("utf")
    return (own, likely) if either else (likely,)


def _matched(draft: Draft, file: FileRead) -> BroughtFile:
    header = draft.reading.header
    places = {title: place for place, title in enumerate(mend.distinct(file.reading.header))}
    ours = [mend.distinct((*header, *mend.titles(words(each))))[len(header) :] for each in LANGUAGES]
    number, reason = (next((places[each[nth]] for each in ours if each[nth] in places), None) for nth in (0, 1))
    if number is None:
        raise NotBroughtBack(BroughtFault.NO_ROW_COLUMN)
    own = _own(header, places)
    if not own:
        raise NotBroughtBack(BroughtFault.OTHER_COLUMNS)
    known = {places.get(title) for titles in ours for title in titles} | {at for at, _ in own}
    strange = tuple(title for place, title in enumerate(file.reading.header) if place not in known)
    return BroughtFile(file, number, reason, own, strange)


def _own(header: Sequence[str], places: Mapping[str, int]) -> tuple[tuple[int, int], ...]:
    """The draft's columns that the file has; of several with one title either all, or nobody knows which is which."""
    found = [_place(title, places) for title in mend.distinct(header)]
    missing = {title for title, at in zip(header, found, strict=True) if at is None}
    return tuple((at, place) for place, at in enumerate(found) if at is not None and header[place] not in missing)


def _place(title: str, places: Mapping[str, int]) -> int | None:
    """Where a title is, also as a spreadsheet file has it."""
    written = (title, str(sheet.harmless(title)), workbook_file.storable(title))
    return next((places[each] for each in written if each in places), None)
