"""The chains of all documents, as resolution sees them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

from newsgraph.entities.gazetteer import Known
from newsgraph.entities.names import is_acronym, normal
from newsgraph.model import Chain, Mention, MentionKind, Ontology, Reading


KINDS = ("Person", "Organisation", "Place", "Position", "Population", "Event")


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One chain of one document."""

    id: str  # "document id/chain id"
    document: str
    place: int  # among the chains of its document
    chain: Chain
    mentions: tuple[Mention, ...]
    named: bool
    kind: str  # what its type comes down to: one of KINDS, or "other"
    key: str | None  # IRI of what it surely stands for
    owner: str | None = None  # "document id/chain id" of what it belongs to
    state: str | None = None  # of a body: the state that it belongs to, or else the one that its document is about
    company: frozenset[str] = frozenset()  # of a person: everything that the document names

    @property
    def order(self) -> tuple[str, int]:
        """Where it stands among the chains of all documents."""
        return self.document, self.place

    @property
    def names(self) -> tuple[str, ...]:
        """Every name, on one line, in text order."""
        texts = (" ".join(mention.text.split()) for mention in self.mentions if mention.kind is MentionKind.NAME)
        return tuple(dict.fromkeys(texts))

    @property
    def is_single_name(self) -> bool:
        """Whether all that is known is one word of a person's name."""
        return self.kind == "Person" and self.key is None and " " not in self.chain.name

    @property
    def acronyms(self) -> tuple[str, ...]:
        """The names that are acronyms."""
        return tuple(name for name in self.names if is_acronym(name))

    @property
    def normal_names(self) -> frozenset[str]:
        """The names to compare by: the fullest, and of an organisation any other that is no mere part of it."""
        full = set(normal(self.chain.name).split())
        others = self.names if self.kind == "Organisation" else ()
        whole = (name for name in others if not is_acronym(name) and not set(normal(name).split()) < full)
        return frozenset(map(normal, (self.chain.name, *whole)))


def collect(readings: Iterable[Reading], known: Known, ontology: Ontology) -> list[Item]:
    """Return the chains of all readings, in the order of document ids and of the text."""
    ordered = sorted(readings, key=lambda one: one.document.id)
    return [item for reading in ordered for item in collect_from(reading, known, ontology)]


def collect_from(reading: Reading, known: Known, ontology: Ontology) -> list[Item]:
    """Return the chains of one reading, in the order of the text."""
    items: list[Item] = []
    mentions: dict[str, list[Mention]] = defaultdict(list)
    chain_of = {mention.id: mention.chain for mention in reading.mentions}
    for mention in sorted(reading.mentions, key=lambda one: (one.span, one.id)):
        mentions[mention.chain].append(mention)
    chains = {chain.id: chain for chain in reading.chains}
    for id_ in dict.fromkeys((*mentions, *chains)):
        members = tuple(mentions.get(id_, ()))
        chain = chains.get(id_) or Chain(id=id_, type=members[0].type, name=members[0].text)
        owners = (chain_of.get(mention.of) for mention in members if mention.of is not None)
        owner = next((one for one in owners if one is not None and one != id_), None)
        item = _item(reading.document.id, chain, mentions=members, owner=owner, known=known, ontology=ontology)
        items.append(replace(item, place=len(items)))
    company = frozenset(item.key or normal(item.chain.name) for item in items if item.named)
    states = {item.id: item.key or normal(item.chain.name) for item in items if _is_state(item)}
    home = max(items, key=lambda item: (item.id in states, len(item.mentions), item.id), default=None)
    about = states.get(home.id) if home is not None else None
    return [
        replace(item, company=company)
        if item.kind == "Person"
        else replace(item, state=states.get(item.owner or "", about))
        if item.kind == "Organisation"
        else item
        for item in items
    ]


def _is_state(item: Item) -> bool:
    """Whether a chain is a state, or the adjective of one."""
    return item.chain.type == "State" or (item.chain.type == "Population" and item.key is not None)


def _item(
    document: str, chain: Chain, *, mentions: tuple[Mention, ...], owner: str | None, known: Known, ontology: Ontology
) -> Item:
    titled = chain.type == "Position" and " of " in chain.name
    named = any(mention.kind is MentionKind.NAME for mention in mentions)
    modifier = chain.type == "Population" and any(mention.type == "State" for mention in mentions)
    key = known.key(chain) or (known.key_by_name(chain, modifier=modifier) if named or titled else None)
    return Item(
        id=f"{document}/{chain.id}",
        document=document,
        place=0,
        chain=chain,
        mentions=mentions,
        named=titled or named,
        kind=next((kind for kind in KINDS if ontology.is_a(chain.type, kind)), "other"),
        key=key,
        owner=None if owner is None else f"{document}/{owner}",
    )
