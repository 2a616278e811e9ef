"""Where the parser's names begin and end: cut where they run together, join what it broke, trim what is no name."""

from __future__ import annotations

from collections.abc import Iterator

from newsgraph.lexicon import Lexicon
from newsgraph.reading.mentions.stretches import Name
from newsgraph.reading.parse import Doc, Token


NAME_LABELS = frozenset(
    ("PERSON", "NORP", "ORG", "GPE", "LOC", "FAC", "EVENT", "PRODUCT", "WORK_OF_ART", "LAW", "LANGUAGE"),
)
_TITLES = frozenset(("WORK_OF_ART", "LAW", "EVENT"))  # names that may hold articles and small words
_EDGES = frozenset("\"'“”‘’`()[]{},.;:–—-*|/…") | {"``", "''", "--", "'s", "’s", "&"}
_BRACKETS = frozenset('()[]"“”„')
_POSSESSIVES = frozenset(("'s", "’s"))
_DETERMINERS = frozenset(("DT", "PDT", "PRP$", "WDT"))
_NO_LAST_WORD = frozenset(("NOUN", "VERB", "AUX", "ADV", "ADP", "ADJ", "NUM", "CCONJ", "SCONJ"))


def parts(doc: Doc, words: list[str]) -> Iterator[tuple[int, int, str]]:
    """Yield the parser's entities, cut at line ends, brackets, a person's possessive and where a word is said twice."""
    for first, last, label in _whole(doc):
        start = first
        for index in range(first, last):
            if is_said_twice(words, index) and index > start:
                yield start, index, label
                start = index
            elif _separates(words[index], label):
                yield start, index, label
                start = index + 1
        yield start, last, label


def is_said_twice(words: list[str], index: int) -> bool:
    """Whether a heading ends and the text begins with one name: "No more excuses for Okoye Okoye forced …"."""
    return index > 0 and words[index] == words[index - 1] and words[index][0].isupper()


def _separates(word: str, label: str) -> bool:
    if "\n" in word or (word in _BRACKETS and label not in _TITLES):
        return True
    return label == "PERSON" and (word in _POSSESSIVES or word == "and")


def _whole(doc: Doc) -> Iterator[tuple[int, int, str]]:
    """Yield the parser's entities, with one person's name in two of them put together: "Abdul Karim" "Hassan Ali"."""
    before: tuple[int, int, str] | None = None
    for here in doc.ents:
        if before is not None and _goes_on(doc, before, here):
            before = (before[0], here[1], "PERSON")
            continue
        if before is not None:
            yield before
        before = here
    if before is not None:
        yield before


def _goes_on(doc: Doc, before: tuple[int, int, str], here: tuple[int, int, str]) -> bool:
    last = doc[before[1] - 1]
    people = before[2] == here[2] == "PERSON"
    return people and before[1] == here[0] and last.dep_ == "compound" and here[0] <= last.head.i < here[1]


def trimmed(start: int, end: int, label: str, doc: Doc, lexicon: Lexicon) -> Name | None:
    """Return the parser's entity without article, title, possessive, stray punctuation and common words at its ends."""
    if label not in NAME_LABELS:
        return None
    while end > start and _is_no_end(doc[end - 1], label, lexicon):
        end -= 1
    titles = lexicon.before_people if label == "PERSON" else lexicon.words("abbreviated honorifics")
    while start < end and _is_no_start(doc[start], label, titles, alone=end - start == 1):
        start += 1
    if start >= end or not any(char.isalpha() for char in doc[start:end].text):
        return None
    if all(doc[index].text.islower() for index in range(start, end)):
        return None
    return Name(start, end, label)


def _is_no_end(token: Token, label: str, lexicon: Lexicon) -> bool:
    if token.text in _EDGES or token.is_space or token.tag_ == "POS" or token.lower_ in lexicon.words("no names"):
        return True
    if label in _TITLES or not token.text.islower() or (token.i and token.nbor(-1).text == "-"):
        return False
    if label == "PERSON":
        return token.lower_ not in lexicon.words("surname particles")
    return token.pos_ in _NO_LAST_WORD or token.lower_ in lexicon.kinds


def _is_no_start(token: Token, label: str, titles: frozenset[str], *, alone: bool) -> bool:
    if token.text in _EDGES or token.is_space or (token.lower_ in ("the", "a", "an") and label != "WORK_OF_ART"):
        return True
    if token.text.islower() and token.tag_ in _DETERMINERS:
        return True
    if not alone and token.lower_ in titles:
        return True
    return token.text.islower() and label not in _TITLES and (alone or label != "PERSON")
