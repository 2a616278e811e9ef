"""Light verbs: "launched" in "launched a raid", and the nouns with names of their own that they carry."""

from __future__ import annotations

from dataclasses import dataclass

from newsgraph.reading.claims.context import Context
from newsgraph.reading.claims.slots import particles
from newsgraph.reading.clauses import Clause
from newsgraph.reading.parse import Token
from newsgraph.reading.slots import QUANTIFYING


@dataclass(frozen=True, slots=True)
class Carrier:
    """A light verb or copula over a noun, and whether its subject is the noun's agent or its target."""

    clause: Clause
    role: str
    words: tuple[Token, ...]


def light_verb(noun: Token, context: Context) -> Carrier | None:
    """Return the light verb or copula that carries a noun: "launched", "serves as", "came under"."""
    return context.once(_light_verb, noun)


def _light_verb(noun: Token, context: Context) -> Carrier | None:
    top = noun
    while top.dep_ == "pobj" and top.head.lower_ == "of" and top.head.head.lemma_ in QUANTIFYING:
        top = top.head.head
    if top.dep_ == "conj" and top.head.pos_ == "NOUN":
        top = top.head
    verb = (
        top.head if top.dep_ in ("dobj", "attr", "nsubjpass", "oprd") else top.head.head if top.dep_ == "pobj" else None
    )
    if verb is None or (clause := context.clauses.of(verb)) is None:
        return None
    preposition = top.head.lower_ if top.dep_ == "pobj" else ""
    if preposition and top.head.dep_ != "prep":
        return None
    lemmas = f"{verb.lemma_} {preposition}".strip()
    if lemmas in context.lexicon.copulas and top.dep_ in ("attr", "pobj", "oprd"):
        return Carrier(clause, "agent", (top.head,) if preposition else ())
    for phrase, role in sorted(context.lexicon.light_verbs.get(verb.lemma_, ()), key=lambda item: -len(item[0])):
        rest = phrase.split()[1:]
        if preposition and preposition not in rest:
            continue
        words = particles(phrase, clause)
        if words is not None and top not in words:
            return Carrier(clause, role, words)
    return None
