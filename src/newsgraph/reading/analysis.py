"""A parsed document, and the questions that every rule asks of it.

The only place that touches the parser's token attributes by their scheme's names is this package; nothing of it
leaves ``reading``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from newsgraph.model import Document, Span


@dataclass(frozen=True, slots=True)
class Analysis:
    """A document with its parse."""

    document: Document
    doc: Doc

    def sentence(self, token: Token) -> Span:
        """Return the stretch of the sentence that the token stands in, without white space around it."""
        sentence = token.sent
        return stretch(sentence[0], sentence[-1])


def stretch(first: Token, last: Token) -> Span:
    """Return the text from the first token up to the end of the last, white space around it left out."""
    while first.is_space and first.i < last.i:
        first = first.nbor()
    while last.is_space and last.i > first.i:
        last = last.nbor(-1)
    return Span(first.idx, last.idx + len(last))


def children(token: Token, *labels: str) -> Iterator[Token]:
    """Yield the token's dependents with one of the labels, in text order."""
    return (child for child in token.children if child.dep_ in labels)


def child(token: Token, *labels: str) -> Token | None:
    """Return the first dependent with one of the labels."""
    return next(children(token, *labels), None)


def conjuncts(token: Token) -> tuple[Token, ...]:
    """Return the token and everything coordinated below it, in text order."""
    found = [token]
    for current in found:
        found += [other for other in current.children if other.dep_ == "conj" and other not in found]
    return tuple(found)
