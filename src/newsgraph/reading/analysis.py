"""A parsed document, and the questions that every rule asks of it.

The only place that touches the parser's token attributes by their scheme's names is this package; nothing of it
leaves ``reading``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from newsgraph.model import Document, Span


DEPENDENTS = "newsgraph_dependents"


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


def dependents(doc: Doc) -> list[list[tuple[int, str]]]:
    """Return the places and labels of each token's dependents, in text order.

    Rules ask for them many times a token, and the parser's own ``Token.children`` walks the sentence each time, so they are
    kept with the document: as places, since tokens would keep the document alive.
    """
    kept: list[list[tuple[int, str]]] | None = doc.user_data.get(DEPENDENTS)
    if kept is None:
        kept = [[] for _ in range(len(doc))]
        for token in doc:
            if token.head.i != token.i:
                kept[token.head.i].append((token.i, token.dep_))
        doc.user_data[DEPENDENTS] = kept
    return kept


def children(token: Token, *labels: str) -> Iterator[Token]:
    """Yield the token's dependents with one of the labels, in text order."""
    doc = token.doc
    return (doc[place] for place, label in dependents(doc)[token.i] if label in labels)


def child(token: Token, *labels: str) -> Token | None:
    """Return the first dependent with one of the labels."""
    doc = token.doc
    for place, label in dependents(doc)[token.i]:
        if label in labels:
            return doc[place]
    return None


def conjuncts(token: Token) -> tuple[Token, ...]:
    """Return the token and everything coordinated below it, in text order."""
    found = [token]
    for current in found:
        found += [other for other in current.children if other.dep_ == "conj" and other not in found]
    return tuple(found)
