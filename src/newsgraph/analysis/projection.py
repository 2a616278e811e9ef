"""The network in the simpler forms that algorithms want, always in the same order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from operator import itemgetter
from typing import Any

import networkx as nx


EdgeData = Mapping[str, Any]


def edges_in_order(graph: nx.MultiDiGraph) -> Iterator[tuple[str, str, str, EdgeData]]:
    """Yield subject, object, statement IRI and attributes of every edge, sorted by statement IRI."""
    yield from sorted(graph.edges(keys=True, data=True), key=itemgetter(2, 0, 1))


def label_of(graph: nx.MultiDiGraph, node: str) -> str:
    """Return a node's name, or its IRI when it has none."""
    return str(graph.nodes[node].get("label") or node)


def is_a(graph: nx.MultiDiGraph, node: str, name: str) -> bool:
    """Whether a node belongs to a class, directly or by inheritance."""
    data = graph.nodes[node]
    return name == data.get("type") or name in data.get("classes", ())


def voice_of(data: EdgeData) -> str:
    """Return who says it, in words."""
    return str(data.get("source_label") or data.get("source") or "the article")


def words_of(data: EdgeData) -> str:
    """Return the words for what holds between subject and object: the text's own where no relation is known."""
    own = data.get("phrase") if data.get("group") == "open" else None
    return str(own or data.get("label") or data.get("relation") or "")


def sentence_of(data: EdgeData) -> str:
    """Return the first sentence that supports an edge, or nothing."""
    evidence = data.get("evidence") or ()
    return str(evidence[0][2]) if evidence else ""


def is_asserted(data: EdgeData) -> bool:
    """Whether an edge puts its statement forward, rather than negating or denying it."""
    return bool(data.get("polarity", "Asserted") == "Asserted")


def is_fact(data: EdgeData) -> bool:
    """Whether the article itself asserts the edge, now or as past."""
    return data.get("kind") in {"Fact", "PastFact"}


def undirected(graph: nx.MultiDiGraph) -> nx.Graph:
    """Return who stands in any relation to whom; ``weight`` counts the statements, loops are dropped."""
    simple = nx.Graph()
    simple.add_nodes_from(sorted(graph))
    for begin, end, _, _ in edges_in_order(graph):
        if begin != end:
            _add(simple, begin, end)
    return simple


def _add(simple: nx.Graph, begin: str, end: str) -> None:
    """Count one more statement between two nodes."""
    weight = simple.get_edge_data(begin, end, {"weight": 0})["weight"]
    simple.add_edge(begin, end, weight=weight + 1)
