"""Triples about articles, their sentences, and the entities that they speak of."""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pyoxigraph import NamedNode, Triple

from newsgraph.graph import terms
from newsgraph.graph.scope import Scope, Term, concept, described, name
from newsgraph.model import Entity, Location, MentionKind, Reading, Span


def articles(scope: Scope) -> Iterator[Triple]:
    """Yield what is known about each article; never its text."""
    for document in sorted(scope.readings):
        yield from described(scope.names.document(document), _article(scope.readings[document]))


def _article(reading: Reading) -> Iterator[tuple[str, Term | None]]:
    document = reading.document
    text = terms.clean(document.text).encode()
    yield from (("rdf:type", name(kind)) for kind in ("ng:Article", "nif:Context", "ng:Entity"))
    yield "dcterms:title", terms.words(document.title, document.language) if document.title else None
    yield "dcterms:identifier", terms.plain(re.split(r"[\\/]", document.source or document.id)[-1])
    yield "dcterms:language", terms.plain(document.language)
    yield "schema:datePublished", terms.day(document.published)
    yield "schema:author", terms.plain(document.author) if document.author else None
    yield "schema:publisher", terms.plain(document.publisher) if document.publisher else None
    yield "schema:url", terms.web_address(document.url)
    yield "ng:textHash", terms.plain(f"sha256:{hashlib.sha256(text).hexdigest()}")


# ------------------------------------------------------------------------------------------------- entities


@dataclass(frozen=True, slots=True, kw_only=True)
class Use:
    """What a graph makes of an entity."""

    entity: Entity
    wanted: bool  # whether it has a name or takes part in anything
    spoken: bool  # whether it says something
    sentences: tuple[NamedNode, ...]  # that mention it


def entities(scope: Scope) -> Iterator[Triple]:
    """Yield the entities that are named or that something is said about."""
    return (triple for use in uses(scope) if use.wanted for triple in describe(use, scope))


def uses(scope: Scope) -> Iterator[Use]:
    """Yield what the graph makes of each entity."""
    spoken = {claim.source for _, claim in scope.held() if claim.source is not None}
    mentioned = _mentioned(scope)
    wanted = {entity.id for entity in _wanted(scope)}
    for entity in sorted(scope.entities.values(), key=lambda entity: entity.id):
        yield Use(
            entity=entity,
            wanted=entity.id in wanted,
            spoken=entity.id in spoken,
            sentences=mentioned.get(entity.id, ()),
        )


def describe(use: Use, scope: Scope) -> Iterator[Triple]:
    """Yield what is known about an entity."""
    entity, subject = use.entity, scope.names.entity(use.entity.id)
    uppers = ("Agent", "Entity") if use.spoken else ("Entity",)
    happened = scope.ontology.is_a(entity.type, "Event")
    kind = "Concept" if happened and not use.sentences else entity.type
    yield from described(subject, (("rdf:type", concept(upper)) for upper in scope.classes(kind, *uppers)))
    if happened and use.sentences:
        yield from described(subject, _named_event(entity, use.sentences))
    yield from described(subject, _entity(entity, scope))
    yield from described(subject, (("ng:mentionedIn", sentence) for sentence in use.sentences))


def mentions(use: Use, scope: Scope) -> Iterator[Triple]:
    """Yield where an entity is mentioned; for an event, that is its evidence."""
    predicates = (
        ("ng:mentionedIn", "ng:evidence") if scope.ontology.is_a(use.entity.type, "Event") else ("ng:mentionedIn",)
    )
    for sentence in use.sentences:
        yield from described(scope.names.entity(use.entity.id), ((predicate, sentence) for predicate in predicates))


