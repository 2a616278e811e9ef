"""Typed claims of nouns: with their own slots, or those of the light verb or copula that carries them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from newsgraph.lexicon import Frame
from newsgraph.model import Modality, Polarity
from newsgraph.reading.analysis import children
from newsgraph.reading.claims.context import Context
from newsgraph.reading.claims.draft import Draft, DraftArgument, cue_of, no_words, predicate_words, unsaid, words_of
from newsgraph.reading.claims.light import Carrier, light_verb
from newsgraph.reading.claims.misfits import is_misfit
from newsgraph.reading.claims.phrases import attached, further, is_date
from newsgraph.reading.claims.slots import bearer, parties, slot_of_noun
from newsgraph.reading.clauses import Clause, Oblique
from newsgraph.reading.parse import Token
from newsgraph.reading.slots import STACKED


ENDED = 0.45  # what a verb says is over, or will be, stands behind what the verb says
BEHIND = 0.3  # too unsure for the graph: praise for a plan is not yet praise for its maker


def noun_claims(noun: Token, context: Context) -> Iterator[Draft]:
    """Find claims like "Acme's support for Widgets", "Acme carried out raids on Widgets", "Acme is a haven for thieves"."""
    return iter(context.once(_noun_claims, noun))


def _noun_claims(noun: Token, context: Context) -> tuple[Draft, ...]:
    if _in_preposition(noun):
        return ()
    carrier = light_verb(noun, context)
    best: tuple[tuple[int, int], Frame, list[Draft]] | None = None
    for frame in context.lexicon.nouns.get(noun.lemma_, ()):
        if frame.relation is None or not _ends_with(noun, frame.word) or _is_other_sense(frame, noun, context):
            continue
        drafts = [_of_its_time(draft, noun, context) for draft in _noun_drafts(frame, noun, carrier, context)]
        if drafts:
            rank = (len(frame.word.split()), (frame.subject_type != "Entity") + (frame.object_type != "Entity"))
            if best is None or rank > best[0]:
                best = (rank, frame, drafts)
    if best is None:
        return ()
    _, sense, drafts = best
    odd = [one for one in drafts if one.object is not None and is_misfit(one.object, sense, context)]
    implied = done_to_party(drafts if carrier is not None else odd, context)
    return (*(one for one in drafts if one not in odd), *implied)


def _is_other_sense(frame: Frame, noun: Token, context: Context) -> bool:
    """Whether the article speaks for another sense of the noun than the frame's: "a strike" of miners is no attack."""
    meant = context.event_class(noun) if frame.word == noun.lemma_ and frame.event is not None else None
    return meant not in (None, frame.event) and f"beside {meant}" in context.lexicon.sets


def _in_preposition(noun: Token) -> bool:
    """Whether a noun only helps to say where: "in [front] of the ministry"."""
    words = noun.doc[max(noun.i - 1, 0) : noun.i + 2]
    return " ".join(word.lower_ for word in words) in STACKED


def done_to_party(drafts: list[Draft], context: Context) -> Iterator[Draft]:
    """Find whom it is done to by what is done to their deed: "Ana praised [Chad]'s plan", "Oslo cut its aid to [Niger]"."""
    for draft in drafts:
        for party in parties(draft.object, context) if draft.object is not None else ():
            if party != draft.subject:
                yield replace(unsaid(draft), object=party, confidence=BEHIND, arguments=())


DEEDS = ("Attack", "Coup", "Conflict", "MilitaryOffensive", "Crime")
GATHERINGS = ("Meeting", "Election", "Protest", "Rally", "Ceremony", "Trial", "Vote")


def perpetrated(noun: Token, context: Context) -> Iterator[Draft]:
    """Find who did what has a name of its own: "Officers staged a coup", "Delegates attended a summit"."""
    kind = context.event_class(noun)
    if kind is None or (carrier := light_verb(noun, context)) is None or carrier.role != "agent":
        return
    if carrier.clause.head.lemma_ in context.lexicon.copulas or any(noun_claims(noun, context)):
        return
    conflict = any(context.ontology.is_a(kind, name) for name in DEEDS)
    if not conflict and not any(context.ontology.is_a(kind, name) for name in GATHERINGS):
        return
    words = (*predicate_words(carrier.clause), *carrier.words)
    for doer in carrier.clause.slot("subject"):
        if doer != noun and context.fits(doer, "Agent"):
            yield Draft(
                subject=doer, predicate=carrier.clause.head, phrase=words_of(words), cue=cue_of(words), object=noun,
                relation="perpetrates" if conflict else "participatesIn", event=kind, rule="light-verb", confidence=0.6,
            )  # fmt: skip


def _ends_with(noun: Token, phrase: str) -> bool:
    before = phrase.split()[:-1]
    start = noun.i - len(before)
    return start >= 0 and all(noun.doc[start + at].lower_ == word for at, word in enumerate(before))


def _noun_drafts(frame: Frame, noun: Token, carrier: Carrier | None, context: Context) -> Iterator[Draft]:
    subjects = _noun_slot(frame.subject, noun, context, frame.subject_type)[1]
    mutual = _is_mutual(frame, context)
    object_slot, objects = _noun_slot(frame.object, noun, context, frame.object_type, taken=() if mutual else subjects)
    implied = False
    if carrier is not None:
        doers = tuple(t for t in carrier.clause.slot("subject") if t != noun)
        wanted = frame.subject_type if carrier.role == "agent" else frame.object_type
        doers = tuple(t for t in doers if context.fits(t, wanted))
        if carrier.role == "agent" and doers:
            subjects, implied = doers, True
            if not objects or objects == doers:
                object_slot, objects = _noun_slot(frame.object, noun, context, frame.object_type, taken=doers)
        elif carrier.role == "target" and doers and "self" not in frame.subject:
            objects, object_slot = doers, "light"
        if not objects:
            object_slot, objects = _verb_slot(frame.object, carrier.clause, noun, context, frame.object_type)
        if not subjects:
            subjects = _verb_slot(frame.subject, carrier.clause, noun, context, frame.subject_type)[1]
        if implied and mutual and not objects:
            object_slot, objects = "light", doers  # "Chad and Niger held talks"
    if not subjects:
        subjects = _of_series(frame, noun, context)
    if not subjects and noun.dep_ == "appos" and context.fits(noun.head, frame.subject_type):
        subjects = (noun.head,)
    yield from _pairs(frame, noun, carrier if implied else None, (subjects, objects), object_slot)


