"""Templates: what the team calls TWIN's templates and scenarios, and the recipes of recurring files."""

from lib.ui import frame, names, recipe_list, session

visit = session.enter()

frame.top(visit, visit.say("nav-names"))
names.draw(visit)
recipe_list.draw(visit)
