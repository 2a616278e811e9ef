"""The killed, injured, missing, displaced and abducted: how many, and which event did it."""

from __future__ import annotations

from collections.abc import Iterator

from newsgraph.model import Quantity, QuantityKind, Role
from newsgraph.reading.analysis import child, children, conjuncts, sentences_back
from newsgraph.reading.claims.context import Context
from newsgraph.reading.events.harm import CLASSES, kind_of, named_kind
from newsgraph.reading.events.triggers import GENERIC, Trigger, event_above
from newsgraph.reading.parse import Token
from newsgraph.reading.quantities import COUNTING, one_of, quantities_of


RESULTS = frozenset(
    {"Killing", "Death", "Execution", GENERIC, "Publication", "Utterance"}
)  # never the cause of a killing
CAUSED_BY = ("in", "by", "during", "after", "from", "when")
PATIENTS = (Role.VICTIM, Role.TARGET, Role.THEME)
SENTENCES_BACK = 4

Counted = tuple[int, tuple[Quantity, ...]]


def casualties(triggers: dict[int, Trigger], context: Context) -> dict[int, tuple[Quantity, ...]]:
    """Return the casualties of each event, by the place of its trigger."""
    found: dict[int, dict[Quantity, None]] = {}
    for rule in (_of_events, _of_results, _of_lives, _of_lost_lives, _of_tolls, _of_the_dead):
        for place, quantities in rule(triggers, context):
            found.setdefault(place, {}).update(dict.fromkeys(quantities))
    return {place: tuple(quantities) for place, quantities in found.items()}


def _of_events(triggers: dict[int, Trigger], context: Context) -> Iterator[Counted]:
    """Find "killed 12 people and wounded 30", "the deaths of three soldiers", "killing nine workers and four others"."""
    for place, trigger in triggers.items():
        kind = kind_of(trigger, context)
        if kind is None:
            continue
        seen: set[int] = set()
        cause = _cause(trigger, triggers)
        if cause is None:
            cause = over_place(trigger.head, triggers, context)
        for head in _patients(trigger, context):
            if head.i not in seen:
                seen |= {member.i for member in conjuncts(head)}
                if quantities := quantities_of(head, kind) or _one(head, kind, context):
                    yield (place if cause is None else cause), quantities


def _one(head: Token, kind: QuantityKind, context: Context) -> tuple[Quantity, ...]:
    """Return the one that "killed a policeman" counts."""
    mention = context.mention(head)
    single = one_of(head, kind) if mention is not None and mention.type in ("Person", "CollectiveActor") else None
    return (single,) if single is not None else ()


def _patients(trigger: Trigger, context: Context) -> Iterator[Token]:
    """Yield what a casualty word is about: its patient, or the subject of "fled", "30 wounded", "are missing"."""
    verb = trigger.head
    clause = context.clauses.of(verb)
    fleeing = verb.lemma_ in context.lexicon.words("people who flee")
    heads = [head for role, head in trigger.roles if role in PATIENTS and not fleeing]
    ranges = (prep for prep in children(verb, "prep") if prep.lower_ == "between" and not heads)
    heads += [target for prep in ranges for target in children(prep, "pobj")]  # "killed between 40 and 50 people"
    if clause is not None and (fleeing or not (heads or clause.objects or clause.passive)):
        heads += [head for role, head in trigger.roles if role is Role.AGENT]
    kind = kind_of(trigger, context)
    for head in heads:
        mention = context.mention(head)
        person = (
            mention is None
            or head.pos_ == "NUM"
            or head.lower_ in COUNTING
            or context.ontology.is_a(mention.type, "Agent")
        )
        if person or kind is QuantityKind.KILLED or trigger.type in CLASSES:
            yield head


def _of_results(triggers: dict[int, Trigger], context: Context) -> Iterator[Counted]:
    """Find "leaving five dead", "left eight soldiers dead and 3 missing", "at least 20 dead in a blast"."""
    for token in context.analysis.doc.tokens:
        kind = named_kind(token, context) if token.pos_ == "ADJ" else None
        if kind is None:
            continue
        counted = next((found for head in _bearers(token) if (found := quantities_of(head, kind))), ())
        if not counted:
            continue
        cause = _by_preposition(token, triggers)
        above = event_above(token, triggers)
        if cause is None and above is not None:
            cause = _cause(triggers[above.i], triggers)
        if cause is not None or above is not None:
            yield (cause if cause is not None else above.i if above is not None else token.i), counted


