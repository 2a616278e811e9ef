"""Numbers as news texts write them: "3", "1,200", "two and a half", "twenty-four", "nineteen ninety-six"."""

from __future__ import annotations

import re

from newsgraph.reading.times.words import WordLists, key


_FRACTION = re.compile(r"(?:(\d+)[\s-])?(\d)/(\d)")
_HUNDRED, _THOUSAND = 100, 1000
_CENTURY_WORDS = range(10, 21)  # "nineteen" in "nineteen ninety-six"


def number_of(text: str, words: WordLists) -> float | None:
    """Return the number, or None when the words leave it open ("several")."""
    plain = key(text).replace(",", "")
    if match := _FRACTION.fullmatch(plain):
        whole, upper, lower = match.groups()
        return int(whole or 0) + int(upper) / max(int(lower), 1)
    if re.fullmatch(r"\d+(?:\.\d+)?", plain):
        return float(plain)
    half = 0.5 if re.search(r"\bhalf\b", plain) else 0.0
    plain = re.sub(r"\s*(?:and )?(?:a )?half(?: an| a)?\b", "", plain).strip()
    if not plain:
        return half
    whole_number = _words_to_number(plain, words)
    return None if whole_number is None else whole_number + half


def _words_to_number(plain: str, words: WordLists) -> int | None:
    if plain in words.articles:
        return words.articles[plain]
    total = current = 0
    for word in re.split(r"[\s-]+(?:and[\s-]+)?", plain):
        value = words.numbers.get(word, words.ordinals.get(word, words.articles.get(word)))
        if word.isdigit():
            value = int(word)
        if value is None:
            return None
        if value in (_HUNDRED, _THOUSAND):
            current = max(current, 1) * value
            total, current = (total + current, 0) if value == _THOUSAND else (total, current)
        else:
            current += value
    return total + current


def ordinal_of(text: str, words: WordLists) -> int | None:
    """Return the number of "8th", "eighth" or "twenty-first"."""
    plain = key(text)
    if match := re.match(r"\d+", plain):
        return int(match[0])
    return _words_to_number(plain, words)


def year_of(text: str, words: WordLists) -> int | None:
    """Return the year of "1996", "nineteen ninety-six" or "two thousand and four"."""
    plain = key(text).replace("-", " ")
    if plain.isdigit():
        return int(plain)
    first, _, rest = plain.partition(" ")
    century = words.numbers.get(first)
    if century is not None and century in _CENTURY_WORDS and rest and not rest.startswith(("hundred", "thousand")):
        year = _words_to_number(rest.removeprefix("oh ").removeprefix("o "), words)
        return None if year is None else century * _HUNDRED + year
    return _words_to_number(plain, words)
