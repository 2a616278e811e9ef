"""Direct speech: quotations joined to the cue beside them, and to the speaker who goes on."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from newsgraph.reading.attribution.drafts import Draft
from newsgraph.reading.attribution.quotes import (
    CLOSING,
    Quote,
    ends_like_speech,
    ends_sentence,
    is_utterance,
    paragraphs,
    quote_at,
)
from newsgraph.reading.parse import Doc


REACH = 25  # tokens between a quotation and its cue


@dataclass(frozen=True)
class Page:
    """A document with its quotations and the cues outside them, in text order."""

    doc: Doc
    quotes: tuple[Quote, ...]
    drafts: Sequence[Draft]

    @cached_property
    def openings(self) -> frozenset[int]:
        """The numbers of the tokens that open paragraphs."""
        return frozenset(first for first, _ in paragraphs(self.doc))

    @cached_property
    def speaking(self) -> tuple[int, ...]:
        """The numbers of the drafts whose cues stand outside quotations."""
        return tuple(at for at, draft in enumerate(self.drafts) if quote_at(self.quotes, draft.anchor) is None)

    def place(self, number: int) -> int:
        """Return how many of those cues begin before the token of that number."""
        return bisect_left(self.speaking, number, key=lambda at: self.drafts[at].anchor)


def join_quotes(doc: Doc, drafts: Iterable[Draft], quotes: tuple[Quote, ...]) -> tuple[Draft, ...]:
    """Return the drafts with every quotation given to the cue that introduces it, in text order."""
    page = Page(doc, quotes, sorted(drafts, key=lambda draft: draft.anchor))
    owners: dict[Quote, int] = {}
    for quote in quotes:
        owner = _owner(page, quote, owners) if is_utterance(doc, quote) else None
        if owner is not None:
            owners[quote] = owner
    contents = [set(draft.content) for draft in page.drafts]
    for quote, owner in owners.items():
        contents[owner] |= set(range(quote.start, quote.end))
    joined = zip(page.drafts, contents, strict=True)
    begun = {quote.start: quote for quote in quotes}
    return tuple(_completed(replace(draft, content=frozenset(content)), begun) for draft, content in joined)


def _owner(page: Page, quote: Quote, owners: dict[Quote, int]) -> int | None:
    """Return the number of the draft that the quotation belongs to: right after it, right before it, or before that."""
    begin, end = page.place(quote.end), page.place(quote.end + REACH + 1)
    behind = page.speaking[begin:end]
    closed = page.doc[max(0, quote.end - 2)].text == "."  # what follows is a sentence of its own
    for after in sorted(behind, key=lambda at: _describes(page.drafts[at])):
        if closed and _describes(page.drafts[after]):
            continue
        if ends_like_speech(page.doc, quote) and _follows(page, quote, page.drafts[after]):
            return after
    ahead = reversed(page.speaking[: page.place(quote.start)])
    before = next((at for at in ahead if page.drafts[at].cue[-1].i < quote.start), None)
    if before is not None and _introduces(page.doc, page.drafts[before], quote):
        return before
    if owners and _opens_sentence(page, quote):
        last = next(reversed(owners))
        if _goes_on(page.doc, last, quote, page.drafts[owners[last]]):
            return owners[last]
    return None


def _describes(draft: Draft) -> bool:
    """Whether the cue only tells more about a noun: "inquiring" in ``"…," Ana, a judge inquiring into it, said``."""
    return draft.cue[-1].dep_ in ("acl", "relcl")


def _follows(page: Page, quote: Quote, draft: Draft) -> bool:
    """Whether only a speaker's name stands between the quotation and the cue: ``"…," the mayor of Lund said``."""
    between = page.doc[quote.end : draft.anchor]
    if len(between) > REACH or any(ends_sentence(token) or token.text == ";" for token in between):
        return False
    if any(token.is_space and "\n" in token.text for token in between):
        return False
    if any(token.pos_ == "VERB" and token.dep_ not in ("relcl", "acl", "amod") for token in between):
        return False
    if len(between) > 0 and between[0].lower_ in ("and", "but"):
        return False
    last = max(quote.end, draft.cue[-1].i)
    return all(number <= last or quote_at(page.quotes, number) is not None for number in draft.content)


def _introduces(doc: Doc, draft: Draft, quote: Quote) -> bool:
    """Whether the cue stands before the quotation in its sentence: ``She said on Friday: "…"``."""
    between = doc[draft.cue[-1].i + 1 : quote.start]
    if len(between) > REACH or any(ends_sentence(token) for token in between):
        return False
    words = [token for token in between if not token.is_space]
    announced = draft.cue[-1].text == ":" or (bool(words) and words[-1].text == ":")
    if any("\n\n" in token.text for token in between if token.is_space) and not announced:
        return False
    marked = not words or announced or words[-1].text == ","
    return marked or quote.start in draft.content or quote.start + 1 in draft.content


def _opens_sentence(page: Page, quote: Quote) -> bool:
    before = page.doc[quote.start - 1]
    return quote.start in page.openings or ends_sentence(before) or before.text in CLOSING or before.text == ","


def _goes_on(doc: Doc, last: Quote, quote: Quote, draft: Draft) -> bool:
    """Whether the same speaker goes on: nothing but the cue's clause stands between the two quotations."""
    between = doc[last.end : quote.start]
    words = sum(not (token.is_punct or token.is_space) for token in between)
    sentences = sum(ends_sentence(token) for token in between)
    return words == 0 or (last.end <= draft.anchor < quote.start and sentences <= 1 and words <= REACH)


def _completed(draft: Draft, quotes: Mapping[int, Quote]) -> Draft:
    """Return the draft with every quotation that begins in its content taken to the quotation's end."""
    begun = [quotes[number] for number in draft.content if number in quotes and draft.anchor not in quotes[number]]
    return replace(draft, content=draft.content.union(*(range(quote.start, quote.end) for quote in begun)))
