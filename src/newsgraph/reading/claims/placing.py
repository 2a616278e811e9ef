"""Places that noun phrases tell of: places in places, bodies in places, capitals, what stands where."""

from __future__ import annotations

from collections.abc import Iterator

from newsgraph.model import Mention, MentionKind
from newsgraph.reading.analysis import children
from newsgraph.reading.claims.context import Context
from newsgraph.reading.claims.draft import Draft
from newsgraph.reading.claims.slots import slot_of_noun
from newsgraph.reading.claims.structure import implied
from newsgraph.reading.parse import Token


WHERE = ("in", "inside", "near", "outside")
SEATED = ("Company", "MediaOrganisation", "ResearchOrganisation")


def places(token: Token, context: Context) -> Iterator[Draft]:
    """Find places within places: "the Kenyan city of Kisumu", "Peru's Ica Valley", "Kenya's capital Nairobi", "Thun in Bern"."""
    mention = context.mention(token)
    if mention is None or mention.kind is not MentionKind.NAME or not _is_place(mention, context):
        return
    for noun in described_by(token, context):
        for part in children(noun, "amod", "compound", "poss", "nmod"):
            yield from _within(token, mention, part, context, capital=noun.lemma_ == "capital")
        for slot in ("of", "in"):
            named = slot_of_noun(noun, slot)  # "the states of A, B and C": none of them lies in another
            for target in named if token not in named else ():
                yield from _within(token, mention, target, context, capital=noun.lemma_ == "capital")
    for part in (*children(token, "poss", "amod", "nmod"), *slot_of_noun(token, "in"), *_right_after(token, context)):
        yield from _within(token, mention, part, context)


def _right_after(token: Token, context: Context) -> Iterator[Token]:
    """Yield the state in "to Kisumu in Kenya", wherever the parser hangs it."""
    following = token.doc[token.i + 1 : token.i + 3]
    if len(following) == 2 and following[0].lower_ == "in":  # noqa: PLR2004  "in" and the name
        name = context.mention(following[1])
        if name is not None and name.type == "State":
            yield following[1]


def described_by(token: Token, context: Context) -> Iterator[Token]:
    """Yield the nouns that say what kind of place or body a name names: "city" in "the city of Pune", "firm" in "the firm Acme"."""
    while token.dep_ == "conj" and token.head.pos_ == "PROPN":
        token = token.head
    beside = [*children(token, "appos", "compound", "nmod")]
    if token.dep_ in ("appos", "compound", "nmod"):
        beside.append(token.head)
    if token.dep_ == "pobj" and token.head.lower_ == "of":
        beside.append(token.head.head)
    for noun in beside:
        mention = context.mention(noun)
        if noun.pos_ == "NOUN" and (mention is None or mention.kind is MentionKind.NOMINAL):
            yield noun


def _within(
    token: Token, mention: Mention, outer: Token, context: Context, *, capital: bool = False
) -> Iterator[Draft]:
    """Find the larger place of a name: a state or region, never a smaller thing than what lies in it."""
    larger = context.mention(outer)
    if larger is None or larger.kind is not MentionKind.NAME or larger.id == mention.id or mention.type == "State":
        return
    if mention.text.lower() in context.lexicon.words("continents") or _tells_of_people(outer, context):
        return
    if larger.type not in ("State", "Region", "GeopoliticalEntity") and not (
        larger.type == "City" and mention.type == "Facility"
    ):
        return
    if capital and larger.type == "State":
        yield implied(token, outer, relation="capitalOf", rule="place-in-place", confidence=0.6, target=outer)
    yield implied(token, outer, relation="locatedIn", rule="place-in-place", confidence=0.6, target=outer)


def _tells_of_people(demonym: Token, context: Context) -> bool:
    """Whether an adjective says who lives somewhere or holds it: "an ethnic Chadian town", "the Chadian-held town"."""
    doc = demonym.doc
    before = doc[demonym.i - 1].lower_ if demonym.i else ""
    after = doc[demonym.i + 1].text if demonym.i + 1 < len(doc) else ""
    return before in context.lexicon.words("words for peoples") or after == "-"


