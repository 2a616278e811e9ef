"""Time expressions are found whole, mean what a reader takes them to mean, and lie between the right days."""

from __future__ import annotations

from pathlib import Path

import pytest
from parsing import parse
from spacy.lang.en import English

from newsgraph.errors import LexiconError
from newsgraph.model import Document, Time, TimeKind
from newsgraph.reading.analysis import Analysis
from newsgraph.reading.parse import lay_out
from newsgraph.reading.times import TimeWords, find_times, load_time_words, span_of


LEXICON = Path(__file__).parents[2] / "ontology" / "lexicon"
TOKENIZER = English()
PUBLISHED = "2023-06-14"  # a Wednesday


@pytest.fixture(scope="module")
def words() -> TimeWords:
    return load_time_words(LEXICON)


def unparsed(text: str, published: str | None = PUBLISHED) -> Analysis:
    """Return an analysis without grammar: the rules must not need any."""
    return Analysis(Document(id="d", text=text, published=published), lay_out(TOKENIZER(text)))


def found(text: str, words: TimeWords, published: str | None = PUBLISHED) -> list[tuple[str, str]]:
    return [(time.text, time.value) for time in find_times(unparsed(text, published), words)]


def only(text: str, words: TimeWords, published: str | None = PUBLISHED) -> Time:
    (time,) = find_times(unparsed(text, published), words)
    return time


@pytest.mark.parametrize(
    ("text", "value", "earliest", "latest"),
    [
        ("Saturday, March 8, 2014", "2014-03-08", "2014-03-08", "2014-03-08"),
        ("8 March 2014", "2014-03-08", "2014-03-08", "2014-03-08"),
        ("March 2014", "2014-03", "2014-03-01", "2014-03-31"),
        ("late February 2020", "2020-02", "2020-02-20", "2020-02-29"),
        ("3/8/2014", "2014-03-08", "2014-03-08", "2014-03-08"),
        ("2014-03-08", "2014-03-08", "2014-03-08", "2014-03-08"),
        ("the first half of 2012", "2012-H1", "2012-01-01", "2012-06-30"),
        ("the third quarter of 2012", "2012-Q3", "2012-07-01", "2012-09-30"),
        ("the summer of 2020", "2020-SU", "2020-06-01", "2020-08-31"),
        ("the winter of 2020", "2020-WI", "2020-12-01", "2021-02-28"),
        ("the 1970s", "197", "1970-01-01", "1979-12-31"),
        ("the early 1990s", "199", "1990-01-01", "1993-05-01"),
        ("the '80s", "198", "1980-01-01", "1989-12-31"),
        ("the nineties", "199", "1990-01-01", "1999-12-31"),
        ("the 19th century", "18", "1800-01-01", "1899-12-31"),
        ("nineteen ninety-six", "1996", "1996-01-01", "1996-12-31"),
        ("the year two thousand", "2000", "2000-01-01", "2000-12-31"),
        ("Easter 2019", "2019-04-21", "2019-04-21", "2019-04-21"),
        ("500 B.C.", "BC0500", None, None),
        ("fiscal 2019", "FY2019", None, None),
    ],
)
def test_absolute_dates_need_no_publication(
    text: str, value: str, earliest: str | None, latest: str | None, words: TimeWords
) -> None:
    time = only(f"It broke in {text}, they said.", words, published=None)
    assert (time.text, time.value) == (text, value)
    assert (time.earliest, time.latest) == (earliest, latest)