def _is_mutual(frame: Frame, context: Context) -> bool:
    """Whether those in one slot are each other's sides: "talks of Chad and Mali", but not "threats of rebels and bandits"."""
    relation = context.ontology.relations.get(frame.relation or "")
    shared = {*frame.subject} & {*frame.object}
    return "between" in shared or (bool(shared) and (relation is None or relation.symmetric))


def _of_series(frame: Frame, noun: Token, context: Context) -> tuple[Token, ...]:
    """Return who is behind a series that the noun is an instance of: "carried out raids, including an attack on a town"."""
    if noun.dep_ != "pobj" or noun.head.lower_ not in ("including", "like", "as"):
        return ()
    series = noun.head.head
    named = next((t for of in children(series, "prep") if of.lower_ == "of" for t in children(of, "pobj")), series)
    if named == noun or context.event_class(named) != context.event_class(noun):
        return ()
    carrier = light_verb(named, context)
    if carrier is not None and carrier.role == "agent":
        return tuple(t for t in carrier.clause.slot("subject") if context.fits(t, frame.subject_type))
    return _noun_slot(frame.subject, named, context, frame.subject_type)[1]


def _pairs(
    frame: Frame,
    noun: Token,
    carrier: Carrier | None,
    fillers: tuple[tuple[Token, ...], tuple[Token, ...]],
    slot: str,
) -> Iterator[Draft]:
    subjects, objects = fillers
    words: tuple[Token, ...] = (noun,)
    predicate = noun
    if carrier is not None:
        inner = [t for t in noun.doc[carrier.clause.head.i + 1 : noun.i + 1] if noun.i - carrier.clause.head.i <= 8]  # noqa: PLR2004
        words = (*predicate_words(carrier.clause), *carrier.words, *(inner or (noun,)))
        predicate = carrier.clause.head
    link = "" if slot in ("light", "poss", "compound", "object", "subject") else f" {slot}"
    for subject in subjects:
        for target in objects:
            if target in (subject, noun) or (noun == subject and "self" not in frame.subject):
                continue
            yield Draft(
                subject=subject, predicate=predicate, phrase=words_of(words) + link if carrier is not None else "",
                cue=cue_of(words) if carrier is not None else no_words(noun), object=target, relation=frame.relation,
                event=frame.event, arguments=_arguments(target, carrier, {*subjects, *objects, noun}), polarity=frame.polarity,
                modality=frame.modality, ended=frame.ended,
                rule="light-verb" if carrier is not None else "noun-frame", confidence=0.75 if carrier is not None else 0.55,
            )  # fmt: skip


def _of_its_time(draft: Draft, noun: Token, context: Context) -> Draft:
    """Mark what the verb above ends: "lifted the ban" tells that there was one; "will lift the ban" has it stand still."""
    verb = noun.head
    ends = noun.dep_ in ("dobj", "nsubjpass") and verb.lemma_ in context.lexicon.words("ending verbs")
    if not ends or draft.rule == "light-verb":
        return draft
    judged = context.factuality(verb)
    over = judged.polarity is Polarity.ASSERTED and judged.modality is Modality.CERTAIN
    return replace(draft, ended=draft.ended or over, confidence=ENDED)


def _arguments(target: Token, carrier: Carrier | None, known: set[Token]) -> tuple[DraftArgument, ...]:
    """Return the phrases of the object and of the light verb that no slot has taken."""
    if carrier is None:
        return ()
    return tuple(one for one in (*attached(target), *further(carrier.clause)) if one.head not in known)


def _noun_slot(
    slots: Iterable[str], noun: Token, context: Context, wanted: str, *, taken: tuple[Token, ...] = ()
) -> tuple[str, tuple[Token, ...]]:
    for slot in slots:
        if slot == "compound" and _is_calling(noun, context):
            continue
        found = tuple(
            t for t in slot_of_noun(noun, slot) if t not in taken and context.mention(t) and context.fits(t, wanted)
        )
        if found:
            return slot, found
    return "", ()


def _is_calling(noun: Token, context: Context) -> bool:
    """Whether a noun before a name says what somebody does, so that a state before it is theirs: "Chadian challenger Ali Said"."""
    return noun.lemma_.lower() in context.lexicon.words("callings") and bearer(noun) != noun


def _verb_slot(
    slots: Iterable[str], clause: Clause, noun: Token, context: Context, wanted: str
) -> tuple[str, tuple[Token, ...]]:
    """Return fillers that the parser hung on the light verb: "carried out attacks [on the town]"."""
    for slot in slots:
        obliques: Iterable[Oblique] = (one for one in clause.obliques if one.words == slot and one.prep.i > noun.i)
        found = tuple(one.head for one in obliques if not is_date(one.head) and context.fits(one.head, wanted))
        if slot == "by":
            found = tuple(t for t in clause.agents if context.fits(t, wanted))
        if found:
            return slot, found
        if slot in ("of", "to", "for") and clause.datives:
            return "to", tuple(t for t in clause.datives if context.fits(t, wanted))
    return "", ()
