"""What a denial denies when it is named by a noun alone: "officials deny military support for the group"."""

from __future__ import annotations

from collections.abc import Iterator

from newsgraph.lexicon import Frame
from newsgraph.model import Act, Polarity
from newsgraph.reading.analysis import children
from newsgraph.reading.claims.context import Context
from newsgraph.reading.claims.draft import Draft, no_words
from newsgraph.reading.claims.frames import noun_claims, slot_of_noun
from newsgraph.reading.parse import Token


CHARGING = frozenset({"for", "of", "over"})  # before what somebody is blamed for
RECEIVING = ("poss", "compound")
DOING = frozenset({"by", "poss", "compound", "self"})  # slots of a noun for somebody's deed


def denied_nouns(noun: Token, context: Context) -> Iterator[Draft]:
    """Find claims like "Ministers deny the militia's funding", "The firm rejected claims of support for rebels".

    Whoever denies an act is the one that is said to have done it, so the denier, or the state that "Kenyan officials"
    speak for, is the subject; a lone possessor is then the other side.
    """
    verb = noun.head if noun.dep_ == "dobj" else None
    if verb is None or (clause := context.clauses.of(verb)) is None:
        return
    cue = context.lexicon.cue_verbs.get(verb.lemma_)
    denied = cue is not None and cue.act is Act.DENIAL and context.factuality(verb).polarity is Polarity.ASSERTED
    if not denied or _is_offered(noun, verb, context):
        return
    for frame in sorted(context.lexicon.nouns.get(noun.lemma_, ()), key=_weight):
        words = frame.word.split()
        if (
            frame.relation is None
            or not DOING & {*frame.subject}
            or noun.doc[max(0, noun.i - len(words) + 1) : noun.i + 1].text.lower().split()[:-1] != words[:-1]
        ):
            continue
        targets = _targets(frame, noun, context) or event_before(noun, context)
        for denier in clause.slot("subject"):
            for target in targets:
                yield Draft(
                    subject=_stands_for(denier, context), predicate=noun, phrase="", cue=no_words(noun), object=target,
                    relation=frame.relation, event=frame.event, polarity=Polarity.NEGATED, rule="denied-noun", confidence=0.6,
                )  # fmt: skip
        if targets:
            return


def _is_offered(noun: Token, verb: Token, context: Context) -> bool:
    """Whether what is refused is the deed of somebody else: "rejected Oslo's mediation", "rejected an offer of a loan"."""
    if verb.lemma_ not in context.lexicon.words("refusing verbs"):
        return False
    owned = any(context.fits(owner, "Agent|Place") for owner in children(noun, "poss"))
    return owned or noun.lemma_ in context.lexicon.words("offered nouns")


def stands_though_denied(draft: Draft, context: Context) -> bool:
    """Whether a denial leaves standing what a phrase names: "supporters of the party", "rejected his request for asylum"."""
    named = draft.rule == "noun-frame" and draft.predicate.pos_ == "NOUN"
    offered = draft.predicate.lemma_ in context.lexicon.words("offered nouns")
    return named and (draft.subject == draft.predicate or offered)


def _weight(frame: Frame) -> tuple[int, bool]:
    """The longest phrase first; to deny involvement is to deny responsibility rather than attendance."""
    return -len(frame.word), frame.relation != "responsibleFor"


def _targets(frame: Frame, noun: Token, context: Context) -> tuple[Token, ...]:
    clause = context.clauses.of(noun.head)
    behind = clause.obliques if clause is not None else ()  # "denied any link to", hung on the verb
    for slot in (*frame.object, *RECEIVING):
        loose = (one.head for one in behind if one.words == slot and one.prep.i == noun.i + 1)
        found = tuple(
            t
            for t in (*slot_of_noun(noun, slot), *loose)
            if context.mention(t) is not None and context.fits(t, frame.object_type)
        )
        if found:
            return found
    return ()


def accused_nouns(noun: Token, context: Context) -> Iterator[Draft]:
    """Find what somebody is accused of by a noun: "Oslo accused traders of war crimes", "blamed the army for the raid"."""
    kind = context.event_class(noun)
    if noun.dep_ != "pobj" or noun.head.lower_ not in ("of", "for", "over") or kind is None:
        return
    verb = noun.head.head
    if verb.dep_ == "pobj" and verb.head.dep_ == "agent":
        verb = verb.head.head  # "was accused by lawyers of abuses": the parser hangs the charge on the lawyers
    cue = context.lexicon.cue_verbs.get(verb.lemma_) or context.lexicon.cue_verbs.get(
        f"{verb.lemma_} {noun.head.lower_}"
    )
    clause = context.clauses.of(verb)
    if clause is None or cue is None or cue.act is not Act.ACCUSATION or any(noun_claims(noun, context)):
        return
    for accused in clause.slot("object"):
        if context.fits(accused, "Agent"):
            yield Draft(
                subject=accused, predicate=noun, phrase="", cue=no_words(noun), object=noun, relation="responsibleFor", event=kind,
                rule="accused-noun", confidence=0.6,
            )  # fmt: skip


def blamed(noun: Token, context: Context) -> Iterator[Draft]:
    """Find whom somebody blames for what was told before: "A bomb killed six. The mayor blamed separatists."."""
    clause = context.clauses.of(noun.head)
    if clause is None or noun.dep_ != "dobj" or clause.slot("for") or clause.slot("of"):
        return
    cue = context.lexicon.cue_verbs.get(f"{clause.head.lemma_} for")
    if cue is None or cue.act is not Act.ACCUSATION or not context.fits(noun, "Agent|Concept"):
        return
    told = any(prep.lower_ in CHARGING for host in (clause.head, noun) for prep in children(host, "prep"))
    if told or context.factuality(clause.head).polarity is not Polarity.ASSERTED:
        return  # "criticised the union for lying" tells for what; who "did not blame the army" blames nobody
    for event in event_before(noun, context):
        yield Draft(
            subject=noun, predicate=noun, phrase="", cue=no_words(noun), object=event, relation="responsibleFor",
            event=context.event_class(event), rule="accused-noun", confidence=0.5,
        )  # fmt: skip


def event_before(noun: Token, context: Context) -> tuple[Token, ...]:
    """Return the event that a bare "any involvement" is about: the nearest one told of before, in this or the last sentence."""
    doc, start = noun.doc, noun.sent.start
    first = doc[start - 1].sent.start if start else 0
    for place in range(noun.i - 1, first - 1, -1):
        kind = context.event_class(doc[place])
        if kind is not None and any(
            context.ontology.is_a(kind, name) for name in ("Attack", "Crime", "Killing", "Explosion", "Coup")
        ):
            return (doc[place],)
    return ()


def _stands_for(denier: Token, context: Context) -> Token:
    """Return the state or body that an unnamed group of officials speaks for, else the denier."""
    mention = context.mention(denier)
    if mention is None or mention.of is None or mention.type != "CollectiveActor":
        return denier
    for part in denier.subtree:
        inner = context.mention(part)
        if inner is not None and inner.id == mention.of:
            return part
    return denier
