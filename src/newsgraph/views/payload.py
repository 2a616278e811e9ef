"""The data of the explorer page: the network as plain values with short ids."""

from __future__ import annotations

from collections.abc import Mapping
from math import sqrt
from typing import Any

import networkx as nx
from pyvis.edge import Edge
from pyvis.network import Network

from newsgraph.views.escape import clip, plain, web_address
from newsgraph.views.kinds import GROUPS, KINDS, group_of, kind_of, shape_of, words_of
from newsgraph.views.layout import Point, place
from newsgraph.views.salience import first_nodes, is_actor


NAME_LIMIT = 300
TEXT_LIMIT = 3000
CANVAS_OPTIONS = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False, "randomSeed": 20},
    "interaction": {"hover": True, "multiselect": False, "keyboard": {"enabled": False}, "tooltipDelay": 120},
    "nodes": {"borderWidth": 1.5, "borderWidthSelected": 3},
    "edges": {"arrows": {"to": {"enabled": True, "scaleFactor": 0.45}}, "selectionWidth": 1.5, "hoverWidth": 1},
}
Data = dict[str, Any]


class Texts:
    """Texts by number, each kept once."""

    def __init__(self) -> None:
        self.numbers: dict[str, int] = {}

    def number(self, text: object) -> int:
        """Return the number of a text, new or known."""
        return self.numbers.setdefault(plain(text, limit=TEXT_LIMIT), len(self.numbers))


def build_payload(
    graph: nx.MultiDiGraph,
    *,
    title: str,
    rank: Mapping[str, float] | None = None,
    communities: Mapping[str, int] | None = None,
    start: int = 150,
    known: Mapping[str, Point] | None = None,
) -> Data:
    """Return everything that the page shows, as values that JSON can hold."""
    graph = _with_voices(graph)
    weight = rank if rank is not None else {node: float(count) for node, count in graph.degree()}
    order = sorted(graph, key=lambda node: (-weight.get(node, 0.0), str(graph.nodes[node].get("label")), node))
    ids = {node: number for number, node in enumerate(order)}
    texts = Texts()
    keys = {key: number for number, key in enumerate(sorted(key for _, _, key in graph.edges(keys=True)))}
    first = first_nodes(graph, order, start)
    network = _network(graph, ids, weight, place(graph, weight, first=first, known=known))
    edges = sorted(graph.edges(keys=True, data=True), key=lambda edge: edge[2])
    claims = [_claim(edge, ids, keys, texts) for edge in edges]
    _draw_edges(network, claims)
    documents = {str(data["document"]): data for *_, data in edges if data.get("document")}
    return {
        "title": plain(title, limit=NAME_LIMIT),
        "first": [ids[node] for node in first],
        "nodes": [_node(graph, node, ids, communities or {}) for node in order],
        "claims": claims,
        "documents": [_document(iri, documents[iri]) for iri in sorted(documents)],
        "texts": list(texts.numbers),
        "kinds": [{"id": kind, "name": name, "shape": shape} for kind, name, shape, _ in KINDS],
        "groups": [{"id": group, "name": name} for group, name in GROUPS],
        "canvas": {"nodes": network.nodes, "edges": network.edges, "options": network.options},
    }


def _with_voices(graph: nx.MultiDiGraph) -> nx.MultiDiGraph:
    """Return the network together with those who speak without being part of any statement."""
    voices = {iri: data for iri, data in graph.graph.get("voices", {}).items() if iri not in graph}
    if not voices:
        return graph
    whole = graph.copy()
    whole.add_nodes_from(voices.items())
    return whole


def _network(
    graph: nx.MultiDiGraph, ids: Mapping[str, int], weight: Mapping[str, float], points: Mapping[str, Point]
) -> Network:
    """Return the drawing: pyvis nodes with position, shape and size."""
    network = Network(directed=True)
    network.options = CANVAS_OPTIONS
    largest = max((weight.get(node, 0.0) for node in ids), default=0.0) or 1.0
    for node, number in ids.items():
        kind = kind_of(graph.nodes[node])
        x, y = points[node]
        size = round(7 + 19 * sqrt(max(0.0, weight.get(node, 0.0)) / largest), 1)
        network.add_node(number, label=" ", shape=shape_of(kind), size=size, x=x, y=y, group=kind)
    return network


