"""What keeps a sense from a clause: objects that its relation cannot be about, and words that turn it to something else."""

from __future__ import annotations

from collections.abc import Iterable

from newsgraph.lexicon import Frame
from newsgraph.reading.analysis import children
from newsgraph.reading.claims.context import Context
from newsgraph.reading.claims.slots import parties
from newsgraph.reading.clauses import Clause
from newsgraph.reading.parse import Token


def is_other_sense(frame: Frame, clause: Clause, words: tuple[Token, ...], context: Context) -> bool:
    """Whether the clause says something else than the frame, though it has the frame's words."""
    return (
        _moves_another(frame, clause, words)
        or _judges(frame, clause)
        or _is_no_idiom(frame, clause, words)
        or _is_a_contest(frame, clause, context)
        or (frame.relation == "defeats" and any(word.dep_ == "pobj" and not _at_stake(word) for word in words))
    )


def _moves_another(frame: Frame, clause: Clause, words: tuple[Token, ...]) -> bool:
    """Whether the frame says where its subject goes, and the clause where something else does: "returned the masks to Benin"."""
    if frame.event != "Movement" or "subject" not in frame.subject or "object" in frame.object or clause.passive:
        return False
    return any(token not in words for token in clause.slot("object"))


def _judges(frame: Frame, clause: Clause) -> bool:
    """Whether a copula with an adjective says what something is like, not where it is: "was welcome in Oslo"."""
    state = next(children(clause.head, "acomp"), None) if frame.word == "be" and "in" in frame.object else None
    return state is not None and state.pos_ == "ADJ"


def _is_no_idiom(frame: Frame, clause: Clause, words: tuple[Token, ...]) -> bool:
    """Whether the noun of a frame that tells nothing is not what the verb acts on: "met Ana after a [challenge]"."""
    if frame.relation is not None or frame.event != "Event" or frame.object:
        return False
    return any(word.pos_ == "NOUN" and word not in clause.slot("object") for word in words)


def _is_a_contest(frame: Frame, clause: Clause, context: Context) -> bool:
    """Whether goals or votes show that somebody was beaten at a game or the polls: "Chad beat Mali 3-1"."""
    if frame.event != "Torture":
        return False
    contests = context.lexicon.words("contest words")
    if any(word.lemma_ in contests and _at_stake(word) for word in clause.head.sent):
        return True
    behind = tuple(word for word in clause.head.subtree if word.i > clause.head.i)
    return any(
        one.pos_ == other.pos_ == "NUM" and link.text in ("-", "–")
        for one, link, other in zip(behind, behind[1:], behind[2:], strict=False)
    )


def _at_stake(noun: Token) -> bool:
    """Whether a contest is where, or by what, somebody is beaten: "in the final", "by six votes", not "after the vote"."""
    return noun.dep_ == "pobj" and noun.head.lower_ in ("in", "at", "by", "for", "to")


def usual_object(frame: Frame, context: Context) -> str:
    """Return the class that the ontology gives the object of the frame's relation."""
    relation = context.ontology.relations.get(frame.relation or "")
    return relation.range if relation is not None else "Entity"


def is_misfit(token: Token, frame: Frame, context: Context) -> bool:
    """Whether an object found for a frame is nothing that its relation can be about: none is accused but who can act."""
    return frame.object_type == "Entity" and context.is_alien(token, usual_object(frame, context))


def behind_misfits(tokens: Iterable[Token], frame: Frame, context: Context) -> tuple[Token, ...]:
    """Return the actors and places behind or touched by objects that are misfits: "blamed the raid on [Chad]"."""
    return tuple(t for one in tokens if is_misfit(one, frame, context) for t in parties(one, context))
