"""Claims in whole phrases: "the mayor of Zaria resigned", not "mayor resigned"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from newsgraph.model import Claim, Mention, MentionKind, Span, Time
from newsgraph.reading.analysis import children, once, stretch
from newsgraph.reading.claims.context import Context
from newsgraph.reading.claims.phrases import is_genitive
from newsgraph.reading.parse import Token


LONGEST = 40  # tokens; a longer phrase is a parser's mistake
APART = ("advcl", "appos", "cc", "conj", "preconj", "relcl")  # says more of the thing, or names another one
APART_BEHIND = (*APART, "acl")
SAID_BY_ARGUMENTS = (*APART_BEHIND, "prep")
DEEP = ("advcl", "relcl")  # apart wherever they stand in the phrase
QUOTES = ("``", "''")


def in_whole_phrases(
    claims: Iterable[Claim], context: Context, times: tuple[Time, ...]
) -> tuple[tuple[Claim, ...], tuple[Mention, ...]]:
    """Say each claim over the whole phrases that its mentions head.

    Returns
    -------
    tuple of Claim
        The claims, over wider mentions where a phrase is wider than its mention.
    tuple of Mention
        Those wider mentions: nominal, with the head, type and chain of the ones that they widen.
    """
    places = {time.id: time.span for time in times} | {mention.id: mention.head for mention in context.mentions.items}
    said: list[Claim] = []
    wider: dict[str, Mention] = {}
    for claim in claims:
        known = {known.id: known for known in _mentions(claim, context)}
        subject = _whole(known.get(claim.subject or ""), claim, context, APART)
        target = _whole(known.get(claim.object or ""), claim, context, APART)
        inside = [places[one.mention or one.time or ""] for one in claim.arguments if one.event is None]
        if target is not None and any(place in target.span for place in inside):
            target = _whole(known.get(claim.object or ""), claim, context, SAID_BY_ARGUMENTS)
        others = [_whole(known.get(one.mention or ""), claim, context, APART_BEHIND) for one in claim.arguments]
        wider |= {mention.id: mention for mention in (subject, target, *others) if mention is not None}
        arguments = tuple(
            replace(one, mention=whole.id) if whole is not None else one
            for one, whole in zip(claim.arguments, others, strict=True)
        )
        said.append(
            replace(
                claim,
                subject=subject.id if subject is not None else claim.subject,
                object=target.id if target is not None else claim.object,
                arguments=arguments,
            )
        )
    return tuple(said), tuple(wider[name] for name in sorted(wider))


def _mentions(claim: Claim, context: Context) -> Iterator[Mention]:
    for name in (claim.subject, claim.object, *(one.mention for one in claim.arguments)):
        mention = context.mentions.find(name) if name is not None else None
        if mention is not None:
            yield mention


def _whole(mention: Mention | None, claim: Claim, context: Context, apart: tuple[str, ...]) -> Mention | None:
    """Return the whole phrase around a mention, unless nothing is wider or the words of the claim stand in it."""
    if mention is None or mention.kind is MentionKind.PRONOUN:
        return None
    span = _phrase(mention, context, apart)
    if span == mention.span or span.overlaps(claim.cue):
        return None
    text = context.analysis.document.text[span.start : span.end]
    name = f"{mention.id}-{span.start}-{span.end}"
    return replace(mention, id=name, span=span, text=text, kind=MentionKind.NOMINAL)


def _phrase(mention: Mention, context: Context, apart: tuple[str, ...]) -> Span:
    head = context.analysis.root(mention.head)
    if head is None:
        return mention.span
    first, last = _contiguous(head, apart)
    if last.i - first.i >= LONGEST:
        return mention.span
    span = stretch(first, last)
    return Span(min(span.start, mention.span.start), max(span.end, mention.span.end))


@once
def _contiguous(head: Token, apart: tuple[str, ...]) -> tuple[Token, Token]:
    """Return the first and last token of the unbroken phrase around its head, outer punctuation left out."""
    below, doc = head.subtree, head.doc
    barred = {token.i for part in children(head, *apart) if not is_genitive(part) for token in part.subtree}
    barred |= {token.i for part in below if part.dep_ in DEEP and part != head for token in part.subtree}
    inside = {token.i for token in below if not token.is_space and token.sent is head.sent} - barred
    first = last = head.i
    while first - 1 in inside:
        first -= 1
    while last + 1 in inside:
        last += 1
    quoted = any(doc[place].tag_ == "''" for place in range(head.i, last + 1))
    while (
        first < head.i
        and (doc[first].is_punct or doc[first].tag_ in QUOTES)
        and not (doc[first].tag_ in QUOTES and quoted)
    ):
        first += 1
    while last > head.i and (doc[last].is_punct or doc[last].tag_ in QUOTES):
        last -= 1
    return doc[first], doc[last]
