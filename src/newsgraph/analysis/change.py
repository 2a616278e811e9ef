"""What is new between two dates: who comes up, who falls silent, whose ties turn."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum

import networkx as nx

from newsgraph.analysis.balance import REAL
from newsgraph.analysis.projection import EdgeData, edges_in_order, is_a, is_asserted, label_of


STEP = 0.5  # difference of mean scores below which a tie counts as unchanged


class Turn(StrEnum):
    """How a tie changed."""

    NEW = "new"
    SILENT = "silent"
    WARMER = "warmer"
    COOLER = "cooler"
    SAME = "same"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One ordered pair before and after a date; a mean is ``None`` where no statement of that time has a score."""

    subject: str
    subject_label: str
    object: str
    object_label: str
    turn: Turn
    count_before: int
    count_after: int
    mean_before: float | None
    mean_after: float | None


def find_changes(graph: nx.MultiDiGraph, *, first: str, second: str) -> tuple[Change, ...]:
    """Compare what holds between agents up to one date with what holds after it, up to another.

    How to read it: warmer and cooler compare mean scores of what is asserted, on the Goldstein scale; "new" and
    "silent" say that the articles began or ceased to write of a pair, which need not mean that anything happened.

    Parameters
    ----------
    graph
        The network of statements.
    first
        Last day of the time before, as ``YYYY-MM-DD``.
    second
        Last day of the time after. A statement belongs to the day that it names, else to that of its article;
        statements without any day are left out.
    """
    pairs: dict[tuple[str, str], tuple[list[EdgeData], list[EdgeData]]] = defaultdict(lambda: ([], []))
    for begin, end, _, data in edges_in_order(graph):
        day = day_of(data)
        agents = begin != end and is_a(graph, begin, "Agent") and is_a(graph, end, "Agent")
        if agents and day is not None and day <= second and is_asserted(data):
            pairs[begin, end][day > first].append(data)
    found = [_change(graph, pair, before, after) for pair, (before, after) in pairs.items()]
    return tuple(sorted(found, key=_order))


def middle_day(graph: nx.MultiDiGraph) -> str | None:
    """Return the day that has half of all dated statements on or before it, or nothing where none is dated."""
    days = sorted(day for *_, data in graph.edges(data=True) if (day := day_of(data)) is not None)
    return days[(len(days) - 1) // 2] if days else None


def day_of(data: EdgeData) -> str | None:
    """Return the last day that a statement may speak of, or the day of its article."""
    day = data.get("latest") or data.get("earliest") or data.get("published")
    return str(day)[:10] if day else None


def _change(graph: nx.MultiDiGraph, pair: tuple[str, str], before: list[EdgeData], after: list[EdgeData]) -> Change:
    """Compare one pair."""
    means = _mean(before), _mean(after)
    return Change(
        subject=pair[0],
        subject_label=label_of(graph, pair[0]),
        object=pair[1],
        object_label=label_of(graph, pair[1]),
        turn=_turn(before, after, *means),
        count_before=len(before),
        count_after=len(after),
        mean_before=means[0],
        mean_after=means[1],
    )


def _turn(before: list[EdgeData], after: list[EdgeData], mean_before: float | None, mean_after: float | None) -> Turn:
    """Name the change."""
    if not before or not after:
        return Turn.NEW if after else Turn.SILENT
    if mean_before is None or mean_after is None or abs(mean_after - mean_before) < STEP:
        return Turn.SAME
    return Turn.WARMER if mean_after > mean_before else Turn.COOLER


def _mean(claims: list[EdgeData]) -> float | None:
    """Return the mean score of what is real."""
    scores = [
        float(data["score"])
        for data in claims
        if data.get("score") is not None and data.get("modality", "Certain") in REAL
    ]
    return round(sum(scores) / len(scores), 2) if scores else None


def _order(one: Change) -> tuple[bool, float, int, str, str, str]:
    """Sort turned ties first, the strongest turn before the others, then what is written of most."""
    size = abs((one.mean_after or 0.0) - (one.mean_before or 0.0))
    turned = one.turn in {Turn.WARMER, Turn.COOLER}
    return (
        not turned,
        -size if turned else 0.0,
        -one.count_before - one.count_after,
        one.subject_label,
        one.object_label,
        one.subject,
    )
