"""Whether a predicate is put forward as so: polarity and modality, composed from everything that stands above it.

The walk starts at the predicate and climbs the parse: negation, modal verbs, hedging adverbs and conditionals of each
clause, and the verbs, adjectives and nouns whose complement it is ("failed to", "a plan to"). It ends where the
sentence ends, or where what somebody says begins: voices are laid on top by ``voices.py``.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from spacy.tokens import Token

from newsgraph.lexicon import Lexicon, Operator
from newsgraph.model import Modality, Polarity
from newsgraph.reading.analysis import child, children


STRENGTH = {
    Modality.CERTAIN: 0,
    Modality.PROBABLE: 1,
    Modality.FUTURE: 2,
    Modality.OBLIGATION: 3,
    Modality.POSSIBLE: 4,
    Modality.HYPOTHETICAL: 5,
}
CLAUSAL = frozenset({"xcomp", "ccomp", "acl", "advcl", "pcomp", "conj", "relcl", "dep", "csubj", "parataxis"})
CONDITIONS = frozenset({"if", "unless", "whether", "lest", "provided"})
PENDING = frozenset({"before", "until", "till", "once"})
GIVEN = frozenset(
    {"after", "since", "despite", "due", "because", "following", "during", "amid", "unlike", "over"}
)  # of what is so anyway
QUESTIONS = frozenset({"who", "what", "when", "where", "why", "how", "which"})
INDEFINITE = frozenset({"a", "an", "any", "some", "no", "another", "more", "further"})


@dataclass(frozen=True, slots=True)
class Factuality:
    """How a predicate is put forward, and whether an unnamed voice does it ("reportedly")."""

    polarity: Polarity = Polarity.ASSERTED
    modality: Modality = Modality.CERTAIN
    voiced: bool = False

    def under(self, upper: Factuality) -> Factuality:
        """Return this, seen through what stands above it: negations cancel out, the weaker modality wins."""
        negative = (self.polarity is not Polarity.ASSERTED) != (upper.polarity is not Polarity.ASSERTED)
        weaker = max(self.modality, upper.modality, key=STRENGTH.__getitem__)
        polarity = Polarity.NEGATED if negative else Polarity.ASSERTED
        return Factuality(polarity, weaker, self.voiced or upper.voiced)


PLAIN = Factuality()


def factuality_of(predicate: Token, lexicon: Lexicon) -> Factuality:
    """Judge a predicate, verb or noun, by its own words and by all that stands above it in the sentence."""
    result = _own(predicate, lexicon)
    current, described = predicate, False
    while current.head != current:
        upper = _step(current, lexicon)
        if upper is None:
            break
        described = described or current.dep_ == "relcl" or (current.dep_ == "acl" and current.tag_ in ("VBG", "VBN"))
        result = result.under(replace(upper, polarity=Polarity.ASSERTED) if described else upper)
        current = current.head
    return result


def _own(token: Token, lexicon: Lexicon) -> Factuality:
    """Judge by the words of the clause or phrase itself."""
    if token.pos_ in ("VERB", "AUX"):
        return _of_clause(token, lexicon)
    return _of_noun(token, lexicon)


def _of_clause(verb: Token, lexicon: Lexicon) -> Factuality:
    result = PLAIN
    for part in verb.children:
        word = part.lower_
        if (
            part.dep_ == "neg"
            or (part.dep_ in ("advmod", "preconj", "cc") and word in lexicon.negators and word != "without")
            or (part.dep_ == "advmod" and child(part, "neg") is not None)
        ):
            result = result.under(Factuality(Polarity.NEGATED))
        elif part.dep_ == "aux" and word in lexicon.modals:
            result = result.under(_as_factuality(lexicon.modals[word]))
        elif part.dep_ in ("advmod", "npadvmod", "acomp") and word in lexicon.hedges:
            result = result.under(_as_factuality(lexicon.hedges[word]))
        elif part.dep_ in ("nsubj", "nsubjpass", "dobj", "attr") and _empty(part, lexicon):
            result = result.under(Factuality(Polarity.NEGATED))
        elif part.dep_ == "advcl" and _is_condition(part):
            result = result.under(Factuality(modality=Modality.HYPOTHETICAL))
    if _is_condition(verb):
        result = result.under(Factuality(modality=Modality.HYPOTHETICAL))
    if _is_pending(verb) or _is_going_to(verb):
        result = result.under(Factuality(modality=Modality.FUTURE))
    if _is_question(verb):
        result = result.under(Factuality(modality=Modality.HYPOTHETICAL))
    if _is_imperative(verb):
        result = result.under(Factuality(modality=Modality.OBLIGATION))
    return result


def _of_noun(noun: Token, lexicon: Lexicon) -> Factuality:
    result = PLAIN
    for part in noun.children:
        word = part.lower_
        if part.dep_ in ("amod", "advmod", "compound") and (
            hedge := lexicon.hedges.get(word) or lexicon.hedges.get(part.lemma_)
        ):
            result = result.under(_as_factuality(hedge))
        elif part.dep_ in ("amod", "compound") and part.lemma_ in lexicon.operators:
            result = result.under(_as_factuality(lexicon.operators[part.lemma_]))
    if _empty(noun, lexicon) or child(noun, "neg") is not None:
        result = result.under(Factuality(Polarity.NEGATED))
    return result


def _as_factuality(operator: Operator) -> Factuality:
    return Factuality(operator.polarity, operator.modality, operator.voiced)


def _empty(noun: Token, lexicon: Lexicon) -> bool:
    """Whether a phrase is "no group", "none", "nobody", "neither side"."""
    if noun.lower_ in ("none", "nobody", "nothing", "neither") or (noun.lower_ == "no" and noun.pos_ == "PRON"):
        return True
    return any(
        part.lower_ in ("no", "neither") and part.lower_ in lexicon.negators
        for part in children(noun, "det", "neg", "preconj")
    )


# ------------------------------------------------------------------------------------------------ one step up


def _step(current: Token, lexicon: Lexicon) -> Factuality | None:
    """Return what the next clause or phrase above makes of its dependent; None where the walk ends."""
    upper, label = current.head, current.dep_
    if label == "relcl":
        return _through_noun(current, upper, lexicon)
    if label in ("conj", "appos"):
        return _through_coordination(current, upper, lexicon)
    if label == "pobj" and upper.dep_ == "prep" and upper.head.pos_ == "NOUN":
        return _out_of_phrase(current, upper, lexicon)
    if label in ("prep", "pobj", "agent", "dative", "compound", "nmod", "poss", "amod"):
        if current.lower_ in GIVEN and label in ("prep", "pcomp"):
            return None
        if label == "prep" and current.lower_ in ("without", "despite", "instead"):
            return Factuality(Polarity.NEGATED) if current.lower_ == "without" else PLAIN
        return PLAIN if upper.pos_ not in ("VERB", "AUX") else _over_argument(current, upper, lexicon)
    if upper.pos_ in ("VERB", "AUX"):
        return _over_clause(current, upper, lexicon)
    if label in CLAUSAL and upper.pos_ in ("NOUN", "PROPN", "ADJ"):
        return _through_noun(current, upper, lexicon)
    return PLAIN


def _out_of_phrase(current: Token, prep: Token, lexicon: Lexicon) -> Factuality | None:
    """From a phrase to its noun: "a plan for an attack" is not yet; in "no link with the attack" the attack stands."""
    noun = prep.head
    operator = lexicon.operators.get(noun.lemma_) if prep.lower_ in ("of", "for", "to", "against", "on") else None
    if operator is not None:
        return _as_factuality(operator)
    return PLAIN if is_indefinite(current) else None


def _over_clause(current: Token, upper: Token, lexicon: Lexicon) -> Factuality | None:
    label = current.dep_
    if (
        label == "ccomp"
        and upper.lemma_ in lexicon.cue_verbs
        and upper.lemma_ not in lexicon.operators
        and child(upper, "neg") is not None
    ):
        return None  # "did not say whether he left": the voices over it tell the rest
    if label in ("xcomp", "ccomp", "pcomp", "oprd") or (label in ("acomp", "attr") and current.pos_ == "ADJ"):
        operator = lexicon.operators.get(_phrase(upper)) or lexicon.operators.get(upper.lemma_)
        inner = _as_factuality(operator) if operator else PLAIN
        if current.pos_ == "ADJ" and current.lemma_ in lexicon.operators:
            inner = _as_factuality(lexicon.operators[current.lemma_])
        return inner.under(_of_clause(upper, lexicon))
    if label == "advcl":
        return _over_adverbial(current, upper, lexicon)
    if label in ("dobj", "attr", "nsubj", "nsubjpass"):
        return _over_argument(current, upper, lexicon)
    if label == "csubj":
        return PLAIN
    return None


def _phrase(verb: Token) -> str:
    particle = child(verb, "prt")
    return f"{verb.lemma_} {particle.lower_}" if particle is not None else verb.lemma_


def _over_adverbial(current: Token, upper: Token, lexicon: Lexicon) -> Factuality | None:
    """A purpose is not yet reached, unless somebody went there for it; other adverbial clauses stand on their own."""
    upper_is = _of_clause(upper, lexicon)
    infinitive = current.tag_ == "VB" and child(current, "aux") is not None
    if infinitive:
        travelled = upper.tag_ in ("VBD", "VBN") and upper.lemma_ in lexicon.words("motion verbs")
        reached = upper_is if travelled else Factuality(modality=Modality.HYPOTHETICAL).under(upper_is)
        return replace(reached, polarity=upper_is.polarity if travelled else Polarity.ASSERTED)
    if current.tag_ in ("VBG", "VBN"):
        return replace(upper_is, polarity=Polarity.ASSERTED)
    if upper_is.modality in (Modality.FUTURE, Modality.HYPOTHETICAL, Modality.POSSIBLE) and current.tag_ in (
        "VBZ",
        "VBP",
    ):
        return Factuality(modality=upper_is.modality)
    return None


def _over_argument(current: Token, upper: Token, lexicon: Lexicon) -> Factuality:
    """A phrase under a verb: operators reach it ("prevented the attack"); an indefinite one shares the clause's lot."""
    clause = _of_clause(upper, lexicon)
    operator = lexicon.operators.get(_phrase(upper)) or lexicon.operators.get(upper.lemma_)
    noun = current if current.dep_ not in ("prep", "agent", "dative") else child(current, "pobj") or current
    if current.dep_ == "dobj" or (current.dep_ in ("prep", "nsubjpass") and operator is not None):
        if (
            operator is not None
            and operator.polarity is not Polarity.ASSERTED
            and stands_though_rejected(noun, lexicon)
        ):
            return PLAIN  # "rejected the proposal": it was made all the same
        if operator is not None:
            return _as_factuality(operator).under(clause)
    if is_indefinite(noun):
        return clause
    return PLAIN


