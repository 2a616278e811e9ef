"""A mention while it is being found: tokens instead of offsets, and no id yet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from newsgraph.model import MentionKind
from newsgraph.reading.parse import Doc


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A mention by its tokens: the stretch from ``start`` to ``end``, and its head."""

    start: int
    end: int
    head: int
    head_end: int
    kind: MentionKind
    type: str
    of: int | None = None  # head token of the mention that it belongs to


@dataclass(frozen=True, slots=True)
class Page:
    """What is known of a document's tokens once its names are found."""

    doc: Doc
    names: Mapping[int, Draft]  # token → the name it stands in

    def name_at(self, index: int) -> Draft | None:
        """Return the name that the token stands in."""
        return self.names.get(index)
