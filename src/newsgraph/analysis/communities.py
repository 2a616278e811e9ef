"""Groups of nodes that the news speaks of together."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import networkx as nx

from newsgraph.analysis.projection import label_of, undirected


@dataclass(frozen=True, slots=True, kw_only=True)
class Community:
    """Nodes with more statements among themselves than to others; number 1 is the largest."""

    number: int
    members: tuple[str, ...]  # IRIs, best connected first
    label: str  # names of the three best connected members
    cohesion: float  # share of the members' statements that stay inside, 0 to 1


def find_communities(graph: nx.MultiDiGraph, *, seed: int = 20, smallest: int = 2) -> tuple[Community, ...]:
    """Find communities by the Louvain method.

    How to read it: a community is a circle of the story, not an alliance. Enemies who are written about
    together share one.
    Source: Blondel, Guillaume, Lambiotte & Lefebvre (2008). The seed makes it repeatable; communities under
    ``smallest`` members are left out.
    """
    simple = undirected(graph)
    parts = nx.community.louvain_communities(simple, seed=seed, weight="weight") if simple.number_of_edges() else []
    wanted = sorted((part for part in parts if len(part) >= smallest), key=lambda part: (-len(part), min(part)))
    return tuple(_describe(graph, simple, number, part) for number, part in enumerate(wanted, start=1))


def number_of_node(communities: Iterable[Community]) -> dict[str, int]:
    """Return the number of the community that each node belongs to."""
    return {node: community.number for community in communities for node in community.members}


def _describe(graph: nx.MultiDiGraph, simple: nx.Graph, number: int, part: set[str]) -> Community:
    """Name a community after its best connected members and measure how closed it is."""
    weights = dict(simple.degree(part, weight="weight"))
    members = tuple(sorted(part, key=lambda node: (-weights[node], label_of(graph, node), node)))
    inside = 2 * simple.subgraph(part).size(weight="weight")
    total = sum(weights.values())
    return Community(
        number=number,
        members=members,
        label=", ".join(label_of(graph, node) for node in members[:3]),
        cohesion=round(inside / total, 3) if total else 0.0,
    )
