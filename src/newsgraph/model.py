"""Every noun of newsgraph, in the order of the flow: document, reading, entities, statements, knowledge.

Values are frozen and hold only plain data, so that they can be cached, compared and sent to another process.
``None`` means "not stated in the text", never "failed". All offsets are Unicode code points into a document's text,
half open.

Longer than other modules on purpose: the nouns of the whole flow stand on one page, in its order, without behaviour.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum


# ------------------------------------------------------------------------------------------------------- ids


def stable_id(kind: str, *parts: object) -> str:
    """Return 16 base32 characters that depend on nothing but the kind and the parts."""
    digest = hashlib.sha256("\x1f".join((kind, *map(str, parts))).encode()).digest()
    return base64.b32encode(digest[:10]).decode("ascii").lower()


# ----------------------------------------------------------------------------------------------- vocabularies


class Polarity(StrEnum):
    """Whether a proposition is put forward, negated by the text itself, or rejected by somebody."""

    ASSERTED = "Asserted"
    NEGATED = "Negated"
    DENIED = "Denied"


class Modality(StrEnum):
    """How sure, or how real, a proposition is said to be."""

    CERTAIN = "Certain"
    PROBABLE = "Probable"
    POSSIBLE = "Possible"
    HYPOTHETICAL = "Hypothetical"
    FUTURE = "Future"
    OBLIGATION = "Obligation"


class Tense(StrEnum):
    """Where a proposition lies, seen from whoever puts it forward: before or up to that moment, at it, or after it."""

    PAST = "Past"
    PRESENT = "Present"
    FUTURE = "Future"


class Act(StrEnum):
    """What somebody does by saying something."""

    ASSERTION = "Assertion"
    DENIAL = "Denial"
    ACCUSATION = "Accusation"
    DEMAND = "Demand"
    PREDICTION = "Prediction"
    PROMISE = "Promise"
    WARNING = "Warning"
    OPINION = "Opinion"
    QUESTION = "Question"
    CLAIM_OF_RESPONSIBILITY = "ClaimOfResponsibility"
    UTTERANCE = "Utterance"


class MentionKind(StrEnum):
    """The form of a referring expression."""

    NAME = "name"
    NOMINAL = "nominal"
    PRONOUN = "pronoun"


class TimeKind(StrEnum):
    """The TIMEX3 types."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


class Qualifier(StrEnum):
    """How exactly a number is given."""

    EXACTLY = "Exactly"
    AT_LEAST = "AtLeast"
    AT_MOST = "AtMost"
    APPROXIMATELY = "Approximately"
    VAGUE = "Vague"


class QuantityKind(StrEnum):
    """What a number counts: casualties by kind, or anything else."""

    KILLED = "Killed"
    INJURED = "Injured"
    MISSING = "Missing"
    DISPLACED = "Displaced"
    ABDUCTED = "Abducted"
    COUNT = "Count"


class EventStatus(StrEnum):
    """Whether the document itself reports the event as real."""

    ACTUAL = "Actual"
    CLAIMED = "Claimed"
    DENIED = "Denied"
    PLANNED = "Planned"
    HYPOTHETICAL = "Hypothetical"


class Role(StrEnum):
    """The part that something plays in an event."""

    AGENT = "agent"
    TARGET = "target"
    VICTIM = "victim"
    BENEFICIARY = "beneficiary"
    INSTRUMENT = "instrument"
    PARTICIPANT = "participant"
    PLACE = "place"
    ORIGIN = "origin"
    DESTINATION = "destination"
    THEME = "theme"


class PlaceBasis(StrEnum):
    """What tells where an event happened: a participant, the clause around it, or only the article's dateline."""

    ARGUMENT = "Argument"
    CLAUSE = "Clause"
    DOCUMENT = "Document"


