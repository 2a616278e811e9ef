"""Find the offices that stand before people's names: "Kenyan Foreign Minister Amina Odera"."""

from __future__ import annotations

from collections.abc import Iterator

from newsgraph.lexicon import Lexicon
from newsgraph.model import MentionKind
from newsgraph.reading.mentions.draft import Draft, Page
from newsgraph.reading.prefixes import is_former, unprefixed


_LONGEST = 4
_POSSESSIVE = frozenset(("'s", "’s", "'", "’"))


def find_titles(page: Page, lexicon: Lexicon) -> Iterator[Draft]:
    """Yield the title before each person's name."""
    seen: set[int] = set()
    for name in page.names.values():
        if name.start in seen or name.type != "Person":
            continue
        seen.add(name.start)
        title = _title_before(name.start, page, lexicon)
        if title is not None:
            yield title


def _title_before(start: int, page: Page, lexicon: Lexicon) -> Draft | None:
    doc = page.doc
    end = start
    while end > 0 and doc[end - 1].lower_ in lexicon.words("honorifics") and doc[end - 1].text[0].isupper():
        end -= 1
    found = _office(end, page, lexicon)
    if found is None or _crosses(page, found[0], start):
        return None
    first, head = found
    while first > 0 and _modifies(first - 1, page, lexicon):
        first -= 1
    owner = page.name_at(first - 1) if first else None
    if owner is None and first > 1 and doc[first - 1].text in _POSSESSIVE:
        owner = page.name_at(first - 2)
    if owner is not None and (owner.type == "Person" or _crosses(page, owner.start, start)):
        owner = None
    inner = next((page.name_at(index) for index in range(head + 1, end) if index in page.names), None)
    lead = first if owner is None else owner.start
    while owner is not None and lead > 0 and is_former(doc[lead - 1], lexicon):
        lead -= 1
    belongs = owner or inner
    return Draft(
        start=lead,
        end=end,
        head=head,
        head_end=head + 1,
        kind=MentionKind.NOMINAL,
        type="Position",
        of=None if belongs is None else belongs.end - 1,
    )


def _crosses(page: Page, first: int, last: int) -> bool:
    """Whether a sentence begins between the two tokens."""
    return any(page.doc[index].is_sent_start for index in range(first + 1, last + 1))


def _office(end: int, page: Page, lexicon: Lexicon) -> tuple[int, int] | None:
    """Return the first token and the head of the office that ends there: "president", "secretary of state"."""
    doc = page.doc
    words = lexicon.words("offices"), lexicon.words("ranks"), lexicon.words("callings")
    for length in range(min(_LONGEST, end), 0, -1):
        phrase = " ".join(unprefixed(doc[index], lexicon) for index in range(end - length, end))
        if any(phrase in known for known in words) and not any(
            index in page.names for index in range(end - length, end)
        ):
            head = end - length if length > 2 and doc[end - length + 1].lower_ == "of" else end - 1  # noqa: PLR2004
            return end - length, head
    for length in range(3, _LONGEST + 2):
        first = end - length
        if first < 0 or doc[first].lower_ not in words[0] or doc[first + 1].lower_ not in ("of", "for"):
            continue
        if doc[end - 1].pos_ not in ("PROPN", "NOUN"):
            continue
        if all(doc[index].pos_ in ("PROPN", "NOUN", "ADP", "DET", "ADJ") for index in range(first + 1, end)):
            return first, first
    return None


def _modifies(index: int, page: Page, lexicon: Lexicon) -> bool:
    """Whether a word before an office belongs to it: "interior", "former", "deputy"."""
    token = page.doc[index]
    if index in page.names:
        return False
    if token.text == "-":
        return index > 0 and not token.whitespace_ and not page.doc[index - 1].whitespace_
    known = any(
        token.lower_ in lexicon.words(name) for name in ("title modifiers", "former", "offices", "ranks", "callings")
    )
    return known or (token.dep_ == "compound" and token.pos_ in ("NOUN", "PROPN"))
