"""Who did it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who changes something: every changing verb takes one and the audit names them."""

    id: str
    name: str


LOCAL = Person(id="local", name="Local user")
"""The one person there is until sign-in exists."""

CALLBOARD = Person(id="callboard", name="Callboard")
"""The program itself: what it does at a start, nobody pressed."""
