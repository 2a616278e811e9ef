"""Which nodes a reader sees first: who acts, who speaks, what is disputed; not every noun of every sentence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

import networkx as nx

from newsgraph.views.kinds import kind_of


ENOUGH = 60  # a network of so few nodes is shown whole
PAIR = 2  # nodes that are tied to each other alone stand back
ACTORS = frozenset({"person", "state", "armed", "organisation", "collective"})


def first_nodes(graph: nx.MultiDiGraph, order: list[str], start: int) -> list[str]:
    """Return the nodes to show at first, at most ``start``, the most central first.

    Shown are names with ties to each other, the two ends of every dispute, events that bring shown nodes together,
    and groups without a name of their own that belong to somebody shown. Nodes count as named unless their
    attribute ``named`` says otherwise.
    """
    if len(order) <= ENOUGH:
        return order
    ties = _ties(graph)
    disputed = {end for begin, other in _disputed(graph) for end in (begin, other)}
    chosen = {node for node in graph if _is_main(graph, node) and ties[node]} | disputed
    chosen |= {node for node in graph if _connects(graph, node, ties, chosen)}
    held = {node for node in chosen if ties[node] & chosen or node in disputed}
    shown = [node for node in order if node in held]
    if len(shown) < min(ENOUGH, len(order)) // 2:
        shown += [node for node in order if node not in held and ties[node]][: ENOUGH - len(shown)]
    together = nx.Graph()
    together.add_nodes_from(shown)
    together.add_edges_from((node, other) for node in shown for other in sorted(ties[node].intersection(shown)))
    parts = nx.connected_components(together)
    pairs = {node for part in parts if len(part) <= PAIR for node in part} - disputed
    return sorted(shown, key=lambda node: node in pairs)[:start]


def is_actor(data: Mapping[str, object]) -> bool:
    """Whether a node can act, and is known by a name."""
    return bool(data.get("named", True)) and kind_of(data) in ACTORS


def _is_main(graph: nx.MultiDiGraph, node: str) -> bool:
    """Whether a node is somebody, something or some place with a name, or speaks for one that has."""
    data = graph.nodes[node]
    kind = kind_of(data)
    if kind == "event":
        return False
    if data.get("named", True):
        return kind != "concept" or "named" not in data
    owner = data.get("of")
    return kind in ACTORS and owner in graph and bool(graph.nodes[owner].get("named", True))


def _connects(graph: nx.MultiDiGraph, node: str, ties: Mapping[str, set[str]], chosen: set[str]) -> bool:
    """Whether a node that has no name of its own ties two of the chosen together."""
    kind = kind_of(graph.nodes[node])
    return kind != "concept" and node not in chosen and len(ties[node] & chosen) > 1


def _ties(graph: nx.MultiDiGraph) -> dict[str, set[str]]:
    """Return the neighbours of each node."""
    found: dict[str, set[str]] = defaultdict(set)
    for begin, end in graph.edges():
        if begin != end:
            found[begin].add(end)
            found[end].add(begin)
    return found


def _disputed(graph: nx.MultiDiGraph) -> list[tuple[str, str]]:
    """Return the ends of what some assert and others reject."""
    return [(begin, end) for begin, end, data in graph.edges(data=True) if data.get("contradicts")]
