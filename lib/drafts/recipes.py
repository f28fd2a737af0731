"""Recipes: a recurring file is known by its header, read and sent as last time, and what differs is said."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TypeVar

from lib.access import audit
from lib.drafts import files, likeness, mapping, unread
from lib.drafts.draft import Draft, DraftReleased
from lib.drafts.drafts import Drafts
from lib.drafts.likeness import Fit
from lib.drafts.names import NameFault, NameRefused, fit
from lib.intake import contents
from lib.intake.columns import match
from lib.intake.read import FIND_OUT, read
from lib.model.columns import BatchValues, Column, NumberChoice
from lib.model.mending import ChangeState
from lib.model.naming import name_key
from lib.model.person import Person
from lib.model.reading import FileUnreadable, Reading, ReadingChoice
from lib.model.recipe import Recipe
from lib.store import drafts as rows
from lib.store import mending
from lib.store import recipes as kept
from lib.store.connection import Reader, Store, Tx

T = TypeVar("T")


class NoSuchRecipe(LookupError):
    """There is no recipe with this id."""


@dataclass(frozen=True, slots=True)
class Recipes:
    """The recipes of the team. Applying one changes a draft as a person could by hand, and sends nothing."""

    store: Store
    drafts: Drafts
    clock: Callable[[], datetime]
    new_id: Callable[[], str]

    def all(self) -> tuple[Recipe, ...]:
        """Every recipe, retired ones too, by name."""
        with self.store.read() as reader:
            return kept.find(reader)

    def of(self, draft: Draft) -> Fit | None:
        """The recipe by which the draft is read, and what is other than last time; None if it is read by none."""
        return next((likeness.fit(draft, each) for each in self.all() if each.id == draft.recipe_id), None)

    def fitting(self, draft: Draft) -> tuple[Fit, ...]:
        """The recipes whose file looked like this one, the likest first; none that is retired."""
        fits = (likeness.fit(draft, each) for each in self.all() if not each.retired)
        return tuple(
            sorted((each for each in fits if each.likeness >= likeness.ALIKE), key=lambda each: -each.likeness)
        )

    def recognise(self, draft_id: str, *, by: Person) -> Recipe | None:
        """Apply the only recipe that surely fits a file just brought, and return it; of several, none."""
        draft = self.drafts.get(draft_id)
        sure = [each for each in self.fitting(draft) if self._is_sure(draft, each)]
        same = [each for each in sure if each.difference.none]
        chosen = same or sure
        if len(chosen) != 1:
            return None
        recipe = chosen[0].recipe
        try:
            self.apply(draft_id, recipe.id, by=by)
        except FileUnreadable:
            # only its beginning reads otherwise than last time
            return None
        return recipe

    def apply(self, draft_id: str, recipe_id: str, *, by: Person) -> None:
        """Read the draft as the recipe says: reading, columns, what is set for the batch and for the numbers.

        Raises NoSuchRecipe, DraftReleased; FileUnreadable, and the draft stays as it was.
        """
        recipe = self._get(recipe_id)
        draft = self.drafts.get(draft_id)
        choice = _choice(likeness.fit(draft, recipe), draft.reading)
        if not _is_read_so(draft.reading, choice):
            self.drafts.read_differently(draft_id, choice, by=by)
            draft = self.drafts.get(draft_id)
        columns = mapping.carried(recipe.columns, draft.reading.header, draft.reading.hidden_columns)
        with self.store.write() as tx:
            _set(tx, draft, columns, recipe.values, recipe.numbers, recipe.id)
            self._record(tx, audit.Verb.RECIPE_APPLIED, draft_id, by, recipe=recipe.id, name=recipe.name)

    def leave(self, draft_id: str, *, by: Person) -> None:
        """Read the draft as if there were no recipe; raises DraftReleased."""
        draft = self.drafts.get(draft_id)
        recipe = next((each for each in self.all() if each.id == draft.recipe_id), None)
        if recipe and recipe.reading != FIND_OUT:
            self.drafts.read_differently(draft_id, FIND_OUT, by=by)
            draft = self.drafts.get(draft_id)
        columns = self._found(draft)
        with self.store.write() as tx:
            _set(tx, draft, columns, BatchValues(), NumberChoice(), None)
            self._record(tx, audit.Verb.RECIPE_LEFT, draft_id, by, recipe=draft.recipe_id)

    def save(self, draft_id: str, name: str, *, by: Person) -> str:
        """Keep how the draft is read and sent under a name, in the place of the recipe that has it; returns its id.

        The file is read once more to see what it shows before anything is chosen. Raises NameRefused.
        """
        name, draft = fit(name), self.drafts.get(draft_id)
        reading = draft.reading
        found = read(files.content(self.drafts.folder, draft.file_sha256), reading.file_name).reading
        choice = ReadingChoice(
            encoding=_unless(found.encoding, reading.encoding),
            delimiter=_unless(found.delimiter, reading.delimiter),
            sheet=_unless(found.sheet, reading.sheet),
            header_row=_unless(found.header_row, reading.header_row),
            skip=reading.skip,
            hidden=reading.hidden,
        )
        with self.store.write() as tx:
            width = _own_width(tx, draft)
            there = [each for each in kept.find(tx) if not each.retired and name_key(each.name) == name_key(name)]
            recipe = Recipe(
                id=there[0].id if there else self.new_id(),
                name=name,
                seen=found.header,
                header=reading.header[:width],
                reading=choice,
                columns=draft.columns[:width],
                values=draft.values,
                numbers=draft.numbers,
                saved_at=self.clock(),
                saved_by=by.name,
            )
            kept.save(tx, recipe, by=by)
            rows.set_recipe(tx, draft_id, recipe.id)
            self._record(tx, audit.Verb.RECIPE_SAVED, recipe.id, by, name=name, draft=draft_id, anew=not there)
        return recipe.id

    def rename(self, recipe_id: str, name: str, *, by: Person) -> None:
        """Give a recipe another name; raises NameRefused, StoreConflict if there is none."""
        name = fit(name)
        with self.store.write() as tx:
            _refuse_taken(kept.find(tx), recipe_id, name)
            kept.rename(tx, recipe_id, name)
            self._record(tx, audit.Verb.RECIPE_RENAMED, recipe_id, by, name=name)

    def retire(self, recipe_id: str, *, by: Person) -> None:
        """Offer a recipe no more."""
        with self.store.write() as tx:
            kept.set_retired(tx, recipe_id, True)
            self._record(tx, audit.Verb.RECIPE_RETIRED, recipe_id, by)

    def bring_back(self, recipe_id: str, *, by: Person) -> None:
        """Offer a retired recipe again; raises NameRefused if another has its name meanwhile."""
        with self.store.write() as tx:
            there = kept.find(tx)
            for each in there:
                if each.id == recipe_id:
                    _refuse_taken(there, recipe_id, each.name)
            kept.set_retired(tx, recipe_id, False)
            self._record(tx, audit.Verb.RECIPE_BROUGHT_BACK, recipe_id, by)

    def _found(self, draft: Draft) -> tuple[Column, ...]:
        """What the columns become where nobody has chosen anything."""
        reading = draft.reading
        columns = match(reading.header, reading.hidden_columns)
        if not contents.needed(columns, reading):
            return columns
        return contents.match(
            columns, reading, read(files.content(self.drafts.folder, draft.file_sha256), reading.file_name).records
        )

    def _is_sure(self, draft: Draft, fit: Fit) -> bool:
        """Whether the file is surely the recipe's, also when it is read as the recipe wants it."""
        if not likeness.is_sure(draft, fit):
            return False
        choice, header = _choice(fit, draft.reading), draft.reading.header
        if not _is_read_so(draft.reading, choice):
            try:
                header = unread.beginning(self.drafts.folder, draft, choice).header
            except FileUnreadable:
                # as it was found it is a table, so it stays so
                return False
        return likeness.is_sure_of(fit.recipe, header)

    def _get(self, recipe_id: str) -> Recipe:
        for each in self.all():
            if each.id == recipe_id:
                return each
        raise NoSuchRecipe(recipe_id)

    def _record(self, tx: Tx, verb: audit.Verb, subject: str, by: Person, **detail: str | bool | None) -> None:
        audit.record(tx, verb, subject, at=self.clock(), by=by, **detail)


