"""Settings: what is configured, and whether TWIN can be reached."""

from lib.ui import configuration, frame, session

visit = session.enter()

frame.top(visit, visit.say("nav-settings"))
configuration.twin(visit)
configuration.limits(visit)
configuration.storage(visit)