@pytest.mark.parametrize(
    ("text", "value", "earliest", "latest"),
    [
        ("today", "2023-06-14", "2023-06-14", "2023-06-14"),
        ("yesterday", "2023-06-13", "2023-06-13", "2023-06-13"),
        ("tomorrow morning", "2023-06-15TMO", "2023-06-15", "2023-06-15"),
        ("last night", "2023-06-13TNI", "2023-06-13", "2023-06-13"),
        ("Monday", "2023-06-12", "2023-06-12", "2023-06-12"),
        ("last Wednesday", "2023-06-07", "2023-06-07", "2023-06-07"),
        ("next Friday", "2023-06-16", "2023-06-16", "2023-06-16"),
        ("last week", "2023-W23", "2023-06-05", "2023-06-11"),
        ("last month", "2023-05", "2023-05-01", "2023-05-31"),
        ("the past month", "2023-05", "2023-05-14", "2023-06-14"),
        ("earlier this year", "2023", "2023-01-01", "2023-12-31"),
        ("the end of last month", "2023-05", "2023-05-21", "2023-05-31"),
        ("last summer", "2022-SU", "2022-06-01", "2022-08-31"),
        ("last November", "2022-11", "2022-11-01", "2022-11-30"),
        ("next March", "2024-03", "2024-03-01", "2024-03-31"),
        ("March of last year", "2022-03", "2022-03-01", "2022-03-31"),
        ("two years ago", "2021", "2021-01-01", "2021-12-31"),
        ("six weeks ago", "2023-W18", "2023-05-01", "2023-05-07"),
        ("10 days ago", "2023-06-04", "2023-06-04", "2023-06-04"),
        ("a year and a half ago", "2021-12", "2021-12-01", "2021-12-31"),
        ("the past two years", "P2Y", "2021-06-14", "2023-06-14"),
        ("the next three days", "P3D", "2023-06-14", "2023-06-17"),
        ("recent months", "PXM", None, "2023-06-14"),
        ("now", "PRESENT_REF", "2023-06-14", "2023-06-14"),
        ("recently", "PAST_REF", None, "2023-06-14"),
    ],
)
def test_relative_times_count_from_publication(
    text: str, value: str, earliest: str | None, latest: str | None, words: TimeWords
) -> None:
    time = only(f"It broke {text}.", words)
    assert (time.text, time.value) == (text, value)
    assert (time.earliest, time.latest) == (earliest, latest)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("today", "PRESENT_REF"),
        ("last month", "PAST_REF"),
        ("next year", "FUTURE_REF"),
        ("Monday", "XXXX-WXX-1"),
        ("Aug. 3", "XXXX-08-03"),
        ("the following day", "XXXX-XX-XX"),
        ("two years ago", "PAST_REF"),
        ("last summer", "XXXX-SU"),
        ("9 a.m.", "XXXX-XX-XXT09:00"),
    ],
)
def test_without_publication_relative_times_stay_open(text: str, value: str, words: TimeWords) -> None:
    time = only(f"It broke {text}", words, published=None)
    assert (time.value, time.earliest, time.latest) == (value, None, None)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("three days", "P3D"),
        ("10-day", "P10D"),
        ("two and a half years", "P2Y6M"),
        ("5 1/2 hours", "PT5H30M"),
        ("half an hour", "PT30M"),
        ("an hour and a half", "PT1H30M"),
        ("two hours and 30 minutes", "PT2H30M"),
        ("a couple of weeks", "P2W"),
        ("several months", "PXM"),
        ("decades", "PXDE"),
        ("nearly twenty-four hours", "PT24H"),
        ("more than a decade", "P10Y"),
        ("a hundred years", "P100Y"),
        ("the first nine months", "P9M"),
    ],
)
def test_durations_keep_their_length_and_no_date(text: str, value: str, words: TimeWords) -> None:
    time = only(f"They waited {text}.", words)
    assert (time.text, time.value, time.kind) == (text, value, TimeKind.DURATION)
    assert (time.earliest, time.latest) == (None, None)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("daily", "P1D"),
        ("every Friday", "XXXX-WXX-5"),
        ("Tuesday nights", "XXXX-WXX-2TNI"),
        ("Mondays", "XXXX-WXX-1"),
        ("every two weeks", "P2W"),
        ("every other day", "P2D"),
        ("each July", "XXXX-07"),
        ("every summer", "XXXX-SU"),
        ("twice a week", "P1W"),
    ],
)
def test_what_recurs_is_a_set(text: str, value: str, words: TimeWords) -> None:
    time = only(f"They meet {text}.", words)
    assert (time.text, time.value, time.kind) == (text, value, TimeKind.SET)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("9 a.m. Monday", "2023-06-12T09:00"),
        ("9:30 p.m. EST on Monday", "2023-06-12T21:30"),
        ("noon", "2023-06-14T12:00"),
        ("1430 GMT", "2023-06-14T14:30"),
        ("4 in the afternoon", "2023-06-14T16:00"),
        ("ten o'clock", "2023-06-14T10:00"),
        ("Monday evening", "2023-06-12TEV"),
    ],
)
def test_times_of_day_take_their_day_along(text: str, value: str, words: TimeWords) -> None:
    time = only(f"The gate fell at {text}, they said.", words)
    assert (time.text, time.value, time.kind) == (text, value, TimeKind.TIME)


def test_narrative_times_count_from_the_last_date(words: TimeWords) -> None:
    text = "The fort fell on May 3, 2009. The following day it burned; two years later it stood again. That year it rained."
    assert [value for _, value in found(text, words)] == ["2009-05-03", "2009-05-04", "2011", "2011"]


def test_a_second_day_shares_the_month_and_the_year(words: TimeWords) -> None:
    times = found("The hearings of April 24 and 25 and May 3-5, 2014 were closed.", words)
    assert times == [
        ("April 24", "2023-04-24"),
        ("25", "2023-04-25"),
        ("May 3", "2014-05-03"),
        ("5, 2014", "2014-05-05"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The army may march on the city.",
        "Foreign Minister Jan Novak resigned.",
        "A man of 37 years old won 1,996 votes.",
        "The 26-year-old fell.",
        "It costs $2014 and weighs 1500.5 grams.",
        "He came second and won a second term.",
        "Prices fall, and spring water is dear.",
        "Call 555-1996 or 1600/2.",
        "They earn $12-an-hour.",
    ],
)
def test_what_only_looks_like_time_is_left_alone(text: str, words: TimeWords) -> None:
    assert found(text, words) == []


