"""Make entities of the partition: ids, names, types, and what they belong to."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from newsgraph.entities.gazetteer import SURE, Known
from newsgraph.entities.items import Item
from newsgraph.entities.names import digest, is_acronym, slug
from newsgraph.entities.partition import Partition
from newsgraph.model import Entities, Entity, GazetteerEntry, MentionKind, Merge, Ontology, unique


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A thing that chains stand for, before things of one name are told apart."""

    entity: Entity  # its id is the slug that it would have alone
    named: bool  # else its id never is the slug alone
    first: str  # id of its first chain: "document id/chain id"
    order: tuple[str, int]  # document and place of that chain
    owners: tuple[str, ...] = ()  # chains that it may belong to, the first first


def draft_entities(items: Sequence[Item], partition: Partition, known: Known, ontology: Ontology) -> list[Draft]:
    """Return what the chains stand for, in the order of their first mention, documents by id."""
    groups: dict[str, list[Item]] = defaultdict(list)
    for item in items:
        groups[partition.find(item.id)].append(item)
    steps: dict[str, list[Merge]] = defaultdict(list)
    for step in partition.steps:
        steps[partition.find(step.left)].append(step)
    return [
        _draft(group, tuple(steps[root]), known, ontology)
        for root, group in sorted(groups.items(), key=lambda pair: partition.order[pair[0]])
    ]


def build_entities(drafts: Sequence[Draft], refusals: tuple[Merge, ...]) -> Entities:
    """Return the entities, each with an id of its own and what it belongs to, in the order of the drafts."""
    by_slug: dict[str, list[Draft]] = defaultdict(list)
    for draft in drafts:
        by_slug[draft.entity.id].append(draft)
    named = {draft.first: entity for group in by_slug.values() for draft, entity in name_apart(group)}
    ids = {chain: entity.id for entity in named.values() for chain in map("/".join, entity.chains)}
    owned = (replace(named[draft.first], of=owner(draft, named[draft.first].id, ids)) for draft in drafts)
    return Entities(entities=tuple(owned), refusals=refusals)


def name_apart(drafts: Iterable[Draft]) -> Iterator[tuple[Draft, Entity]]:
    """Yield drafts of one slug with their entities under ids that differ: the first with a name has the slug."""
    taken: set[str] = set()
    tried: Counter[str] = Counter()  # hashes by document: thousands of one article may be called "he"
    for draft in sorted(drafts, key=lambda draft: (not draft.named, draft.order)):
        found = _id(draft, taken, tried)
        taken.add(found)
        yield draft, replace(draft.entity, id=found)


def owner(draft: Draft, name: str, ids: Mapping[str, str]) -> str | None:
    """Return the entity that a draft belongs to: the first of its owners that is another than itself."""
    return next((ids[chain] for chain in draft.owners if ids[chain] != name), None)


def _draft(group: list[Item], steps: tuple[Merge, ...], known: Known, ontology: Ontology) -> Draft:
    named = any(item.named for item in group)
    telling = [item for item in group if item.named] or group
    key = next((item.key for item in telling if item.key is not None), None)
    entry = known.entry(key)
    name = entry.name if entry is not None else _best_name(telling)
    texts = unique(text for item in telling for text in _other_names(item) if text != name)
    links = (link.iri for item in telling for link in item.chain.links if link.score >= SURE)
    entity = Entity(
        id=slug(name),
        type=_type(telling, entry, ontology),
        name=name,
        aliases=tuple(sorted(text for text in texts if not is_acronym(text))),
        acronyms=tuple(sorted(text for text in texts if is_acronym(text))),
        chains=tuple((item.document, item.chain.id) for item in group),
        same_as=tuple(sorted({*links, *(entry.same_as if entry is not None else ())})),
        merges=steps,
    )
    return Draft(
        entity=entity,
        named=named,
        first=group[0].id,
        order=group[0].order,
        owners=_owners(group),
    )


def _best_name(telling: list[Item]) -> str:
    counts = Counter(item.chain.name for item in telling)
    return max(counts, key=lambda name: (not is_acronym(name), name.count(" "), counts[name], name))


def _other_names(item: Item) -> tuple[str, ...]:
    """Return the names of a chain; for a thing without name, the phrases; of a demonym, nothing."""
    if item.chain.type == "Population" and item.key is not None:
        return ()
    if not item.named or item.chain.type == "Position":
        texts = (" ".join(mention.text.split()) for mention in item.mentions if mention.kind is MentionKind.NOMINAL)
        return (item.chain.name, *texts)
    return (item.chain.name, *item.names)


def _type(telling: list[Item], entry: GazetteerEntry | None, ontology: Ontology) -> str:
    if entry is not None:
        return entry.type
    counts = Counter(item.chain.type for item in telling)
    return max(counts, key=lambda kind: (kind != "Concept", counts[kind], len(ontology.ancestors(kind)), kind))


def _id(draft: Draft, taken: Collection[str], tried: Counter[str]) -> str:
    """Return the slug of a name; of anything else, or where the slug is taken, with the next hash that is free."""
    base, document = draft.entity.id, draft.order[0]
    found = base
    while found in taken or (found == base and not draft.named):
        number = (str(tried[document]),) if tried[document] else ()
        found = f"{base}-{digest(document, base, *number)}"
        tried[document] += 1
    return found


def _owners(group: list[Item]) -> tuple[str, ...]:
    """Return the chains that the mentions of a thing name as what it belongs to; a person or place has none."""
    if any(item.named and item.kind in ("Person", "Place", "Population", "Event") for item in group):
        return ()
    return tuple(dict.fromkeys(item.owner for item in group if item.owner is not None))
