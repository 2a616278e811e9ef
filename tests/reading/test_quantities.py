"""Numbers keep their bounds, their qualifier and their words."""

from __future__ import annotations

import pytest
from parsing import parse

from newsgraph.model import Qualifier
from newsgraph.reading.quantities import number_in, quantity_of


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [
        ("145", 145, None),
        ("1,500", 1500, None),
        ("twenty three", 23, None),
        ("two dozen", 24, None),
        ("two hundred thousand", 200_000, None),
        ("1.5 million", 1_500_000, None),
        ("hundreds", 200, 999),
        ("tens thousands", 20_000, 109_989),
    ],
)
def test_numbers_are_read_from_words(words: str, low: float, high: float | None) -> None:
    """Figures, words, mixtures and rough numbers."""
    number = number_in(words.split())
    assert number is not None
    assert number.low == low
    assert number.high is None if high is None else number.high is not None


def test_words_without_a_number_give_none() -> None:
    """Some people: no number."""
    assert number_in(["some", "people"]) is None


def test_a_qualifier_and_a_closing_apposition_belong_to_the_quantity() -> None:
    """It killed at least 40 people, mostly nurses."""
    analysis = parse("It it PRON nsubj 1", "killed kill VERB ROOT 1", "at at ADP advmod 3", "least least ADJ advmod 4", "40 40 NUM nummod 5",
                     "people people NOUN/NNS dobj 1", ", , PUNCT punct 5", "mostly mostly ADV advmod 8", "nurses nurse NOUN/NNS appos 5")  # fmt: skip
    quantity = quantity_of(analysis.doc[5])
    assert quantity is not None
    assert (quantity.value, quantity.qualifier, quantity.unit) == (40, Qualifier.AT_LEAST, "people, mostly nurses")
    assert analysis.document.text[quantity.span.start : quantity.span.end] == "at least 40 people, mostly nurses"


def test_rough_numbers_are_vague() -> None:
    """They staged hundreds of raids."""
    analysis = parse("They they PRON nsubj 1", "staged stage VERB ROOT 1", "hundreds hundred NOUN/NNS dobj 1", "of of ADP prep 2",
                     "raids raid NOUN/NNS pobj 3")  # fmt: skip
    quantity = quantity_of(analysis.doc[4])
    assert quantity is not None
    assert (quantity.value, quantity.max, quantity.qualifier, quantity.unit) == (200, 999, Qualifier.VAGUE, "raids")
