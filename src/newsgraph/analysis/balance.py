"""Cooperation and conflict between pairs of actors, facts and claims kept apart."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

import networkx as nx

from newsgraph.analysis.projection import EdgeData, edges_in_order, is_a, is_asserted, is_fact, label_of


REAL = frozenset({"Certain", "Probable", "Possible"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Balance:
    """What one actor does to another, added up on the Goldstein scale (-10 war … +10 merger)."""

    subject: str
    subject_label: str
    object: str
    object_label: str
    facts: float  # sum of scores of what the articles themselves assert
    claims: float  # sum of scores of what others say
    fact_count: int
    claim_count: int
    denied_count: int  # scored claims that somebody rejects; in no sum


def find_balances(graph: nx.MultiDiGraph) -> tuple[Balance, ...]:
    """Add up signed scores for each ordered pair of agents, the strongest first.

    How to read it: below 0 is conflict, above 0 cooperation. Sums grow with coverage, so compare pairs within one
    corpus only. Denied claims and plans, duties and hypotheses are in no sum.
    Source: Goldstein (1992), "A conflict-cooperation scale for WEIS events data", through PLOVER event types.
    """
    pairs: dict[tuple[str, str], list[EdgeData]] = defaultdict(list)
    for begin, end, _, data in edges_in_order(graph):
        agents = begin != end and is_a(graph, begin, "Agent") and is_a(graph, end, "Agent")
        if agents and data.get("score") is not None and data.get("modality", "Certain") in REAL:
            pairs[begin, end].append(data)
    found = [_balance(graph, begin, end, claims) for (begin, end), claims in pairs.items()]
    found.sort(key=lambda one: (-abs(one.facts) - abs(one.claims), one.subject_label, one.object_label, one.subject))
    return tuple(found)


def _balance(graph: nx.MultiDiGraph, begin: str, end: str, claims: list[EdgeData]) -> Balance:
    """Add up one pair."""
    facts = [float(data["score"]) for data in claims if is_asserted(data) and is_fact(data)]
    said = [float(data["score"]) for data in claims if is_asserted(data) and not is_fact(data)]
    return Balance(
        subject=begin,
        subject_label=label_of(graph, begin),
        object=end,
        object_label=label_of(graph, end),
        facts=round(sum(facts), 2),
        claims=round(sum(said), 2),
        fact_count=len(facts),
        claim_count=len(said),
        denied_count=len(claims) - len(facts) - len(said),
    )
