"""Words with a prefix stay whole; names behind a hyphen are cut off."""

from __future__ import annotations

import pytest
from spacy.lang.en import English

from newsgraph.lexicon import Lexicon
from newsgraph.reading.parse import lay_out
from newsgraph.reading.prefixes import is_former, keep_prefixes, unprefixed


WORDS = Lexicon(sets={"prefixes": frozenset({"re", "ex", "vice", "pro"}), "former": frozenset({"former", "ex"})})


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("re-election", ["re-election"]),
        ("Ex-minister", ["Ex-minister"]),
        ("vice-president", ["vice-president"]),
        ("pro-Danish", ["pro", "-", "Danish"]),
        ("Paris-based", ["Paris", "-", "based"]),
        ("well-known", ["well", "-", "known"]),
    ],
)
def test_prefixes_stay_with_their_word(text: str, tokens: list[str]) -> None:
    """A prefix before a small letter is no word of its own."""
    nlp = English()
    keep_prefixes(nlp, WORDS)
    assert [token.text for token in nlp(text)] == tokens


def test_ex_says_former() -> None:
    """ "ex-minister" is a former minister; "re-election" is over for nobody."""
    nlp = English()
    keep_prefixes(nlp, WORDS)
    past, again = lay_out(nlp("ex-minister re-election"))
    assert is_former(past, WORDS)
    assert unprefixed(past, WORDS) == "minister"
    assert not is_former(again, WORDS)
