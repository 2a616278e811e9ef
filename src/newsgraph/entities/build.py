"""Make entities of the partition: ids, names, types, and what they belong to."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace

from newsgraph.entities.gazetteer import SURE, Known
from newsgraph.entities.items import Item
from newsgraph.entities.names import digest, is_acronym, slug
from newsgraph.entities.partition import Partition
from newsgraph.model import Entities, Entity, GazetteerEntry, MentionKind, Merge, Ontology, unique


def build_entities(items: Sequence[Item], partition: Partition, known: Known, ontology: Ontology) -> Entities:
    """Return the entities in the order of their first mention, documents by id."""
    groups: dict[str, list[Item]] = defaultdict(list)
    for item in items:
        groups[partition.find(item.id)].append(item)
    steps: dict[str, list[Merge]] = defaultdict(list)
    for step in partition.steps:
        steps[partition.find(step.left)].append(step)
    taken: set[str] = set()
    entities: dict[str, Entity] = {}
    for root in sorted(groups, key=lambda root: (not any(item.named for item in groups[root]), partition.order[root])):
        entity = _entity(groups[root], known, ontology, taken)
        taken.add(entity.id)
        entities[root] = replace(entity, merges=tuple(steps[root]))
    ids = {item.id: entities[root].id for root, group in groups.items() for item in group}
    owned = [
        replace(entities[root], of=_owner(groups[root], ids))
        for root in sorted(groups, key=partition.order.__getitem__)
    ]
    return Entities(entities=tuple(owned), refusals=partition.final_refusals())


def _entity(group: list[Item], known: Known, ontology: Ontology, taken: set[str]) -> Entity:
    telling = [item for item in group if item.named] or group
    key = next((item.key for item in telling if item.key is not None), None)
    entry = known.entry(key)
    name = entry.name if entry is not None else _best_name(telling)
    texts = unique(text for item in telling for text in _other_names(item) if text != name)
    links = (link.iri for item in telling for link in item.chain.links if link.score >= SURE)
    return Entity(
        id=_id(group[0], name, named=telling is not group or group[0].named, taken=taken),
        type=_type(telling, entry, ontology),
        name=name,
        aliases=tuple(sorted(text for text in texts if not is_acronym(text))),
        acronyms=tuple(sorted(text for text in texts if is_acronym(text))),
        chains=tuple((item.document, item.chain.id) for item in group),
        same_as=tuple(sorted({*links, *(entry.same_as if entry is not None else ())})),
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


def _id(first: Item, name: str, *, named: bool, taken: set[str]) -> str:
    """Return the slug of a name; of anything else, or where the slug is taken, with a hash."""
    base = slug(name)
    if named and base not in taken:
        return base
    found, number = f"{base}-{digest(first.document, base)}", 1
    while found in taken:
        found, number = f"{base}-{digest(first.document, base, str(number))}", number + 1
    return found


def _owner(group: list[Item], ids: dict[str, str]) -> str | None:
    """Return the entity that the first mention with an owner belongs to."""
    if any(item.named and item.kind in ("Person", "Place", "Population", "Event") for item in group):
        return None
    own = ids[group[0].id]
    owners = (ids[item.owner] for item in group if item.owner is not None)
    return next((owner for owner in owners if owner != own), None)
