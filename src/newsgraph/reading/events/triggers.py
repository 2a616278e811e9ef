"""Which words tell of an event, and of which class: "attacked", "the attack", "five dead", "the Lima Summit"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from newsgraph.lexicon import Frame
from newsgraph.model import Role
from newsgraph.reading.analysis import child, children
from newsgraph.reading.claims.context import Context
from newsgraph.reading.claims.frames import best_frame, light_verb
from newsgraph.reading.clauses import Clause
from newsgraph.reading.events.roles import roles_of_noun, roles_of_verb
from newsgraph.reading.parse import Token


NAMES = ("PERSON", "ORG", "GPE", "NORP")
GENERIC = "Event"


@dataclass(frozen=True, slots=True, kw_only=True)
class Trigger:
    """A word that tells of an event, and the heads of what takes part in it."""

    head: Token
    type: str
    roles: tuple[tuple[Role, Token], ...]
    carrier: Token | None = None  # the light verb over a noun: the event happens as the verb says


def find_triggers(context: Context) -> dict[int, Trigger]:
    """Return all triggers of a document by the place of their token."""
    found: list[Trigger] = []
    taken: set[int] = set()  # nouns that belong to a verb of several words: "opened fire on"
    for clause in context.clauses.items:
        best = best_frame(clause, context)
        if best is not None and best.frame.event not in (None, GENERIC) and not _carries(clause, context):
            taken |= {token.i for token in best.words if token.pos_ == "NOUN"}
        found += verb_triggers(clause, context)
    for token in context.analysis.doc.tokens:
        if token.pos_ == "NOUN" and token.i not in taken:
            found += noun_triggers(token, context)
        elif token.pos_ == "PROPN":
            found += name_triggers(token, context)
        elif token.pos_ == "ADJ":
            found += adjective_triggers(token, context)
    return {trigger.head.i: trigger for trigger in found}


def verb_triggers(clause: Clause, context: Context) -> Iterator[Trigger]:
    """Find events like "Rebels attacked the town on Monday"."""
    verb = clause.head
    if verb.lemma_ in context.lexicon.copulas or verb.pos_ == "AUX" or _carries(clause, context):
        return
    best = best_frame(clause, context)
    kind = (best.frame.event if best is not None else None) or GENERIC
    yield Trigger(head=verb, type=kind, roles=roles_of_verb(clause, best, kind, context))


def _carries(clause: Clause, context: Context) -> bool:
    """Whether the verb is empty and its event is told by its object: "held talks"."""
    if clause.head.lemma_ not in context.lexicon.words("empty verbs"):
        return False
    nouns = (*clause.slot("object"), *(one.head for one in clause.obliques))
    series = (
        target
        for noun in nouns
        for of in children(noun, "prep")
        if of.lower_ == "of"
        for target in children(of, "pobj")
    )
    return any(
        noun_frame(noun, context) is not None
        and (carrier := light_verb(noun, context)) is not None
        and carrier.clause is clause
        for noun in (*nouns, *series)
    )


def noun_triggers(noun: Token, context: Context) -> Iterator[Trigger]:
    """Find events like "the attack on a school in May", "talks between Oslo and Bonn"."""
    frame = noun_frame(noun, context)
    if frame is None or frame.event is None or _is_no_event(noun, context):
        return
    carrier = light_verb(noun, context)
    roles = roles_of_noun(noun, frame, carrier, context)
    yield Trigger(head=noun, type=frame.event, roles=roles, carrier=carrier.clause.head if carrier else None)


def noun_frame(noun: Token, context: Context) -> Frame | None:
    """Return the noun's longest event frame, a narrow class before a wide one: "suicide attack" before "attack"."""
    if noun.pos_ != "NOUN":
        return None
    fitting = [frame for frame in context.lexicon.event_nouns.get(noun.lemma_, ()) if _stands(frame, noun)]
    best = max(fitting, key=lambda frame: (len(frame.word.split()), frame.event != GENERIC), default=None)
    if best is None:
        return None
    best = context.sense(noun, [one for one in fitting if one.word == best.word])
    narrower = (one for one in fitting if one.word == best.word and one.event != best.event)
    return next((one for one in narrower if context.ontology.is_a(one.event or "", best.event or "")), best)


def _stands(frame: Frame, noun: Token) -> bool:
    before = frame.word.split()[:-1]
    start = noun.i - len(before)
    return start >= 0 and all(noun.doc[start + place].lower_ == word for place, word in enumerate(before))


def _is_no_event(noun: Token, context: Context) -> bool:
    """Whether an event noun only modifies another noun, is part of a name, or of a phrase such as "in addition"."""
    if noun.dep_ in ("compound", "amod", "nmod") and noun.i < noun.head.i:
        return True
    if _is_thing(noun, context):
        return True
    if noun.ent_type_ in NAMES and noun.text[0].isupper() and not noun.is_sent_start:
        return True
    bare = noun.dep_ == "pobj" and not any(children(noun, "amod", "compound", "poss"))
    return bare and f"{noun.head.lower_} {noun.lower_}" in context.lexicon.words("event-free phrases")


def _is_thing(noun: Token, context: Context) -> bool:
    """Whether a noun that may tell of a deed names what came of it: "fled a government building", not "the building of a dam"."""
    kind = context.lexicon.kinds.get(noun.lemma_)
    if kind is None or not context.ontology.is_a(kind, "Place"):
        return False
    return not any(prep.lower_ in ("of", "by") for prep in children(noun, "prep"))


def name_triggers(name: Token, context: Context) -> Iterator[Trigger]:
    """Find events with names: "the Lima Summit", "the Paris Air Show"."""
    if (
        name.lower_ not in context.lexicon.words("named events")
        or name.dep_ in ("compound", "nmod")
        or not any(name.lefts)
    ):
        return
    mention = context.mention(name)
    if mention is not None and not context.ontology.is_a(mention.type, "Event") and mention.type != "Concept":
        return
    if mention is not None and mention.type not in ("Concept", GENERIC):
        kind = mention.type
    elif context.ontology.is_a(name.text, GENERIC):
        kind = name.text
    else:
        frames = context.lexicon.nouns.get(name.lower_, ()) or context.lexicon.nouns.get(
            name.lower_.removesuffix("s"), ()
        )
        kind = next((frame.event for frame in frames if frame.event is not None and " " not in frame.word), GENERIC)
    yield Trigger(head=name, type=kind, roles=())


def adjective_triggers(adjective: Token, context: Context) -> Iterator[Trigger]:
    """Find events that an adjective tells of by its result: "five dead in a blast", "She is dead"."""
    frames = context.lexicon.adjectives.get(adjective.lemma_, ())
    event = next((frame.event for frame in frames if frame.event is not None and frame.relation is None), None)
    if event is None or adjective.dep_ == "amod":
        return
    verb = adjective.head
    if adjective.dep_ in ("acomp", "oprd", "dobj", "ccomp") and verb.lemma_ not in context.lexicon.copulas:
        return  # "left five dead": the verb tells of it
    subject = child(verb, "nsubj") if adjective.dep_ == "acomp" else None
    yield Trigger(head=adjective, type=event, roles=((Role.VICTIM, subject),) if subject is not None else ())


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
