"""What the claim rules look at: one sentence's worth of grammar, mentions and words, bundled for a document."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from newsgraph.lexicon import Frame, Lexicon
from newsgraph.model import Chain, Mention, MentionKind, Ontology
from newsgraph.reading.analysis import Analysis, children
from newsgraph.reading.clauses import Clauses
from newsgraph.reading.factuality import Factuality, factuality_of
from newsgraph.reading.mentions import Mentions
from newsgraph.reading.parse import Token


T = TypeVar("T")
ACTORS_AND_PLACES = ("Agent", "Place")
NEITHER = ("Event", "Agreement", "Weapon", "Campaign")  # classes of what can neither act nor be a place
NOWHERE = frozenset({"at", "in", "near", "for", "of", "by"})  # prepositions that tell no sense from another
AMOUNTS = frozenset({"MONEY", "PERCENT", "QUANTITY"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """A document's analysis with everything that rules look words up in."""

    analysis: Analysis
    clauses: Clauses
    mentions: Mentions
    lexicon: Lexicon
    ontology: Ontology
    states: Mapping[str, str] = field(default_factory=dict)  # chain of a demonym → mention that names its state
    _known: dict[tuple[Callable[..., Any], int], Any] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def once(self, rule: Callable[[Token, Context], T], token: Token) -> T:
        """Return what a rule makes of a token, worked out the first time that somebody asks."""
        key = (rule, token.i)
        if key not in self._known:
            self._known[key] = rule(token, self)
        found: T = self._known[key]
        return found

    def factuality(self, predicate: Token) -> Factuality:
        """Return how the words around a predicate put it forward."""
        return self.once(_factuality, predicate)

    def type_of(self, token: Token) -> str | None:
        """Return the class of what the token heads: of its mention, else the event class that its noun denotes."""
        mention = self.mentions.at(token)
        event = self.event_class(token)
        if event is not None and (mention is None or mention.type == "Concept"):
            return event
        return mention.type if mention is not None else None

    def event_class(self, noun: Token) -> str | None:
        """Return the event class that a noun denotes by the lexicon."""
        if noun.pos_ != "NOUN":
            return None
        frames = self.lexicon.event_nouns.get(noun.lemma_)
        if frames is None:
            return None
        hyphenated = noun.i > 1 and noun.nbor(-1).text == "-"
        word = f"{noun.nbor(-2).lower_} - {noun.lemma_}" if hyphenated else noun.lemma_
        found = tuple(frame for frame in frames if frame.word == word)
        return self.sense(noun, found).event if found else None

    def sense(self, noun: Token, frames: Sequence[Frame]) -> Frame:
        """Return which of a noun's frames is meant: its phrases tell, else the words around it, else those of the article.

        "a strike on the depot" is an attack, "a strike over pay" none; nor is one of which an article on a union tells.
        """
        if len({frame.event for frame in frames}) == 1:
            return frames[0]
        phrases = {prep.lower_ for prep in children(noun, "prep")} - NOWHERE
        near, far = {token.lemma_.lower() for token in noun.sent}, self.once(_lemmas, noun.doc[0])

        def evidence(frame: Frame) -> tuple[bool, bool, bool]:
            company = self.lexicon.sets.get(f"beside {frame.event}", frozenset())
            return not phrases.isdisjoint(frame.object), not company.isdisjoint(near), not company.isdisjoint(far)

        return max(frames, key=evidence)

    def fits(self, token: Token, wanted: str) -> bool:
        """Whether what the token heads is of one of the classes ("Agent|Place"); anything is an Entity."""
        if wanted == "Entity":
            return True
        found = self.type_of(token)
        return found is not None and any(self.ontology.is_a(found, name) for name in wanted.split("|"))

    def suits(self, token: Token, wanted: str, usual: str) -> bool:
        """Whether the token may fill a slot: of the wanted classes, or, where anything is wanted, nothing alien to the relation."""
        return self.fits(token, wanted) if wanted != "Entity" else not self.is_alien(token, usual)

    def is_alien(self, token: Token, usual: str) -> bool:
        """Whether an end of a relation that is an agent or a place cannot be what the token heads: nobody meets "resistance"."""
        if not any(self.ontology.is_a(usual, name) for name in ACTORS_AND_PLACES):
            return False
        if token.ent_type_ in AMOUNTS:
            return True
        found = self.type_of(token)
        return found is not None and any(self.ontology.is_a(found, name) for name in NEITHER)

    def mention(self, token: Token) -> Mention | None:
        """Return the mention that the token heads."""
        return self.mentions.at(token)

    def state_of(self, mention: Mention) -> str:
        """Return the mention by which the document names the state of a demonym, else the mention itself."""
        return self.states.get(mention.chain, mention.id) if mention.kind is MentionKind.NAME else mention.id


def named_states(mentions: Mentions, chains: Iterable[Chain]) -> Mapping[str, str]:
    """Return, for each chain of demonyms, the first mention that names the state: "Chad" for "Chadian"."""
    linked = [(chain, chain.links[0].iri) for chain in chains if chain.links]
    first = {mention.chain: mention.id for mention in reversed(mentions.items) if mention.kind is MentionKind.NAME}
    states = {iri: first[chain.id] for chain, iri in reversed(linked) if chain.type == "State" and chain.id in first}
    return {chain.id: states[iri] for chain, iri in linked if chain.type == "Population" and iri in states}


def _lemmas(first: Token, _: Context) -> frozenset[str]:
    return frozenset(token.lemma_.lower() for token in first.doc)


def _factuality(predicate: Token, context: Context) -> Factuality:
    return factuality_of(predicate, context.lexicon)
