"""Structural claims: offices, appositions, containment and membership that noun phrases state without a verb."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from newsgraph.model import Mention, MentionKind
from newsgraph.reading.analysis import child, children
from newsgraph.reading.claims.context import Context
from newsgraph.reading.claims.frames import noun_claims
from newsgraph.reading.claims.draft import Draft, cue_of, no_words, text_of

PLACES = "Place"


def titles(token: Token, context: Context) -> Iterator[Draft]:
    """Find offices before a name: "Norwegian Prime Minister Kari Lie", "rebel commander Ali Said"."""
    mention = context.mention(token)
    if mention is None or mention.type != "Position":
        return
    holder = holder_of(token, context)
    if holder is None:
        return
    former = _is_former(mention, token, context)
    leader = not former and token.lemma_.lower() in context.lexicon.words("leader nouns") and _of_a_group(mention, context)
    relation = "formerlyHeldPosition" if former else "holdsPosition"
    yield _draft(holder, token, relation=relation, rule="title", confidence=0.7, target=token)
    if leader and mention.of is not None:
        owner = next((t for t in token.subtree if (m := context.mention(t)) is not None and m.id == mention.of), None)
        if owner is not None:
            yield _draft(holder, token, relation="leads", rule="title", confidence=0.6, target=owner)


def holder_of(token: Token, context: Context) -> Token | None:
    """Return the name that an office stands beside, before or in apposition to."""
    candidates = [token.head] if token.dep_ in ("compound", "nmod", "appos", "amod") else []
    candidates += children(token, "appos")
    for candidate in candidates:
        name = context.mention(candidate)
        if name is not None and name.kind is MentionKind.NAME and name.type == "Person":
            return candidate
    following = context.mentions.at(token.nbor()) if token.i + 1 < len(token.doc) else None
    if following is not None and following.kind is MentionKind.NAME and following.type == "Person":
        return token.nbor()
    return None


def _is_former(mention: Mention, token: Token, context: Context) -> bool:
    words = context.lexicon.words("former")
    doc = token.doc
    start = token.i
    while start > 0 and doc[start - 1].idx >= mention.span.start - 12 and doc[start - 1].sent == token.sent:  # noqa: PLR2004
        start -= 1
        if doc[start].lower_ in words:
            return True
        if doc[start].pos_ in ("VERB", "PUNCT") and doc[start].text != "-":
            return False
    return any(part.lower_ in words for part in token.children)


def _of_a_group(mention: Mention, context: Context) -> bool:
    owner = next((other for other in context.mentions.items if other.id == mention.of), None)
    return owner is not None and context.ontology.is_a(owner.type, "Organisation")


def appositions(token: Token, context: Context) -> Iterator[Draft]:
    """Find what is said in apposition: "Acme, a maker of widgets", "Zaria, Nigeria"."""
    if token.dep_ != "appos":
        return
    host, inner = context.mention(token.head), context.mention(token)
    if host is None or inner is None or inner.type == "Position":
        return
    if context.ontology.is_a(host.type, PLACES) and context.ontology.is_a(inner.type, PLACES):
        if inner.kind is MentionKind.NAME and host.kind is MentionKind.NAME and host.type != "State":
            yield _draft(token.head, token, relation="locatedIn", rule="place-in-place", confidence=0.7, target=token)
        return
    if host.kind is MentionKind.NAME and inner.kind is MentionKind.NOMINAL and _describes(token):
        if any(noun_claims(token, context)):
            return  # "an ally of Kenya" says more than what something is like
        text = text_of(token)
        designated = any(part.lower_ in context.lexicon.words("designations") for part in token.subtree)
        relation = "designatedAs" if designated else "characterisedAs"
        bare = text.split(" ", 1)[-1] if text.split(" ", 1)[0].lower() in ("a", "an", "the") else text
        yield Draft(
            subject=token.head, predicate=token, phrase="is", cue=cue_of((token,)), value=bare, relation=relation, rule="apposition",
            confidence=0.6,
        )  # fmt: skip


def _describes(token: Token) -> bool:
    """Whether an apposition says what something is, rather than naming it again or listing."""
    return child(token, "det", "amod", "compound", "prep", "relcl") is not None and not any(
        word.lower_ == "and" for word in children(token.head, "cc")
    )


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
        yield _draft(upper, token, relation="citizenOf", rule="person-of-state", confidence=0.5, target=token)
    if context.ontology.is_a(host.type, PLACES) and host.kind is MentionKind.NOMINAL and context.ontology.is_a(mention.type, PLACES):
        for part in children(upper, "amod", "compound", "poss"):
            inner = context.mention(part)
            if inner is not None and inner.type == "State" and inner.id != mention.id:
                yield _draft(token, part, relation="locatedIn", rule="place-in-place", confidence=0.6, target=part)


def members(token: Token, context: Context) -> Iterator[Draft]:
    """Find people and bodies by what they belong to: "Oxfam workers", "a spokeswoman for Acme", "the UN mission"."""
    mention = context.mention(token)
    if mention is None or mention.kind is not MentionKind.NOMINAL or mention.of is None:
        return
    body = context.ontology.is_a(mention.type, "Organisation") and token.lemma_ not in context.lexicon.words("group nouns")
    people = mention.type in ("CollectiveActor", "Person") and token.lemma_ in context.lexicon.words("belonging people")
    if not body and not people:
        return
    for part in token.subtree:
        owner = context.mention(part)
        if owner is not None and owner.id == mention.of and context.ontology.is_a(owner.type, "Organisation"):
            relation = "partOf" if body else "affiliatedWith"
            yield _draft(token, part, relation=relation, rule="belonging", confidence=0.5, target=part)
            return


def meetings(token: Token, context: Context) -> Iterator[Draft]:
    """Find who takes part: "told a conference", "said at a summit", and who was spoken to: "told Reuters"."""
    clause = context.clauses.of(token)
    if clause is None or token.lemma_ not in context.lexicon.cue_verbs:
        return
    addressees = clause.objects if token.lemma_ in ("tell", "address") else clause.slot("to")
    for subject in clause.slot("subject"):
        for target in addressees:
            kind = context.type_of(target)
            if kind is not None and context.ontology.is_a(kind, "Meeting"):
                yield _draft(subject, token, relation="participatesIn", rule="addressed-meeting", confidence=0.6, target=target)
            elif kind == "MediaOrganisation":
                yield _draft(subject, token, relation="interviewedBy", rule="told-media", confidence=0.6, target=target)
        for slot in ("at", "during"):
            for target in clause.slot(slot):
                kind = context.type_of(target)
                if kind is not None and context.ontology.is_a(kind, "Meeting"):
                    yield _draft(subject, token, relation="participatesIn", rule="spoke-at-meeting", confidence=0.5, target=target)


def _draft(subject: Token, predicate: Token, *, relation: str, rule: str, confidence: float, target: Token) -> Draft:
    return Draft(
        subject=subject, predicate=predicate, phrase="is" if rule == "title" else "",
        cue=cue_of((predicate,)) if rule == "title" else no_words(predicate), object=target, relation=relation, rule=rule,
        confidence=confidence,
    )  # fmt: skip
