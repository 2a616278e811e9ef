"""From clauses and noun phrases to claims: every rule in turn, what says the same joined."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from newsgraph.model import Attribution, Claim, Time
from newsgraph.reading.analysis import children
from newsgraph.reading.claims.adjective_frames import adjective_claims, is_participle_in_compound
from newsgraph.reading.claims.belonging import members, neighbours, parties, party_members
from newsgraph.reading.claims.context import Context
from newsgraph.reading.claims.denials import accused_nouns, blamed, denied_nouns
from newsgraph.reading.claims.draft import Draft, is_past, text_of, unsaid, worded
from newsgraph.reading.claims.entailed import accused_by, done_by, entailed, laid_down
from newsgraph.reading.claims.frames import verb_claims
from newsgraph.reading.claims.implied import bargained, together, turned_away
from newsgraph.reading.claims.naming import of_what_happened, renamed
from newsgraph.reading.claims.noun_frames import noun_claims, perpetrated
from newsgraph.reading.claims.offices import callings, in_office, titles
from newsgraph.reading.claims.open import clause_claims
from newsgraph.reading.claims.phrases import is_time, without_article
from newsgraph.reading.claims.placing import placed, places, seats
from newsgraph.reading.claims.settle import ARTICLES_OWN, Surroundings, settled
from newsgraph.reading.claims.structure import appositions, meetings
from newsgraph.reading.clauses import Clause
from newsgraph.reading.events import Happenings
from newsgraph.reading.factuality import is_indefinite
from newsgraph.reading.parse import Token
from newsgraph.reading.voices import Voices


IN_PASSING = 0.5  # of what a frame says of a part of a phrase: sure enough for the graph

CLAUSE_RULES: tuple[Callable[[Clause, Context], Iterator[Draft]], ...] = (bargained, turned_away, together)
NOUN_RULES: tuple[Callable[[Token, Context], Iterator[Draft]], ...] = (
    denied_nouns,
    accused_nouns,
    blamed,
    perpetrated,
    noun_claims,
    titles,
    callings,
    appositions,
    places,
    seats,
    members,
    party_members,
    parties,
    neighbours,
    placed,
)


def find_claims(context: Context, times: tuple[Time, ...], happenings: Happenings, voices: Voices) -> tuple[Claim, ...]:
    """Find all claims of a document, in text order."""
    around = Surroundings(context=context, times=times, happenings=happenings, voices=voices)
    found: list[Claim] = []
    for draft in (of_what_happened(draft, context) for draft in _drafts(context, voices)):
        if _names_speaker(draft, context, voices):
            continue
        for named in renamed(draft, context) if draft.relation is not None else (draft,):
            for said in _consequences(named, context):
                found += settled(said, around)
    ordered = sorted(_distinct(found), key=lambda claim: (claim.cue.start, claim.cue.end, claim.rule))
    return tuple(replace(claim, id=f"k{number}") for number, claim in enumerate(ordered, 1))


def _names_speaker(draft: Draft, context: Context, voices: Voices) -> bool:
    """Whether an apposition joins what is said to who says it: "… of Ana Silva, the head of the court said"."""
    speaker = context.mention(draft.predicate) if draft.rule in ARTICLES_OWN else None
    return speaker is not None and voices.says(speaker.id, draft.subject)


def _consequences(draft: Draft, context: Context) -> Iterator[Draft]:
    """Yield a draft, what whoever is behind its subject does by it, and what each says besides."""
    for one in (draft, *done_by(draft, context), *laid_down(draft, context)):
        yield one
        yield from entailed(one, context)


def _drafts(context: Context, voices: Voices) -> Iterator[Draft]:
    for clause in context.clauses.items:
        cue = voices.cue_at(clause.head)
        typed = [draft for draft in verb_claims(clause, context) if cue is None or not _misplaced(draft, cue, context)]
        opened = [draft for draft in clause_claims(clause) if not (cue is not None and _repeats(draft, cue))]
        for draft in _merged(opened, typed):
            said = _given_status(_characterised(draft, context), context)
            yield said
            yield from accused_by(said, context, voices)
            yield from in_office(said, context)
        for implied in CLAUSE_RULES:
            yield from implied(clause, context)
        yield from meetings(clause.head, context)
    for token in context.analysis.doc.tokens:
        if token.pos_ in ("NOUN", "PROPN"):
            for rule in NOUN_RULES:
                yield from rule(token, context)
        elif token.lower_ in context.lexicon.adjectives and (token.pos_ == "ADJ" or is_participle_in_compound(token)):
            for draft in adjective_claims(token, context):
                yield draft
                yield from accused_by(draft, context, voices)


def _misplaced(draft: Draft, cue: Attribution, context: Context) -> bool:
    """Whether a denial takes a word within what is denied for the whole: "that troops had left, which Ben denied".

    So with a charge: in "accused Mali of arming rebels, which it denied" nobody denies rebels, or Mali.
    """
    if draft.relation not in ("denies", "rejects") or draft.object is None:
        return False
    found = [root for part in cue.content if (root := context.analysis.root(part)) is not None]
    before = [root for root in found if root.i < draft.predicate.i]
    relative = any(word.tag_ == "WDT" for word in children(draft.predicate, "dobj"))
    if relative and (draft.object not in before or context.fits(draft.object, "Agent|Place")):
        return bool(before)
    return any(root.pos_ in ("VERB", "AUX") and root != draft.object for root in before[:1])


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
        match = next(
            (t for t in left if {t.subject, t.object} == {draft.subject, draft.object} and t.object is not None), None
        )
        if match is None:
            yield draft
            continue
        left.remove(match)
        if _same_way(match, draft):
            arguments = (*draft.arguments, *(one for one in match.arguments if is_time(one)))
            yield replace(
                match,
                phrase=draft.phrase,
                cue=draft.cue,
                arguments=tuple(dict.fromkeys(arguments)),
                confidence=max(draft.confidence, min(match.confidence, IN_PASSING)),
            )
        else:
            yield from (draft, unsaid(match))
    yield from (worded(one, opened) for one in left)


def _characterised(draft: Draft, context: Context) -> Draft:
    """Type what a copula says of its subject: "The vote was unfair", "Kandor is a failed state", "Ana was mayor"."""
    if (
        draft.relation is not None
        or draft.predicate.lemma_ not in context.lexicon.copulas
        or _points_to_words(draft.subject, context)
    ):
        return draft
    if draft.rule == "adjective":
        return _described(draft)
    counted = draft.subject.pos_ == "NUM"  # "109 of the dead were children" counts the dead
    if draft.rule != "copula" or draft.object is None or draft.object.pos_ not in ("NOUN", "NUM") or counted:
        return draft
    mention = context.mention(draft.object)
    if mention is not None and mention.type == "Position" and context.fits(draft.subject, "Person"):
        entered = draft.predicate.lemma_ in context.lexicon.words("verbs of becoming")
        over = is_past(draft.predicate) and not entered
        return replace(draft, relation="formerlyHeldPosition" if over else "holdsPosition")
    single = draft.object.lower_ == "one" or is_indefinite(draft.object)
    if mention is None or not single or any(noun_claims(draft.object, context)):
        return draft
    outside = tuple(one for one in draft.arguments if not mention.span.start <= one.head.idx < mention.span.end)
    return replace(
        draft, relation="characterisedAs", object=None, value=without_article(mention.text), arguments=outside
    )


def _described(draft: Draft) -> Draft:
    """Type what an adjective says: "is idle"; one that leads to something else stays open."""
    return replace(draft, relation="characterisedAs") if draft.object is None and draft.value else draft


def _given_status(draft: Draft, context: Context) -> Draft:
    """Type the standing that a passive gives: "is wanted for murder", "was outlawed"."""
    clause = context.clauses.of(draft.predicate)
    word = draft.predicate.lower_
    if draft.relation is not None or clause is None or not clause.passive or clause.agents:
        return draft
    if word not in context.lexicon.words("designations") or draft.rule not in ("verb-oblique", "verb-alone"):
        return draft
    what = f" for {text_of(draft.object)}" if draft.object is not None and draft.phrase.endswith(" for") else ""
    return replace(draft, relation="designatedAs", object=None, value=word + what)


def _points_to_words(subject: Token, context: Context) -> bool:
    """Whether a pronoun may stand for a clause or for all that was told: "It is a fact that …", "It is a disgrace"."""
    return subject.lower_ in context.lexicon.words("loose pronouns")


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
