"""What an editor has decided about merges; it always wins over what the program would do."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from newsgraph.entities.items import Item
from newsgraph.entities.names import normal
from newsgraph.errors import InputError, UsageError


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """Things that are one, or are not: names, or "document id/chain id"."""

    members: tuple[str, ...]
    reason: str = "decided in review"


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """All decisions: what is to be merged and what must stay apart."""

    merges: tuple[Decision, ...] = ()
    forbidden: tuple[Decision, ...] = ()


def means(member: str, item: Item) -> bool:
    """Whether a member of a decision, a name or "document id/chain id", means a chain."""
    return item.id == member or (item.named and normal(member) == normal(item.chain.name))


def load_review(path: Path) -> Review:
    """Read decisions from a TOML file with tables ``[[merge]]`` and ``[[forbid]]``.

    Each table has ``members``, a list of names or of chains as "document id/chain id", and may have a ``reason``.

    Raises
    ------
    InputError
        If the file cannot be read.
    UsageError
        If it is no TOML or a table breaks these rules.
    """
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: cannot read the review file: {error}") from None
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
    for decision in forbidden:
        for other in merges:
            first, *rest = sorted(set(decision.members) & set(other.members)) or [""]
            if rest:
                raise UsageError(f"{path}: {first!r} and {rest[0]!r} are both merged and forbidden; drop one")
    return Review(merges=merges, forbidden=forbidden)


def _decision(record: Any, where: str) -> Decision:
    members = record.get("members") if isinstance(record, dict) else None
    if not isinstance(members, list) or len(members) < 2 or not all(isinstance(one, str) for one in members):  # noqa: PLR2004
        raise UsageError(f"{where}: members must be a list of two or more names or chains")
    return Decision(members=tuple(members), reason=str(record.get("reason", "decided in review")))
