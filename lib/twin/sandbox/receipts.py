"""The sandbox's receipt, in the documented shape and in each other one that TWIN might send (twin-api §1)."""

import uuid
from collections.abc import Sequence
from enum import StrEnum

from lib.model.item import Identifiers


class Shape(StrEnum):
    """How the pairs of a receipt are nested."""

    GROUPS = "groups"
    """one group of one pair for each candidate"""
    GROUPS_OF_NUMBERS = "groups-of-numbers"
    """one group for each candidate, with one pair for each of its numbers"""
    ONE_GROUP = "one-group"
    """one group with one pair for each candidate"""
    ONE_PAIR = "one-pair"
    """a single pair, as in the page's example, whatever was asked"""
    FLAT = "flat"
    """one pair for each candidate, not nested"""


def make(numbers: Sequence[int], shape: Shape) -> tuple[tuple[Identifiers, ...], ...]:
    """The pairs of a request's candidates, all in one new call task; `numbers[i]` is how many candidate i has."""
    task = str(uuid.uuid4())
    return tuple(
        tuple(Identifiers(task, str(uuid.uuid4())) for _ in range(many if shape is Shape.GROUPS_OF_NUMBERS else 1))
        for many in numbers
    )


def arrange(pairs: Sequence[Sequence[Identifiers]], shape: Shape) -> list[object]:
    """The receipt as JSON will have it; `pairs[i]` are candidate i's."""
    groups: list[list[object]] = [[_object(pair) for pair in each] for each in pairs]
    flat = [pair for group in groups for pair in group]
    match shape:
        case Shape.GROUPS | Shape.GROUPS_OF_NUMBERS:
            return list(groups)
        case Shape.ONE_GROUP:
            return [flat]
        case Shape.ONE_PAIR:
            return [flat[:1]]
        case Shape.FLAT:
            return flat


def shorten(receipt: list[object]) -> list[object]:
    """The receipt without its last pair."""
    last = receipt[-1]
    return [*receipt[:-1], last[:-1]] if isinstance(last, list) else receipt[:-1]


def _object(pair: Identifiers) -> dict[str, object]:
    return {
        "autoCallId": {"identity": pair.auto_call_id},
        "autoCallCandidateId": {"identity": pair.auto_call_candidate_id},
    }
