"""Recipes as rows."""

from typing import TypeVar

from pydantic import TypeAdapter

from lib.model.columns import BatchValues, Column, NumberChoice
from lib.model.person import Person
from lib.model.reading import ReadingChoice
from lib.model.recipe import Recipe
from lib.store.connection import Reader, Row, Tx

T = TypeVar("T")

_TITLES = TypeAdapter(tuple[str, ...])
_READING = TypeAdapter(ReadingChoice)
_COLUMNS = TypeAdapter(tuple[Column, ...])
_VALUES = TypeAdapter(BatchValues)
_NUMBERS = TypeAdapter(NumberChoice)


def find(reader: Reader) -> tuple[Recipe, ...]:
    """Every recipe, retired ones too, by name."""
    return tuple(
        _recipe(row)
        for row in reader.rows(
            "select id, name, seen, header, reading, columns, batch_values, number_choice, saved_at, saved_by, retired"
            " from recipe order by lower(name), saved_at"
        )
    )


def save(tx: Tx, recipe: Recipe, *, by: Person) -> None:
    """Keep a recipe in the place of the one with its id, if there is one."""
    tx.execute("delete from recipe where id = ?", [recipe.id])
    tx.execute(
        "insert into recipe values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            recipe.id,
            recipe.name,
            _json(_TITLES, recipe.seen),
            _json(_TITLES, recipe.header),
            _json(_READING, recipe.reading),
            _json(_COLUMNS, recipe.columns),
            _json(_VALUES, recipe.values),
            _json(_NUMBERS, recipe.numbers),
            recipe.saved_at,
            by.id,
            by.name,
            recipe.retired,
        ],
    )


def rename(tx: Tx, recipe_id: str, name: str) -> None:
    """Give a recipe another name; raises StoreConflict if there is none."""
    tx.change_exactly(1, "update recipe set name = ? where id = ?", [name, recipe_id])


def set_retired(tx: Tx, recipe_id: str, retired: bool) -> None:
    """Retire a recipe or bring it back; raises StoreConflict if it is so already."""
    tx.change_exactly(1, "update recipe set retired = ? where id = ? and retired <> ?", [retired, recipe_id, retired])


def _recipe(row: Row) -> Recipe:
    id_, name, seen, header, reading, columns, values, numbers, saved_at, saved_by, retired = row
    return Recipe(
        id=id_,
        name=name,
        seen=_TITLES.validate_json(seen),
        header=_TITLES.validate_json(header),
        reading=_READING.validate_json(reading),
        columns=_COLUMNS.validate_json(columns),
        values=_VALUES.validate_json(values),
        numbers=_NUMBERS.validate_json(numbers),
        saved_at=saved_at,
        saved_by=saved_by,
        retired=retired,
    )


def _json(adapter: TypeAdapter[T], value: T) -> str:
    return adapter.dump_json(value).decode()
