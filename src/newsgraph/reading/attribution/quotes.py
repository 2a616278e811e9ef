"""Quotations: stretches between quotation marks, also those that run over sentences and paragraphs."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from newsgraph.reading.parse import Doc, Token


OPENING = {"“": "”", "„": "”", "«": "»", "``": "''"}
EITHER = frozenset({'"', "''", "”"})
CLOSING = frozenset({*OPENING.values(), *EITHER, "“"})
UTTERANCE_WORDS = 4  # a shorter quotation is a term, not an utterance
ENDS = frozenset(",.?!…—–-")
BEFORE_OPENING = frozenset("([—–:")


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """A quotation as token numbers, its marks included; ``end`` is the number after the last token."""

    start: int
    end: int
    closed: bool = True

    def __contains__(self, number: int) -> bool:
        """Whether the token of that number stands within the quotation."""
        return self.start <= number < self.end


def find_quotes(doc: Doc) -> tuple[Quote, ...]:
    """Return the outermost quotations in text order.

    A quotation that its paragraph does not close ends with the paragraph; the next paragraph opens another one.
    """
    return tuple(quote for first, last in paragraphs(doc) for quote in _within(doc, first, last))


def paragraphs(doc: Doc) -> Iterator[tuple[int, int]]:
    """Yield the token ranges between line breaks, white space left out."""
    first = 0
    for token in doc.tokens:
        if token.is_space and "\n" in token.text:
            if first < token.i:
                yield first, token.i
            first = token.i + 1
    if first < len(doc):
        yield first, len(doc)


def _within(doc: Doc, first: int, last: int) -> Iterator[Quote]:
    start, closing = None, frozenset[str]()
    for number, token in enumerate(doc.tokens[first:last], first):
        mark = token.text
        if start is None:
            if mark in OPENING or (mark in EITHER and _opens(doc, number, last)):
                start, closing = number, _closing(mark)
        elif mark in closing and (mark not in EITHER or number == last - 1 or not _opens(doc, number, last)):
            yield Quote(start=start, end=number + 1)
            start = None
    if start is not None:
        yield Quote(start=start, end=last, closed=False)


def _closing(mark: str) -> frozenset[str]:
    if mark in {"“", "„", "”"}:
        return frozenset({"”", '"'})
    return frozenset({"''", '"'}) if mark == "``" else frozenset({OPENING.get(mark, mark)})


def _opens(doc: Doc, number: int, last: int) -> bool:
    """Whether a mark that may open or close stands where quotations open: after a space and before a word."""
    free = (
        number == 0
        or doc[number - 1].is_space
        or bool(doc[number - 1].whitespace_)
        or doc[number - 1].text in BEFORE_OPENING
    )
    return free and number + 1 < last and not doc[number].whitespace_


def quote_at(quotes: tuple[Quote, ...], number: int) -> Quote | None:
    """Return the quotation, of some in text order, that the token of that number stands in."""
    last = bisect_right(quotes, number, key=lambda quote: quote.start) - 1
    return quotes[last] if last >= 0 and number in quotes[last] else None


def is_utterance(doc: Doc, quote: Quote) -> bool:
    """Whether the quotation is long enough to be what somebody said, rather than a term in quotation marks."""
    words = sum(not (token.is_punct or token.is_space) for token in doc[quote.start : quote.end])
    return words >= UTTERANCE_WORDS or (words > 0 and ends_like_speech(doc, quote))


def ends_like_speech(doc: Doc, quote: Quote) -> bool:
    """Whether the quotation ends with a mark of its own, or a comma follows it: ``"Go," she said``."""
    inner = [token for token in doc[quote.start : quote.end] if token.text not in CLOSING]
    after = doc[quote.end] if quote.end < len(doc) else None
    return bool(inner) and (inner[-1].text[-1] in ENDS or (after is not None and after.text == ","))


def ends_sentence(token: Token) -> bool:
    """Whether the token closes a sentence."""
    return token.text in {".", "?", "!", "…", "..."}
