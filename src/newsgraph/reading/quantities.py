"""Numbers as reported: "at least 145 people", "dozens", "between 10 and 20 soldiers", "nine workers and four others"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from spacy.tokens import Token

from newsgraph.model import Qualifier, Quantity, QuantityKind, Span
from newsgraph.reading.analysis import child, children

UNITS = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
        "eighteen nineteen".split()
    )
}
TENS = {word: 10 * value for value, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)}
SCALES = {"hundred": 100, "thousand": 1000, "million": 10**6, "m": 10**6, "billion": 10**9, "bn": 10**9, "trillion": 10**12}
VAGUE = {  # nouns of rough number, with the least and the most they are taken to mean
    "dozens": (24, 99),
    "scores": (40, 99),
    "hundreds": (200, 999),
    "thousands": (2000, 9999),
    "millions": (2 * 10**6, 999 * 10**6),
    "billions": (2 * 10**9, 999 * 10**9),
    "several": (3, 9),
    "tens": (20, 99),
}
QUALIFIERS = (
    (re.compile(r"\b(at least|no fewer than|no less than|a minimum of)\b", re.IGNORECASE), Qualifier.AT_LEAST),
    (re.compile(r"\b(more than|over|upwards of|in excess of|above)\b", re.IGNORECASE), Qualifier.AT_LEAST),
    (re.compile(r"\b(at most|up to|no more than|as many as|fewer than|less than|under|below|a maximum of)\b", re.IGNORECASE),
     Qualifier.AT_MOST),
    (re.compile(r"\b(about|around|some|roughly|approximately|nearly|almost|close to|an estimated|estimated|circa)\b", re.IGNORECASE),
     Qualifier.APPROXIMATELY),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Number:
    """A number's bounds; ``high`` is ``None`` where the words give none."""

    low: float
    high: float | None
    vague: bool


def number_in(words: list[str]) -> Number | None:
    """Return the number that lower-case words spell: "two dozen", "tens of thousands", "1.5 million", "145"."""
    total = 0.0
    current: float | None = None
    low_high: tuple[float, float] | None = None
    for word in words:
        bare = word.replace(",", "")
        if re.fullmatch(r"\d+(\.\d+)?", bare):
            current = (current or 0.0) + float(bare)
        elif word in UNITS:
            current = (current or 0.0) + UNITS[word]
        elif word in TENS:
            current = (current or 0.0) + TENS[word]
        elif word == "dozen":
            current = 12 * (1.0 if current is None else current)
        elif word in SCALES:
            scaled = (1.0 if current is None else current) * SCALES[word]
            if SCALES[word] > 100:  # noqa: PLR2004  "two hundred thousand": a hundred waits for what follows
                total, current = total + scaled, None
            else:
                current = scaled
        elif word in VAGUE:
            low, high = VAGUE[word]
            low_high = (low_high[0] * low / 2, low_high[1] * high / 9) if low_high else (float(low), float(high))
    if low_high is not None:
        return Number(low_high[0], low_high[1], vague=True)
    if current is None and not total:
        return None
    return Number(total + (current or 0.0), None, vague=False)


def quantity_of(noun: Token, kind: QuantityKind = QuantityKind.COUNT) -> Quantity | None:
    """Return how many of something a phrase gives, or None where it gives no number.

    The quantity's span runs from the first word of the number, its qualifier included, to the counted noun and a
    closing apposition such as ", mostly children".
    """
    first = _first_token(noun)
    if first is None:
        return None
    doc = noun.doc
    words = [token.lower_ for token in doc[first.i : noun.i + 1] if not token.is_punct]
    number = number_in([word for part in words for word in part.split("-")])
    if number is None:
        return None
    last = _last_token(noun)
    text = doc[first.i : noun.i + 1].text
    before = doc[max(noun.sent.start, first.i - 3) : first.i].text
    qualifier, start = _qualified(before, first, text)
    unit = _unit(noun, last)
    return Quantity(
        kind=kind,
        value=number.low,
        max=number.high,
        qualifier=Qualifier.VAGUE if number.vague and qualifier is Qualifier.EXACTLY else qualifier,
        unit=unit,
        span=Span(start, last.idx + len(last)),
    )


def _first_token(noun: Token) -> Token | None:
    """Return the first word of the number before, or in, a noun."""
    number = child(noun, "nummod")
    if number is not None:
        return min((t for t in number.subtree if not t.is_punct), key=lambda t: t.i)
    if noun.pos_ == "NUM" or noun.lower_ in VAGUE or noun.lower_ in ("dozen", "hundred", "thousand"):
        return min((t for t in noun.subtree if t.i <= noun.i and t.dep_ in ("nummod", "compound", "quantmod", "advmod", "det")),
                   key=lambda t: t.i, default=noun)  # fmt: skip
    if any(t.lower_ in VAGUE for t in children(noun, "amod")):
        return next(t for t in children(noun, "amod") if t.lower_ in VAGUE)
    if noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.lower_ in VAGUE:
        top = noun.head.head
        if top.dep_ == "pobj" and top.head.lower_ == "of" and top.head.head.lower_ in VAGUE:
            top = top.head.head
        return top
    return None


def _last_token(noun: Token) -> Token:
    part = child(noun, "appos")
    if part is not None and any(t.lower_ in ("mostly", "mainly", "many", "most", "including", "all") for t in part.subtree):
        return max(part.subtree, key=lambda t: t.i)
    return noun


def _unit(noun: Token, last: Token) -> str:
    if noun.pos_ == "NUM" or noun.lower_ in VAGUE:
        target = next((p for of in children(noun, "prep") if of.lower_ == "of" for p in children(of, "pobj")), None)
        return target.text if target is not None else "people"
    start = min((t.i for t in children(noun, "amod", "compound") if t.lower_ not in VAGUE), default=noun.i)
    return noun.doc[start : last.i + 1].text


def _qualified(before: str, first: Token, text: str) -> tuple[Qualifier, int]:
    for pattern, qualifier in QUALIFIERS:
        if (match := pattern.search(text)) is not None:
            return qualifier, first.idx
        if (match := pattern.search(before)) is not None and match.end() >= len(before.rstrip()):
            doc_start = first.idx - (len(before) - match.start()) - (1 if not before.endswith(" ") else 0)
            return qualifier, max(0, doc_start)
    return Qualifier.EXACTLY, first.idx
