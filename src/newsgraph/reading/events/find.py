"""From triggers to events: participants, status, time, numbers, series, and one event for several mentions of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from spacy.tokens import Token

from newsgraph.model import Event, EventArgument, EventStatus, Modality, Polarity, Quantity, Span, Time
from newsgraph.reading.claims.context import Context
from newsgraph.reading.events.casualties import casualties
from newsgraph.reading.events.joins import join, series_of
from newsgraph.reading.events.triggers import Trigger, event_above, find_triggers
from newsgraph.reading.factuality import stands_though_rejected
from newsgraph.reading.quantities import quantity_of
from newsgraph.reading.tense import tense_of
from newsgraph.reading.voices import Voices


ALWAYS_PLURAL = ("Negotiation", "Election", "SanctionEvent")  # "talks" and "elections" are one event


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
    triggers = find_triggers(context)
    places = sorted(triggers)
    ids = {place: f"e{number}" for number, place in enumerate(places, 1)}
    when = _times(times, triggers, context)
    counted = casualties(triggers, context)
    events = []
    for place in places:
        trigger = triggers[place]
        head = trigger.head
        count = _count(trigger)
        events.append(
            Event(
                id=ids[place],
                type=trigger.type,
                trigger=Span(head.idx, head.idx + len(head)),
                arguments=_arguments(trigger, triggers, context),
                time=when.get(place),
                quantities=(*counted.get(place, ()), *((count,) if count is not None else ())),
                status=_status(trigger, context, voices),
                series=ids.get(series_of(trigger, triggers)),
                plural=head.tag_ == "NNS" and trigger.type not in ALWAYS_PLURAL,
                tense=tense_of(trigger.carrier or head),
            )
        )
    joined = join(tuple(events), tuple(triggers[place] for place in places), times, context)
    return Happenings(joined, ids)


def _arguments(trigger: Trigger, triggers: dict[int, Trigger], context: Context) -> tuple[EventArgument, ...]:
    """Return who and what takes part; another event is no participant: "the blast" in "The blast killed two"."""
    return tuple(
        EventArgument(role=role, mention=mention.id)
        for role, head in trigger.roles
        if head.i not in triggers and (mention := context.mention(head)) is not None
    )


def _status(trigger: Trigger, context: Context, voices: Voices) -> EventStatus:
    """Judge whether the article itself reports the event as real."""
    factuality = context.factuality(trigger.carrier or trigger.head)
    inner = context.factuality(trigger.head) if trigger.carrier is not None else factuality
    heard = voices.over(trigger.head)[0]
    rejected = heard.polarity is Polarity.DENIED and not stands_though_rejected(trigger.head, context.lexicon)
    modality = factuality.modality if factuality.modality is not Modality.CERTAIN else inner.modality
    if Polarity.NEGATED in (factuality.polarity, inner.polarity) or rejected:
        return EventStatus.DENIED
    if modality in (Modality.FUTURE, Modality.OBLIGATION):
        return EventStatus.PLANNED
    if modality in (Modality.HYPOTHETICAL, Modality.POSSIBLE) or heard.modality in (
        Modality.HYPOTHETICAL,
        Modality.OBLIGATION,
    ):
        return EventStatus.HYPOTHETICAL
    if heard.modality is Modality.FUTURE:
        return EventStatus.PLANNED
    if heard.said or factuality.voiced or inner.voiced or modality is Modality.PROBABLE:
        return EventStatus.CLAIMED
    return EventStatus.ACTUAL


def _times(times: tuple[Time, ...], triggers: dict[int, Trigger], context: Context) -> dict[int, str]:
    """Attach each time to the nearest event above it, and to the noun that a light verb carries; the first one wins."""
    found: dict[int, str] = {}
    doc = context.analysis.doc
    carried: dict[int, list[int]] = {}
    for place, trigger in triggers.items():
        if trigger.carrier is not None:
            carried.setdefault(trigger.carrier.i, []).append(place)
    for time in times:
        span = doc.char_span(time.span.start, time.span.end, alignment_mode="expand")
        if span is None or not len(span):
            continue
        above = event_above(span.root, {**triggers, **{at: triggers[places[0]] for at, places in carried.items()}})
        if above is not None:
            for place in (above.i, *carried.get(above.i, ())):
                if place in triggers:
                    found.setdefault(place, time.id)
    return found


def _count(trigger: Trigger) -> Quantity | None:
    return quantity_of(trigger.head) if trigger.head.tag_ == "NNS" else None
