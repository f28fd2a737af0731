"""A finding in words, from its code and detail."""

from lib.words.words import Words


def what(say: Words, code: str, detail: str) -> str:
    """What is wrong, in a few words."""
    if detail and say.has(f"finding-{code}-row"):
        return say(f"finding-{code}-row", row=detail)
    return say(_key(say, code, detail))


def how(say: Words, code: str, detail: str) -> str:
    """Why, and how to mend it."""
    return say(f"{_key(say, code, detail)}-why")


def in_spreadsheet(say: Words, recipe: str | None, program: str) -> str:
    """What to do in a program (`excel`, `calc`) by a recipe; None: nothing is to be done there."""
    return say(f"spreadsheet-{recipe}-{program}") if recipe else say("spreadsheet-nothing")


def to_do(say: Words, code: str, detail: str, count: int) -> str:
    """What there is to do about so many rows of this kind."""
    known = detail and say.has(f"todo-phone-{detail}")
    return say(f"todo-phone-{detail}" if known else f"todo-{code}", count=count)


def _key(say: Words, code: str, detail: str) -> str:
    return f"phone-{detail}" if detail and say.has(f"phone-{detail}") else f"finding-{code}"
