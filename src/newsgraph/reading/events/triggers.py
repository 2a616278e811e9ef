"""Which words tell of an event, of which class, and with which participants."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from newsgraph.lexicon import Frame
from newsgraph.model import Role
from newsgraph.reading.analysis import child, children
from newsgraph.reading.claims.context import Context
from newsgraph.reading.claims.frames import best_frame, light_verb, slot_of_noun
from newsgraph.reading.clauses import Clause

AT = ("in", "at", "on", "near", "outside", "inside", "across", "along", "within", "around", "throughout")
FROM = ("from", "out of")
TO = ("to", "into", "toward", "towards")
WITH = ("with", "between", "among", "alongside")


@dataclass(frozen=True, slots=True, kw_only=True)
class Trigger:
    """A word that tells of an event, and the heads of what takes part in it."""

    head: Token
    type: str
    roles: tuple[tuple[Role, Token], ...]
    carrier: Token | None = None  # the light verb over a noun: the event happens as the verb says


def verb_triggers(clause: Clause, context: Context) -> Iterator[Trigger]:
    """Find events like "Rebels attacked the town on Monday"."""
    verb = clause.head
    if verb.lemma_ in context.lexicon.copulas or verb.pos_ == "AUX" or _carries(clause, context):
        return
    best = best_frame(clause, context)
    kind = best.frame.event if best is not None and best.frame.event is not None else "Event"
    roles: list[tuple[Role, Token]] = []
    patient = patient_role(kind)
    for doer in clause.slot("subject"):
        roles.append((Role.AGENT, doer))
    for target in clause.slot("object"):
        roles.append((patient, target))
    for dative in clause.slot("dative"):
        roles.append((Role.BENEFICIARY, dative))
    roles += _circumstances(((one.words, one.head) for one in clause.obliques), context)
    yield Trigger(head=verb, type=kind, roles=_distinct(roles))


def _carries(clause: Clause, context: Context) -> bool:
    """Whether the verb is light and its event is told by its object: "launched an attack"."""
    if clause.head.lemma_ not in context.lexicon.light_verbs:
        return False
    for noun in (*clause.objects, *(one.head for one in clause.obliques)):
        if noun.pos_ == "NOUN" and context.event_class(noun) and (carrier := light_verb(noun, context)) and carrier.clause is clause:
            return True
    return False


def noun_triggers(noun: Token, context: Context) -> Iterator[Trigger]:
    """Find events like "the attack on a school in May", "talks between Oslo and Bonn"."""
    frame = _event_frame(noun, context)
    if frame is None or frame.event is None or noun.dep_ in ("compound", "amod", "nmod"):
        return
    roles: list[tuple[Role, Token]] = []
    doers = next((found for slot in frame.subject if (found := _named(slot_of_noun(noun, slot), context))), ())
    patients = next((found for slot in frame.object if (found := _named(slot_of_noun(noun, slot), context)) and found != doers), ())
    carrier = light_verb(noun, context)
    if carrier is not None:
        bearers = tuple(t for t in carrier.clause.slot("subject") if t != noun)
        if carrier.role == "agent" and context.clauses.of(carrier.clause.head) is not None:
            doers = bearers or doers
        elif bearers:
            patients = bearers
        roles += _circumstances(((one.words, one.head) for one in carrier.clause.obliques if one.head != noun), context)
    patient = patient_role(frame.event)
    roles += [(Role.AGENT, doer) for doer in doers]
    roles += [(patient, target) for target in patients if target not in doers]
    around = (
        (prep.lower_, target)
        for prep in children(noun, "prep")
        for target in children(prep, "pobj")
    )  # fmt: skip
    roles += [(role, head) for role, head in _circumstances(around, context) if head not in patients and head not in doers]
    yield Trigger(head=noun, type=frame.event, roles=_distinct(roles), carrier=carrier.clause.head if carrier else None)


def _event_frame(noun: Token, context: Context) -> Frame | None:
    """Return the noun's longest event frame: "suicide attack" before "attack"."""
    if noun.pos_ != "NOUN":
        return None
    doc, at = noun.doc, noun.i
    found: Frame | None = None
    for frame in context.lexicon.nouns.get(noun.lemma_, ()):
        before = frame.word.split()[:-1]
        start = at - len(before)
        matches = start >= 0 and all(doc[start + place].lower_ == word for place, word in enumerate(before))
        if frame.event is not None and matches and (found is None or len(frame.word) > len(found.word)):
            found = frame
    return found


def _named(tokens: tuple[Token, ...], context: Context) -> tuple[Token, ...]:
    return tuple(token for token in tokens if context.mention(token) is not None)


def _circumstances(obliques: Iterator[tuple[str, Token]], context: Context) -> list[tuple[Role, Token]]:
    found: list[tuple[Role, Token]] = []
    for words, head in obliques:
        mention = context.mention(head)
        if mention is None:
            continue
        place = context.ontology.is_a(mention.type, "Place")
        if words in AT and place:
            found.append((Role.PLACE, head))
        elif words in FROM and place:
            found.append((Role.ORIGIN, head))
        elif words in TO and place:
            found.append((Role.DESTINATION, head))
        elif words in WITH and context.ontology.is_a(mention.type, "Agent"):
            found.append((Role.PARTICIPANT, head))
        elif words in ("with", "using") and mention.type == "Weapon":
            found.append((Role.INSTRUMENT, head))
    return found


def _distinct(roles: list[tuple[Role, Token]]) -> tuple[tuple[Role, Token], ...]:
    seen: dict[int, tuple[Role, Token]] = {}
    for role, head in roles:
        seen.setdefault(head.i, (role, head))
    return tuple(seen.values())


PATIENTS = {
    "Killing": Role.VICTIM, "Abduction": Role.VICTIM, "Execution": Role.VICTIM, "Torture": Role.VICTIM, "Death": Role.VICTIM,
    "Meeting": Role.PARTICIPANT, "Negotiation": Role.PARTICIPANT, "Visit": Role.DESTINATION,
    "AidDelivery": Role.BENEFICIARY, "Movement": Role.DESTINATION,
}  # fmt: skip


def patient_role(kind: str) -> Role:
    """Return the role of what an event of the class is done to."""
    return PATIENTS.get(kind, Role.TARGET if kind != "Event" else Role.THEME)


def event_above(token: Token, triggers: dict[int, Trigger]) -> Token | None:
    """Return the nearest word above that tells of an event: what a time or a number hangs on."""
    current = token
    while True:
        if current.i in triggers:
            return current
        if current.head == current:
            return None
        if current.dep_ == "relcl" and child(current, "nsubj") is not None:
            return None
        current = current.head
