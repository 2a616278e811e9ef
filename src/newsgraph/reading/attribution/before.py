"""Denials of what was told before: "The firm denies this", "The ministry rejected the allegations"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from newsgraph.lexicon import Lexicon
from newsgraph.model import Act
from newsgraph.reading.analysis import child, children
from newsgraph.reading.attribution.drafts import Draft, numbers
from newsgraph.reading.factuality.conditions import is_condition
from newsgraph.reading.parse import Doc, Token


POINTING = frozenset({"this", "that", "it", "these", "those"})
DEFINITE = frozenset({"the", "this", "that", "these", "those", "such", "all", "both"})
FARTHEST = 2  # sentences before the denial's own


def denying_what_was_told(doc: Doc, drafts: Sequence[Draft], lexicon: Lexicon) -> Iterator[Draft]:
    """Find "Critics say the mayor took bribes. Aides deny this.": what is denied is the critics' content.

    Yields
    ------
    Draft
        Every draft; a denial that points back with the content of the nearest speaker before it, in its sentence or
        the two before. Without one, "this" and "that" stand for the last sentence.
    """
    for draft in drafts:
        if draft.entry.act is not Act.DENIAL or draft.speaker is None:
            yield draft
        elif _points_back(draft, lexicon):
            content = _nearest(doc, draft, drafts, _named_act(draft, lexicon)) or _last_sentence(doc, draft)
            behind = (
                frozenset(number for number in draft.content if number > draft.anchor) if content else draft.content
            )
            yield replace(draft, content=behind | content)
        else:
            told = _told_within(draft, drafts, lexicon) or _charged_within(draft, drafts)
            yield replace(draft, content=told or draft.content)


def _told_within(denial: Draft, drafts: Sequence[Draft], lexicon: Lexicon) -> frozenset[int]:
    """Return what the clause before "…, a charge the party denied" tells, where somebody tells it there."""
    verb = next((token for token in denial.cue if token.pos_ == "VERB"), None)
    noun = verb.head if verb is not None and verb.dep_ == "relcl" else _object(denial)
    if noun is None or noun.i > denial.anchor or not _tells(noun, lexicon):
        return frozenset()
    inner = [
        other.content & denial.content
        for other in drafts
        if other.entry.act is not Act.DENIAL and other.anchor in denial.content
    ]
    return max(inner, key=len, default=frozenset())


def _charged_within(denial: Draft, drafts: Sequence[Draft]) -> frozenset[int]:
    """Return the charge in "Ana accused the army of theft, which it denied": the army does not deny being accused."""
    target = _object(denial)
    if target is None or target.tag_ != "WDT":
        return frozenset()
    charges = (other for other in drafts if other.entry.act is Act.ACCUSATION and other.anchor in denial.content)
    return max((other.content & denial.content for other in charges), key=len, default=frozenset())


def _points_back(draft: Draft, lexicon: Lexicon) -> bool:
    """Whether the object is a pronoun or a definite noun for what is said, with no words on what it says."""
    target = _object(draft)
    if target is None or is_condition(target.head):
        return False  # "if the court rejects the claims": nobody has
    if target.lower_ in POINTING:
        return True
    bare = not any(True for _ in children(target, "acl", "ccomp", "relcl", "prep"))
    determiner = child(target, "det", "predet")
    return bare and determiner is not None and determiner.lower_ in DEFINITE and _tells(target, lexicon)


def _object(draft: Draft) -> Token | None:
    return next((other for token in draft.cue for other in children(token, "dobj")), None)


def _tells(noun: Token, lexicon: Lexicon) -> bool:
    """Whether the noun is one for something said: "allegation", "charges", "the claims"."""
    lemma = noun.lemma_.lower()
    return any(f"{lemma}{after}" in lexicon.cue_nouns for after in ("", " that", " of"))


def _named_act(denial: Draft, lexicon: Lexicon) -> Act | None:
    """Return what kind of saying the denial's object names: an accusation in "dismissed the charge"."""
    target = _object(denial)
    lemma = target.lemma_.lower() if target is not None else ""
    cue = next(
        (lexicon.cue_nouns[f"{lemma}{end}"] for end in ("", " that", " of") if f"{lemma}{end}" in lexicon.cue_nouns),
        None,
    )
    return cue.act if cue is not None and cue.act is not Act.ASSERTION else None


def _nearest(doc: Doc, denial: Draft, drafts: Sequence[Draft], act: Act | None) -> frozenset[int]:
    """Return what was said last before a denial; of several, what was said by the kind of act that it names."""
    first = denial.cue[0].sent
    for _ in range(FARTHEST):
        first = doc[first.start - 1].sent if first.start else first
    before = [
        other
        for other in drafts
        if other.content
        and first.start <= max(other.content) < denial.anchor
        and other.anchor < denial.anchor
        and other.entry.act is not Act.DENIAL
    ]
    return max(before, key=lambda other: (other.entry.act is act, other.anchor)).content if before else frozenset()


def _last_sentence(doc: Doc, denial: Draft) -> frozenset[int]:
    target, sentence = _object(denial), denial.cue[0].sent
    if target is None or target.lower_ not in ("this", "that") or not sentence.start:
        return frozenset()
    last = doc[sentence.start - 1].sent
    return numbers(token for token in last if not token.is_space)
