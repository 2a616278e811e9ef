"""What the sieves ask of a document: its mentions with their tokens, and where these stand."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from newsgraph.lexicon import Lexicon
from newsgraph.model import GazetteerEntry, Mention, MentionKind
from newsgraph.reading.analysis import Analysis, children
from newsgraph.reading.mentions import Mentions, Names
from newsgraph.reading.parse import Token


PLACES = frozenset(("State", "City", "Region", "Place", "GeopoliticalEntity", "Facility", "Border"))
BODIES = frozenset(
    (
        "Organisation", "ArmedGroup", "MilitaryForce", "GovernmentBody", "Government", "PoliticalParty", "Company",
        "IntergovernmentalOrganisation", "MediaOrganisation", "ResearchOrganisation",
    ),
)  # fmt: skip
SUBJECTS = frozenset(("nsubj", "nsubjpass"))


@dataclass(frozen=True)
class Page:
    """A document, its mentions and the words to judge them by."""

    analysis: Analysis
    mentions: Mentions
    lexicon: Lexicon
    names: Names

    @cached_property
    def heads(self) -> dict[str, Token]:
        """The token of each mention that depends on something outside its head."""
        by_offset = {token.idx: token for token in self.analysis.tokens}
        found: dict[str, Token] = {}
        for mention in self.mentions.items:
            token = by_offset[mention.head.start]
            inside = [token]
            while inside[-1].i + 1 < len(token.doc) and inside[-1].nbor().idx < mention.head.end:
                inside.append(inside[-1].nbor())
            found[mention.id] = next((one for one in reversed(inside) if one.head not in inside), inside[-1])
        return found

    @cached_property
    def sentences(self) -> dict[str, int]:
        """The number of the sentence that each mention stands in."""
        starts = dict.fromkeys(token.sent.start for token in self.analysis.tokens)
        numbers = {start: number for number, start in enumerate(starts)}
        return {mention.id: numbers[self.heads[mention.id].sent.start] for mention in self.mentions.items}

    @cached_property
    def proper(self) -> tuple[Mention, ...]:
        """The names."""
        return tuple(mention for mention in self.mentions.items if mention.kind is MentionKind.NAME)

    def is_demonym(self, mention: Mention) -> bool:
        """Whether a name is the adjective of a place or the name of a people."""
        if mention.kind is not MentionKind.NAME:
            return False
        return mention.type == "Population" or (
            self.names.demonym(mention.text) is not None and not self.names.find(mention.text)
        )

    def state_of(self, mention: Mention) -> GazetteerEntry | None:
        """Return the state that a name is, modifies for or speaks for."""
        found = [entry for entry in self.names.find(mention.text) if entry.type == "State"]
        if len(found) == 1:
            return found[0]
        if mention.type == "State" and mention.text in self.names.capitals:
            return self.names.capitals[mention.text]
        return self.names.demonym(mention.text) if mention.type == "State" else None

    def entry_of(self, mention: Mention) -> GazetteerEntry | None:
        """Return the one known thing that a name surely stands for."""
        found = self.entries_of(mention)
        return found[0] if len({entry.iri for entry in found}) == 1 else None

    def entries_of(self, mention: Mention) -> tuple[GazetteerEntry, ...]:
        """Return the known things that a name may stand for: by its kind, and by the states that the text speaks of."""
        if mention.type == "State" and (state := self.state_of(mention)):
            return (state,)
        found = [entry for entry in self.names.find(mention.text) if alike(entry.type, mention.type)]
        if len(found) > 1:
            found = [entry for entry in found if entry.of in self.states] or found
            found = [entry for entry in found if self._is_of_its_time(entry)] or found
        return tuple(
            entry for entry in found if not self._is_far_off(entry, mention) and not self._is_anothers(entry, mention)
        )

    def _is_of_its_time(self, entry: GazetteerEntry) -> bool:
        """Whether an entry is right on the day of the document, as far as either has a date."""
        today = self.analysis.document.published
        return today is None or (entry.start or "") <= today[:10] <= (entry.end or "9999")

    def _is_far_off(self, entry: GazetteerEntry, mention: Mention) -> bool:
        """Whether a state's body goes by a word that others have too, where nobody speaks of the state: "Congress"."""
        by_its_name = " ".join(mention.text.split()) in (entry.name, *entry.acronyms)
        plain = " " not in mention.text and mention.type in BODIES and entry.of is not None
        return plain and not by_its_name and entry.of not in self.states

    def _is_anothers(self, entry: GazetteerEntry, mention: Mention) -> bool:
        """Whether the text gives a name to other states than the entry's: "Peru's Congress" is not that of the US."""
        owners = self.owners.get(mention.text, frozenset())
        return bool(owners) and entry.of is not None and entry.of not in owners and mention.type in BODIES

    @cached_property
    def owners(self) -> dict[str, frozenset[str]]:
        """IRIs of the states that stand before each name as its owner: Peru for "Congress" in "Peru's Congress"."""
        found: dict[str, set[str]] = {}
        for mention in self.proper:
            for part in children(self.heads[mention.id], "poss", "amod", "nmod", "compound"):
                name = self.mentions.at(part)
                if name is not None and name.id != mention.id and (state := self._stated(name)) is not None:
                    found.setdefault(mention.text, set()).add(state.iri)
        return {text: frozenset(states) for text, states in found.items()}

    def _stated(self, name: Mention) -> GazetteerEntry | None:
        return self.state_of(name) or self.names.demonym(name.text)

    @cached_property
    def states(self) -> frozenset[str]:
        """IRIs of the states that the document names, by a demonym or by their capital too."""
        named = (self._stated(mention) for mention in self.proper)
        capitals = (self.names.capitals.get(mention.text) for mention in self.proper)
        return frozenset(entry.iri for entry in (*named, *capitals) if entry is not None)

    def is_subject(self, mention: Mention) -> bool:
        """Whether the mention is the subject of its clause."""
        head = self.heads[mention.id]
        while head.dep_ == "conj":
            head = head.head
        return head.dep_ in SUBJECTS


def alike(one: str, other: str) -> bool:
    """Whether two types may be given to the same thing by a reader in a hurry."""
    if one == other or "Concept" in (one, other):
        return True
    return any(one in group and other in group for group in (PLACES, BODIES | {"CollectiveActor"}))
