"""What fills the slots of a verb besides its subject: objects, datives, complements and prepositional phrases."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from newsgraph.reading.analysis import child, children, conjuncts, once
from newsgraph.reading.parse import Token


RELATIVE = frozenset({"who", "whom", "which", "that"})
STACKED = frozenset({
    "according to", "because of", "due to", "out of", "such as", "as of", "instead of", "along with", "ahead of", "up to",
    "from within", "next to", "prior to", "together with", "thanks to", "away from", "close to", "as for", "in front of",
})  # fmt: skip

QUANTIFYING = frozenset({
    "hundred", "dozen", "score", "thousand", "series", "number", "string", "wave", "spate", "round", "lot", "majority", "ten", "couple",
    "pair", "kind", "form", "act", "campaign", "range", "batch", "handful", "team", "group", "ton", "tonne", "million", "worth", "some",
    "shipment", "consignment", "bulk", "rest", "all", "most", "part",
})  # fmt: skip  # the noun after their "of" says what is meant


@dataclass(frozen=True, slots=True, kw_only=True)
class Oblique:
    """A prepositional argument: the preposition's words and the head of its phrase."""

    prep: Token
    head: Token
    words: str  # lower case: "on", "according to"

    @property
    def surface(self) -> str:
        """The words as they stand in the text, with the adverb that the preposition goes with: "back to"."""
        first, *rest = self.words.split()
        words = self.words
        if first == self.prep.lower_:
            words = " ".join((self.prep.text, *rest))
        elif rest and rest[-1] == self.prep.lower_:
            words = f"{self.prep.nbor(-1).text} {self.prep.text}"
        return f"{self.prep.head.text} {words}" if self.prep.head.dep_ == "advmod" else words


@once
def members(noun: Token) -> tuple[Token, ...]:
    """Return a noun and those coordinated with it."""
    return tuple(member for member in conjuncts(noun) if member.pos_ not in ("VERB", "AUX", "PUNCT"))


def _opens(word: Token, verb: Token) -> bool:
    """Whether a "that" before a verb only opens its clause, whatever the parser calls it: "said [that] rebels had left"."""
    return word.lower_ == "that" and word.i < verb.i and (word.tag_ == "IN" or relative_clause(verb) is None)


def is_tally(number: Token) -> bool:
    """Whether a bare number is one side of a count of votes or goals: "voted [101] to [6]"."""
    if number.pos_ != "NUM" or number.dep_ == "nummod":
        return False
    tokens = number.doc.tokens
    for first in (number.i, number.i - 2):
        words = tokens[max(first - 1, 0) : first + 3]
        if first > 0 and [word.pos_ == "NUM" for word in words[1:]] == [True, False, True] and words[2].lower_ == "to":
            return words[0].lower_ not in ("from", "between")
    return False


@once
def counted(noun: Token) -> Token:
    """Return what a noun of number is of: "peacekeepers" in "a batch of peacekeepers", else the noun itself."""
    if noun.lemma_.lower() not in QUANTIFYING:
        return noun
    return next((one for of in children(noun, "prep") if of.lower_ == "of" for one in children(of, "pobj")), noun)


def relative_clause(verb: Token) -> Token | None:
    """Return the verb itself, or the verb above it in coordination or control, that is a relative clause."""
    while verb.dep_ in ("conj", "xcomp", "ccomp") and verb.head != verb:
        verb = verb.head
    return verb if verb.dep_ == "relcl" and verb.head.pos_ not in ("VERB", "AUX") else None


@once
def goes_on(verb: Token) -> bool:
    """Whether a coordinated verb has no auxiliaries and subject but those of the verb before: "was cut and [washed]"."""
    if verb.dep_ != "conj" or child(verb, "aux", "auxpass", "nsubj", "nsubjpass") is not None:
        return False
    first = verb.head
    misread = (
        first.tag_ == "VBN" and verb.tag_ == "VBD" and child(verb, "dobj", "xcomp", "ccomp") is None
    )  # "washed" as past
    joined = all(word.lower_ in ("and", "or") for word in children(first, "cc"))
    return verb.tag_ == first.tag_ or (misread and joined and child(first, "auxpass") is not None)


def leading(verb: Token, *labels: str) -> Iterator[Token]:
    """Yield the times before the shared subject of coordinated verbs, which hold for each: "[In May] he came and left"."""
    while verb.dep_ == "conj" and child(verb, "nsubj", "nsubjpass") is None and verb.head.pos_ in ("VERB", "AUX"):
        verb = verb.head
        subject = child(verb, "nsubj", "nsubjpass")
        if subject is not None:
            yield from (part for part in children(verb, *labels) if part.i < subject.i and says_when(part))


def says_when(part: Token) -> bool:
    """Whether a phrase without or with its preposition is a time: "last year", "in May"."""
    return any(word.ent_type_ in ("DATE", "TIME") for word in (part, *children(part, "pobj")))


@once
def is_passive(token: Token) -> bool:
    """Whether the verb is passive: by its auxiliary, its subject's label, or as a reduced relative clause."""
    if child(token, "auxpass", "nsubjpass", "csubjpass") is not None:
        return True
    if token.tag_ == "VBN" and token.dep_ in ("acl", "advcl", "relcl") and child(token, "nsubj", "aux") is None:
        return child(token, "dobj") is None
    if token.dep_ == "conj" and child(token, "aux", "auxpass", "nsubj", "dobj") is None:
        shared = token.tag_ == "VBN" or goes_on(token)
        return shared and token.head.tag_ == "VBN" and token.head.pos_ in ("VERB", "AUX") and is_passive(token.head)
    return token.dep_ == "xcomp" and token.tag_ == "VBN"


