"""What the ids of one document stand for in the corpus."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from operator import itemgetter
from typing import Generic, TypeVar

from newsgraph.model import (
    Attribution,
    Claim,
    ClaimArgument,
    Entities,
    Entity,
    Event,
    MentionKind,
    Quantity,
    Reading,
    Span,
    Time,
)


T = TypeVar("T")

_SHELF = 200  # characters
_BREAK = re.compile(r"(?<=[.!?])[\"'\u201d\u2019)\]]*\s+(?=[^a-z\s])|\s*\n\s*")


class Around(Generic[T]):
    """Things by the stretches of the text that they take, so that few are looked at for what lies within one."""

    def __init__(self, things: Iterable[tuple[T, Iterable[Span]]]) -> None:
        self._shelves: dict[int, dict[int, tuple[T, list[Span]]]] = defaultdict(dict)
        for number, (thing, spans) in enumerate(things):
            for span in spans:
                for shelf in range(span.start // _SHELF, span.end // _SHELF + 1):
                    self._shelves[shelf].setdefault(number, (thing, []))[1].append(span)

    def all(self, inner: Span) -> Iterator[T]:
        """Yield the things that a stretch lies within, in their order."""
        for thing, spans in self._shelves.get(inner.start // _SHELF, {}).values():
            if any(inner in span for span in spans):
                yield thing


@dataclass(frozen=True, slots=True, kw_only=True)
class Lookup:
    """One reading with its tables, so that every id is one step away from its thing."""

    reading: Reading
    mentions: Mapping[str, Entity]  # by mention id; a chain of pronouns alone stands for nothing
    happenings: Mapping[str, str]  # by mention id: the event that its chain names ("the coup", "it")
    named: frozenset[str]  # entities that this document calls by a name
    nouns: frozenset[Span]  # head nouns of its nominal phrases
    chains: Mapping[str, str]  # by mention id
    times: Mapping[str, Time]
    events: Mapping[str, Event]
    attributions: Mapping[str, Attribution]
    tellings: Mapping[str, tuple[Event, ...]]  # by attribution id: the events that its cue tells of
    labels: Mapping[str, str]  # names of the entities, by their ids
    called: Mapping[str, tuple[str, ...]]  # by event id: the noun phrases that stand for it
    breaks: tuple[tuple[int, int], ...]  # where sentences end by their punctuation, and the next begin
    evidence: Around[Span]  # sentences that claims stand in
    heard: Around[Attribution]  # by content
    predicates: Around[Claim]  # by cue

    @property
    def document(self) -> str:
        """The document's id."""
        return self.reading.document.id

    def entity(self, mention: str | None) -> Entity | None:
        """Return the entity that a mention stands for, if it was resolved."""
        return self.mentions.get(mention) if mention is not None else None

    def time(self, name: str | None) -> Time | None:
        """Return the time expression of that id."""
        return self.times.get(name) if name is not None else None

    def event(self, name: str | None) -> Event | None:
        """Return the event of that id."""
        return self.events.get(name) if name is not None else None

    def attribution(self, name: str | None) -> Attribution | None:
        """Return the attribution of that id."""
        return self.attributions.get(name) if name is not None else None

    def circumstances(self, claim: Claim) -> tuple[ClaimArgument, ...]:
        """Return the further arguments of a claim; one that has none goes by the other claims over its predicate.

        "The mill was bought by Acme in May" says when the mill was bought, and so when Acme bought it.
        """
        if claim.arguments:
            return claim.arguments
        parties = {self.chains.get(claim.subject or ""), self.chains.get(claim.object or "")} - {None}
        return tuple(
            argument
            for other in self.predicates.all(claim.cue)
            if parties & {self.chains.get(other.subject or ""), self.chains.get(other.object or "")}
            for argument in other.arguments
        )

    def words(self, span: Span) -> str:
        """Return the text of a span on one line."""
        return " ".join(self.reading.document.text[span.start : span.end].split())

    def surfaces(self, quantities: Iterable[Quantity]) -> tuple[tuple[str, Quantity], ...]:
        """Return every quantity once, with its words."""
        return tuple((self.words(quantity.span), quantity) for quantity in dict.fromkeys(quantities))

    def sentence(self, span: Span) -> Span:
        """Return the sentence around a span: one that a claim stands in, else the one that punctuation bounds."""
        known = list(self.evidence.all(span))
        if known:
            return min(known, key=lambda found: (found.end - found.start, found))
        before = bisect_right(self.breaks, span.start, key=itemgetter(1))
        after = bisect_left(self.breaks, span.end, key=itemgetter(0))
        start = self.breaks[before - 1][1] if before else 0
        end = self.breaks[after][0] if after < len(self.breaks) else len(self.reading.document.text)
        return Span(start, end)


