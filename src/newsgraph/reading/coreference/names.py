"""Sieves over names, the surest first."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from newsgraph.model import Mention
from newsgraph.reading.coreference.clusters import Clusters
from newsgraph.reading.coreference.page import BODIES, Page, alike


_SMALL = frozenset(("of", "the", "and", "for", "in", "on", "de", "la", "du", "der", "des", "&"))
_SHORTEST_ACRONYM, _LONGEST_ACRONYM = 2, 8

_KNOWN_AS = re.compile(r",?\s\(?(?:(?:also|better|widely|locally) )?(?:known|referred to) as (?:the )?")
_OR = re.compile(r", or (?:the )?")

Pair = tuple[str, str]


def normal(text: str) -> str:
    """Return a name without points, article, possessive and differences of apostrophes and hyphens."""
    words = text.replace("’", "'").replace("–", " ").replace("-", " ").replace(".", "").split()
    if len(words) > 1 and words[0].lower() == "the":
        words = words[1:]
    return " ".join(words).removesuffix("'s")


def same_name(page: Page, clusters: Clusters) -> Iterator[Pair]:
    """Join equal names, and names of one known thing: "Myanmar" and "Burma"; demonyms stay by themselves."""
    _ = clusters
    seen: dict[tuple[str, str], str] = {}
    for mention in page.proper:
        if page.is_demonym(mention):
            keys = [("demonym", normal(mention.text))]
        elif (entry := page.entry_of(mention)) is not None:
            keys = [("iri", entry.iri)]
        else:
            keys = [("text", normal(mention.text))]
        for key in keys:
            yield seen.setdefault(key, mention.id), mention.id


def acronyms(page: Page, clusters: Clusters) -> Iterator[Pair]:
    """Join a name with its initials: "Harbour Workers' League" and "HWL"."""
    long: dict[str, list[Mention]] = defaultdict(list)
    for mention in page.proper:
        for initials in initials_of(mention.text):
            long[initials].append(mention)
    for mention in page.proper:
        text = mention.text.replace(".", "")
        if not (text.isupper() and _SHORTEST_ACRONYM <= len(text) <= _LONGEST_ACRONYM):
            continue
        found = [other for other in long.get(text, ()) if alike(other.type, mention.type)]
        if len({clusters.find(other.id) for other in found}) == 1:
            yield found[0].id, mention.id


def aliases(page: Page, clusters: Clusters) -> Iterator[Pair]:
    """Join a name and the one it is also known by: "the Lake Fishers League, known as LFL", "… League, or LFL"."""
    _ = clusters
    text = page.analysis.document.text
    for before, after in zip(page.proper, page.proper[1:], strict=False):
        between = text[before.span.end : after.span.start]
        known_as = _KNOWN_AS.fullmatch(between) is not None
        acronym = after.text.isupper() and before.type != "Person" and _OR.fullmatch(between) is not None
        if (known_as or acronym) and alike(before.type, after.type) and not page.is_demonym(before):
            yield before.id, after.id


def initials_of(name: str) -> frozenset[str]:
    """Return the acronyms that a name of several words may have, with and without its small words."""
    words = name.replace("-", " ").replace("(", " ").replace(")", " ").split()
    if len(words) < _SHORTEST_ACRONYM:
        return frozenset()
    big = [word for word in words if word.lower() not in _SMALL]
    return frozenset("".join(word[0] for word in part).upper() for part in (words, big) if len(part) > 1)


def in_brackets(page: Page, clusters: Clusters) -> Iterator[Pair]:
    """Join a name and the name in brackets after it: "Partido Nuevo (New Party)", "Volta Bank (VB)"."""
    _ = clusters
    text = page.analysis.document.text
    for before, after in zip(page.proper, page.proper[1:], strict=False):
        if text[before.span.end : after.span.start] != " (" or text[after.span.end : after.span.end + 1] != ")":
            continue
        if before.type not in BODIES | {"Agreement", "Concept", "Event"} or page.is_demonym(before):
            continue
        shared = sum(letter in before.text.upper() for letter in after.text)
        if after.text.isupper() and alike(before.type, after.type) and shared == len(after.text):
            yield before.id, after.id


def shorter_names(page: Page, clusters: Clusters) -> Iterator[Pair]:
    """Join part of a name with the one full name it can be: "Odera" with "Amina Odera", "Volta" with "Volta Bank".

    A word for what a body is stands for it too, unless two are so called: "the Commission" for the "Harbour Commission".
    """
    full: dict[str, dict[tuple[str, str, str], Mention]] = defaultdict(dict)  # the first of each name, type and cluster
    for mention in page.proper:
        name = normal(mention.text)
        words = name.split()
        if len(words) > 1 and not page.is_demonym(mention):
            for word in {words[-1], words[0]}:
                full[word].setdefault((name, mention.type, clusters.find(mention.id)), mention)
    for mention in page.proper:
        words = normal(mention.text).split()
        if page.is_demonym(mention) or page.entry_of(mention) is not None:
            continue
        found = [
            other
            for word in dict.fromkeys((words[0], words[-1]))
            for (name, *_), other in full.get(word, {}).items()
            if _short_for(words, name.split(), mention, other, page)
        ]
        if len({clusters.find(other.id) for other in found} - {clusters.find(mention.id)}) == 1:
            yield next(other.id for other in found if clusters.find(other.id) != clusters.find(mention.id)), mention.id


def _short_for(short: list[str], long: list[str], mention: Mention, other: Mention, page: Page) -> bool:
    if len(short) >= len(long):
        return False
    if other.type == "Person":
        if mention.type not in ("Person", "Concept"):
            return False
        if len(short) == 1:
            return short[0] == long[-1] or (short[0] == long[0] and mention.type == "Person")
        return long[-len(short) :] == short or (short[0] == long[0] and short[-1] == long[-1])
    if mention.type == "Person" or not alike(mention.type, other.type) or other.type not in BODIES:
        return False
    generic = len(short) == 1 and short == long[-1:] and short[0].lower() in page.lexicon.kinds
    return generic or long[: len(short)] == short
