"""A kind of finding in one column."""

from dataclasses import dataclass

from lib.model.finding import Code, Severity

TOLD_APART = frozenset({Code.PHONE_INVALID, Code.PHONE_DAMAGED})
"""The codes whose details are kinds of their own."""


@dataclass(frozen=True, slots=True, order=True)
class ColumnKind:
    """What is found in the cells of one column (`place` from 0); `detail` is empty but for what is `TOLD_APART`."""

    place: int
    code: Code
    detail: str
    severity: Severity
