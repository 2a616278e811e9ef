"""From drafts to claims: mentions, times and events for tokens, then voices, polarity and modality."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Token

from newsgraph.model import Attribution, Claim, ClaimArgument, Mention, Modality, Polarity, Quantity, Time, Value
from newsgraph.reading.analysis import stretch
from newsgraph.reading.claims.belonging import members, parties, placed, places
from newsgraph.reading.claims.context import Context
from newsgraph.reading.claims.denials import accused_nouns, blamed, denied_nouns
from newsgraph.reading.claims.draft import Draft, DraftArgument, is_past, text_of, unsaid, worded
from newsgraph.reading.claims.frames import (
    adjective_claims,
    is_participle_in_compound,
    noun_claims,
    perpetrated,
    verb_claims,
)
from newsgraph.reading.claims.naming import holder, renamed
from newsgraph.reading.claims.open import clause_claims
from newsgraph.reading.claims.phrases import without_article
from newsgraph.reading.claims.structure import appositions, meetings, titles
from newsgraph.reading.events import Happenings
from newsgraph.reading.factuality import STRENGTH, Factuality, factuality_of, is_indefinite
from newsgraph.reading.quantities import quantity_of
from newsgraph.reading.voices import Heard, Voices


NOUN_RULES: tuple[Callable[[Token, Context], Iterator[Draft]], ...] = (
    denied_nouns,
    accused_nouns,
    blamed,
    perpetrated,
    noun_claims,
    titles,
    appositions,
    places,
    members,
    parties,
    placed,
)
ARTICLES_OWN = frozenset({"title", "apposition", "place-in-place", "person-of-state", "belonging", "placed", "parties"})
PLACING = frozenset({"in", "at", "on", "near", "inside", "outside", "across", "along", "around", "within", "throughout", "over"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What a draft is settled against."""

    context: Context
    times: tuple[Time, ...]
    happenings: Happenings
    voices: Voices

    def time_at(self, token: Token) -> Time | None:
        """Return the time expression that the token belongs to."""
        return next((time for time in self.times if time.span.start <= token.idx < time.span.end), None)


def find_claims(
    context: Context, times: tuple[Time, ...], happenings: Happenings, voices: Voices
) -> tuple[Claim, ...]:
    """Find all claims of a document, in text order."""
    around = Surroundings(context=context, times=times, happenings=happenings, voices=voices)
    found: list[Claim] = []
    for draft in _drafts(context, voices):
        for named in renamed(draft, context) if draft.relation is not None else (draft,):
            found += _settled(named, around)
    ordered = sorted(_distinct(found), key=lambda claim: (claim.cue.start, claim.cue.end, claim.rule))
    return tuple(replace(claim, id=f"k{number}") for number, claim in enumerate(ordered, 1))


def _drafts(context: Context, voices: Voices) -> Iterator[Draft]:
    for clause in context.clauses.items:
        typed = list(verb_claims(clause, context))
        cue = voices.cue_at(clause.head)
        opened = [draft for draft in clause_claims(clause) if not (cue is not None and _repeats(draft, cue))]
        yield from (_characterised(draft, context) for draft in _merged(opened, typed))
        yield from meetings(clause.head, context)
    for token in context.analysis.doc:
        if token.pos_ in ("NOUN", "PROPN"):
            for rule in NOUN_RULES:
                yield from rule(token, context)
        elif token.lower_ in context.lexicon.adjectives and (token.pos_ == "ADJ" or is_participle_in_compound(token)):
            yield from adjective_claims(token, context)


def _repeats(draft: Draft, attribution: Attribution) -> bool:
    """Whether the draft only says again that somebody said something."""
    if draft.rule in ("verb-clause", "verb-alone"):
        return True
    if draft.object is None:
        return True
    return any(span.start <= draft.object.idx < span.end for span in attribution.content)


def _merged(opened: list[Draft], typed: list[Draft]) -> Iterator[Draft]:
    """Give an open draft the relation of the typed one over the same heads; others stand side by side."""
    left = list(typed)
    for draft in opened:
        match = next((t for t in left if {t.subject, t.object} == {draft.subject, draft.object} and t.object is not None), None)
        if match is None:
            yield draft
            continue
        left.remove(match)
        if _same_way(match, draft):
            yield replace(match, phrase=draft.phrase, cue=draft.cue, arguments=draft.arguments, confidence=draft.confidence)
        else:
            yield from (draft, unsaid(match))
    yield from (worded(one, opened) for one in left)


def _characterised(draft: Draft, context: Context) -> Draft:
    """Type what a copula says of its subject: "The vote was unfair", "Kandor is a failed state", "Ana was mayor"."""
    if draft.relation is not None or draft.predicate.lemma_ not in context.lexicon.copulas:
        return draft
    if draft.rule == "adjective" and draft.object is None and draft.value:
        return replace(draft, relation="characterisedAs")
    if draft.rule != "copula" or draft.object is None or draft.object.pos_ != "NOUN":
        return draft
    mention = context.mention(draft.object)
    if mention is not None and mention.type == "Position" and context.fits(draft.subject, "Person"):
        return replace(draft, relation="formerlyHeldPosition" if is_past(draft.predicate) else "holdsPosition")
    if mention is None or not is_indefinite(draft.object) or any(noun_claims(draft.object, context)):
        return draft
    return replace(draft, relation="characterisedAs", object=None, value=without_article(mention.text))


