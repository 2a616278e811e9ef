"""A parsed document, and the questions that every rule asks of it.

The only place that touches the parser's token attributes by their scheme's names is this package; nothing of it
leaves ``reading``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from spacy.tokens import Doc, Token

from newsgraph.model import Document, Span


TREE = "newsgraph_tree"


@dataclass(frozen=True, slots=True)
class Analysis:
    """A document with its parse."""

    document: Document
    doc: Doc

    def sentence(self, token: Token) -> Span:
        """Return the stretch of the sentence that the token stands in, without white space around it."""
        return tree_of(self.doc).sentence(token)

    def forget(self) -> None:
        """Let go of the tokens kept with the parse, so that it is freed without waiting for the garbage collector."""
        self.doc.user_data.pop(TREE, None)


def stretch(first: Token, last: Token) -> Span:
    """Return the text from the first token up to the end of the last, white space around it left out."""
    while first.is_space and first.i < last.i:
        first = first.nbor()
    while last.is_space and last.i > first.i:
        last = last.nbor(-1)
    return Span(first.idx, last.idx + len(last))


@dataclass(frozen=True, slots=True)
class Tree:
    """A parse laid out once, since rules ask for the same words many times and the parser makes each of them anew."""

    tokens: tuple[Token, ...]
    dependents: tuple[tuple[tuple[Token, str], ...], ...]  # of each token, in text order, with their labels
    starts: tuple[int, ...]  # of the sentence that each token stands in
    sentences: dict[int, Span]  # by the first token

    def sentence(self, token: Token) -> Span:
        """Return the stretch of the token's sentence."""
        return self.sentences[self.starts[token.i]]


def tree_of(doc: Doc) -> Tree:
    """Return the document's tree, laid out the first time that somebody asks."""
    kept: Tree | None = doc.user_data.get(TREE)
    if kept is None:
        kept = doc.user_data[TREE] = _laid_out(doc)
    return kept


def _laid_out(doc: Doc) -> Tree:
    tokens = tuple(doc)
    below: list[list[tuple[Token, str]]] = [[] for _ in tokens]
    for token in tokens:
        if (head := token.head.i) != token.i:
            below[head].append((token, token.dep_))
    bounds = list(pairwise([*(token.i for token in tokens if token.is_sent_start), len(tokens)]))
    starts = tuple(first for first, end in bounds for _ in range(first, end))
    sentences = {first: stretch(tokens[first], tokens[end - 1]) for first, end in bounds}
    return Tree(tokens, tuple(map(tuple, below)), starts, sentences)


def children(token: Token, *labels: str) -> Iterator[Token]:
    """Yield the token's dependents with one of the labels, in text order."""
    return iter([other for other, label in tree_of(token.doc).dependents[token.i] if label in labels])


def child(token: Token, *labels: str) -> Token | None:
    """Return the first dependent with one of the labels."""
    for other, label in tree_of(token.doc).dependents[token.i]:
        if label in labels:
            return other
    return None


def conjuncts(token: Token) -> tuple[Token, ...]:
    """Return the token and everything coordinated below it, in text order."""
    found = [token]
    for current in found:
        found += [other for other in children(current, "conj") if other not in found]
    return tuple(found)
