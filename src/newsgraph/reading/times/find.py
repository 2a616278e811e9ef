"""Find the time expressions of a document: match the patterns, choose the longest, give each its meaning."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from newsgraph.model import Span, Time, TimeKind
from newsgraph.reading.analysis import Analysis
from newsgraph.reading.parse import Token
from newsgraph.reading.times import amounts, clocks, dates, years
from newsgraph.reading.times.calendars import days_of
from newsgraph.reading.times.grammar import TimeWords, compile_grammar
from newsgraph.reading.times.scene import Meaning, Scene
from newsgraph.reading.times.words import key, load_words


_MEANINGS: Mapping[str, Callable[[re.Match[str], Scene], Meaning | None]] = {
    "iso": dates.iso,
    "numeric": dates.numeric,
    "calendar": dates.calendar,
    "month": dates.month,
    "weekday": dates.weekday,
    "weekdays": dates.weekdays,
    "day": dates.day,
    "tonight": dates.tonight,
    "clock": clocks.clock,
    "shifted": amounts.shifted,
    "week_of": dates.week_of,
    "beside": amounts.beside,
    "span": amounts.span,
    "first_units": amounts.first_units,
    "quarter": amounts.quarter,
    "distance": amounts.distance,
    "duration": amounts.duration,
    "decade": years.decade,
    "century": years.century,
    "year": years.year,
    "years": years.years,
    "ancient": years.ancient,
    "season": dates.season,
    "holiday": dates.holiday,
    "holiday_week": dates.holiday_week,
    "every": amounts.every,
    "rate": amounts.rate,
    "recurrence": amounts.recurrence,
    "reference": amounts.named_reference,
}
_REACH = 28  # characters before and after a trigger word that may belong to its expression
_QUANTIFIED = frozenset({"duration", "distance"})
_LONG = frozenset({"decade", "century", "season", "shifted"})  # "the early 1990s", but "the early May vote"


@dataclass(frozen=True, slots=True)
class _Candidate:
    name: str
    match: re.Match[str]

    @property
    def span(self) -> Span:
        return Span(*self.match.span())


def load_time_words(folder: Path) -> TimeWords:
    """Read ``times.toml`` in the folder and compile its words into patterns.

    Raises
    ------
    LexiconError
        If the file is missing or no TOML, or a table has a wrong key.
    """
    return compile_grammar(load_words(folder / "times.toml"))


def find_times(analysis: Analysis, grammar: TimeWords) -> tuple[Time, ...]:
    """Return the time expressions of the document in text order, none overlapping another."""
    text = analysis.document.text
    scene = Scene(
        words=grammar.words,
        doc=analysis.doc,
        published=_published(analysis.document.published),
        inner=lambda inner, scene: _inner(inner, scene, grammar),
    )
    times: list[Time] = []
    for candidates in _choices(text, grammar):
        for candidate in candidates:
            floor = times[-1].span.end if times else 0
            start, position = _start(text, candidate, floor, scene, grammar)
            here = replace(scene, start=candidate.span.start, end=candidate.span.end, position=position)
            meaning = _MEANINGS[candidate.name](candidate.match, here) if candidate.span.start >= floor else None
            if meaning is None:
                continue
            times.append(_time(len(times), text, Span(start, candidate.span.end), meaning, position))
            if candidate.name == "calendar" and (second := dates.same_month(text, candidate.span.end, meaning)):
                first, last, meaning = second
                times.append(_time(len(times), text, Span(first, last), meaning, None))
            scene = scene.moved_past(meaning)
            break
    return tuple(times)


def _published(text: str | None) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text) if text else None
    except ValueError:
        return None
    return None if moment is None else moment.replace(tzinfo=None)


def _inner(text: str, scene: Scene, grammar: TimeWords) -> Meaning | None:
    meanings = (_MEANINGS[name](match, scene) for name, match in grammar.full_matches(text))
    return next((meaning for meaning in meanings if meaning is not None), None)


def _time(index: int, text: str, span: Span, meaning: Meaning, position: str | None) -> Time:
    dated = meaning.kind in {TimeKind.DATE, TimeKind.TIME}
    days = meaning.days or (days_of(meaning.value, position) if dated else None) or (None, None)
    earliest, latest = (None if day is None else day.isoformat() for day in days)
    return Time(
        id=f"t{index + 1}",
        span=span,
        text=text[span.start : span.end],
        kind=meaning.kind,
        value=meaning.value,
        earliest=earliest,
        latest=latest,
    )


# ------------------------------------------------------------------------------------------------ what may be one


def _windows(text: str, grammar: TimeWords) -> Iterator[tuple[int, int, frozenset[str]]]:
    """Yield the stretches around trigger words with their kinds: the patterns need not run over the whole text."""
    start, end, kinds = 0, -1, set[str]()
    for first, last, found in grammar.trigger_words(text):
        if first - _REACH > end:
            if kinds:
                yield start, end, frozenset(kinds)
            start, kinds = max(first - _REACH, 0), set()
        end = last + _REACH
        kinds |= found
    if kinds:
        yield start, end, frozenset(kinds)


def _choices(text: str, grammar: TimeWords) -> Iterator[list[_Candidate]]:
    """Yield, in text order, the longest match at each place, followed by the shorter ones within it."""
    for start, least, kinds in _windows(text, grammar):
        end = least
        while end < len(text) and not text[end].isspace():
            end += 1
        found = [
            _Candidate(rule.name, match)
            for rule in grammar.rules
            if rule.kinds & kinds
            for match in rule.pattern.finditer(text, start, end)
        ]
        found.sort(key=lambda candidate: -len(candidate.match[0]))
        owners: dict[int, list[_Candidate]] = {}  # offset → the choice that covers it
        chosen: list[list[_Candidate]] = []
        for candidate in found:
            span = candidate.span
            first, last = (
                owners.get(span.start),
                owners.get(span.end - 1),
            )  # a longer one covers an end of a shorter one
            if first is None and last is None:
                chosen.append([candidate])
                owners.update(dict.fromkeys(range(span.start, span.end), chosen[-1]))
            elif first is not None and first is last:
                first.append(candidate)
        yield from sorted(chosen, key=lambda group: group[0].span)


def _prepositional(token: Token | None) -> bool:
    """Whether "over" tells during what time, rather than "more than"."""
    return token is not None and token.dep_ == "prep"


def _start(text: str, candidate: _Candidate, floor: int, scene: Scene, grammar: TimeWords) -> tuple[int, str | None]:
    """Return where the expression begins with "early" or "nearly" taken in, and which part of it is meant."""
    start = candidate.span.start
    before = text[max(start - _REACH, floor) : start]
    if candidate.name in _QUANTIFIED:
        if key(candidate.match.groupdict().get("amount") or "") in grammar.words.vague:
            return start, None
        match = grammar.approximate.search(before)
        if (
            match is not None
            and " " not in key(match[0])
            and _prepositional(scene.token(start - len(before) + match.start()))
        ):
            return start, None
        return (start - len(before) + match.start() if match else start), None
    match = grammar.position.search(before)
    if match is None or candidate.name in {"recurrence", "reference", "span", "every", "weekdays"}:
        return start, None
    if grammar.words.positions[key(match["position"])] == "whole" and candidate.name != "shifted":
        return start, None
    keep = match["the"] is None or candidate.name in _LONG or key(match["position"]).endswith(" of")
    first = match.start() if keep else match.start("position")
    return start - len(before) + first, grammar.words.positions[key(match["position"])]
