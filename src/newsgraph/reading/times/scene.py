"""Where a time expression stands: the date of publication, the dates before it in the text, and its words around."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import Enum, auto

from newsgraph.model import Span, TimeKind
from newsgraph.reading.parse import Doc, Token
from newsgraph.reading.times.calendars import days_of
from newsgraph.reading.times.words import Unit, WordLists


DAY = Unit("D")
_SINCE = frozenset({"since", "after", "following"})
_PRESENT = frozenset({"is", "are", "am", "'s", "'re", "'m", "be", "being"})
_UNTIL = frozenset({"until", "till", "by", "through"})
_DAY_VALUE = 10  # characters of "1998-08-10"


class Tense(Enum):
    """Which way the verb points that a time expression belongs to."""

    PAST = auto()
    FUTURE = auto()
    UNKNOWN = auto()


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a time expression stands for; ``days`` where the value alone does not tell them."""

    kind: TimeKind
    value: str
    days: tuple[date | None, date | None] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """What the meaning of an expression at one place of a text may depend on."""

    words: WordLists
    doc: Doc
    published: datetime | None
    start: int = 0
    end: int = 0
    position: str | None = None  # "early", "mid", "late" or "whole", from the words before
    last_day: date | None = None  # the last day named in the text before
    last_date: date | None = None  # the beginning of the last day, month or year named before
    inner: Callable[[str, Scene], Meaning | None]

    @property
    def today(self) -> date | None:
        """The day of publication."""
        return None if self.published is None else self.published.date()

    def base(self, unit: Unit, *, relative: bool) -> date | None:
        """Return the day to count from: publication, or for narrative expressions the last date of the text."""
        if not relative:
            return self.today
        return (self.last_day if unit.code in {"D", "W"} else self.last_date) or self.today

    def token(self, offset: int) -> Token | None:
        """Return the token at the offset."""
        found = self.doc.within(Span(offset, offset + 1)) if offset >= 0 else ()
        return found[0] if found else None

    def before(self) -> Token | None:
        """Return the token before the expression, in the same line or the one before."""
        first = self.token(self.start)
        while first is not None and first.i > 0:
            first = first.nbor(-1)
            if not first.is_space:
                return first
        return None

    def after(self) -> Token | None:
        """Return the token after the expression."""
        last = self.token(self.end - 1)
        while last is not None and last.i + 1 < len(self.doc):
            last = last.nbor()
            if not last.is_space:
                return last
        return None

    def tense(self, *, loose: bool = False) -> Tense:
        """Return the tense of the nearest verb above the expression; loosely, infinitives and present verbs point ahead."""
        token, before, after = self.token(self.start), self.before(), self.after()
        verb, direct = (None, False) if token is None else _verb(token)
        if verb is None:
            return Tense.UNKNOWN
        cue = "" if before is None else before.lower_
        possessive = after is not None and after.tag_ == "POS"
        helpers = _helpers(verb)
        past = verb.tag_ == "VBD" or any(helper.tag_ == "VBD" for helper in helpers)
        if not possessive and any(word.lower_ in self.words.ahead for word in (verb, *helpers)):
            return Tense.FUTURE
        if loose and (cue == "as" or (cue in _UNTIL and not past)):
            return Tense.FUTURE
        participle = verb.tag_ in {"VBN", "VBG"} and not any(word.lower_ in _PRESENT for word in helpers)
        if past or participle or cue in _SINCE:
            return Tense.PAST
        return Tense.FUTURE if loose and direct and not possessive and verb.tag_ != "MD" else Tense.UNKNOWN

    def moved_past(self, meaning: Meaning) -> Scene:
        """Return the scene for the expressions after one with this meaning."""
        days = days_of(meaning.value) if meaning.kind in {TimeKind.DATE, TimeKind.TIME} else None
        if days is None:
            return self
        first, last = days
        if first == last or len(meaning.value) >= _DAY_VALUE:
            return replace(self, last_day=first, last_date=first)
        return replace(self, last_date=first)


def _verb(token: Token) -> tuple[Token | None, bool]:
    """Return the nearest finite verb or infinitive above the token, and whether no noun stands between."""
    direct = True
    for above in (token, *token.ancestors):
        if above.pos_ in {"VERB", "AUX"} and (above.tag_ != "VBG" or _helpers(above)):
            return above, direct
        direct = direct and (above.pos_ != "NOUN" or above is token)
    return None, False


def _helpers(verb: Token) -> list[Token]:
    return [child for child in verb.children if child.dep_ in {"aux", "auxpass"}]
