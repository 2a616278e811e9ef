"""Speakers in full: the whole phrase that names a source, "Ana Gil, a spokeswoman for the port authority"."""

from __future__ import annotations

from dataclasses import replace

from newsgraph.model import Attribution, Mention, MentionKind, Span
from newsgraph.reading.analysis import Analysis, stretch
from newsgraph.reading.mentions import Mentions
from newsgraph.reading.parse import Token


LONGEST = 40  # tokens; a longer phrase is a parser's mistake


def speaker_phrases(
    analysis: Analysis, mentions: Mentions, attributions: tuple[Attribution, ...]
) -> tuple[tuple[Attribution, ...], tuple[Mention, ...]]:
    """Give each source its whole phrase, with titles, appositions and relative clauses, as a mention of its own.

    Returns
    -------
    tuple of Attribution
        The attributions, with the wider mention as source where the phrase is wider than the mention.
    tuple of Mention
        The new mentions: nominal, with the head, type and chain of those that they widen.
    """
    found: dict[str, Mention] = {}
    widened = []
    for attribution in attributions:
        mention = mentions.get(attribution.source) if attribution.source is not None else None
        span = _phrase(analysis, mention, attribution) if mention is not None else None
        if mention is None or span is None or span == mention.span:
            widened.append(attribution)
            continue
        name = f"{mention.id}-{span.start}-{span.end}"
        text = analysis.document.text[span.start : span.end]
        found[name] = replace(mention, id=name, span=span, text=text, kind=MentionKind.NOMINAL)
        widened.append(replace(attribution, source=name))
    return tuple(widened), tuple(found.values())


def _phrase(analysis: Analysis, mention: Mention, attribution: Attribution) -> Span | None:
    head = analysis.root(mention.head)
    if head is None or mention.kind is MentionKind.PRONOUN:
        return None
    tokens = _contiguous(head)
    span = stretch(tokens[0], tokens[-1])
    span = Span(min(span.start, mention.span.start), max(span.end, mention.span.end))
    taken = (attribution.cue, *attribution.content)
    return None if len(tokens) > LONGEST or any(span.overlaps(other) for other in taken) else span


def _contiguous(head: Token) -> list[Token]:
    """Return the phrase without what only precedes it, and without punctuation at its end."""
    sentence = head.sent
    tokens = [token for token in head.subtree if sentence.start <= token.i < sentence.end]
    while tokens[0] != head and (
        tokens[0].is_punct or tokens[0].is_space or tokens[0].dep_ in ("cc", "prep", "advmod", "mark")
    ):
        tokens.pop(0)
    while tokens[-1] != head and (
        tokens[-1].is_space or (tokens[-1].is_punct and tokens[-1].text not in ")]") or tokens[-1].dep_ == "cc"
    ):
        tokens.pop()
    return tokens
