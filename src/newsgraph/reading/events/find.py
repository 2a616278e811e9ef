"""From triggers to events: status, time, numbers, series, and one event for several mentions of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from spacy.tokens import Token

from newsgraph.model import Event, EventArgument, EventStatus, Modality, Polarity, Quantity, QuantityKind, Span, Time
from newsgraph.reading.analysis import children
from newsgraph.reading.claims.context import Context
from newsgraph.reading.events.triggers import Trigger, event_above, noun_triggers, verb_triggers
from newsgraph.reading.factuality import factuality_of
from newsgraph.reading.quantities import quantity_of
from newsgraph.reading.voices import Voices

CASUALTIES = (
    (QuantityKind.KILLED, "killed words"),
    (QuantityKind.INJURED, "injured words"),
    (QuantityKind.MISSING, "missing words"),
    (QuantityKind.DISPLACED, "displaced words"),
    (QuantityKind.ABDUCTED, "abducted words"),
)


@dataclass(frozen=True, slots=True)
class Happenings:
    """The events of a document, and by the token of their trigger."""

    events: tuple[Event, ...]
    by_token: Mapping[int, str]

    def at(self, token: Token) -> str | None:
        """Return the id of the event that the token tells of."""
        return self.by_token.get(token.i)


def find_events(context: Context, times: tuple[Time, ...], voices: Voices) -> Happenings:
    """Find all events of a document, verbal and nominal, in text order."""
    triggers = {trigger.head.i: trigger for trigger in _triggers(context)}
    ids = {place: f"e{number}" for number, place in enumerate(sorted(triggers), 1)}
    when = _times(times, triggers, context)
    counted = _casualties(triggers, context)
    events = []
    for place in sorted(triggers):
        trigger = triggers[place]
        count = _count(trigger)
        events.append(
            Event(
                id=ids[place],
                type=trigger.type,
                trigger=Span(trigger.head.idx, trigger.head.idx + len(trigger.head)),
                arguments=tuple(
                    EventArgument(role=role, mention=mention.id)
                    for role, head in trigger.roles
                    if (mention := context.mention(head)) is not None
                ),
                time=when.get(place),
                quantities=(*counted.get(place, ()), *((count,) if count is not None else ())),
                status=_status(trigger, context, voices),
                series=ids.get(_series(trigger, triggers)),
                plural=trigger.head.tag_ == "NNS" and trigger.type != "Negotiation",
            )
        )
    return Happenings(_joined(tuple(events), triggers, ids), ids)


def _triggers(context: Context) -> Iterator[Trigger]:
    for clause in context.clauses.items:
        yield from verb_triggers(clause, context)
    for token in context.analysis.doc:
        if token.pos_ == "NOUN":
            yield from noun_triggers(token, context)


def _status(trigger: Trigger, context: Context, voices: Voices) -> EventStatus:
    factuality = factuality_of(trigger.carrier or trigger.head, context.lexicon)
    inner = factuality_of(trigger.head, context.lexicon) if trigger.carrier is not None else factuality
    heard = voices.over(trigger.head)[0]
    modality = factuality.modality if factuality.modality is not Modality.CERTAIN else inner.modality
    if Polarity.NEGATED in (factuality.polarity, inner.polarity) or heard.polarity is Polarity.DENIED:
        return EventStatus.DENIED
    if modality in (Modality.FUTURE, Modality.OBLIGATION):
        return EventStatus.PLANNED
    if modality in (Modality.HYPOTHETICAL, Modality.POSSIBLE) or heard.modality in (Modality.HYPOTHETICAL, Modality.OBLIGATION):
        return EventStatus.HYPOTHETICAL
    if heard.modality is Modality.FUTURE:
        return EventStatus.PLANNED
    if heard.said or factuality.voiced or inner.voiced or modality is Modality.PROBABLE:
        return EventStatus.CLAIMED
    return EventStatus.ACTUAL


def _times(times: tuple[Time, ...], triggers: dict[int, Trigger], context: Context) -> dict[int, str]:
    """Attach each time to the nearest event above it; the first one wins."""
    found: dict[int, str] = {}
    doc = context.analysis.doc
    for time in times:
        span = doc.char_span(time.span.start, time.span.end, alignment_mode="expand")
        if span is None or not len(span):
            continue
        above = event_above(span.root, triggers)
        if above is not None:
            found.setdefault(above.i, time.id)
            carrier = triggers[above.i].carrier
            if carrier is None:
                for noun in (t for t in triggers.values() if t.carrier == above):
                    found.setdefault(noun.head.i, time.id)
    for place, trigger in triggers.items():
        if trigger.carrier is not None and trigger.carrier.i in found:
            found.setdefault(place, found[trigger.carrier.i])
    return found


def _casualties(triggers: dict[int, Trigger], context: Context) -> dict[int, list[Quantity]]:
    """Attach "killed 12 people", "leaving five dead", "the deaths of 3" to the event that did it."""
    found: dict[int, list[Quantity]] = {}
    for place, trigger in triggers.items():
        kind = _casualty_kind(trigger.head, context)
        if kind is None:
            continue
        for _, head in trigger.roles:
            quantity = quantity_of(head, kind)
            if quantity is not None:
                cause = _cause(trigger, triggers)
                found.setdefault(cause if cause is not None else place, []).append(quantity)
    return found


def _casualty_kind(token: Token, context: Context) -> QuantityKind | None:
    return next((kind for kind, words in CASUALTIES if token.lemma_.lower() in context.lexicon.words(words)), None)


def _cause(trigger: Trigger, triggers: dict[int, Trigger]) -> int | None:
    """Return the event that is the subject of the killing: "an attack that killed 12", "fired, killing two"."""
    for _, head in trigger.roles:
        if head.i in triggers and head.pos_ == "NOUN":
            return head.i
    verb = trigger.head
    if verb.dep_ == "advcl" and verb.tag_ == "VBG" and verb.head.i in triggers:
        return verb.head.i
    for prep in children(verb, "prep", "agent"):
        for target in children(prep, "pobj"):
            if target.i in triggers and prep.lower_ in ("in", "by", "during", "after", "when"):
                return target.i
    return None


def _count(trigger: Trigger) -> Quantity | None:
    return quantity_of(trigger.head) if trigger.head.tag_ == "NNS" else None


def _series(trigger: Trigger, triggers: dict[int, Trigger]) -> int:
    """Return the token of the series that an event belongs to: "attacks, including one on a school"; -1 for none."""
    head = trigger.head
    if head.dep_ != "pobj" or head.head.lower_ not in ("including", "among", "like"):
        return -1
    upper = head.head.head
    candidates = [upper, *(t for prep in children(upper, "prep") if prep.lower_ == "of" for t in children(prep, "pobj"))]
    return next((t.i for t in candidates if t.i in triggers and t != head), -1)


def _joined(events: tuple[Event, ...], triggers: dict[int, Trigger], ids: dict[int, str]) -> tuple[Event, ...]:
    """Give a definite later mention ("the attack") the event of the same class that it takes up."""
    heads = {ids[place]: trigger.head for place, trigger in triggers.items()}
    result: list[Event] = []
    for event in events:
        head = heads[event.id]
        definite = head.pos_ == "NOUN" and any(t.lower_ in ("the", "this", "that") for t in children(head, "det"))
        earlier = None
        if definite and not event.plural and event.type != "Event" and not any(children(head, "prep", "amod", "compound", "poss")):
            earlier = next((e for e in reversed(result) if e.type == event.type and not e.plural), None)
        result.append(replace(event, same_as=(earlier.same_as or earlier.id)) if earlier is not None else event)
    return tuple(result)
