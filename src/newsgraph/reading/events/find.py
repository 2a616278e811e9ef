"""From triggers to events: participants, status, time, numbers, series, and one event for several mentions of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from newsgraph.model import (
    Event,
    EventArgument,
    EventStatus,
    Modality,
    Polarity,
    Quantity,
    QuantityKind,
    Role,
    Span,
    Time,
)
from newsgraph.reading.analysis import conjuncts
from newsgraph.reading.claims.context import Context
from newsgraph.reading.events.casualties import casualties, over_place
from newsgraph.reading.events.harm import kind_of
from newsgraph.reading.events.joins import join, series_of
from newsgraph.reading.events.triggers import GENERIC, Trigger, find_triggers
from newsgraph.reading.events.when import times_of
from newsgraph.reading.events.where import places_of
from newsgraph.reading.factuality import stands_though_rejected
from newsgraph.reading.parse import Token
from newsgraph.reading.quantities import quantities_of, quantity_of
from newsgraph.reading.tense import tense_of
from newsgraph.reading.voices import Voices


ALWAYS_PLURAL = ("Negotiation", "Election", "SanctionEvent")  # "talks" and "elections" are one event
UNCOUNTED = ("ArmedClash", "Disaster", "Conflict")  # "clashes" and "floods" are one event unless they are counted
COUNTED = (Role.TARGET, Role.VICTIM)


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
    when = times_of(times, triggers, context)
    statuses = {place: _status(triggers[place], context, voices) for place in places}
    where = places_of(triggers, statuses, context)
    counted = casualties(triggers, context)
    events: list[Event] = []
    for place in places:
        trigger = triggers[place]
        head = trigger.head
        events.append(
            Event(
                id=ids[place],
                type=trigger.type,
                trigger=Span(head.idx, head.idx + len(head)),
                arguments=_arguments(trigger, triggers, context),
                time=when.get(place),
                quantities=(*counted.get(place, ()), *_counts(trigger, context)),
                status=statuses[place],
                series=ids.get(series_of(trigger, triggers)),
                plural=_is_series(trigger),
                tense=tense_of(trigger.carrier or head),
                place=where.get(place),
            )
        )
    by_id = {event.id: event for event in events}
    events = [_as_member(event, by_id) for event in events]
    joined = join(tuple(events), tuple(triggers[place] for place in places), times, context)
    return Happenings(joined, ids)


def _arguments(trigger: Trigger, triggers: dict[int, Trigger], context: Context) -> tuple[EventArgument, ...]:
    """Return who and what takes part; another event is no participant: "the blast" in "The blast killed two"."""
    return tuple(
        EventArgument(role=role, mention=mention.id)
        for role, head in trigger.roles
        if head.i not in triggers
        and (mention := context.mention(head)) is not None
        and not (
            role is Role.AGENT and head == trigger.head.head and over_place(trigger.head, triggers, context) is not None
        )
    )


def _is_series(trigger: Trigger) -> bool:
    """Whether a plural tells of several events."""
    if trigger.head.tag_ != "NNS" or trigger.type in ALWAYS_PLURAL:
        return False
    return trigger.type not in UNCOUNTED or quantity_of(trigger.head) is not None


def _as_member(event: Event, events: Mapping[str, Event]) -> Event:
    """Give a member of a series the agent of the series: "has carried out raids, including one on a school"."""
    series = events.get(event.series or "")
    if series is None or any(argument.role is Role.AGENT for argument in event.arguments):
        return event
    agents = tuple(argument for argument in series.arguments if argument.role is Role.AGENT)
    return replace(event, arguments=(*agents, *event.arguments))


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


def _counts(trigger: Trigger, context: Context) -> Iterator[Quantity]:
    """Yield how many events a plural tells of, else how many a single one was done to: "arrested more than 30 people"."""
    head = trigger.head
    if head.tag_ == "NNS":
        many = quantity_of(head)
        if many is not None:
            yield many
        return
    if trigger.type == GENERIC or kind_of(trigger, context) is not None:
        return
    seen: set[int] = set()
    for role, target in trigger.roles:
        if role in COUNTED and target.i not in seen and context.fits(target, "Agent"):
            seen |= {member.i for member in conjuncts(target)}
            yield from quantities_of(target, QuantityKind.COUNT)
