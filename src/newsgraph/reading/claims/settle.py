"""From a draft to its claims: mentions, times and events for tokens, then voices, polarity and modality."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from newsgraph.model import (
    Claim,
    ClaimArgument,
    Mention,
    MentionKind,
    Modality,
    Polarity,
    Quantity,
    Span,
    Tense,
    Time,
    Value,
)
from newsgraph.reading.claims.context import Context
from newsgraph.reading.claims.denials import stands_though_denied
from newsgraph.reading.claims.draft import Draft, DraftArgument, base_words, is_past, text_of
from newsgraph.reading.claims.naming import holder
from newsgraph.reading.claims.phrases import without_article
from newsgraph.reading.claims.slots import party_behind, raised
from newsgraph.reading.events import Happenings
from newsgraph.reading.factuality import STRENGTH, Factuality, own_words
from newsgraph.reading.parse import Token
from newsgraph.reading.quantities import quantity_of
from newsgraph.reading.tense import is_bygone, tense_of
from newsgraph.reading.voices import Heard, Voices


ARTICLES_OWN = frozenset({"title", "apposition", "place-in-place", "belonging", "placed", "parties", "neighbours"})
PLACING = frozenset(
    {"in", "at", "on", "near", "inside", "outside", "across", "along", "around", "within", "throughout", "over"}
)
TIMELESS = frozenset({"locatedIn", "capitalOf", "borders", "partOf", "includes"})
REJECTED = (
    "denied-noun",
    "accused-noun",
)  # what they name is so, or not, when the verb above speaks, and never the article's word
OPINIONS = frozenset({"characterisedAs", "designatedAs"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What a draft is settled against."""

    context: Context
    times: tuple[Time, ...]
    happenings: Happenings
    voices: Voices
    _at: dict[int, Time] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Build the look-up of times by offset; the first of several wins."""
        at = {place: time for time in reversed(self.times) for place in range(time.span.start, time.span.end)}
        object.__setattr__(self, "_at", at)

    def time_at(self, token: Token) -> Time | None:
        """Return the time expression that the token belongs to."""
        return self._at.get(token.idx)


def settled(draft: Draft, around: Surroundings) -> Iterator[Claim]:
    """Yield the claims that a draft makes: one for each line of voices over it."""
    context = around.context
    subject = context.mention(draft.subject)
    if subject is None:
        return
    reference, value, arguments = _object(draft, around)
    phrase = draft.phrase.rsplit(" ", 1)[0] if _is_time_only(draft, reference, value) else draft.phrase
    empty = draft.relation is not None and ((reference is None and value is None) or _says_nothing(draft, context))
    vague = reference == subject.id or _is_vague_place(draft, context)
    if empty or vague or _of_itself(draft, reference, subject, context):
        return
    factuality = _factuality(draft, context)
    thinkers, guessed = _opinion(draft, context)
    lines = (Heard(),) if draft.rule in ARTICLES_OWN else around.voices.over(draft.predicate)
    for heard in lines:
        polarity, modality = _heard(factuality, heard, draft)
        if heard.polarity is Polarity.DENIED and stands_though_denied(draft, context):
            polarity = factuality.polarity
        if (draft.rule in REJECTED and not heard.said) or (draft.unless_negated and polarity is not Polarity.ASSERTED):
            continue
        modality = Modality.PROBABLE if guessed and modality is Modality.CERTAIN else modality
        yield Claim(
            id="",
            subject=subject.id,
            relation=draft.relation,
            phrase=phrase,
            cue=draft.cue,
            object=reference,
            value=value,
            arguments=arguments,
            voices=thinkers
            + tuple(_speaker(one.source, context, one.content) for one in heard.attributions if one.source is not None),
            attribution=heard.attributions[0].id if heard.attributions else None,
            polarity=polarity,
            modality=modality,
            ended=draft.ended or is_bygone(draft.predicate) or _is_over(draft, context),
            tense=_tense(draft, context),
            evidence=context.analysis.sentence(draft.predicate),
            event=around.happenings.at(draft.predicate) if draft.rule not in ARTICLES_OWN else None,
            quantities=_quantities(draft),
            rule=draft.rule,
            confidence=draft.confidence,
        )


def _opinion(draft: Draft, context: Context) -> tuple[tuple[str, ...], bool]:
    """Return who takes something for what, and whether nobody is named: "Ana called the vote a farce", "is seen as"."""
    clause = context.clauses.of(draft.predicate)
    spoken_of = (*clause.slot("object"), *raised(clause.head)) if clause is not None else ()
    if draft.relation not in OPINIONS or clause is None or draft.subject not in spoken_of:
        return (), False
    thinkers = (context.mention(token) for token in clause.slot("subject"))
    named = tuple(_speaker(mention.id, context) for mention in thinkers if mention is not None)
    return named[:1], not named


def _is_vague_place(draft: Draft, context: Context) -> bool:
    """Whether something is said to be at a bare "home", "school" or "sea", which is no place of a map."""
    relation = context.ontology.relations.get(draft.relation or "")
    if relation is None or relation.range != "Place" or draft.object is None or draft.object.tag_ != "NN":
        return False
    return draft.object.pos_ == "NOUN" and not any(part.dep_ != "punct" for part in draft.object.lefts)


def _says_nothing(draft: Draft, context: Context) -> bool:
    """Whether a typed claim is of nobody, "someone who rules accepts defeat", or of a count, "the toll includes six children"."""
    ends = {end.lemma_.lower() for end in (draft.subject, draft.object) if end is not None}
    counted = draft.relation in ("partOf", "includes") and not ends.isdisjoint(context.lexicon.words("toll words"))
    return counted or draft.subject.lower_ in context.lexicon.words("anybody")


def _of_itself(draft: Draft, reference: str | None, subject: Mention, context: Context) -> bool:
    """Whether a noun phrase would tie a thing to itself: "the city of Pune", called Poona before."""
    target = context.mentions.find(reference) if draft.rule in ARTICLES_OWN and reference is not None else None
    return target is not None and (target.chain == subject.chain or target.text == subject.text)


def _is_over(draft: Draft, context: Context) -> bool:
    """Whether a state is told in the past: "She was living in Dakar" does not say that she still does."""
    relation = context.ontology.relations.get(draft.relation or "")
    if relation is None or not relation.state or relation.group != "structural" or draft.relation in OPINIONS:
        return False
    return (
        draft.rule != "beside-frame"  # "signed the pact", "became mayor": what a deed brings about lasts
        and draft.predicate.lemma_ not in context.lexicon.words("verbs of becoming")
        and draft.predicate.pos_ in ("VERB", "AUX")
        and draft.predicate.dep_ not in ("acl", "amod")
        and is_past(draft.predicate)
    )


def _tense(draft: Draft, context: Context) -> Tense | None:
    """Return when a claim is so, seen from who makes it: "Kenyan President Ana Ruiz" and "denies support" tell of now.

    Where a place lies is so at any time.
    """
    if draft.relation in TIMELESS:
        return None
    relation = context.ontology.relations.get(draft.relation or "")
    if draft.rule in ARTICLES_OWN:
        return Tense.PRESENT if relation is not None and relation.state and not draft.ended else None
    if draft.rule in REJECTED:
        return tense_of(draft.predicate.head)
    return tense_of(draft.predicate)


def _speaker(source: str, context: Context, content: tuple[Span, ...] = ()) -> str:
    """Return who speaks: the person behind an office, "said Norway's premier, Kari Lie", or a text, "said a UN statement"."""
    mention = context.mentions.get(source)
    head = context.analysis.root(mention.head) if mention.type in ("Position", "Concept") else None
    if head is None:
        return source
    if mention.type == "Concept" and mention.kind is MentionKind.NOMINAL:
        return next((party.id for one in party_behind(head, context) if (party := context.mention(one))), source)
    named = holder(head, context)
    person = context.mention(named)
    within = any(part.start <= named.idx < part.end for part in content)  # "… of Ana Silva, the head of the court said"
    return source if person is None or within else person.id


def _object(draft: Draft, around: Surroundings) -> tuple[str | None, Value | None, tuple[ClaimArgument, ...]]:
    """Return the object as a mention or event id, or as a value, and the further arguments."""
    head = draft.object
    inside = around.context.mention(head) if head is not None else None
    arguments = tuple(
        found
        for one in draft.arguments
        if not (inside is not None and inside.span.start <= one.head.idx < inside.span.end)
        and (found := _argument(one, around)) is not None
    )
    if head is None:
        return None, Value(value=draft.value) if draft.value else None, arguments
    if (time := around.time_at(head)) is not None and draft.relation is None:
        phrase = _last_preposition(draft)
        return None, None, (ClaimArgument(role="time", time=time.id, phrase=phrase), *arguments)
    relation = around.context.ontology.relations.get(draft.relation or "")
    if relation is not None and relation.range == "string":
        return None, Value(value=without_article(text_of(head))), arguments
    event = around.happenings.at(head) if head.pos_ == "NOUN" else None
    mention = around.context.mention(head)
    if mention is not None and not (draft.rule == "deeper-phrase" and _ends_name(head, mention)):
        own = draft.rule in ARTICLES_OWN
        return around.context.state_of(mention) if own else mention.id, None, arguments
    if draft.relation is not None and event is not None:
        return event, None, arguments
    whole = any(one.head != head and head.is_ancestor(one.head) for one in draft.arguments)
    return None, Value(value=base_words(head) if whole else text_of(head)), arguments


def _ends_name(head: Token, mention: Mention) -> bool:
    """Whether a phrase is the end of a longer name: "Zaria" in "the Port of Zaria"."""
    return mention.span.start < head.left_edge.idx


def _is_time_only(draft: Draft, reference: str | None, value: Value | None) -> bool:
    """Whether the only object is a time, which is an argument with the preposition as its phrase."""
    return draft.rule == "verb-oblique" and reference is None and value is None


def _last_preposition(draft: Draft) -> str | None:
    last = draft.phrase.rsplit(" ", 1)[-1]
    return last if draft.rule == "verb-oblique" else None


def _argument(argument: DraftArgument, around: Surroundings) -> ClaimArgument | None:
    if (time := around.time_at(argument.head)) is not None:
        return ClaimArgument(role="time", time=time.id, phrase=argument.phrase)
    mention = around.context.mention(argument.head)
    if mention is None:
        return None
    return ClaimArgument(role=_role(argument, mention, around.context), mention=mention.id, phrase=argument.phrase)


def _role(argument: DraftArgument, mention: Mention, context: Context) -> str:
    if (
        argument.phrase is not None
        and argument.phrase.lower() in PLACING
        and context.ontology.is_a(mention.type, "Place")
    ):
        return "place"
    return "other"


def _factuality(draft: Draft, context: Context) -> Factuality:
    if draft.rule in ARTICLES_OWN:
        return Factuality(draft.polarity, draft.modality)
    if _is_presupposed(draft, context):
        return Factuality(draft.polarity, draft.modality).under(own_words(draft.predicate, context.lexicon))
    judged = context.factuality(draft.predicate)
    noun = (_noun_of(draft) or draft.object) if draft.rule == "light-verb" else None
    if noun is not None and noun.pos_ == "NOUN":
        pass_on = context.factuality(noun)
        judged = max(judged, pass_on, key=lambda one: (one.polarity is not Polarity.ASSERTED, STRENGTH[one.modality]))
    return Factuality(draft.polarity, draft.modality).under(judged)


def _is_presupposed(draft: Draft, context: Context) -> bool:
    """Whether a phrase says on the way what somebody is: in "A spokesman for Acme did not answer" there is a spokesman."""
    relation = context.ontology.relations.get(draft.relation or "")
    noun = draft.predicate
    told = noun.dep_ in ("attr", "oprd", "acomp") or (noun.dep_ == "pobj" and noun.head.lower_ == "as")
    lasting = relation is not None and relation.state
    return (
        lasting and draft.rule == "noun-frame" and draft.event is None and noun.pos_ in ("NOUN", "PROPN") and not told
    )


def _noun_of(draft: Draft) -> Token | None:
    found = draft.predicate.doc.within(draft.cue)
    return found[-1] if found and found[-1].pos_ == "NOUN" else None


def _heard(factuality: Factuality, heard: Heard, draft: Draft) -> tuple[Polarity, Modality]:
    """Lay what the nearest cue does over what the words themselves say."""
    polarity = factuality.polarity
    if heard.polarity is Polarity.DENIED:
        polarity = (
            Polarity.DENIED
            if factuality.polarity is Polarity.ASSERTED or draft.rule == "denied-noun"
            else Polarity.ASSERTED
        )
    elif heard.polarity is Polarity.NEGATED:
        polarity = Polarity.ASSERTED if factuality.polarity is Polarity.NEGATED else Polarity.NEGATED
    modality = max(factuality.modality, heard.modality, key=STRENGTH.__getitem__)
    if factuality.voiced and not heard.said and modality is Modality.CERTAIN:
        modality = Modality.PROBABLE
    return polarity, modality


def _quantities(draft: Draft) -> tuple[Quantity, ...]:
    found = quantity_of(draft.subject)
    return (found,) if found is not None else ()
