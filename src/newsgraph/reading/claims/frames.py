"""Typed claims: frames of the lexicon laid over clauses, noun phrases and adjectives."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from newsgraph.lexicon import Frame, WordClass
from newsgraph.reading.analysis import child, children
from newsgraph.reading.claims.context import Context
from newsgraph.reading.claims.draft import Draft, cue_of, no_words, predicate_words, words_of
from newsgraph.reading.clauses import Clause, Oblique, oblique


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """A frame whose slots have been found."""

    frame: Frame
    subjects: tuple[Token, ...]
    objects: tuple[Token, ...]
    object_slot: str
    words: tuple[Token, ...]  # words of the predicate beyond its head

    @property
    def rank(self) -> tuple[int, int, int]:
        """The more words, filled slots and asked-for types, the more specific."""
        frame = self.frame
        typed = (frame.subject_type != "Entity") + (frame.object_type != "Entity")
        return len(frame.word.split()), bool(self.subjects) + bool(self.objects), typed


def verb_claims(clause: Clause, context: Context) -> Iterator[Draft]:
    """Find claims like "Acme handed the plant over to Widgets", typed by the best frame of each relation's verb."""
    best = best_frame(clause, context)
    if best is None or best.frame.relation is None:
        return
    yield from _drafts(best, clause)


def best_frame(clause: Clause, context: Context) -> Filled | None:
    """Return the most specific frame of the clause's verb whose slots are filled as it asks."""
    filled = [
        found
        for frame in context.lexicon.verbs.get(clause.head.lemma_, ())
        if (found := _fill(frame, clause, context)) is not None
    ]
    return max(filled, key=lambda found: found.rank, default=None)


def _fill(frame: Frame, clause: Clause, context: Context) -> Filled | None:
    words = particles(frame.word, clause)
    if words is None or any(particle not in words for particle in children(clause.head, "prt")):
        return None
    subjects = _first(frame.subject, clause, words, context, frame.subject_type)[1]
    slot, objects = _first(frame.object, clause, words, context, frame.object_type)
    if frame.object and not objects:
        return None
    if frame.subject and not subjects and not clause.passive:
        return None
    return Filled(frame=frame, subjects=subjects, objects=objects, object_slot=slot, words=words)


def particles(phrase: str, clause: Clause) -> tuple[Token, ...] | None:
    """Return the further words of a multi-word verb where the clause has them all, else None."""
    found: list[Token] = []
    for word in phrase.split()[1:]:
        token = next((t for t in _neighbours(clause.head) if word in (t.lower_, t.lemma_) and t not in found), None)
        if token is None:
            return None
        found.append(token)
    return tuple(found)


def _neighbours(verb: Token) -> Iterator[Token]:
    for part in verb.children:
        if part.dep_ in ("prt", "dobj", "advmod", "acomp", "prep", "attr", "oprd", "xcomp", "ccomp", "pobj", "nsubjpass"):
            yield part
        if part.dep_ == "prep":
            yield from children(part, "pobj")


def _first(
    slots: tuple[str, ...], clause: Clause, taken: tuple[Token, ...], context: Context, wanted: str
) -> tuple[str, tuple[Token, ...]]:
    """Return the first slot with fillers of the wanted class, and those fillers."""
    for slot in slots:
        fillers = clause.slot(slot) or tuple(t for noun in taken if noun.pos_ == "NOUN" for t in slot_of_noun(noun, slot))
        found = tuple(token for token in fillers if token not in taken and context.fits(token, wanted))
        if found:
            return slot, found
    return "", ()


def _drafts(filled: Filled, clause: Clause) -> Iterator[Draft]:
    frame = filled.frame
    words = (*predicate_words(clause), *filled.words)
    slot = filled.object_slot
    preposition = next((one for one in clause.obliques if one.words == slot), None)
    phrase = words_of(words) + (f" {preposition.surface}" if preposition is not None and slot not in frame.word.split() else "")
    reversed_words = clause.passive and slot == "object"  # "was sold by" says it the other way round, as an open claim
    for subject in filled.subjects:
        for target in filled.objects or (None,):
            if subject == target:
                continue
            yield Draft(
                subject=subject, predicate=clause.head, phrase="" if reversed_words else phrase,
                cue=no_words(clause.head) if reversed_words else cue_of(words), object=target, relation=frame.relation,
                event=frame.event, polarity=frame.polarity, modality=frame.modality, ended=frame.ended, rule="verb-frame",
                confidence=0.85,
            )  # fmt: skip