def _entity(entity: Entity, scope: Scope) -> Iterator[tuple[str, Term | None]]:
    language = next((scope.language(document) for document, _ in sorted(entity.chains)), "en")
    yield "rdfs:label", terms.words(entity.name, language)
    yield from (("ng:acronym", terms.plain(acronym)) for acronym in sorted({*entity.acronyms} - {""}))
    others = {*entity.aliases, *entity.acronyms} - {entity.name, ""}
    yield from (("skos:altLabel", terms.words(alias, language)) for alias in sorted(others))
    if entity.of in scope.entities and entity.of is not None:
        belonging = "ng:positionOf" if scope.ontology.is_a(entity.type, "Position") else "ng:collectiveOf"
        yield belonging, scope.names.entity(entity.of)
    yield from (("skos:exactMatch", terms.known_iri(iri)) for iri in sorted(entity.same_as))
    if entity.location is not None:
        yield from _location(entity.location)


def _location(location: Location) -> Iterator[tuple[str, Term | None]]:
    """Yield the GeoNames id of a place and, where they are known, its coordinates."""
    yield "skos:exactMatch", terms.known_iri(f"https://sws.geonames.org/{location.geonames}/")
    if location.latitude is not None and location.longitude is not None:
        yield "wgs84:lat", terms.decimal(location.latitude)
        yield "wgs84:long", terms.decimal(location.longitude)


def _named_event(entity: Entity, sentences: tuple[NamedNode, ...]) -> Iterator[tuple[str, Term | None]]:
    """Yield what an event with a name of its own ("the Vandal War") needs beside its label."""
    yield "ng:eventType", concept(entity.type)
    yield "ng:eventStatus", name("ng:Actual")
    yield from (("ng:evidence", sentence) for sentence in sentences)


def _wanted(scope: Scope) -> tuple[Entity, ...]:
    """Return the entities that have a name or take part in anything, with what they belong to."""
    kinds = {
        (document, mention.chain)
        for document, reading in scope.readings.items()
        for mention in reading.mentions
        if mention.kind is MentionKind.NAME
    }
    ids = {entity.id for entity in scope.entities.values() if kinds.intersection(entity.chains)}
    for statement, claim in scope.held():
        ids.update(filter(None, (statement.subject, statement.object, claim.source, claim.place)))
    for occurrence in scope.occurrences.values():
        ids.update(entity for _, entity in occurrence.participants)
        ids.update((occurrence.place[0],) if occurrence.place is not None else ())
    found = [scope.entities[entity] for entity in sorted(ids) if entity in scope.entities]
    for entity in found:
        owner = scope.entities.get(entity.of or "")
        if owner is not None and owner.id not in ids:
            ids.add(owner.id)
            found.append(owner)
    return tuple(found)


def _mentioned(scope: Scope) -> Mapping[str, tuple[NamedNode, ...]]:
    """Return the sentences of the graph that mention each entity."""
    chains = scope.knowledge.entities.by_chain()
    by_document: dict[str, list[Span]] = defaultdict(list)
    for document, span in sorted(scope.sentences):
        by_document[document].append(span)
    found: dict[str, set[tuple[str, Span]]] = defaultdict(set)
    for document, spans in by_document.items():
        reading = scope.readings.get(document)
        for mention in reading.mentions if reading is not None else ():
            entity = chains.get((document, mention.chain))
            if entity is not None:
                found[entity].update((document, span) for span in _around(mention.span, spans))
    return {entity: tuple(scope.names.sentence(*place) for place in sorted(places)) for entity, places in found.items()}


def _around(mention: Span, sentences: list[Span]) -> Iterator[Span]:
    """Yield the sentences, which are sorted, that hold the mention."""
    after = bisect_left(sentences, Span(mention.start + 1, 0))
    return (sentence for sentence in sentences[max(0, after - 8) : after] if mention in sentence)


# ------------------------------------------------------------------------------------------------ sentences


def sentences(scope: Scope) -> Iterator[Triple]:
    """Yield the sentences that serve as evidence, with their words and their place in the article."""
    for document, span in sorted(scope.sentences):
        text = scope.readings[document].document.text[span.start : span.end] if document in scope.readings else ""
        facts = (
            ("rdf:type", name("ng:Sentence")),
            ("nif:referenceContext", scope.names.document(document)),
            ("nif:beginIndex", terms.index(span.start)),
            ("nif:endIndex", terms.index(span.end)),
            ("nif:anchorOf", terms.plain(text)),
        )
        yield from described(scope.names.sentence(document, span), facts)
