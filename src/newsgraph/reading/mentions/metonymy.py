"""Tell a capital that acts for its state from the city itself."""

from __future__ import annotations

from newsgraph.lexicon import Lexicon
from newsgraph.reading.parse import Token


_SUBJECTS = frozenset(("nsubj", "nsubjpass"))


def speaks_for_state(head: Token, lexicon: Lexicon) -> bool:
    """Whether the name of a capital stands for the state: "Nairobi denied", "to back Nairobi", "Nairobi's claim"."""
    first = head
    while first.dep_ == "conj":
        first = first.head
    verb = first.head
    lemma = verb.lemma_.lower()
    if first.dep_ in _SUBJECTS and verb.pos_ in ("VERB", "AUX"):
        return lemma in lexicon.words("metonymy verbs") or lemma in lexicon.cue_verbs
    if first.dep_ in ("dobj", "dative"):
        return lemma in lexicon.words("metonymy targets")
    if first.dep_ == "pobj" and verb.lower_ in ("between", "against"):
        return any(other.dep_ == "conj" for other in first.children) or verb.lower_ == "against"
    if first.dep_ == "poss":
        return verb.lemma_.lower() in lexicon.cue_nouns
    return False
