"""A graph in parts: what each article adds and what each entity adds; all lines together are the whole graph."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pyoxigraph import NamedNode, Quad, RdfFormat, Store, Triple

from newsgraph.graph import things
from newsgraph.graph.build import told
from newsgraph.graph.scope import name, scope
from newsgraph.graph.store import store_of
from newsgraph.graph.terms import Names
from newsgraph.model import Document, Entities, Entity, Knowledge, Ontology, Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Use:
    """What one article makes of an entity."""

    entity: str
    wanted: bool  # whether the graph needs it for this article
    spoken: bool  # whether it says something
    sentence: str | None  # IRI of a sentence that mentions it
    lines: tuple[str, ...]  # where it is mentioned; they count only if some article wants it


def article_lines(knowledge: Knowledge, ontology: Ontology, *, base_iri: str) -> Iterator[str]:
    """Yield everything but the entities, as N-Quads of the default graph."""
    return lines(told(scope(knowledge, ontology, base_iri=base_iri)))


def contradiction_lines(claim: str, against: Iterable[str], *, base_iri: str) -> Iterator[str]:
    """Yield which claims contradict a claim."""
    names = Names(base_iri)
    subject, predicate = names.statement(claim), name("ng:contradicts")
    return lines(Triple(subject, predicate, names.statement(other)) for other in against)


def store_of_articles(
    told: Iterable[str], knowledge: Knowledge, ontology: Ontology, declared: str, *, base_iri: str
) -> Store:
    """Return a store in memory with the lines of some articles, their entities, and the ontology in Turtle."""
    store = store_of(declared)
    store.bulk_load("\n".join(told).encode(), RdfFormat.N_QUADS)
    found = things.entities(scope(knowledge, ontology, base_iri=base_iri))
    store.bulk_extend(Quad(triple.subject, triple.predicate, triple.object) for triple in found)
    return store


def uses(knowledge: Knowledge, ontology: Ontology, *, base_iri: str) -> Iterator[Use]:
    """Yield what the articles make of each entity."""
    found = scope(knowledge, ontology, base_iri=base_iri)
    for use in things.uses(found):
        yield Use(
            entity=use.entity.id,
            wanted=use.wanted,
            spoken=use.spoken,
            sentence=use.sentences[0].value if use.sentences else None,
            lines=tuple(lines(things.mentions(use, found))),
        )


def entity_lines(
    entity: Entity, owner: Entity | None, first: Document, use: Use, ontology: Ontology, *, base_iri: str
) -> Iterator[str]:
    """Yield what is known about an entity.

    Parameters
    ----------
    entity, owner
        The entity, and what it belongs to.
    first
        The first article that mentions it, whose language its names are in.
    use
        What all articles together make of it; of the sentences that mention it, any.
    ontology, base_iri
        As for the graph.
    """
    placed = Entity(id=entity.id, type=entity.type, name=entity.name) if owner is None else owner
    whole = Knowledge(
        readings=(Reading(document=first),), entities=Entities(entities=(entity, placed)), occurrences=(), statements=()
    )
    sentences = (NamedNode(use.sentence),) if use.sentence is not None else ()
    told_of = things.Use(entity=entity, wanted=True, spoken=use.spoken, sentences=sentences)
    return lines(things.describe(told_of, scope(whole, ontology, base_iri=base_iri)))


def lines(triples: Iterable[Triple]) -> Iterator[str]:
    """Yield each triple as a line of N-Quads."""
    return (f"{triple} ." for triple in triples)
