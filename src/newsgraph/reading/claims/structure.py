"""Structural claims: what appositions say, and who takes part in the meetings at which something is said."""

from __future__ import annotations

from collections.abc import Iterator

from newsgraph.model import MentionKind
from newsgraph.reading.analysis import child, children
from newsgraph.reading.claims.context import Context
from newsgraph.reading.claims.draft import Draft, cue_of, no_words, text_of
from newsgraph.reading.claims.frames import noun_claims
from newsgraph.reading.claims.phrases import without_article
from newsgraph.reading.claims.slots import slot_of_noun
from newsgraph.reading.parse import Token


def appositions(token: Token, context: Context) -> Iterator[Draft]:
    """Find what is said in apposition: "Acme, a maker of widgets", "Zaria, Nigeria"."""
    if token.dep_ != "appos":
        return
    host, inner = context.mention(token.head), context.mention(token)
    if host is None or inner is None or inner.type == "Position":
        return
    if context.ontology.is_a(host.type, "Place") and context.ontology.is_a(inner.type, "Place"):
        if inner.kind is MentionKind.NAME and host.kind is MentionKind.NAME and host.type != "State":
            yield implied(token.head, token, relation="locatedIn", rule="place-in-place", confidence=0.7, target=token)
        return
    if (inner.type == "Concept" or context.event_class(token) is not None) and any(
        context.ontology.is_a(host.type, kind) for kind in ("Agent", "Place")
    ):
        return  # "after the fall of the junta, an event that …": no person, body or place is an event
    if host.type == "Person" and any(context.ontology.is_a(inner.type, kind) for kind in ("Organisation", "Place")):
        return  # "the head of Acme, a firm": the firm is Acme
    if host.kind is MentionKind.NAME and inner.kind is MentionKind.NOMINAL and _describes(token):
        if any(noun_claims(token, context)):
            return  # "an ally of Kenya" says more than what something is like
        text = text_of(token)
        designated = any(part.lower_ in context.lexicon.words("designations") for part in token.subtree)
        relation = "designatedAs" if designated else "characterisedAs"
        yield Draft(
            subject=token.head, predicate=token, phrase="is", cue=cue_of((token,)), value=without_article(text), relation=relation, rule="apposition",
            confidence=0.6,
        )  # fmt: skip


def _describes(token: Token) -> bool:
    """Whether an apposition says what something is, rather than naming it again or listing."""
    return child(token, "det", "amod", "compound", "prep", "relcl") is not None and not any(
        word.lower_ == "and" for word in children(token.head, "cc")
    )


def meetings(token: Token, context: Context) -> Iterator[Draft]:
    """Find who takes part: "told a conference", "said at a meeting with Ana", "told Reuters"."""
    clause = context.clauses.of(token)
    if clause is None or token.lemma_ not in context.lexicon.cue_verbs:
        return
    addressees = clause.objects if token.lemma_ in ("tell", "address") else clause.slot("to")
    for subject in clause.slot("subject"):
        for target in addressees:
            kind = context.type_of(target)
            if kind is not None and context.ontology.is_a(kind, "Meeting"):
                yield implied(
                    subject, token, relation="participatesIn", rule="addressed-meeting", confidence=0.6, target=target
                )
            elif kind == "MediaOrganisation":
                yield implied(
                    subject, token, relation="interviewedBy", rule="told-media", confidence=0.6, target=target
                )
        for target in (*clause.slot("at"), *clause.slot("during"), *clause.slot("in")):
            kind = context.type_of(target)
            if kind is not None and context.ontology.is_a(kind, "Meeting"):
                rule = "spoke-at-meeting"
                yield implied(subject, token, relation="participatesIn", rule=rule, confidence=0.5, target=target)
                for other in slot_of_noun(target, "with"):
                    if other != subject and context.fits(other, "Agent"):
                        yield implied(subject, token, relation="meets", rule=rule, confidence=0.5, target=other)


def implied(subject: Token, predicate: Token, *, relation: str, rule: str, confidence: float, target: Token) -> Draft:
    """Return a claim that a noun phrase implies without saying it."""
    return Draft(
        subject=subject, predicate=predicate, phrase="", cue=no_words(predicate), object=target, relation=relation, rule=rule,
        confidence=confidence,
    )  # fmt: skip
