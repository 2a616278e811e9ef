"""Name offices by what they are: "Kenyan foreign minister" is the Foreign Minister of Kenya."""

from __future__ import annotations

from newsgraph.model import Mention, MentionKind
from newsgraph.reading.coreference.clusters import Clusters
from newsgraph.reading.coreference.page import Page


_ARTICLES = frozenset(("the", "a", "an", "his", "her", "its", "their", "'s", "’s", "'", "’"))
_SMALL = frozenset(("of", "for", "and", "in", "the", "to"))


def position_name(mention: Mention, page: Page, clusters: Clusters) -> str:
    """Return "{Title} of {place or body}", or the title alone where no place or body is named."""
    text = mention.text
    owner = page.mentions.get(mention.of) if mention.of is not None else None
    if owner is not None and (owner.kind is not MentionKind.NAME or owner.type in ("Population", "Person", "Concept")):
        owner = None
    inside = owner is not None and owner.span in mention.span
    if owner is not None and inside:
        start, end = owner.span.start - mention.span.start, owner.span.end - mention.span.start
        text = text[:start].removesuffix("of the ").removesuffix("of ").removesuffix("for ") + text[end:]
    former = page.lexicon.words("former")
    words = [word for word in text.replace("ex-", "").split() if word.lower() not in _ARTICLES | former]
    title = " ".join(word if word in _SMALL or word[0].isupper() else word.capitalize() for word in words)
    if owner is None:
        return title
    entry = page.entry_of(owner)
    root = clusters.find(owner.id)
    same = (name.text for name in page.proper if clusters.find(name.id) == root)
    return f"{title} of {entry.name if entry is not None else max(same, key=len)}"