def stands_though_rejected(noun: Token, lexicon: Lexicon) -> bool:
    """Whether a phrase is a deed of words that a rejection leaves standing: "the proposal", "the claim"."""
    return (noun.lemma_ in lexicon.cue_nouns or noun.lemma_ in lexicon.operators) and not is_indefinite(noun)


def is_indefinite(noun: Token) -> bool:
    """Whether a phrase brings in something new: "a plan", "talks", "any attack"."""
    if noun.pos_ in ("PROPN", "PRON"):
        return False
    determiner = child(noun, "det", "poss", "nummod")
    return determiner is None or determiner.lower_ in INDEFINITE


def _through_noun(current: Token, noun: Token, lexicon: Lexicon) -> Factuality | None:
    """A clause under a noun: "a plan to attack" is not yet; a relative clause shares an unreal antecedent's lot."""
    operator = lexicon.operators.get(noun.lemma_)
    infinitive = current.tag_ == "VB" and current.dep_ in ("acl", "xcomp", "relcl")
    if current.dep_ in ("acl", "xcomp", "ccomp") and (operator is not None or infinitive):
        if operator is not None:
            return _as_factuality(operator).under(_of_noun(noun, lexicon))
        return Factuality(modality=Modality.HYPOTHETICAL).under(_of_noun(noun, lexicon))
    return PLAIN if is_indefinite(noun) else None


