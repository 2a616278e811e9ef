"""Offices and what they tell of their holders: whom somebody leads, whom they belong to, whose citizen they are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from newsgraph.model import Mention, MentionKind, Modality
from newsgraph.reading.analysis import child, children, following
from newsgraph.reading.claims.context import Context
from newsgraph.reading.claims.draft import Draft, cue_of, no_words
from newsgraph.reading.claims.slots import slot_of_noun
from newsgraph.reading.claims.structure import implied
from newsgraph.reading.parse import Token
from newsgraph.reading.prefixes import is_former


FORMER = "formerlyHeldPosition"
OFFICES = frozenset({"holdsPosition", FORMER})
FOLLOWS = 0.3  # what an office entails: the graph says it already, by the office itself
SERVING = ("for", "at", "with", "of", "in")


def titles(token: Token, context: Context) -> Iterator[Draft]:
    """Find offices beside a name: "Norwegian Prime Minister Kari Lie", "Kari Lie, head of Acme"."""
    mention = context.mention(token)
    if mention is None or mention.type != "Position":
        return
    holder = holder_of(token, context)
    if holder is None:
        return
    former = was_held(mention, token, context)
    relation = FORMER if former else "holdsPosition"
    yield Draft(
        subject=holder, predicate=token, phrase="is", cue=cue_of((token,)), object=token, relation=relation, rule="title",
        confidence=0.7,
    )  # fmt: skip
    yield from ties(holder, token, context, former=former)


def callings(token: Token, context: Context) -> Iterator[Draft]:
    """Find who is whose by a bare word before a name: "Chadian boxer Ali Said", "Acme's Ana Silva", "Ana Silva of Acme"."""
    mention = context.mention(token)
    if mention is None or mention.kind is not MentionKind.NAME or mention.type != "Person":
        return
    for slot in ("poss", "of"):
        for owner in slot_of_noun(token, slot):
            name = context.mention(owner)
            if name is not None and name.kind is MentionKind.NAME:
                yield from _belonging(token, owner, name, context)
    for party in children(token, "compound", "nmod", "appos"):  # "Democrat Ana Silva", "Ana Silva (CDU)"
        name = context.mention(party)
        if name is not None and name.kind is MentionKind.NAME and name.type == "PoliticalParty":
            yield _tie(token, token, "memberOf", party)


def in_office(draft: Draft, context: Context) -> Iterator[Draft]:
    """Find what an office that a verb gives says of its holder: "Ana Silva is head of Acme", "was chairman of Acme"."""
    if draft.relation not in OFFICES or draft.rule != "copula" or draft.object is None:
        return
    for tie in ties(draft.subject, draft.object, context, former=draft.relation == FORMER):
        yield replace(tie, predicate=draft.predicate, cue=no_words(draft.predicate), rule="copula-office")


def _belonging(person: Token, owner: Token, name: Mention, context: Context) -> Iterator[Draft]:
    if context.ontology.is_a(name.type, "Organisation"):
        yield _tie(person, person, "affiliatedWith", owner)
    elif name.type == "State":
        yield _tie(person, person, "citizenOf", owner)


def holder_of(token: Token, context: Context) -> Token | None:
    """Return the name that an office stands beside, before or in apposition to."""
    candidates = [token.head] if token.dep_ in ("compound", "nmod", "appos", "amod") else []
    candidates += children(token, "appos")
    bare = child(token, "det", "poss", "nummod") is None
    if bare:
        candidates += children(token, "conj")  # "lawyer and farmer Ana Silva"
    if bare or child(token, "conj") is None:
        candidates += following(token)
    for candidate in candidates:
        name = context.mentions.at(candidate)
        if name is not None and name.kind is MentionKind.NAME and name.type == "Person":
            return candidate
    return None


def was_held(mention: Mention, token: Token, context: Context) -> bool:
    """Whether an office is no longer held: "former mayor", "ex-president"."""
    lexicon, doc, start = context.lexicon, token.doc, token.i
    if any(is_former(part, lexicon) for part in (token, *token.children)):
        return True
    while start > 0 and doc[start - 1].idx >= mention.span.start - 12 and doc[start - 1].sent == token.sent:
        start -= 1
        if is_former(doc[start], lexicon):
            return True
        if doc[start].pos_ in ("VERB", "PUNCT") and doc[start].text != "-":
            return False
    return False


def ties(holder: Token, office: Token, context: Context, *, former: bool) -> Iterator[Draft]:
    """Find what an office says of its holder: "Acme chairwoman Ana Silva" leads Acme, "Chadian minister Ali Said" is of Chad."""
    owner = owner_of(office, context)
    body = context.mention(owner) if owner is not None else None
    if owner is None or body is None or owner == holder:
        return
    if former:
        if context.ontology.is_a(body.type, "Organisation"):
            yield _tie(holder, office, "formerMemberOf", owner)
        return
    leading = leads(office, body, context)
    if leading:
        yield replace(_tie(holder, office, "leads", owner), confidence=0.6)
    if context.ontology.is_a(body.type, "Organisation"):
        member = office.lemma_.lower() in context.lexicon.words("member offices")
        relation = "memberOf" if member else "affiliatedWith"
        yield replace(_tie(holder, office, relation, owner), confidence=FOLLOWS if leading else 0.5)
    elif body.type == "State" and office.lemma_.lower() in context.lexicon.words("callings"):
        yield _tie(holder, office, "citizenOf", owner)
    elif body.type == "State":
        yield replace(_tie(holder, office, "affiliatedWith", owner), confidence=FOLLOWS)
        yield replace(_tie(holder, office, "citizenOf", owner), confidence=FOLLOWS, modality=Modality.PROBABLE)


def owner_of(office: Token, context: Context) -> Token | None:
    """Return the head of the body or state that an office is in: "[Chad]'s envoy", "Asia director for [Acme]", "fellow at [Acme]"."""
    mention = context.mention(office)
    own = _token_of(mention.of, context) if mention is not None and mention.of is not None else None
    if own is not None and context.fits(own, "Organisation|State"):
        return own
    targets = (target for preposition in SERVING for target in slot_of_noun(office, preposition))
    return next((target for target in targets if context.fits(target, "Organisation")), own)


def _token_of(mention: str, context: Context) -> Token | None:
    """Return the token that heads a mention."""
    return context.analysis.root(context.mentions.get(mention).head)


def leads(office: Token, body: Mention, context: Context) -> bool:
    """Whether an office is the first of a state, city or body: a state's chancellor, a firm's head, no firm's chief economist."""
    words = _words_of(office, context)
    if words & context.lexicon.words("lesser offices"):
        return False
    if context.ontology.is_a(body.type, "Organisation"):
        return bool(_phrases(office) & context.lexicon.words("leader nouns"))
    ruling = context.lexicon.words("rulers of states" if body.type == "State" else "rulers of places")
    plain = context.lexicon.words("plain title words") | {word for phrase in ruling for word in phrase.split()}
    return words <= plain and bool(_phrases(office) & ruling)


def _words_of(office: Token, context: Context) -> set[str]:
    """Return the words of an office, the name that it belongs to left out."""
    mention = context.mention(office)
    if mention is None:
        return {office.lower_}
    owner = context.mentions.get(mention.of).span if mention.of is not None else None
    words = [
        token for token in context.analysis.tokens_of(mention.span) if token.pos_ in ("NOUN", "PROPN", "ADJ", "VERB")
    ]
    return {token.lower_ for token in words if owner is None or not owner.start <= token.idx < owner.end}


def _phrases(office: Token) -> set[str]:
    """Return an office with and without the words beside it: "minister", "prime minister", "secretary general"."""
    doc, at = office.doc, office.i
    pairs = {f"{doc[at - 1].lower_} {office.lower_}"} if at else set()
    if at + 1 < len(doc):
        pairs.add(f"{office.lower_} {doc[at + 1].lower_}")
    if at + 2 < len(doc):
        pairs.add(doc[at : at + 3].text.lower())
    return {office.lower_, *pairs}


def _tie(person: Token, predicate: Token, relation: str, target: Token) -> Draft:
    return implied(person, predicate, relation=relation, rule="title", confidence=0.5, target=target)
