"""Which side of the moment of speaking a predicate lies on, as far as the grammar of its sentence tells."""

from __future__ import annotations

from newsgraph.model import Tense
from newsgraph.reading.analysis import child, children, once
from newsgraph.reading.parse import Token


_FINITE = {"VBD": Tense.PAST, "VBZ": Tense.PRESENT, "VBP": Tense.PRESENT}
_AHEAD = frozenset({"will", "shall", "'ll", "’ll", "wo"})
_VERBS = ("VERB", "AUX")


@once
def tense_of(predicate: Token) -> Tense | None:
    """Return the tense of a verb, or what the verb above a noun or a form without tense allows; None where nothing tells.

    A perfect is past: "has served as a haven" is so up to now. A noun under a verb of the present names what has come
    about by now, "The attack shows …", and what it names under a verb of the future may lie anywhere.
    """
    current, noun = predicate, predicate.pos_ not in _VERBS
    while True:
        if current.pos_ in _VERBS:
            found, settled = _of_verb(current)
            if settled:
                return _of_noun(found) if noun else found
        if current.head == current:
            return None
        current = current.head


def _of_noun(above: Tense | None) -> Tense | None:
    return Tense.PAST if above in (Tense.PAST, Tense.PRESENT) else None


def _of_verb(verb: Token) -> tuple[Tense | None, bool]:
    """Return the tense that a verb bears, and whether it bears any: "to leave" and "leaving" look to the verb above."""
    helpers = tuple(children(verb, "aux", "auxpass"))
    for helper in helpers:
        if helper.tag_ == "MD":
            return (Tense.FUTURE if helper.lower_ in _AHEAD else None), True
        if helper.lemma_ == "have" and helper.tag_ in _FINITE:
            return Tense.PAST, True
    for word in (*helpers, verb):
        if word.tag_ in _FINITE:
            return (Tense.FUTURE if _is_going_to(verb, word) else _FINITE[word.tag_]), True
    if verb.tag_ == "VBN" and not helpers and child(verb, "mark") is None and verb.dep_ != "conj":
        return Tense.PAST, True  # "the men killed in May"
    if verb.tag_ == "VB" and not helpers and verb.dep_ in ("ROOT", "conj") and child(verb, "nsubj") is not None:
        return Tense.PRESENT, True  # "Critics, mainly abroad, accuse": taken for a bare form
    return None, verb.dep_ == "ROOT"


def _is_going_to(verb: Token, finite: Token) -> bool:
    """Whether "is going to", "is to" or "is set to" points ahead."""
    return (
        finite.lemma_ == "be"
        and finite.tag_ != "VBD"
        and (verb.lemma_ in ("go", "set", "due", "be"))
        and child(verb, "xcomp") is not None
    )


def is_bygone(predicate: Token) -> bool:
    """Whether it is no more, by its words: "used to support"."""
    upper = predicate.head
    used = predicate.dep_ == "xcomp" and upper.lower_ == "used" and upper.tag_ == "VBD" and child(upper, "dobj") is None
    return used and any(word.tag_ == "TO" for word in children(predicate, "aux"))
