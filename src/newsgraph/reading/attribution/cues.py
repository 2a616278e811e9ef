"""Cues: the words that say that somebody speaks or thinks, matched against the lexicon.

An entry of several words matches its first word and then, further right, words that hang on it: "accuse of" matches
"accused the mayor of". Two last words are marks of grammar rather than words: "find that" wants a clause or a quotation, and
"agree to" an infinitive or a phrase with "to".
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from newsgraph.lexicon import Cue, Lexicon
from newsgraph.reading.analysis import child, children
from newsgraph.reading.parse import Token


OCCASIONS = frozenset(
    {"statement", "interview", "speech", "tweet", "letter", "testimony", "remark", "email", "briefing"}
)
LONGEST_OCCASION = 3  # tokens of "a written statement"
AUXILIARY = frozenset({"aux", "auxpass", "neg", "advmod"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A cue in the text: its entry, its head and the further words of the entry."""

    entry: Cue
    head: Token
    others: tuple[Token, ...] = ()

    @property
    def clausal(self) -> bool:
        """Whether only a clause may be its content."""
        return self.entry.word.endswith(" that")

    @property
    def preposition(self) -> Token | None:
        """The preposition that governs the content: "for" of "called for"."""
        last = self.others[-1] if self.others else None
        return last if last is not None and last.dep_ in ("prep", "agent", "dative") else None


@dataclass(frozen=True, slots=True)
class CueIndex:
    """The lexicon's cues by their first word, the longest entries first."""

    verbs: Mapping[str, tuple[Cue, ...]]
    nouns: Mapping[str, tuple[Cue, ...]]
    adjectives: Mapping[str, tuple[Cue, ...]]


def index_cues(lexicon: Lexicon) -> CueIndex:
    """Group the cues of each word class by their first word."""
    return CueIndex(*(_by_first(table) for table in (lexicon.cue_verbs, lexicon.cue_nouns, lexicon.cue_adjectives)))


def _by_first(table: Mapping[str, Cue]) -> dict[str, tuple[Cue, ...]]:
    found: dict[str, list[Cue]] = defaultdict(list)
    for word in sorted(table, key=lambda word: (-len(word.split()), word)):
        found[word.split()[0]].append(table[word])
    return {first: tuple(cues) for first, cues in found.items()}


def find_cue(token: Token, index: CueIndex) -> Cue | None:
    """Return the lexicon's entry for a token that heads a cue: its act, and what it makes of the content."""
    table = {"VERB": index.verbs, "AUX": index.verbs, "NOUN": index.nouns, "ADJ": index.adjectives}.get(token.pos_)
    found = match_cue(token, table) if table is not None else None
    return found.entry if found is not None else None


def match_cue(token: Token, table: Mapping[str, tuple[Cue, ...]]) -> Found | None:
    """Return the longest entry that the token and its dependents match."""
    for entry in next((table[form] for form in _forms(token) if form in table), ()):
        others = _others(token, entry.word.split()[1:])
        if others is not None:
            return Found(entry=entry, head=token, others=others)
    return None


def _forms(token: Token) -> Iterator[str]:
    """Yield what the lemma may be: the lemmatizer's guess first ("hopes" is not from "hop")."""
    word = token.lower_
    yield token.lemma_.lower()
    yield word
    yield from (word.removesuffix(ending) for ending in ("s", "d", "ed") if word.endswith(ending))


def _others(token: Token, words: list[str]) -> tuple[Token, ...] | None:
    matched: list[Token] = []
    for at, word in enumerate(words):
        if at == len(words) - 1 and word in ("that", "to") and _has_clause(token, word):
            break
        found = next((other for other in _below(token, matched) if word in (other.lower_, other.lemma_)), None)
        if found is None and not matched:
            found = _behind_agent(token, word)
        if found is None:
            return None
        matched.append(found)
    return tuple(matched)


def _behind_agent(token: Token, word: str) -> Token | None:
    """Return the preposition that the parser hung on the agent: "of" in "was accused by the mayor of theft"."""
    agent = child(token, "agent")
    noun = child(agent, "pobj") if agent is not None else None
    return next((other for other in children(noun, "prep") if other.lower_ == word), None) if noun is not None else None


def _below(token: Token, matched: list[Token]) -> list[Token]:
    last = matched[-1].i if matched else token.i
    heads = [token, *matched]
    found = [
        other for head in heads for other in head.children if other.i > last and other.dep_ not in ("conj", "punct")
    ]
    return sorted(found, key=lambda other: other.i)


def _has_clause(token: Token, word: str) -> bool:
    if word == "that":
        beside = [token.doc[at] for at in (token.i - 1, token.i + 1) if 0 <= at < len(token.doc)]
        if any(other.is_quote or other.text == ":" for other in beside):
            return True
        return any(child(clause, "nsubj", "nsubjpass", "expl", "csubj") for clause in children(token, "ccomp", "acl"))
    later = (clause for clause in children(token, "xcomp", "acl", "ccomp") if clause.i > token.i)
    return any(auxiliary.lower_ == "to" for clause in later for auxiliary in children(clause, "aux"))


def cue_tokens(found: Found, index: CueIndex) -> tuple[Token, ...]:
    """Return the cue with the auxiliaries, negation and adverbs before it and its own words behind it."""
    doc, first, last = found.head.doc, found.head, found.head
    while first.i > 0:
        before = doc[first.i - 1]
        chained = _chains(before, found.head) and match_cue(before, index.verbs) is None
        if not chained and not (before.dep_ in AUXILIARY and before.head in (found.head, first, found.head.head)):
            break
        if before.dep_ == "advmod" and before.lower_ in {"when", "where", "why", "how", "as", "so", "then"}:
            break
        first = before
    for other in found.others:
        if other.i == last.i + 1:
            last = other
    last = _occasion(last) or _manner(last) or last
    while first.dep_ == "advmod" and first.i < found.head.i and first.i == first.sent.start:
        first = doc[first.i + 1]
    return tuple(doc[first.i : last.i + 1])


def _occasion(last: Token) -> Token | None:
    """Return the end of "in a statement" right after a cue."""
    preposition = last.doc[last.i + 1] if last.i + 1 < len(last.doc) else None
    noun = child(preposition, "pobj") if preposition is not None and preposition.dep_ == "prep" else None
    if noun is None or noun.lemma_ not in OCCASIONS or preposition is None or preposition.head != last:
        return None
    return noun if noun.right_edge == noun and noun.i - preposition.i <= LONGEST_OCCASION else None


def _manner(last: Token) -> Token | None:
    """Return the adverb right after a cue that tells how somebody speaks: "complain bitterly"."""
    after = last.doc[last.i + 1] if last.i + 1 < len(last.doc) else None
    if after is None or after.head != last or after.dep_ != "advmod" or not after.lower_.endswith("ly"):
        return None
    return after


def _chains(before: Token, cue: Token) -> bool:
    """Whether a verb or its particle stands before a cue that completes it: "appeared to suggest", "went on to say"."""
    upper = cue.head
    completes = cue.dep_ == "xcomp" and upper.pos_ == "VERB" and upper.i < cue.i
    return completes and (before == upper or (before.head == upper and before.dep_ == "prt" and before.i > upper.i))
