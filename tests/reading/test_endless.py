"""Sentences end where paragraphs do, and where no sentence would be so long."""

from __future__ import annotations

import pytest
import spacy

from newsgraph.reading.paragraphs import MOST_WORDS, make_sentence_starts


TOKENIZER = spacy.blank("en")
MARK = make_sentence_starts(TOKENIZER, "starts", [], [])


def starts(text: str) -> list[int]:
    """Return the numbers of the tokens that must begin a sentence."""
    return [token.i for token in MARK(TOKENIZER(text)) if token.i and token.is_sent_start]


def test_blank_line_ends_a_sentence() -> None:
    assert starts("Troops move\n\nNorland attacked Sudland.") == [3]


@pytest.mark.parametrize("word", ["rain ", "(", "U.S. "])
def test_endless_sentence_is_cut(word: str) -> None:
    assert starts(word * 3 * MOST_WORDS) == [MOST_WORDS, 2 * MOST_WORDS]


def test_long_paragraph_of_sentences_is_not_cut() -> None:
    assert starts("Rain fell in Norland on Monday. " * MOST_WORDS) == []
