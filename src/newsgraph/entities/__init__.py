"""Join the chains of all documents into entities, and say why."""

from __future__ import annotations

from newsgraph.entities.record import Recorded, called, dump_record, load_record, record
from newsgraph.entities.resolve import resolve
from newsgraph.entities.review import Review, find_review, load_review


__all__ = [
    "Recorded",
    "Review",
    "called",
    "dump_record",
    "find_review",
    "load_record",
    "load_review",
    "record",
    "resolve",
]
