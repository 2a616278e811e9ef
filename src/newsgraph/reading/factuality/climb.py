"""The walk up the sentence: what stands above a predicate decides whether it is so."""

from __future__ import annotations

from dataclasses import replace

from newsgraph.lexicon import Lexicon, Operator
from newsgraph.model import Modality, Polarity
from newsgraph.reading.analysis import child, children, once, parted
from newsgraph.reading.factuality.values import PLAIN, Factuality, as_factuality
from newsgraph.reading.factuality.words import is_indefinite, of_clause, of_noun, of_shared_words, own_words
from newsgraph.reading.parse import Token


PHRASAL = frozenset({"prep", "pobj", "agent", "dative", "compound", "nmod", "poss", "amod"})
CLAUSAL = frozenset({"xcomp", "ccomp", "acl", "advcl", "pcomp", "conj", "relcl", "dep", "csubj", "parataxis"})
GIVEN = frozenset(
    {"after", "since", "despite", "due", "because", "following", "during", "amid", "unlike", "over"}
)  # of what is so anyway


@once
def factuality_of(predicate: Token, lexicon: Lexicon) -> Factuality:
    """Judge a predicate, verb or noun, by its own words and by all that stands above it in the sentence."""
    result = own_words(predicate, lexicon)
    current, described = predicate, False
    while current.head != current:
        upper = _step(current, lexicon)
        if upper is None:
            break
        described = described or _is_told(current, lexicon)
        if upper is not PLAIN:
            result = result.under(replace(upper, polarity=Polarity.ASSERTED) if described else upper)
        current = current.head
    return result


def _is_told(current: Token, lexicon: Lexicon) -> bool:
    """Whether a clause tells more about a noun, or what somebody says: negations above it do not turn it round."""
    if current.dep_ == "ccomp":
        return current.head.lemma_ in lexicon.cue_verbs
    return current.dep_ == "relcl" or (current.dep_ == "acl" and current.tag_ in ("VBG", "VBN"))


@once
def _step(current: Token, lexicon: Lexicon) -> Factuality | None:
    """Return what the next clause or phrase above makes of its dependent; None where the walk ends."""
    upper, label = current.head, current.dep_
    if label in ("conj", "appos"):
        return _through_coordination(current, upper, lexicon)
    if label in PHRASAL:
        return _out_of_words(current, upper, lexicon)
    if label != "relcl" and upper.pos_ in ("VERB", "AUX"):
        return _over_clause(current, upper, lexicon)
    if label in CLAUSAL and upper.pos_ in ("NOUN", "PROPN", "PRON", "ADJ"):
        return _through_noun(current, upper, lexicon)
    return PLAIN


def _out_of_words(current: Token, upper: Token, lexicon: Lexicon) -> Factuality | None:
    """From a phrase to what it hangs on: a preposition, a noun or a verb."""
    label = current.dep_
    if label == "pobj" and upper.dep_ == "prep" and upper.head.pos_ == "NOUN":
        return _out_of_phrase(current, upper, lexicon)
    charge = _charge(current, upper, lexicon)
    if charge is not None:
        return as_factuality(charge)
    if label == "prep" and current.lower_ in GIVEN:
        return None
    if label == "prep" and current.lower_ == "without":
        return Factuality(Polarity.NEGATED)
    if upper.pos_ not in ("VERB", "AUX") or (label == "prep" and current.lower_ == "instead"):
        return PLAIN
    return _over_argument(current, upper, lexicon)


def _charge(current: Token, upper: Token, lexicon: Lexicon) -> Operator | None:
    """Return what a charge makes of the deed that it names: "arrested for [attacking] him", "held the rebels [responsible] for it"."""
    behind = current.dep_ == "amod" and current.pos_ == "ADJ" and current.i > upper.i and upper.dep_ == "dobj"
    if not behind and (current.dep_ != "prep" or child(current, "pcomp") is None):
        return None
    words = [f"{upper.lemma_} {current.lemma_}"]
    if upper.dep_ in ("dobj", "nsubjpass"):
        words.append(f"{upper.head.lemma_} {current.lemma_}")  # "fined the company for lying", hung on the company
    return next((lexicon.operators[word] for word in words if word in lexicon.operators), None)


def _out_of_phrase(current: Token, prep: Token, lexicon: Lexicon) -> Factuality | None:
    """From a phrase to its noun: "a plan for an attack" is not yet; in "no link with the attack" the attack stands."""
    noun = prep.head
    operator = lexicon.operators.get(f"{noun.lemma_} {prep.lower_}")
    if operator is None and prep.lower_ in ("of", "for", "to", "against", "on"):
        operator = lexicon.operators.get(noun.lemma_)
    if operator is not None:
        return as_factuality(operator)
    return PLAIN if is_indefinite(current) else None


def _over_clause(current: Token, upper: Token, lexicon: Lexicon) -> Factuality | None:
    label = current.dep_
    apart = label == "ccomp" and parted(current, upper)
    if apart or _is_left_to_voices(current, upper, lexicon) or _is_taken_for_granted(current, upper, lexicon):
        return None
    if label in ("xcomp", "ccomp", "pcomp", "oprd") or (label in ("acomp", "attr") and current.pos_ == "ADJ"):
        operator = _operator(current, upper, lexicon)
        inner = as_factuality(operator) if operator else PLAIN
        if current.pos_ == "ADJ" and current.lemma_ in lexicon.operators:
            inner = as_factuality(lexicon.operators[current.lemma_])
        return inner.below(of_clause(upper, lexicon))
    if label == "advcl":
        return _over_adverbial(current, upper, lexicon)
    if label in ("dobj", "attr", "nsubj", "nsubjpass"):
        return _over_argument(current, upper, lexicon)
    if label == "csubj":
        return PLAIN
    return None