def _draw_edges(network: Network, claims: list[Data]) -> None:
    """Add pyvis edges. ``Network.add_edge`` would search all nodes each time and is quadratic in the graph."""
    for claim in claims:
        line = Edge(claim["from"], claim["to"], True, id=claim["id"], dashes=claim["kind"] == "Claim")  # noqa: FBT003
        network.edges.append(line.options)


def _node(graph: nx.MultiDiGraph, node: str, ids: Mapping[str, int], communities: Mapping[str, int]) -> Data:
    """Describe one node."""
    data = graph.nodes[node]
    return {
        "id": ids[node],
        "iri": node,
        "label": plain(data.get("label") or node, limit=NAME_LIMIT) or "(no name)",
        "type": plain(data.get("type") or "Entity", limit=NAME_LIMIT),
        "kind": kind_of(data),
        "aliases": _names(data.get("aliases")),
        "acronyms": _names(data.get("acronyms")),
        "links": [address for iri in _sequence(data.get("same_as")) if (address := web_address(iri))],
        "of": ids.get(str(data.get("of"))),
        "descriptions": [
            [plain(part or "", limit=TEXT_LIMIT) for part in description]
            for description in data.get("descriptions") or ()
        ],
        "community": communities.get(node, 0),
        "actor": is_actor(data),
    }


def _names(names: object) -> list[str]:
    """Return names as safe lines."""
    return [plain(name, limit=NAME_LIMIT) for name in _sequence(names)]


def _sequence(value: object) -> tuple[object, ...]:
    """Return the parts of a sequence; one text counts as one part."""
    if not value:
        return ()
    return tuple(value) if isinstance(value, tuple | list | set | frozenset) else (value,)


def _claim(
    edge: tuple[str, str, str, Mapping[str, Any]],
    ids: Mapping[str, int],
    keys: Mapping[str, int],
    texts: Texts,
) -> Data:
    """Describe one edge: a claim with its voice and its sentences."""
    begin, end, key, data = edge
    own = data.get("kind") in {"Fact", "PastFact"}
    return {
        "id": keys[key],
        "iri": key,
        "from": ids[begin],
        "to": ids[end],
        "relation": plain(data.get("relation") or "relatedTo", limit=NAME_LIMIT),
        "label": plain(words_of(data), limit=NAME_LIMIT),
        "phrase": plain(data.get("phrase") or "", limit=NAME_LIMIT),
        "group": group_of(data),
        "kind": data.get("kind") if own else "Claim",
        "polarity": plain(data.get("polarity") or "Asserted", limit=40),
        "modality": plain(data.get("modality") or "Certain", limit=40),
        "act": plain(data.get("act") or "", limit=40),
        "source": ids.get(str(data.get("source"))),
        "voice": plain(data.get("source_label") or "the article", limit=NAME_LIMIT),
        "document": str(data.get("document") or ""),
        "earliest": _day(data.get("earliest")),
        "latest": _day(data.get("latest")),
        "time": plain(data.get("time_text") or "", limit=NAME_LIMIT),
        "evidence": [[start, stop, texts.number(sentence)] for start, stop, sentence in data.get("evidence") or ()],
        "confidence": round(float(data.get("confidence") or 0.0), 3),
        "score": data.get("score"),
        "contradicts": sorted(keys[other] for other in data.get("contradicts") or () if other in keys),
        "event": ids.get(str(data.get("event"))),
    }


def _day(value: object) -> str | None:
    """Return the day of a date or a time."""
    return clip(plain(value), None)[:10] if value else None


def _document(iri: str, data: Mapping[str, Any]) -> Data:
    """Describe one article."""
    return {
        "iri": iri,
        "title": plain(data.get("document_title") or iri, limit=NAME_LIMIT),
        "link": web_address(data.get("document_url") or ""),
        "author": plain(data.get("author") or "", limit=NAME_LIMIT),
        "published": _day(data.get("published")),
    }
