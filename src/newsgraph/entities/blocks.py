"""Parts of a corpus that can be resolved each by itself."""

from __future__ import annotations

from collections.abc import Iterator

from newsgraph.entities.items import Item
from newsgraph.entities.names import is_acronym, normal
from newsgraph.entities.review import Review, means


def block_keys(item: Item, review: Review) -> tuple[str, ...]:
    """Return what a chain shares with every chain that a rule or an editor may compare it with, sorted.

    Chains that are joined by shared keys, directly or through others, are a block; resolving each block by itself gives
    what resolving everything at once gives. A rule that compares by something new needs a key here; a law holds it.
    """
    keys = set(_decided(item, review))
    if item.named:
        keys.update(_compared(item))
    return tuple(sorted(keys)) or (f"alone {item.id}",)


def _compared(item: Item) -> Iterator[str]:
    if item.key is not None:
        yield f"link {item.key}"
    if not item.is_single_name:
        yield from (f"name {name}" for name in item.normal_names - {""})
    if is_acronym(item.chain.name):
        yield f"acronym {item.chain.name}"
    if item.kind != "Person":
        yield from (f"acronym {name}" for name in item.acronyms)
    elif words := normal(item.chain.name).split():
        yield f"surname {words[-1]}"


def _decided(item: Item, review: Review) -> Iterator[str]:
    for number, decision in enumerate((*review.merges, *review.forbidden)):
        if any(means(member, item) for member in decision.members):
            yield f"decision {number}"
