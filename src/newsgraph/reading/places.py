"""Things by where they stand in a text: what covers an offset is found without going through all of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Generic, TypeVar

from newsgraph.model import Span


T = TypeVar("T")

STRIDE = 256  # characters: about a sentence or two


class Covering(Generic[T]):
    """Things with the stretches that they cover.

    >>> times = Covering([("noon", [Span(0, 4)]), ("today", [Span(2, 7)])])
    >>> times.at(3)
    ['noon', 'today']
    """

    def __init__(self, things: Iterable[tuple[T, Iterable[Span]]]) -> None:
        self._near: dict[int, list[tuple[int, int, T]]] = defaultdict(list)
        for thing, spans in things:
            for span in spans:
                for stride in range(span.start // STRIDE, (span.end - 1) // STRIDE + 1):
                    self._near[stride].append((span.start, span.end, thing))

    def at(self, offset: int) -> list[T]:
        """Return what covers the offset, in the order given; a thing comes once for each stretch that does."""
        return [thing for start, end, thing in self._near.get(offset // STRIDE, ()) if start <= offset < end]
