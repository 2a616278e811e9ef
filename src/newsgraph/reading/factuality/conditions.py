"""Clauses that do not state: conditions, what lies ahead, questions and commands."""

from __future__ import annotations

from newsgraph.reading.analysis import child, children, once
from newsgraph.reading.parse import Token


CONDITIONS = frozenset({"if", "unless", "whether", "lest", "provided"})
PENDING = frozenset({"before", "until", "till", "once"})


@once
def is_condition(verb: Token) -> bool:
    """Whether a clause is a condition: "if", "unless", "as if"."""
    mark = child(verb, "mark")
    if mark is None:
        return False
    return mark.lower_ in CONDITIONS or (
        mark.lower_ in ("as", "though") and mark.i + 1 < len(verb.doc) and mark.nbor().lower_ == "if"
    )


@once
def is_pending(verb: Token) -> bool:
    """Whether it lies ahead: "before he is replaced", "until talks resume"."""
    mark = next((part for part in children(verb, "mark", "advmod") if part.lower_ in PENDING), None)
    if mark is None or verb.dep_ not in ("advcl", "pcomp"):
        return False
    finite = next((part for part in children(verb, "aux", "auxpass") if part.tag_ in ("VBZ", "VBP", "VBD")), verb)
    return finite.tag_ in ("VBZ", "VBP") or (finite.tag_ == "VBD" and _is_reported(verb.head))


def _is_reported(upper: Token) -> bool:
    """Whether a clause tells, in the past of a report, what lies ahead: "said they would wait until she [came]"."""
    ahead = any(part.lower_ in ("would", "could", "should", "might") for part in children(upper, "aux"))
    return ahead and upper.dep_ == "ccomp" and upper.head.pos_ == "VERB"


@once
def is_going_to(verb: Token) -> bool:
    """Whether it is "going to" happen."""
    return verb.dep_ == "xcomp" and verb.head.lower_ == "going" and child(verb.head, "aux") is not None


@once
def is_question(verb: Token) -> bool:
    """Whether the clause is asked rather than stated, directly or under a question word."""
    if verb.dep_ == "ROOT":
        return any(token.text == "?" for token in verb.sent[-2:])
    if verb.dep_ not in ("ccomp", "xcomp", "pcomp"):
        return False
    first = next(iter(verb.subtree))
    asked_how = verb.tag_ == "VB" and first.lower_ in ("how", "where", "when")  # "discussed how to stop the raids"
    return first.lower_ in ("whether", "if") or asked_how


def is_imperative(verb: Token) -> bool:
    """Whether somebody is told to do it."""
    if verb.tag_ != "VB" or verb.dep_ != "ROOT":
        return False
    return child(verb, "nsubj", "nsubjpass", "csubj", "aux", "expl") is None
