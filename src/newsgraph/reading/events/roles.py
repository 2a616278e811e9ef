"""Who takes part in an event, and how: from the slots of its verb, or from the phrases around its noun."""

from __future__ import annotations

from collections.abc import Iterable

from newsgraph.lexicon import Frame
from newsgraph.model import Role
from newsgraph.reading.analysis import child, children
from newsgraph.reading.claims.context import Context
from newsgraph.reading.claims.frames import Carrier, Filled, slot_of_noun
from newsgraph.reading.clauses import Clause
from newsgraph.reading.parse import Token


Roles = tuple[tuple[Role, Token], ...]

AT = ("in", "at", "on", "near", "outside", "inside", "across", "along", "within", "around", "throughout")
AIMED = ("on", "upon", "against")
WHERE = ("in", "at", "near", "around", "inside", "outside")
FROM = ("from", "out of")
TO = ("to", "into", "toward", "towards")
OCCASIONS = ("at", "during", "in", "on", "for", "to")
WITH = ("with", "between", "among", "alongside")
PATIENTS = {
    "Killing": Role.VICTIM, "Abduction": Role.VICTIM, "Execution": Role.VICTIM, "Torture": Role.VICTIM, "Death": Role.VICTIM,
    "Displacement": Role.VICTIM, "Meeting": Role.PARTICIPANT, "Negotiation": Role.PARTICIPANT, "Visit": Role.DESTINATION,
    "AidDelivery": Role.BENEFICIARY, "Movement": Role.DESTINATION, "Event": Role.THEME, "Publication": Role.THEME,
    "Construction": Role.THEME, "Trade": Role.THEME, "AgreementSigning": Role.THEME, "Investment": Role.THEME,
    "Accident": Role.THEME, "Utterance": Role.THEME,
}  # fmt: skip
MOTIONS = ("Movement", "Displacement", "Withdrawal")
UNDERGONE = frozenset({"Death", "Accident", "Disaster", "Epidemic"})  # classes whose lone participant acts on nothing


def patient_role(kind: str) -> Role:
    """Return the role of what an event of the class is done to."""
    return PATIENTS.get(kind, Role.TARGET)


def _of_object(kind: str, target: Token, verb: Token, context: Context) -> Role:
    """Return the role of a verb's object: one leaves a place and reaches another, and leads people somewhere."""
    patient = patient_role(kind)
    if kind not in MOTIONS:
        return patient
    if context.fits(target, "Place"):
        return Role.ORIGIN if verb.lemma_ in context.lexicon.words("leaving verbs") else patient
    return Role.THEME if patient is Role.DESTINATION and context.fits(target, "Person|Group") else patient


def _lone(patient: Role) -> Role:
    """Return the role of a subject that acts on nothing: "Two people died", "Prices rose"."""
    return Role.THEME if patient in (Role.TARGET, Role.DESTINATION) else patient


def roles_of_verb(clause: Clause, filled: Filled | None, kind: str, context: Context) -> Roles:
    """Return who does what to whom, where: "Rebels attacked the town near Goma", "opened fire on a bus"."""
    verb = clause.head
    patient = patient_role(kind)
    subjects = [token for token in clause.slot("subject") if not _is_empty(token, verb)]
    words = filled.words if filled is not None else ()
    objects = [token for token in clause.slot("object") if not _is_empty(token, verb) and token not in words]
    undergoes = not objects and not clause.passive and (
        kind in UNDERGONE or _is_bare_participle(verb) or (not words and verb.lemma_ in context.lexicon.words("subject undergoes"))
    )  # fmt: skip
    mutual = not objects and patient is Role.PARTICIPANT
    if filled is not None and not objects and filled.frame.event is not None and filled.object_slot in AIMED:
        objects = list(filled.objects)
    roles = [(patient if mutual else _lone(patient) if undergoes else Role.AGENT, subject) for subject in subjects]
    roles += [(_of_object(kind, target, verb, context), target) for target in objects]
    roles += [(Role.BENEFICIARY, dative) for dative in clause.slot("dative")]
    roles += _circumstances(((one.words, one.head) for one in clause.obliques), context)
    return _distinct(roles)


def _is_bare_participle(verb: Token) -> bool:
    """Whether a participle lacks the auxiliary it shares with another: "and 30 wounded"."""
    return verb.tag_ == "VBN" and child(verb, "aux", "auxpass") is None and child(verb, "nsubj") is not None


def _is_where(token: Token, preposition: str, context: Context) -> bool:
    """Whether a phrase says where, rather than at what: "in Goma"."""
    mention = context.mention(token)
    return mention is not None and preposition in WHERE and context.ontology.is_a(mention.type, "Place")


def _is_empty(subject: Token, verb: Token) -> bool:
    """Whether a subject stands for the clause that follows: "It is expected that"."""
    return subject.dep_ == "expl" or (subject.lower_ == "it" and child(verb, "ccomp", "csubj", "csubjpass") is not None)


