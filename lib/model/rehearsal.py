"""The steps of a rehearsal: test calls to the team's own numbers that show how TWIN answers (twin-api §10)."""

from enum import StrEnum


class RehearsalStep(StrEnum):
    """In the order in which they are taken; a submission that is a step keeps its value."""

    ONE = "one"
    TWO = "two"
    AGAIN = "again"
    BAD = "bad"
    BESIDE = "beside"