def _through_coordination(current: Token, upper: Token, lexicon: Lexicon) -> Factuality | None:
    """A second predicate without auxiliaries or subject of its own shares those of the first."""
    if current.pos_ in ("VERB", "AUX") and upper.pos_ in ("VERB", "AUX"):
        finite = (
            current.tag_ in ("VBD", "VBZ") and current.tag_ != upper.tag_ and child(upper, "aux", "auxpass") is not None
        )
        if not finite and child(current, "nsubj", "nsubjpass", "aux", "auxpass", "neg") is None:
            return _of_clause(upper, lexicon)
        return PLAIN
    return PLAIN


# -------------------------------------------------------------------------------------------------- conditions


def _is_condition(verb: Token) -> bool:
    mark = child(verb, "mark")
    if mark is None:
        return False
    return mark.lower_ in CONDITIONS or (
        mark.lower_ in ("as", "though") and mark.i + 1 < len(verb.doc) and mark.nbor().lower_ == "if"
    )


def _is_pending(verb: Token) -> bool:
    """Whether it lies ahead: "before he is replaced", "until talks resume"."""
    mark = next((part for part in children(verb, "mark", "advmod") if part.lower_ in PENDING), None)
    if mark is None or verb.dep_ not in ("advcl", "pcomp"):
        return False
    finite = next((part for part in children(verb, "aux", "auxpass") if part.tag_ in ("VBZ", "VBP", "VBD")), verb)
    return finite.tag_ in ("VBZ", "VBP")


def _is_going_to(verb: Token) -> bool:
    return verb.dep_ == "xcomp" and verb.head.lower_ == "going" and child(verb.head, "aux") is not None


def _is_question(verb: Token) -> bool:
    """Whether the clause is asked rather than stated, directly or under a question word."""
    if verb.dep_ == "ROOT":
        sentence = verb.sent
        return any(token.text == "?" for token in sentence[-2:])
    if verb.dep_ != "ccomp":
        return False
    first = next(iter(verb.subtree))
    return first.lower_ in ("whether", "if")


def _is_imperative(verb: Token) -> bool:
    if verb.tag_ != "VB" or verb.dep_ != "ROOT":
        return False
    return child(verb, "nsubj", "nsubjpass", "csubj", "aux", "expl") is None
