"""Laws of time expressions, for any text and any day of publication."""

from __future__ import annotations

import sys
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.lang.en import English

from newsgraph.model import Document, Time
from newsgraph.reading.analysis import Analysis
from newsgraph.reading.parse import lay_out
from newsgraph.reading.times import find_times, load_time_words, span_of


WORDS = load_time_words(Path(__file__).parents[2] / "ontology" / "lexicon")
TOKENIZER = English()
PIECES = [
    "last",
    "next",
    "this",
    "the",
    "past",
    "following",
    "coming",
    "early",
    "late",
    "mid-",
    "end",
    "of",
    "since",
    "until",
    "before",
    "after",
    "from",
    "to",
    "between",
    "and",
    "in",
    "on",
    "by",
    "Monday",
    "Friday",
    "Sept.",
    "May",
    "March",
    "8",
    "31",
    "29",
    "February",
    "1996",
    "2001",
    "'90s",
    "1990s",
    "2009-10",
    "9:30",
    "p.m.",
    "noon",
    "GMT",
    "3/8/2014",
    "2014-03-08",
    "week",
    "month",
    "year",
    "decade",
    "century",
    "day",
    "hours",
    "quarter",
    "half",
    "weekend",
    "two",
    "a",
    "an",
    "several",
    "few",
    "twenty-four",
    "nineteen",
    "ninety-six",
    "ago",
    "later",
    "earlier",
    "now",
    "today",
    "yesterday",
    "tonight",
    "Christmas",
    "Easter",
    "summer",
    "winter",
    "night",
    "morning",
    "every",
    "daily",
    "twice",
    "1/2",
    "00",
    "99",
    "0",
    ",",
    ".",
    "-",
    "(",
    ")",
    "troops",
    "marched",
    "\n",
    "é",
    "İ",
    "𝔘",
]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=14).map(" ".join)
DAYS = st.dates(min_value=date(2, 1, 1), max_value=date(9998, 12, 31))
PUBLISHED = st.none() | DAYS.map(date.isoformat)


def read(text: str, published: str | None) -> tuple[Analysis, tuple[Time, ...]]:
    analysis = Analysis(Document(id="d", text=text, published=published), lay_out(TOKENIZER(text)))
    return analysis, find_times(analysis, WORDS)


@settings(deadline=None)
@given(TEXTS | st.text(max_size=60), PUBLISHED)
def test_spans_are_the_text_in_order_and_never_overlap(text: str, published: str | None) -> None:
    _, times = read(text, published)
    end = 0
    for number, time in enumerate(times, 1):
        assert time.id == f"t{number}"
        assert time.text == text[time.span.start : time.span.end]
        assert end <= time.span.start < time.span.end
        end = time.span.end


@settings(deadline=None)
@given(TEXTS, PUBLISHED)
def test_the_earliest_day_is_never_after_the_latest(text: str, published: str | None) -> None:
    analysis, times = read(text, published)
    for time in times:
        for earliest, latest in ((time.earliest, time.latest), span_of(analysis, time, times, WORDS)):
            for day in (earliest, latest):
                assert day is None or date.fromisoformat(day).isoformat() == day
            assert earliest is None or latest is None or earliest <= latest


@settings(deadline=None)
@given(TEXTS, PUBLISHED)
def test_the_same_text_always_means_the_same(text: str, published: str | None) -> None:
    assert read(text, published)[1] == read(text, published)[1]


class Unclocked(datetime):
    """A date, or a moment, that nobody may ask what day it is."""

    @classmethod
    def today(cls) -> Unclocked:
        raise AssertionError("asks the clock")

    @classmethod
    def now(cls, tz: object = None) -> Unclocked:  # noqa: ARG003  the signature of what it replaces
        raise AssertionError("asks the clock")


class UnclockedDay(date):
    """A day that nobody may ask for the current one."""

    @classmethod
    def today(cls) -> UnclockedDay:
        raise AssertionError("asks the clock")


@settings(deadline=None)
@given(TEXTS, PUBLISHED)
def test_no_text_makes_anything_ask_the_clock(text: str, published: str | None) -> None:
    usual = read(text, published)[1]
    with pytest.MonkeyPatch.context() as patch:
        for module in [found for name, found in sys.modules.items() if name.startswith("newsgraph.reading.times")]:
            for name, put in (("date", UnclockedDay), ("datetime", Unclocked)):
                if getattr(module, name, None) in (date, datetime):
                    patch.setattr(module, name, put)
        assert read(text, published)[1] == usual


def test_a_module_that_asks_the_clock_is_caught() -> None:
    with pytest.raises(AssertionError, match="asks the clock"):
        UnclockedDay.today()
    with pytest.raises(AssertionError, match="asks the clock"):
        Unclocked.now()


@given(
    st.sampled_from(["last year", "this year", "two years ago", "last month", "next year", "10 years from now"]),
    st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 12, 31)),
)
def test_a_later_publication_moves_what_is_relative(text: str, published: date) -> None:
    later = date(published.year + 1, published.month, min(published.day, 28))
    (time,) = read(text, published.isoformat())[1]
    (moved,) = read(text, later.isoformat())[1]
    assert int(moved.value[:4]) == int(time.value[:4]) + 1
    assert moved.value[4:] == time.value[4:]


@given(st.dates(min_value=date(1600, 1, 1), max_value=date(2199, 12, 31)), PUBLISHED)
def test_a_full_date_means_itself_whenever_it_is_published(day: date, published: str | None) -> None:
    (time,) = read(f"{day:%B} {day.day}, {day.year}", published)[1]
    assert (time.value, time.earliest, time.latest) == (day.isoformat(),) * 3


@given(DAYS, st.sampled_from(["Monday", "Friday", "last Sunday", "yesterday", "last week", "six weeks ago"]))
def test_bare_days_lie_within_the_weeks_before_publication(published: date, text: str) -> None:
    (time,) = read(f"It broke {text}.", published.isoformat())[1]
    assert time.earliest is not None
    assert 0 <= (published - date.fromisoformat(time.earliest)).days <= 7 * 7
