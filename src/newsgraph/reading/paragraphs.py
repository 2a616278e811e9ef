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
NEVER_NAMES = frozenset(
    {"CD", "VBG", "RB", "IN", "WP", "WRB", "PRP", "NNS"}
)  # tags of what is written large only where a sentence begins
CLOSING = frozenset("\"'”’)»")
OPENING = frozenset("“‘„«")


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
        for place in after_headings([(token.text, token.tag_) for token in doc], opening, inner):
            doc[place].is_sent_start = True
        _cut_endless(doc)
        return doc

    return mark_sentence_starts


def after_headings(words: Sequence[tuple[str, str]], openers: frozenset[str], leading: frozenset[str]) -> Iterator[int]:
    """Yield where a sentence begins right after a heading without a full stop: "Fears grow in port The ferry sank on Monday".

    Parameters
    ----------
    words
        Words with the tags of the Penn Treebank.
    openers, leading
        As for the component.
    """
    start = 0
    for place, (word, _) in enumerate(words):
        opens = place == start and (word in CLOSING or word in OPENING or word.isspace())
        if opens or word[0] in ENDS or "\n" in word:
            start = place + 1
        elif (
            0 < place - start <= LONGEST_HEADING
            and word.istitle()
            and words[start][0][0].isupper()
            and words[place - 1][0].lower() not in leading
            and _opens(
                words[place - (2 if _is_quoted(words, start, place) else 1)],
                words[place],
                words[place + 1][0] if place + 1 < len(words) else "",
                openers,
            )
        ):
            start = place
            yield place


def _is_quoted(words: Sequence[tuple[str, str]], start: int, end: int) -> bool:
    """Whether a heading stands in quotation marks: "'Not again' Meanwhile, …"."""
    marks = start > 0 and end - start > 1 and words[end - 1][0] in CLOSING
    says = marks and words[end - 2][1].startswith("VB")  # '… ." Roe said "We'
    return marks and not says and (words[start - 1][0] in OPENING or words[start - 1][0] in CLOSING)


def _opens(before: tuple[str, str], word: tuple[str, str], after: str, openers: frozenset[str]) -> bool:
    """Whether a word that is written large begins a sentence, by the words beside it.

    "Fears grow in Port The ferry …"; "Search halted Earlier, …", "Talks fail In May …", but not "was awarded The Order …";
    "Aims met Expectations were …", but not "fed Real's striker".
    """
    if word[0].lower() in openers:
        if after[:1].islower():
            return before[0][-1].isalnum()
        named = word[0] in ("The", "Under") and before[1].startswith("VB")
        return _is_small(before) and (after == "," or after.istitle()) and not named
    counted = word[1] == "NNS" and not before[1].startswith("NN")  # "arrested six Protestants"
    return word[1] in NEVER_NAMES and word[0] != "I" and not counted and _is_small(before) and after[:1].islower()


def _is_small(word: tuple[str, str]) -> bool:
    return word[0].isalpha() and word[0].islower()


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