def _same_way(one: Draft, other: Draft) -> bool:
    return one.subject == other.subject


def _distinct(claims: Iterable[Claim]) -> Iterator[Claim]:
    """Leave out repetitions; of two that differ only in rule, the surer one stays."""
    best: dict[tuple[object, ...], Claim] = {}
    for claim in claims:
        key = (claim.subject, claim.relation or claim.phrase, claim.object, claim.value, claim.voices, claim.attribution, claim.polarity,
               claim.evidence)  # fmt: skip
        if key not in best or best[key].confidence < claim.confidence:
            best[key] = claim
    return iter(best.values())


# ---------------------------------------------------------------------------------------------------- settling


def _settled(draft: Draft, around: Surroundings) -> Iterator[Claim]:
    context = around.context
    subject = context.mention(draft.subject)
    if subject is None:
        return
    reference, value, arguments = _object(draft, around)
    phrase = draft.phrase.rsplit(" ", 1)[0] if _is_time_only(draft, reference, value) else draft.phrase
    if draft.relation is not None and reference is None and value is None:
        return
    if reference == subject.id:
        return
    factuality = _factuality(draft, context)
    lines = (Heard(),) if draft.rule in ARTICLES_OWN else around.voices.over(draft.predicate)
    for heard in lines:
        polarity, modality = _heard(factuality, heard, draft)
        yield Claim(
            id="",
            subject=subject.id,
            relation=draft.relation,
            phrase=phrase,
            cue=draft.cue,
            object=reference,
            value=value,
            arguments=arguments,
            voices=tuple(_speaker(one.source, context) for one in heard.attributions if one.source is not None),
            attribution=heard.attributions[0].id if heard.attributions else None,
            polarity=polarity,
            modality=modality,
            ended=draft.ended or _is_over(draft, context),
            evidence=stretch(draft.predicate.sent[0], draft.predicate.sent[-1]),
            event=around.happenings.at(draft.predicate) if draft.rule not in ARTICLES_OWN else None,
            quantities=_quantities(draft),
            rule=draft.rule,
            confidence=draft.confidence,
        )


def _is_over(draft: Draft, context: Context) -> bool:
    """Whether a state is told in the past: "She was living in Dakar" does not say that she still does."""
    relation = context.ontology.relations.get(draft.relation or "")
    if relation is None or not relation.state or relation.group != "structural" or draft.relation == "characterisedAs":
        return False
    return draft.predicate.pos_ in ("VERB", "AUX") and draft.predicate.dep_ not in ("acl", "amod") and is_past(draft.predicate)


def _speaker(source: str, context: Context) -> str:
    """Return who speaks: the person where the words name an office, "said Norway's prime minister, Kari Lie"."""
    mention = context.mentions.get(source)
    if mention.type != "Position":
        return source
    span = context.analysis.doc.char_span(mention.head.start, mention.head.end, alignment_mode="expand")
    person = context.mention(holder(span.root, context)) if span is not None and len(span) else None
    return person.id if person is not None else source


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
    if mention is not None:
        return mention.id, None, arguments
    if draft.relation is not None and event is not None:
        return event, None, arguments
    return None, Value(value=text_of(head)), arguments


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
    if argument.phrase is not None and argument.phrase.lower() in PLACING and context.ontology.is_a(mention.type, "Place"):
        return "place"
    return "other"


def _factuality(draft: Draft, context: Context) -> Factuality:
    if draft.rule in ARTICLES_OWN:
        return Factuality(draft.polarity, draft.modality)
    judged = factuality_of(draft.predicate, context.lexicon)
    if draft.rule == "light-verb" and (noun := _noun_of(draft)) is not None:
        pass_on = factuality_of(noun, context.lexicon)
        judged = max(judged, pass_on, key=lambda one: (one.polarity is not Polarity.ASSERTED, STRENGTH[one.modality]))
    return Factuality(draft.polarity, draft.modality).under(judged)


def _noun_of(draft: Draft) -> Token | None:
    doc = draft.predicate.doc
    span = doc.char_span(draft.cue.start, draft.cue.end, alignment_mode="expand")
    return span[-1] if span is not None and len(span) and span[-1].pos_ == "NOUN" else None


def _heard(factuality: Factuality, heard: Heard, draft: Draft) -> tuple[Polarity, Modality]:
    """Lay what the nearest cue does over what the words themselves say."""
    polarity = factuality.polarity
    if heard.polarity is Polarity.DENIED:
        polarity = Polarity.DENIED if factuality.polarity is Polarity.ASSERTED or draft.rule == "denied-noun" else Polarity.ASSERTED
    elif heard.polarity is Polarity.NEGATED:
        polarity = Polarity.ASSERTED if factuality.polarity is Polarity.NEGATED else Polarity.NEGATED
    modality = max(factuality.modality, heard.modality, key=STRENGTH.__getitem__)
    if factuality.voiced and not heard.said and modality is Modality.CERTAIN:
        modality = Modality.PROBABLE
    return polarity, modality


def _quantities(draft: Draft) -> tuple[Quantity, ...]:
    found = quantity_of(draft.subject)
    return (found,) if found is not None else ()
