"""From the claims of a document to propositions over entities and occurrences, each with its source."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from newsgraph.model import (
    Act,
    Claim,
    EventStatus,
    Interval,
    Occurrence,
    Ontology,
    PlaceBasis,
    Polarity,
    RelationType,
    Role,
    Value,
)
from newsgraph.statements.lookup import Lookup
from newsgraph.statements.occurrences import Occurrences
from newsgraph.statements.times import claim_interval, is_over, stated_interval


_ANYTHING = "Entity"
_LITERAL = "string"
_DEEDS = ("participation", "material-conflict", "political", "legal", "movement")  # groups of relations
LEAST_CONFIDENCE = 0.35  # below it a claim serves searches in the Readings, but is too unsure for the graph


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposition:
    """What is said, whoever says it."""

    subject: str
    relation: str | None
    phrase: str | None  # set only when the relation is None
    object: str | None
    value: Value | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A claim with its participants resolved: a proposition and the circumstances of saying it."""

    proposition: Proposition
    claim: Claim
    lookup: Lookup
    source: str | None
    unnamed: bool
    act: Act
    ended: bool
    time: Interval | None
    place: str | None
    event: str | None
    setting: str | None


@dataclass(frozen=True, slots=True)
class _Thing:
    """The id of an entity or occurrence, and the class that it has in the graph."""

    id: str
    type: str


def find_said(lookup: Lookup, occurrences: Occurrences, ontology: Ontology) -> Iterator[Said]:
    """Yield every claim that is sure enough and whose subject and object are known and differ."""
    for claim in lookup.reading.claims:
        if claim.confidence < LEAST_CONFIDENCE:
            continue
        proposition = _proposition(claim, lookup, occurrences, ontology)
        if proposition is None or proposition.subject == proposition.object:
            continue
        stated = stated_interval(claim, lookup, at_once=_at_once(proposition.relation, ontology))
        source, unnamed = _source(claim, lookup)
        attribution = lookup.attribution(claim.attribution)
        setting = occurrences.by_event.get(attribution.setting or "") if attribution is not None else None
        event = occurrences.by_event.get(claim.event or "")
        yield Said(
            proposition=proposition,
            claim=claim,
            lookup=lookup,
            source=source,
            unnamed=unnamed,
            act=_act(claim, lookup),
            ended=claim.ended or _over(proposition.relation, stated, lookup, ontology),
            time=claim_interval(claim, stated, lookup),
            place=_place(claim, event, lookup, ontology),
            event=event.id if event is not None else None,
            setting=setting.id if setting is not None else None,
        )


# ----------------------------------------------------------------------------------------- what is said


def _proposition(claim: Claim, lookup: Lookup, occurrences: Occurrences, ontology: Ontology) -> Proposition | None:
    subject = _thing(claim.subject, lookup, occurrences)
    target = _thing(claim.object, lookup, occurrences)
    value = claim.value if claim.object is None else None
    if subject is None or (target is None and value is None):
        return None
    relation = ontology.relations.get(claim.relation or "")
    typed = relation is not None and _fits(relation, subject, target, ontology)
    return Proposition(
        subject=subject.id,
        relation=relation.name if relation is not None and typed else None,
        phrase=None if typed else " ".join(claim.phrase.split()),
        object=target.id if target is not None else None,
        value=Value(value=" ".join(value.value.split()), datatype=value.datatype) if value is not None else None,
    )


def _thing(name: str | None, lookup: Lookup, occurrences: Occurrences) -> _Thing | None:
    entity = lookup.entity(name)
    happening = lookup.happenings.get(name or "") if entity is None or entity.type == "Concept" else None
    occurrence = occurrences.by_event.get(happening or name or "")
    if entity is not None and occurrence is None:
        return _Thing(entity.id, entity.type)
    return _Thing(occurrence.id, _graph_class(occurrence)) if occurrence is not None else None


def _graph_class(occurrence: Occurrence) -> str:
    """Return the class that the graph gives: only single events that the article reports as real have their own."""
    if occurrence.status is not EventStatus.ACTUAL:
        return "ReportedEvent"
    return "EventSeries" if occurrence.is_series else occurrence.type


def _fits(relation: RelationType, subject: _Thing, target: _Thing | None, ontology: Ontology) -> bool:
    """Whether the subject lies in the relation's domain and the object in its range."""
    if relation.domain != _ANYTHING and not ontology.is_a(subject.type, relation.domain):
        return False
    if target is None:
        return relation.range == _LITERAL
    return relation.range == _ANYTHING or ontology.is_a(target.type, relation.range)


# ------------------------------------------------------------------------------- who says it, when and where


def _source(claim: Claim, lookup: Lookup) -> tuple[str | None, bool]:
    """Return the nearest speaker; an attribution without a known one is an unnamed voice."""
    speaker = lookup.entity(claim.voices[0]) if claim.voices else None
    return (speaker.id, False) if speaker is not None else (None, not claim.own)


def _act(claim: Claim, lookup: Lookup) -> Act:
    attribution = lookup.attribution(claim.attribution)
    if claim.polarity is Polarity.DENIED:
        return Act.DENIAL
    return attribution.act if attribution is not None else Act.ASSERTION


def _at_once(relation: str | None, ontology: Ontology) -> bool:
    """Whether the relation to an event holds when the event happens: to win it, to influence it, not to praise it."""
    kind = ontology.relations.get(relation or "")
    return kind is not None and (kind.group in _DEEDS or kind.domain == _ANYTHING)


def _over(relation: str | None, time: Interval | None, lookup: Lookup, ontology: Ontology) -> bool:
    """Whether the claim is about a state whose time had ended when the document appeared."""
    if relation is None or not ontology.relations[relation].state:
        return False
    return is_over(time, lookup.reading.document.published)


def _place(claim: Claim, event: Occurrence | None, lookup: Lookup, ontology: Ontology) -> str | None:
    """Return the claim's own place, else that of its event."""
    for argument in lookup.circumstances(claim):
        entity = lookup.entity(argument.mention) if argument.role == Role.PLACE else None
        if entity is not None and ontology.is_a(entity.type, "Place"):
            return entity.id
    if event is None or event.place is None or event.place[1] is PlaceBasis.DOCUMENT:
        return None
    return event.place[0]
