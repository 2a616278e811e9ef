"""Attributions within attributions: which matter, and what a denial leaves to the one around it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from newsgraph.model import Act
from newsgraph.reading.attribution.drafts import Draft, numbers
from newsgraph.reading.parse import Doc, Token


VOICES = frozenset({Act.ASSERTION, Act.WARNING})


def without_repetition(doc: Doc, drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    """Leave out cues within the content of others, save where a further voice states or denies a clause.

    What somebody is said to want, plan or think needs no voice of its own: factuality sees to it.
    """
    parted = _parted(drafts)
    said = Counter(number for draft in parted for number in draft.content)
    return tuple(draft for draft in parted if _is_voice(doc, draft) or not _is_nested(draft, said))


def _is_nested(draft: Draft, said: Mapping[int, int]) -> bool:
    """Whether a cue stands in the content of another, by how many contents each token stands in."""
    return said.get(draft.anchor, 0) > (draft.anchor in draft.content)


def _is_voice(doc: Doc, draft: Draft) -> bool:
    if draft.entry.act in (Act.DENIAL, Act.ACCUSATION, Act.CLAIM_OF_RESPONSIBILITY):
        return True
    subjects = (doc[number] for number in draft.content if doc[number].dep_ in ("nsubj", "nsubjpass"))
    return draft.entry.act in VOICES and any(subject.head.i in draft.content for subject in subjects)


def _parted(drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    """Take "which Ben denied" out of what Ana said: she does not say that he denied it."""
    asides: dict[int, list[int]] = defaultdict(list)  # the denials in whose relative clause each token stands
    for at, draft in enumerate(drafts):
        if draft.entry.act is Act.DENIAL and draft.content and (clause := _relative(draft)) is not None:
            for number in numbers(clause.subtree):
                asides[number].append(at)
    return tuple(
        replace(draft, content=frozenset(one for one in draft.content if asides.get(one, [at]) == [at]))
        for at, draft in enumerate(drafts)
    )


def _relative(draft: Draft) -> Token | None:
    """Return the verb of a cue that stands behind its content in a relative clause."""
    behind = max(draft.content) < draft.anchor
    return next((token for token in draft.cue if token.dep_ == "relcl"), None) if behind else None
