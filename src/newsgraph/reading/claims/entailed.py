"""What claims say besides: who wins an election took part in it, who signs a treaty is party to it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from newsgraph.model import Act, Modality, Polarity
from newsgraph.reading.claims.context import Context
from newsgraph.reading.claims.draft import Draft, no_words, unsaid
from newsgraph.reading.claims.light import light_verb
from newsgraph.reading.claims.slots import party_behind
from newsgraph.reading.factuality import PLAIN
from newsgraph.reading.parse import Token
from newsgraph.reading.voices import Voices


DEEDS = ("Attack", "Coup", "Killing", "MilitaryOffensive", "Crime", "Expulsion", "Siege")
HARM = (*DEEDS, "Abduction", "Accident", "Corruption", "Disaster", "Explosion", "Torture")
BEHIND_A_DEED = 0.5
LAID_DOWN = 0.3  # too unsure for the graph: who brings in a bill has not yet done what it says
REJECTED = ("denied-noun", "accused-noun")  # whose truth the verb above decides: "dismissed the case against Ana"


def entailed(draft: Draft, context: Context) -> Iterator[Draft]:
    """Find what the lexicon's entailments make of a claim: "Ana won the vote", so Ana took part in it."""
    if draft.object is None or draft.relation is None or draft.rule in REJECTED:
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


def accused_by(draft: Draft, context: Context, voices: Voices) -> Iterator[Draft]:
    """Find whom somebody accuses by saying who did it: "The mayor said rebels were responsible"."""
    if not _lays_blame(draft, context) or context.factuality(draft.predicate) != PLAIN:
        return
    heard = voices.over(draft.predicate)[0]
    said = heard.attributions[0] if heard.said else None
    doubted = (heard.polarity, heard.modality) != (Polarity.ASSERTED, Modality.CERTAIN)
    if said is None or said.source is None or said.act is not Act.ASSERTION or doubted:
        return
    source, accused = context.mentions.get(said.source), context.mention(draft.subject)
    speaker, cue = context.analysis.root(source.head), context.analysis.root(said.cue)
    if speaker is not None and cue is not None and accused is not None and accused.chain != source.chain:
        yield replace(
            unsaid(draft), subject=speaker, predicate=cue, cue=no_words(cue), object=draft.subject, value=None,
            relation="accuses", rule="accused-by", confidence=BEHIND_A_DEED,
        )  # fmt: skip


def _lays_blame(draft: Draft, context: Context) -> bool:
    """Whether a claim lays something bad to somebody: "was responsible", "was behind the raid"."""
    if draft.relation == "responsibleFor":
        kind = context.event_class(draft.object) if draft.object is not None else None
        return kind is not None and any(context.ontology.is_a(kind, harm) for harm in HARM)
    words = context.lexicon.words("words of blame")
    return draft.relation == "characterisedAs" and draft.value is not None and draft.value.split()[0] in words


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
            sure = min(draft.confidence, BEHIND_A_DEED)
            yield replace(unsaid(draft), subject=doer, rule="done-by", confidence=sure)


def laid_down(draft: Draft, context: Context) -> Iterator[Draft]:
    """Find who does what a text of theirs does: "Oslo signed a decree granting asylum to Ana", "a bill that would ban imports"."""
    text, relation = draft.subject, context.ontology.relations.get(draft.relation or "")
    verb = text.head if text.dep_ == "dobj" else None
    if (
        relation is None
        or not relation.quad
        or verb is None
        or text.lemma_ not in context.lexicon.words("binding texts")
    ):
        return
    clause = context.clauses.of(verb) if verb.lemma_ in context.lexicon.words("verbs of lawgiving") else None
    if draft.predicate.dep_ not in ("acl", "relcl") or draft.predicate.head != text or clause is None:
        return
    for maker in clause.slot("subject"):
        if maker != draft.object and context.fits(maker, "Agent"):
            yield replace(unsaid(draft), subject=maker, rule="laid-down", confidence=LAID_DOWN)


def _doers(deed: Token, context: Context) -> tuple[Token, ...]:
    carrier = light_verb(deed, context)
    if carrier is not None and carrier.role == "agent" and carrier.clause.head.lemma_ not in context.lexicon.copulas:
        return carrier.clause.slot("subject")
    return party_behind(deed, context)
