"""Attributions within attributions: which matter, and what a denial leaves to the one around it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from newsgraph.model import Act
from newsgraph.reading.attribution.drafts import Draft, numbers


VOICES = frozenset({Act.ASSERTION, Act.WARNING})


def without_repetition(doc: Doc, drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    """Leave out cues within the content of others, save where a further voice states or denies a clause.

    What somebody is said to want, plan or think needs no voice of its own: factuality sees to it.
    """
    parted = _parted(drafts)
    return tuple(draft for draft in parted if _is_voice(doc, draft) or not _is_nested(draft, parted))


def _is_nested(draft: Draft, drafts: Sequence[Draft]) -> bool:
    return any(draft.anchor in other.content for other in drafts if other is not draft)


def _is_voice(doc: Doc, draft: Draft) -> bool:
    if draft.entry.act in (Act.DENIAL, Act.ACCUSATION, Act.CLAIM_OF_RESPONSIBILITY):
        return True
    subjects = (doc[number] for number in draft.content if doc[number].dep_ in ("nsubj", "nsubjpass"))
    return draft.entry.act in VOICES and any(subject.head.i in draft.content for subject in subjects)


def _parted(drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    """Take "which Ben denied" out of what Ana said: she does not say that he denied it."""
    asides = [
        (draft, numbers(clause.subtree))
        for draft in drafts
        if draft.entry.act is Act.DENIAL and draft.content and (clause := _relative(draft)) is not None
    ]
    return tuple(
        replace(draft, content=draft.content.difference(*(aside for other, aside in asides if other is not draft)))
        for draft in drafts
    )


def _relative(draft: Draft) -> Token | None:
    """Return the verb of a cue that stands behind its content in a relative clause."""
    behind = max(draft.content) < draft.anchor
    return next((token for token in draft.cue if token.dep_ == "relcl"), None) if behind else None
