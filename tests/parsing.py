"""Hand-written parses for rule tests: one row a token, so that a test shows the grammar it is about."""

from __future__ import annotations

from spacy.lang.en import English
from spacy.tokens import Doc

from newsgraph.model import Document
from newsgraph.reading.analysis import Analysis
from newsgraph.reading.parse import lay_out


VOCAB = English().vocab
TAGS = {"VERB": "VBD", "AUX": "VBD", "NOUN": "NN", "PROPN": "NNP", "ADJ": "JJ", "ADV": "RB", "ADP": "IN", "DET": "DT", "PRON": "PRP",
        "PART": "RB", "NUM": "CD", "PUNCT": ",", "CCONJ": "CC", "SCONJ": "IN"}  # fmt: skip


def parse(*rows: str, published: str | None = None) -> Analysis:
    """Return the analysis of a sentence given in rows, as ``parse_tree`` takes them."""
    doc = lay_out(parse_tree(*rows))
    return Analysis(Document(id="d", text=doc.text, published=published), doc)


def parse_tree(*rows: str) -> Doc:
    """Return the parser's view of a sentence given as rows ``word lemma POS[/TAG] label head [entity]``.

    Heads count from 0; the root is its own head. A word that starts with an apostrophe, or is "n't" or a comma or
    full stop, sticks to the word before it.
    """
    fields = [row.split() for row in rows]
    words = [field[0] for field in fields]
    glued = [word.startswith(("'", "’", ",", ".")) or word == "n't" for word in words]
    spaces = [not after for after in [*glued[1:], True]]
    kinds = [(*field[2].split("/"), None)[:2] for field in fields]
    return Doc(
        VOCAB,
        words=words,
        spaces=spaces,
        lemmas=[field[1] for field in fields],
        pos=[kind[0] or "X" for kind in kinds],
        tags=[kind[1] or TAGS.get(kind[0] or "X", "XX") for kind in kinds],
        deps=[field[3] for field in fields],
        heads=[int(field[4]) for field in fields],
        ents=[field[5] if len(field) > 5 else "O" for field in fields],
    )
