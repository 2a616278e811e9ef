"""Readings as JSON Lines: the public, versioned contract between reading and everything after it.

A span is ``[start, end]``. A mention, time or quantity stands as the contract has it; fields that the contract does not
name are written only where they say something.
"""

from __future__ import annotations

import dataclasses
import json
import types
import typing
from collections.abc import Callable, Hashable, Iterable, Iterator
from enum import StrEnum
from functools import cache
from typing import Any, TypeVar, cast

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

_BARE = frozenset((str, int, float, bool))
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
        return cast("Reading", _loading(Reading)(record))
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise InputError(f"{where}: this is no Reading ({error!r}); write it again with newsgraph read") from None


def load_readings(lines: Iterable[str], *, source: str) -> Iterator[Reading]:
    """Yield the Readings of a file's lines; errors name the line."""
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield load_reading(line, where=f"{source}:{number}")


# --------------------------------------------------------------------------------------------------- writing


def _plain(value: Any) -> Any:
    if value is None or type(value) in _BARE:
        return value
    if isinstance(value, Span):
        return [value.start, value.end]
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    record: dict[str, Any] = {}
    kind = type(value)
    for name, is_flat, where_stated in _written(cast("Hashable", kind)):
        item = getattr(value, name)
        if is_flat:
            record |= {"start": item.start, "end": item.end}
        elif item or not where_stated:
            record[name] = _plain(item)
    return record


@cache
def _written(kind: Hashable) -> tuple[tuple[str, bool, bool], ...]:
    """Return the name of each field of a noun, whether it is a flat span, and whether it is left out where empty."""
    noun = cast("type[Any]", kind)
    left_out = _WHERE_STATED.get(noun, frozenset())
    names = [field.name for field in dataclasses.fields(noun)]
    return tuple((name, name == "span" and noun in _FLAT, name in left_out) for name in names)


# --------------------------------------------------------------------------------------------------- reading


_Load = Callable[[Any], Any]  # JSON data to a value of the model


@cache
def _loading(kind: Hashable) -> _Load:
    """Return what makes a value of the kind that an annotation of the model names; worked out once for each."""
    if typing.get_origin(kind) in (typing.Union, types.UnionType):
        stated = _loading(next(one for one in typing.get_args(kind) if one is not types.NoneType))
        return lambda data: None if data is None else stated(data)
    if typing.get_origin(kind) is tuple:
        member = _loading(typing.get_args(kind)[0])
        return lambda data: tuple([member(item) for item in _checked(data, list)])
    if kind is Span:
        return _span
    if dataclasses.is_dataclass(kind):
        return _record(cast("type[Any]", kind))
    plain = cast("type[Any]", kind)
    if issubclass(plain, StrEnum):
        return plain
    return _number if plain is float else lambda data: data if type(data) is plain else _checked(data, plain)


def _record(kind: type[Any]) -> _Load:
    hints = typing.get_type_hints(kind)
    fields = [(field.name, _loading(hints[field.name])) for field in dataclasses.fields(kind)]

    def load(data: Any) -> Any:
        present = _checked(data, dict)
        if kind in _FLAT:
            present = present | {"span": [present["start"], present["end"]]}
        if kind is Quantity:
            present = {"unit": ""} | present
        return kind(**{name: value(present[name]) for name, value in fields if name in present})

    return load


def _span(data: Any) -> Span:
    start, end = data
    return Span(_checked(start, int), _checked(end, int))


def _number(data: Any) -> float:
    return float(_checked(data, (int, float)))


def _checked(data: Any, kind: type[T] | tuple[type, ...]) -> T:
    if not isinstance(data, kind) or (isinstance(data, bool) and kind is not bool):
        raise TypeError(f"{data!r:.40} is of the wrong kind")
    return cast("T", data)
