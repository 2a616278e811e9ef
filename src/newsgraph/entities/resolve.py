"""Resolve the chains of all documents to entities: what is known first, then full names, never on weak evidence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from itertools import combinations

from newsgraph.entities.build import Draft, build_entities, draft_entities
from newsgraph.entities.gazetteer import Known
from newsgraph.entities.items import Item, collect
from newsgraph.entities.names import normal
from newsgraph.entities.partition import Partition
from newsgraph.entities.review import Decision, Review, means
from newsgraph.model import Entities, Gazetteer, Merge, Ontology, Reading


_PINNED, _LINKED, _NAMED, _ACRONYM, _SURNAME = 1.0, 0.97, 0.9, 0.85, 0.7
_GENERIC = 3  # words of a name such as "Ministry of Defence"
STATE_BODIES = frozenset(("Government", "GovernmentBody", "MilitaryForce"))
_TOLD = 5  # of the things that look alike and stay apart, so many are named
_LOOKED_AT = 1000  # documents with a full name, when a surname is held against it
_SHARED = 2  # named things that two documents must have in common before a surname is trusted


def resolve(readings: tuple[Reading, ...], gazetteer: Gazetteer, ontology: Ontology, review: Review) -> Entities:
    """Join the chains of all documents that stand for one thing.

    Parameters
    ----------
    readings
        What was read from each document, in any order.
    gazetteer
        The things known beforehand, to which chains may be linked.
    ontology
        Tells which types go together.
    review
        Merges that an editor has pinned or forbidden.

    Returns
    -------
    Entities
        One entity for every thing, with the reason of each merge, and the near merges that were refused.
    """
    known = Known.from_gazetteer(gazetteer)
    return build_entities(*resolve_items(collect(readings, known, ontology), known, ontology, review))


def resolve_items(
    items: Sequence[Item], known: Known, ontology: Ontology, review: Review
) -> tuple[list[Draft], tuple[Merge, ...]]:
    """Return the things that chains stand for, not yet named apart, and the near merges that were refused.

    The chains of a block (``blocks.block_keys``) come out the same whether others stand beside them or not.
    """
    partition = Partition(items)
    _apply_review(items, partition, review)
    named = [item for item in items if item.named]
    for rule in RULES:
        rule(named, partition)
    return draft_entities(items, partition, known, ontology), partition.final_refusals()


def _apply_review(items: Sequence[Item], partition: Partition, review: Review) -> None:
    """Pin what an editor says is one, keep apart what is not."""
    for decision in review.merges:
        found = [item.id for member in _members(decision, items) for item in member]
        if found:
            partition.chain_up(sorted(dict.fromkeys(found), key=partition.order.__getitem__), _PINNED, decision.reason)
    for decision in review.forbidden:
        for some, others in combinations(_members(decision, items), 2):
            for one in some:
                for other in others:
                    if partition.find(one.id) != partition.find(other.id):
                        partition.forbid(one.id, other.id)


def _members(decision: Decision, items: Sequence[Item]) -> list[list[Item]]:
    """Return the chains that each member of a decision means."""
    return [[item for item in items if means(member, item)] for member in decision.members]


# ------------------------------------------------------------------------------------------------------ rules


def same_link(named: Sequence[Item], partition: Partition) -> None:
    """Join what is linked to one gazetteer entry: "Kenya", "Kenyan", "Republic of Kenya"."""
    groups: dict[str, list[str]] = defaultdict(list)
    for item in named:
        if item.key is not None:
            groups[item.key].append(item.id)
    for key, chains in groups.items():
        partition.chain_up(chains, _LINKED, f"both are linked to {key}")


def same_name(named: Sequence[Item], partition: Partition) -> None:
    """Join equal full names of compatible types: "Amina Odera" in two articles."""
    groups: dict[str, list[Item]] = defaultdict(list)
    for item in named:
        if not item.is_single_name:
            for name in sorted(item.normal_names - {""}):
                groups[name].append(item)
    for name, group in groups.items():
        representatives: list[Item] = []
        like: dict[tuple[str, str | None, str | None], Item] = {}  # the first of its kind, link and state
        for item in group:
            signature = (item.chain.type, item.key, item.state)
            fitting = like.get(signature) or next((one for one in representatives if _compatible(one, item)), None)
            if fitting is not None:
                partition.merge(fitting.id, item.id, _NAMED, f"same full name {name!r}, compatible types")
                continue
            for one in representatives[:_TOLD]:
                partition.refuse(one.id, item.id, 0.5, f"same name {name!r}, but {_difference(one, item)}")
            representatives.append(item)
            like[signature] = item


def _compatible(one: Item, other: Item) -> bool:
    if one.key is not None and other.key is not None and one.key != other.key:
        return False
    if _of_different_states(one, other):
        return False
    return one.kind == other.kind or {one.chain.type, other.chain.type} & {"Concept", "Entity"} != set()


def _of_different_states(one: Item, other: Item) -> bool:
    """Whether each is a body such as every state has, "the Defence Ministry", and they are of two states."""
    shared = one.chain.type in STATE_BODIES and other.chain.type in STATE_BODIES
    short = len(one.chain.name.split()) <= _GENERIC
    return shared and short and (one.key is None or other.key is None) and one.state != other.state


def _difference(one: Item, other: Item) -> str:
    if one.kind == other.kind and _of_different_states(one, other):
        return f"one is of {one.state or 'no known state'}, the other of {other.state or 'no known state'}"
    if one.kind != other.kind:
        return f"one is {one.chain.type}, the other {other.chain.type}"
    return "they are linked to different things"


def same_acronym(named: Sequence[Item], partition: Partition) -> None:
    """Join an acronym with the one organisation that gives it as its own: "HWL" in another article."""
    owners: dict[str, list[Item]] = defaultdict(list)
    for item in named:
        if item.kind != "Person" and len(item.names) > 1:
            for acronym in item.acronyms:
                owners[acronym].append(item)
    for item in named:
        found = [one for one in owners.get(item.chain.name, ()) if _compatible(one, item) and one.id != item.id]
        if item.key is None and len({partition.find(one.id) for one in found}) == 1:
            partition.merge(found[0].id, item.id, _ACRONYM, f"acronym {item.chain.name!r} of one known name only")


def lone_surname(named: Sequence[Item], partition: Partition) -> None:
    """Join a surname with the one full name that ends in it, if the documents speak of the same things besides."""
    people: dict[str, dict[str, list[Item]]] = defaultdict(lambda: defaultdict(list))
    for item in named:
        if item.kind == "Person" and " " in item.chain.name:
            people[normal(item.chain.name).split()[-1]][partition.find(item.id)].append(item)
    for item in named:
        found = (
            tuple(people[name].values()) if item.is_single_name and (name := normal(item.chain.name)) in people else ()
        )
        if len(found) == 1:
            near = (one for one in found[0][:_LOOKED_AT] if len(one.company & item.company) >= _SHARED)
            if (one := next(near, None)) is not None:
                reason = "the only full name with this surname, in a similar context"
                partition.merge(one.id, item.id, _SURNAME, reason)
        for full in found[:_TOLD]:
            partition.refuse(full[0].id, item.id, 0.3, "a surname alone is not enough")


Rule = Callable[[Sequence[Item], Partition], None]
RULES: tuple[Rule, ...] = (same_link, same_name, same_acronym, lone_surname)
