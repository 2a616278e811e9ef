"""Clauses: each verb with the heads that fill its slots, the grammar of the sentence undone.

Passives, relative and reduced clauses, coordination, control and raising are resolved here, so that every rule about
meaning can ask one question: who stands in which slot of this predicate?
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from newsgraph.reading.analysis import child, children
from newsgraph.reading.controllers import SUBJECT_CONTROL
from newsgraph.reading.parse import Doc, Token
from newsgraph.reading.slots import (
    Oblique,
    agents,
    complements,
    counted,
    datives,
    is_passive,
    objects,
    oblique,
    obliques,
)
from newsgraph.reading.subjects import subjects_of


__all__ = ["Clause", "Clauses", "Oblique", "clause_of", "find_clauses", "oblique"]


NEAR = frozenset({"prt", "dobj", "advmod", "acomp", "prep", "attr", "oprd", "xcomp", "ccomp", "pobj", "nsubjpass"})
BEFORE = {"NOUN": ("amod", "compound", "nmod"), "PROPN": ("amod", "compound", "nmod"), "VERB": ("aux",)}


@dataclass(frozen=True, kw_only=True)
class Clause:
    """A predicate and the heads of what fills its slots, the passive undone."""

    head: Token
    chain: tuple[Token, ...]  # verbs above it that share its subject: "wants" in "wants to leave"
    subjects: tuple[Token, ...]  # as the surface has them
    passive: bool
    objects: tuple[Token, ...]
    datives: tuple[Token, ...] = ()
    complements: tuple[Token, ...] = ()  # predicative: attr, acomp, oprd
    obliques: tuple[Oblique, ...] = ()
    agents: tuple[Token, ...] = ()  # "by" of a passive
    implied: bool = False  # the subject stands in another clause

    def slot(self, name: str) -> tuple[Token, ...]:
        """Return the heads in a slot of the lexicon: ``subject``, ``object``, ``dative`` or a preposition."""
        if name == "subject":
            return self.agents if self.passive else self.subjects
        if name == "object":
            if not self.passive:
                return self.objects
            return () if self.objects and not self.datives else self.subjects
        if name == "dative":
            if self.passive and self.objects:
                return self.subjects
            return self.datives
        given = tuple(dative for dative in self.datives if dative.head.pos_ == "ADP" and dative.head.lower_ == name)
        return (*(oblique.head for oblique in self.obliques if oblique.words == name), *given)

    @cached_property
    def neighbours(self) -> tuple[Token, ...]:
        """The words right below the head, and the objects of prepositions among them."""
        return tuple(_neighbours(self.head))

    @cached_property
    def nearby(self) -> Mapping[str, tuple[Token, ...]]:
        """The neighbours, then what stands before those, by lower-case form and by lemma."""
        found: dict[str, list[Token]] = defaultdict(list)
        before = (word for part in self.neighbours for word in children(part, *BEFORE.get(part.pos_, ())))
        for token in (*self.neighbours, *before):
            for form in {token.lower_, token.lemma_}:
                found[form].append(token)
        return {form: tuple(tokens) for form, tokens in found.items()}


def _neighbours(verb: Token) -> Iterator[Token]:
    for part in verb.children:
        if part.dep_ in NEAR:
            yield part
            if (meant := counted(part)) != part:
                yield meant
        if part.dep_ == "prep":
            yield from children(part, "pobj")


@dataclass(frozen=True, slots=True)
class Clauses:
    """All clauses of a document, in text order, and by their predicate."""

    items: tuple[Clause, ...]
    by_token: Mapping[int, Clause]

    def of(self, token: Token) -> Clause | None:
        """Return the clause whose predicate the token is."""
        return self.by_token.get(token.i)


def find_clauses(doc: Doc) -> Clauses:
    """Find the clause of every verb that is a predicate of its own."""
    items = tuple(clause_of(token) for token in doc.tokens if is_predicate(token))
    return Clauses(items, {clause.head.i: clause for clause in items})


def is_predicate(token: Token) -> bool:
    """Whether the token is a verb that heads a clause."""
    if token.pos_ not in ("VERB", "AUX") or _stands_for_another(token):
        return False
    return token.dep_ not in ("aux", "auxpass", "amod", "compound", "prep", "mark", "det", "case", "nmod", "punct")


def _stands_for_another(verb: Token) -> bool:
    """Whether a bare "do" only says that others do so too, or do not either: "and [neither] do Mali and Chad"."""
    return verb.lemma_ == "do" and any(
        word.lower_ in ("neither", "nor", "so") and word.i < verb.i for word in verb.children
    )


def clause_of(token: Token) -> Clause:
    """Fill the slots of a verb."""
    subjects, implied = subjects_of(token)
    return Clause(
        head=token,
        chain=_chain(token),
        subjects=subjects,
        passive=is_passive(token),
        objects=objects(token),
        datives=datives(token),
        complements=complements(token),
        obliques=obliques(token),
        agents=agents(token),
        implied=implied,
    )


def _chain(token: Token) -> tuple[Token, ...]:
    """Return the verbs that a complement hangs on and shares its subject with, outermost first."""
    if token.dep_ == "conj" and token.head.pos_ == "VERB" and token.tag_ == token.head.tag_ == "VB":
        bare = child(token, "aux", "nsubj", "nsubjpass") is None
        return _chain(token.head) if bare else ()
    found: list[Token] = []
    current = token
    while current.dep_ == "xcomp" and current.head.pos_ in ("VERB", "AUX", "ADJ") and current.head != current:
        if child(current.head, "dobj", "dative") is not None and current.head.lemma_ not in SUBJECT_CONTROL:
            break
        if child(current, "nsubj") is not None:
            break
        current = current.head
        if current.pos_ == "ADJ" and current.dep_ in ("acomp", "attr"):
            found.append(current)
            current = current.head
        found.append(current)
    return tuple(reversed(found))
