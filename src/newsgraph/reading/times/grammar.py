"""Put the words into the patterns of time expressions and compile them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from newsgraph.reading.times.patterns import PATTERNS, PIECES
from newsgraph.reading.times.words import WordLists


_TEN, _TWENTY, _HUNDRED = 10, 20, 100
_CENTURIES = range(15, 21)  # of years that are spoken in two halves
_SHORT = 5  # characters; a shorter name may be an abbreviation
_FULL = frozenset({"march", "april", "may", "june", "july"})
_TOKEN = re.compile(r"\d+|[^\W\d_]{2,}")
_TRIGGERS = ("weekend", "tonight", "week", "quarter", "half", "century", "thousand")  # besides the word lists


@dataclass(frozen=True)
class Rule:
    """A kind of time expression; its pattern is compiled when a text has a word that may be part of one."""

    name: str
    kinds: frozenset[str]  # of the words that give it away
    text: str

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The compiled pattern."""
        return re.compile(self.text, re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class TimeWords:
    """The compiled patterns."""

    words: WordLists
    triggers: Mapping[str, frozenset[str]]  # word → kinds of expressions that it is part of
    rules: tuple[Rule, ...]
    position: re.Pattern[str]  # "early", "the end of", just before an expression
    approximate: re.Pattern[str]  # "nearly", just before an amount
    bound: re.Pattern[str]  # "since", just before an expression
    link: re.Pattern[str]  # "to", between two expressions

    def trigger_words(self, text: str) -> Iterator[tuple[int, int, frozenset[str]]]:
        """Yield start, end and kinds of each word that a time expression may be near."""
        digit = frozenset({"digit"})
        for token in _TOKEN.finditer(text):
            word = token[0]
            kinds = self.triggers.get(word.lower()) if word.isalpha() else digit
            if kinds:
                yield token.start(), token.end(), kinds

    def full_matches(self, text: str) -> Iterable[tuple[str, re.Match[str]]]:
        """Yield the patterns that the whole text fits."""
        return ((rule.name, match) for rule in self.rules if (match := rule.pattern.fullmatch(text)))


def compile_grammar(words: WordLists) -> TimeWords:
    """Put the words into the patterns and compile them."""
    pieces = {**PIECES, **_alternatives(words)}
    position, approximate, bound = (_either(table) for table in (words.positions, words.approximate, words.bounds))
    return TimeWords(
        words=words,
        triggers=_triggers(words),
        rules=tuple(
            Rule(pattern.name, pattern.kinds, _filled(rf"(?<![\w$€£])(?<!\d[.,])(?:{pattern.text})(?!\w)", pieces))
            for pattern in PATTERNS
        ),
        position=_compile(rf"(?<!\w)(?P<the>the{{s}})?(?P<position>{position}){{hyphen}}(?P<the2>the{{s}})?$", pieces),
        approximate=_compile(rf"(?<!\w){approximate}{{s}}$", pieces),
        bound=_compile(
            rf"(?<!\w)(?P<bound>{bound}|between){{s}}(?:(?:at{{s}}least|around|about){{s}})?(?:the{{s}})?$", pieces
        ),
        link=re.compile(r"\s*(?:,?\s*(?P<link>to|until|till|through|and)\s+|[-\u2013—]\s*)(?:the\s+)?", re.IGNORECASE),
    )


def _triggers(words: WordLists) -> dict[str, frozenset[str]]:
    """Return the longest word of every phrase, with the kinds of expressions that it gives away."""
    teens = [word for word, value in words.numbers.items() if value in _CENTURIES]
    lists: dict[str, Iterable[str]] = {
        "month": words.months,
        "weekday": (*words.weekdays, *(f"{day}s" for day in words.weekdays)),
        "holiday": words.holidays,
        "unit": words.units,
        "season": words.seasons,
        "part": words.parts,
        "clock": words.clocks,
        "o'clock": ["clock"],
        "day": words.days,
        "reference": words.references,
        "recurrence": words.recurrences,
        "decade": words.decades,
        "teen": teens,
        **{word: [word] for word in _TRIGGERS},
    }
    found: dict[str, set[str]] = defaultdict(set)
    for kind, phrases in lists.items():
        for phrase in phrases:
            found[max(re.split(r"[^\w]+", phrase), key=len)].add(kind)
    return {word: frozenset(kinds) for word, kinds in found.items()}


def _alternatives(words: WordLists) -> dict[str, str]:
    """Return the pieces that are lists of words; names are matched as written or in capitals, all else in any case."""
    units = tuple(words.units)
    numbers = {
        value: [word for word, other in words.numbers.items() if other == value] for value in words.numbers.values()
    }
    return {
        **{name: _named(words.names[name]) for name in words.names},
        "zone": _either(words.zones),
        "weekday_many": _named(f"{word}s" for word in words.names["weekday"] if word.endswith("day")),
        "part_many": _either(part for part in words.parts if part.endswith("s")),
        "unit": _either(units),
        "unit_many": _either(unit for unit in units if unit.endswith(("s", "ies"))),
        "unit_one": _either(unit for unit in units if not unit.endswith("s")),
        "season": _either(words.seasons),
        "part": _either(words.parts),
        "named_clock": _either(words.clocks),
        "word": rf"(?:{_either(words.numbers)}(?!\w))",
        "ordinal_word": rf"(?:{_either(words.ordinals)}(?!\w))",
        "decade_word": _either(words.decades),
        "teen": _either(word for value in _CENTURIES for word in numbers.get(value, ())),
        "small": rf"(?:{_either(word for word, value in words.numbers.items() if value < _TWENTY)}(?!\w))",
        "tens": rf"(?:{_either(word for word, value in words.numbers.items() if _TEN <= value < _HUNDRED)}(?!\w))",
        "big": _either(word for word, value in words.numbers.items() if value >= _HUNDRED),
        "article": _either(words.articles),
        "vague": _either(words.vague),
        "shift": _either(words.shifts),
        "distance": _either(words.distances),
        "day_word": _either(words.days),
        "reference": _either(words.references),
        "recurrence": _either(words.recurrences),
        "every": _either(words.every),
    }


def _either(words: Iterable[str]) -> str:
    """Return a pattern for any of the words, the longest first."""
    escaped = (_escape(word) for word in sorted(set(words), key=lambda word: (-len(word), word)))
    return f"(?:{'|'.join(escaped)})"


def _escape(word: str) -> str:
    return re.escape(word).replace(r"\ ", r"\s+").replace("'", "['\u2019]")


def _named(words: Iterable[str]) -> str:
    """Like ``_either``, but in the given case or in capitals; an abbreviation may carry its full stop."""
    forms = {form for word in words for form in (word, word.upper())}
    escaped = (
        _escape(form) + (r"\.?" if len(form) <= _SHORT and form.lower() not in _FULL else "")
        for form in sorted(forms, key=lambda form: (-len(form), form))
    )
    return f"(?-i:(?:{'|'.join(escaped)})(?![a-zé]))"


def _compile(text: str, pieces: Mapping[str, str]) -> re.Pattern[str]:
    return re.compile(_filled(text, pieces), re.IGNORECASE)


def _filled(text: str, pieces: Mapping[str, str]) -> str:
    """Put the pieces into a pattern, and pieces into pieces."""
    previous = ""
    while previous != text:
        previous, text = text, re.sub(r"\{([a-z][a-z_]*)\}", lambda match: f"(?:{pieces[match[1]]})", text)
    return text
