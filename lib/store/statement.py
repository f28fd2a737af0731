"""A statement's text and its values, as the driver takes them."""

from collections.abc import Mapping, Sequence

import duckdb

Params = Sequence[object] | Mapping[str, object]
"""Values for the `?` of a statement in order, or for its `$names`."""

MOST = 1000
"""More texts than the program has: a few of them are put together as somebody searches."""

_known: dict[str, duckdb.Statement] = {}


def parsed(cursor: duckdb.DuckDBPyConnection, sql: str) -> duckdb.Statement | str:
    """What to run for this text, on any cursor: DuckDB 2.0 spends up to a third of a short statement on reading it.

    Several statements in one text stay a text.
    """
    statement = _known.get(sql)
    if statement is None:
        statements = cursor.extract_statements(sql)
        if len(statements) != 1:
            return sql
        if len(_known) >= MOST:
            _known.clear()
        statement = _known[sql] = statements[0]
    return statement


def bound(params: Params) -> list[object] | dict[str, object]:
    """The values in a form that the driver takes."""
    return dict(params) if isinstance(params, Mapping) else list(params)


def name_of(sql: str) -> str:
    """How a statement is called in the log: its beginning, never its values."""
    return " ".join(sql.split())[:60]