# ------------------------------------------------------------------------------------------------------- nouns

QUANTIFYING = frozenset({"hundred", "dozen", "score", "thousand", "series", "number", "string", "wave", "spate", "round", "lot",
                         "majority", "ten", "couple", "pair", "kind", "form", "act", "campaign", "range"})  # fmt: skip


def noun_claims(noun: Token, context: Context) -> Iterator[Draft]:
    """Find claims like "Acme's support for Widgets", "Acme carried out raids on Widgets", "Acme is a haven for thieves"."""
    carrier = light_verb(noun, context)
    best: tuple[tuple[int, int], Draft, list[Draft]] | None = None
    for frame in context.lexicon.nouns.get(noun.lemma_, ()):
        if frame.relation is None or not _ends_with(noun, frame.word):
            continue
        drafts = list(_noun_drafts(frame, noun, carrier, context))
        if drafts:
            rank = (len(frame.word.split()), (frame.subject_type != "Entity") + (frame.object_type != "Entity"))
            if best is None or rank > best[0]:
                best = (rank, drafts[0], drafts)
    if best is not None:
        yield from best[2]


DEEDS = ("Attack", "Coup", "Conflict", "MilitaryOffensive", "Crime")
GATHERINGS = ("Meeting", "Election", "Protest", "Rally", "Ceremony", "Trial", "Vote")


def perpetrated(noun: Token, context: Context) -> Iterator[Draft]:
    """Find who did what has a name of its own: "Officers staged a coup", "Delegates attended a summit"."""
    kind = context.event_class(noun)
    if kind is None or (carrier := light_verb(noun, context)) is None or carrier.role != "agent":
        return
    if carrier.clause.head.lemma_ in context.lexicon.copulas or any(noun_claims(noun, context)):
        return
    conflict = any(context.ontology.is_a(kind, name) for name in DEEDS)
    if not conflict and not any(context.ontology.is_a(kind, name) for name in GATHERINGS):
        return
    words = (*predicate_words(carrier.clause), *carrier.words)
    for doer in carrier.clause.slot("subject"):
        if doer != noun and context.fits(doer, "Agent"):
            yield Draft(
                subject=doer, predicate=carrier.clause.head, phrase=words_of(words), cue=cue_of(words), object=noun,
                relation="perpetrates" if conflict else "participatesIn", event=kind, rule="light-verb", confidence=0.6,
            )  # fmt: skip


def _ends_with(noun: Token, phrase: str) -> bool:
    before = phrase.split()[:-1]
    start = noun.i - len(before)
    return start >= 0 and all(noun.doc[start + at].lower_ == word for at, word in enumerate(before))


@dataclass(frozen=True, slots=True)
class Carrier:
    """A light verb or copula over a noun, and whether its subject is the noun's agent or its target."""

    clause: Clause
    role: str
    words: tuple[Token, ...]


def light_verb(noun: Token, context: Context) -> Carrier | None:
    """Return the light verb or copula that carries a noun: "launched", "serves as", "came under"."""
    top = noun
    while top.dep_ == "pobj" and top.head.lower_ == "of" and top.head.head.lemma_ in QUANTIFYING:
        top = top.head.head
    if top.dep_ == "conj" and top.head.pos_ == "NOUN":
        top = top.head
    verb = top.head if top.dep_ in ("dobj", "attr", "nsubjpass", "oprd") else top.head.head if top.dep_ == "pobj" else None
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


