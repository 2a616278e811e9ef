"""The names that are known beforehand, ready to be found in text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from newsgraph.model import Gazetteer, GazetteerEntry, unique


_FIRST_WORD = re.compile(r"\w+|\W")
_ARTICLE = re.compile(r"^[Tt]he ")
_SHORTEST_ACRONYM = 2
_SHORTEST_NAME = 3


@dataclass(frozen=True, slots=True)
class Names:
    """A gazetteer by name: what each name, demonym and capital may stand for."""

    entries: Mapping[str, tuple[GazetteerEntry, ...]] = field(default_factory=dict)
    demonyms: Mapping[str, tuple[GazetteerEntry, ...]] = field(default_factory=dict)
    capitals: Mapping[str, GazetteerEntry] = field(default_factory=dict)  # a capital → its state
    starts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # first word → names, longest first

    @classmethod
    def from_gazetteer(cls, gazetteer: Gazetteer) -> Names:
        """Return the look-up for a gazetteer."""
        entries: dict[str, list[GazetteerEntry]] = {}
        demonyms: dict[str, list[GazetteerEntry]] = {}
        capitals: dict[str, GazetteerEntry] = {}
        by_iri = {entry.iri: entry for entry in gazetteer.entries}
        for entry in gazetteer.entries:
            if entry.type == "Position":
                continue  # an office is a phrase, which the reader takes apart into a title and whose it is
            for name in _written(entry, by_iri.get(entry.of or "")):
                entries.setdefault(name, []).append(entry)
            for name in dict.fromkeys(entry.demonyms):
                demonyms.setdefault(name, []).append(entry)
            if entry.capital and entry.type == "State":
                capitals.setdefault(entry.capital, entry)
        starts: dict[str, list[str]] = {}
        for name in sorted({*entries, *demonyms, *capitals}, key=lambda name: (-len(name), name)):
            starts.setdefault(first_word(name), []).append(name)
        return cls(
            {name: tuple(found) for name, found in entries.items()},
            {name: tuple(found) for name, found in demonyms.items()},
            capitals,
            {word: tuple(found) for word, found in starts.items()},
        )

    def find(self, name: str) -> tuple[GazetteerEntry, ...]:
        """Return what the name may stand for; demonyms are not asked."""
        return self.entries.get(name) or self.entries.get(_ARTICLE.sub("", name), ())

    def demonym(self, name: str) -> GazetteerEntry | None:
        """Return the state that an adjective or name of a people belongs to; ``None`` when it is not clear."""
        found = self.demonyms.get(name, ())
        states = [entry for entry in found if entry.type == "State"] or list(found)
        return states[0] if len({entry.iri for entry in states}) == 1 else None


def first_word(text: str) -> str:
    """Return what a text starts with, as far as a parser surely begins a token there."""
    found = _FIRST_WORD.match(text)
    return found[0] if found else ""


def _is_owned(name: str, names: tuple[str, ...], owner: GazetteerEntry) -> bool:
    """Whether a name is another of the same thing after that of its state."""
    rest = next((name[: -len(other) - 1] for other in names if name.endswith(f" {other}")), None)
    return rest is not None and rest in (owner.name, *owner.aliases, *owner.acronyms, *owner.demonyms)


def _written(entry: GazetteerEntry, owner: GazetteerEntry | None) -> Iterable[str]:
    """Yield the forms that are long enough, and no common word, to be sought in text.

    Where "Congress" is a name of its own, "US Congress" is none: it is a state and its body.
    """
    names = unique((entry.name, *entry.aliases))
    for name in names:
        if len(names) > 1 and owner is not None and _is_owned(name, names, owner):
            continue
        bare = _ARTICLE.sub("", name)
        long_enough = len(bare) >= (_SHORTEST_ACRONYM if bare.isupper() else _SHORTEST_NAME)
        if long_enough and not bare.islower():
            yield bare
    for name in dict.fromkeys(entry.acronyms):
        if len(name) >= _SHORTEST_ACRONYM and name not in entry.aliases:
            yield name
