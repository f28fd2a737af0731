"""Whether a file is one that a recipe knows: by its titles, however they are written and in whatever order."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from lib.drafts import mapping
from lib.drafts.draft import Draft
from lib.intake.columns import title_key
from lib.intake.header import letters
from lib.intake.read import FIND_OUT
from lib.model.columns import Column, Field, Rings
from lib.model.recipe import Difference, Recipe

ALIKE = 1 / 2
SURE = 2 / 3
"""Which share of all the titles of two headers they have in common, for a recipe to be offered and to be applied."""


@dataclass(frozen=True, slots=True)
class Fit:
    """A recipe whose file looked like this one: which share of titles both have, and what differs from last time.

    `is_read_so`: the titles are those that the recipe reads, and not those that its file shows before.
    """

    recipe: Recipe
    likeness: float
    difference: Difference
    is_read_so: bool


def fit(draft: Draft, recipe: Recipe) -> Fit:
    """How like the draft's file is to the recipe's: by what it shows first or by the header that the recipe reads,
    whichever is more like; by that header alone where the draft is read by the recipe.
    """
    header = draft.reading.header
    shown, so = _share(recipe.seen, header), _share(recipe.header, header)
    by_header = draft.recipe_id == recipe.id or so > shown
    before = recipe.header if by_header else recipe.seen
    old, new = mapping.title_keys(before), mapping.title_keys(header)
    sheet = recipe.reading.sheet or ""
    difference = Difference(
        new=tuple(title for key, title in zip(new, header, strict=True) if key not in old),
        missing=tuple(title for key, title in zip(old, before, strict=True) if key not in new),
        sheet="" if sheet in draft.reading.sheets else sheet,
        first_number=_first_number(recipe, header) if by_header or recipe.reading == FIND_OUT else "",
    )
    return Fit(recipe, so if by_header else shown, difference, is_read_so=so > shown)


def is_sure(draft: Draft, fit: Fit) -> bool:
    """Whether the file is surely the recipe's, by what is known before it is read so: titles tell it."""
    header = draft.reading.header
    titled = header != tuple(islice(letters(), len(header)))
    return titled and fit.likeness >= SURE and not fit.difference.sheet


def is_sure_of(recipe: Recipe, header: Sequence[str]) -> bool:
    """Whether these titles, read by the recipe, are those that it knows: the same numbers ring as last time."""
    return _share(recipe.header, header) >= SURE and _has_phone(recipe, header) and not _first_number(recipe, header)


def _share(before: Sequence[str], now: Sequence[str]) -> float:
    old, new = set(mapping.title_keys(before)), set(mapping.title_keys(now))
    return len(old & new) / len(old | new)


def _has_phone(recipe: Recipe, header: Sequence[str]) -> bool:
    """Whether a column is there that the recipe takes for numbers."""
    return not set(mapping.title_keys(header)).isdisjoint(mapping.title_keys(_phones(recipe.columns)))


def _first_number(recipe: Recipe, header: Sequence[str]) -> str:
    """The title of the column whose number rings alone now, where last time it was another one; "" where all ring."""
    if recipe.numbers.rings is not Rings.FIRST:
        return ""
    now = _phones(mapping.carried(recipe.columns, header))
    before = _phones(recipe.columns)
    return now[0] if now and title_key(now[0]) != title_key(before[0] if before else "") else ""


def _phones(columns: Sequence[Column]) -> list[str]:
    return [column.title for column in columns if column.field is Field.PHONE]
