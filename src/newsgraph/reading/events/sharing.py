"""Which events lie at one time, or in one place, because of how the sentence ties them together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator

from newsgraph.model import Role
from newsgraph.reading.analysis import children
from newsgraph.reading.claims.context import Context
from newsgraph.reading.events.casualties import inner, over_place
from newsgraph.reading.events.roles import host, is_occasion
from newsgraph.reading.events.triggers import GENERIC, Trigger
from newsgraph.reading.parse import Token


Triggers = dict[int, Trigger]
Pair = tuple[int, int]  # places of the triggers: what the first has, the second lacks
Rule = Callable[[Triggers, Context], Iterator[Pair]]

TOGETHER = frozenset({"when", "as", "while"})


def with_doer(triggers: Triggers, context: Context) -> Iterator[Pair]:
    """Pair what an event does with the event: "The blast killed two on Monday", "A bus crashed, injuring nine"."""
    for place, trigger in triggers.items():
        if trigger.type == GENERIC:
            continue
        doers = [inner(head, triggers) for role, head in trigger.roles if role is Role.AGENT and head.pos_ == "NOUN"]
        for doer in (*doers, over_place(trigger.head, triggers, context)):
            if doer is not None:
                yield from ((place, doer), (doer, place))
        verb = trigger.head
        if verb.dep_ == "advcl" and verb.tag_ == "VBG" and verb.head.i in triggers:
            yield verb.head.i, place


def with_occasion(triggers: Triggers, context: Context) -> Iterator[Pair]:
    """Pair what is done with the meeting at which it is: "said during a trip last week", "told a summit in Lima"."""
    told = told_by(triggers)
    for place, trigger in triggers.items():
        if trigger.carrier is None and is_occasion(trigger.type, context):
            verb = host(trigger.head, context)
            if verb is not None:
                yield from ((one, place) for one in told.get(verb.i, ()) if one != place)


def with_clause(triggers: Triggers, _context: Context) -> Iterator[Pair]:
    """Pair clauses of one time: "held a rally when rebels took the town", "The last time they ruled, many fled"."""
    told = told_by(triggers)
    for token in {trigger.carrier or trigger.head for trigger in triggers.values()}:
        for other in _simultaneous(token):
            for one in told.get(token.i, ()):
                for two in told.get(other.i, ()):
                    yield from ((one, two), (two, one))


SAME_TIME: tuple[Rule, ...] = (with_doer, with_occasion, with_clause)
SAME_PLACE: tuple[Rule, ...] = (with_doer, with_occasion)


def told_by(triggers: Triggers) -> dict[int, list[int]]:
    """Return the events that each verb tells of, by its place: its own, and those of the nouns that it carries."""
    found: dict[int, list[int]] = defaultdict(list)
    for place, trigger in triggers.items():
        for verb in {place, trigger.carrier.i} if trigger.carrier is not None else {place}:
            found[verb].append(place)
    return found


def _simultaneous(verb: Token) -> Iterator[Token]:
    """Yield the verbs of the clauses that say when: "when rebels took it", "the last time they ruled"."""
    for clause in children(verb, "advcl"):
        if any(part.lower_ in TOGETHER for part in children(clause, "advmod", "mark")):
            yield clause
    for noun in children(verb, "npadvmod"):
        if noun.lower_ == "time":
            yield from children(noun, "relcl")