def test_a_future_verb_points_a_weekday_ahead(words: TimeWords) -> None:
    analysis = parse(
        "Ministers minister NOUN/NNS nsubj 2",
        "will will AUX/MD aux 2",
        "meet meet VERB/VB ROOT 2",
        "Friday Friday PROPN npadvmod 2",
        published=PUBLISHED,
    )
    (time,) = find_times(analysis, words)
    assert time.value == "2023-06-16"


def test_a_past_verb_points_a_weekday_back(words: TimeWords) -> None:
    analysis = parse(
        "Ministers minister NOUN/NNS nsubj 1",
        "met meet VERB/VBD ROOT 1",
        "Friday Friday PROPN npadvmod 1",
        published=PUBLISHED,
    )
    (time,) = find_times(analysis, words)
    assert time.value == "2023-06-09"


def test_a_past_verb_points_a_month_back_over_the_turn_of_the_year(words: TimeWords) -> None:
    analysis = parse(
        "They they PRON nsubj 1",
        "met meet VERB/VBD ROOT 1",
        "in in ADP prep 1",
        "August August PROPN pobj 2",
        published=PUBLISHED,
    )
    (time,) = find_times(analysis, words)
    assert time.value == "2022-08"


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("It held from 1996 to 2001.", [("1996-01-01", "2001-12-31")] * 2),
        ("It held between May and June 2019.", [("2019-05-01", "2019-06-30")] * 2),
        ("the 1996-2001 war", [("1996-01-01", "2001-12-31")] * 2),
        ("It held in 1996 and 2001.", [("1996-01-01", "1996-12-31"), ("2001-01-01", "2001-12-31")]),
        ("It held since late July 2021.", [("2021-07-21", None)]),
        ("It held until last year.", [(None, "2022-12-31")]),
        ("It held until at least May 3.", [(None, "2023-05-03")]),
        ("It fell before 2030.", [(None, "2029-12-31")]),
        ("It fell after 2001.", [("2002-01-01", None)]),
        ("It fell by May 3.", [(None, "2023-05-03")]),
        ("It fell on May 3.", [("2023-05-03", "2023-05-03")]),
        ("It lasted since three days.", [(None, None)]),
    ],
)
def test_a_preposition_opens_or_closes_the_span(
    text: str, spans: list[tuple[str | None, str | None]], words: TimeWords
) -> None:
    analysis = unparsed(text)
    times = find_times(analysis, words)
    assert [span_of(analysis, time, times, words) for time in times] == spans


def test_a_preposition_before_a_noun_leaves_the_time_of_that_noun_alone(words: TimeWords) -> None:
    analysis = parse(
        "It it PRON nsubj 1",
        "fell fall VERB/VBD ROOT 1",
        "after after ADP prep 1",
        "the the DET det 5",
        "July July PROPN compound 5",
        "vote vote NOUN pobj 2",
        published="2023-09-01",
    )
    times = find_times(analysis, words)
    assert [span_of(analysis, time, times, words) for time in times] == [("2023-07-01", "2023-07-31")]


def test_over_may_mean_during_or_more_than(words: TimeWords) -> None:
    during = parse("It it PRON nsubj 1", "fell fall VERB/VBD ROOT 1", "over over ADP prep 1", "two two NUM nummod 4",
                   "years year NOUN/NNS pobj 2")  # fmt: skip
    longer = parse("It it PRON nsubj 1", "took take VERB/VBD ROOT 1", "over over ADP quantmod 3", "two two NUM nummod 4",
                   "years year NOUN/NNS dobj 1")  # fmt: skip
    assert [time.text for analysis in (during, longer) for time in find_times(analysis, words)] == [
        "two years",
        "over two years",
    ]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("[[month]]\nnumber = 1\n", "[[month]]\nnumber = 13\n", "number cannot be 13"),
        ("[[month]]\nnumber = 1\n", "[[month]]\n", "month needs the key 'number'"),
        ("[[season]]\n", "[[season]]\ncolour = 1\n", "season knows no key 'colour'"),
        ("[[every]]\nwords = [", "[[every]]\nwords = [1, ", "words cannot be"),
        ("month = 1\nday = 1\n", "month = 1\n", "a holiday needs"),
        ("[[every]]", "[[always]]", "missing or unknown"),
        ("[[every]]", "[[every", "Expected"),
    ],
)
def test_a_bad_lexicon_names_its_file(old: str, new: str, message: str, tmp_path: Path) -> None:
    text = (LEXICON / "times.toml").read_text(encoding="utf-8")
    assert old in text
    (tmp_path / "times.toml").write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(LexiconError, match=r"times\.toml") as error:
        load_time_words(tmp_path)
    assert message in str(error.value)


def test_a_missing_lexicon_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match="copy it from the ontology"):
        load_time_words(tmp_path)
