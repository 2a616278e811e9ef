"""The days that tense leaves: told in the past, told of the past, told now."""

from __future__ import annotations

import pytest
from factories import Article, known
from hypothesis import given
from hypothesis import strategies as st

from newsgraph.model import HeldClaim, Interval, Modality, Role, Tense
from newsgraph.statements.times import bounded, may_overlap


def said(tense: Tense | None, *, modality: Modality = Modality.CERTAIN, time: str | None = None) -> HeldClaim:
    """Return what an article of 3 May 2024 says in a tense, dated by words or not."""
    article = Article("Norland shelters the Vale Front in 2014.")
    norland, front = article.mention("Norland", "State"), article.mention("Vale Front", "ArmedGroup")
    dated = article.time("2014", "2014-01-01", "2014-12-31") if time else None
    article.claim(norland, "shelters", front, "shelters", tense=tense, modality=modality, at=dated)
    (statement,) = known(article).statements
    (claim,) = statement.claims
    return claim


@pytest.mark.parametrize(
    ("tense", "interval"),
    [
        (Tense.PAST, Interval(latest="2024-05-03")),
        (Tense.PRESENT, Interval(earliest="2024-05-03", latest="2024-05-03")),
        (Tense.FUTURE, None),
        (None, None),
    ],
)
def test_tense_bounds_what_the_article_tells(tense: Tense | None, interval: Interval | None) -> None:
    assert said(tense).time == interval


def test_what_must_or_would_be_has_no_bound() -> None:
    assert said(Tense.PAST, modality=Modality.HYPOTHETICAL).time is None


def test_words_come_before_tense() -> None:
    claim = said(Tense.PAST, time="2014")
    assert claim.time is not None
    assert (claim.time.earliest, claim.time.latest) == ("2014-01-01", "2014-12-31")


def told(cue_tense: Tense, tense: Tense, day: str | None = None) -> Interval | None:
    """Return when something is so that critics said, or say, on a day."""
    article = Article("Critics said on Monday that Norland shelters the Vale Front.")
    critics = article.mention("Critics", "CollectiveActor")
    norland, front = article.mention("Norland", "State"), article.mention("Vale Front", "ArmedGroup")
    time = article.time("Monday", day, day) if day is not None else None
    article.event("said", "Event", [(Role.AGENT, critics)], tense=cue_tense, time=time)
    said = article.attribution("said", critics)
    article.claim(norland, "shelters", front, "shelters", tense=tense, voices=(critics,), attribution=said)
    (statement,) = known(article).statements
    return statement.claims[0].time


@pytest.mark.parametrize(
    ("cue", "content", "day", "interval"),
    [
        (Tense.PAST, Tense.PAST, "2024-04-29", Interval(latest="2024-04-29")),
        (Tense.PAST, Tense.PRESENT, "2024-04-29", Interval(latest="2024-04-29")),
        (Tense.PAST, Tense.PRESENT, None, Interval(latest="2024-05-03")),
        (Tense.PRESENT, Tense.PRESENT, None, Interval(earliest="2024-05-03", latest="2024-05-03")),
        (Tense.PAST, Tense.FUTURE, "2024-04-29", None),
    ],
)
def test_what_somebody_tells_was_so_by_the_day_of_telling(
    cue: Tense, content: Tense, day: str | None, interval: Interval | None
) -> None:
    """Critics said on Monday that Norland shelters the Vale Front."""
    assert told(cue, content, day) == interval


DAYS = st.none() | st.dates().map(lambda day: day.isoformat())


@given(DAYS, DAYS, DAYS)
def test_a_bound_never_puts_the_end_before_the_beginning(
    first: str | None, last: str | None, latest: str | None
) -> None:
    if first is not None and last is not None and first > last:
        first, last = last, first
    found = bounded(Interval(earliest=first, latest=last, text="then"), latest)
    assert found is not None
    assert found.earliest is None or found.latest is None or found.earliest <= found.latest


@given(DAYS)
def test_tense_alone_sets_nothing_apart(day: str | None) -> None:
    assert may_overlap(Interval(latest=day), Interval(earliest="2024-01-01", latest="2024-01-02", text="then"))
