"""What claims say besides: who wins an election took part in it, who signs a treaty is party to it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from newsgraph.reading.claims.context import Context
from newsgraph.reading.claims.draft import Draft, unsaid
from newsgraph.reading.claims.light import light_verb
from newsgraph.reading.claims.slots import party_behind


DEEDS = ("Attack", "Coup", "Killing", "MilitaryOffensive", "Crime", "Expulsion", "Siege")
BEHIND_A_DEED = 0.5


def entailed(draft: Draft, context: Context) -> Iterator[Draft]:
    """Find what the lexicon's entailments make of a claim: "Ana won the vote", so Ana took part in it."""
    if draft.object is None or draft.relation is None:
        return
    several = draft.object.tag_ in ("NNS", "NNPS")
    for one in context.lexicon.entailments.get(draft.relation, ()):
        if one.single and several:
            continue
        if context.fits(draft.subject, one.subject_type) and context.fits(draft.object, one.object_type):
            subject, target = (draft.object, draft.subject) if one.inverse else (draft.subject, draft.object)
            yield replace(
                unsaid(draft),
                subject=subject,
                object=target,
                relation=one.also,
                rule="entailed",
                unless_negated=not one.either_way,
            )


def done_by(draft: Draft, context: Context) -> Iterator[Draft]:
    """Find who does what a deed of theirs does: "Ali staged a coup that ousted Ana", "Chad's raids killed Ana"."""
    kind = context.event_class(draft.subject)
    relation = context.ontology.relations.get(draft.relation or "")
    if kind is None or relation is None or not any(context.ontology.is_a(kind, deed) for deed in DEEDS):
        return
    if not relation.group.endswith("conflict"):
        return
    for doer in _doers(draft.subject, context):
        if doer != draft.object and context.fits(doer, "Agent"):
            yield replace(unsaid(draft), subject=doer, rule="done-by", confidence=BEHIND_A_DEED)


def _doers(deed: Token, context: Context) -> tuple[Token, ...]:
    carrier = light_verb(deed, context)
    if carrier is not None and carrier.role == "agent" and carrier.clause.head.lemma_ not in context.lexicon.copulas:
        return carrier.clause.slot("subject")
    return party_behind(deed, context)
