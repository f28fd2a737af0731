"""What Streamlit runs first in every session: page config, mark, navigation, and then the page."""

import streamlit as st

from lib.ui import frame, guard, restored, screens, session, stop_everything, update
from lib.ui.screens import Screen

visit = session.enter()
frame.configure(visit)
page = st.navigation([screens.page(screen, visit.say) for screen in Screen], position="top")
with guard.calmly(visit.say):
    restored.banner(visit, here=page.url_path == Screen.RESTORED.value)
    update.banner(visit)
    stop_everything.ask(visit)
    page.run()
