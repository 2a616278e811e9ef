"""Stretches of tokens that are names, and how they grow and repeat."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

from newsgraph.lexicon import Lexicon
from newsgraph.model import GazetteerEntry
from newsgraph.reading.parse import Doc, Token


_SHORTEST_REPEATED = 2


@dataclass(frozen=True, slots=True)
class Name:
    """A stretch of tokens that is a name, before its type is known."""

    start: int
    end: int
    label: str = ""  # the parser's label; empty when only the gazetteer or the capitals tell
    entries: tuple[GazetteerEntry, ...] = ()
    demonym: GazetteerEntry | None = None
    capital: bool = False  # of a known state


class Stretches:
    """Names in the order in which they were found, with a look-up by token, since a text can be made of nothing else."""

    def __init__(self, names: Iterable[Name]) -> None:
        self._names: dict[int, Name] = {}  # by number, in the order found
        self._at: dict[int, list[int]] = defaultdict(list)  # the numbers of the names over each token
        self._next = 0
        for name in names:
            self.add(name)

    def names(self) -> list[Name]:
        """Return the names."""
        return list(self._names.values())

    def over(self, name: Name) -> list[Name]:
        """Return those that share a token with a name."""
        numbers = {number for token in range(name.start, name.end) for number in self._at.get(token, ())}
        return [self._names[number] for number in sorted(numbers)]

    def add(self, name: Name) -> None:
        """Add a name."""
        self._names[self._next] = name
        for token in range(name.start, name.end):
            self._at[token].append(self._next)
        self._next += 1

    def remove(self, names: Iterable[Name]) -> None:
        """Remove names, wherever they are equal."""
        for name in names:
            for number in [one for one in self._at[name.start] if self._names[one] == name]:
                del self._names[number]
                for token in range(name.start, name.end):
                    self._at[token].remove(number)


def covered(found: Iterable[Name]) -> set[int]:
    """Return the tokens that stand in a name."""
    return {index for name in found for index in range(name.start, name.end)}


def repeated(doc: Doc, words: list[str], found: list[Name], taken: set[int]) -> list[Name]:
    """Return single words that are names elsewhere in the document, whole or as a person's surname."""
    labels: dict[str, str] = {}
    for name in found:
        last = words[name.end - 1]
        if (
            (name.end - name.start == 1 or name.label == "PERSON")
            and last[0].isupper()
            and len(last) > _SHORTEST_REPEATED
        ):
            labels.setdefault(last, name.label)
    return [
        Name(token.i, token.i + 1, labels[words[token.i]])
        for token in doc.tokens
        if token.i not in taken
        and words[token.i] in labels
        and (token.pos_ in ("PROPN", "NOUN") or not token.is_sent_start)
    ]


def extended(doc: Doc, words: list[str], found: list[Name], lexicon: Lexicon) -> list[Name]:
    """Return the names with the particles and given names before them: "von Arnim", "al-Masri", "Per Olsen"."""
    taken = covered(found)
    particles, given = (
        lexicon.words("surname particles"),
        lexicon.words("male given names") | lexicon.words("female given names"),
    )
    titles = frozenset().union(
        *(lexicon.words(words) for words in ("honorifics", "offices", "ranks", "callings", "title modifiers"))
    )
    grown = []
    for name in found:
        start = name.start
        while name.label in ("PERSON", "ORG") and start > 0 and start - 1 not in taken and not doc[start].is_sent_start:
            word = words[start - 1]
            if word == "-" and start > 1 and words[start - 2].lower() in particles and not doc[start - 2].whitespace_:
                start -= 2
            elif word in particles or (name.label == "PERSON" and _begins(doc[start - 1], word, name, given, titles)):
                start -= 1
            else:
                break
        grown.append(replace(name, start=start))
    return grown


def _begins(token: Token, word: str, name: Name, given: frozenset[str], titles: frozenset[str]) -> bool:
    """Whether a capitalised word before a person's name is the first part of it."""
    if not word[0].isupper() or word.lower() in titles or word.isupper():
        return False
    return word.lower() in given or (
        token.pos_ == "PROPN" and token.dep_ == "compound" and name.start <= token.head.i < name.end
    )
