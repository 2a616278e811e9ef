"""From knowledge to RDF: the one page that knows which parts a graph has, and in which order they are written."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import Triple

from newsgraph.graph import happenings, sayings, things
from newsgraph.graph.namespaces import DATA, prefixes
from newsgraph.graph.scope import Scope, scope
from newsgraph.graph.turtle import Section, write
from newsgraph.model import Knowledge, Ontology


def sections(knowledge: Knowledge, ontology: Ontology, *, base_iri: str = DATA) -> tuple[Section, ...]:
    """Return all triples under their headings, sorted, to go through once; equal knowledge gives equal sections."""
    found = scope(knowledge, ontology, base_iri=base_iri)
    return (
        Section("source documents", things.articles(found)),
        Section("entities", things.entities(found)),
        Section("facts asserted by the documents (plain triples)", sayings.facts(found)),
        Section("events", happenings.occurrences(found)),
        Section("statements: who says what, how, where in the text", sayings.claims(found)),
        Section("sentences", things.sentences(found)),
    )


def told(found: Scope) -> Iterator[Triple]:
    """Yield everything but the entities: each triple stems from one article."""
    parts = (things.articles, sayings.facts, happenings.occurrences, sayings.claims, things.sentences)
    return (triple for part in parts for triple in part(found))


def triples(knowledge: Knowledge, ontology: Ontology, *, base_iri: str = DATA) -> Iterator[Triple]:
    """Yield all triples, in the order of the Turtle file."""
    return (triple for section in sections(knowledge, ontology, base_iri=base_iri) for triple in section.triples)


def build_graph(knowledge: Knowledge, ontology: Ontology, *, base_iri: str = DATA) -> tuple[Triple, ...]:
    """Return the graph of the knowledge as triples, each once."""
    return tuple(dict.fromkeys(triples(knowledge, ontology, base_iri=base_iri)))


def write_turtle(knowledge: Knowledge, ontology: Ontology, *, base_iri: str = DATA) -> str:
    """Return the graph of the knowledge as RDF 1.1 Turtle, the same bytes for the same knowledge.

    Parameters
    ----------
    knowledge
        Readings, entities, occurrences and statements.
    ontology
        Classes and relations; types are written up to ``ng:Entity``.
    base_iri
        What the IRIs of all data begin with; ends with a slash.

    Raises
    ------
    UsageError
        If the base is no IRI that names can be appended to.
    """
    return write(sections(knowledge, ontology, base_iri=base_iri), prefixes(base_iri))
