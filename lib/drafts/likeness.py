"""Whether a file is one that a recipe knows: by its titles, however they are written and in whatever order."""

from dataclasses import dataclass
from itertools import islice

from lib.drafts import mapping
from lib.drafts.draft import Draft
from lib.intake.header import letters
from lib.intake.read import FIND_OUT
from lib.model.columns import Field
from lib.model.recipe import Difference, Recipe

ALIKE = 1 / 2
SURE = 2 / 3
"""Which share of all the titles of two headers they have in common, for a recipe to be offered and to be applied."""


@dataclass(frozen=True, slots=True)
class Fit:
    """A recipe whose file looked like this one: which share of titles both have, and what differs from last time."""

    recipe: Recipe
    likeness: float
    difference: Difference


def fit(draft: Draft, recipe: Recipe) -> Fit:
    """How like the draft's file is to the recipe's: by what it shows first or, read by the recipe, by its header."""
    header = draft.reading.header
    before = recipe.header if draft.recipe_id == recipe.id else recipe.seen
    old, new = mapping.title_keys(before), mapping.title_keys(header)
    sheet = recipe.reading.sheet or ""
    difference = Difference(
        new=tuple(title for key, title in zip(new, header, strict=True) if key not in old),
        missing=tuple(title for key, title in zip(old, before, strict=True) if key not in new),
        sheet="" if sheet in draft.reading.sheets else sheet,
    )
    return Fit(recipe, len(set(old) & set(new)) / len(set(old) | set(new)), difference)


def is_sure(draft: Draft, fit: Fit) -> bool:
    """Whether the file may be read so before anybody is asked: titles tell it, and somebody can be called."""
    there = set(mapping.title_keys(draft.reading.header))
    phones = [column.title for column in fit.recipe.columns if column.field is Field.PHONE]
    known = fit.recipe.reading != FIND_OUT or any(key in there for key in mapping.title_keys(phones))
    titled = draft.reading.header != tuple(islice(letters(), len(draft.reading.header)))
    return titled and fit.likeness >= SURE and not fit.difference.sheet and known
