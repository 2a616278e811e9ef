"""Sentence boundaries after paragraphs, headlines, list items and a dateline, given to the parser beforehand.

A sentence is also ended where it has become longer than sentences are, since what rules do within one grows with the
square of its length: a text can be made that has a million words and no full stop.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from spacy.language import Language
from spacy.tokens import Doc

from newsgraph.reading.dateline import dateline_of


SENTENCE_STARTS = "newsgraph_sentence_starts"
WRAPPED = range(50, 95)  # line lengths of hard-wrapped text, in characters
FEWEST_WRAPPED_LINES = 4
LONGEST_HEADING = 14  # words
ENDS = frozenset(".!?:;")
MOST_WORDS = 250  # tokens without a paragraph's end or a sign that ends a sentence
STOPS = frozenset(".!?。！？؟।")
CLOSING = frozenset("\"'”’)»")


@Language.factory(SENTENCE_STARTS, default_config={"openers": [], "leading": []})
def make_sentence_starts(nlp: Language, name: str, openers: list[str], leading: list[str]) -> Callable[[Doc], Doc]:
    """Return what marks the starts of sentences in a parsed text.

    Parameters
    ----------
    nlp, name
        As spaCy hands them over.
    openers
        Words that open a sentence when they are written large: "Meanwhile", "The".
    leading
        Words that cannot end a heading, since something must follow them: "of", "the".
    """
    del nlp, name
    opening, inner = frozenset(openers), frozenset(leading)

    def mark_sentence_starts(doc: Doc) -> Doc:
        """Start a sentence after blank lines, line ends unless the text is hard-wrapped, a dateline and run-on headings."""
        text = doc.text
        single = not is_hard_wrapped(text)
        for token in doc[:-1]:
            breaks = token.text.count("\n") if token.is_space else 0
            if breaks > 1 or (breaks == 1 and single):
                token.nbor().is_sent_start = True
        dateline = dateline_of(text)
        first = next((token for token in doc if dateline is not None and token.idx >= dateline[1]), None)
        if first is not None:
            first.is_sent_start = True
        for place in after_headings([token.text for token in doc], opening, inner):
            doc[place].is_sent_start = True
        _cut_endless(doc)
        return doc

    return mark_sentence_starts


def after_headings(words: Sequence[str], openers: frozenset[str], leading: frozenset[str]) -> Iterator[int]:
    """Yield where a sentence begins right after a heading without a full stop: "Fears grow in port The ferry sank on Monday"."""
    start = 0
    for place, word in enumerate(words):
        opens = place == start and (word in CLOSING or word.isspace())
        if opens or word[0] in ENDS or "\n" in word:
            start = place + 1
        elif (
            0 < place - start <= LONGEST_HEADING
            and word.lower() in openers
            and word.istitle()
            and words[start][0].isupper()
        ):
            before, after = words[place - 1], words[place + 1] if place + 1 < len(words) else ""
            if before.lower() not in leading and before[-1].isalnum() and after[:1].islower():
                start = place
                yield place


def _cut_endless(doc: Doc) -> None:
    """Start a sentence wherever so many words have gone by without one."""
    begin = 0
    for token in doc:
        if token.is_sent_start or token.text in STOPS:
            begin = token.i
        elif token.i - begin >= MOST_WORDS:
            token.is_sent_start = True
            begin = token.i


def is_hard_wrapped(text: str) -> bool:
    """Whether most lines end in the middle of a sentence at about the same width."""
    lines = [line for line in text.split("\n") if line.strip()]
    if len(lines) < FEWEST_WRAPPED_LINES:
        return False
    wrapped = sum(len(line) in WRAPPED and line.rstrip()[-1:] not in '.!?"”' for line in lines)
    return wrapped * 2 > len(lines)
