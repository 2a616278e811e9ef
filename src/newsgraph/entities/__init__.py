"""Join the chains of all documents into entities, and say why."""

from __future__ import annotations

from newsgraph.entities.resolve import resolve
from newsgraph.entities.review import Review, load_review


__all__ = ["Review", "load_review", "resolve"]
