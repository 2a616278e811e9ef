"""Find every referring expression of a document: names, nominal phrases and pronouns."""

from __future__ import annotations

from newsgraph.reading.mentions.find import find_mentions
from newsgraph.reading.mentions.inventory import Mentions
from newsgraph.reading.mentions.known import Names


__all__ = ["Mentions", "Names", "find_mentions"]