def _is_place(mention: Mention, context: Context) -> bool:
    return context.ontology.is_a(mention.type, "Place")


def seats(token: Token, context: Context) -> Iterator[Draft]:
    """Find where named bodies are and whose they are: "the Chadian senate", "Oslo's Acme", "US broadcaster Acme", "Acme in Oslo"."""
    mention = context.mention(token)
    if mention is None or not context.ontology.is_a(mention.type, "Organisation"):
        return
    if mention.kind is MentionKind.NAME:
        nouns = tuple(described_by(token, context))
        for target in slot_of_noun(token, "in"):
            if _named_place(target, context):
                yield implied(token, target, relation="operatesIn", rule="placed", confidence=0.5, target=target)
    elif context.ontology.is_a(mention.type, "GovernmentBody") or mention.type == "MilitaryForce":
        nouns = ()
    else:
        return
    for noun in (token, *nouns):
        for part in children(noun, "poss", "amod", "compound", "nmod"):
            owner = context.mention(part)
            if owner is not None and owner.kind is MentionKind.NAME and owner.id != mention.id:
                yield from _of_state(token, mention, part, owner, context)


def _of_state(token: Token, mention: Mention, part: Token, owner: Mention, context: Context) -> Iterator[Draft]:
    public = context.ontology.is_a(mention.type, "GovernmentBody") or mention.type == "MilitaryForce"
    if public and owner.type == "State":
        yield implied(token, part, relation="partOf", rule="belonging", confidence=0.5, target=part)
    elif owner.type in ("State", "City", "Region") and mention.kind is MentionKind.NAME:
        relation = "headquarteredIn" if mention.type in SEATED else "operatesIn"
        yield implied(token, part, relation=relation, rule="placed", confidence=0.4, target=part)


def _named_place(token: Token, context: Context) -> bool:
    place = context.mention(token)
    return place is not None and place.kind is MentionKind.NAME and _is_place(place, context)


def placed(token: Token, context: Context) -> Iterator[Draft]:
    """Find what a noun phrase places: "a hotel in Lagos", "a London hotel", "a shop at the station", "the people of the valley in Peru"."""
    mention = context.mention(token)
    if mention is None or mention.kind is not MentionKind.NOMINAL:
        return
    if _is_place(mention, context) and mention.type != "State":
        relation = "locatedIn"
    elif context.ontology.is_a(mention.type, "Organisation"):
        relation = "operatesIn"
    elif _are_residents(token, mention, context):
        relation = "residesIn"
    else:
        return
    heads = [head for slot in WHERE for head in slot_of_noun(token, slot)]
    if relation == "locatedIn":
        heads += [
            head
            for head in (slot_of_noun(token, "compound") if token.tag_ == "NN" else ())  # "Ica and Puno provinces"
            if (m := context.mention(head)) is not None and m.type == "City"
        ]
    for head in heads:
        if _named_place(head, context):
            yield implied(token, head, relation=relation, rule="placed", confidence=0.5, target=head)
    yield from _sited(token, context, relation)


def _sited(token: Token, context: Context, relation: str) -> Iterator[Draft]:
    """Find "the mission to Chad", "a shop at the station"."""
    for head in slot_of_noun(token, "to") if token.lemma_ in context.lexicon.words("missions") else ():
        if context.fits(head, "State"):
            yield implied(token, head, relation="operatesIn", rule="placed", confidence=0.5, target=head)
    for head in slot_of_noun(token, "at") if relation == "locatedIn" else ():
        site = context.mention(head)
        if site is not None and site.type == "Facility":
            yield implied(token, head, relation=relation, rule="placed", confidence=0.5, target=head)


def _are_residents(token: Token, mention: Mention, context: Context) -> bool:
    """Whether people are told by where they live; in "killed 40 people in Lima", Lima is the place of the deed."""
    suffer = token.dep_ in ("dobj", "nsubjpass") and token.head.pos_ in ("VERB", "AUX")
    people = mention.type in ("CollectiveActor", "Population")
    return people and not suffer and token.lemma_ in context.lexicon.words("residents")
