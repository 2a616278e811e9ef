"""Clauses: each verb with the heads that fill its slots, the grammar of the sentence undone.

Passives, relative and reduced clauses, coordination, control and raising are resolved here, so that every rule about
meaning can ask one question: who stands in which slot of this predicate?
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from spacy.tokens import Doc, Token

from newsgraph.reading.analysis import child, children, tree_of
from newsgraph.reading.controllers import ADDRESSING, BLAMING, SUBJECT_CONTROL
from newsgraph.reading.slots import (
    RELATIVE,
    Oblique,
    agents,
    complements,
    counted,
    datives,
    is_passive,
    is_tally,
    members,
    objects,
    oblique,
    obliques,
    relative_clause,
)


__all__ = [
    "Clause",
    "Clauses",
    "Oblique",
    "antecedents",
    "clause_of",
    "find_clauses",
    "is_passive",
    "is_predicate",
    "oblique",
    "relative_clause",
]


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
    items = tuple(clause_of(token) for token in tree_of(doc).tokens if is_predicate(token))
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
    subjects, implied = _subjects(token)
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


# ----------------------------------------------------------------------------------------------------- subjects


def _subjects(token: Token) -> tuple[tuple[Token, ...], bool]:
    """Return the heads of the subject, and whether they were borrowed from another clause."""
    own = child(token, "nsubj", "nsubjpass", "csubj", "csubjpass")
    if own is not None:
        return _resolved(own, token), False
    if (expletive := child(token, "expl")) is not None:
        return ((expletive,), False)
    return _borrowed(token), True


def _resolved(subject: Token, verb: Token) -> tuple[Token, ...]:
    """Follow a relative pronoun to what it stands for; spread a coordination over its members."""
    if subject.lower_ in RELATIVE and subject.tag_ in ("WDT", "WP", "IN", "DT"):
        clause = relative_clause(verb)
        return _before(antecedents(clause.head), clause) if clause is not None else ()
    return members(subject)


def _before(nouns: tuple[Token, ...], clause: Token) -> tuple[Token, ...]:
    """Leave out what is coordinated only behind a relative clause: "Egypt, which backs the army, and Chad"."""
    return tuple(noun for noun in nouns if noun.i < clause.i)


def antecedents(noun: Token) -> tuple[Token, ...]:
    """Return what a modified noun stands for: the subject of "It is a bank that lends", the name before an apposition."""
    if noun.dep_ == "attr" and noun.head.lemma_ in ("be", "become", "remain"):
        subject = child(noun.head, "nsubj")
        if subject is not None and subject.pos_ != "PRON" and child(noun.head, "expl") is None:
            return _subjects(noun.head)[0]
    if noun.dep_ == "appos" and noun.head.pos_ == "PROPN" and noun.pos_ == "NOUN":
        return (noun.head,)
    if _says_what_somebody_is(noun):
        return _subjects(noun.head.head)[0] or members(noun)
    return members(noun)


def _says_what_somebody_is(noun: Token) -> bool:
    """Whether it is the noun of "lived in exile as a former spy who …"."""
    role = noun.dep_ == "pobj" and noun.head.lower_ == "as" and noun.head.head.pos_ == "VERB"
    article = child(noun, "det")
    return role and article is not None and article.lower_ in ("a", "an") and child(noun.head.head, "dobj") is None


def _borrowed(verb: Token) -> tuple[Token, ...]:
    """Return the subject that a verb without one shares with what it hangs on."""
    upper = verb.head
    if upper == verb:
        return ()
    if verb.dep_ in ("acl", "relcl", "pcomp"):
        return _of_modifier(verb)
    if upper.pos_ in ("VERB", "AUX"):
        return _of_upper(verb, upper)
    above = upper.head
    if upper.dep_ in ("attr", "acomp") and verb.dep_ in ("conj", "xcomp", "ccomp") and above.pos_ in ("VERB", "AUX"):
        return _subjects(above)[0]
    return ()


def _of_upper(verb: Token, upper: Token) -> tuple[Token, ...]:
    """Return the subject shared with the verb above: "came and left", "wants to leave", "left, saying so"."""
    if verb.dep_ in ("xcomp", "ccomp"):
        return _controller(verb, upper)
    if verb.tag_ == "VB" and (asked := [one for noun in children(upper, "dobj") for one in _asked(noun, upper)]):
        return members(asked[0])  # "put pressure on Chad to withdraw"
    shares = verb.dep_ == "conj" or (verb.dep_ in ("advcl", "dep", "parataxis") and verb.tag_ in ("VBG", "VBN", "VB"))
    return _subjects(upper)[0] if shares else ()


def _of_modifier(verb: Token) -> tuple[Token, ...]:
    """Return the noun that a reduced or relative clause modifies, or the subject of a gerund's clause."""
    if verb.dep_ == "acl":
        return _modified(verb)
    if verb.dep_ == "pcomp":
        return _of_gerund(verb)
    nominal = verb.head.pos_ in ("NOUN", "PROPN", "PRON")
    return antecedents(verb.head) if nominal and child(verb, "dobj", "prep", "aux") is not None else ()