def _is_left_to_voices(current: Token, upper: Token, lexicon: Lexicon) -> bool:
    """Whether voices over a clause tell the rest: "did not say whether he left"."""
    verb = upper.lemma_
    says_nothing = verb in lexicon.cue_verbs and verb not in lexicon.operators and child(upper, "neg") is not None
    return current.dep_ == "ccomp" and says_nothing


def _is_taken_for_granted(current: Token, upper: Token, lexicon: Lexicon) -> bool:
    """Whether a deed goes on by what is asked for: "must stop arming them"."""
    stopping = current.tag_ == "VBG" and upper.lemma_ in lexicon.words("stopping verbs")
    return stopping and of_clause(upper, lexicon).modality is Modality.OBLIGATION


def _operator(current: Token, upper: Token, lexicon: Lexicon) -> Operator | None:
    """Return what a verb makes of its complement, with the adverb or the "to" that tells its sense: "has yet to sign", "said to back"."""
    words = [_phrase(upper), *(f"{upper.lemma_} {word.lower_}" for word in children(upper, "advmod"))]
    if current.dep_ == "xcomp" and any(word.tag_ == "TO" for word in children(current, "aux")):
        words.append(f"{upper.lemma_} to")
    return next((lexicon.operators[word] for word in (*words, upper.lemma_) if word in lexicon.operators), None)


def _phrase(verb: Token) -> str:
    particle = child(verb, "prt")
    return f"{verb.lemma_} {particle.lower_}" if particle is not None else verb.lemma_


def _over_adverbial(current: Token, upper: Token, lexicon: Lexicon) -> Factuality | None:
    """A purpose is not yet reached, unless somebody went there for it; other adverbial clauses stand on their own."""
    upper_is = of_clause(upper, lexicon)
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
    clause = of_clause(upper, lexicon)
    operator = lexicon.operators.get(_phrase(upper)) or lexicon.operators.get(upper.lemma_)
    noun = current if current.dep_ not in ("prep", "agent", "dative") else child(current, "pobj") or current
    if current.dep_ == "dobj" or (current.dep_ in ("prep", "nsubjpass") and operator is not None):
        if (
            operator is not None
            and operator.polarity is not Polarity.ASSERTED
            and stands_though_rejected(noun, lexicon)
        ):
            return PLAIN  # "rejected the proposal": it was made all the same
        if operator is not None and _is_purpose(upper):
            return Factuality(modality=Modality.HYPOTHETICAL)  # "measures to prevent losses": nobody says they came
        if operator is not None:
            return as_factuality(operator).below(clause)
    told = child(upper, "acomp") if current.dep_ == "nsubj" and is_indefinite(noun) else None
    if told is not None and told.lemma_ in lexicon.operators and child(told, "xcomp", "ccomp") is None:
        return as_factuality(lexicon.operators[told.lemma_]).below(clause)  # "A truce with rebels is unlikely"
    if is_indefinite(noun):
        return clause
    return PLAIN


def _is_purpose(verb: Token) -> bool:
    """Whether a verb names an aim: "in order to stop", "measures to stop"."""
    return (
        verb.tag_ == "VB"
        and (verb.dep_ in ("advcl", "acl", "relcl") or (verb.dep_ == "xcomp" and verb.head.pos_ == "NOUN"))
        and child(verb, "aux") is not None
    )


def stands_though_rejected(noun: Token, lexicon: Lexicon) -> bool:
    """Whether a phrase is a deed of words that a rejection leaves standing: "the proposal", "the claim"."""
    return (noun.lemma_ in lexicon.cue_nouns or noun.lemma_ in lexicon.operators) and not is_indefinite(noun)


def _through_noun(current: Token, noun: Token, lexicon: Lexicon) -> Factuality | None:
    """A clause under a noun: "a plan to attack" is not yet; a relative clause shares an unreal antecedent's lot."""
    operator = lexicon.operators.get(noun.lemma_)
    infinitive = current.tag_ == "VB" and current.dep_ in ("acl", "xcomp", "relcl")
    told = (
        current.dep_ == "relcl" and child(current, "mark") is not None
    )  # "evidence that they left", as the parser may have it
    if (told or current.dep_ in ("acl", "xcomp", "ccomp")) and (operator is not None or infinitive):
        if operator is not None:
            return as_factuality(operator).under(of_noun(noun, lexicon))
        return Factuality(modality=Modality.HYPOTHETICAL).under(of_noun(noun, lexicon))
    return PLAIN if is_indefinite(noun) else None


def _through_coordination(current: Token, upper: Token, lexicon: Lexicon) -> Factuality | None:
    """A second predicate without auxiliaries or subject of its own shares those of the first."""
    if current.pos_ in ("VERB", "AUX") and upper.pos_ in ("VERB", "AUX"):
        finite = (
            current.tag_ in ("VBD", "VBZ") and current.tag_ != upper.tag_ and child(upper, "aux", "auxpass") is not None
        )
        if not finite and child(current, "nsubj", "nsubjpass", "aux", "auxpass", "neg") is None:
            return of_shared_words(upper, lexicon)
        return PLAIN
    return PLAIN
