"""What an editor has decided about merges; it always wins over what the program would do.

Decisions stand in a file of the user, ``review.toml`` or ``review.csv`` in the folder of the graph, so that they hold
for every build after it.
"""

from __future__ import annotations

import csv
import io
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from newsgraph.entities.items import Item
from newsgraph.entities.names import normal
from newsgraph.errors import InputError, UsageError


FILES = ("review.toml", "review.csv")
_DECIDED = "decided in review"
_COLUMNS = ("decision", "one", "other", "reason")


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """Things that are one, or are not: names, or "document id/chain id"."""

    members: tuple[str, ...]
    reason: str = _DECIDED


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """All decisions: what is to be merged and what must stay apart."""

    merges: tuple[Decision, ...] = ()
    forbidden: tuple[Decision, ...] = ()


def means(member: str, item: Item) -> bool:
    """Whether a member of a decision, a name or "document id/chain id", means a chain."""
    return item.id == member or (item.named and normal(member) == normal(item.chain.name))


def find_review(folder: Path) -> Path | None:
    """Return the review file of a folder, if it has one.

    Raises
    ------
    UsageError
        If it has two.
    """
    found = [folder / name for name in FILES if (folder / name).is_file()]
    if len(found) > 1:
        raise UsageError(f"{folder}: there are both {' and '.join(FILES)}; keep one of them")
    return found[0] if found else None


def load_review(path: Path) -> Review:
    """Read decisions from a TOML file, or from a CSV file as spreadsheets write it.

    TOML has tables ``[[merge]]`` and ``[[forbid]]`` with ``members``, a list of names or of chains as
    "document id/chain id", and perhaps a ``reason``. CSV has the columns ``decision`` (merge or forbid), ``one``,
    ``other`` and perhaps ``reason``.

    Raises
    ------
    InputError
        If the file cannot be read.
    UsageError
        If it breaks these rules, or its decisions contradict each other.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: cannot read the review file: {error}") from None
    review = _from_csv(text, path) if path.suffix.lower() == ".csv" else _from_toml(text, path)
    _refuse_contradictions(review, path)
    return review


def _from_toml(text: str, path: Path) -> Review:
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise UsageError(f"{path}: {error}") from None
    if unknown := tables.keys() - {"merge", "forbid"}:
        raise UsageError(f"{path}: unknown table {min(unknown)!r}; use [[merge]] and [[forbid]]")
    merges, forbidden = (
        tuple(
            _decision(record, f"{path}: [[{name}]] {number}") for number, record in enumerate(tables.get(name, ()), 1)
        )
        for name in ("merge", "forbid")
    )
    return Review(merges=merges, forbidden=forbidden)


def _decision(record: Any, where: str) -> Decision:
    members = record.get("members") if isinstance(record, dict) else None
    if not isinstance(members, list) or len(members) < 2 or not all(isinstance(one, str) for one in members):  # noqa: PLR2004
        raise UsageError(f"{where}: members must be a list of two or more names or chains")
    return Decision(members=tuple(members), reason=str(record.get("reason", _DECIDED)))


def _from_csv(text: str, path: Path) -> Review:
    rows = csv.DictReader(io.StringIO(text))
    if missing := set(_COLUMNS[:3]) - set(rows.fieldnames or ()):
        raise UsageError(f"{path}: no column {min(missing)!r}; the first line must be: {','.join(_COLUMNS)}")
    found: dict[str, list[Decision]] = {"merge": [], "forbid": []}
    for number, row in enumerate(rows, 2):
        decision, one, other, reason = ((row.get(column) or "").strip() for column in _COLUMNS)
        if decision not in found or not one or not other:
            raise UsageError(f"{path}:{number}: a decision is merge or forbid, of two names or chains")
        found[decision].append(Decision(members=(one, other), reason=reason or _DECIDED))
    return Review(merges=tuple(found["merge"]), forbidden=tuple(found["forbid"]))


def _refuse_contradictions(review: Review, path: Path) -> None:
    """Refuse to keep apart what merges, one after the other, make one."""
    groups: list[set[str]] = []
    for decision in review.merges:
        names = set(map(normal, decision.members))
        joined = [group for group in groups if group & names]
        groups = [group for group in groups if group not in joined] + [names.union(*joined)]
    for decision in review.forbidden:
        for one, other in _pairs(decision.members):
            if any({normal(one), normal(other)} <= group for group in groups):
                raise UsageError(f"{path}: {one!r} and {other!r} are both merged and forbidden; drop one")


def _pairs(members: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    ordered = sorted(set(members))
    return ((one, other) for number, one in enumerate(ordered) for other in ordered[number + 1 :])
