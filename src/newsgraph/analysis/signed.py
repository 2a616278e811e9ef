"""Friends and foes: whether the ties among threes of actors fit together."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations

import networkx as nx

from newsgraph.analysis.balance import find_balances
from newsgraph.analysis.projection import label_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Triad:
    """Three actors who all have signed ties to each other; signs are of the ties 1-2, 1-3 and 2-3."""

    members: tuple[str, str, str]
    labels: tuple[str, str, str]
    signs: tuple[int, int, int]

    @property
    def is_balanced(self) -> bool:
        """Whether the product of the signs is positive."""
        return self.signs[0] * self.signs[1] * self.signs[2] > 0


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedBalance:
    """How well the cooperation and conflict of a network fit together."""

    cooperating: int  # pairs whose scores sum up above 0
    conflicting: int  # pairs whose scores sum up below 0
    triads: tuple[Triad, ...]

    @property
    def share(self) -> float | None:
        """Share of balanced triads, 0 to 1, or nothing where there is none."""
        balanced = sum(triad.is_balanced for triad in self.triads)
        return round(balanced / len(self.triads), 3) if self.triads else None


def find_signed_balance(graph: nx.MultiDiGraph) -> SignedBalance:
    """Classify every triangle of cooperation and conflict.

    How to read it: a triad is balanced when friends of friends are friends and foes of foes are friends. An
    unbalanced triad, such as an actor who cooperates with two that fight each other, is where the story may turn, or
    where the reading deserves a second look. Facts and asserted claims count, denials and plans do not.
    Source: Heider (1946); Cartwright & Harary (1956), "Structural balance". Tense triads come first.
    """
    signed = _signed(graph)
    found = [
        _triad(graph, signed, begin, end, other)
        for begin, end in sorted(signed.edges())
        for other in sorted(set(signed[begin]) & set(signed[end]))
        if begin < end < other
    ]
    signs = [data["sign"] for _, _, data in signed.edges(data=True)]
    return SignedBalance(
        cooperating=sum(sign > 0 for sign in signs),
        conflicting=sum(sign < 0 for sign in signs),
        triads=tuple(sorted(found, key=lambda triad: (triad.is_balanced, triad.labels, triad.members))),
    )


def _signed(graph: nx.MultiDiGraph) -> nx.Graph:
    """Return agents with the sign of what they do to each other, in both directions together."""
    sums: dict[tuple[str, str], float] = {}
    for one in find_balances(graph):
        pair = (min(one.subject, one.object), max(one.subject, one.object))
        sums[pair] = sums.get(pair, 0.0) + one.facts + one.claims
    signed = nx.Graph()
    for (begin, end), score in sorted(sums.items()):
        if score:
            signed.add_edge(begin, end, sign=1 if score > 0 else -1)
    return signed


def _triad(graph: nx.MultiDiGraph, signed: nx.Graph, *members: str) -> Triad:
    """Describe one triangle."""
    first, second, third = sorted(members)
    one, two, three = (signed.edges[pair]["sign"] for pair in combinations((first, second, third), 2))
    return Triad(
        members=(first, second, third),
        labels=(label_of(graph, first), label_of(graph, second), label_of(graph, third)),
        signs=(one, two, three),
    )
