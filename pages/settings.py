"""Settings: what is configured, and whether TWIN can be reached."""

from lib.ui import configuration, frame, screens, session, token_entry, update, webhook_address
from lib.ui.screens import ICONS, Screen

visit = session.enter()

frame.top(visit, visit.say("nav-settings"))
configuration.twin(visit)
token_entry.draw(visit)
configuration.limits(visit)
webhook_address.draw(visit)
configuration.storage(visit)
update.draw(visit)
screens.link(Screen.LEARNT, visit.say("nav-learnt"), icon=ICONS[Screen.LEARNT])
