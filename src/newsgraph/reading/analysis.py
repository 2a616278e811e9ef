"""A parsed document, and the questions that every rule asks of it.

The only place that touches the parser's token attributes by their scheme's names is this package; nothing of it
leaves ``reading``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from newsgraph.model import Document, Span
from newsgraph.reading.parse import Doc, Token


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
        return self.doc.tokens

    def tokens_of(self, span: Span) -> tuple[Token, ...]:
        """Return the tokens that a stretch of the text touches."""
        return self.doc.within(span)

    def root(self, span: Span) -> Token | None:
        """Return the token that heads a stretch of the text; None where there is no token."""
        tokens = self.tokens_of(span)
        if len(tokens) <= 1:
            return tokens[0] if tokens else None
        return self.doc[tokens[0].i : tokens[-1].i + 1].root

    def sentence(self, token: Token) -> Span:
        """Return the stretch of the sentence that the token stands in, without white space around it."""
        return stretch(token.sent[0], token.sent[-1])


def stretch(first: Token, last: Token) -> Span:
    """Return the text from the first token up to the end of the last, white space around it left out."""
    while first.is_space and first.i < last.i:
        first = first.nbor()
    while last.is_space and last.i > first.i:
        last = last.nbor(-1)
    return Span(first.idx, last.idx + len(last))


def sentences_back(token: Token, number: int) -> int:
    """Return the place of the first token of the sentence that stands so many before the token's, or of the text."""
    first = token.sent.start
    for _ in range(number):
        first = token.doc[first - 1].sent.start if first else 0
    return first


def once(rule: Callable[Concatenate[Token, P], T]) -> Callable[Concatenate[Token, P], T]:
    """Let a rule that asks nothing but the parse work out what it makes of a token only once."""

    @wraps(rule)
    def remembering(token: Token, /, *rest: P.args, **named: P.kwargs) -> T:
        known = token.doc.known
        key = (rule, token.i, *rest, *named.values())
        if key not in known:
            known[key] = rule(token, *rest, **named)
        found: T = known[key]
        return found

    return remembering


def children(token: Token, *labels: str) -> Iterator[Token]:
    """Yield the token's dependents with one of the labels, in text order."""
    return iter([other for other in token.children if other.dep_ in labels])


def child(token: Token, *labels: str) -> Token | None:
    """Return the first dependent with one of the labels."""
    for other in token.children:
        if other.dep_ in labels:
            return other
    return None


def following(token: Token) -> tuple[Token, ...]:
    """Return the token behind a noun and those joined to it, if there is one: "lawyer and former farmer [Ana] Silva"."""
    last = conjuncts(token)[-1].i
    return (token.doc[last + 1],) if last + 1 < len(token.doc) else ()


def parted(one: Token, other: Token) -> bool:
    """Whether a semicolon stands between two words: "said it had left; Chad had not"."""
    first, last = sorted((one.i, other.i))
    return any(token.text == ";" for token in one.doc[first:last])


@once
def conjuncts(token: Token) -> tuple[Token, ...]:
    """Return the token and everything coordinated below it, in text order."""
    found = [token]
    for current in found:
        found += [other for other in children(current, "conj") if other not in found]
    return tuple(found)
