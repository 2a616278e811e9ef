"""What belongs where: people to bodies and states, parts to wholes, places in places, parties to agreements."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from newsgraph.model import MentionKind
from newsgraph.reading.analysis import children
from newsgraph.reading.claims.context import Context
from newsgraph.reading.claims.draft import Draft
from newsgraph.reading.claims.noun_frames import noun_claims
from newsgraph.reading.claims.slots import bearer, slot_of_noun
from newsgraph.reading.claims.structure import implied
from newsgraph.reading.prefixes import is_former


def places(token: Token, context: Context) -> Iterator[Draft]:
    """Find places within places: "the Kenyan city of Kisumu", and people of a country: "Ana Silva of Portugal"."""
    mention = context.mention(token)
    if mention is None or mention.kind is not MentionKind.NAME or token.dep_ != "pobj":
        return
    upper = token.head.head
    host = context.mention(upper)
    if host is None or token.head.lower_ != "of":
        return
    if host.kind is MentionKind.NAME and host.type == "Person" and mention.type == "State":
        yield implied(upper, token, relation="citizenOf", rule="person-of-state", confidence=0.5, target=token)
    if (
        context.ontology.is_a(host.type, "Place")
        and host.kind is MentionKind.NOMINAL
        and context.ontology.is_a(mention.type, "Place")
    ):
        for part in children(upper, "amod", "compound", "poss"):
            inner = context.mention(part)
            if inner is not None and inner.type == "State" and inner.id != mention.id:
                yield implied(token, part, relation="locatedIn", rule="place-in-place", confidence=0.6, target=part)


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


def placed(token: Token, context: Context) -> Iterator[Draft]:
    """Find what a noun phrase places: "a hotel in Lagos", "a London hotel", "the people of the valley in Peru"."""
    mention = context.mention(token)
    if mention is None or mention.kind is not MentionKind.NOMINAL:
        return
    if context.ontology.is_a(mention.type, "Place") and mention.type != "State":
        relation = "locatedIn"
    elif context.ontology.is_a(mention.type, "Organisation"):
        relation = "operatesIn"
    elif mention.type in ("CollectiveActor", "Population") and token.lemma_ in context.lexicon.words("residents"):
        relation = "residesIn"
    else:
        return
    heads = [head for slot in ("in", "inside", "near", "outside") for head in slot_of_noun(token, slot)]
    if relation == "locatedIn":
        heads += [
            head
            for head in slot_of_noun(token, "compound")
            if (m := context.mention(head)) is not None and m.type == "City"
        ]
    for head in heads:
        place = context.mention(head)
        if place is not None and place.kind is MentionKind.NAME and context.ontology.is_a(place.type, "Place"):
            yield implied(token, head, relation=relation, rule="placed", confidence=0.5, target=head)


def parties(token: Token, context: Context) -> Iterator[Draft]:
    """Find who an agreement binds: "the accord between Lagos and Accra"."""
    mention = context.mention(token)
    if mention is None or mention.type != "Agreement":
        return
    for head in slot_of_noun(token, "between"):
        if context.fits(head, "Agent"):
            yield implied(head, token, relation="partyTo", rule="parties", confidence=0.6, target=token)
