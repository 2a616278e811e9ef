"""Join the mentions of one thing within a document into chains."""

from __future__ import annotations

from newsgraph.reading.coreference.resolve import resolve_coreference


__all__ = ["resolve_coreference"]
