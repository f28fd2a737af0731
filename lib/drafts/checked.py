"""The rows of a draft checked: all of them, or, after a change of few, what may have changed with those."""

from collections.abc import Collection

from lib.checks.check import check
from lib.checks.recheck import recheck
from lib.drafts.draft import Draft
from lib.drafts.names import known
from lib.store.connection import Store

FEW = 10_000
"""Up to so many rows are checked alone."""


def check_rows(
    store: Store, draft: Draft, *, country: str, body_bytes: int, changed: Collection[int] | None = None
) -> None:
    """Replace what was found in the draft's rows; `changed` are those that were not checked as they stand, None: all.

    `country` is the default country where the draft has none of its own, `body_bytes` how big a request may be.
    """
    country = draft.numbers.country or country
    if changed is None or len(changed) > FEW:
        check(
            store, draft.id, draft.columns, country=country, duplicates_let_in=draft.duplicates_let_in,
            header_row=draft.reading.header_row, names=known(store), body_bytes=body_bytes,
            mobiles_only=draft.numbers.mobiles_only, timezone=draft.values.timezone,
        )  # fmt: skip
    else:
        recheck(
            store, draft.id, draft.columns, changed, country=country, duplicates_let_in=draft.duplicates_let_in,
            header_row=draft.reading.header_row, names=known(store), body_bytes=body_bytes,
            mobiles_only=draft.numbers.mobiles_only, timezone=draft.values.timezone,
        )  # fmt: skip
