"""The braces taken off the names of variables: `{{Name}}` is how a scenario's text mentions the variable `Name`.

A changed name is kept like a changed cell, in the row of the header, so that it is previewed, remembered and undone.
"""

import pyarrow as pa

from lib.drafts import mapping
from lib.drafts.draft import Draft
from lib.model.columns import Field
from lib.store.mending import MENDS


def mends(draft: Draft) -> pa.Table:
    """The names before and after, with the columns of `MENDS`: of those that become a plain name of their own."""
    found: list[dict[str, object]] = []
    columns = draft.columns
    for column in draft.columns:
        name = column.name.strip("{} ")
        others = {each.name.casefold() for each in columns if each.field is Field.VARIABLE}
        if column.field is Field.VARIABLE and name != column.name and _is_plain(name) and name.casefold() not in others:
            try:
                columns = mapping.renamed(columns, column.index, name)
            except mapping.NameNotFree:
                continue
            row = draft.reading.header_row
            found.append({"row": row, "place": column.index, "before": column.name, "after": name})
    return pa.Table.from_pylist(found, schema=MENDS)


def _is_plain(name: str) -> bool:
    """Whether nothing else is amiss with it: a dot is TWIN's own."""
    return not set("{}.") & set(name)
