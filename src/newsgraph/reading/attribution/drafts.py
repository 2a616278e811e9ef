"""Attributions while they are being found: tokens rather than offsets."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from newsgraph.lexicon import Cue
from newsgraph.model import Span
from newsgraph.reading.analysis import stretch
from newsgraph.reading.parse import Doc, Token


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A cue with its speaker's head and the numbers of its content's tokens."""

    cue: tuple[Token, ...]  # first and last token, or all
    entry: Cue
    speaker: Token | None
    content: frozenset[int]

    @property
    def anchor(self) -> int:
        """The number of the cue's first token."""
        return self.cue[0].i


def numbers(tokens: Iterable[Token]) -> frozenset[int]:
    """Return the tokens' numbers."""
    return frozenset(token.i for token in tokens)


def subtree(token: Token, *without: Token) -> frozenset[int]:
    """Return the numbers of the token and everything below it, save what stands below the others."""
    return numbers(token.subtree).difference(*(numbers(other.subtree) for other in without))


def stretches(doc: Doc, content: frozenset[int]) -> tuple[Span, ...]:
    """Return the stretches that the tokens form; punctuation at their edges is left out, quotation marks are not."""
    runs: list[list[int]] = []
    for number in sorted(content):
        if runs and all(doc[between].is_space for between in range(runs[-1][-1] + 1, number)):
            runs[-1].append(number)
        else:
            runs.append([number])
    trimmed = (_trimmed(doc, run) for run in runs)
    return tuple(stretch(doc[run[0]], doc[run[-1]]) for run in trimmed if run)


def _trimmed(doc: Doc, run: list[int]) -> list[int]:
    edges = [at for at, number in enumerate(run) if not _loose(doc[number])]
    if not any(not doc[run[at]].is_punct for at in edges):
        return []
    return run[edges[0] : edges[-1] + 1]


def _loose(token: Token) -> bool:
    return token.is_space or (token.is_punct and not token.is_quote and token.text not in "()[]%?!")
