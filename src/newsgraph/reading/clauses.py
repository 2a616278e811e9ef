"""Clauses: each verb with the heads that fill its slots, the grammar of the sentence undone.

Passives, relative and reduced clauses, coordination, control and raising are resolved here, so that every rule about
meaning can ask one question: who stands in which slot of this predicate?
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from newsgraph.reading.analysis import child, children, conjuncts

RELATIVE = frozenset({"who", "whom", "which", "that"})
SUBJECT_CONTROL = frozenset({"promise", "vow", "threaten", "pledge", "swear", "offer", "use"})
BLAMING = frozenset({"accuse", "suspect", "convict", "accused", "blame", "criticise", "criticize", "stop", "prevent", "keep"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Oblique:
    """A prepositional argument: the preposition's words and the head of its phrase."""

    prep: Token
    head: Token
    words: str  # lower case: "on", "according to"

    @property
    def surface(self) -> str:
        """The words as they stand in the text."""
        return self.words if self.prep.lower_ == self.prep.text else self.words.capitalize()


@dataclass(frozen=True, slots=True, kw_only=True)
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
        return tuple(oblique.head for oblique in self.obliques if oblique.words == name)


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
    items = tuple(clause_of(token) for token in doc if is_predicate(token))
    return Clauses(items, {clause.head.i: clause for clause in items})


def is_predicate(token: Token) -> bool:
    """Whether the token is a verb that heads a clause."""
    if token.pos_ not in ("VERB", "AUX"):
        return False
    return token.dep_ not in ("aux", "auxpass", "amod", "compound", "prep", "mark", "det", "case", "nmod", "punct")


def clause_of(token: Token) -> Clause:
    """Fill the slots of a verb."""
    subjects, implied = _subjects(token)
    passive = is_passive(token)
    objects = _objects(token)
    return Clause(
        head=token,
        chain=_chain(token),
        subjects=subjects,
        passive=passive,
        objects=objects,
        datives=_datives(token),
        complements=_complements(token),
        obliques=tuple(_obliques(token)),
        agents=_agents(token),
        implied=implied,
    )


def is_passive(token: Token) -> bool:
    """Whether the verb is passive: by its auxiliary, its subject's label, or as a reduced relative clause."""
    if child(token, "auxpass", "nsubjpass", "csubjpass") is not None:
        return True
    if token.tag_ == "VBN" and token.dep_ in ("acl", "advcl", "relcl") and child(token, "nsubj", "aux") is None:
        return child(token, "dobj") is None
    if token.dep_ == "conj" and token.tag_ == "VBN" and child(token, "aux", "auxpass", "nsubj", "dobj") is None:
        return token.head.pos_ in ("VERB", "AUX") and is_passive(token.head)
    if token.dep_ == "xcomp" and token.tag_ == "VBN":
        return True
    return False


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
        if clause is not None:
            return antecedents(clause.head)
        return ()
    return _members(subject)


def antecedents(noun: Token) -> tuple[Token, ...]:
    """Return what a modified noun stands for: the subject of "It is a bank that lends", the name before an apposition."""
    if noun.dep_ == "attr" and noun.head.lemma_ in ("be", "become", "remain"):
        subject = child(noun.head, "nsubj")
        if subject is not None and subject.pos_ != "PRON" and child(noun.head, "expl") is None:
            return _subjects(noun.head)[0]
    if noun.dep_ == "appos" and noun.head.pos_ == "PROPN" and noun.pos_ == "NOUN":
        return (noun.head,)
    return _members(noun)


def _members(noun: Token) -> tuple[Token, ...]:
    return tuple(member for member in conjuncts(noun) if member.pos_ not in ("VERB", "AUX", "PUNCT"))


def relative_clause(verb: Token) -> Token | None:
    """Return the verb itself, or the verb above it in coordination or control, that is a relative clause."""
    while verb.dep_ in ("conj", "xcomp", "ccomp") and verb.head != verb:
        verb = verb.head
    return verb if verb.dep_ == "relcl" and verb.head.pos_ not in ("VERB", "AUX") else None


def _borrowed(verb: Token) -> tuple[Token, ...]:
    upper = verb.head
    if upper == verb:
        return ()
    label = verb.dep_
    if label == "conj" and upper.pos_ in ("VERB", "AUX"):
        return _subjects(upper)[0]
    if label == "conj" and upper.dep_ in ("attr", "acomp") and upper.head.pos_ in ("VERB", "AUX"):
        return _subjects(upper.head)[0]
    if label in ("xcomp", "ccomp") and upper.pos_ in ("VERB", "AUX"):
        return _controller(verb, upper)
    if label in ("xcomp", "ccomp") and upper.dep_ in ("acomp", "attr") and upper.head.pos_ in ("VERB", "AUX"):
        return _subjects(upper.head)[0]
    if label == "acl":
        return _modified(verb)
    if label in ("advcl", "dep", "parataxis") and upper.pos_ in ("VERB", "AUX"):
        return _subjects(upper)[0] if verb.tag_ in ("VBG", "VBN", "VB") else ()
    if label == "pcomp":
        return _of_gerund(verb)
    if label == "relcl" and upper.pos_ in ("NOUN", "PROPN", "PRON") and child(verb, "dobj", "prep", "aux") is not None:
        return antecedents(upper)
    return ()


