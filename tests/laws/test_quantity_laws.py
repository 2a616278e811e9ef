"""Laws of numbers, for any phrase of number: they keep their words, and their bounds are in order."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from parsing import parse

from newsgraph.model import Quantity, QuantityKind
from newsgraph.reading.analysis import Analysis
from newsgraph.reading.quantities import COUNTING, QUALIFIERS, UNITS, number_in, quantities_of, quantity_of


NUMBERS = st.one_of(
    st.integers(0, 10**7).map(str),
    st.integers(0, 10**7).map("{:,}".format),
    st.sampled_from(sorted(UNITS)),
    st.sampled_from(sorted(COUNTING)),
)
QUALIFYING = st.one_of(st.just(""), st.sampled_from(sorted(QUALIFIERS)))


def phrase(qualifier: str, number: str, noun: str) -> Analysis:
    """Return the parse of "It hurt <qualifier> <number> <noun>"."""
    before = qualifier.split()
    at = 2 + len(before)
    rows = [f"{word} {word} ADV advmod {at}" for word in before]
    return parse("It it PRON nsubj 1", "hurt hurt VERB ROOT 1", *rows, f"{number} {number} NUM nummod {at + 1}",
                 f"{noun} {noun} NOUN/NNS dobj 1")  # fmt: skip


def words_of(analysis: Analysis, quantity: Quantity) -> str:
    """Return the words that a quantity's span covers."""
    return analysis.document.text[quantity.span.start : quantity.span.end]


@given(QUALIFYING, NUMBERS)
def test_every_number_keeps_its_words(qualifier: str, number: str) -> None:
    """At least 40 miners: the span covers all of it, and the text's slice is the words."""
    analysis = phrase(qualifier, number, "miners")
    quantity = quantity_of(analysis.doc[len(analysis.doc) - 1])
    assert quantity is not None
    assert words_of(analysis, quantity) == f"{qualifier} {number} miners".strip()
    assert quantity.unit == "miners"


@given(
    st.lists(
        st.one_of(NUMBERS, st.sampled_from(["between", "and", "to", "or", "half", "dozen"])), min_size=1, max_size=6
    )
)
def test_the_least_is_never_above_the_most(words: list[str]) -> None:
    """Between 10 and 20; tens of thousands; nonsense too."""
    number = number_in([word.lower() for word in words])
    assert number is None or number.high is None or number.low <= number.high


@given(st.integers(0, 10**6), st.integers(0, 10**6))
def test_a_range_has_both_bounds(one: int, other: int) -> None:
    """Between 10 and 20."""
    low, high = sorted((one, other))
    number = number_in(["between", str(low), "and", str(high)])
    assert number is not None
    assert (number.low, number.high) == (low, high)


@given(st.integers(0, 10**6), st.integers(0, 10**6))
def test_a_sum_covers_its_parts(one: int, other: int) -> None:
    """It hurt 9 miners and 4 others."""
    analysis = parse("It it PRON nsubj 1", "hurt hurt VERB ROOT 1", f"{one} {one} NUM nummod 3", "miners miner NOUN/NNS dobj 1",
                     "and and CCONJ cc 3", f"{other} {other} NUM nummod 6", "others other NOUN/NNS conj 3")  # fmt: skip
    whole, *parts = quantities_of(analysis.doc[3], QuantityKind.INJURED)
    assert whole.value == sum(part.value for part in parts)
    assert all(part.span in whole.span for part in parts)
    assert words_of(analysis, whole) == f"{one} miners and {other} others"
