"""How a finding is mended in the spreadsheet itself, in Excel and in LibreOffice."""

import streamlit as st

from lib.model.finding import Code
from lib.model.fix_recipe import PROGRAMS, recipe
from lib.ui import frame
from lib.ui.session import Visit
from lib.words import finding


def draw(visit: Visit, code: Code, detail: str) -> None:
    """A button that opens the recipe, one paragraph for each program; nothing where there is none."""
    found, say = recipe(code, detail), visit.say
    if found is None:
        return
    key = f"spreadsheet-{code.value}-{detail}"
    with st.popover(say("spreadsheet-fix"), icon=":material/table_view:", type=frame.discreet(visit), key=key):
        for program in PROGRAMS:
            st.markdown(f"**{say(f'spreadsheet-{program}')}**  \n{finding.in_spreadsheet(say, found, program)}")
