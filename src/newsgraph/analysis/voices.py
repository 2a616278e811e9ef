"""Who says how much, and what each actor is known to have said."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

import networkx as nx

from newsgraph.analysis.disputes import find_disputes
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
class Voice:
    """One source with what it says in numbers; no IRI means the articles themselves or an unnamed voice."""

    source: str | None
    label: str
    claims: int
    denials: int  # claims by which it rejects something
    contradicted: int  # claims of its own that some other voice rejects or affirms against it
    about: tuple[str, ...]  # names of those it speaks of most


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """One claim by or about an actor, with its sentence."""

    claim: str
    voice: str
    statement: str
    act: str
    polarity: str
    modality: str
    sentence: str
    document_title: str
    published: str | None
    confidence: float


def find_voices(graph: nx.MultiDiGraph) -> tuple[Voice, ...]:
    """Count who says how much, the most talkative first.

    How to read it: a voice that is often contradicted is not thereby wrong; it speaks on contested ground.
    """
    sides = [(dispute.affirmed, dispute.rejected) for dispute in find_disputes(graph)]
    contested = {
        side.claim
        for affirmed, rejected in sides
        for ours, theirs in ((affirmed, rejected), (rejected, affirmed))
        for side in ours
        if any(other.voice != side.voice for other in theirs)
    }
    spoken: dict[tuple[str | None, str], list[tuple[str, str, EdgeData]]] = defaultdict(list)
    for begin, _, key, data in edges_in_order(graph):
        spoken[data.get("source"), voice_of(data)].append((begin, key, data))
    found = [_voice(graph, voice, claims, contested) for voice, claims in spoken.items()]
    return tuple(sorted(found, key=lambda one: (-one.claims, one.label, one.source or "")))


def _voice(
    graph: nx.MultiDiGraph,
    voice: tuple[str | None, str],
    claims: list[tuple[str, str, EdgeData]],
    contested: set[str],
) -> Voice:
    """Count what one voice says."""
    subjects: dict[str, int] = defaultdict(int)
    for begin, _, _ in claims:
        subjects[label_of(graph, begin)] += 1
    return Voice(
        source=voice[0],
        label=voice[1],
        claims=len(claims),
        denials=sum(not is_asserted(data) for _, _, data in claims),
        contradicted=sum(key in contested for _, key, _ in claims),
        about=tuple(sorted(subjects, key=lambda name: (-subjects[name], name))[:3]),
    )


def claims_by(graph: nx.MultiDiGraph, actor: str, *, top: int = 10) -> tuple[Quote, ...]:
    """Return what an actor says, the surest readings first."""
    chosen = [edge for edge in edges_in_order(graph) if edge[3].get("source") == actor]
    return _quotes(graph, chosen, top)


def claims_about(graph: nx.MultiDiGraph, actor: str, *, top: int = 10) -> tuple[Quote, ...]:
    """Return what is said of an actor, by the articles or by others, the surest readings first."""
    chosen = [edge for edge in edges_in_order(graph) if actor in edge[:2] and edge[3].get("source") != actor]
    return _quotes(graph, chosen, top)


def _quotes(graph: nx.MultiDiGraph, edges: list[tuple[str, str, str, EdgeData]], top: int) -> tuple[Quote, ...]:
    """Turn edges into quotes, contradicted ones before others of the same confidence."""
    edges.sort(key=lambda edge: (-float(edge[3].get("confidence") or 0), not edge[3].get("contradicts"), edge[2]))
    return tuple(
        Quote(
            claim=key,
            voice=voice_of(data),
            statement=f"{label_of(graph, begin)} {words_of(data)} {label_of(graph, end)}",
            act=str(data.get("act") or ""),
            polarity=str(data.get("polarity", "Asserted")),
            modality=str(data.get("modality", "Certain")),
            sentence=sentence_of(data),
            document_title=str(data.get("document_title") or data.get("document") or ""),
            published=data.get("published"),
            confidence=float(data.get("confidence") or 0),
        )
        for begin, end, key, data in edges[:top]
    )
