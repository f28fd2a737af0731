"""TWIN's receipt: the pairs of identifiers in it, and which candidate each was given to (twin-api §1)."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from lib.model.item import Identifiers, Matched

DEEPEST = 8
"""Lists within lists beyond this are no receipt; the documented one has two."""


@dataclass(frozen=True, slots=True)
class Receipt:
    """What an answer names: every whole pair in its order, and the size of each group.

    `groups` is None where the answer is anything but a list of lists of whole pairs.
    """

    pairs: tuple[Identifiers, ...]
    groups: tuple[int, ...] | None


@dataclass(frozen=True, slots=True)
class Match:
    """How the pairs of a receipt came to their candidates.

    `owners[i]` is the place in the request of the candidate that pair i was given to; all None if not matched.
    """

    matched: Matched
    owners: tuple[int | None, ...]


def read(body: bytes) -> Receipt:
    """Every whole pair of an answer; none of what is no JSON, and of an object that is no pair itself."""
    try:
        answer = json.loads(body)
    except (ValueError, RecursionError):
        return Receipt((), None)
    return Receipt(tuple(_pairs(answer, DEEPEST)), _groups(answer))


def match(receipt: Receipt, numbers: Sequence[int]) -> Match:
    """Give the pairs to the candidates of the request; `numbers[i]` is how many numbers candidate i has."""
    pairs, groups, candidates = receipt.pairs, receipt.groups, len(numbers)
    if candidates == 1 and pairs:
        return Match(Matched.CERTAIN, (0,) * len(pairs))
    if groups == (candidates,):
        return Match(Matched.BY_ORDER, tuple(range(candidates)))
    if groups and len(groups) == candidates and all(
        size in (1, most) for size, most in zip(groups, numbers, strict=True)
    ):  # fmt: skip
        return Match(Matched.BY_ORDER, tuple(place for place, size in enumerate(groups) for _ in range(size)))
    return Match(Matched.NOT_MATCHED, (None,) * len(pairs))


def _pairs(answer: object, depth: int) -> list[Identifiers]:
    if isinstance(answer, list) and depth:
        return [pair for each in answer for pair in _pairs(each, depth - 1)]
    pair = _pair(answer)
    return [pair] if pair else []


def _groups(answer: object) -> tuple[int, ...] | None:
    if not isinstance(answer, list) or not all(isinstance(group, list) for group in answer):
        return None
    if not all(_pair(each) for group in answer for each in group):
        return None
    return tuple(len(group) for group in answer)


def _pair(answer: object) -> Identifiers | None:
    """A whole pair, or None: both identities are texts that can be read and stored."""
    if not isinstance(answer, dict):
        return None
    call, candidate = (_identity(answer.get(name)) for name in ("autoCallId", "autoCallCandidateId"))
    return Identifiers(call, candidate) if call and candidate else None


def _identity(value: object) -> str:
    identity = value.get("identity") if isinstance(value, dict) else None
    return identity if isinstance(identity, str) and identity.strip() and identity.isprintable() else ""
