"""Numbers as reported: "at least 145 people", "dozens", "between 10 and 20 soldiers", "nine workers and four others"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from newsgraph.model import Qualifier, Quantity, QuantityKind, Span
from newsgraph.reading.analysis import child, children, conjuncts, stretch
from newsgraph.reading.parse import Token


UNITS = {
    word: value
    for value, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ]
    )
}
TENS = {
    word: 10 * value
    for value, word in enumerate(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], 2)
}
SCALES = {
    "hundred": 100,
    "thousand": 1000,
    "million": 10**6,
    "m": 10**6,
    "billion": 10**9,
    "bn": 10**9,
    "trillion": 10**12,
}
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
COUNTING = frozenset({*VAGUE, "dozen", "hundred", "thousand", "million", "billion"})
QUALIFIERS = {
    **dict.fromkeys(("at least", "no fewer than", "no less than", "a minimum of", "more than", "over", "upwards of", "in excess of", "above"),
                    Qualifier.AT_LEAST),
    **dict.fromkeys(("at most", "up to", "no more than", "as many as", "fewer than", "less than", "under", "below", "a maximum of"),
                    Qualifier.AT_MOST),
    **dict.fromkeys(("about", "around", "some", "roughly", "approximately", "nearly", "almost", "close to", "an estimated", "estimated",
                     "circa", "the estimated"), Qualifier.APPROXIMATELY),
}  # fmt: skip
CURRENCIES = frozenset("$€£¥₹₽#") | {"us$", "a$", "c$", "hk$"}
DETAILS = frozenset({"mostly", "mainly", "many", "most", "including", "all", "among"})
LONGEST_QUALIFIER = 3  # words


@dataclass(frozen=True, slots=True)
class Number:
    """A number's bounds; ``high`` is ``None`` where the words give none."""

    low: float
    high: float | None
    vague: bool


def number_in(words: list[str]) -> Number | None:
    """Return the number that lower-case words spell: "two dozen", "between 10 and 20", "1.5 million", "145"."""
    for link in ("to", "or", "and") if "between" in words else ("to", "or"):
        if link in words and words[-1] != link:
            at = len(words) - 1 - words[::-1].index(link)
            low, high = _plain(words[:at]), _plain(words[at + 1 :])
            if low is not None and high is not None and high.low >= low.low:
                return Number(low.low, high.low, vague=False)
    return _plain(words)


def _plain(words: list[str]) -> Number | None:
    """Add up the words of one number."""
    total = 0.0
    current: float | None = None
    rough: tuple[float, float] | None = None
    for word in words:
        value = _value(word)
        if value is not None:
            current = (current or 0.0) + value
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
            scale = low // 2  # "tens of thousands" are 20,000 to 99,999
            rough = (rough[0] * scale, (rough[1] + 1) * scale - 1) if rough else (float(low), float(high))
    if rough is not None:
        return Number(*rough, vague=True)
    return Number(total + (current or 0.0), None, vague=False) if current is not None or total else None


def _value(word: str) -> float | None:
    bare = word.replace(",", "").lstrip("$€£¥#")
    if re.fullmatch(r"\d+(\.\d+)?", bare):
        return float(bare)
    if word in UNITS:
        return UNITS[word]
    return 0.5 if word == "half" else TENS.get(word)


def quantity_of(noun: Token, kind: QuantityKind = QuantityKind.COUNT) -> Quantity | None:
    """Return how many of something a phrase gives, or None where it gives no number.

    The quantity's span runs from the first word of the number, its qualifier included, to the counted noun and a
    closing apposition such as ", mostly children".
    """
    first = _first_token(noun)
    counted = _counted(noun)
    if (
        first is None
        or first.ent_type_ == "ORDINAL"
        or (counted.ent_type_ or first.ent_type_ if counted.pos_ == "NUM" else counted.ent_type_) in ("DATE", "TIME")
    ):
        return None
    if first.i > first.sent.start and first.nbor(-1).lower_ == "between":
        first = first.nbor(-1)
    number = number_in(_words(first, counted))
    unit = _unit(counted, _last_token(counted), kind)
    if number is None or unit is None:
        return None
    start, qualifier = _qualified(first, counted)
    return Quantity(
        kind=kind,
        value=number.low,
        max=number.high,
        qualifier=Qualifier.VAGUE if number.vague and qualifier is Qualifier.EXACTLY else qualifier,
        unit=unit,
        span=stretch(start, _last_token(counted)),
    )


def quantities_of(noun: Token, kind: QuantityKind) -> tuple[Quantity, ...]:
    """Return the numbers of coordinated phrases: of "nine workers and four others" the sum, then each part."""
    members = conjuncts(noun)
    counted = [quantity_of(member, kind) for member in members]
    if not any(counted):
        return ()
    pairs = zip(members, counted, strict=True)
    parts = [part for member, number in pairs if (part := number or one_of(member, kind)) is not None]
    if len(parts) < 2:  # noqa: PLR2004  nothing to add up
        return tuple(parts)
    span = Span(min(part.span.start for part in parts), max(part.span.end for part in parts))
    qualifiers = {part.qualifier for part in parts} - {Qualifier.EXACTLY}
    whole = Quantity(
        kind=kind,
        value=sum(part.value for part in parts),
        max=sum(part.max or part.value for part in parts) if any(part.max for part in parts) else None,
        qualifier=qualifiers.pop()
        if len(qualifiers) == 1
        else Qualifier.APPROXIMATELY
        if qualifiers
        else Qualifier.EXACTLY,
        unit=" and ".join(part.unit for part in parts),
        span=span,
    )
    return (whole, *(replace(part, within=span) for part in parts))


