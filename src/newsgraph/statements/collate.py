"""Group what is said into statements, with one held claim per source, document and sentence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import TypeVar

from newsgraph.model import Entities, HeldClaim, Interval, Occurrence, Ontology, Reading, Statement, stable_id
from newsgraph.statements.disputes import with_contradictions
from newsgraph.statements.lookup import look_up_all
from newsgraph.statements.occurrences import find_occurrences
from newsgraph.statements.said import Proposition, Said, find_said
from newsgraph.statements.speech import with_contents


Key = tuple[str, ...]
T = TypeVar("T")


def collate(
    readings: tuple[Reading, ...], entities: Entities, ontology: Ontology
) -> tuple[tuple[Occurrence, ...], tuple[Statement, ...]]:
    """Return what happened and what is said, with everyone who says or denies it.

    Parameters
    ----------
    readings
        What was understood from each document; their order does not matter.
    entities
        Which chains of mentions stand for which entity.
    ontology
        Relations with their domains and ranges. A claim that does not fit them keeps its words and loses its relation.

    Returns
    -------
    occurrences
        Events, joined within each document.
    statements
        One for each subject, relation and object, sorted.
    """
    lookups = look_up_all(readings, entities)
    found = [(lookup, find_occurrences(lookup, ontology)) for lookup in lookups]
    said = [item for lookup, occurrences in found for item in find_said(lookup, occurrences, ontology)]
    statements = tuple(_statement(*group) for group in _group(said))
    statements = with_contradictions(with_contents(statements, lookups), ontology)
    return tuple(occurrence for _, occurrences in found for occurrence in occurrences.found), statements


def _group(said: Iterable[Said]) -> list[tuple[Proposition, tuple[Said, ...]]]:
    """Return each proposition with the claims that hold it, sorted."""
    groups: dict[Key, list[Said]] = defaultdict(list)
    for item in said:
        groups[proposition_key(item.proposition)].append(item)
    return [(groups[key][0].proposition, tuple(groups[key])) for key in sorted(groups)]


def proposition_key(proposition: Proposition) -> Key:
    """Return what makes two propositions the same; open phrases are compared without regard to case."""
    value = proposition.value
    return (
        proposition.subject,
        proposition.relation or "",
        (proposition.phrase or "").casefold(),
        proposition.object or "",
        value.value if value is not None else "",
        value.datatype if value is not None else "",
    )


def _statement(proposition: Proposition, said: Sequence[Said]) -> Statement:
    key = proposition_key(proposition)
    held: dict[tuple[object, ...], list[Said]] = defaultdict(list)
    for item in said:
        held[_held_key(item)].append(item)
    claims = [_held(stable_id("statement", *key, *map(str, who)), items) for who, items in held.items()]
    return Statement(
        id=stable_id("proposition", *key),
        subject=proposition.subject,
        relation=proposition.relation,
        phrase=proposition.phrase,
        object=proposition.object,
        value=proposition.value,
        claims=tuple(sorted(claims, key=lambda claim: (claim.document, claim.evidence, claim.id))),
    )


def _held_key(item: Said) -> tuple[object, ...]:
    """Return what makes two claims one node of the graph: the same source says the same in the same sentence."""
    claim = item.claim
    voice = item.source or ("?" if item.unnamed else "")
    return item.lookup.document, claim.evidence.start, voice, claim.polarity, claim.modality


def _held(name: str, items: Sequence[Said]) -> HeldClaim:
    """Join the claims of one source in one sentence; what the first leaves open the others fill."""
    best = max(items, key=lambda item: item.claim.confidence)
    quantities = (quantity for item in items for quantity in item.claim.quantities)
    return HeldClaim(
        id=name,
        document=best.lookup.document,
        claims=tuple(item.claim.id for item in items),
        source=best.source,
        unnamed=best.unnamed,
        polarity=best.claim.polarity,
        modality=best.claim.modality,
        ended=all(item.ended for item in items),
        act=best.act,
        confidence=best.claim.confidence,
        phrase=" ".join(best.claim.phrase.split()),
        time=_dated(item.time for item in items),
        place=_first(item.place for item in items),
        event=_first(item.event for item in items),
        setting=_first(item.setting for item in items),
        quantities=best.lookup.surfaces(quantities),
        evidence=tuple(sorted({item.claim.evidence for item in items})),
    )


def _dated(times: Iterable[Interval | None]) -> Interval | None:
    """Return the first interval that words give, else the first that tense gives."""
    found = [time for time in times if time is not None]
    return next((time for time in found if time.text is not None), _first(found))


def _first(values: Iterable[T | None]) -> T | None:
    return next((value for value in values if value is not None), None)
