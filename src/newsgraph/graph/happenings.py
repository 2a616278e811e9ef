"""Triples about occurrences and the numbers that come with them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pyoxigraph import NamedNode, Triple

from newsgraph.graph import terms
from newsgraph.graph.scope import Scope, Term, concept, described, name, when
from newsgraph.model import EventStatus, Occurrence, PlaceBasis, Quantity, QuantityKind, Role, Span, stable_id


_STATUS = {
    EventStatus.ACTUAL: "Actual",
    EventStatus.CLAIMED: "ClaimedStatus",
    EventStatus.DENIED: "DeniedStatus",
    EventStatus.PLANNED: "Planned",
    EventStatus.HYPOTHETICAL: "HypotheticalStatus",
}
_NEEDS = {  # what a role asks of its filler, and the wider role that a filler of another kind plays
    Role.AGENT: ("Agent", Role.PARTICIPANT),
    Role.VICTIM: ("Agent", Role.TARGET),
    Role.BENEFICIARY: ("Agent", Role.PARTICIPANT),
    Role.PLACE: ("Place", Role.PARTICIPANT),
}


def occurrences(scope: Scope) -> Iterator[Triple]:
    """Yield what happened, or is said to have happened, followed by its numbers."""
    for occurrence in sorted(scope.occurrences.values(), key=lambda occurrence: occurrence.id):
        subject = scope.names.event(occurrence.id)
        yield from described(subject, (("rdf:type", concept(kind)) for kind in _classes(occurrence, scope)))
        yield from described(subject, _occurrence(occurrence, scope))
        numbers = [(_counted(occurrence, quantity), words, quantity) for words, quantity in occurrence.quantities]
        yield from quantities(subject, numbers, scope)


def _classes(occurrence: Occurrence, scope: Scope) -> tuple[str, ...]:
    """Return the classes: only single events that the article reports as real have an event class of their own."""
    if occurrence.status is not EventStatus.ACTUAL:
        return scope.classes("ReportedEvent", "Occurrence", "Entity")
    return scope.classes("EventSeries" if occurrence.is_series else occurrence.type, "Event", "Occurrence", "Entity")


def _occurrence(occurrence: Occurrence, scope: Scope) -> Iterator[tuple[str, Term | None]]:
    language = scope.language(occurrence.document)
    yield "rdfs:label", terms.words(occurrence.label, language)
    yield from (
        ("skos:altLabel", terms.words(called, language)) for called in occurrence.names if called != occurrence.label
    )
    yield "ng:eventType", concept(occurrence.type)
    yield "ng:eventStatus", concept(_STATUS[occurrence.status])
    for span in occurrence.evidence:
        yield "ng:evidence", scope.names.sentence(occurrence.document, span)
    played = {(_role(role, entity, scope), entity) for role, entity in occurrence.participants}
    for role, entity in sorted(played, key=lambda pair: (tuple(Role).index(pair[0]), pair[1])):
        yield f"ng:{role}", scope.names.entity(entity)
    yield from _where(occurrence, scope)
    if occurrence.series in scope.occurrences and occurrence.series is not None:
        yield "ng:subEventOf", scope.names.event(occurrence.series)
    yield from when(occurrence.time, language)


def _role(role: Role, entity: str, scope: Scope) -> Role:
    """Return the role, or the wider one when the entity is of no kind that could play it."""
    needed, wider = _NEEDS.get(role, ("Entity", role))
    kind = scope.entities[entity].type if entity in scope.entities else "Entity"
    return role if needed == "Entity" or scope.ontology.is_a(kind, needed) else wider


def _where(occurrence: Occurrence, scope: Scope) -> Iterator[tuple[str, Term | None]]:
    """Yield where it happened and what tells so; a dateline only lets it be presumed."""
    if occurrence.place is None:
        return
    place, basis = occurrence.place
    yield "ng:presumedPlace" if basis is PlaceBasis.DOCUMENT else "ng:place", scope.names.entity(place)
    yield "ng:placeBasis", concept(f"By{basis}")


def _counted(occurrence: Occurrence, quantity: Quantity) -> str:
    if quantity.kind is not QuantityKind.COUNT:
        return "ng:casualties"
    return "ng:eventCount" if occurrence.is_series else "ng:quantity"


# ----------------------------------------------------------------------------------------------- quantities


def quantities(owner: NamedNode, numbers: Iterable[tuple[str, str, Quantity]], scope: Scope) -> Iterator[Triple]:
    """Yield the link from the owner to each number, then the numbers themselves; a part hangs on its whole.

    Parameters
    ----------
    owner
        The statement or occurrence that the numbers belong to.
    numbers
        Predicate, surface words and number.
    scope
        Gives the IRIs.
    """
    found = {}
    wholes: dict[Span, NamedNode] = {}
    for predicate, words, quantity in numbers:
        number = terms.decimal(quantity.value)
        if number is not None:
            parts = (quantity.kind, quantity.value, quantity.max, quantity.qualifier, quantity.unit, words)
            subject = scope.names.quantity(stable_id("quantity", owner.value, *parts))
            found[subject] = tuple(_quantity(number, words, quantity))
            wholes.setdefault(quantity.span, subject)
            whole = wholes.get(quantity.within) if quantity.within is not None else None
            yield (
                Triple(owner, name(predicate), subject)
                if whole is None
                else Triple(whole, name("ng:quantityPart"), subject)
            )
    for subject in sorted(found, key=lambda subject: subject.value):
        yield from described(subject, found[subject])


def _quantity(number: Term, words: str, quantity: Quantity) -> Iterator[tuple[str, Term | None]]:
    if quantity.kind is not QuantityKind.COUNT:
        yield "rdf:type", name("ng:Casualties")
    yield "rdf:type", name("ng:Quantity")
    yield "ng:value", number
    yield "ng:maxValue", _most(quantity)
    yield "ng:quantityQualifier", concept(quantity.qualifier)
    yield "ng:unit", terms.plain(quantity.unit)
    yield "ng:surface", terms.plain(words)
    if quantity.kind is not QuantityKind.COUNT:
        yield "ng:casualtyType", concept(quantity.kind)


def _most(quantity: Quantity) -> Term | None:
    """Return the upper bound; one below the number itself is a misreading."""
    return terms.decimal(quantity.max) if quantity.max is not None and quantity.max >= quantity.value else None
