"""The rows of a draft: those with findings, to be mended, all as they will go, and those left out."""

from collections.abc import Iterator, Sequence

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from lib.drafts.draft import Draft, Review
from lib.drafts.mend import distinct
from lib.model.candidate import Candidate
from lib.model.columns import Field
from lib.model.naming import NameKind
from lib.ui import frame, left_out_rows, mending_editor, paging
from lib.ui.escape import plain
from lib.ui.names import by_id
from lib.ui.session import Visit
from lib.ui.view import Tab, View
from lib.words import finding, formats

_ROW_HEIGHT = 32
_HEIGHT = 290
_OWN = (
    "review-row", "field-phone", "review-as-written", "review-external-id", "field-timezone",
    "field-autoCallTemplateId", "field-botSettingsId", "field-checkPhone",
)  # fmt: skip
_LEADING = 5
"""The columns of every row; before the last three of them stand the variables and the callback data."""


def draw(visit: Visit, draft: Draft, review: Review, view: View, saving: DeltaGenerator) -> None:
    """The tabs, a page of rows, and the way to the others; what is written is saved from the place `saving`.

    The preparer sees the numbers of the draft in clear.
    """
    say = visit.say
    with st.container(horizontal=True, vertical_alignment="center"):
        st.header(say("review-rows"), anchor=False, width="content")
        st.space("stretch")
        tab = view.tab(visit, review)
    if tab is Tab.GOING:
        _going(visit, draft, view)
    elif tab is Tab.LEFT_OUT:
        left_out_rows.draw(visit, draft, review.left_out, view)
    else:
        _only(visit, view)
        mending_editor.draw(visit, draft, view.asked(tab), view, saving)


def _only(visit: Visit, view: View) -> None:
    """Which one kind of finding is shown, and the way to all."""
    kind = view.kind()
    if kind is None:
        return
    say = visit.say
    with st.container(horizontal=True, vertical_alignment="center"):
        frame.muted(say("review-only", kind=plain(finding.what(say, kind[0].value, kind[1]))))
        st.button(
            say("review-all"), key="all", type="tertiary", icon=":material/close:", on_click=view.all,
            disabled=view.unsaved,
        )  # fmt: skip


def _going(visit: Visit, draft: Draft, view: View) -> None:
    found = visit.services.drafts.going(draft.id, offset=paging.offset(_going_total(visit, draft), key=view.page_key))
    if found.candidates:
        frame.muted(visit.say("review-going-how"))
        _table(visit, _as_they_go(visit, draft, found.candidates), alt=visit.say("review-tab-going", count=found.total))
    else:
        frame.muted(visit.say("review-nobody-goes"))
    paging.turn(visit, found.total, key=view.page_key, words="review-going-which")


def _going_total(visit: Visit, draft: Draft) -> int:
    return visit.services.drafts.going(draft.id, limit=0).total


def _as_they_go(visit: Visit, draft: Draft, candidates: Sequence[Candidate]) -> list[dict[str, object]]:
    say = visit.say
    brought = visit.services.mending.cells(draft.id, [each.row for each in candidates])
    phones = [column.index for column in draft.columns if column.field is Field.PHONE]
    templates, scenarios = by_id(visit, NameKind.TEMPLATE), by_id(visit, NameKind.SCENARIO)
    variables = list(dict.fromkeys(name for each in candidates for name, _ in each.variables))
    callback_data = list(dict.fromkeys(name for each in candidates for name, _ in each.callback_data))
    own = [say(each) for each in _OWN]
    # a variable may be called as a column of ours, or as a value of the callback data
    named = distinct([*own, *variables, *callback_data])[len(own) :]
    titles = (*own[:_LEADING], *named, *own[_LEADING:])

    def cells(each: Candidate) -> Iterator[object]:
        yield each.row
        yield ", ".join(formats.clear(number) for number in each.phone)
        yield ", ".join(filter(None, (brought[each.row][place] for place in phones)))
        yield each.client_external_id or ""
        yield "" if each.timezone is None else formats.offset(each.timezone)
        yield from (dict(each.variables).get(name, "") for name in variables)
        yield from (dict(each.callback_data).get(name, "") for name in callback_data)
        yield _name(templates, each.auto_call_template_id)
        yield _name(scenarios, each.bot_settings_id)
        yield _yes_or_no(visit, each.check_phone)

    return [dict(zip(titles, cells(each), strict=True)) for each in candidates]


def _name(names: dict[str, str], uuid: str | None) -> str:
    return names.get(uuid.lower(), uuid) if uuid else ""


def _yes_or_no(visit: Visit, value: bool | None) -> str:
    return "" if value is None else visit.say("values-yes" if value else "values-no")


def _table(visit: Visit, rows: list[dict[str, object]], *, alt: str) -> None:
    number = st.column_config.NumberColumn(pinned=True, format="%d", width="small")
    st.dataframe(
        pd.DataFrame(rows),
        height=min(_HEIGHT, _ROW_HEIGHT * (len(rows) + 1) + 2),
        row_height=_ROW_HEIGHT,
        hide_index=True,
        column_config={visit.say("review-row"): number},
        alt=alt,
    )
