"""How central each actor is, by six measures that answer six questions."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

import networkx as nx
import numpy as np

from newsgraph.analysis.projection import is_a, label_of, undirected


SAMPLE = 500  # nodes whose paths stand for all
FEWEST = 100  # of these, in networks so large that even a sample takes minutes
STEPS = 4_000_000  # along edges, that betweenness may take before the sample shrinks
SEED = 20
Scores = Mapping[str, float]


class Measure(StrEnum):
    """A way to say who matters in a network."""

    DEGREE = "degree"
    BETWEENNESS = "betweenness"
    PAGERANK = "pagerank"
    EIGENVECTOR = "eigenvector"
    CORE = "k-core"
    BROKERAGE = "brokerage"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranked:
    """One node at its place in a ranking, the highest score first."""

    place: int
    node: str
    label: str
    type: str
    score: float


def degree(graph: nx.MultiDiGraph) -> Scores:
    """Count the statements that name each node.

    How to read it: much written about. It measures attention, not power.
    Source: Freeman (1978), "Centrality in social networks".
    """
    return {node: float(count) for node, count in graph.degree()}


def betweenness(graph: nx.MultiDiGraph) -> Scores:
    """Share of shortest paths between others that run through each node.

    How to read it: those who connect parts of the story that otherwise would not meet.
    Source: Brandes (2001). Above 500 nodes, paths from 500 fixed sample nodes stand for all, from fewer in networks of
    tens of thousands (Brandes & Pich, 2007).
    """
    simple = undirected(graph)
    affordable = STEPS // max(len(simple) + simple.number_of_edges(), 1)
    sample = min(SAMPLE, max(FEWEST, affordable)) if len(simple) > SAMPLE else None
    scores: Scores = nx.betweenness_centrality(simple, k=sample, seed=SEED)
    return scores


def pagerank(graph: nx.MultiDiGraph, *, damping: float = 0.85, tolerance: float = 1e-10) -> Scores:
    """Where somebody ends up who follows statements at random, in either direction.

    How to read it: tied to others who matter. Both directions count, as acting makes an actor no less central than
    being acted upon; along the direction alone, whoever is named last would win.
    Source: Page, Brin, Motwani & Winograd (1999); power iteration, weights are statement counts.
    """
    simple = undirected(graph)
    size = len(simple)
    number = {node: place for place, node in enumerate(simple)}
    ties = [(number[node], number[other], data["weight"]) for node in simple for other, data in simple[node].items()]
    begins, ends, weights = np.array(ties, dtype=np.intp).reshape(-1, 3).T
    totals = np.bincount(begins, weights, minlength=size)
    scores = np.full(size, 1 / max(size, 1))
    for _ in range(200):
        loose = sum(scores[totals == 0].tolist())
        jumped = np.full(size, (1 - damping + damping * loose) / max(size, 1))
        followed = damping * scores[begins] * weights / totals[begins]
        found = np.bincount(np.append(np.arange(size), ends), np.append(jumped, followed), minlength=size)
        settled = sum(np.abs(found - scores).tolist()) < tolerance
        scores = found
        if settled:
            break
    return dict(zip(simple, scores.tolist(), strict=True))


def eigenvector(graph: nx.MultiDiGraph) -> Scores:
    """Score nodes by the scores of those that they stand in relation to.

    How to read it: members of the inner circle. Only the largest connected part is scored; the rest gets 0.
    Source: Bonacich (1987), "Power and centrality".
    """
    simple = undirected(graph)
    scores = dict.fromkeys(simple, 0.0)
    part: set[str] = max(nx.connected_components(simple), key=lambda nodes: (len(nodes), min(nodes)), default=set())
    if len(part) > 1:
        largest = nx.Graph(simple.subgraph(sorted(part)))
        scores.update(nx.eigenvector_centrality(largest, max_iter=5000, tol=1e-5, weight="weight"))
    return scores


def core(graph: nx.MultiDiGraph) -> Scores:
    """Largest k such that a node keeps k neighbours when all with fewer are dropped, again and again.

    How to read it: how deep in the dense middle of the story somebody stands.
    Source: Seidman (1983); Batagelj & Zaversnik (2003).
    """
    return {node: float(number) for node, number in nx.core_number(undirected(graph)).items()}


def brokerage(graph: nx.MultiDiGraph) -> Scores:
    """One minus Burt's constraint, at least 0: how little a node's neighbours know each other.

    How to read it: near 1, a go-between among people who do not deal with each other; near 0, one of a clique.
    Source: Burt (1992), "Structural holes"; nodes with fewer than two neighbours get 0.
    """
    simple = undirected(graph)
    shares = {node: _shares(simple, node) for node in simple}
    return {node: _freedom(shares, node) if len(shares[node]) > 1 else 0.0 for node in simple}


def _shares(simple: nx.Graph, node: str) -> dict[str, float]:
    """Return the part of a node's statements that goes to each neighbour."""
    total = simple.degree(node, weight="weight")
    return {other: data["weight"] / total for other, data in simple[node].items()}


def _freedom(shares: Mapping[str, Mapping[str, float]], node: str) -> float:
    """Return one minus the constraint of a node: the squared direct and indirect shares of its neighbours."""
    own = shares[node]
    indirect = dict.fromkeys(own, 0.0)
    for between, share in own.items():
        for other, further in shares[between].items():
            if other in indirect:
                indirect[other] += share * further
    return max(0.0, 1.0 - sum((own[other] + indirect[other]) ** 2 for other in own))


MEASURES: Mapping[Measure, Callable[[nx.MultiDiGraph], Scores]] = MappingProxyType(
    {
        Measure.DEGREE: degree,
        Measure.BETWEENNESS: betweenness,
        Measure.PAGERANK: pagerank,
        Measure.EIGENVECTOR: eigenvector,
        Measure.CORE: core,
        Measure.BROKERAGE: brokerage,
    },
)


def rank(
    graph: nx.MultiDiGraph,
    *,
    by: Measure = Measure.DEGREE,
    top: int = 20,
    within: str | None = None,
) -> tuple[Ranked, ...]:
    """Rank the nodes of a network.

    Parameters
    ----------
    graph
        The network of statements.
    by
        The measure; its function in this module says how to read it.
    top
        How many to return at most.
    within
        Rank only nodes of this class, such as ``Agent``; scores still come from the whole network.
    """
    return best(graph, MEASURES[by](graph), top=top, within=within)


def best(graph: nx.MultiDiGraph, scores: Scores, *, top: int, within: str | None) -> tuple[Ranked, ...]:
    """Return the nodes with the highest scores."""
    nodes = [node for node in graph if within is None or is_a(graph, node, within)]
    nodes.sort(key=lambda node: (-round(scores[node], 9), label_of(graph, node), node))
    return tuple(
        Ranked(
            place=place,
            node=node,
            label=label_of(graph, node),
            type=str(graph.nodes[node].get("type", "Entity")),
            score=round(scores[node], 6),
        )
        for place, node in enumerate(nodes[:top], start=1)
    )
