"""Typed claims of verbs: frames of the lexicon laid over clauses."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import product

from newsgraph.lexicon import Frame
from newsgraph.model import Act, Modality, Polarity
from newsgraph.reading.analysis import child, children
from newsgraph.reading.claims.adjective_frames import adjective_claims, is_participle_in_compound
from newsgraph.reading.claims.context import Context
from newsgraph.reading.claims.draft import Draft, DraftArgument, cue_of, no_words, predicate_words, words_of
from newsgraph.reading.claims.light import Carrier, light_verb
from newsgraph.reading.claims.misfits import behind_misfits, is_other_sense, usual_object
from newsgraph.reading.claims.noun_frames import done_to_party, noun_claims, perpetrated
from newsgraph.reading.claims.phrases import attached, further
from newsgraph.reading.claims.purposes import helped
from newsgraph.reading.claims.slots import (
    authors,
    bearer,
    deeds_to_come,
    deep_slot,
    done_to,
    is_time,
    particles,
    party_behind,
    predicated,
    raised,
    sides,
    slot_of_noun,
)
from newsgraph.reading.clauses import Clause
from newsgraph.reading.parse import Token
from newsgraph.reading.slots import counted


__all__ = [
    "Carrier", "Filled", "adjective_claims", "bearer", "best_frame", "is_participle_in_compound", "light_verb", "noun_claims",
    "perpetrated", "slot_of_noun", "verb_claims",
]  # fmt: skip

FRAMED = 0.85  # confidence of what a frame says
MEANT = 0.3  # too unsure for the graph: who refuses to hand over a man need not reject him
BESIDE = 0.6  # what else a clause says
DEMANDED = 0.5  # an implied demand
ALLEGED = 0.3  # too unsure for the graph: the police that say who fired accuse nobody in so many words
HUNG_ON_OBJECT = frozenset(
    {"to", "against", "on", "from", "with"}
)  # phrases that the parser may hang on the object: "gave a ton of rice to"


NEARBY: dict[str, Callable[[Token, Context], tuple[Token, ...]]] = {
    "aim": lambda verb, context: _aims(verb, context, hostile=False),
    "author": authors,
    "complement": lambda verb, context: context.clauses.by_token[verb.i].complements,
    "harm": lambda verb, context: _aims(verb, context, hostile=True),
    "helped": helped,
    "predicated": lambda verb, _: predicated(verb),
    "raised": lambda verb, _: raised(verb),
}
"""Slots that stand neither in the clause itself nor in a phrase of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """A frame whose slots have been found."""

    frame: Frame
    subjects: tuple[Token, ...]
    objects: tuple[Token, ...]
    object_slot: str
    words: tuple[Token, ...]  # words of the predicate beyond its head
    narrowness: int = 0  # of the type that the object is asked to have

    @property
    def rank(self) -> tuple[int, int, int, int]:
        """The more words, filled slots and asked-for types, and the narrower the object's, the more specific."""
        frame = self.frame
        typed = (frame.subject_type != "Entity") + (frame.object_type != "Entity")
        told = (
            bool(self.objects) and self.objects != self.subjects
        )  # "They fought": one another, if nobody else is named
        named = self.object_slot == "predicated"  # "called her a liar" is no phone call
        return 2 * len(frame.word.split()) + named, bool(self.subjects) + told, typed, self.narrowness


def verb_claims(clause: Clause, context: Context) -> Iterator[Draft]:
    """Find claims like "Acme handed the plant over to Widgets", typed by the best frame of each relation's verb."""
    best = best_frame(clause, context)
    if best is not None and best.frame.relation is not None:
        drafts = list(_drafts(best, clause))
        yield from drafts
        if best.object_slot != "party":
            yield from done_to_party(drafts, context)
    for other in context.once(_filled_frames, clause.head):
        if other.frame.beside and other.frame.relation is not None:
            yield from (replace(draft, rule="beside-frame", confidence=BESIDE) for draft in _drafts(other, clause))
    yield from _demanded(clause, context)
    yield from _threatened(clause, context)
    yield from _alleged(clause, context)


def best_frame(clause: Clause, context: Context) -> Filled | None:
    """Return the most specific frame of the clause's verb whose slots are filled as it asks; of equals, the first."""
    return context.once(_best_frame, clause.head)


