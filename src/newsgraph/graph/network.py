"""From RDF to a network of actors: one edge for each statement, with everything that a view or a measure needs."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

import networkx as nx
from pyoxigraph import Literal, Store

from newsgraph.graph.namespaces import DCTERMS, NG, NIF, RDF, RDFS, SCHEMA, SKOS
from newsgraph.graph.store import Facts, read_facts


_OPEN = "relatedTo"
_KINDS = ("Fact", "PastFact", "Claim")
_TOGETHER = 2  # participants that make an event a tie
_ROLES = ("agent", "target", "victim", "beneficiary", "participant", "instrument", "theme", "place", "origin",
          "destination")  # fmt: skip
_TIMES = (("earliest", "earliest"), ("latest", "latest"), ("time_text", "timeText"))
_READ_AS = {  # how the status of an event reads on its edges: kind, polarity and modality
    "Actual": ("Fact", "Asserted", "Certain"),
    "ClaimedStatus": ("Claim", "Asserted", "Certain"),
    "DeniedStatus": ("Claim", "Denied", "Certain"),
    "Planned": ("Claim", "Asserted", "Future"),
    "HypotheticalStatus": ("Claim", "Asserted", "Hypothetical"),
}
Description = tuple[str, str, str | None, str]


def read_network(store: Store) -> nx.MultiDiGraph:
    """Return the statements of a store as a directed network with parallel edges.

    Parameters
    ----------
    store
        A graph together with the ontology, which gives relations their labels and groups.

    Returns
    -------
    network
        Nodes are IRIs of entities and occurrences; an edge's key is the IRI of its statement. Statements with a
        literal object become ``descriptions`` of their subject. An event that no statement tells of ties its
        participants: its edges belong to the group "participation" and are facts only when the event is actual.
        The graph's ``voices`` describe those who speak without being part of any statement.
    """
    return network_of(read_facts(store))


def network_of(facts: Facts) -> nx.MultiDiGraph:
    """Return the network of ``read_network`` from triples that are read at once or looked up."""
    depths = _depths(facts)
    network = nx.MultiDiGraph()
    descriptions: dict[str, list[Description]] = defaultdict(list)
    for statement in facts.subjects(f"{RDF}predicate"):
        subject, target = facts.one(statement, f"{RDF}subject"), facts.terms(statement, f"{RDF}object")
        if subject is None or not target:
            continue
        if isinstance(target[0], Literal):
            descriptions[subject].append(_description(statement, target[0], facts))
        else:
            network.add_edge(subject, target[0].value, key=statement, **_edge(statement, facts))
    for event, role, participant in _participation(facts):
        network.add_edge(event, participant, key=f"{event}#{role}-{_id(participant)}", **_part(event, role, facts))
    for node in network:
        network.nodes[node].update(_node(node, facts, depths), descriptions=tuple(sorted(descriptions[node], key=str)))
    sources = {source for statement in facts.subjects(f"{NG}source") for source in facts.all(statement, f"{NG}source")}
    speakers = (source for source in sorted(sources) if f"{NG}Agent" in facts.all(source, f"{RDF}type"))
    network.graph["voices"] = {
        source: {**_node(source, facts, depths), "descriptions": tuple(sorted(descriptions[source], key=str))}
        for source in speakers
        if source not in network
    }
    return network


# ------------------------------------------------------------------------------------------------------ nodes


def _node(node: str, facts: Facts, depths: Mapping[str, int]) -> dict[str, Any]:
    kinds = [kind.removeprefix(NG) for kind in facts.all(node, f"{RDF}type") if kind.startswith(NG)]
    classes = tuple(sorted(kinds, key=lambda kind: (-depths.get(kind, 0), kind == "Agent", kind)))
    owners = (*facts.all(node, f"{NG}collectiveOf"), *facts.all(node, f"{NG}positionOf"))
    return {
        "label": facts.label(node) or node,
        "named": _is_named(node, facts),
        "type": classes[0] if classes else "Entity",
        "classes": classes,
        "aliases": facts.all(node, f"{SKOS}altLabel"),
        "acronyms": facts.all(node, f"{NG}acronym"),
        "same_as": facts.all(node, f"{SKOS}exactMatch"),
        "of": next(iter(owners), None),
    }


def _is_named(node: str, facts: Facts) -> bool:
    """Whether the node is known by a name: what has none carries a code at the end of its IRI."""
    if facts.all(node, f"{SKOS}exactMatch") or facts.all(node, f"{NG}acronym"):
        return True
    code = re.search(r"-([a-z2-7]{6})$", node)
    return code is None or (facts.label(node) or "").lower().endswith(code[1])


def _id(node: str) -> str:
    return re.split(r"[/#]", node)[-1]


def _depths(facts: Facts) -> dict[str, int]:
    """Return how far each class of the ontology stands below its highest one."""

    @cache
    def depth(kind: str) -> int:
        uppers = [upper for upper in facts.all(kind, f"{RDFS}subClassOf") if upper.startswith(NG) and upper != kind]
        return 1 + max(map(depth, uppers), default=0)

    kinds = [kind for kind in facts.subjects(f"{RDFS}subClassOf") if kind.startswith(NG)]
    return {kind.removeprefix(NG): depth(kind) for kind in kinds}


def _description(statement: str, text: Literal, facts: Facts) -> Description:
    relation = _local(facts.one(statement, f"{RDF}predicate")) or _OPEN
    if relation == _OPEN:
        relation = facts.one(statement, f"{NG}phrase") or _OPEN
    polarity = _local(facts.one(statement, f"{NG}polarity")) or "Asserted"
    return relation, text.value, facts.label(_source(statement, facts)), polarity


# ------------------------------------------------------------------------------------------------------ edges


def _edge(statement: str, facts: Facts) -> dict[str, Any]:
    document = facts.one(statement, f"{NG}document")
    source = _source(statement, facts)
    return {
        **_relation(statement, facts),
        "kind": next((kind for kind in _KINDS if f"{NG}{kind}" in facts.all(statement, f"{RDF}type")), "Claim"),
        "polarity": _local(facts.one(statement, f"{NG}polarity")) or "Asserted",
        "modality": _local(facts.one(statement, f"{NG}modality")) or "Certain",
        "act": _local(facts.one(statement, f"{NG}speechAct")) or "Assertion",
        "source": source,
        "source_label": facts.label(source),
        **_article(document, facts),
        **{key: facts.one(statement, f"{NG}{name}") for key, name in _TIMES},
        "evidence": tuple(sorted(_sentence(place, facts) for place in facts.all(statement, f"{NG}evidence"))),
        "confidence": float(facts.one(statement, f"{NG}confidence") or 0),
        "contradicts": facts.all(statement, f"{NG}contradicts"),
        "event": facts.one(statement, f"{NG}event"),
    }


def _participation(facts: Facts) -> Iterator[tuple[str, str, str]]:
    """Yield event, role and participant of typed events that no statement tells of and that bring some together."""
    told = {event for statement in facts.subjects(f"{NG}event") for event in facts.all(statement, f"{NG}event")}
    for event in facts.subjects(f"{NG}eventStatus"):
        parts = [(role, one) for role in _ROLES for one in facts.all(event, f"{NG}{role}") if one != event]
        typed = facts.one(event, f"{NG}eventType") not in {None, f"{NG}Event"}
        if typed and event not in told and len({one for _, one in parts}) >= _TOGETHER:
            yield from ((event, role, one) for role, one in parts)


def _part(event: str, role: str, facts: Facts) -> dict[str, Any]:
    """Return the edge from an event to one who takes part in it."""
    status = _local(facts.one(event, f"{NG}eventStatus")) or ""
    kind, polarity, modality = _READ_AS.get(status, ("Claim", "Asserted", "Possible"))
    evidence = facts.all(event, f"{NG}evidence")
    document = next((facts.one(place, f"{NIF}referenceContext") for place in evidence), None)
    return {
        "relation": role,
        "label": facts.label(f"{NG}{role}") or role,
        "phrase": None,
        "group": "participation",
        "quad": None,
        "score": None,
        "kind": kind,
        "polarity": polarity,
        "modality": modality,
        "act": "Assertion",
        "source": None,
        "source_label": None,
        **_article(document, facts),
        **{key: facts.one(event, f"{NG}{name}") for key, name in _TIMES},
        "evidence": tuple(sorted(_sentence(place, facts) for place in evidence)),
        "confidence": 0.0,
        "contradicts": (),
        "event": event,
    }


def _article(document: str | None, facts: Facts) -> dict[str, Any]:
    """Return what an edge says of its article; the name of its file stands for a missing title."""
    if document is None:
        return {"document": None, "document_title": None, "published": None}
    title = facts.one(document, f"{DCTERMS}title") or facts.one(document, f"{DCTERMS}identifier")
    stated = {"document_url": facts.one(document, f"{SCHEMA}url"), "author": facts.one(document, f"{SCHEMA}author")}
    published = facts.one(document, f"{SCHEMA}datePublished")
    known = {name: value for name, value in stated.items() if value}
    return {"document": document, "document_title": title, "published": published, **known}


def _relation(statement: str, facts: Facts) -> dict[str, Any]:
    predicate = facts.one(statement, f"{RDF}predicate") or f"{NG}{_OPEN}"
    relation, phrase = predicate.removeprefix(NG), facts.one(statement, f"{NG}phrase")
    named = facts.label(predicate) or relation
    score = facts.one(predicate, f"{NG}conflictScore")
    return {
        "relation": relation,
        "label": phrase or named if relation == _OPEN else named,
        "phrase": phrase,
        "group": "open" if relation == _OPEN else facts.one(predicate, f"{NG}relationGroup") or "other",
        "quad": _local(facts.one(predicate, f"{NG}quadCategory")),
        "score": float(score) if score is not None else None,
    }


def _source(statement: str, facts: Facts) -> str | None:
    """Return who holds the statement; ``None`` for the article itself."""
    source = facts.one(statement, f"{NG}source")
    return source if source != facts.one(statement, f"{NG}document") else None


def _sentence(place: str, facts: Facts) -> tuple[int, int, str]:
    begin, end = facts.one(place, f"{NIF}beginIndex"), facts.one(place, f"{NIF}endIndex")
    return int(begin or 0), int(end or 0), facts.one(place, f"{NIF}anchorOf") or ""


def _local(iri: str | None) -> str | None:
    return iri.removeprefix(NG) if iri is not None else None
