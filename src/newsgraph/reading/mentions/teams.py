"""Tell a team from the city or state that it is named after."""

from __future__ import annotations

from newsgraph.lexicon import Lexicon
from newsgraph.reading.parse import Doc, Token


_ENOUGH = 4  # different words of sport make an article about sport
_AGAINST = frozenset(("against", "over", "versus", "vs", "vs.", "v"))


def is_about_sport(doc: Doc, lexicon: Lexicon) -> bool:
    """Whether an article has enough words that only sport has."""
    return len({token.lemma_.lower() for token in doc.tokens} & lexicon.words("sport words")) >= _ENOUGH


def is_team(head: Token, lexicon: Lexicon) -> bool:
    """Whether a place's name plays, in an article about sport: "Holm beat Vale", "against Holm", "Holm's striker"."""
    first = head
    while first.dep_ == "conj":
        first = first.head
    above = first.head
    if first.dep_ in ("nsubj", "dobj", "nsubjpass"):
        return above.lemma_.lower() in lexicon.words("sport verbs")
    if first.dep_ == "pobj":
        beaten = above.lower_ == "by" and above.head.lemma_.lower() in lexicon.words("sport verbs")
        return above.lower_ in _AGAINST or beaten
    if first.dep_ in ("poss", "compound", "nmod"):
        return above.lemma_.lower() in lexicon.words("team belongings")
    return False
