"""Values of a JSON text, nothing of them lost, and how an operator would write them into a cell."""

import json
from typing import TypeAlias

Value: TypeAlias = "JsonObject | list[Value] | JsonNumber | str | bool | None"


class JsonObject(tuple[tuple[str, "Value"], ...]):
    """The keys and values of an object in order, a key that comes twice included."""

    __slots__ = ()


class JsonNumber(str):
    """A number as it is written, so that no digit of it is lost; NaN and Infinity, which some programs write, too."""

    __slots__ = ()


decoder = json.JSONDecoder(
    object_pairs_hook=JsonObject, parse_int=JsonNumber, parse_float=JsonNumber, parse_constant=JsonNumber
)


def cell(value: Value) -> str:
    """A text as it is, a number as it is written, `true`, `false`, nothing for null; all else as JSON."""
    if value is None:
        return ""
    return str(value) if isinstance(value, str) else _written(value)


def _written(value: Value) -> str:
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, JsonNumber):
        return str(value)
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, JsonObject):
        return "{" + ", ".join(f"{_written(key)}: {_written(each)}" for key, each in value) + "}"
    return "[" + ", ".join(map(_written, value)) + "]"
