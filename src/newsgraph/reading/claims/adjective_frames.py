"""Typed claims of adjectives: "is responsible for", "rebel-held"."""

from __future__ import annotations

from collections.abc import Iterator

from newsgraph.lexicon import Frame, WordClass
from newsgraph.reading.analysis import child, children
from newsgraph.reading.claims.context import Context
from newsgraph.reading.claims.draft import Draft, cue_of, predicate_words, words_of
from newsgraph.reading.clauses import Clause, oblique
from newsgraph.reading.parse import Token


def adjective_claims(adjective: Token, context: Context) -> Iterator[Draft]:
    """Find claims like "Acme is responsible for the spill", "the Acme-owned plant"."""
    for frame in context.lexicon.adjectives.get(adjective.lower_, ()):
        if frame.word_class is not WordClass.ADJECTIVE or frame.relation is None:
            continue
        clause = context.clauses.of(adjective.head) if adjective.dep_ in ("acomp", "attr", "oprd") else None
        drafts = list(_adjective_drafts(frame, adjective, clause, context))
        if drafts:
            yield from drafts
            return


def _adjective_drafts(frame: Frame, adjective: Token, clause: Clause | None, context: Context) -> Iterator[Draft]:
    def fillers(slots: tuple[str, ...], wanted: str) -> tuple[Token, ...]:
        for slot in slots:
            found = tuple(t for t in _adjective_slot(adjective, slot, clause) if context.fits(t, wanted))
            if found:
                return found
        return ()

    words = (*predicate_words(clause), adjective) if clause is not None else (adjective,)
    link = next((one.surface for prep in children(adjective, "prep") for one in oblique(prep)), "")
    for subject in fillers(frame.subject, frame.subject_type):
        for target in fillers(frame.object, frame.object_type):
            if subject != target:
                yield Draft(
                    subject=subject, predicate=clause.head if clause is not None else adjective, phrase=f"{words_of(words)} {link}".strip(),
                    cue=cue_of(words), object=target, relation=frame.relation, event=frame.event, polarity=frame.polarity,
                    modality=frame.modality, ended=frame.ended, rule="adjective-frame", confidence=0.6,
                )  # fmt: skip


def _adjective_slot(adjective: Token, slot: str, clause: Clause | None) -> tuple[Token, ...]:
    if slot == "subject":
        if clause is not None:
            return clause.subjects
        return (adjective.head,) if adjective.dep_ in ("amod", "acl", "relcl") else ()
    if slot == "compound":
        return _first_element(adjective)
    found = [one.head for prep in children(adjective, "prep", "agent") for one in oblique(prep) if one.words == slot]
    if not found and clause is not None:
        found = [one.head for one in clause.obliques if one.words == slot]
    return tuple(found)


def _first_element(participle: Token) -> tuple[Token, ...]:
    """Return the first part of a hyphenated compound: "rebel" in "rebel-held"."""
    if participle.i > 1 and participle.nbor(-1).text == "-":
        first = participle.nbor(-2)
        return (first,) if first.pos_ in ("NOUN", "PROPN", "ADJ") else ()
    return ()


def is_participle_in_compound(token: Token) -> bool:
    """Whether the token is the second part of a compound like "rebel-held"."""
    return token.dep_ == "amod" and bool(_first_element(token)) and child(token, "punct") is not None
