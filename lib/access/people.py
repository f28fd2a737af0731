"""The names of people, as a page says them."""

from lib.model.person import CALLBOARD, LOCAL
from lib.words import Words


def name(say: Words, stored: str) -> str:
    """The name as the store has it; for those that are no person's own, a word of the language."""
    return {LOCAL.name: say("person-local"), CALLBOARD.name: CALLBOARD.name}.get(stored, stored)
