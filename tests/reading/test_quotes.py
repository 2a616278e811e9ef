"""Quotations: where they begin and end, and who goes on speaking."""

from __future__ import annotations

from spacy import tokens
from spacy.lang.en import English

from newsgraph.reading.attribution.quotes import Quote, ends_like_speech, find_quotes, is_utterance
from newsgraph.reading.parse import Doc, lay_out


VOCAB = English().vocab


def words(text: str) -> Doc:
    """Return a document of the words in the text; "|" ends a paragraph, "~" glues a word to the one before."""
    found = text.split()
    spaces = [not after.startswith("~") for after in [*found[1:], "."]]
    return lay_out(tokens.Doc(VOCAB, words=[word.lstrip("~").replace("|", "\n\n") for word in found], spaces=spaces))


def quoted(doc: Doc) -> list[str]:
    """Return the words of each quotation."""
    return [" ".join(token.text for token in doc[quote.start : quote.end]) for quote in find_quotes(doc)]


def test_curly_marks_open_and_close() -> None:
    doc = words("“ ~We won , ~” said Ana . “ ~Go home . ~”")
    assert quoted(doc) == ["“ We won , ”", "“ Go home . ”"]


def test_straight_marks_open_before_a_word_and_close_after_one() -> None:
    doc = words('" ~We won , ~" said Ana . " ~Go . ~"')
    assert quoted(doc) == ['" We won , "', '" Go . "']


def test_a_quotation_without_an_end_ends_with_its_paragraph() -> None:
    doc = words("“ ~We won . | “ ~Go home . ~”")
    assert find_quotes(doc) == (Quote(start=0, end=4, closed=False), Quote(start=5, end=10))


def test_a_mark_inside_another_kind_of_quotation_is_part_of_it() -> None:
    doc = words("“ ~They cried ' ~fire ~' and ran . ~”")
    assert len(find_quotes(doc)) == 1


def test_two_words_in_quotation_marks_are_a_term() -> None:
    doc = words("a “ ~safe zone ~” near Lund")
    (quote,) = find_quotes(doc)
    assert not is_utterance(doc, quote)


def test_two_words_before_a_comma_are_an_utterance() -> None:
    doc = words("“ ~We won , ~” said Ana")
    (quote,) = find_quotes(doc)
    assert ends_like_speech(doc, quote)
    assert is_utterance(doc, quote)


def test_a_text_without_marks_has_no_quotations() -> None:
    assert find_quotes(words("Ana said nothing .")) == ()
    assert find_quotes(Doc("")) == ()