def _set(
    tx: Tx, draft: Draft, columns: tuple[Column, ...], values: BatchValues, numbers: NumberChoice, recipe_id: str | None
) -> None:
    if not rows.set_by_recipe(tx, draft.id, columns, values, numbers, recipe_id):
        raise DraftReleased(draft.id)


def _choice(fit: Fit, reading: Reading) -> ReadingChoice:
    """How the recipe wants the file read, but for a sheet that is not there; where its titles are found already, in
    whatever sheet and row, these are not looked for anew.
    """
    wanted = fit.recipe.reading
    if fit.is_read_so:
        return replace(reading.choice, skip=wanted.skip, hidden=wanted.hidden)
    return wanted if wanted.sheet in reading.sheets else replace(wanted, sheet=None)


def _is_read_so(reading: Reading, choice: ReadingChoice) -> bool:
    wanted = (
        (choice.encoding, reading.encoding),
        (choice.delimiter, reading.delimiter),
        (choice.sheet, reading.sheet),
        (choice.header_row, reading.header_row),
    )
    return all(want in (None, have) for want, have in wanted) and (choice.skip, choice.hidden) == (
        reading.skip,
        reading.hidden,
    )


def _unless(found: T, chosen: T) -> T | None:
    """What was chosen, None where it is found out anyway."""
    return None if chosen == found else chosen


def _own_width(reader: Reader, draft: Draft) -> int:
    """How many columns the file itself has: those that mending added stand last."""
    added = [each.added for each in mending.changes(reader, draft.id) if each.state is ChangeState.DONE]
    return min((place for place in added if place is not None), default=len(draft.columns))


def _refuse_taken(there: Sequence[Recipe], recipe_id: str, name: str) -> None:
    for each in there:
        if each.id != recipe_id and not each.retired and name_key(each.name) == name_key(name):
            raise NameRefused(NameFault.TAKEN, each.name)
