"""Drafts as rows."""

from datetime import datetime
from typing import TypeVar

from pydantic import TypeAdapter

from lib.model.columns import BatchValues, Column, NumberChoice
from lib.model.person import Person
from lib.model.reading import Reading
from lib.store.connection import Reader, Row, Tx

T = TypeVar("T")
Parts = tuple[Reading, tuple[Column, ...], BatchValues]
Choices = tuple[NumberChoice, str | None]

_READING = TypeAdapter(Reading)
_COLUMNS = TypeAdapter(tuple[Column, ...])
_VALUES = TypeAdapter(BatchValues)
_NUMBERS = TypeAdapter(NumberChoice)


def add(
    tx: Tx,
    draft_id: str,
    *,
    sha256: str,
    reading: Reading,
    columns: tuple[Column, ...],
    at: datetime,
    by: Person,
    values: BatchValues = BatchValues(),  # noqa: B008  frozen
    follows: str | None = None,
    numbers: NumberChoice = NumberChoice(),  # noqa: B008  frozen
) -> None:
    """Insert a fresh draft, its version 1; `follows` is the submission whose rows it brings again."""
    tx.execute(
        "insert into draft (id, version, state, created_at, created_by_id, created_by, file_sha256, reading, columns,"
        " batch_values, duplicates_let_in, checked, follows,"
        " number_choice) values (?, 1, 'open', ?, ?, ?, ?, ?, ?, ?, false, false, ?, ?)",
        [draft_id, at, by.id, by.name, sha256, _json(_READING, reading), _json(_COLUMNS, columns),
         _json(_VALUES, values), follows, _json(_NUMBERS, numbers)],
    )  # fmt: skip


def find(reader: Reader, draft_id: str) -> Row | None:
    """The draft's row: version, state, submission_id, created_at, created_by, file_sha256, let_in, checked, follows."""
    return reader.one(
        "select version, state, submission_id, created_at, created_by, file_sha256, duplicates_let_in, checked, follows"
        " from draft where id = ?",
        [draft_id],
    )


def whole(reader: Reader, draft_id: str) -> tuple[Row, Parts, Choices] | None:
    """What `find`, `parts` and `choices` say of a draft, all of one moment and for the price of one."""
    row = reader.one(
        "select version, state, submission_id, created_at, created_by, file_sha256, duplicates_let_in, checked,"
        " follows, reading, columns, batch_values, number_choice, recipe_id from draft where id = ?",
        [draft_id],
    )
    return (row[:9], _parts(row[9:12]), _choices(row[12:])) if row else None


def open_ids(reader: Reader, limit: int) -> list[str]:
    """The ids of the drafts that nobody has released, the latest first."""
    rows = reader.rows("select id from draft where state = 'open' order by created_at desc, id limit ?", [limit])
    return [draft_id for (draft_id,) in rows]


def open_count(reader: Reader) -> int:
    """How many drafts nobody has released."""
    return int(reader.value("select count(*) from draft where state = 'open'"))


def parts(reader: Reader, draft_id: str) -> Parts:
    """How the draft's file was read, what its columns become, and what is set for the whole batch."""
    row = reader.one("select reading, columns, batch_values from draft where id = ?", [draft_id])
    if row is None:
        raise LookupError(draft_id)
    return _parts(row)


def _parts(row: Row) -> Parts:
    return _READING.validate_json(row[0]), _COLUMNS.validate_json(row[1]), _VALUES.validate_json(row[2])


def choices(reader: Reader, draft_id: str) -> Choices:
    """What is decided about the draft's numbers, and the id of the recipe by which it was read."""
    row = reader.one("select number_choice, recipe_id from draft where id = ?", [draft_id])
    if row is None:
        raise LookupError(draft_id)
    return _choices(row)


def _choices(row: Row) -> Choices:
    return _NUMBERS.validate_json(row[0]) if row[0] else NumberChoice(), row[1]


def set_reading(tx: Tx, draft_id: str, reading: Reading, columns: tuple[Column, ...]) -> int:
    """Change how an open draft is read; returns how many drafts that touched, 0 or 1."""
    return _set(tx, draft_id, "reading = ?, columns = ?, checked = false",
                [_json(_READING, reading), _json(_COLUMNS, columns)])  # fmt: skip


def set_columns(tx: Tx, draft_id: str, columns: tuple[Column, ...]) -> int:
    """Change what the columns of an open draft become."""
    return _set(tx, draft_id, "columns = ?, checked = false", [_json(_COLUMNS, columns)])


def set_values(tx: Tx, draft_id: str, values: BatchValues, *, findings_hold: bool) -> int:
    """Change what is set for the whole batch of an open draft; unless `findings_hold`, it is to be checked again."""
    return _set(tx, draft_id, "batch_values = ?, checked = checked and ?", [_json(_VALUES, values), findings_hold])


def set_numbers(tx: Tx, draft_id: str, numbers: NumberChoice) -> int:
    """Change what is decided about the numbers of an open draft."""
    return _set(tx, draft_id, "number_choice = ?, checked = false", [_json(_NUMBERS, numbers)])


def set_recipe(tx: Tx, draft_id: str, recipe_id: str | None) -> int:
    """Note by which recipe an open draft is read; nothing that would be sent changes by that."""
    return tx.change("update draft set recipe_id = ? where id = ? and state = 'open'", [recipe_id, draft_id])


def set_by_recipe(
    tx: Tx,
    draft_id: str,
    columns: tuple[Column, ...],
    values: BatchValues,
    numbers: NumberChoice,
    recipe_id: str | None,
) -> int:
    """Change at once all that a recipe says of an open draft but how it is read; None: it is read by none."""
    return _set(
        tx, draft_id, "columns = ?, batch_values = ?, number_choice = ?, recipe_id = ?, checked = false",
        [_json(_COLUMNS, columns), _json(_VALUES, values), _json(_NUMBERS, numbers), recipe_id],
    )  # fmt: skip


def set_duplicates(tx: Tx, draft_id: str, let_in: bool) -> int:
    """Let the repeated numbers of an open draft in, or out again."""
    return _set(tx, draft_id, "duplicates_let_in = ?, checked = false", [let_in])


def mark_checked(tx: Tx, draft_id: str, version: int) -> int:
    """Note that the findings belong to this version of the draft."""
    return tx.change(
        "update draft set checked = true where id = ? and version = ? and state = 'open'", [draft_id, version]
    )


def mark_released(tx: Tx, draft_id: str, version: int, submission_id: str) -> int:
    """Compare-and-set: an open, checked draft of this version becomes released; 0 if it is not that any more."""
    return tx.change(
        "update draft set state = 'released', submission_id = ?"
        " where id = ? and version = ? and state = 'open' and checked",
        [submission_id, draft_id, version],
    )  # fmt: skip


def _set(tx: Tx, draft_id: str, assignments: str, values: list[object]) -> int:
    return tx.change(
        f"update draft set version = version + 1, {assignments} where id = ? and state = 'open'", [*values, draft_id]
    )


def _json(adapter: TypeAdapter[T], value: T) -> str:
    return adapter.dump_json(value).decode()
