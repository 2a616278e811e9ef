"""Between which days something lies that is said to be so "since", "until", "before" or "from … to" a time."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import pairwise

from newsgraph.model import Time
from newsgraph.reading.analysis import Analysis
from newsgraph.reading.times.calendars import add_days
from newsgraph.reading.times.grammar import TimeWords
from newsgraph.reading.times.words import key


_REACH = 32  # characters before an expression in which its preposition stands
_MODIFYING = frozenset({"compound", "poss", "nmod", "amod", "nummod", "npadvmod"})
Bounds = tuple[str | None, str | None]


def span_of(analysis: Analysis, time: Time, times: tuple[Time, ...], words: TimeWords) -> Bounds:
    """Return the first and the last ISO day on which what the time modifies may be so; ``None`` leaves a side open.

    Parameters
    ----------
    analysis
        The document that the time stands in.
    time
        The expression whose preposition is looked at.
    times
        It and the expressions before and after it in text order, so that "from 1996 to 2001" is seen as one stretch.
    words
        The words of time expressions, with the prepositions.
    """
    text, index = analysis.document.text, times.index(time)
    for first, second in pairwise(times[max(index - 1, 0) : index + 2]):
        if _linked(text, first, second, words):
            return first.earliest, second.latest
    if _modifies(analysis, time):
        return time.earliest, time.latest
    sides = {
        "from": (time.earliest, None),
        "until": (None, time.latest),
        "before": (None, _moved(time.earliest, -1)),
        "after": (_moved(time.latest, 1), None),
    }
    return sides.get(words.words.bounds.get(_preposition(text, time, words), ""), (time.earliest, time.latest))


def with_bounds(analysis: Analysis, times: tuple[Time, ...], words: TimeWords) -> tuple[Time, ...]:
    """Return the times between the days that their prepositions leave: "since late July", "from 1996 to 2001"."""
    spans = (span_of(analysis, time, times[max(at - 1, 0) : at + 2], words) for at, time in enumerate(times))
    return tuple(replace(time, earliest=first, latest=last) for time, (first, last) in zip(times, spans, strict=True))


def _modifies(analysis: Analysis, time: Time) -> bool:
    """Whether the time says which event is meant, so that the preposition is that event's: "after the July vote"."""
    root, tokens = analysis.root(time.span), analysis.tokens_of(time.span)
    return root is not None and root.dep_ in _MODIFYING and root.head.i > tokens[-1].i


def _preposition(text: str, time: Time, words: TimeWords) -> str:
    match = words.bound.search(text[max(time.span.start - _REACH, 0) : time.span.start])
    return "" if match is None else key(match["bound"])


def _linked(text: str, first: Time, second: Time, words: TimeWords) -> bool:
    """Whether two expressions are the ends of one stretch: "from … to …", "between … and …", "1996-2001"."""
    link = words.link.fullmatch(text, first.span.end, second.span.start)
    if link is None or None in (first.earliest, second.latest) or (first.earliest or "") > (second.latest or ""):
        return False
    return key(link["link"] or "") != "and" or _preposition(text, first, words) == "between"


def _moved(day: str | None, count: int) -> str | None:
    return None if day is None else add_days(date.fromisoformat(day), count).isoformat()
