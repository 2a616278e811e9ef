"""A parse in plain words, laid out once: the parser makes a token anew, and looks its strings up, each time somebody asks.

The attributes are those of spaCy's ``Doc`` and ``Token``, of the same names and meanings; what rules do not ask for is left out.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, overload

from spacy import tokens

from newsgraph.model import Span


@dataclass(slots=True, eq=False, repr=False)
class Token:
    """A word, punctuation mark or white space between lines, with its place in the tree."""

    doc: Doc
    i: int  # place in the document
    idx: int  # offset in the text
    text: str
    lower_: str
    whitespace_: str  # " " if a space follows
    lemma_: str
    pos_: str  # part of speech, of Universal Dependencies
    tag_: str  # part of speech, of the Penn Treebank
    dep_: str  # label of the arc to the head
    ent_type_: str  # label of the entity that the token belongs to, or ""
    is_space: bool
    is_punct: bool
    is_quote: bool
    is_stop: bool
    is_sent_start: bool = False
    head: Token = field(init=False)  # a root is its own
    sent: Words = field(init=False)
    children: tuple[Token, ...] = ()  # in text order
    below: tuple[Token, ...] = ()  # the subtree, once somebody has asked for it

    def __len__(self) -> int:
        return len(self.text)

    def __repr__(self) -> str:
        return self.text

    @property
    def is_title(self) -> bool:
        """Whether the word begins with a capital, and only so."""
        return self.text.istitle()

    @property
    def is_upper(self) -> bool:
        """Whether the word is in capitals."""
        return self.text.isupper()

    @property
    def is_lower(self) -> bool:
        """Whether the word is in small letters."""
        return self.text.islower()

    @property
    def lefts(self) -> tuple[Token, ...]:
        """The dependents before the token."""
        return tuple(other for other in self.children if other.i < self.i)

    @property
    def rights(self) -> tuple[Token, ...]:
        """The dependents after the token."""
        return tuple(other for other in self.children if other.i > self.i)

    @property
    def subtree(self) -> tuple[Token, ...]:
        """The token and everything below it: what is on its left, itself, what is on its right."""
        if not self.below:
            left = [one for other in self.lefts for one in other.subtree]
            self.below = (*left, self, *(one for other in self.rights for one in other.subtree))
        return self.below

    @property
    def left_edge(self) -> Token:
        """The first token of the subtree."""
        return min(self.subtree, key=_place)

    @property
    def right_edge(self) -> Token:
        """The last token of the subtree."""
        return max(self.subtree, key=_place)

    @property
    def ancestors(self) -> Iterator[Token]:
        """The tokens above, from the head up to the root."""
        token = self
        while token.head is not token:
            token = token.head
            yield token

    @property
    def conjuncts(self) -> tuple[Token, ...]:
        """The tokens that are coordinated with this one, itself left out."""
        found = [self]
        while found[0].dep_ == "conj" and found[0].head is not found[0]:
            found = [found[0].head]
        for token in found:
            found += [other for other in token.rights if other.dep_ == "conj"]
        return tuple(token for token in found if token is not self)

    def is_ancestor(self, other: Token) -> bool:
        """Whether the other token is below this one."""
        return any(above is self for above in other.ancestors)

    def nbor(self, distance: int = 1) -> Token:
        """Return the token so many places further on.

        Raises
        ------
        IndexError
            If the document ends before.
        """
        if self.i + distance < 0:
            raise IndexError(self.i + distance)
        return self.doc.tokens[self.i + distance]


def _place(token: Token) -> int:
    return token.i


@dataclass(frozen=True, slots=True, repr=False)
class Words:
    """Tokens that follow one another, from ``start`` up to but not including ``end``."""

    doc: Doc
    start: int
    end: int

    def __iter__(self) -> Iterator[Token]:
        return iter(self.doc.tokens[self.start : self.end])

    def __len__(self) -> int:
        return self.end - self.start

    @overload
    def __getitem__(self, place: int) -> Token: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[Token, ...]: ...
    def __getitem__(self, place: int | slice) -> Token | tuple[Token, ...]:
        return self.doc.tokens[self.start : self.end][place]

    @property
    def text(self) -> str:
        """The text as it is written, without the space after it."""
        if not len(self):
            return ""
        last = self.doc.tokens[self.end - 1]
        return self.doc.text[self.doc.tokens[self.start].idx : last.idx + len(last.text)]

    @property
    def root(self) -> Token:
        """The token with the shortest way to the root of its sentence; the first, of several, and a mark only for want of a word."""
        heads = [token for token in self if token.head is token or not self.start <= token.head.i < self.end]
        return heads[0] if len(heads) == 1 else min(heads, key=_depth)


def _depth(token: Token) -> tuple[bool, int]:
    above = sum(1 for _ in token.ancestors)
    marks = above > 0 and not token.children and (token.is_punct or token.is_space)
    return marks, 0 if marks else above


@dataclass(slots=True, eq=False, repr=False)
class Doc:
    """The tokens of a text, and what rules have worked out of them."""

    text: str
    tokens: tuple[Token, ...] = ()
    ents: tuple[tuple[int, int, str], ...] = ()  # first token, the one behind the last, label
    offsets: tuple[int, ...] = ()  # where each token begins
    known: dict[tuple[Any, ...], Any] = field(default_factory=dict)  # by rule and token

    def __len__(self) -> int:
        return len(self.tokens)

    def __iter__(self) -> Iterator[Token]:
        return iter(self.tokens)

    @overload
    def __getitem__(self, place: int) -> Token: ...
    @overload
    def __getitem__(self, place: slice) -> Words: ...
    def __getitem__(self, place: int | slice) -> Token | Words:
        if isinstance(place, slice):
            start, end, _ = place.indices(len(self.tokens))
            return Words(self, start, max(start, end))
        return self.tokens[place]

    def within(self, span: Span) -> tuple[Token, ...]:
        """Return the tokens that a stretch of the text touches."""
        first = max(bisect_right(self.offsets, span.start) - 1, 0)
        return self.tokens[first : bisect_right(self.offsets, max(span.end - 1, span.start))]

    def forget(self) -> None:
        """Part the tokens from each other, so that they are freed without waiting for the garbage collector."""
        self.known.clear()
        for token in self.tokens:
            del token.head, token.sent, token.doc
            token.children = token.below = ()
        self.tokens = ()


def lay_out(parsed: tokens.Doc) -> Doc:
    """Return a parsed document in plain words."""
    doc = Doc(parsed.text)
    strings, words = parsed.vocab.strings, _words(parsed)
    columns = parsed.to_array(["ORTH", "SPACY", "LEMMA", "POS", "TAG", "DEP", "ENT_TYPE"])
    found: list[Token] = []
    offset = 0
    for place, (orth, space, *rest) in enumerate(columns.tolist()):
        text, lower, flags = words[orth]
        lemma, pos, tag, dep, kind = [strings[one] for one in rest]
        after = " " if space else ""
        found.append(Token(doc, place, offset, text, lower, after, lemma, pos, tag, dep, kind, *flags))
        offset += len(text) + space
    doc.tokens = tuple(found)
    doc.offsets = tuple(token.idx for token in found)
    doc.ents = tuple((entity.start, entity.end, entity.label_) for entity in parsed.ents)
    _join(doc, parsed)
    return doc


def _words(parsed: tokens.Doc) -> dict[int, tuple[str, str, tuple[bool, bool, bool, bool]]]:
    """Return what is so of each word wherever it stands: its text, in small letters, and what kind it is of."""
    orths = map(int, parsed.to_array(["ORTH"]).ravel())
    found = (parsed.vocab[orth] for orth in set(orths))
    return {one.orth: (one.text, one.lower_, (one.is_space, one.is_punct, one.is_quote, one.is_stop)) for one in found}


def _join(doc: Doc, parsed: tokens.Doc) -> None:
    """Set heads, dependents and sentences."""
    found = doc.tokens
    below: list[list[Token]] = [[] for _ in found]
    heads = parsed.to_array(["HEAD"]).astype("int64").tolist()
    for token, distance in zip(found, heads, strict=True):
        token.head = found[token.i + distance]
        if distance:
            below[token.head.i].append(token)
    for token, dependents in zip(found, below, strict=True):
        token.children = tuple(dependents)
    starts = [place for place, mark in enumerate(parsed.to_array(["SENT_START"]).astype("int64").tolist()) if mark == 1]
    for first, end in pairwise([*starts, len(found)]):
        sentence = Words(doc, first, end)
        found[first].is_sent_start = True
        for token in sentence:
            token.sent = sentence
