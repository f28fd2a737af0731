"""Unknown: who may have been called and nobody knows; what to look for in TWIN, and what a person says of them."""

from lib.ui import frame, reconcile, session
from lib.ui.screens import Screen

visit = session.enter()
asked = reconcile.asked_for(visit)

frame.top(visit, visit.say("nav-unknown"), visit.say("unknown-what"), here=Screen.UNKNOWN)
reconcile.draw(visit, asked)
