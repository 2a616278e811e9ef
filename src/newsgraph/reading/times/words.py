"""The words of time expressions, read and checked from ``times.toml``."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from newsgraph.errors import LexiconError


_KEYS: dict[str, tuple[frozenset[str], frozenset[str]]] = {  # table → keys it must have, keys it may have
    "month": (frozenset({"number", "words"}), frozenset({"ambiguous"})),
    "weekday": (frozenset({"number", "words"}), frozenset()),
    "season": (frozenset({"code", "words"}), frozenset()),
    "part": (frozenset({"code", "words"}), frozenset()),
    "clock": (frozenset({"time", "words"}), frozenset()),
    "zone": (frozenset({"words"}), frozenset()),
    "holiday": (frozenset({"words"}), frozenset({"month", "day", "weekday", "nth", "easter"})),
    "unit": (frozenset({"code", "words"}), frozenset({"times"})),
    "number": (frozenset({"value", "words"}), frozenset({"ordinals", "decades"})),
    "article": (frozenset({"value", "words"}), frozenset()),
    "vague": (frozenset({"words"}), frozenset()),
    "position": (frozenset({"part", "words"}), frozenset()),
    "approximate": (frozenset({"words"}), frozenset()),
    "shift": (frozenset({"by", "words"}), frozenset({"relative", "rolling"})),
    "distance": (frozenset({"direction", "words"}), frozenset({"relative"})),
    "day": (frozenset({"by", "words"}), frozenset()),
    "reference": (frozenset({"value", "words"}), frozenset()),
    "recurrence": (frozenset({"value", "words"}), frozenset()),
    "every": (frozenset({"words"}), frozenset()),
    "ahead": (frozenset({"words"}), frozenset()),
    "bound": (frozenset({"side", "words"}), frozenset()),
}


_NAMES = ("month", "weekday", "holiday")  # written with a capital
_WORD_LISTS = frozenset({"words", "ordinals", "decades"})
_CHOICES: dict[tuple[str, str], Collection[object]] = {
    ("month", "number"): range(1, 13),
    ("weekday", "number"): range(1, 8),
    ("season", "code"): {"SP", "SU", "FA", "WI"},
    ("part", "code"): {"MO", "AF", "EV", "NI", "DT"},
    ("unit", "code"): {"TS", "TM", "TH", "D", "W", "M", "Q", "Y"},
    ("position", "part"): {"early", "mid", "late", "whole"},
    ("reference", "value"): {"PAST_REF", "PRESENT_REF", "FUTURE_REF"},
    ("bound", "side"): {"from", "until", "before", "after"},
    ("holiday", "month"): range(1, 13),
    ("holiday", "day"): range(1, 32),
    ("holiday", "weekday"): range(1, 8),
    ("holiday", "nth"): (-1, 1, 2, 3, 4),
}
_HOLIDAYS = ({"month", "day"}, {"month", "weekday", "nth"}, {"easter"})  # the ways to say which day it is


@dataclass(frozen=True, slots=True, kw_only=True)
class Holiday:
    """A named day: of a month, the nth weekday of a month, or so many days after Easter Sunday."""

    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    nth: int | None = None
    easter: int | None = None


@dataclass(frozen=True, slots=True)
class Shift:
    """How many units away, counted from publication or, when relative, from the last date of the text."""

    by: int
    relative: bool = False
    rolling: bool = False  # "the past month" ends today, where "last month" is a month of the calendar


@dataclass(frozen=True, slots=True)
class Unit:
    """A TIMEX3 unit and how many of it one word means: a decade is ten years."""

    code: str
    times: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class WordLists:
    """Every word list, by word in lower case, and the patterns made of them."""

    months: Mapping[str, int]
    ambiguous: frozenset[str]  # months that are everyday words too
    weekdays: Mapping[str, int]
    seasons: Mapping[str, str]
    parts: Mapping[str, str]
    clocks: Mapping[str, str]
    zones: frozenset[str]
    holidays: Mapping[str, Holiday]
    units: Mapping[str, Unit]
    numbers: Mapping[str, int]
    ordinals: Mapping[str, int]
    decades: Mapping[str, int]
    articles: Mapping[str, int]
    vague: frozenset[str]
    positions: Mapping[str, str]
    approximate: frozenset[str]
    shifts: Mapping[str, Shift]
    distances: Mapping[str, Shift]
    days: Mapping[str, int]
    references: Mapping[str, str]
    recurrences: Mapping[str, str]
    every: frozenset[str]
    ahead: frozenset[str]
    bounds: Mapping[str, str]
    names: Mapping[str, tuple[str, ...]]  # months, weekdays and holidays as written


def load_words(path: Path) -> WordLists:
    """Read and check the word lists of time expressions.

    Raises
    ------
    LexiconError
        If the file is missing or no TOML, or a table has a wrong key.
    """
    tables = _tables(path)
    months, numbers = tables["month"], tables["number"]
    return WordLists(
        months=_map(months, "number"),
        ambiguous=frozenset(key(word) for row in months if row.get("ambiguous") for word in row["words"]),
        weekdays=_map(tables["weekday"], "number"),
        seasons=_map(tables["season"], "code"),
        parts=_map(tables["part"], "code"),
        clocks=_map(tables["clock"], "time"),
        zones=_set(tables["zone"]),
        holidays={key(word): _holiday(row) for row in tables["holiday"] for word in row["words"]},
        units={key(word): Unit(row["code"], row.get("times", 1)) for row in tables["unit"] for word in row["words"]},
        numbers=_map(numbers, "value"),
        ordinals={word: row["value"] for row in numbers for word in row.get("ordinals", ())},
        decades={word: row["value"] for row in numbers for word in row.get("decades", ())},
        articles=_map(tables["article"], "value"),
        vague=_set(tables["vague"]),
        positions=_map(tables["position"], "part"),
        approximate=_set(tables["approximate"]),
        shifts=_shifts(tables["shift"], "by"),
        distances=_shifts(tables["distance"], "direction"),
        days=_map(tables["day"], "by"),
        references=_map(tables["reference"], "value"),
        recurrences=_map(tables["recurrence"], "value"),
        every=_set(tables["every"]),
        ahead=_set(tables["ahead"]),
        bounds=_map(tables["bound"], "side"),
        names={name: tuple(word for row in tables[name] for word in row["words"]) for name in _NAMES},
    )


def key(text: str) -> str:
    """Return a word or phrase as it stands in the lists: lower case, single spaces, no full stop at the end."""
    return " ".join(text.lower().replace("\u2019", "'").split()).rstrip(".")


def _tables(path: Path) -> dict[str, list[dict[str, Any]]]:
    try:
        text = path.read_text(encoding="utf-8")
        tables: dict[str, Any] = tomllib.loads(text)
    except FileNotFoundError:
        message = f"{path}: this lexicon file is missing; copy it from the ontology that newsgraph ships"
        raise LexiconError(message) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise LexiconError(f"{path}: {error}") from None
    if unknown := tables.keys() ^ _KEYS.keys():
        raise LexiconError(f"{path}: table {min(unknown)!r} is missing or unknown; known are {', '.join(_KEYS)}")
    for name, rows in tables.items():
        _check(name, rows, list(_lines(path, text, name)))
    return tables


def _lines(path: Path, text: str, name: str) -> Iterator[str]:
    for number, line in enumerate(text.splitlines(), 1):
        if re.fullmatch(rf"\s*\[\[\s*{name}\s*\]\]\s*(?:#.*)?", line):
            yield f"{path}:{number}"


def _check(name: str, rows: object, places: list[str]) -> None:
    if not isinstance(rows, list) or len(rows) != len(places):
        raise LexiconError(f"{places[0] if places else name}: write each entry as [[{name}]]")
    needed, allowed = _KEYS[name]
    for row, where in zip(rows, places, strict=True):
        if missing := needed - row.keys():
            raise LexiconError(f"{where}: {name} needs the key {min(missing)!r}")
        if unknown := row.keys() - needed - allowed:
            raise LexiconError(f"{where}: {name} knows no key {min(unknown)!r}")
        for field, value in row.items():
            if not _fits(name, field, value):
                raise LexiconError(f"{where}: {field} cannot be {value!r}")
        if name == "holiday" and not any(way <= row.keys() for way in _HOLIDAYS):
            raise LexiconError(f"{where}: a holiday needs month and day; month, weekday and nth; or easter")


def _fits(name: str, field: str, value: object) -> bool:
    if field in _WORD_LISTS:
        return isinstance(value, list) and all(isinstance(word, str) and word.strip() for word in value)
    if choices := _CHOICES.get((name, field)):
        return value in choices
    return isinstance(value, str if field == "time" or (name, field) == ("recurrence", "value") else int)


def _map(rows: list[dict[str, Any]], name: str) -> dict[str, Any]:
    return {key(word): row[name] for row in rows for word in row["words"]}


def _set(rows: list[dict[str, Any]]) -> frozenset[str]:
    return frozenset(key(word) for row in rows for word in row["words"])


def _shifts(rows: list[dict[str, Any]], name: str) -> dict[str, Shift]:
    shifts = ((row, Shift(row[name], row.get("relative", False), row.get("rolling", False))) for row in rows)
    return {key(word): shift for row, shift in shifts for word in row["words"]}


def _holiday(row: dict[str, Any]) -> Holiday:
    return Holiday(**{name: value for name, value in row.items() if name != "words"})
