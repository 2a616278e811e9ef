"""Mentions on their way to becoming chains."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from newsgraph.model import Mention


class Clusters:
    """A partition of mentions that only ever grows coarser."""

    def __init__(self, mentions: Sequence[Mention]) -> None:
        """Start with every mention alone."""
        self.order = {mention.id: number for number, mention in enumerate(mentions)}
        self.because: dict[str, str] = {}  # mention → what first joined it to an earlier one
        self.undecided: list[str] = []  # what was left open, in words
        self._parent = {mention.id: mention.id for mention in mentions}
        self._apart: set[str] = set()
        self._size = dict.fromkeys(self.order, 1)

    def find(self, mention: str) -> str:
        """Return the first mention of the cluster that a mention is in."""
        while self._parent[mention] != mention:
            self._parent[mention] = self._parent[self._parent[mention]]
            mention = self._parent[mention]
        return mention

    def keep_apart(self, mentions: Iterable[str]) -> None:
        """Join no two of these clusters from now on."""
        self._apart = {self.find(mention) for mention in mentions}

    def join(self, one: str, other: str, because: str) -> None:
        """Make one cluster of two, unless both are to be kept apart, and remember why."""
        first, second = sorted((self.find(one), self.find(other)), key=self.order.__getitem__)
        if first == second or {first, second} <= self._apart:
            return
        self.because.setdefault(max(one, other, key=self.order.__getitem__), because)
        self._parent[second] = first
        self._size[first] += self._size[second]
        if second in self._apart:
            self._apart.add(first)

    def size(self, mention: str) -> int:
        """Return how many mentions the cluster of a mention has."""
        return self._size[self.find(mention)]

    def groups(self) -> list[list[str]]:
        """Return the clusters in text order, each with its mentions in text order."""
        found: dict[str, list[str]] = {}
        for mention in sorted(self._parent, key=self.order.__getitem__):
            found.setdefault(self.find(mention), []).append(mention)
        return list(found.values())