def _bearers(adjective: Token) -> Iterator[Token]:
    """Yield who may be dead: the counted adjective itself, its subject, or the object of the verb above."""
    yield adjective
    yield from children(adjective, "nsubj")
    if adjective.dep_ == "amod":
        yield adjective.head
    elif adjective.dep_ in ("oprd", "acomp", "ccomp", "xcomp"):
        target = child(adjective.head, "dobj") or child(adjective.head, "nsubjpass") or child(adjective.head, "nsubj")
        if target is not None:
            yield target


def _of_lives(triggers: dict[int, Trigger], context: Context) -> Iterator[Counted]:
    """Find "The quake claimed 300 lives", "hundreds of lives were lost in the flood"."""
    for place, trigger in triggers.items():
        if trigger.head.lemma_ not in context.lexicon.words("life-taking verbs"):
            continue
        clause = context.clauses.of(trigger.head)
        for head in clause.slot("object") if clause is not None else ():
            if head.lemma_ in ("life", "hundred", "dozen", "score", "thousand") and "lives" in {
                t.lower_ for t in head.subtree
            }:
                cause = _cause(trigger, triggers)
                yield (place if cause is None else cause), quantities_of(head, QuantityKind.KILLED)


def _of_lost_lives(triggers: dict[int, Trigger], context: Context) -> Iterator[Counted]:
    """Find "Some 300 people lost their lives in the flood"."""
    for clause in context.clauses.items:
        lives = next((head for head in clause.slot("object") if head.lemma_ == "life" and child(head, "poss")), None)
        if clause.head.lemma_ != "lose" or lives is None:
            continue
        cause = _by_preposition(clause.head, triggers)
        place = cause if cause is not None else _by_preposition(lives, triggers)
        for head in clause.slot("subject") if place is not None else ():
            if place is not None and (quantities := quantities_of(head, QuantityKind.KILLED)):
                yield place, quantities


def _of_the_dead(triggers: dict[int, Trigger], context: Context) -> Iterator[Counted]:
    """Find "At least 109 of the dead were children", "The toll includes 68 children"."""
    for clause in context.clauses.items:
        for head in clause.slot("subject"):
            place = _cause_before(head, triggers)
            if place is None:
                continue
            if clause.head.lemma_ == "include" and head.lemma_.lower() in context.lexicon.words("toll words"):
                cause = _by_preposition(head, triggers)
                counted = [
                    one for target in clause.slot("object") for one in quantities_of(target, QuantityKind.KILLED)
                ]
                yield place if cause is None else cause, tuple(counted)
            elif (
                head.pos_ == "NUM"
                and clause.complements
                and any(_is_dead(of, context) for of in children(head, "prep"))
            ):
                yield place, quantities_of(head, QuantityKind.KILLED)


def _is_dead(preposition: Token, context: Context) -> bool:
    """Whether a phrase is "of the dead", "of those killed"."""
    return preposition.lower_ == "of" and any(
        named_kind(word, context) is QuantityKind.KILLED
        for target in children(preposition, "pobj")
        for word in (target, *children(target, "acl"))
    )


def _of_tolls(triggers: dict[int, Trigger], context: Context) -> Iterator[Counted]:
    """Find "The death toll from the flood rose to 126", "a toll of 40"."""
    for token in context.analysis.doc.tokens:
        if token.lemma_.lower() not in context.lexicon.words("toll words"):
            continue
        verb = token.head
        preps = [
            *children(token, "prep"),
            *(children(verb, "prep") if token.dep_ in ("nsubj", "nsubjpass", "dobj") else ()),
        ]
        number = next(
            (
                n
                for prep in preps
                if prep.lower_ in ("to", "of", "at")
                for n in children(prep, "pobj")
                if n.pos_ == "NUM"
            ),
            None,
        )
        if number is None and verb.lemma_ in context.lexicon.copulas:
            number = next((n for n in children(verb, "attr", "acomp") if n.pos_ == "NUM"), None)
        above = event_above(token, triggers)
        cause = _by_preposition(token, triggers)
        if cause is None:
            cause = _cause_before(token, triggers)
        place = cause if cause is not None else above.i if above is not None else None
        if number is not None and place is not None:
            yield place, quantities_of(number, QuantityKind.KILLED)


def _cause_before(token: Token, triggers: dict[int, Trigger]) -> int | None:
    """Return the event that a bare "the death toll" goes back to: the last one that kills, a few sentences back at most."""
    before = (at for at in range(token.i - 1, sentences_back(token, SENTENCES_BACK) - 1, -1) if at in triggers)
    return next((at for at in before if triggers[at].type in DEADLY - RESULTS), None)