def _noun_drafts(frame: Frame, noun: Token, carrier: Carrier | None, context: Context) -> Iterator[Draft]:
    subjects = _noun_slot(frame.subject, noun, context, frame.subject_type)[1]
    object_slot, objects = _noun_slot(frame.object, noun, context, frame.object_type, taken=subjects)
    implied = False
    if carrier is not None:
        doers = tuple(t for t in carrier.clause.slot("subject") if t != noun)
        wanted = frame.subject_type if carrier.role == "agent" else frame.object_type
        doers = tuple(t for t in doers if context.fits(t, wanted))
        if carrier.role == "agent" and doers:
            subjects, implied = doers, True
            if not objects or objects == doers:
                object_slot, objects = _noun_slot(frame.object, noun, context, frame.object_type, taken=doers)
        elif carrier.role == "target" and doers:
            objects, object_slot = doers, "light"
        if not objects:
            object_slot, objects = _verb_slot(frame.object, carrier.clause, noun, context, frame.object_type)
        if not subjects:
            subjects = _verb_slot(frame.subject, carrier.clause, noun, context, frame.subject_type)[1]
    if not subjects:
        subjects = _of_series(frame, noun, context)
    if not subjects and noun.dep_ == "appos" and context.fits(noun.head, frame.subject_type):
        subjects = (noun.head,)
    yield from _pairs(frame, noun, carrier if implied else None, subjects, objects, object_slot)


def _of_series(frame: Frame, noun: Token, context: Context) -> tuple[Token, ...]:
    """Return who is behind a series that the noun is an instance of: "carried out raids, including an attack on a town"."""
    if noun.dep_ != "pobj" or noun.head.lower_ not in ("including", "like", "as"):
        return ()
    series = noun.head.head
    named = next((t for of in children(series, "prep") if of.lower_ == "of" for t in children(of, "pobj")), series)
    if named == noun or context.event_class(named) != context.event_class(noun):
        return ()
    carrier = light_verb(named, context)
    if carrier is not None and carrier.role == "agent":
        return tuple(t for t in carrier.clause.slot("subject") if context.fits(t, frame.subject_type))
    return _noun_slot(frame.subject, named, context, frame.subject_type)[1]


def _pairs(
    frame: Frame, noun: Token, carrier: Carrier | None, subjects: tuple[Token, ...], objects: tuple[Token, ...], slot: str
) -> Iterator[Draft]:
    words: tuple[Token, ...] = (noun,)
    predicate = noun
    if carrier is not None:
        inner = [t for t in noun.doc[carrier.clause.head.i + 1 : noun.i + 1] if noun.i - carrier.clause.head.i <= 8]  # noqa: PLR2004
        words = (*predicate_words(carrier.clause), *carrier.words, *(inner or (noun,)))
        predicate = carrier.clause.head
    link = "" if slot in ("light", "poss", "compound", "object", "subject") else f" {slot}"
    for subject in subjects:
        for target in objects:
            if subject == target or noun == target or (noun == subject and "self" not in frame.subject):
                continue
            yield Draft(
                subject=subject, predicate=predicate, phrase=words_of(words) + link if carrier is not None else "",
                cue=cue_of(words) if carrier is not None else no_words(noun), object=target, relation=frame.relation, event=frame.event, polarity=frame.polarity, modality=frame.modality, ended=frame.ended,
                rule="light-verb" if carrier is not None else "noun-frame", confidence=0.75 if carrier is not None else 0.55,
            )  # fmt: skip


def _noun_slot(
    slots: Iterable[str], noun: Token, context: Context, wanted: str, *, taken: tuple[Token, ...] = ()
) -> tuple[str, tuple[Token, ...]]:
    for slot in slots:
        found = tuple(t for t in slot_of_noun(noun, slot) if t not in taken and context.mention(t) and context.fits(t, wanted))
        if found:
            return slot, found
    return "", ()


def slot_of_noun(noun: Token, slot: str) -> tuple[Token, ...]:
    """Return the heads in a noun's slot: its possessor, its premodifiers, or the objects of a preposition after it.

    The slot ``self`` is whom the noun itself denotes: "ally" in "Ben, an ally of Ana", or the bare "critics of Ana".
    """
    if slot == "self":
        return (bearer(noun),)
    if slot == "poss":
        own = tuple(children(noun, "poss"))
        return own if own or noun.dep_ != "conj" else tuple(children(noun.head, "poss"))  # "her son and daughter"
    if slot == "compound":
        return tuple(t for t in children(noun, "compound", "amod", "nmod") if t.pos_ in ("PROPN", "ADJ", "NOUN"))
    found = [one.head for prep in children(noun, "prep", "agent") for one in oblique(prep) if one.words == slot]
    top = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.lemma_ in QUANTIFYING else None
    if not found and top is not None:
        found = [one.head for prep in children(top, "prep") for one in oblique(prep) if one.words == slot and one.head != noun]
    return tuple(found)


