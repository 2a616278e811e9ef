"""When events happen: the time that hangs on each, and what one lends another."""

from __future__ import annotations

from newsgraph.model import Time, TimeKind
from newsgraph.reading.claims.context import Context
from newsgraph.reading.events.sharing import SAME_TIME, Triggers
from newsgraph.reading.events.triggers import event_above


def times_of(times: tuple[Time, ...], triggers: Triggers, context: Context) -> dict[int, str]:
    """Return the time of each event by the place of its trigger: its own, else that of an event of the same time."""
    found = _attached(times, triggers, context)
    dated = {time.id for time in times if _is_dated(time)}
    for rule in SAME_TIME:
        for giver, taker in rule(triggers, context):
            if found.get(giver) in dated:
                found.setdefault(taker, found[giver])
    return found


def _attached(times: tuple[Time, ...], triggers: Triggers, context: Context) -> dict[int, str]:
    """Attach each time to the nearest event above it, and to the noun that a light verb carries.

    A day goes before a length of time: in "was jailed for ten years on Monday" it is the day that says when.
    """
    found: dict[int, str] = {}
    carried: dict[int, list[int]] = {}
    for place, trigger in triggers.items():
        if trigger.carrier is not None:
            carried.setdefault(trigger.carrier.i, []).append(place)
    events = {**triggers, **{at: triggers[places[0]] for at, places in carried.items()}}
    for time in sorted(times, key=lambda time: not _is_dated(time)):
        root = context.analysis.root(time.span)
        above = event_above(root, events) if root is not None else None
        if above is not None:
            for place in (above.i, *carried.get(above.i, ())):
                if place in triggers:
                    found.setdefault(place, time.id)
    return found


def _is_dated(time: Time) -> bool:
    return time.kind in (TimeKind.DATE, TimeKind.TIME) and (time.earliest or time.latest) is not None
