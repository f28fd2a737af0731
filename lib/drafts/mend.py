"""The rows that stay behind, as a file: the operator's own columns, and the reasons beside them."""

from collections.abc import Iterator

from lib.drafts import sheet
from lib.drafts.draft import Draft
from lib.model.columns import OWN_TITLES
from lib.store import staged
from lib.store.connection import Reader, Store
from lib.words import Words, finding


def report(store: Store, draft: Draft, *, say: Words) -> bytes:
    """Every row with an error and every record that could not be read, in order, as a CSV; header alone if none."""
    header = [*draft.reading.header, *(OWN_TITLES + say(f"mend-{name}") for name in ("row", "what", "how"))]
    with store.read() as reader:
        rows = sorted([*_hindered(reader, draft, say), *_unread(draft, say)], key=lambda each: each[0])
    return sheet.write(header, (cells for _, cells in rows), language=say.language)


def _hindered(reader: Reader, draft: Draft, say: Words) -> Iterator[tuple[int, list[object]]]:
    for row, cells, codes, details in staged.hindered(reader, draft.id):
        found = list(zip(codes, details, strict=True))
        what = "; ".join(finding.what(say, code, detail) for code, detail in found)
        how = " ".join(dict.fromkeys(finding.how(say, code, detail) for code, detail in found))
        yield row, [*cells, row, what, how]


def _unread(draft: Draft, say: Words) -> Iterator[tuple[int, list[object]]]:
    blank = [""] * (len(draft.reading.header) - 1)
    for each in draft.reading.unreadable:
        yield each.row, [each.raw, *blank, each.row, say(f"unread-{each.reason.value}"), say("unread-how")]