def one_of(noun: Token, kind: QuantityKind) -> Quantity | None:
    """Return the one that an article counts: "a soldier"."""
    article = child(noun, "det")
    if article is None or article.lower_ not in ("a", "an") or noun.tag_ != "NN" or noun.lower_ in COUNTING:
        return None
    if child(noun, "prep") is not None:
        return None  # "a number of men"
    return Quantity(kind=kind, value=1.0, qualifier=Qualifier.EXACTLY, unit=noun.text, span=stretch(article, noun))


def _words(first: Token, last: Token) -> list[str]:
    """Return the words of a number, hyphens and dashes resolved: "10-20" is "10 to 20"."""
    text = " ".join(token.lower_ for token in first.doc[first.i : last.i + 1])
    text = re.sub(r"(?<=\d)\s*[-–—]\s*(?=\d)", " to ", text)
    return re.findall(r"[$€£¥#]?\d[\d,]*(?:\.\d+)?|[^\W\d]+", text)


def _first_token(noun: Token) -> Token | None:
    """Return the first word of the number before, or in, a noun."""
    number = child(noun, "nummod")
    if number is not None:
        return min((t for t in number.subtree if not t.is_punct and t.i <= noun.i), key=lambda t: t.i, default=number)
    if noun.pos_ == "NUM" or noun.lower_ in COUNTING:
        inside = ("nummod", "compound", "quantmod", "advmod", "det", "nmod", "amod")
        first = min((t for t in noun.subtree if t.i <= noun.i and t.dep_ in inside), key=lambda t: t.i, default=noun)
        return _above(noun) if first == noun else first
    for adjective in children(noun, "amod"):
        if adjective.lower_ in VAGUE:
            return adjective
        if (
            adjective.lower_ == "strong"
            and (count := child(adjective, "advmod", "nummod", "npadvmod")) is not None
            and count.pos_ == "NUM"
        ):
            return count
    above = _above(noun)
    return above if above != noun else None


def _above(noun: Token) -> Token:
    """Return the first word of "tens of thousands of" before a noun, else the noun itself."""
    top = noun
    while top.dep_ == "pobj" and top.head.lower_ == "of" and top.head.head.lower_ in VAGUE:
        top = top.head.head
    return top


def _counted(noun: Token) -> Token:
    """Return what is counted in "tens of thousands of people", starting from any of its nouns."""
    current = noun
    while current.lower_ in COUNTING or current.pos_ == "NUM":
        of = next((prep for prep in children(current, "prep") if prep.lower_ == "of"), None)
        below = child(of, "pobj") if of is not None else None
        if below is None:
            break
        current = below
    return current


def _last_token(noun: Token) -> Token:
    part = child(noun, "appos")
    if part is not None and any(t.lower_ in DETAILS for t in part.subtree):
        return max(part.subtree, key=lambda t: t.i)
    return noun


def _unit(noun: Token, last: Token, kind: QuantityKind) -> str | None:
    """Return the words for what is counted; None where nothing says what it is."""
    if any(t.lower_ in CURRENCIES for t in noun.lefts) or noun.text[0] in CURRENCIES:
        return next((t.text for t in noun.lefts if t.lower_ in CURRENCIES), noun.text[0])
    if noun.pos_ in ("NUM", "ADJ", "VERB") or noun.lower_ in COUNTING or noun.lower_ == "more":
        return None if kind is QuantityKind.COUNT else "people"
    modifiers = [t.i for t in children(noun, "amod", "compound", "nmod") if t.lower_ not in VAGUE and not _is_number(t)]
    start = min((at for at in modifiers if at <= noun.i), default=noun.i)
    return noun.doc[start : last.i + 1].text


def _is_number(token: Token) -> bool:
    return token.pos_ == "NUM" or any(part.pos_ == "NUM" for part in token.children)


def _qualified(first: Token, counted: Token) -> tuple[Token, Qualifier]:
    """Return where the number begins with its qualifier, and the qualifier, before it or among its words."""
    doc, begin = first.doc, first.sent.start
    for length in range(LONGEST_QUALIFIER, 0, -1):
        at = first.i - length
        if at >= begin and (found := QUALIFIERS.get(doc[at : first.i].text.lower())) is not None:
            return doc[at], found
    words = f" {doc[first.i : counted.i + 1].text.lower()} "
    inside = sorted(
        (phrase for phrase in QUALIFIERS if f" {phrase} " in words), key=lambda phrase: (-len(phrase), phrase)
    )
    return first, QUALIFIERS[inside[0]] if inside else Qualifier.EXACTLY