def roles_of_noun(noun: Token, frame: Frame, carrier: Carrier | None, context: Context) -> Roles:
    """Return the participants of "Oslo's attack on the port", "launched a raid on the port"."""
    doers = _first(noun, frame.subject, context)
    patients = tuple(token for token in _first(noun, frame.object, context) if token not in doers)
    roles: list[tuple[Role, Token]] = []
    if carrier is not None:
        bearers = tuple(
            t for t in carrier.clause.slot("subject") if t != noun and not _is_empty(t, carrier.clause.head)
        )
        verb = carrier.clause.head.lemma_
        open_doer = verb in context.lexicon.copulas or verb in context.lexicon.words("verbs of others' deeds")
        if carrier.role == "agent" and not open_doer:
            doers = bearers or doers
        elif bearers and not open_doer:
            patients = bearers
        roles += _circumstances(((one.words, one.head) for one in carrier.clause.obliques if one.head != noun), context)
    patient = patient_role(frame.event or "Event")
    mutual = patient is Role.PARTICIPANT or any(
        slot in ("between", "among") for slot in frame.subject if doers == slot_of_noun(noun, slot)
    )
    acting = (
        Role.PARTICIPANT if mutual and len(doers) > 1 else _lone(patient) if frame.event in UNDERGONE else Role.AGENT
    )
    roles = [(acting, doer) for doer in doers] + roles
    roles += [(patient, target) for target in patients if target not in doers]
    around = ((prep.lower_, target) for prep in children(noun, "prep") for target in children(prep, "pobj"))
    used = {*patients, *doers}
    roles += [(role, head) for role, head in _circumstances(around, context) if head not in used]
    if carrier is None and not doers and is_occasion(frame.event or "Event", context):
        roles += _attendants(noun, frame.event or "Event", context)
    return _distinct(roles)


def is_occasion(kind: str, context: Context) -> bool:
    """Whether things are said and done at events of the class."""
    return any(context.ontology.is_a(kind, one) for one in ("Meeting", "Interview"))


def _attendants(noun: Token, kind: str, context: Context) -> list[tuple[Role, Token]]:
    """Return who does something at an occasion, and so is there: "said during a trip to India", "told a summit"."""
    verb = host(noun, context)
    clause = context.clauses.of(verb) if verb is not None else None
    subjects = clause.slot("subject") if clause is not None else ()
    role = Role.AGENT if context.ontology.is_a(kind, "Visit") else Role.PARTICIPANT
    return [(role, subject) for subject in subjects if context.fits(subject, "Agent")]


def host(noun: Token, context: Context) -> Token | None:
    """Return the verb of what is done at the occasion that a noun names; None where the noun is no occasion of it."""
    if noun.dep_ == "pobj" and noun.head.lower_ in OCCASIONS and noun.head.dep_ == "prep":
        verb = noun.head.head
    elif noun.dep_ in ("dobj", "dative") and noun.head.lemma_ in context.lexicon.cue_verbs:
        verb = noun.head
    else:
        return None
    return verb if verb.pos_ == "VERB" else None


def _first(noun: Token, slots: Iterable[str], context: Context) -> tuple[Token, ...]:
    """Return the fillers of the first slot that names anything; who stands before the noun must be able to act."""
    for slot in slots:
        found = tuple(
            token
            for token in slot_of_noun(noun, slot)
            if (mention := context.mention(token)) is not None
            and (slot != "compound" or context.ontology.is_a(mention.type, "Agent"))
            and not _is_where(token, slot, context)
        )
        if found:
            return found
    return ()


def _circumstances(obliques: Iterable[tuple[str, Token]], context: Context) -> list[tuple[Role, Token]]:
    found: list[tuple[Role, Token]] = []
    for words, head in obliques:
        mention = context.mention(head)
        if mention is None:
            continue
        place = context.ontology.is_a(mention.type, "Place")
        if words in AT and place:
            found.append((Role.PLACE, by_name(head, context)))
        elif words in FROM and place:
            found.append((Role.ORIGIN, head))
        elif words in TO and place:
            found.append((Role.DESTINATION, head))
        elif words in WITH and context.ontology.is_a(mention.type, "Agent"):
            found.append((Role.PARTICIPANT, head))
        elif words in ("with", "using") and mention.type == "Weapon":
            found.append((Role.INSTRUMENT, head))
    return found


def by_name(place: Token, context: Context) -> Token:
    """Return the name in "the Peruvian city of Cusco", else the place itself."""
    if place.pos_ == "PROPN":
        return place
    names = (target for prep in children(place, "prep") if prep.lower_ == "of" for target in children(prep, "pobj"))
    return next((name for name in names if name.pos_ == "PROPN" and context.fits(name, "Place")), place)


def _distinct(roles: Iterable[tuple[Role, Token]]) -> Roles:
    seen: dict[int, tuple[Role, Token]] = {}
    for role, head in roles:
        seen.setdefault(head.i, (role, head))
    return tuple(seen.values())
