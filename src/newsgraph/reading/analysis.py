"""A parsed document, and the questions that every rule asks of it.

The only place that touches the parser's token attributes by their scheme's names is this package; nothing of it
leaves ``reading``.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import wraps
from itertools import pairwise
from typing import Any, Concatenate, ParamSpec, TypeVar

from spacy.tokens import Doc, Token

from newsgraph.model import Document, Span


TREE = "newsgraph_tree"

P = ParamSpec("P")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Analysis:
    """A document with its parse."""

    document: Document
    doc: Doc

    @property
    def tokens(self) -> tuple[Token, ...]:
        """All tokens in text order."""
        return tree_of(self.doc).tokens

    def tokens_of(self, span: Span) -> tuple[Token, ...]:
        """Return the tokens that a stretch of the text touches."""
        return tree_of(self.doc).within(span)

    def root(self, span: Span) -> Token | None:
        """Return the token that heads a stretch of the text; None where there is no token."""
        tokens = self.tokens_of(span)
        if len(tokens) <= 1:
            return tokens[0] if tokens else None
        return self.doc[tokens[0].i : tokens[-1].i + 1].root

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

    text: str
    tokens: tuple[Token, ...]
    offsets: tuple[int, ...]  # where each token begins
    dependents: tuple[tuple[tuple[Token, str], ...], ...]  # of each token, in text order, with their labels
    starts: tuple[int, ...]  # of the sentence that each token stands in
    sentences: dict[int, Span]  # by the first token
    known: dict[tuple[Any, ...], Any] = field(
        default_factory=dict, compare=False
    )  # what was worked out, by rule and place

    def sentence(self, token: Token) -> Span:
        """Return the stretch of the token's sentence."""
        return self.sentences[self.starts[token.i]]

    def within(self, span: Span) -> tuple[Token, ...]:
        """Return the tokens that a stretch of the text touches."""
        first = max(bisect_right(self.offsets, span.start) - 1, 0)
        last = bisect_right(self.offsets, max(span.end - 1, span.start))
        return self.tokens[first:last]


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
    return Tree(doc.text, tokens, tuple(token.idx for token in tokens), tuple(map(tuple, below)), starts, sentences)


def once(rule: Callable[Concatenate[Token, P], T]) -> Callable[Concatenate[Token, P], T]:
    """Let a rule that asks nothing but the parse work out what it makes of a token only once."""

    @wraps(rule)
    def remembering(token: Token, /, *rest: P.args, **named: P.kwargs) -> T:
        known = tree_of(token.doc).known
        key = (rule, token.i, *rest, *named.values())
        if key not in known:
            known[key] = rule(token, *rest, **named)
        found: T = known[key]
        return found

    return remembering


def children(token: Token, *labels: str) -> Iterator[Token]:
    """Yield the token's dependents with one of the labels, in text order."""
    return iter([other for other, label in tree_of(token.doc).dependents[token.i] if label in labels])


def child(token: Token, *labels: str) -> Token | None:
    """Return the first dependent with one of the labels."""
    for other, label in tree_of(token.doc).dependents[token.i]:
        if label in labels:
            return other
    return None


def parted(one: Token, other: Token) -> bool:
    """Whether a semicolon stands between two words: "said it had left; Chad had not"."""
    first, last = sorted((one.i, other.i))
    return any(token.text == ";" for token in tree_of(one.doc).tokens[first:last])


@once
def conjuncts(token: Token) -> tuple[Token, ...]:
    """Return the token and everything coordinated below it, in text order."""
    found = [token]
    for current in found:
        found += [other for other in children(current, "conj") if other not in found]
    return tuple(found)
