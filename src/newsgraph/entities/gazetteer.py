"""Look chains up in the gazetteer by the links that they carry."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from newsgraph.model import Chain, Gazetteer, GazetteerEntry


SURE = 0.9


@dataclass(frozen=True, slots=True)
class Known:
    """Gazetteer entries by every IRI that they go by."""

    by_iri: Mapping[str, GazetteerEntry]

    @classmethod
    def from_gazetteer(cls, gazetteer: Gazetteer) -> Known:
        """Return the look-up for a gazetteer."""
        return cls({iri: entry for entry in gazetteer.entries for iri in (*entry.same_as, entry.iri)})

    def key(self, chain: Chain) -> str | None:
        """Return the IRI of what the chain surely stands for, the same for every IRI of one entry."""
        best = max(chain.links, key=lambda link: (link.score, link.iri), default=None)
        if best is None or best.score < SURE:
            return None
        entry = self.by_iri.get(best.iri)
        return best.iri if entry is None else entry.iri

    def entry(self, key: str | None) -> GazetteerEntry | None:
        """Return the entry with that IRI."""
        return None if key is None else self.by_iri.get(key)