def look_up(reading: Reading, entities: Mapping[str, Entity], chains: Mapping[tuple[str, str], str]) -> Lookup:
    """Return the tables of one reading."""
    found = {}
    known = {mention.chain for mention in reading.mentions if mention.kind is not MentionKind.PRONOUN}
    for mention in reading.mentions:
        entity = chains.get((reading.document.id, mention.chain))
        if entity is not None and mention.chain in known:
            found[mention.id] = entities[entity]
    names = (mention for mention in reading.mentions if mention.kind is MentionKind.NAME)
    nouns = frozenset(mention.head for mention in reading.mentions if mention.kind is MentionKind.NOMINAL)
    happenings = _happenings(reading)
    sentences = dict.fromkeys(claim.evidence for claim in reading.claims)
    return Lookup(
        reading=reading,
        mentions=found,
        labels={entity.id: entity.name for entity in found.values()},
        called=_called(reading, happenings),
        breaks=tuple(match.span() for match in _BREAK.finditer(reading.document.text)),
        evidence=Around((sentence, (sentence,)) for sentence in sentences),
        heard=Around((one, one.content) for one in reading.attributions),
        predicates=Around((claim, (claim.cue,)) for claim in reading.claims),
        named=frozenset(found[name.id].id for name in names if name.id in found),
        nouns=nouns,
        happenings=happenings,
        chains={mention.id: mention.chain for mention in reading.mentions},
        times={time.id: time for time in reading.times},
        events={event.id: event for event in reading.events},
        attributions={attribution.id: attribution for attribution in reading.attributions},
        tellings=_tellings(reading),
    )


def _tellings(reading: Reading) -> dict[str, tuple[Event, ...]]:
    """Return the events of the words of each cue: "told" in "told a summit in July"."""
    events = sorted(reading.events, key=lambda event: (event.trigger, event.id))
    starts = [event.trigger.start for event in events]
    found = {}
    for one in reading.attributions:
        near = events[max(0, bisect_left(starts, one.cue.start) - 1) : bisect_left(starts, one.cue.end)]
        found[one.id] = tuple(event for event in near if event.trigger.overlaps(one.cue))
    return found


def _happenings(reading: Reading) -> dict[str, str]:
    """Return the event of each mention whose chain has the noun of an event of a known class in it."""
    triggers = {event.trigger: event.id for event in reading.events if event.type != "Event"}
    by_chain: dict[str, str] = {}
    for mention in reading.mentions:
        if mention.kind is MentionKind.NOMINAL and mention.head in triggers:
            by_chain.setdefault(mention.chain, triggers[mention.head])
    return {mention.id: by_chain[mention.chain] for mention in reading.mentions if mention.chain in by_chain}


def _called(reading: Reading, happenings: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """Return the noun phrases that stand for each event."""
    found: dict[str, list[str]] = defaultdict(list)
    for mention in reading.mentions:
        if mention.kind is MentionKind.NOMINAL and mention.id in happenings:
            found[happenings[mention.id]].append(" ".join(mention.text.split()))
    return {event: tuple(texts) for event, texts in found.items()}


def look_up_all(readings: Iterable[Reading], entities: Entities) -> tuple[Lookup, ...]:
    """Return the tables of every document once, in an order that does not depend on that of the input."""
    by_id = {entity.id: entity for entity in entities.entities}
    chains = entities.by_chain()
    unique = {reading.document.id: reading for reading in readings}
    return tuple(look_up(unique[document], by_id, chains) for document in sorted(unique))
