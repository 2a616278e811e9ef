"""A partition of chains that grows coarser, keeps the reason of every step and respects what must stay apart."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from newsgraph.entities.items import Item
from newsgraph.model import Merge


class Partition:
    """Chains on their way to becoming entities."""

    def __init__(self, items: Sequence[Item]) -> None:
        """Start with every chain alone."""
        self.order = {item.id: number for number, item in enumerate(items)}
        self.steps: list[Merge] = []
        self.refusals: dict[tuple[str, str], Merge] = {}
        self._parent = {item.id: item.id for item in items}
        self._apart: dict[str, set[str]] = {}

    def find(self, chain: str) -> str:
        """Return the first chain of the entity that a chain belongs to."""
        while self._parent[chain] != chain:
            self._parent[chain] = self._parent[self._parent[chain]]
            chain = self._parent[chain]
        return chain

    def forbid(self, one: str, other: str) -> None:
        """Keep two chains apart whatever happens."""
        first, second = self.find(one), self.find(other)
        self._apart.setdefault(first, set()).add(second)
        self._apart.setdefault(second, set()).add(first)

    def merge(self, one: str, other: str, score: float, reason: str) -> None:
        """Make two entities one and remember why; if that is forbidden, remember that."""
        first, second = sorted((self.find(one), self.find(other)), key=self.order.__getitem__)
        if first == second:
            return
        if second in self._apart.get(first, ()):
            self.refuse(one, other, 0.0, f"{reason}, but kept apart by review")
            return
        self._parent[second] = first
        for rival in self._apart.pop(second, ()):
            self._apart[rival].discard(second)
            self._apart[rival].add(first)
            self._apart.setdefault(first, set()).add(rival)
        left, right = sorted((one, other), key=self.order.__getitem__)
        self.steps.append(Merge(left=left, right=right, merged=True, score=score, reason=reason))

    def refuse(self, one: str, other: str, score: float, reason: str) -> None:
        """Remember why two that look alike stay two."""
        left, right = sorted((one, other), key=self.order.__getitem__)
        self.refusals.setdefault((left, right), Merge(left=left, right=right, merged=False, score=score, reason=reason))

    def chain_up(self, chains: Iterable[str], score: float, reason: str) -> None:
        """Merge each chain with the first."""
        first, *rest = chains
        for chain in rest:
            self.merge(first, chain, score, reason)

    def final_refusals(self) -> tuple[Merge, ...]:
        """Return the refusals between entities that are two in the end."""
        kept = (merge for merge in self.refusals.values() if self.find(merge.left) != self.find(merge.right))
        return tuple(sorted(kept, key=lambda merge: (self.order[merge.left], self.order[merge.right])))
