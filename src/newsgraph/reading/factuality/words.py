"""What the words of one clause or phrase make of it."""

from __future__ import annotations

from collections.abc import Callable

from newsgraph.lexicon import Lexicon
from newsgraph.model import Modality, Polarity
from newsgraph.reading.analysis import child, children, once
from newsgraph.reading.factuality.conditions import is_condition, is_going_to, is_imperative, is_pending, is_question
from newsgraph.reading.factuality.values import PLAIN, Factuality, as_factuality
from newsgraph.reading.parse import Token


INDEFINITE = frozenset({"a", "an", "any", "some", "no", "another", "more", "further"})
NO_MORE_THAN = frozenset({"only", "just", "merely", "simply", "least"})
CLAUSE_KINDS: tuple[tuple[Callable[[Token], bool], Factuality], ...] = (
    (is_condition, Factuality(modality=Modality.HYPOTHETICAL)),
    (is_pending, Factuality(modality=Modality.FUTURE)),
    (is_going_to, Factuality(modality=Modality.FUTURE)),
    (is_question, Factuality(modality=Modality.HYPOTHETICAL)),
    (is_imperative, Factuality(modality=Modality.OBLIGATION)),
)


def own_words(token: Token, lexicon: Lexicon) -> Factuality:
    """Judge by the words of the clause or phrase itself."""
    if token.pos_ in ("VERB", "AUX"):
        return of_clause(token, lexicon)
    return of_noun(token, lexicon)


@once
def of_clause(verb: Token, lexicon: Lexicon) -> Factuality:
    """Judge a clause by its own words: negation, modal verbs, hedges, conditions, questions and commands."""
    return _of_parts(verb, verb.children, lexicon)


@once
def of_shared_words(verb: Token, lexicon: Lexicon) -> Factuality:
    """Judge what a second verb shares with the first: not the object, in "found [no fault] but criticised them"."""
    return _of_parts(verb, tuple(part for part in verb.children if part.dep_ not in ("dobj", "attr")), lexicon)


def _of_parts(verb: Token, parts: tuple[Token, ...], lexicon: Lexicon) -> Factuality:
    result = PLAIN
    for part in parts:
        if (said := _part_of_clause(part, lexicon)) is not PLAIN:
            result = result.under(said)
    if _follows_nor(verb, lexicon):
        result = result.under(Factuality(Polarity.NEGATED))
    for holds, factuality in CLAUSE_KINDS:
        if holds(verb):
            result = result.under(factuality)
    return result


def _part_of_clause(part: Token, lexicon: Lexicon) -> Factuality:
    label, word = part.dep_, part.lower_
    if _negates(part, lexicon):
        return Factuality(Polarity.NEGATED)
    if label == "aux" and word in lexicon.modals:
        return as_factuality(lexicon.modals[word])
    if label in ("advmod", "npadvmod", "acomp") and word in lexicon.hedges:
        return as_factuality(lexicon.hedges[word])
    if label == "advcl" and is_condition(part):
        return Factuality(modality=Modality.HYPOTHETICAL)
    return PLAIN


def _negates(part: Token, lexicon: Lexicon) -> bool:
    label, word = part.dep_, part.lower_
    if word in ("not", "n't") and part.i + 1 < len(part.doc) and part.nbor().lower_ in NO_MORE_THAN:
        return False  # "not only threatens Chad": it does, and more
    if label == "neg" or (label in ("advmod", "preconj") and word in lexicon.negators and word != "without"):
        return True
    if label == "cc":
        return (
            part.i < part.head.i and word in lexicon.negators
        )  # "Nor did he go": behind its verb it negates the next one
    if label == "advmod":
        return child(part, "neg") is not None  # "no longer"
    return label in ("nsubj", "nsubjpass", "dobj", "attr") and _empty(part, lexicon)


def _follows_nor(verb: Token, lexicon: Lexicon) -> bool:
    """Whether a coordinated verb is negated by what joins it: "neither confirmed nor [denied]"."""
    joins = children(verb.head, "cc") if verb.dep_ == "conj" else ()
    return any(verb.head.i < word.i < verb.i and word.lower_ in lexicon.negators for word in joins)


@once
def of_noun(noun: Token, lexicon: Lexicon) -> Factuality:
    """Judge a phrase by its own words: "no talks", "an alleged plot", "planned raids"."""
    result = PLAIN
    for part in noun.children:
        word = part.lower_
        if part.dep_ in ("amod", "advmod", "compound") and (
            hedge := lexicon.hedges.get(word) or lexicon.hedges.get(part.lemma_)
        ):
            result = result.under(as_factuality(hedge))
        elif part.lemma_ in lexicon.operators and (part.dep_ in ("amod", "compound") or _befallen(part)):
            result = result.under(as_factuality(lexicon.operators[part.lemma_]))
    negation = child(noun, "neg")
    if _empty(noun, lexicon) or (negation is not None and _negates(negation, lexicon)):
        result = result.under(Factuality(Polarity.NEGATED))
    return result


def _befallen(part: Token) -> bool:
    """Whether a participle tells what became of a noun: "talks postponed by the mayor", not "a man said to be rich"."""
    return part.dep_ == "acl" and part.tag_ == "VBN" and child(part, "xcomp", "ccomp", "oprd") is None


def _empty(noun: Token, lexicon: Lexicon) -> bool:
    """Whether a phrase is "no group", "none", "nobody", "neither side"."""
    if noun.lower_ in ("none", "nobody", "nothing", "neither") or (noun.lower_ == "no" and noun.pos_ == "PRON"):
        return True
    return any(
        part.lower_ in ("no", "neither") and part.lower_ in lexicon.negators
        for part in children(noun, "det", "neg", "preconj")
    )


def is_indefinite(noun: Token) -> bool:
    """Whether a phrase brings in something new: "a plan", "talks", "any attack"."""
    if noun.pos_ in ("PROPN", "PRON"):
        return False
    determiner = child(noun, "det", "poss", "nummod")
    return determiner is None or determiner.lower_ in INDEFINITE