def _controller(verb: Token, upper: Token) -> tuple[Token, ...]:
    """Return what the subject of an open complement is: the object of "forced them to go", else the subject."""
    target = next((one for one in children(upper, "dobj", "dative") if not is_tally(one)), None) or _addressed(upper)
    infinitive = child(verb, "aux") is not None or verb.tag_ == "VB"
    if (
        target is not None
        and target.i < verb.i
        and (infinitive or verb.tag_ == "VBG")
        and upper.lemma_ not in SUBJECT_CONTROL
    ):
        return _resolved(target, upper)
    if label_of_mark(verb):
        return ()
    return _subjects(upper)[0]


def _addressed(verb: Token) -> Token | None:
    """Return who is called on to do something: "called on Chad to withdraw", "appealed to the two sides to meet"."""
    return next(_asked(verb), None)


def _asked(word: Token, *hosts: Token) -> Iterator[Token]:
    """Yield whom a verb or noun of asking asks to do something: "call on [Chad] to withdraw"."""
    for prep in (prep for host in (word, *hosts) for prep in children(host, "prep")):
        if (word.lemma_, prep.lower_) in ADDRESSING:
            yield from children(prep, "pobj")


def label_of_mark(verb: Token) -> bool:
    """Whether the verb opens a clause of its own with "that", "if", "whether"."""
    return child(verb, "mark") is not None


def _modified(verb: Token) -> tuple[Token, ...]:
    """Return the noun that a reduced relative clause modifies: "a bus carrying evacuees"."""
    if verb.tag_ == "VB":
        asked = next(_asked(verb.head), None)
        return members(asked) if asked is not None else ()
    if verb.tag_ in ("VBG", "VBN"):
        noun = verb.head
        found = antecedents(noun)
        return found if noun not in found else (noun,)
    return ()


def _of_gerund(verb: Token) -> tuple[Token, ...]:
    """Return the understood subject of "accused X of doing", "after meeting Y, X left"."""
    prep = verb.head
    upper = prep.head
    if prep.lower_ == "including" and upper.pos_ == "NOUN" and upper.head.dep_ == "prep":
        upper = upper.head.head  # "accused Ana of abuses, including jailing critics"
        upper = upper if upper.pos_ == "VERB" else upper.head
    if upper.dep_ in ("dobj", "nsubjpass") and upper.head.lemma_ in BLAMING and prep.lower_ in ("of", "for"):
        return members(upper)  # "accused Chad's leaders of arming rebels", hung on the leaders
    if upper.pos_ not in ("VERB", "AUX"):
        return ()
    target = child(upper, "dobj", "nsubjpass")
    if target is not None and target.i < verb.i and upper.lemma_ in BLAMING:
        return members(target)
    return _subjects(upper)[0]


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
