"""Claims in the making: over tokens, before mentions, voices and factuality are settled."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from newsgraph.model import Modality, Polarity, Span
from newsgraph.reading.analysis import children
from newsgraph.reading.clauses import Clause
from newsgraph.reading.parse import Token
from newsgraph.reading.slots import goes_on


MOST_WORDS_OF_A_VALUE = 25
PART_OF_A_CLAIM = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftArgument:
    """A further argument, with the words that introduce it."""

    head: Token
    phrase: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A claim in the making."""

    subject: Token
    predicate: Token  # on which polarity, modality and voice are judged
    phrase: str
    cue: Span
    object: Token | None = None
    value: str | None = None
    relation: str | None = None
    event: str | None = None  # event class that the predicate denotes
    arguments: tuple[DraftArgument, ...] = ()
    polarity: Polarity = Polarity.ASSERTED
    modality: Modality = Modality.CERTAIN
    ended: bool = False
    unless_negated: bool = False  # follows from another claim, and from that only if it is put forward as so
    rule: str
    confidence: float


def words_of(tokens: Iterable[Token]) -> str:
    """Return the tokens in text order; neighbours keep their own spacing, others get one blank."""
    parts: list[str] = []
    last: Token | None = None
    for _, token in sorted({token.i: token for token in tokens}.items()):
        if last is not None and (last.whitespace_ or last.i + 1 != token.i):
            parts.append(" ")
        parts.append(token.text)
        last = token
    return "".join(parts).strip()


def cue_of(tokens: Iterable[Token]) -> Span:
    """Return the stretch from the first to the last of the tokens."""
    ordered = sorted(tokens, key=lambda token: token.i)
    return Span(ordered[0].idx, ordered[-1].idx + len(ordered[-1]))


def is_past(verb: Token) -> bool:
    """Whether a finite verb, or the auxiliary that carries its tense, stands in the past: "was", "had been"."""
    tensed = next((part for part in children(verb, "aux", "auxpass") if part.tag_ in ("VBD", "VBZ", "VBP", "MD")), verb)
    return tensed.tag_ == "VBD"


def no_words(token: Token) -> Span:
    """Return the empty stretch before a token: the cue of a claim that no words of the text state."""
    return Span(token.idx, token.idx)


def verb_words(verb: Token) -> Iterator[Token]:
    """Yield the words of one verb: auxiliaries, negation, infinitive marker, particle."""
    if goes_on(verb):
        yield from (word for word in verb_words(verb.head) if word.i < verb.head.i)
    yield from children(verb, "aux", "auxpass", "neg", "prt")
    yield verb


def predicate_words(clause: Clause) -> tuple[Token, ...]:
    """Return all words of a clause's predicate, those of the verbs it hangs on included."""
    found: list[Token] = []
    for verb in (*clause.chain, clause.head):
        found += verb_words(verb)
    ordered = sorted(set(found), key=lambda token: token.i)
    return tuple(ordered[1:] if ordered[0].tag_ == "TO" and len(ordered) > 1 else ordered)


def base_words(noun: Token) -> str:
    """Return a noun with what stands before it: "the big plant" of "the big plant in Oslo"."""
    first = min(
        (word.left_edge.i for word in noun.lefts if word.dep_ not in ("punct", "cc", "preconj")), default=noun.i
    )
    return words_of(noun.doc[first : noun.i + 1])


def text_of(head: Token) -> str:
    """Return the words of a phrase, outer punctuation, relative clauses and appositions left out."""
    tokens = [token for token in head.subtree if not token.is_space]
    left_out = (
        "relcl",
        "appos",
        "advcl",
        *(("nsubj",) if head.pos_ in ("NOUN", "PROPN", "ADJ") and head.dep_ == "ccomp" else ()),
    )
    barred = {t.i for part in head.children if part.dep_ in left_out for t in part.subtree}
    tokens = [token for token in tokens if token.i not in barred]
    while tokens and tokens[0].is_punct and tokens[0] != head:
        tokens = tokens[1:]
    while tokens and tokens[-1].is_punct and tokens[-1] != head:
        tokens = tokens[:-1]
    return words_of(tokens[:MOST_WORDS_OF_A_VALUE])


def unsaid(draft: Draft) -> Draft:
    """Return the draft without words and circumstances: no words of the text say it in this direction.

    When and where it is so is told by the claims in words over the same predicate.
    """
    return replace(draft, phrase="", cue=no_words(draft.predicate), arguments=())


def worded(typed: Draft, opened: Iterable[Draft]) -> Draft:
    """Say a typed draft in the words of the open one that it is a part of: "sends arms to" of "Chad sends arms to rebels".

    One whose subject is not the subject of the sentence has no words of its own.
    """
    whole = [draft for draft in opened if draft.subject == typed.subject]
    if not whole:
        return unsaid(typed)
    for draft in whole:
        found = next((one for one in draft.arguments if one.head == typed.object), None)
        if found is not None:
            said = base_words(draft.object) if draft.object is not None else ""
            phrase = " ".join(part for part in (draft.phrase, said, found.phrase) if part)
            return replace(typed, phrase=phrase, arguments=(), confidence=min(typed.confidence, PART_OF_A_CLAIM))
    return typed
