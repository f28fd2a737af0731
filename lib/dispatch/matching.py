"""The lines of a report held against the people who are unknown. Who is in it surely is taken; all else is listed."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from lib.dispatch.report import Line
from lib.model.item import Identifiers
from lib.model.unknown import Sought


class By(StrEnum):
    """By what a line was known to be somebody's, the surest first."""

    ROW_KEY = "row_key"
    EXTERNAL_ID = "external_id"
    NUMBER = "number"


class Why(StrEnum):
    """Why a line that fits is not taken."""

    SEVERAL_PEOPLE = "several_people"
    SEVERAL_IDS = "several_ids"
    SHARED_ID = "shared_id"
    OTHERS_ID = "others_id"
    DISAGREES = "disagrees"


@dataclass(frozen=True, slots=True)
class Match:
    """A person who is in the report; no identifiers where it names none."""

    item: Sought
    by: By
    identifiers: tuple[Identifiers, ...]


@dataclass(frozen=True, slots=True)
class Doubt:
    """Lines of the report that fit somebody and are not taken: their spreadsheet rows, whom they fit, and why."""

    why: Why
    rows: tuple[int, ...]
    items: tuple[Sought, ...]


@dataclass(frozen=True, slots=True)
class Matching:
    """A report held against the unknown: every one of them is matched, in doubt, or without a line.

    `strangers` is how many lines are nobody's of these.
    """

    matched: tuple[Match, ...]
    doubts: tuple[Doubt, ...]
    without: tuple[Sought, ...]
    strangers: int


@dataclass(frozen=True, slots=True)
class _Fit:
    """A line and the one person it is about."""

    line: Line
    item: Sought
    by: By


@dataclass(frozen=True, slots=True)
class _Index:
    """The unknown people of one submission by each mark."""

    row_keys: Mapping[str, Sought]
    external_ids: Mapping[str, Sequence[Sought]]
    numbers: Mapping[str, Sequence[Sought]]


def match(items: Sequence[Sought], lines: Iterable[Line], *, elsewhere: Collection[str] = frozenset()) -> Matching:
    """Hold lines against the unknown people of one submission.

    A line is somebody's by our row key, else by the client's own id, else by number; what else it says must agree.
    `elsewhere` holds candidate ids that other rows have, or other submissions: an earlier call of the same number is
    not this one.
    """
    index = _index(items)
    told = [_who(index, line, elsewhere) for line in lines]
    doubts = [each for each in told if isinstance(each, Doubt)]
    by_person: dict[int, list[_Fit]] = defaultdict(list)
    for fit in told:
        if isinstance(fit, _Fit):
            by_person[fit.item.ordinal].append(fit)
    shared = _shared(by_person.values())
    matched = []
    for _, fits in sorted(by_person.items()):
        found = _together(fits, shared)
        if isinstance(found, Match):
            matched.append(found)
        else:
            doubts.append(found)
    told_of = {each.item.ordinal for each in matched} | {item.ordinal for doubt in doubts for item in doubt.items}
    return Matching(
        matched=tuple(matched),
        doubts=tuple(doubts),
        without=tuple(item for item in items if item.ordinal not in told_of),
        strangers=told.count(None),
    )


def _index(items: Sequence[Sought]) -> _Index:
    external_ids: dict[str, list[Sought]] = defaultdict(list)
    numbers: dict[str, list[Sought]] = defaultdict(list)
    for item in items:
        if item.client_external_id:
            external_ids[item.client_external_id].append(item)
        for number in item.numbers:
            numbers[number].append(item)
    return _Index({item.row_key: item for item in items}, external_ids, numbers)


def _who(index: _Index, line: Line, elsewhere: Collection[str]) -> _Fit | Doubt | None:
    """Whose line this is: one person's surely, in doubt, or nobody's of these."""
    others = line.candidate_id in elsewhere
    if line.row_key is not None:
        item = index.row_keys.get(line.row_key)
        if item is None:
            return None
        return Doubt(Why.OTHERS_ID, (line.row,), (item,)) if others else _Fit(line, item, By.ROW_KEY)
    fitting, by = _fitting(index, line)
    if not fitting or others:
        return None
    agreeing = [item for item in fitting if _agrees(line, item)]
    if not agreeing:
        return Doubt(Why.DISAGREES, (line.row,), tuple(fitting))
    if len(agreeing) > 1:
        return Doubt(Why.SEVERAL_PEOPLE, (line.row,), tuple(agreeing))
    return _Fit(line, agreeing[0], by)


def _fitting(index: _Index, line: Line) -> tuple[Sequence[Sought], By]:
    fitting = index.external_ids.get(line.external_id, ())
    if fitting:
        return fitting, By.EXTERNAL_ID
    people = {item.ordinal: item for number in line.numbers for item in index.numbers.get(number, ())}
    return tuple(people.values()), By.NUMBER


def _agrees(line: Line, item: Sought) -> bool:
    """Neither mark speaks against the other; a person without an id of ours may have one that TWIN made up [D]."""
    same_number = not line.numbers or not set(line.numbers).isdisjoint(item.numbers)
    same_id = not line.external_id or item.client_external_id in ("", line.external_id)
    return same_number and same_id


def _shared(people: Iterable[Sequence[_Fit]]) -> frozenset[str]:
    """Candidate ids that stand in lines of several people: that column is something else."""
    owners = Counter(id_ for fits in people for id_ in {fit.line.candidate_id for fit in fits} - {""})
    return frozenset(id_ for id_, count in owners.items() if count > 1)


def _together(fits: Sequence[_Fit], shared: Collection[str]) -> Match | Doubt:
    """What all lines of one person say together."""
    item, by = fits[0].item, min((fit.by for fit in fits), key=list(By).index)
    rows = tuple(fit.line.row for fit in fits)
    if any(fit.line.candidate_id in shared for fit in fits):
        return Doubt(Why.SHARED_ID, rows, (item,))
    identifiers = _identifiers([fit.line for fit in fits])
    candidates = {each.auto_call_candidate_id for each in identifiers}
    # with our key several are the same person's, one for each of the numbers, say; but nobody is in two tasks at once
    several = len(identifiers) > 1 and by is not By.ROW_KEY
    if several or len(candidates) < len(identifiers):
        return Doubt(Why.SEVERAL_IDS, rows, (item,))
    return Match(item, by, identifiers)


def _identifiers(lines: Iterable[Line]) -> tuple[Identifiers, ...]:
    """Each pair once; half of a pair that another line tells whole is that pair."""
    pairs = dict.fromkeys((line.task_id, line.candidate_id) for line in lines)
    told = {part for pair in pairs if all(pair) for part in pair}
    return tuple(
        Identifiers(task, candidate)
        for task, candidate in pairs
        if (task and candidate) or ((task or candidate) and (task or candidate) not in told)
    )
