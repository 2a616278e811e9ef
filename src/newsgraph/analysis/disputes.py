"""What some voices assert and others negate or deny."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

import networkx as nx

from newsgraph.analysis.projection import (
    EdgeData,
    edges_in_order,
    is_asserted,
    label_of,
    sentence_of,
    voice_of,
    words_of,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One claim within a dispute: who says it, how and in which words."""

    claim: str
    voice: str
    polarity: str
    modality: str
    sentence: str
    document_title: str
    published: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispute:
    """One statement with those who put it forward and those who reject it."""

    subject: str
    subject_label: str
    relation: str
    label: str
    object: str
    object_label: str
    affirmed: tuple[Side, ...]
    rejected: tuple[Side, ...]


def find_disputes(graph: nx.MultiDiGraph) -> tuple[Dispute, ...]:
    """Find every statement that is both affirmed and rejected, the most argued over first.

    How to read it: the two sides are set next to each other as the articles word them. The list says who
    contradicts whom, not who is right.
    Source: claims about one subject, relation and object with opposite polarity, and claims that the graph links
    by ``contradicts``.
    """
    groups: dict[tuple[str, str, str, str], list[tuple[str, EdgeData]]] = defaultdict(list)
    edges = {key: (begin, end, data) for begin, end, key, data in edges_in_order(graph)}
    for key, (begin, end, data) in edges.items():
        groups[_statement(begin, end, data)].append((key, data))
    for begin, end, data in edges.values():
        if is_asserted(data) and (against := data.get("contradicts")):
            claims = groups[_statement(begin, end, data)]
            known = {other for other, _ in claims}
            claims += [(other, edges[other][2]) for other in against if other in edges and other not in known]
    disputes = [
        _dispute(graph, statement, tuple(claims))
        for statement, claims in groups.items()
        if len({is_asserted(data) for _, data in claims}) > 1
    ]
    disputes.sort(key=lambda one: (-len(one.affirmed) - len(one.rejected), one.subject_label, one.label, one.object))
    return tuple(disputes)


def _statement(begin: str, end: str, data: EdgeData) -> tuple[str, str, str, str]:
    """Return what a claim is about; the words count only where the relation is open."""
    phrase = str(data.get("phrase") or "") if data.get("group") == "open" else ""
    return begin, str(data["relation"]), end, phrase


def _dispute(
    graph: nx.MultiDiGraph,
    statement: tuple[str, str, str, str],
    claims: tuple[tuple[str, EdgeData], ...],
) -> Dispute:
    """Set the two sides of a statement apart."""
    begin, relation, end, _ = statement
    return Dispute(
        subject=begin,
        subject_label=label_of(graph, begin),
        relation=relation,
        label=words_of(claims[0][1]),
        object=end,
        object_label=label_of(graph, end),
        affirmed=tuple(_side(key, data) for key, data in claims if is_asserted(data)),
        rejected=tuple(_side(key, data) for key, data in claims if not is_asserted(data)),
    )


def _side(key: str, data: EdgeData) -> Side:
    """Describe one claim."""
    return Side(
        claim=key,
        voice=voice_of(data),
        polarity=str(data.get("polarity", "Asserted")),
        modality=str(data.get("modality", "Certain")),
        sentence=sentence_of(data),
        document_title=str(data.get("document_title") or data.get("document") or ""),
        published=data.get("published"),
    )