def _controller(verb: Token, upper: Token) -> tuple[Token, ...]:
    """Return what the subject of an open complement is: the object of "forced them to go", else the subject."""
    target = child(upper, "dobj", "dative")
    infinitive = child(verb, "aux") is not None or verb.tag_ == "VB"
    if target is not None and target.i < verb.i and (infinitive or verb.tag_ == "VBG") and upper.lemma_ not in SUBJECT_CONTROL:
        return _resolved(target, upper)
    if label_of_mark(verb):
        return ()
    return _subjects(upper)[0]


def label_of_mark(verb: Token) -> bool:
    """Whether the verb opens a clause of its own with "that", "if", "whether"."""
    return child(verb, "mark") is not None


def _modified(verb: Token) -> tuple[Token, ...]:
    """Return the noun that a reduced relative clause modifies: "a bus carrying evacuees"."""
    if verb.tag_ in ("VBG", "VBN"):
        noun = verb.head
        found = antecedents(noun)
        return found if noun not in found else (noun,)
    return ()


def _of_gerund(verb: Token) -> tuple[Token, ...]:
    """Return the understood subject of "accused X of doing", "after meeting Y, X left"."""
    prep = verb.head
    upper = prep.head
    if upper.pos_ not in ("VERB", "AUX"):
        return ()
    target = child(upper, "dobj")
    if target is not None and target.i < verb.i and upper.lemma_ in BLAMING:
        return _members(target)
    return _subjects(upper)[0]


# ---------------------------------------------------------------------------------------- objects and obliques


def _objects(token: Token) -> tuple[Token, ...]:
    own = child(token, "dobj")
    if own is not None:
        if own.lower_ in RELATIVE and own.tag_ in ("WDT", "WP"):
            clause = relative_clause(token)
            return (clause.head,) if clause is not None else ()
        return _members(own)
    if _gap(token):
        return (token.head,)
    if token.dep_ != "conj":
        shared = _shared_object(token)
        if shared:
            return shared
    return ()


def _gap(token: Token) -> bool:
    """Whether a relative clause without pronoun leaves its object open: "a claim the group denied"."""
    if token.dep_ != "relcl" or child(token, "nsubj") is None or child(token, "ccomp", "xcomp", "attr", "acomp") is not None:
        return False
    subject = child(token, "nsubj")
    if subject is None or subject.lower_ in RELATIVE or is_passive(token):
        return False
    if any(other.lower_ in RELATIVE or other.lower_ in ("where", "when", "why") for other in token.children):
        return False
    stranded = any(prep.dep_ == "prep" and child(prep, "pobj", "pcomp") is None for prep in token.children)
    return token.head.pos_ in ("NOUN", "PROPN", "PRON") and not stranded


def _shared_object(token: Token) -> tuple[Token, ...]:
    """Return the object of the last of coordinated verbs: "planned and carried out the attack"."""
    if child(token, "prep", "attr", "acomp", "ccomp", "xcomp", "advcl", "dative", "prt") is not None or is_passive(token):
        return ()
    following = child(token, "conj")
    if following is None or following.pos_ != "VERB" or child(following, "nsubj", "nsubjpass") is not None:
        return ()
    if following.i - token.i > 2:  # noqa: PLR2004  only "bought and sold shares"
        return ()
    return _members(found) if (found := child(following, "dobj")) is not None else ()


def _datives(token: Token) -> tuple[Token, ...]:
    found = []
    for dative in children(token, "dative"):
        if dative.pos_ == "ADP":
            found += [member for target in children(dative, "pobj") for member in _members(target)]
        else:
            found += _members(dative)
    return tuple(found)


def _complements(token: Token) -> tuple[Token, ...]:
    return tuple(
        member
        for complement in children(token, "attr", "acomp", "oprd")
        for member in conjuncts(complement)
        if member == complement or member.pos_ not in ("VERB", "AUX")
    )


def _agents(token: Token) -> tuple[Token, ...]:
    found = [member for by in children(token, "agent") for target in children(by, "pobj") for member in _members(target)]
    return tuple(found)


def _obliques(token: Token) -> Iterator[Oblique]:
    for prep in children(token, "prep"):
        yield from oblique(prep)
    clause = relative_clause(token)
    if clause is not None and token == clause:
        stranded = next((p for p in children(token, "prep") if child(p, "pobj", "pcomp", "prep", "amod") is None and p.i > token.i), None)
        if stranded is not None:
            yield Oblique(prep=stranded, head=token.head, words=stranded.lower_)


def oblique(prep: Token) -> Iterator[Oblique]:
    """Yield the arguments of a preposition, coordinated ones and those of stacked prepositions too."""
    words = prep.lower_
    if prep.i and prep.nbor(-1).head == prep and prep.nbor(-1).dep_ in ("prep", "amod", "advmod", "pcomp", "npadvmod"):
        before = prep.nbor(-1).lower_
        if f"{before} {words}" in STACKED:
            words = f"{before} {words}"
    for target in children(prep, "pobj"):
        if target.lower_ in RELATIVE:
            clause = relative_clause(prep.head)
            if clause is not None:
                yield Oblique(prep=prep, head=clause.head, words=words)
            continue
        for member in _members(target):
            yield Oblique(prep=prep, head=member, words=words)
    for inner in children(prep, "prep"):
        joined = f"{words} {inner.lower_}"
        for found in oblique(inner):
            yield Oblique(prep=prep, head=found.head, words=joined if joined in STACKED else found.words)
    for other in children(prep, "conj"):
        if other.pos_ == "ADP":
            yield from oblique(other)


STACKED = frozenset({
    "according to", "because of", "due to", "out of", "such as", "as of", "instead of", "along with", "ahead of", "up to",
    "from within", "next to", "prior to", "together with", "thanks to", "away from", "close to", "as for", "in front of",
})  # fmt: skip


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