DEADLY = frozenset({
    "Accident", "AirStrike", "ArmedClash", "Attack", "Bombing", "Disaster", "DroneStrike", "Epidemic", "Explosion", "Riot", "Shelling",
    "Shooting", "SuicideAttack", "MilitaryOffensive", "Siege", "Conflict",
})  # fmt: skip


# ------------------------------------------------------------------------------------------------------ causes


def _cause(trigger: Trigger, triggers: dict[int, Trigger]) -> int | None:
    """Return the event that did it: "an attack that killed 12", "fired, killing two", "died when a boat capsized"."""
    for _, head in trigger.roles:
        place = inner(head, triggers) if head.pos_ == "NOUN" else None
        if place is not None and triggers[place].type not in RESULTS:
            return place
    verb = trigger.head
    for one in (verb, *_siblings(verb)):
        if (found := _by_preposition(one, triggers)) is not None:
            return found
    return _by_clause(verb, triggers)


def inner(head: Token, triggers: dict[int, Trigger]) -> int | None:
    """Return the event that a noun names, itself or by what it is full of: "a series of bombings"."""
    if head.i in triggers:
        return head.i
    below = (target for prep in children(head, "prep") if prep.lower_ == "of" for target in children(prep, "pobj"))
    return next((target.i for target in below if target.i in triggers and target.tag_ == "NNS"), None)


def cause_of(trigger: Trigger, triggers: dict[int, Trigger], context: Context) -> int | None:
    """Return the event that a casualty word is a part of: "a bombing that killed 12", "fired, killing two", "died in a fire"."""
    doers = (inner(head, triggers) for role, head in trigger.roles if role is Role.AGENT and head.pos_ == "NOUN")
    verb = trigger.head
    above = verb.head.i if verb.dep_ == "advcl" and verb.tag_ == "VBG" else None
    found = (*doers, over_place(verb, triggers, context), _by_preposition(verb, triggers), above)
    fitting = (place for place in found if place is not None and place in triggers and place != verb.i)
    return next((place for place in fitting if triggers[place].type not in RESULTS), None)


def _can_cause(token: Token, triggers: dict[int, Trigger]) -> bool:
    return token.i in triggers and triggers[token.i].type not in RESULTS


def _siblings(verb: Token) -> tuple[Token, ...]:
    """Return coordinated verbs that may share a phrase: "were killed and 30 wounded in the blast"."""
    below = tuple(other for other in conjuncts(verb) if other != verb)
    return (*below, verb.head) if verb.dep_ == "conj" else below


def _by_preposition(token: Token, triggers: dict[int, Trigger]) -> int | None:
    for prep in children(token, "prep", "agent"):
        for target in children(prep, "pobj"):
            if prep.lower_ in CAUSED_BY and _can_cause(target, triggers):
                deadly = triggers[target.i].type in DEADLY
                if deadly or prep.lower_ != "after":  # "died after the vote": but not of it
                    return target.i
    return None


def over_place(verb: Token, triggers: dict[int, Trigger], context: Context) -> int | None:
    """Return the event in "a blast at a plant that killed nine": a place kills nobody."""
    mention = context.mention(verb.head) if verb.dep_ == "relcl" else None
    if (
        mention is None
        or not context.ontology.is_a(mention.type, "Place")
        or context.ontology.is_a(mention.type, "Agent")
    ):
        return None
    current = verb.head
    while current.dep_ in ("pobj", "prep", "conj"):
        current = current.head
        if current.pos_ == "NOUN" and _can_cause(current, triggers):
            return current.i
    return None


def _by_clause(verb: Token, triggers: dict[int, Trigger]) -> int | None:
    """Return the main verb over "…, killing two and wounding three", or the clause of "died when the boat capsized"."""
    top = verb
    while top.dep_ == "conj" and top.head.tag_ == "VBG":
        top = top.head
    if top.dep_ == "advcl" and top.tag_ == "VBG" and top.head.i in triggers:
        above = triggers[top.head.i]
        found = _cause(above, triggers) if above.type in RESULTS else top.head.i
        return found if found is not None else top.head.i
    for clause in children(verb, "advcl"):
        marked = any(part.lower_ in ("when", "after", "as") for part in children(clause, "advmod", "mark"))
        if marked and _can_cause(clause, triggers):
            return clause.i
    return None