def _best_frame(verb: Token, context: Context) -> Filled | None:
    senses = (found for found in context.once(_filled_frames, verb) if not found.frame.beside)
    return max(senses, key=lambda found: found.rank, default=None)


def _filled_frames(verb: Token, context: Context) -> tuple[Filled, ...]:
    clause = context.clauses.by_token[verb.i]
    frames = context.lexicon.verb_frames(verb.lemma_, clause.nearby)
    filled = (_fill(frame, clause, context) for frame in frames)
    return tuple(found for found in filled if found is not None)


def _fill(frame: Frame, clause: Clause, context: Context) -> Filled | None:
    words = particles(frame.word, clause)
    if words is None or any(particle not in words for particle in children(clause.head, "prt")):
        return None
    if is_other_sense(frame, clause, words, context):
        return None
    subjects = _first(frame.subject, clause, words, context, (frame.subject_type, "Entity"))[1]
    usual = usual_object(frame, context)
    slot, objects = _first(frame.object, clause, words, context, (frame.object_type, usual))
    if slot and slot in frame.subject and len(subjects) == 1:
        subjects = objects = sides(subjects[0], context) or subjects
    if frame.object and not objects:
        found = _first(frame.object, clause, words, context, (frame.object_type, "Entity"))[1]
        slot, objects = "party", behind_misfits(found, frame, context)
    if frame.object and not objects:
        return None
    if frame.subject and not subjects and not clause.passive:
        return None
    return Filled(
        frame=frame, subjects=subjects, objects=objects, object_slot=slot, words=words,
        narrowness=min(len(context.ontology.ancestors(name)) for name in frame.object_type.split("|")),
    )  # fmt: skip


def _first(
    slots: tuple[str, ...], clause: Clause, taken: tuple[Token, ...], context: Context, classes: tuple[str, str]
) -> tuple[str, tuple[Token, ...]]:
    """Return the first slot with fillers of the class that the frame wants or its relation allows, and those fillers."""
    for slot in slots:
        fillers = _fillers(slot, clause, taken, context)
        meant = (t if context.suits(t, *classes) else counted(t) for t in fillers)
        found = tuple(t for t in meant if (t not in taken or slot == "word") and context.suits(t, *classes))
        if found:
            return slot, found
    return "", ()


def _fillers(slot: str, clause: Clause, taken: tuple[Token, ...], context: Context) -> tuple[Token, ...]:
    nouns = [noun for noun in taken if noun.pos_ == "NOUN"]
    if slot in NEARBY:
        heads = (clause.head, *(verb for verb in taken if verb.pos_ == "VERB"))
        return next((found for head in heads if (found := NEARBY[slot](head, context))), ())
    if slot == "word":
        return tuple(nouns[-1:])
    if slot == "party":
        return tuple(t for noun in (*nouns, *clause.slot("object")) for t in party_behind(noun, context))
    inner = [one for verb in taken if verb.pos_ == "VERB" and (one := context.clauses.of(verb)) is not None]
    clauses = (clause,) if slot == "subject" else (clause, *inner)
    found = tuple(
        t for one in clauses for t in one.slot(slot) if slot == "subject" or not (is_time(t) or _is_amount(t, slot))
    )
    found = found or tuple(t for noun in nouns for t in deep_slot(noun, slot))
    if found or slot not in HUNG_ON_OBJECT:
        return found
    hung = (t for noun in clause.slot("object") if noun not in taken for t in deep_slot(noun, slot))
    return tuple(t for t in hung if context.fits(t, "Agent|Place"))


def _is_amount(token: Token, slot: str) -> bool:
    """Whether a bare number after a preposition only measures: "fell to 6"; "killed 6" is of people."""
    return slot not in ("object", "dative") and token.pos_ == "NUM" and child(token, "prep") is None


def _aims(verb: Token, context: Context, *, hostile: bool) -> tuple[Token, ...]:
    """Return whom a deed to come is done to, if it is one of conflict or if it is none: "vowed to [attack Chad]"."""
    for deed in deeds_to_come(verb):
        if hostile == _quad(deed, context).endswith("Conflict") and (found := done_to(deed, context)):
            return found
    return ()


def _quad(verb: Token, context: Context) -> str:
    """Return what kind of cooperation or conflict a verb tells of: "MaterialConflict" of "shelled", "" of "slept"."""
    clause = context.clauses.of(verb)
    best = best_frame(clause, context) if clause is not None else None
    relation = context.ontology.relations.get(best.frame.relation or "") if best is not None else None
    return (relation.quad or "") if relation is not None else ""


