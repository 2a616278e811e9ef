"""The mentions of one document, and the mention at a token."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from newsgraph.model import Mention
from newsgraph.reading.parse import Token


@dataclass(frozen=True)
class Mentions:
    """All mentions of a document in text order, with look-ups by id, by token and by chain."""

    items: tuple[Mention, ...]
    _by_id: dict[str, Mention] = field(init=False, repr=False, compare=False)
    _by_offset: dict[int, Mention] = field(init=False, repr=False, compare=False)
    _by_chain: dict[str, list[Mention]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Build the look-ups; an inner head wins over one around it."""
        by_offset: dict[int, Mention] = {}
        for mention in sorted(self.items, key=lambda item: item.head.start - item.head.end):
            by_offset.update(dict.fromkeys(range(mention.head.start, mention.head.end), mention))
        object.__setattr__(self, "_by_id", {mention.id: mention for mention in self.items})
        object.__setattr__(self, "_by_offset", by_offset)
        by_chain: dict[str, list[Mention]] = defaultdict(list)
        for mention in self.items:
            by_chain[mention.chain].append(mention)
        object.__setattr__(self, "_by_chain", dict(by_chain))

    def at(self, token: Token) -> Mention | None:
        """Return the mention whose head covers the token."""
        return self._by_offset.get(token.idx)

    def get(self, id: str) -> Mention:  # noqa: A002  the field's name
        """Return the mention with that id."""
        return self._by_id[id]

    def find(self, id: str) -> Mention | None:  # noqa: A002  the field's name
        """Return the mention with that id, if there is one: ids of events and times are none."""
        return self._by_id.get(id)

    def alike(self, mention: Mention) -> tuple[Mention, ...]:
        """Return the mentions of the same chain, in text order."""
        return tuple(self._by_chain.get(mention.chain, ()))