# -------------------------------------------------------------------------------------------------- documents


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a document's text, from ``start`` up to but not including ``end``."""

    start: int
    end: int

    def __contains__(self, other: Span) -> bool:
        """Whether the other span lies within this one."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two spans share a character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One article as it was read: its text, exactly as all offsets count it, and what is known about it."""

    id: str
    text: str
    title: str | None = None
    author: str | None = None
    url: str | None = None
    publisher: str | None = None
    published: str | None = None  # ISO date or datetime
    language: str = "en"
    source: str | None = None  # where it was read from: a file's name


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Something that could not be read, kept as data so that the run goes on."""

    stage: str
    message: str
    document: str | None = None


# --------------------------------------------------------------------------------------------------- readings


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A referring expression: a name, a nominal phrase or a pronoun."""

    id: str
    span: Span
    head: Span
    text: str
    kind: MentionKind
    type: str  # local name of an ontology class under Entity
    chain: str
    of: str | None = None  # mention that a modifier names: "Pakistani" in "Pakistani officials"
    because: str | None = None  # the sieve that put it into its chain


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A gazetteer entry that a chain may stand for."""

    iri: str
    score: float  # 0 to 1
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Chain:
    """The mentions of one thing within one document, under its best name."""

    id: str
    type: str
    name: str
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Time:
    """A time expression, its TIMEX3 value, and the days between which it lies (``None``: open)."""

    id: str
    span: Span
    text: str
    kind: TimeKind
    value: str
    earliest: str | None = None
    latest: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Who says, thinks, denies or asks what: source, cue and content."""

    id: str
    cue: Span
    source: str | None  # mention id; None for an unnamed voice
    content: tuple[Span, ...]
    act: Act
    setting: str | None = None  # id of the event at which it was said


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number as reported, with its bounds, its qualifier and its words."""

    kind: QuantityKind
    value: float
    max: float | None = None
    qualifier: Qualifier
    unit: str
    span: Span
    within: Span | None = (
        None  # of the number that this one is a part of: "nine workers" in "nine workers and four others"
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class EventArgument:
    """A participant of an event."""

    role: Role
    mention: str


@dataclass(frozen=True, slots=True)
class EventPlace:
    """Where an event happened, and what tells so."""

    mention: str
    basis: PlaceBasis


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that happened, will happen or is said to have happened."""

    id: str
    type: str  # local name of an ontology class under Event
    trigger: Span
    arguments: tuple[EventArgument, ...] = ()
    time: str | None = None
    quantities: tuple[Quantity, ...] = ()
    status: EventStatus = EventStatus.ACTUAL
    series: str | None = None  # the event series this one belongs to
    plural: bool = False  # "hundreds of attacks": itself a series
    same_as: str | None = None  # an earlier mention of the same event
    tense: Tense | None = None
    place: EventPlace | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """A literal object."""

    value: str
    datatype: str = "string"


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimArgument:
    """A further argument of an n-ary claim: exactly one of mention, time and event."""

    role: str
    mention: str | None = None
    time: str | None = None
    event: str | None = None
    phrase: str | None = None  # the words that introduce it


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One occasion on which the text says that something is, or is not, so."""

    id: str
    subject: str | None
    relation: str | None  # local name of an ontology property; None when only the open phrase is known
    phrase: str
    cue: Span
    object: str | None = None  # mention or event id
    value: Value | None = None
    arguments: tuple[ClaimArgument, ...] = ()
    voices: tuple[str, ...] = ()  # mention ids, nearest speaker first; empty: the article itself or an unnamed voice
    attribution: str | None = None
    polarity: Polarity = Polarity.ASSERTED
    modality: Modality = Modality.CERTAIN
    ended: bool = False  # a state that the text says is over
    tense: Tense | None = None
    evidence: Span
    event: str | None = None
    quantities: tuple[Quantity, ...] = ()
    rule: str
    confidence: float

    @property
    def own(self) -> bool:
        """Whether the article itself says it, rather than somebody in it."""
        return not self.voices and self.attribution is None

    @property
    def plain(self) -> bool:
        """Whether the article itself asserts it as certain and current."""
        asserted = self.polarity is Polarity.ASSERTED and self.modality is Modality.CERTAIN
        return self.own and asserted and not self.ended


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What was understood from one document."""

    document: Document
    mentions: tuple[Mention, ...] = ()
    chains: tuple[Chain, ...] = ()
    times: tuple[Time, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    events: tuple[Event, ...] = ()
    claims: tuple[Claim, ...] = ()
    problems: tuple[Problem, ...] = ()


# --------------------------------------------------------------------------------------------------- entities


@dataclass(frozen=True, slots=True, kw_only=True)
class Merge:
    """Why two chains became one entity, or stayed two."""

    left: str  # "document id/chain id"
    right: str
    merged: bool
    score: float
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Location:
    """A place of GeoNames, in degrees; of a country only the id is given."""

    geonames: int
    latitude: float | None = None
    longitude: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """One thing that the corpus speaks of."""

    id: str  # the slug that ends its IRI
    type: str
    name: str
    aliases: tuple[str, ...] = ()
    acronyms: tuple[str, ...] = ()
    chains: tuple[tuple[str, str], ...] = ()  # (document id, chain id)
    same_as: tuple[str, ...] = ()  # IRIs
    of: str | None = None  # entity that a collective, body or position belongs to
    merges: tuple[Merge, ...] = ()
    location: Location | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entities:
    """All entities of a corpus, and which chain stands for which."""

    entities: tuple[Entity, ...]
    refusals: tuple[Merge, ...] = ()

    def by_chain(self) -> dict[tuple[str, str], str]:
        """Return the entity id of each (document id, chain id)."""
        return {chain: entity.id for entity in self.entities for chain in entity.chains}


# ------------------------------------------------------------------------------------------------- statements


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """Days between which something lies, and the words that say so; without words, tense alone bounds it."""

    earliest: str | None = None
    latest: str | None = None
    text: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Occurrence:
    """An event of one document with its participants resolved to entities."""

    id: str  # the slug that ends its IRI
    document: str
    event: str  # id within the document
    type: str
    label: str
    names: tuple[str, ...] = ()  # how the document calls it: "Thursday's election", "the vote"
    status: EventStatus
    participants: tuple[tuple[Role, str], ...] = ()  # entity ids
    time: Interval | None = None
    place: tuple[str, PlaceBasis] | None = None  # entity id
    quantities: tuple[tuple[str, Quantity], ...] = ()  # surface words and number
    series: str | None = None  # occurrence id
    is_series: bool = False
    evidence: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldClaim:
    """One proposition as held by one source in one document: a node of the graph."""

    id: str
    document: str
    claims: tuple[str, ...]  # claim ids within the document
    source: str | None  # entity id; None: the article itself, or an unnamed voice when ``unnamed``
    unnamed: bool = False
    polarity: Polarity
    modality: Modality
    ended: bool = False
    act: Act
    confidence: float
    phrase: str
    time: Interval | None = None
    place: str | None = None  # entity id
    event: str | None = None  # occurrence id
    setting: str | None = None  # occurrence id: where it was said
    quantities: tuple[tuple[str, Quantity], ...] = ()
    evidence: tuple[Span, ...]
    content: tuple[str, ...] = ()  # ids of held claims that this speech act puts forward
    contradicts: tuple[str, ...] = ()

    @property
    def plain(self) -> bool:
        """Whether the article itself asserts it as certain and current."""
        own = self.source is None and not self.unnamed
        asserted = self.polarity is Polarity.ASSERTED and self.modality is Modality.CERTAIN
        return own and asserted and not self.ended


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """What is said, with everyone who says or denies it. A statement is not a fact."""

    id: str
    subject: str  # entity or occurrence id
    relation: str | None  # local name; None when only the open phrase is known
    phrase: str | None  # set only when the relation is None
    object: str | None  # entity or occurrence id
    value: Value | None = None
    claims: tuple[HeldClaim, ...]

    @property
    def disputed(self) -> bool:
        """Whether some claims affirm the statement and others deny it."""
        return len({claim.polarity is Polarity.ASSERTED for claim in self.claims}) > 1

    @property
    def asserted_as_fact(self) -> bool:
        """Whether a plain triple may be stated for it."""
        return self.relation is not None and any(claim.plain for claim in self.claims)


@dataclass(frozen=True, slots=True, kw_only=True)
class Knowledge:
    """The last value before RDF."""

    readings: tuple[Reading, ...]
    entities: Entities
    occurrences: tuple[Occurrence, ...]
    statements: tuple[Statement, ...]
    problems: tuple[Problem, ...] = ()


# ------------------------------------------------------------------------------------------- domain knowledge


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationType:
    """A relation of the ontology."""

    name: str
    label: str
    domain: str  # class local name
    range: str  # class local name, or "string"
    supers: tuple[str, ...] = ()
    group: str = "other"
    state: bool = False  # holds over an interval, rather than happening
    symmetric: bool = False
    plover: str | None = None
    quad: str | None = None
    score: float | None = None


@dataclass(frozen=True, slots=True)
class Ontology:
    """The classes and relations there are, and which stand above which."""

    classes: Mapping[str, tuple[str, ...]]  # class → direct superclasses within the ontology
    relations: Mapping[str, RelationType]
    labels: Mapping[str, str] = field(default_factory=dict)
    _above: dict[str, tuple[str, ...]] = field(default_factory=dict, init=False, repr=False, compare=False)

    def ancestors(self, name: str) -> tuple[str, ...]:
        """Return the class and everything above it, nearest first."""
        if name not in self._above:
            found = [name]
            for current in found:
                found += [upper for upper in self.classes.get(current, ()) if upper not in found]
            self._above[name] = tuple(found)
        return self._above[name]

    def is_a(self, name: str, ancestor: str) -> bool:
        """Whether the class is the other or stands below it."""
        return name == ancestor or ancestor in self.ancestors(name)


@dataclass(frozen=True, slots=True, kw_only=True)
class GazetteerEntry:
    """A thing known beforehand, with every name that it goes by."""

    iri: str
    type: str
    name: str
    aliases: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()  # "Pakistani": name the state in compounds
    acronyms: tuple[str, ...] = ()
    capital: str | None = None  # name of a state's capital
    same_as: tuple[str, ...] = ()  # Wikidata and other IRIs
    of: str | None = None  # IRI of what it belongs to: the state of an army, a city's country
    start: str | None = None
    end: str | None = None


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Entries by every name."""

    entries: tuple[GazetteerEntry, ...] = ()

    def by_name(self) -> dict[str, tuple[GazetteerEntry, ...]]:
        """Return the entries that each name, alias, demonym or acronym may mean, exactly as written."""
        found: dict[str, list[GazetteerEntry]] = {}
        for entry in self.entries:
            for name in dict.fromkeys((entry.name, *entry.aliases, *entry.demonyms, *entry.acronyms)):
                found.setdefault(name, []).append(entry)
        return {name: tuple(entries) for name, entries in found.items()}


def unique(items: Iterable[str]) -> tuple[str, ...]:
    """Return the items without repetitions, in their order."""
    return tuple(dict.fromkeys(items))
