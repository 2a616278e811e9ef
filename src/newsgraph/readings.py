"""Readings as JSON Lines: the public, versioned contract between reading and everything after it.

A span is ``[start, end]``. A mention, time or quantity stands as the contract has it; fields that the contract does not
name are written only where they say something.
"""

from __future__ import annotations

import dataclasses
import json
import types
import typing
from collections.abc import Hashable, Iterable, Iterator
from enum import StrEnum
from functools import cache
from typing import Any, TypeVar

from newsgraph.errors import InputError
from newsgraph.model import (
    Attribution,
    Claim,
    ClaimArgument,
    Document,
    Event,
    Mention,
    Problem,
    Quantity,
    Reading,
    Span,
    Time,
)


T = TypeVar("T")

VERSION = 1

_FLAT = (Mention, Time)  # their span is written as "start" and "end"
_WHERE_STATED: dict[type, frozenset[str]] = {
    Document: frozenset({"author"}),
    Mention: frozenset({"of", "because"}),
    Attribution: frozenset({"setting"}),
    Event: frozenset({"plural", "same_as", "tense", "place"}),
    Claim: frozenset({"ended", "tense", "quantities"}),
    ClaimArgument: frozenset({"mention", "time", "event", "phrase"}),
    Quantity: frozenset({"unit", "within"}),
    Problem: frozenset({"document"}),
}


def dump_reading(reading: Reading) -> str:
    """Return the Reading as one line of JSON, with its keys in the order of the contract."""
    return json.dumps({"version": VERSION} | _plain(reading), ensure_ascii=False, allow_nan=False)


def load_reading(line: str, *, where: str = "Reading") -> Reading:
    """Return the Reading that a line of JSON stands for.

    Raises
    ------
    InputError
        If the line is no Reading of this version; the message begins with ``where``.
    """
    try:
        record = json.loads(line)
    except json.JSONDecodeError as error:
        raise InputError(f"{where}: this line is no JSON ({error.msg}); write it again with newsgraph read") from None
    if not isinstance(record, dict) or record.get("version") != VERSION:
        raise InputError(f"{where}: this is no Reading of version {VERSION}; write it again with newsgraph read")
    try:
        return _record(record, Reading)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise InputError(f"{where}: this is no Reading ({error!r}); write it again with newsgraph read") from None


def load_readings(lines: Iterable[str], *, source: str) -> Iterator[Reading]:
    """Yield the Readings of a file's lines; errors name the line."""
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield load_reading(line, where=f"{source}:{number}")


# --------------------------------------------------------------------------------------------------- writing


def _plain(value: Any) -> Any:
    if isinstance(value, Span):
        return [value.start, value.end]
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if not dataclasses.is_dataclass(value):
        return value
    kind = type(value)
    record: dict[str, Any] = {}
    for field in dataclasses.fields(value):
        item = getattr(value, field.name)
        if field.name == "span" and kind in _FLAT:
            record |= {"start": item.start, "end": item.end}
        elif item or field.name not in _WHERE_STATED.get(kind, ()):
            record[field.name] = _plain(item)
    return record


# --------------------------------------------------------------------------------------------------- reading


def _value(data: Any, kind: Any) -> Any:
    """Return the JSON data as a value of the kind that the model's annotation names."""
    if typing.get_origin(kind) in (typing.Union, types.UnionType):
        return None if data is None else _value(data, next(k for k in typing.get_args(kind) if k is not types.NoneType))
    if typing.get_origin(kind) is tuple:
        return tuple(_value(item, typing.get_args(kind)[0]) for item in _checked(data, list))
    if kind is Span:
        start, end = (_checked(offset, int) for offset in data)
        return Span(start, end)
    if dataclasses.is_dataclass(kind):
        return _record(_checked(data, dict), typing.cast("type[Any]", kind))
    if issubclass(kind, StrEnum):
        return kind(data)
    return float(_checked(data, (int, float))) if kind is float else _checked(data, kind)


def _record(data: dict[str, Any], kind: type[T]) -> T:
    if kind in _FLAT:
        data = data | {"span": [data["start"], data["end"]]}
    defaults = {"unit": ""} if kind is Quantity else {}
    present = {**defaults, **data}
    return kind(
        **{
            name: _value(present[name], hint)
            for name, hint in _hints(typing.cast("Hashable", kind)).items()
            if name in present
        }
    )


@cache
def _hints(kind: Hashable) -> dict[str, Any]:
    hints = typing.get_type_hints(typing.cast("type", kind))
    return {field.name: hints[field.name] for field in dataclasses.fields(typing.cast("type[Any]", kind))}


def _checked(data: Any, kind: type[T] | tuple[type, ...]) -> T:
    if not isinstance(data, kind) or (isinstance(data, bool) and kind is not bool):
        raise TypeError(f"{data!r:.40} is of the wrong kind")
    return typing.cast("T", data)
