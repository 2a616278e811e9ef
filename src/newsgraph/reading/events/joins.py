"""Which events belong together: members of a series, and several mentions of one event."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import replace
from heapq import merge
from itertools import islice
from typing import NamedTuple

from newsgraph.model import Event, EventArgument, EventStatus, Role, Time
from newsgraph.reading.analysis import child, children
from newsgraph.reading.claims.context import Context
from newsgraph.reading.events.casualties import cause_of
from newsgraph.reading.events.harm import kind_of
from newsgraph.reading.events.triggers import GENERIC, Trigger
from newsgraph.reading.parse import Token


Participants = Mapping[Role, AbstractSet[str]]  # chains by role


class Class(NamedTuple):
    """What kind of event a word may take up again."""

    name: str
    stem: str  # of the word, where the class is the generic one


class Word(NamedTuple):
    """The word that an event was told by."""

    pos: str
    words: tuple[str, ...]


Hint = Class | Word

DEFINITE = frozenset({"the", "this", "that"})
TELLING_APART = frozenset({
    "other", "another", "latest", "previous", "second", "third", "first", "new", "earlier", "next", "last", "similar", "recent",
    "separate", "further", "final", "subsequent", "fresh", "same-day", "different", "annual", "future", "possible", "alleged", "planned",
})  # fmt: skip
LIKE = ({"Explosion", "Bombing", "SuicideAttack"}, {"Negotiation", "Meeting", "Conference"}, {"Trial", "Charge"})
STRIKING = ("Disaster", "Explosion", "Epidemic")
REAL = (EventStatus.ACTUAL, EventStatus.CLAIMED)
REACH = 100  # events told before that a word may take up, of those that its form allows
STEM = 5  # letters that "announce" and "announcement" share


def series_of(trigger: Trigger, triggers: dict[int, Trigger]) -> int:
    """Return the token of the series that an event belongs to: "attacks, including one on a school"; -1 for none."""
    head = trigger.head
    if head.dep_ != "pobj" or head.head.lower_ not in ("including", "among", "like", "as"):
        return -1
    if head.head.lower_ == "as" and not any(t.lower_ == "such" for t in children(head.head, "amod")):
        return -1
    upper = head.head.head
    candidates = [
        upper,
        *(t for prep in children(upper, "prep") if prep.lower_ == "of" for t in children(prep, "pobj")),
    ]
    verb = next((above for above in (upper, *upper.ancestors) if above.pos_ == "VERB"), None)
    if verb is not None:
        candidates += [t for t in verb.subtree if t.i < head.i and t.tag_ == "NNS"]
    fitting = (t.i for t in candidates if t.i in triggers and t != head and t.tag_ == "NNS")
    return next((at for at in fitting if _of_one_kind(triggers[at].type, trigger.type)), -1)


def _of_one_kind(series: str, member: str) -> bool:
    """Whether an event of one class can be one of several of the other."""
    return GENERIC in (series, member) or series == member or any(series in group and member in group for group in LIKE)


def join(
    events: tuple[Event, ...], triggers: tuple[Trigger, ...], times: tuple[Time, ...], context: Context
) -> tuple[Event, ...]:
    """Give each later mention of an event the first one: "The army attacked Goma … The attack lasted an hour"."""
    span_of = {time.id: time for time in times}
    who = [_participants(event, context) for event in events]
    result: list[Event] = []
    heads = [trigger.head for trigger in triggers]
    index = {head.i: at for at, head in enumerate(heads)}
    known = {trigger.head.i: trigger for trigger in triggers}
    hints: dict[Hint, list[int]] = defaultdict(list)  # the places of the events that a hint may mean
    for at, event in enumerate(events):
        told = next((index[one] for one in _told_with(triggers[at], known, context) if one in index), None)
        if told is not None and told != at:
            result.append(_as_told(event, events[told], context))
            _file(hints, at, heads[at], result[at])
            continue
        earlier = None
        if not event.plural and event.series is None and _may_repeat(heads[at], event):
            hinted = [reversed(hints[hint]) for hint in _taken_up(heads[at], event, hints, context)]
            earlier = next(
                (
                    result[before]
                    for before in islice(merge(*hinted, reverse=True), REACH)
                    if _share_participants(heads[at], who[at], who[before])
                    and _at_one_time(event, result[before], span_of)
                    and (event.status in REAL) == (result[before].status in REAL)
                ),
                None,
            )
        result.append(replace(event, same_as=earlier.same_as or earlier.id) if earlier is not None else event)
        _file(hints, at, heads[at], result[at])
    return tuple(result)


def _file(hints: dict[Hint, list[int]], at: int, head: Token, event: Event) -> None:
    """File a single event under what a later word may take it up by."""
    if not event.plural:
        hints[_class(head, event)].append(at)
        hints[_word(head)].append(at)


def _told_with(trigger: Trigger, triggers: dict[int, Trigger], context: Context) -> Iterator[int]:
    """Yield the event that a word tells of together with another: what happens, what kills, what is signed."""
    noun = _what_happens(trigger.head, context)
    if noun is not None:
        yield noun.i
    counts = trigger.head.pos_ == "VERB" and kind_of(trigger, context) is not None
    cause = cause_of(trigger, triggers, context) if counts else None
    if cause is not None:
        yield cause
    verb = trigger.head.head
    if trigger.head.dep_ == "dobj" and verb.i in triggers and triggers[verb.i].type == trigger.type != GENERIC:
        yield verb.i


def _what_happens(verb: Token, context: Context) -> Token | None:
    """Return the noun of the event that a verb only lets happen: "Clashes erupted", "An earthquake struck the coast"."""
    noun = child(verb, "nsubj") if verb.pos_ == "VERB" else None
    kind = context.event_class(noun) if noun is not None else None
    if noun is None or kind is None:
        return None
    phrase = " ".join(part.lower_ for part in (child(verb, "prt", "dobj"),) if part is not None)
    if {verb.lemma_, f"{verb.lemma_} {phrase}"} & context.lexicon.words("happening verbs"):
        return noun
    struck = verb.lemma_ in context.lexicon.words("striking verbs") and child(verb, "dobj") is not None
    return noun if struck and any(context.ontology.is_a(kind, one) for one in STRIKING) else None


def _as_told(event: Event, told: Event, context: Context) -> Event:
    """Return a further mention of an event told with it; what a disaster strikes is where it happens, and no target."""
    arguments = tuple(
        argument
        for argument in event.arguments
        if not (argument.role is Role.TARGET and told.type == "Disaster" and _is_place(argument, context))
    )
    return replace(event, type=told.type, plural=False, arguments=arguments, same_as=told.same_as or told.id)


def _is_place(argument: EventArgument, context: Context) -> bool:
    return context.ontology.is_a(context.mentions.get(argument.mention).type, "Place")


def _may_repeat(head: Token, event: Event) -> bool:
    """Whether a word can speak of an event told before: a name, a definite noun, or a verb of a known class."""
    return (
        head.pos_ == "PROPN"
        or (head.pos_ == "NOUN" and _is_definite(head))
        or (head.pos_ == "VERB" and event.type != GENERIC)
    )


def _taken_up(head: Token, event: Event, told: Iterable[Hint], context: Context) -> tuple[Hint, ...]:
    """Return the hints at earlier events that a word may take up: a name again, a noun's class, or the same verb again."""
    if head.pos_ != "NOUN":
        return tuple(hint for hint in (_word(head),) if hint in told)
    own = _class(head, event)
    return tuple(hint for hint in told if isinstance(hint, Class) and _alike(own, hint, context))


