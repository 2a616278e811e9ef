"""Look chains up in the gazetteer by the links that they carry, or else by name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from newsgraph.model import Chain, Gazetteer, GazetteerEntry, unique


SURE = 0.9


@dataclass(frozen=True, slots=True)
class Known:
    """Gazetteer entries by every IRI that they go by."""

    by_iri: Mapping[str, GazetteerEntry]
    by_name: Mapping[str, tuple[GazetteerEntry, ...]]
    by_demonym: Mapping[str, tuple[GazetteerEntry, ...]]

    @classmethod
    def from_gazetteer(cls, gazetteer: Gazetteer) -> Known:
        """Return the look-up for a gazetteer."""
        names: dict[str, list[GazetteerEntry]] = defaultdict(list)
        demonyms: dict[str, list[GazetteerEntry]] = defaultdict(list)
        for entry in gazetteer.entries:
            for name in unique((entry.name, *entry.aliases, *entry.acronyms)):
                names[name].append(entry)
            for name in unique(entry.demonyms):
                demonyms[name].append(entry)
        return cls(
            {iri: entry for entry in gazetteer.entries for iri in (*entry.same_as, entry.iri)},
            {name: tuple(found) for name, found in names.items()},
            {name: tuple(found) for name, found in demonyms.items()},
        )

    def key(self, chain: Chain) -> str | None:
        """Return the IRI of what the chain surely stands for, the same for every IRI of one entry."""
        best = max(chain.links, key=lambda link: (link.score, link.iri), default=None)
        if best is None or best.score < SURE:
            return None
        entry = self.by_iri.get(best.iri)
        return best.iri if entry is None else entry.iri

    def key_by_name(self, chain: Chain, *, modifier: bool) -> str | None:
        """Return the IRI of the one entry with the chain's name and type; for a mere modifier, of the state it names."""
        if modifier:
            found = [entry for entry in self.by_demonym.get(chain.name, ()) if entry.type == "State"]
        else:
            found = [entry for entry in self.by_name.get(chain.name, ()) if entry.type == chain.type]
        return found[0].iri if len(found) == 1 else None

    def entry(self, key: str | None) -> GazetteerEntry | None:
        """Return the entry with that IRI."""
        return None if key is None else self.by_iri.get(key)
