"""What a lexicon holds: frames of predicates, cues, operators, and lists of words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from newsgraph.model import Act, Modality, Polarity


class WordClass(StrEnum):
    """The word classes that can be predicates."""

    VERB = "verb"
    NOUN = "noun"
    ADJECTIVE = "adjective"


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """One sense of a predicate word: what it means, and which slots fill it.

    Slots are named by grammar, with the passive undone: ``subject``, ``object``, ``dative``, a preposition (``against``)
    and, for nouns, ``poss`` ("Iran's support") and ``compound`` ("Iranian support").
    """

    word: str  # "attack", "carry out", "take part"
    word_class: WordClass
    relation: str | None
    event: str | None
    subject: tuple[str, ...]
    object: tuple[str, ...]
    subject_type: str = "Entity"
    object_type: str = "Entity"
    polarity: Polarity = Polarity.ASSERTED
    modality: Modality = Modality.CERTAIN
    ended: bool = False
    beside: bool = (
        False  # says something besides the word's best sense: "signed a pact with Chad" makes one party to the pact
    )
    where: str = ""  # file and line


@dataclass(frozen=True, slots=True, kw_only=True)
class Entailment:
    """What a relation between things of these classes says besides: "wins" an election, so "participatesIn" it."""

    also: str  # relation
    subject_type: str
    object_type: str
    inverse: bool = False
    either_way: bool = False  # of what is not so, too
    single: bool = False  # of one object: "the vote", not "votes"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """A word that introduces what somebody says or thinks, with the act and what it makes of the content."""

    word: str
    act: Act
    polarity: Polarity = Polarity.ASSERTED
    modality: Modality = Modality.CERTAIN


@dataclass(frozen=True, slots=True, kw_only=True)
class Operator:
    """A word that turns its complement into something not so, not sure or not yet: "failed to", "plans to"."""

    word: str
    polarity: Polarity = Polarity.ASSERTED
    modality: Modality = Modality.CERTAIN
    voiced: bool = False  # "reportedly": an unnamed voice says so


@dataclass(frozen=True, eq=False)  # a program has one, which is itself and no other
class Lexicon:
    """Every word list, by lemma or phrase in lower case."""

    verbs: Mapping[str, tuple[Frame, ...]] = field(default_factory=dict)  # by first word
    nouns: Mapping[str, tuple[Frame, ...]] = field(default_factory=dict)  # by last word
    adjectives: Mapping[str, tuple[Frame, ...]] = field(default_factory=dict)
    entailments: Mapping[str, tuple[Entailment, ...]] = field(default_factory=dict)  # by relation
    light_verbs: Mapping[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)  # first word → (phrase, role)
    copulas: frozenset[str] = frozenset()
    cue_verbs: Mapping[str, Cue] = field(default_factory=dict)
    cue_nouns: Mapping[str, Cue] = field(default_factory=dict)
    cue_phrases: Mapping[str, Cue] = field(default_factory=dict)
    cue_adjectives: Mapping[str, Cue] = field(default_factory=dict)
    operators: Mapping[str, Operator] = field(default_factory=dict)  # verbs, adjectives and nouns with complements
    hedges: Mapping[str, Operator] = field(default_factory=dict)  # adverbs and adverbial phrases
    modals: Mapping[str, Operator] = field(default_factory=dict)
    negators: frozenset[str] = frozenset()
    kinds: Mapping[str, str] = field(default_factory=dict)  # noun lemma → ontology class
    sets: Mapping[str, frozenset[str]] = field(default_factory=dict)  # named word lists: honorifics, offices …

    @cached_property
    def _by_ending(self) -> Mapping[tuple[str, str], tuple[tuple[int, Frame], ...]]:
        """The frames of verbs with their places in the files, by the first and the last of their words."""
        found: dict[tuple[str, str], list[tuple[int, Frame]]] = defaultdict(list)
        for first, frames in self.verbs.items():
            for place, frame in enumerate(frames):
                found[first, frame.word.split()[-1]].append((place, frame))
        return {key: tuple(frames) for key, frames in found.items()}

    def verb_frames(self, verb: str, nearby: Iterable[str]) -> tuple[Frame, ...]:
        """Return the frames of a verb, in file order, whose last word is among those nearby; a verb may have thousands."""
        found = {place: one for word in (verb, *nearby) for place, one in self._by_ending.get((verb, word), ())}
        return tuple(found[place] for place in sorted(found))

    @cached_property
    def before_people(self) -> frozenset[str]:
        """The words that stand before the names of people and are no part of them."""
        return frozenset().union(
            *(self.words(name) for name in ("honorifics", "offices", "ranks", "former", "callings"))
        )

    @cached_property
    def event_nouns(self) -> Mapping[str, tuple[Frame, ...]]:
        """The frames of nouns that denote events, by last word."""
        return {
            noun: found
            for noun, frames in self.nouns.items()
            if (found := tuple(frame for frame in frames if frame.event is not None))
        }

    def words(self, name: str) -> frozenset[str]:
        """Return the word list of that name; an unknown name is a programming error."""
        return self.sets[name]
