"""Readings written by hand, as short as their sentences, and a small ontology to collate them with."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from newsgraph.model import (
    Act,
    Attribution,
    Chain,
    Claim,
    ClaimArgument,
    Document,
    Entities,
    Entity,
    Event,
    EventArgument,
    Knowledge,
    Mention,
    MentionKind,
    Ontology,
    Polarity,
    Qualifier,
    Quantity,
    QuantityKind,
    Reading,
    RelationType,
    Role,
    Span,
    Time,
    TimeKind,
    Value,
)
from newsgraph.statements import collate


KILLED, COUNT = QuantityKind.KILLED, QuantityKind.COUNT

CLASSES = {
    "Entity": (),
    "Agent": ("Entity",),
    "Person": ("Agent",),
    "Group": ("Agent",),
    "CollectiveActor": ("Group",),
    "Organisation": ("Group",),
    "ArmedGroup": ("Organisation",),
    "MilitaryForce": ("Organisation",),
    "Place": ("Entity",),
    "Facility": ("Place",),
    "GeopoliticalEntity": ("Place", "Agent"),
    "State": ("GeopoliticalEntity",),
    "City": ("GeopoliticalEntity",),
    "Position": ("Entity",),
    "Concept": ("Entity",),
    "Occurrence": ("Entity",),
    "Event": ("Occurrence",),
    "ReportedEvent": ("Occurrence",),
    "EventSeries": ("Event",),
    "Attack": ("Event",),
    "Meeting": ("Event",),
    "Conference": ("Meeting",),
}


def relation(name: str, label: str, domain: str, range_: str, **more: Any) -> RelationType:
    """Return a relation of the small ontology."""
    return RelationType(name=name, label=label, domain=domain, range=range_, **more)


RELATIONS = (
    relation("shelters", "shelters", "Agent", "Agent", group="cooperation", quad="MaterialCooperation", score=10.0),
    relation("supports", "supports", "Agent", "Entity", group="cooperation", quad="VerbalCooperation", score=5.0),
    relation("materiallySupports", "materially supports", "Agent", "Entity", supers=("supports",), group="cooperation"),
    relation(
        "militarilySupports",
        "militarily supports",
        "Agent",
        "Entity",
        supers=("materiallySupports",),
        group="cooperation",
    ),
    relation("attacks", "attacks", "Agent", "Entity", group="material-conflict", quad="MaterialConflict", score=-9.0),
    relation("accuses", "accuses", "Agent", "Entity", group="verbal-conflict"),
    relation("governs", "governs", "Agent", "Place", group="structural", state=True),
    relation("holdsPosition", "holds position", "Person", "Position", group="structural", state=True),
    relation("locatedIn", "located in", "Entity", "Place", group="structural", state=True),
    relation("meets", "meets", "Agent", "Agent", group="cooperation", symmetric=True),
    relation("participatesIn", "participates in", "Agent", "Event", group="participation"),
    relation("designatedAs", "designated as", "Entity", "string", group="structural", state=True),
    relation("travelsFrom", "travels from", "Agent", "Place", group="movement"),
)
ONTOLOGY = Ontology(
    classes=CLASSES,
    relations={found.name: found for found in RELATIONS},
    labels={"Attack": "attack", "Meeting": "meeting", "Conference": "conference"},
)


@dataclass
class Article:
    """A reading in the making: every method takes words of the text and returns the id of what it adds."""

    text: str
    id: str = "a1"
    published: str | None = "2024-05-03"
    title: str | None = None
    url: str | None = None
    author: str | None = None
    publisher: str | None = None
    language: str = "en"
    parts: dict[str, list[Any]] = field(default_factory=dict)

    def span(self, words: str) -> Span:
        """Return where the words stand for the first time."""
        start = self.text.index(words)
        return Span(start, start + len(words))

    def sentence(self, words: str) -> Span:
        """Return the sentence in which the words stand for the first time."""
        sentences = (Span(*match.span()) for match in re.finditer(r"[^.\s][^.]*\.", self.text))
        return next(found for found in sentences if self.span(words) in found)

    def mention(self, words: str, kind: str, *, chain: str | None = None, of: str | None = None) -> str:
        """Add a name (capitalised words) or a nominal."""
        form = MentionKind.NAME if words[:1].isupper() else MentionKind.NOMINAL
        found = Mention(
            id=self._next("m"),
            span=self.span(words),
            head=self.span(words),
            text=words,
            kind=form,
            type=kind,
            chain=chain or f"c-{words}",
            of=of,
        )
        return self._add("mentions", found)

    def time(self, words: str, earliest: str | None, latest: str | None) -> str:
        """Add a time expression."""
        found = Time(
            id=self._next("t"),
            span=self.span(words),
            text=words,
            kind=TimeKind.DATE,
            value=earliest or "",
            earliest=earliest,
            latest=latest,
        )
        return self._add("times", found)

    def attribution(self, cue: str, source: str | None, act: Act = Act.ASSERTION, **more: Any) -> str:
        """Add who says something, by the cue."""
        found = Attribution(id=self._next("a"), cue=self.span(cue), source=source, content=(), act=act, **more)
        return self._add("attributions", found)

    def event(self, trigger: str, kind: str, arguments: Iterable[tuple[Role, str]] = (), **more: Any) -> str:
        """Add an event by its trigger."""
        roles = tuple(EventArgument(role=role, mention=mention) for role, mention in arguments)
        return self._add(
            "events", Event(id=self._next("e"), type=kind, trigger=self.span(trigger), arguments=roles, **more)
        )

    def claim(self, subject: str, relation: str | None, target: str | None, cue: str, **more: Any) -> str:
        """Add a claim by its cue; ``at`` gives a time, ``place`` a place."""
        arguments = [ClaimArgument(role="time", time=time) for time in filter(None, [more.pop("at", None)])]
        arguments += [ClaimArgument(role="place", mention=place) for place in filter(None, [more.pop("place", None)])]
        found = Claim(
            id=self._next("k"),
            subject=subject,
            relation=relation,
            phrase=cue,
            cue=self.span(cue),
            object=target,
            arguments=tuple(arguments),
            evidence=self.sentence(cue),
            rule="by-hand",
            **{"confidence": 0.9, **more},
        )
        return self._add("claims", found)

    def reading(self) -> Reading:
        """Return what was added."""
        document = Document(
            id=self.id,
            text=self.text,
            title=self.title,
            url=self.url,
            author=self.author,
            publisher=self.publisher,
            published=self.published,
            language=self.language,
            source=f"{self.id}.txt",
        )
        names: dict[str, Chain] = {}
        for mention in self.parts.get("mentions", ()):
            names.setdefault(mention.chain, Chain(id=mention.chain, type=mention.type, name=mention.text))
        parts = {key: tuple(found) for key, found in self.parts.items()}
        return Reading(document=document, chains=tuple(names.values()), **parts)

    def _next(self, kind: str) -> str:
        return f"{kind}{sum(len(found) for found in self.parts.values()) + 1}"

    def _add(self, key: str, found: Any) -> str:
        self.parts.setdefault(key, []).append(found)
        return str(found.id)


def resolved(*readings: Reading) -> Entities:
    """Return the entities of readings whose chains are one thing wherever they have one name."""
    found: dict[str, Entity] = {}
    for reading in readings:
        of = {mention.chain: mention.of for mention in reading.mentions if mention.of is not None}
        chains = {mention.id: mention.chain for mention in reading.mentions}
        names = {chain.id: chain.name for chain in reading.chains}
        for chain in reading.chains:
            slug = re.sub(r"[^a-z0-9]+", "-", chain.name.lower()).strip("-")
            entity = found.get(slug, Entity(id=slug, type=chain.type, name=chain.name))
            owner = names[chains[of[chain.id]]] if chain.id in of else None
            found[slug] = replace(
                entity,
                chains=(*entity.chains, (reading.document.id, chain.id)),
                of=owner.lower() if owner is not None else entity.of,
            )
    return Entities(entities=tuple(found.values()))


def known(*articles: Article, ontology: Ontology = ONTOLOGY) -> Knowledge:
    """Return the knowledge of some articles."""
    readings = tuple(article.reading() for article in articles)
    entities = resolved(*readings)
    occurrences, statements = collate(readings, entities, ontology)
    return Knowledge(readings=readings, entities=entities, occurrences=occurrences, statements=statements)


def count(article: Article, words: str, value: float, **more: Any) -> Quantity:
    """Return a number by its words."""
    return Quantity(value=value, span=article.span(words), **more)


def harbour() -> tuple[Article, Article]:
    """Return two articles that together show every part of a graph."""
    return _harbour(), _border()


def _harbour() -> Article:
    article = Article(
        "Norland has long sheltered the Vale Front. Norland officials denied giving the Vale Front weapons. "
        "Some critics accuse Norland of arming the group. The Vale Front, banned as a criminal group, has carried out "
        "dozens of attacks on soldiers, including a raid on a clinic in 2014 that killed at least 45 people.",
        id="harbour",
        title="Harbour of the Front",
        url="https://example.org/harbour",
    )
    norland, front = article.mention("Norland", "State"), article.mention("Vale Front", "ArmedGroup")
    officials = article.mention("Norland officials", "CollectiveActor", of=norland)
    critics, soldiers = article.mention("Some critics", "CollectiveActor"), article.mention("soldiers", "MilitaryForce")
    clinic, year = article.mention("clinic", "Facility"), article.time("in 2014", "2014-01-01", "2014-12-31")
    article.claim(norland, "shelters", front, "sheltered")
    denial = article.attribution("denied", officials, Act.DENIAL)
    rejected = {"voices": (officials,), "attribution": denial, "polarity": Polarity.DENIED}
    article.claim(norland, "militarilySupports", front, "giving", **rejected)
    accusation = article.attribution("accuse", critics, Act.ACCUSATION)
    article.claim(critics, "accuses", norland, "accuse")
    article.claim(norland, "militarilySupports", front, "arming", voices=(critics,), attribution=accusation)
    article.claim(front, "designatedAs", None, "banned", value=Value(value="criminal group"))
    dozens = count(article, "dozens of attacks", 24, max=99, kind=COUNT, qualifier=Qualifier.VAGUE, unit="attacks")
    dead = count(article, "at least 45 people", 45, kind=KILLED, qualifier=Qualifier.AT_LEAST, unit="people")
    actors = [(Role.AGENT, front), (Role.TARGET, soldiers)]
    many = article.event("attacks", "Attack", actors, plural=True, quantities=(dozens,))
    actors = [(Role.AGENT, front), (Role.TARGET, clinic)]
    raid = article.event("raid", "Attack", actors, series=many, time=year, quantities=(dead,))
    article.claim(front, "attacks", soldiers, "attacks", event=many)
    article.claim(front, "attacks", clinic, "raid", event=raid)
    return article


def _border() -> Article:
    article = Article(
        "The Vale Front governed Easthaven in 1999. President Ilsa Moor told a conference in Easthaven last month that "
        "400 fighters had come from Norland. The Vale Front has long eyed Norland.",
        id="border",
        published="2024-06-10T09:30:00Z",
    )
    front, city = article.mention("Vale Front", "ArmedGroup"), article.mention("Easthaven", "City")
    moor, norland = article.mention("Ilsa Moor", "Person"), article.mention("Norland", "State")
    fighters = article.mention("400 fighters", "CollectiveActor")
    article.claim(front, "governs", city, "governed", at=article.time("in 1999", "1999-01-01", "1999-12-31"))
    month = article.time("last month", "2024-05-01", "2024-05-31")
    summit = article.event("conference", "Conference", [(Role.PARTICIPANT, moor), (Role.PLACE, city)], time=month)
    article.claim(moor, "participatesIn", summit, "conference", event=summit)
    said = article.attribution("told", moor, setting=summit)
    number = count(article, "400 fighters", 400, kind=COUNT, qualifier=Qualifier.EXACTLY, unit="fighters")
    article.claim(
        fighters, "travelsFrom", norland, "had come from", voices=(moor,), attribution=said, quantities=(number,)
    )
    article.claim(front, None, norland, "has long eyed")
    return article
