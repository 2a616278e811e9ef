"""Triples about who says what, and the plain triples of what the articles themselves assert as certain."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from pyoxigraph import NamedNode, Triple

from newsgraph.graph import terms
from newsgraph.graph.happenings import quantities
from newsgraph.graph.scope import Scope, Term, concept, described, name, when
from newsgraph.model import HeldClaim, Modality, Polarity, Statement


OPEN: Final = "relatedTo"
_PRECISION = 4  # digits of a confidence


def facts(scope: Scope) -> Iterator[Triple]:
    """Yield one plain triple for each fact, and for nothing else."""
    plain = {
        Triple(scope.thing(statement.subject), concept(statement.relation), scope.object(statement, claim))
        for statement, claim in scope.held()
        if claim.plain and statement.relation is not None
    }
    yield from sorted(plain, key=str)


def claims(scope: Scope) -> Iterator[Triple]:
    """Yield every held claim as a node of its own."""
    for statement, claim in sorted(scope.held(), key=lambda pair: pair[1].id):
        subject = scope.names.statement(claim.id)
        yield from described(subject, _proposition(statement, claim, scope))
        yield from described(subject, _circumstances(claim, scope))
        yield from quantities(subject, [("ng:quantity", words, number) for words, number in claim.quantities], scope)


def _proposition(statement: Statement, claim: HeldClaim, scope: Scope) -> Iterator[tuple[str, Term | None]]:
    language = scope.language(claim.document)
    yield "rdf:type", concept(_kind(statement, claim))
    yield "rdf:type", name("rdf:Statement")
    yield "rdf:subject", scope.thing(statement.subject)
    yield "rdf:predicate", concept(statement.relation or OPEN)
    yield "rdf:object", scope.object(statement, claim)
    yield "rdfs:label", terms.words(_label(statement, claim, scope), language)
    phrase = claim.phrase or ("" if statement.relation is not None else "is related to")
    yield "ng:phrase", terms.words(phrase, language) if phrase else None


def _circumstances(claim: HeldClaim, scope: Scope) -> Iterator[tuple[str, Term | None]]:
    yield "ng:source", scope.source(claim)
    yield "ng:polarity", concept(claim.polarity)
    yield "ng:modality", concept(claim.modality)
    yield "ng:confidence", terms.decimal(round(min(max(claim.confidence, 0.0), 1.0), _PRECISION))
    yield "ng:speechAct", concept(claim.act)
    yield from when(claim.time, scope.language(claim.document))
    yield "ng:place", scope.names.entity(claim.place) if claim.place is not None else None
    yield "ng:document", scope.names.document(claim.document)
    yield from (("ng:evidence", scope.names.sentence(claim.document, span)) for span in claim.evidence)
    yield from (("ng:content", scope.names.statement(other)) for other in sorted(claim.content))
    yield from (("ng:contradicts", scope.names.statement(other)) for other in sorted(claim.contradicts))
    yield "ng:utteredIn", _event(claim.setting, scope)
    yield "ng:event", _event(claim.event, scope)


def _event(occurrence: str | None, scope: Scope) -> NamedNode | None:
    return scope.names.event(occurrence) if occurrence is not None else None


def _kind(statement: Statement, claim: HeldClaim) -> str:
    """Return the class: facts have a plain triple, past facts had one, all else is a claim."""
    if statement.relation is None:
        return "Claim"
    if claim.plain:
        return "Fact"
    own = claim.source is None and not claim.unnamed
    certain = claim.polarity is Polarity.ASSERTED and claim.modality is Modality.CERTAIN
    return "PastFact" if own and certain else "Claim"


def _label(statement: Statement, claim: HeldClaim, scope: Scope) -> str:
    """Return the statement as a line to read: "Norland shelters Vale Front [officials: denied, certain]"."""
    relation = scope.ontology.relations.get(statement.relation or "")
    verb = relation.label if relation is not None else claim.phrase or "related to"
    value = statement.value.value if statement.value is not None else ""
    target = scope.label(statement.object) if statement.object is not None else value
    line = f"{scope.label(statement.subject)} {verb} {target}"
    kind = _kind(statement, claim)
    if kind == "Fact":
        return line
    if kind == "PastFact":
        return f"{line} [past]"
    voice = "unnamed source" if claim.unnamed else "the article"
    source = scope.label(claim.source) if claim.source is not None else voice
    return f"{line} [{source}: {claim.polarity.lower()}, {claim.modality.lower()}]"
