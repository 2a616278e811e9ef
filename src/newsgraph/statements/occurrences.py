"""From the events of a document to occurrences: joined, labelled, their participants resolved."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from newsgraph.model import (
    Event,
    EventPlace,
    EventStatus,
    Occurrence,
    Ontology,
    PlaceBasis,
    Role,
    stable_id,
)
from newsgraph.statements.labels import label, slug
from newsgraph.statements.lookup import Lookup
from newsgraph.statements.times import bounded, event_bound, interval


_ARTICLE = re.compile(r"^(?:the|a|an) (?=.)", re.IGNORECASE)
_GENERIC = "Event"
_BASES = tuple(PlaceBasis)  # from the surest to the least sure
_REALITY = tuple(EventStatus)  # from the most to the least real


@dataclass(frozen=True, slots=True, kw_only=True)
class Occurrences:
    """The occurrences of one document, and which event is which of them."""

    found: tuple[Occurrence, ...]
    by_event: Mapping[str, Occurrence]


def find_occurrences(lookup: Lookup, ontology: Ontology) -> Occurrences:
    """Join the events of a document that are the same and keep those that say something."""
    groups = _groups(lookup.events)
    used = {_root(event, lookup.events) for event in _used(lookup)}
    kept = {root: group for root, group in groups.items() if root in used or _telling(group, lookup)}
    drafts = {root: _draft(group, lookup, ontology) for root, group in kept.items()}
    ids = _ids(drafts)
    finished = {root: _finish(root, drafts[root], ids, kept[root], lookup) for root in kept}
    by_event = {event.id: finished[root] for root, group in kept.items() for event in group}
    return Occurrences(found=tuple(finished.values()), by_event=by_event)


# ---------------------------------------------------------------------------------------- which events to keep


def _root(event: str, events: Mapping[str, Event]) -> str:
    """Return the first mention of the event, stopping at ids that lead nowhere or in a circle."""
    seen = {event}
    while (earlier := events[event].same_as) is not None and earlier in events and earlier not in seen:
        event = earlier
        seen.add(event)
    return event


def _groups(events: Mapping[str, Event]) -> dict[str, tuple[Event, ...]]:
    """Return the mentions of each event by its first one, in text order."""
    found: dict[str, list[Event]] = defaultdict(list)
    for event in sorted(events.values(), key=lambda event: (event.trigger, event.id)):
        found[_root(event.id, events)].append(event)
    return {root: tuple(group) for root, group in found.items()}


def _used(lookup: Lookup) -> Iterator[str]:
    """Yield the events that a claim, an attribution or another event speaks of."""
    for claim in lookup.reading.claims:
        spoken_of = (claim.subject, claim.object, *(argument.event for argument in claim.arguments))
        yield from (event for event in spoken_of if event is not None and event in lookup.events)
        told = lookup.event(claim.event)
        if told is not None and told.type != _GENERIC:
            yield told.id  # "said", "came": the claim itself tells all there is
    others = (
        *(attribution.setting for attribution in lookup.reading.attributions),
        *(event.series for event in lookup.reading.events),
    )
    yield from (event for event in others if event is not None and event in lookup.events)


def _telling(group: Iterable[Event], lookup: Lookup) -> bool:
    """Whether an event that nothing speaks of still says something by itself."""
    for event in group:
        if event.type != _GENERIC or event.quantities or event.time is not None:
            return True
        entities = (lookup.entity(argument.mention) for argument in event.arguments)
        if any(entity is not None and entity.id in lookup.named for entity in entities):
            return True
    return False


# ------------------------------------------------------------------------------------------ how to describe them


def _draft(group: tuple[Event, ...], lookup: Lookup, ontology: Ontology) -> Occurrence:
    """Return the occurrence under its label, without its id and series."""
    kind = max((event.type for event in group), key=lambda kind: len(ontology.ancestors(kind)))
    times = [time for event in group if (time := lookup.time(event.time)) is not None]
    draft = Occurrence(
        id="",
        document=lookup.document,
        event=group[0].id,
        type=kind,
        label="",
        names=_names(group, lookup),
        status=min((event.status for event in group), key=_REALITY.index),
        participants=tuple(dict.fromkeys(_participants(group, lookup))),
        place=_place(group, lookup, ontology),
        time=bounded(interval(times[:1], lookup), _last_day(group, lookup)),
        quantities=lookup.surfaces(quantity for event in group for quantity in event.quantities),
        is_series=any(event.plural for event in group),
        evidence=tuple(sorted({lookup.sentence(event.trigger) for event in group})),
    )
    trigger = lookup.words(group[0].trigger)
    nominal = group[0].trigger in lookup.nouns
    return replace(draft, label=label(draft, trigger=trigger, nominal=nominal, names=lookup.labels, ontology=ontology))


def _place(group: Iterable[Event], lookup: Lookup, ontology: Ontology) -> tuple[str, PlaceBasis] | None:
    """Return where it happened by the surest of its mentions, and what tells so."""
    found = [
        (_BASES.index(place.basis), entity.id)
        for event in group
        for place in _places(event)
        if (entity := lookup.entity(place.mention)) is not None and ontology.is_a(entity.type, "Place")
    ]
    rank, entity_id = min(found, key=lambda pair: pair[0], default=(0, None))
    return (entity_id, _BASES[rank]) if entity_id is not None else None


def _places(event: Event) -> Iterator[EventPlace]:
    """Yield where the reader puts an event, then where its participants do."""
    if event.place is not None:
        yield event.place
    for argument in event.arguments:
        if argument.role is Role.PLACE:
            yield EventPlace(argument.mention, PlaceBasis.ARGUMENT)


def _last_day(group: Iterable[Event], lookup: Lookup) -> str | None:
    """Return the last day that the tenses of all mentions leave."""
    return min((day for event in group if (day := event_bound(event, lookup)) is not None), default=None)


def _names(group: Iterable[Event], lookup: Lookup) -> tuple[str, ...]:
    """Return the noun phrases by which the document calls an event, articles left out."""
    texts = (text for event in group for text in lookup.called.get(event.id, ()))
    return tuple(sorted({_ARTICLE.sub("", text) for text in texts}))


def _participants(group: Iterable[Event], lookup: Lookup) -> Iterator[tuple[Role, str]]:
    for event in group:
        for argument in event.arguments:
            entity = lookup.entity(argument.mention)
            if entity is not None:
                yield argument.role, entity.id


def _ids(drafts: Mapping[str, Occurrence]) -> dict[str, str]:
    """Return the id of each draft; the second event of a document with one label gets a hash of its own."""
    seen: Counter[str] = Counter()
    found = {}
    for root, draft in drafts.items():
        name = slug(draft.label)
        again = (seen[name],) if seen[name] else ()
        found[root] = f"{name}-{stable_id('occurrence', draft.document, name, *again)[:6]}"
        seen[name] += 1
    return found


def _finish(root: str, draft: Occurrence, ids: Mapping[str, str], group: Iterable[Event], lookup: Lookup) -> Occurrence:
    """Return the draft under its id, within the series that it belongs to."""
    series = [upper.id for event in group if (upper := lookup.event(event.series)) is not None]
    others = (_root(upper, lookup.events) for upper in series)
    return replace(draft, id=ids[root], series=next((ids[other] for other in others if other != root), None))
