"""What belongs to what: people and bodies to bodies, parties to agreements."""

from __future__ import annotations

from collections.abc import Iterator

from newsgraph.model import MentionKind
from newsgraph.reading.analysis import children
from newsgraph.reading.claims.context import Context
from newsgraph.reading.claims.draft import Draft
from newsgraph.reading.claims.noun_frames import noun_claims
from newsgraph.reading.claims.slots import bearer, slot_of_noun
from newsgraph.reading.claims.structure import implied
from newsgraph.reading.factuality import is_indefinite
from newsgraph.reading.parse import Token
from newsgraph.reading.prefixes import is_former


def members(token: Token, context: Context) -> Iterator[Draft]:
    """Find people and bodies by what they belong to: "Oxfam workers", "a spokeswoman for Acme", "the UN mission"."""
    mention = context.mention(token)
    if mention is None or mention.kind is not MentionKind.NOMINAL or mention.of is None:
        return
    body = context.ontology.is_a(mention.type, "Organisation") and token.lemma_ not in context.lexicon.words(
        "group nouns"
    )
    people = mention.type in ("CollectiveActor", "Person") and token.lemma_ in context.lexicon.words("belonging people")
    if (not body and not people) or any(noun_claims(token, context)):
        return
    for part in token.subtree:
        owner = context.mention(part)
        if owner is not None and owner.id == mention.of and context.ontology.is_a(owner.type, "Organisation"):
            person = bearer(token)
            former = any(is_former(word, context.lexicon) for word in (token, *children(token, "amod", "advmod")))
            relation = (
                "partOf"
                if body
                else "affiliatedWith"
                if person == token
                else "formerMemberOf"
                if former
                else "memberOf"
            )
            yield implied(person, part, relation=relation, rule="belonging", confidence=0.5, target=part)
            return


def party_members(token: Token, context: Context) -> Iterator[Draft]:
    """Find whose party it is: "Silva's Green Party", "under her Green Party"."""
    mention = context.mention(token)
    if mention is None or mention.kind is not MentionKind.NAME or mention.type != "PoliticalParty":
        return
    for owner in children(token, "poss"):
        if context.fits(owner, "Person"):
            yield implied(owner, token, relation="memberOf", rule="belonging", confidence=0.5, target=token)


def parties(token: Token, context: Context) -> Iterator[Draft]:
    """Find who an agreement binds: "the accord between Lagos and Accra"."""
    mention = context.mention(token)
    if mention is None or mention.type != "Agreement":
        return
    rule = "hoped-for-parties" if is_indefinite(token) else "parties"  # a truce may yet come, the truce is there
    for head in slot_of_noun(token, "between"):
        if context.fits(head, "Agent"):
            yield implied(head, token, relation="partyTo", rule=rule, confidence=0.6, target=token)


def neighbours(token: Token, context: Context) -> Iterator[Draft]:
    """Find states by the border that they share: "the Kenya-Somalia border", "the Afghan-Pakistani border"."""
    mention = context.mention(token)
    if mention is None or mention.type != "Border":
        return
    for near in children(token, "compound", "amod", "nmod"):
        for far in children(near, "compound", "amod", "nmod"):
            if context.fits(near, "GeopoliticalEntity") and context.fits(far, "GeopoliticalEntity"):
                yield implied(far, token, relation="borders", rule="neighbours", confidence=0.6, target=near)
                yield implied(near, token, relation="borders", rule="neighbours", confidence=0.6, target=far)
