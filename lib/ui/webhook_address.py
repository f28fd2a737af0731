"""Where TWIN tells by itself: the address to paste there, and what has come."""

import streamlit as st

from lib.twin.webhook import PATH
from lib.ui import facts, frame
from lib.ui.escape import plain
from lib.ui.session import Visit
from lib.words import formats


def draw(visit: Visit) -> None:
    """The address, where it is known how TWIN reaches this server; what came by it up to now."""
    say = visit.say
    with st.container(border=True):
        st.subheader(say("webhook-title"), anchor=False)
        st.markdown(say("webhook-what"))
        public = visit.services.settings.public_url
        if public:
            secret = visit.services.webhook_secret.get_secret_value()
            st.code(f"{public.rstrip('/')}{PATH}{secret}", language=None, wrap_lines=True)
            frame.muted(say("webhook-paste"))
        else:
            st.info(say("webhook-no-address"), icon=":material/info:")
        _heard(visit)


def _heard(visit: Visit) -> None:
    say, heard = visit.say, visit.services.evidence.heard()
    if heard.last_at is None:
        facts.row((say("webhook-last"), say("webhook-nothing")))
        return
    last = formats.date_time(say.language, heard.last_at, visit.zone, visit.now)
    counts = (("by-key", heard.by_key), ("by-ids", heard.by_ids), ("of-nobody", heard.of_nobody))
    facts.row(
        (say("webhook-last"), plain(last)),
        *((say(f"webhook-{name}"), formats.count(say.language, count)) for name, count in counts),
    )
