"""Who "I" is: the first person inside what somebody says is whoever says it."""

from __future__ import annotations

from dataclasses import replace

from newsgraph.model import Attribution, Chain, Mention, MentionKind
from newsgraph.reading.mentions import Mentions


FIRST_PERSON = frozenset({"i", "me", "my", "myself", "mine"})


def resolve_first_person(
    mentions: Mentions, chains: tuple[Chain, ...], attributions: tuple[Attribution, ...]
) -> tuple[Mentions, tuple[Chain, ...]]:
    """Put "I" and "my" into the chain of the nearest speaker around them; chains left empty are dropped."""
    by_id = {mention.id: mention for mention in mentions.items}
    speakers = {chain.id: chain.type for chain in chains}
    items = []
    for mention in mentions.items:
        source = _speaker(mention, attributions, by_id) if mention.text.lower() in FIRST_PERSON else None
        known = source is not None and source.chain in speakers
        items.append(
            replace(mention, chain=source.chain, type=speakers[source.chain], because="first person")
            if source is not None and known
            else mention
        )
    used = {mention.chain for mention in items}
    return Mentions(tuple(items)), tuple(chain for chain in chains if chain.id in used)


def _speaker(mention: Mention, attributions: tuple[Attribution, ...], by_id: dict[str, Mention]) -> Mention | None:
    over = [
        one
        for one in attributions
        if one.source is not None
        and any(mention.span in span for span in one.content)
        and by_id[one.source].kind is not MentionKind.PRONOUN
    ]
    nearest = min(over, key=lambda one: sum(span.end - span.start for span in one.content), default=None)
    return by_id[nearest.source] if nearest is not None and nearest.source is not None else None
