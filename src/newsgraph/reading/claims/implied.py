"""What somebody does by what they say or refuse: whom they press by waiting for them, whom they turn away, whom they meet."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, product

from newsgraph.model import Act, Modality, Polarity
from newsgraph.reading.analysis import children
from newsgraph.reading.claims.context import Context
from newsgraph.reading.claims.draft import Draft, no_words
from newsgraph.reading.claims.frames import best_frame
from newsgraph.reading.clauses import Clause
from newsgraph.reading.parse import Token


PRESSED = 0.5  # confidence that who makes a deed wait for somebody's wants it of them
SPOKEN_FOR = 0.3  # too unsure for the graph: who tells of another's refusal need not share it
TOGETHER = 0.3  # too unsure for the graph: not all who attend a summit speak with one another
GATHERINGS = ("Meeting", "Negotiation", "Conference")


def bargained(clause: Clause, context: Context) -> Iterator[Draft]:
    """Find whom somebody presses by making a deed wait for theirs: "Guards said they will not end the strike until Oslo pays".

    The deed refused must be one that is done for others: who will not rain bombs before dawn asks nothing of anybody.
    """
    judged = context.factuality(clause.head)
    if judged.polarity is not Polarity.NEGATED or not _is_a_favour(clause, context):
        return
    said = _said_by(clause, context)
    predicate = said.head if said is not None else clause.head
    for speaker in said.slot("subject") if said is not None else clause.slot("subject"):
        own = said is None or any(_same(speaker, one, context) for one in clause.subjects)
        for target in (one for condition in _conditions(clause.head, context) for one in _doers(condition, context)):
            if target.pos_ != "PRON" and not _same(speaker, target, context) and context.fits(target, "Agent"):
                yield Draft(
                    subject=speaker, predicate=predicate, phrase="", cue=no_words(predicate), object=target, relation="pressures",
                    polarity=Polarity.ASSERTED if said is not None else Polarity.NEGATED, modality=Modality.PROBABLE,
                    rule="bargained", confidence=PRESSED if own else SPOKEN_FOR,
                )  # fmt: skip


def _is_a_favour(clause: Clause, context: Context) -> bool:
    """Whether a verb tells of a deed of cooperation: "lift the embargo", "release the crew"."""
    best = best_frame(clause, context)
    relation = context.ontology.relations.get(best.frame.relation or "") if best is not None else None
    return relation is not None and (relation.quad or "").endswith("Cooperation")


def _said_by(clause: Clause, context: Context) -> Clause | None:
    """Return the clause of the verb of speech that a clause is the content of."""
    above = clause.head.head if clause.head.dep_ == "ccomp" else None
    cue = context.lexicon.cue_verbs.get(above.lemma_) if above is not None else None
    return context.clauses.of(above) if above is not None and cue is not None and cue.act is not Act.DENIAL else None


def _conditions(verb: Token, context: Context) -> Iterator[Token]:
    """Yield the verbs that a deed waits for: "until Oslo [pays]", "if Oslo does not [pay]"."""
    for part in children(verb, "advcl"):
        mark = next((word.lower_ for word in part.children if word.dep_ in ("mark", "advmod") and word.i < part.i), "")
        absent = mark == "if" and context.factuality(part).polarity is Polarity.NEGATED
        if absent or mark in context.lexicon.words("words of waiting"):
            yield part
            yield from children(part, "conj")


def _doers(verb: Token, context: Context) -> Iterator[Token]:
    """Yield who does what is waited for, in what somebody is to be sure of too: "until she is satisfied that [Oslo] obeys"."""
    clause = context.clauses.of(verb)
    named = tuple(t for t in clause.slot("subject") if t.pos_ != "PRON") if clause is not None else ()
    yield from named
    if not named:
        for inner in (
            *children(verb, "ccomp"),
            *(one for word in children(verb, "acomp") for one in children(word, "ccomp")),
        ):
            yield from _doers(inner, context)


def turned_away(clause: Clause, context: Context) -> Iterator[Draft]:
    """Find whom somebody will not have: "Oslo said Ana would not be welcome", "Chad said that raids cannot be tolerated"."""
    said = _said_by(clause, context)
    words = {clause.head.lemma_, *(word.lemma_ for word in clause.complements)}
    admitted = not words.isdisjoint(context.lexicon.words("words of admission"))
    if said is None or not admitted or context.factuality(clause.head).polarity is not Polarity.NEGATED:
        return
    for speaker, target in product(said.slot("subject"), clause.subjects):
        known = target.pos_ != "PRON" and not _same(speaker, target, context)
        if known and (clause.passive or clause.complements) and context.fits(speaker, "Agent"):
            yield Draft(
                subject=speaker, predicate=said.head, phrase="", cue=no_words(clause.head), object=target, relation="rejects",
                rule="turned-away", confidence=PRESSED,
            )  # fmt: skip


def together(clause: Clause, context: Context) -> Iterator[Draft]:
    """Find who meets at what they attend together: "Ana Silva and Ben Cole attended a summit"."""
    found = (*clause.slot("object"), *(one.head for one in clause.obliques if one.words in ("in", "at")))
    meeting = next((noun for noun in found if _is_gathering(noun, context)), None)
    if meeting is None or clause.head.lemma_ not in context.lexicon.words("verbs of attending"):
        return
    for one, other in combinations(clause.slot("subject"), 2):
        if context.fits(one, "Agent") and context.fits(other, "Agent"):
            for subject, target in ((one, other), (other, one)):
                yield Draft(
                    subject=subject, predicate=clause.head, phrase="", cue=no_words(clause.head), object=target,
                    relation="meets", rule="together", confidence=TOGETHER,
                )  # fmt: skip


def _is_gathering(noun: Token, context: Context) -> bool:
    kind = context.type_of(noun)
    return kind is not None and any(context.ontology.is_a(kind, name) for name in GATHERINGS)


def _same(one: Token, other: Token, context: Context) -> bool:
    """Whether two words speak of the same thing."""
    first, second = context.mention(one), context.mention(other)
    return one == other or (first is not None and second is not None and first.chain == second.chain)
