"""Sentence boundaries after paragraphs, headlines, list items and a dateline, given to the parser beforehand."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from newsgraph.reading.dateline import dateline_of


SENTENCE_STARTS = "newsgraph_sentence_starts"
WRAPPED = range(50, 95)  # line lengths of hard-wrapped text, in characters
FEWEST_WRAPPED_LINES = 4


@Language.component(SENTENCE_STARTS)
def mark_sentence_starts(doc: Doc) -> Doc:
    """Start a sentence after each blank line, after each line end unless the text is hard-wrapped, and after a dateline."""
    single = not is_hard_wrapped(doc.text)
    for token in doc[:-1]:
        breaks = token.text.count("\n") if token.is_space else 0
        if breaks > 1 or (breaks == 1 and single):
            token.nbor().is_sent_start = True
    dateline = dateline_of(doc.text)
    first = next((token for token in doc if dateline is not None and token.idx >= dateline[1]), None)
    if first is not None:
        first.is_sent_start = True
    return doc


def is_hard_wrapped(text: str) -> bool:
    """Whether most lines end in the middle of a sentence at about the same width."""
    lines = [line for line in text.split("\n") if line.strip()]
    if len(lines) < FEWEST_WRAPPED_LINES:
        return False
    wrapped = sum(len(line) in WRAPPED and line.rstrip()[-1:] not in '.!?"”' for line in lines)
    return wrapped * 2 > len(lines)