def _drafts(filled: Filled, clause: Clause) -> Iterator[Draft]:
    frame = filled.frame
    words = (*predicate_words(clause), *filled.words)
    slot = filled.object_slot
    preposition = next((one for one in clause.obliques if one.words == slot), None)
    phrase = words_of(words) + (
        f" {preposition.surface}" if preposition is not None and slot not in frame.word.split() else ""
    )
    reversed_words = clause.passive and slot == "object"  # "was sold by" says it the other way round, as an open claim
    for subject in filled.subjects:
        for target in filled.objects or (None,):
            if subject == target:
                continue
            yield Draft(
                subject=subject, predicate=clause.head, phrase="" if reversed_words else phrase,
                cue=no_words(clause.head) if reversed_words else cue_of(words), object=target, relation=frame.relation,
                event=frame.event, arguments=() if reversed_words else _arguments(target, clause, filled),
                polarity=frame.polarity, modality=frame.modality,
                ended=frame.ended, rule="verb-frame", confidence=MEANT if slot in ("aim", "harm") or (slot == "party" and "party" not in frame.object) else FRAMED,
            )  # fmt: skip


def _arguments(target: Token | None, clause: Clause, filled: Filled) -> tuple[DraftArgument, ...]:
    """Return the phrases of the object and of the clause that no slot has taken."""
    own = attached(target) if target is not None else ()
    known = {*filled.subjects, *filled.objects, *filled.words}
    return tuple(one for one in (*own, *further(clause)) if one.head not in known)


def _demanded(clause: Clause, context: Context) -> Iterator[Draft]:
    """Find demands in what somebody says: "Oslo said Niger must free the pilots"."""
    cue = context.lexicon.cue_verbs.get(clause.head.lemma_)
    if cue is None or cue.act is not Act.ASSERTION or "pressures" not in context.ontology.relations:
        return
    for content in children(clause.head, "ccomp"):
        modal = next((context.lexicon.modals.get(word.lower_) for word in children(content, "aux")), None)
        inner = context.clauses.of(content)
        if modal is None or modal.modality is not Modality.OBLIGATION or inner is None:
            continue
        for speaker in clause.slot("subject"):
            for target in inner.subjects:
                if target.pos_ != "PRON" and target != speaker and context.fits(target, "Agent"):
                    yield Draft(
                        subject=speaker, predicate=clause.head, phrase="", cue=no_words(content), object=target,
                        relation="pressures", rule="demanded", confidence=DEMANDED,
                    )  # fmt: skip


def _threatened(clause: Clause, context: Context) -> Iterator[Draft]:
    """Find whom a threat is against: "Chad threatened to retake the valley"."""
    above = clause.chain[-1] if clause.chain else None
    if above is None or above.lemma_ not in context.lexicon.words("threatening verbs"):
        return
    best = best_frame(clause, context)
    targets = best.objects if best is not None and best.frame.relation is not None else clause.slot("object")
    for speaker in clause.slot("subject"):
        for target in targets:
            if target != speaker and context.fits(speaker, "Agent") and context.fits(target, "Agent|Place"):
                yield Draft(
                    subject=speaker, predicate=above, phrase="", cue=no_words(clause.head), object=target, relation="threatens",
                    rule="threatened", confidence=DEMANDED,
                )  # fmt: skip


def _alleged(clause: Clause, context: Context) -> Iterator[Draft]:
    """Find accusations in what somebody says: "Oslo said that Niger had shelled the port"."""
    cue = context.lexicon.cue_verbs.get(clause.head.lemma_)
    if cue is None or cue.act is not Act.ASSERTION or "accuses" not in context.ontology.relations:
        return
    for content in children(clause.head, "ccomp"):
        inner, judged = context.clauses.of(content), context.factuality(content)
        plain = judged.polarity is Polarity.ASSERTED and judged.modality is Modality.CERTAIN
        if inner is None or not plain or _quad(content, context) != "MaterialConflict":
            continue
        for speaker, target in product(clause.slot("subject"), inner.slot("subject")):
            if target.pos_ != "PRON" and target != speaker and context.fits(target, "Agent"):
                yield Draft(
                    subject=speaker, predicate=clause.head, phrase="", cue=no_words(content), object=target,
                    relation="accuses", rule="alleged", confidence=ALLEGED,
                )  # fmt: skip
