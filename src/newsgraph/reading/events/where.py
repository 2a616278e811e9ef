"""Where events happen, and how the text tells: by a participant, by the clause around, or by the article's dateline."""

from __future__ import annotations

from newsgraph.model import EventPlace, EventStatus, PlaceBasis, Role
from newsgraph.reading.analysis import children
from newsgraph.reading.claims.context import Context
from newsgraph.reading.dateline import dateline_of
from newsgraph.reading.events.roles import WHERE, by_name
from newsgraph.reading.events.sharing import SAME_PLACE, Triggers
from newsgraph.reading.events.triggers import GENERIC, Trigger
from newsgraph.reading.parse import Token


REACHED = ("Visit", "Siege", "TerritoryCapture")  # where they lead to, or what they take, is where they happen
STRUCK = (
    *("Attack", "Explosion", "ArmedClash", "Siege", "TerritoryCapture", "Disaster", "Destruction", "Coup"),
    *("Protest", "Rally", "Accident", "Repression", "Epidemic"),
)  # whose target, where it is a place, is where they happen
AIMED_AT = ((Role.DESTINATION, REACHED), (Role.TARGET, (*STRUCK, *REACHED)), (Role.VICTIM, ()))


def places_of(triggers: Triggers, statuses: dict[int, EventStatus], context: Context) -> dict[int, EventPlace]:
    """Return the place of each event that has one, by the place of its trigger.

    A participant says it first, then an event that the clause ties to this one, and last the dateline, which only
    serves events of a known class that the article itself reports as real.
    """
    found = {
        at: EventPlace(place, PlaceBasis.ARGUMENT) for at, one in triggers.items() if (place := _named(one, context))
    }
    for rule in SAME_PLACE:
        for giver, taker in rule(triggers, context):
            if giver in found:
                found.setdefault(taker, EventPlace(found[giver].mention, PlaceBasis.CLAUSE))
    dateline = _dateline(context)
    if dateline is not None:
        for at, trigger in triggers.items():
            if trigger.type != GENERIC and statuses[at] is EventStatus.ACTUAL:
                found.setdefault(at, EventPlace(dateline, PlaceBasis.DOCUMENT))
    return found


def _named(trigger: Trigger, context: Context) -> str | None:
    """Return the place among the participants, or the one that a target lies in: "an attack on a school in Goma"."""
    roles = dict(reversed(trigger.roles))
    if Role.PLACE in roles:
        return _place(roles[Role.PLACE], context)
    for role, kinds in AIMED_AT:
        head = roles.get(role)
        where = _lies_in(head, context) if head is not None else None
        if where is not None:
            return where
        if head is not None and any(context.ontology.is_a(trigger.type, kind) for kind in kinds):
            return _place(head, context)
    return None


def _place(head: Token, context: Context) -> str | None:
    mention = context.mention(by_name(head, context))
    return mention.id if mention is not None and context.ontology.is_a(mention.type, "Place") else None


def _lies_in(head: Token, context: Context) -> str | None:
    targets = (target for prep in children(head, "prep") if prep.lower_ in WHERE for target in children(prep, "pobj"))
    return next((place for target in targets if (place := _place(target, context)) is not None), None)


def _dateline(context: Context) -> str | None:
    """Return the place of a dateline such as "GOMA, Congo (Agency) — "."""
    dateline = dateline_of(context.analysis.document.text)
    if dateline is None:
        return None
    start, end = dateline[0].start, dateline[0].end
    inside = (one for one in context.mentions.items if start <= one.span.start and one.span.end <= end)
    return next((one.id for one in inside if context.ontology.is_a(one.type, "Place")), None)
