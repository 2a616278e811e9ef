"""What the parts of the builder share: the knowledge with its tables, and triples by short names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from pyoxigraph import Literal, NamedNode, Triple

from newsgraph.graph import terms
from newsgraph.graph.namespaces import NG, prefixes
from newsgraph.graph.terms import Names
from newsgraph.model import Entity, HeldClaim, Interval, Knowledge, Occurrence, Ontology, Reading, Span, Statement


Term = NamedNode | Literal

UNNAMED = "UnnamedSource"

_PREFIXES = prefixes()


@cache
def name(short: str) -> NamedNode:
    """Return the IRI of a prefixed name such as "ng:source"."""
    prefix, local = short.split(":", 1)
    return NamedNode(_PREFIXES[prefix] + local)


def described(subject: NamedNode, facts: Iterable[tuple[str, Term | None]]) -> Iterator[Triple]:
    """Yield one triple for each predicate (by prefixed name) whose object is known."""
    return (Triple(subject, name(predicate), term) for predicate, term in facts if term is not None)


def concept(local: str) -> NamedNode:
    """Return a class, relation or value of the ontology."""
    return NamedNode(f"{NG}{local}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """Knowledge with its tables, and how its things are named."""

    knowledge: Knowledge
    ontology: Ontology
    names: Names
    entities: Mapping[str, Entity]
    occurrences: Mapping[str, Occurrence]
    readings: Mapping[str, Reading]
    sentences: frozenset[tuple[str, Span]]  # document and stretch of everything that serves as evidence

    def thing(self, name: str) -> NamedNode:
        """Return the IRI of an entity or occurrence."""
        return self.names.event(name) if name in self.occurrences else self.names.entity(name)

    def label(self, name: str) -> str:
        """Return the label of an entity or occurrence."""
        if name in self.occurrences:
            return self.occurrences[name].label
        return self.entities[name].name if name in self.entities else name

    def language(self, document: str) -> str:
        """Return the language of a document."""
        return self.readings[document].document.language if document in self.readings else "en"

    def source(self, claim: HeldClaim) -> NamedNode:
        """Return who holds a claim: an entity, the unnamed source, or the article itself."""
        if claim.source is not None:
            return self.names.entity(claim.source)
        return concept(UNNAMED) if claim.unnamed else self.names.document(claim.document)

    def object(self, statement: Statement, claim: HeldClaim) -> Term:
        """Return the object of a statement as one of its claims has it."""
        if statement.object is not None:
            return self.thing(statement.object)
        value = statement.value
        if value is None:
            return terms.plain("")
        return terms.value(value.value, value.datatype, self.language(claim.document))

    def held(self) -> Iterator[tuple[Statement, HeldClaim]]:
        """Yield every held claim with its statement."""
        return ((statement, claim) for statement in self.knowledge.statements for claim in statement.claims)

    def classes(self, kind: str, *uppers: str) -> tuple[str, ...]:
        """Return the class and everything above it, nearest first, ending with the classes that must be there."""
        return tuple(dict.fromkeys((*self.ontology.ancestors(kind), *uppers)))


def scope(knowledge: Knowledge, ontology: Ontology, *, base_iri: str) -> Scope:
    """Return the knowledge with its tables."""
    claims = (claim for statement in knowledge.statements for claim in statement.claims)
    evidence = {(claim.document, span) for claim in claims for span in claim.evidence}
    evidence |= {(occurrence.document, span) for occurrence in knowledge.occurrences for span in occurrence.evidence}
    return Scope(
        knowledge=knowledge,
        ontology=ontology,
        names=Names(base_iri),
        entities={entity.id: entity for entity in knowledge.entities.entities},
        occurrences={occurrence.id: occurrence for occurrence in knowledge.occurrences},
        readings={reading.document.id: reading for reading in knowledge.readings},
        sentences=frozenset(evidence),
    )


def when(time: Interval | None, language: str) -> Iterator[tuple[str, Term | None]]:
    """Yield the days and words of an interval."""
    if time is not None:
        yield "ng:timeText", terms.words(time.text, language) if time.text else None
        yield "ng:earliest", terms.day(time.earliest)
        yield "ng:latest", terms.day(time.latest)