def _class(head: Token, event: Event) -> Class:
    """Return the class of an event; of the generic class, with the stem of its word."""
    return Class(event.type, head.lemma_.lower()[:STEM] if event.type == GENERIC else "")


def _word(head: Token) -> Word:
    """Return a name with what stands before it, or the lemma of a verb."""
    return Word(head.pos_, _phrase(head) if head.pos_ == "PROPN" else (head.lemma_,))


def _share_participants(head: Token, ours: Participants, theirs: Participants) -> bool:
    """Whether the participants can be the same: none told apart, and one or two shared where the word alone says too little."""
    shared, apart = _compare(ours, theirs)
    if apart:
        return False
    if head.pos_ == "NOUN":
        return shared > 0 or not ours or _bare(head)
    return head.pos_ == "PROPN" or shared > 1


def _phrase(name: Token) -> tuple[str, ...]:
    return (*(t.lower_ for t in name.lefts if t.dep_ in ("compound", "amod", "nmod")), name.lower_)


def _is_definite(noun: Token) -> bool:
    parts = tuple(noun.lefts)
    if any(part.lower_ in TELLING_APART or part.dep_ == "nummod" for part in parts):
        return False
    return any(part.dep_ == "det" and part.lower_ in DEFINITE for part in parts)


def _bare(noun: Token) -> bool:
    return not any(children(noun, "prep", "compound", "poss"))


def _alike(later: Class, earlier: Class, context: Context) -> bool:
    """Whether the classes agree; of the generic class, the words must be of one stem."""
    if later == earlier:
        return True
    if GENERIC in (later.name, earlier.name):
        return False
    if any(later.name in group and earlier.name in group for group in LIKE):
        return True
    return context.ontology.is_a(earlier.name, later.name)


def _participants(event: Event, context: Context) -> Participants:
    """Return the chains that stand in each role."""
    found: dict[Role, set[str]] = defaultdict(set)
    for argument in event.arguments:
        found[argument.role].add(context.mentions.get(argument.mention).chain)
    return found


def _compare(ours: Participants, theirs: Participants) -> tuple[int, bool]:
    """Return how many roles have a participant in common, and whether some role has none in common."""
    both = [(chains, theirs[role]) for role, chains in ours.items() if role in theirs]
    shared = sum(not chains.isdisjoint(others) for chains, others in both)
    return shared, shared < len(both)


def _at_one_time(event: Event, earlier: Event, times: dict[str, Time]) -> bool:
    """Whether the times, where both have one, can be the same."""
    if event.time is None or earlier.time is None:
        return True
    one, other = times[event.time], times[earlier.time]
    return (one.earliest or "") <= (other.latest or "9999") and (other.earliest or "") <= (one.latest or "9999")