def bearer(noun: Token) -> Token:
    """Return the name that a noun describes in apposition or as a title, else the noun itself."""
    if noun.dep_ in ("appos", "compound", "nmod") and noun.head.pos_ == "PROPN":
        return noun.head
    name = child(noun, "appos")
    return name if name is not None and name.pos_ == "PROPN" else noun


def _verb_slot(
    slots: Iterable[str], clause: Clause, noun: Token, context: Context, wanted: str
) -> tuple[str, tuple[Token, ...]]:
    """Return fillers that the parser hung on the light verb: "carried out attacks [on the town]"."""
    for slot in slots:
        obliques: Iterable[Oblique] = (one for one in clause.obliques if one.words == slot and one.prep.i > noun.i)
        found = tuple(one.head for one in obliques if context.fits(one.head, wanted))
        if slot == "by":
            found = tuple(t for t in clause.agents if context.fits(t, wanted))
        if found:
            return slot, found
        if slot in ("of", "to", "for") and clause.datives:
            return "to", tuple(t for t in clause.datives if context.fits(t, wanted))
    return "", ()


# -------------------------------------------------------------------------------------------------- adjectives


def adjective_claims(adjective: Token, context: Context) -> Iterator[Draft]:
    """Find claims like "Acme is responsible for the spill", "the Acme-owned plant"."""
    for frame in context.lexicon.adjectives.get(adjective.lower_, ()):
        if frame.word_class is not WordClass.ADJECTIVE or frame.relation is None:
            continue
        clause = context.clauses.of(adjective.head) if adjective.dep_ in ("acomp", "attr", "oprd") else None
        drafts = list(_adjective_drafts(frame, adjective, clause, context))
        if drafts:
            yield from drafts
            return


def _adjective_drafts(frame: Frame, adjective: Token, clause: Clause | None, context: Context) -> Iterator[Draft]:
    def fillers(slots: tuple[str, ...], wanted: str) -> tuple[Token, ...]:
        for slot in slots:
            found = tuple(t for t in _adjective_slot(adjective, slot, clause) if context.fits(t, wanted))
            if found:
                return found
        return ()

    words = (*predicate_words(clause), adjective) if clause is not None else (adjective,)
    link = next((one.surface for prep in children(adjective, "prep") for one in oblique(prep)), "")
    for subject in fillers(frame.subject, frame.subject_type):
        for target in fillers(frame.object, frame.object_type):
            if subject != target:
                yield Draft(
                    subject=subject, predicate=clause.head if clause is not None else adjective, phrase=f"{words_of(words)} {link}".strip(),
                    cue=cue_of(words), object=target, relation=frame.relation, event=frame.event, polarity=frame.polarity,
                    modality=frame.modality, ended=frame.ended, rule="adjective-frame", confidence=0.6,
                )  # fmt: skip


def _adjective_slot(adjective: Token, slot: str, clause: Clause | None) -> tuple[Token, ...]:
    if slot == "subject":
        if clause is not None:
            return clause.subjects
        return (adjective.head,) if adjective.dep_ in ("amod", "acl", "relcl") else ()
    if slot == "compound":
        return _first_element(adjective)
    found = [one.head for prep in children(adjective, "prep", "agent") for one in oblique(prep) if one.words == slot]
    if not found and clause is not None:
        found = [one.head for one in clause.obliques if one.words == slot]
    return tuple(found)


def _first_element(participle: Token) -> tuple[Token, ...]:
    """Return the first part of a hyphenated compound: "rebel" in "rebel-held"."""
    if participle.i > 1 and participle.nbor(-1).text == "-":
        first = participle.nbor(-2)
        return (first,) if first.pos_ in ("NOUN", "PROPN", "ADJ") else ()
    return ()


def is_participle_in_compound(token: Token) -> bool:
    """Whether the token is the second part of a compound like "rebel-held"."""
    return token.dep_ == "amod" and bool(_first_element(token)) and child(token, "punct") is not None