@once
def objects(token: Token) -> tuple[Token, ...]:
    """Return the heads of the direct object, open or shared ones too: "a claim the group denied", "bought and sold shares"."""
    own = child(token, "dobj") or _behind_particle(token)
    if own is not None and (is_tally(own) or _opens(own, token)):
        return ()
    if own is not None:
        if own.lower_ in RELATIVE and own.tag_ in ("WDT", "WP"):
            clause = relative_clause(token)
            return (clause.head,) if clause is not None else ()
        return members(own)
    if _gap(token):
        return (token.head,)
    if token.dep_ != "conj":
        shared = _shared_object(token)
        if shared:
            return shared
    return ()


def _behind_particle(token: Token) -> Token | None:
    """Return what the parser hangs on a particle: "called on [donors] to pay"."""
    return next((noun for particle in children(token, "prt") for noun in children(particle, "pobj")), None)


def _gap(token: Token) -> bool:
    """Whether a relative clause without pronoun leaves its object open: "a claim the group denied"."""
    if (
        token.dep_ != "relcl"
        or child(token, "nsubj") is None
        or child(token, "ccomp", "xcomp", "attr", "acomp") is not None
    ):
        return False
    subject = child(token, "nsubj")
    if subject is None or subject.lower_ in RELATIVE or is_passive(token):
        return False
    if any(other.lower_ in RELATIVE or other.lower_ in ("where", "when", "why") for other in token.children):
        return False
    if any(target.lower_ in RELATIVE for prep in children(token, "prep") for target in children(prep, "pobj")):
        return False  # "a riot in which six died"
    stranded = any(prep.dep_ == "prep" and child(prep, "pobj", "pcomp") is None for prep in token.children)
    return token.head.pos_ in ("NOUN", "PROPN", "PRON") and not stranded


def _shared_object(token: Token) -> tuple[Token, ...]:
    """Return the object of the last of coordinated verbs: "planned and carried out the attack"."""
    if child(token, "prep", "attr", "acomp", "ccomp", "xcomp", "advcl", "dative", "prt") is not None or is_passive(
        token
    ):
        return ()
    following = child(token, "conj")
    if following is None or following.pos_ != "VERB" or child(following, "nsubj", "nsubjpass") is not None:
        return ()
    if following.i - token.i > 2:  # noqa: PLR2004  only "bought and sold shares"
        return ()
    return members(found) if (found := child(following, "dobj")) is not None else ()


def datives(token: Token) -> tuple[Token, ...]:
    """Return the heads of the indirect object: "gave the mayor a key"."""
    found = []
    for dative in children(token, "dative"):
        if dative.pos_ == "ADP":
            found += [member for target in children(dative, "pobj") for member in members(target)]
        else:
            found += members(dative)
    return tuple(found)


def complements(token: Token) -> tuple[Token, ...]:
    """Return the heads of what is said of the subject or object: "is idle", "named her minister"."""
    return tuple(
        member
        for complement in children(token, "attr", "acomp", "oprd")
        for member in conjuncts(complement)
        if member == complement or member.pos_ not in ("VERB", "AUX")
    )


def agents(token: Token) -> tuple[Token, ...]:
    """Return the heads of the "by" of a passive."""
    found = [member for by in children(token, "agent") for target in children(by, "pobj") for member in members(target)]
    return tuple(found)


@once
def obliques(token: Token) -> tuple[Oblique, ...]:
    """Return the prepositional arguments of a verb, one left behind in a relative clause too: "the town they fled from"."""
    return tuple(_obliques(token))


def _obliques(token: Token) -> Iterator[Oblique]:
    after_adverbs = (prep for adverb in children(token, "advmod") for prep in children(adverb, "prep"))
    for prep in (*leading(token, "prep"), *children(token, "prep"), *after_adverbs):
        yield from oblique(prep)
    clause = relative_clause(token)
    if clause is not None and token == clause:
        stranded = next(
            (p for p in children(token, "prep") if child(p, "pobj", "pcomp", "prep", "amod") is None and p.i > token.i),
            None,
        )
        if stranded is not None:
            yield Oblique(prep=stranded, head=token.head, words=stranded.lower_)


@once
def oblique(prep: Token) -> tuple[Oblique, ...]:
    """Return the arguments of a preposition, coordinated ones and those of stacked prepositions too."""
    return tuple(_oblique(prep))


def _oblique(prep: Token) -> Iterator[Oblique]:
    words = preposition(prep)
    for target in children(prep, "pobj"):
        if is_tally(target):
            continue
        if target.lower_ not in RELATIVE:
            yield from (Oblique(prep=prep, head=member, words=words) for member in members(target))
        elif (clause := relative_clause(prep.head)) is not None:
            yield Oblique(prep=prep, head=clause.head, words=words)
    for inner in children(prep, "prep"):
        joined = f"{words} {inner.lower_}"
        for found in oblique(inner):
            yield Oblique(prep=prep, head=found.head, words=joined if joined in STACKED else found.words)
    for other in children(prep, "conj"):
        if other.pos_ == "ADP":
            yield from oblique(other)


@once
def preposition(prep: Token) -> str:
    """Return the words of a preposition, with the one before it that it is a part of: "because of"."""
    if prep.i and prep.nbor(-1).head == prep and prep.nbor(-1).dep_ in ("prep", "amod", "advmod", "pcomp", "npadvmod"):
        joined = f"{prep.nbor(-1).lower_} {prep.lower_}"
        if joined in STACKED:
            return joined
    return prep.lower_
