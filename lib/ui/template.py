"""A table to fill in: its names are chosen, and it is taken away as a workbook or a text file."""

from collections.abc import Sequence

import streamlit as st

from lib.drafts import template
from lib.drafts.template import Explained, Kind
from lib.model.columns import Column
from lib.ui import file_button, frame
from lib.ui.escape import plain
from lib.ui.session import Visit

_HEIGHT = 110
_FILES = {
    Kind.WORKBOOK: (".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    Kind.SEMICOLON: (".csv", "text/csv"),
    Kind.COMMA: ("-utf8.csv", "text/csv"),
}


def draw(visit: Visit, columns: Sequence[Column] = ()) -> None:
    """The button and what is behind it; the names that the `columns` of the present draft have are chosen already."""
    say, names = visit.say, template.names(columns)
    with st.popover(say("form-open"), icon=":material/table_view:", type=frame.discreet(visit), key="template"):
        frame.muted(say("form-lead"))
        # a form: a name that is still being typed is not in the file, and no press on a file overtakes it
        with st.form("template-form", border=False, enter_to_submit=False):
            typed = st.text_area(say("form-names"), "\n".join(names), key="template-names", height=_HEIGHT)
            st.form_submit_button(say("form-names-take"), width="stretch")
        explained = template.columns_for(typed.splitlines(), say)
        frame.muted(say("form-columns", titles=plain(", ".join(each.title for each in explained))))
        if unfit := template.unfit(typed.splitlines()):
            st.warning(say("form-unfit", names=plain(", ".join(unfit))), icon=":material/warning:")
        kinds = template.kinds(explained)
        for kind in kinds:
            _button(visit, explained, kind)
        if Kind.SEMICOLON not in kinds:
            st.info(say("form-not-cp1251"), icon=":material/info:")
        frame.muted(say("form-which"))


def _button(visit: Visit, columns: Sequence[Explained], kind: Kind) -> None:
    say = visit.say
    ending, mime = _FILES[kind]
    file_button.draw(
        say(f"form-kind-{kind.value}"),
        lambda: template.write(columns, kind, say),
        f"{say('form-file')}{ending}",
        mime=mime,
        key=f"template-{kind.value}",
        width="stretch",
        kind="primary" if kind is Kind.WORKBOOK else "secondary",
    )
