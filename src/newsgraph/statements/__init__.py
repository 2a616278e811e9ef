"""From readings and entities to what is said, by whom, and what happened."""

from __future__ import annotations

from newsgraph.statements.collate import collate


__all__ = ["collate"]
