"""Who or what a phrase names in other words: "the minister, Ana Silva" is Ana Silva, "the towns of A and B" are A and B."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import product

from newsgraph.model import MentionKind
from newsgraph.reading.analysis import child, children, conjuncts, sentences_back
from newsgraph.reading.claims.context import Context
from newsgraph.reading.claims.draft import Draft
from newsgraph.reading.claims.frames import slot_of_noun
from newsgraph.reading.claims.offices import OFFICES, holder_of
from newsgraph.reading.parse import Token


SENTENCES_BACK = 3
SIDES = ("State", "ArmedGroup", "PoliticalParty")


def renamed(draft: Draft, context: Context) -> Iterator[Draft]:
    """Yield the draft over the names that its phrases stand beside; the same draft where there are none."""
    subjects = stand_ins(draft.subject, context)
    objects = (draft.object,) if draft.object is None or draft.relation in OFFICES else stand_ins(draft.object, context)
    for subject, target in product(subjects, objects):
        if subject != target:
            same = subject == draft.subject and target == draft.object
            yield draft if same else replace(draft, subject=subject, object=target)


def of_what_happened(draft: Draft, context: Context) -> Draft:
    """Say a deed of the event rather than of where it happened: "the blast at a [plant] that killed nine"."""
    verb, place = draft.predicate, draft.subject
    if verb.dep_ != "relcl" or verb.head != place or context.fits(place, "Agent") or not context.fits(place, "Place"):
        return draft
    above = place
    while above.dep_ in ("pobj", "prep", "conj"):
        above = above.head
        if context.event_class(above) is not None and context.mention(above) is not None:
            return replace(draft, subject=above)
    return draft


def stand_ins(token: Token, context: Context) -> tuple[Token, ...]:
    """Return the heads of the names that say better what a phrase means, or the phrase's own head."""
    mention = context.mention(token)
    several = mention is not None and mention.type in ("CollectiveActor", "Concept", "State")
    if named := _singled_out(token) or (context.once(group_members, token) if several else ()):
        return named
    if mention is None or mention.kind is not MentionKind.NOMINAL:
        return (token,)
    if mention.type in ("Position", "Person"):
        return (holder(token, context) if mention.type == "Position" else _name_after(token, context) or token,)
    if context.ontology.is_a(mention.type, "Place"):
        inner = tuple(
            head
            for head in slot_of_noun(token, "of")
            if (name := context.mention(head)) is not None
            and name.kind is MentionKind.NAME
            and token.lemma_ in context.lexicon.words("place nouns") | context.lexicon.words("city nouns")
        )
        return inner or (token,)
    if context.ontology.is_a(mention.type, "Organisation"):
        return (_named_body(token, context) or token,)
    return (token,)


def _singled_out(token: Token) -> tuple[Token, ...]:
    """Return the name of the one that is meant: "one of the victims, [Walid Bari],"."""
    if token.lower_ != "one":
        return ()
    group = next((noun for of in children(token, "prep") if of.lower_ == "of" for noun in children(of, "pobj")), None)
    named = (name for host in (token, group) if host is not None for name in children(host, "appos"))
    return tuple(name for name in named if name.ent_type_ == "PERSON" and name.pos_ == "PROPN")[:1]


def _name_after(token: Token, context: Context) -> Token | None:
    """Return the name that bare nouns stand before: "businessman and newcomer Ana Silva"."""
    if child(token, "det", "poss", "nummod") is not None or token.i + 1 == len(token.doc):
        return None
    name = context.mention(token.nbor())
    if name is not None and name.kind is MentionKind.NAME and name.type == "Person":
        return token.nbor()
    joined = (one for one in children(token, "conj") if one.pos_ == "NOUN")
    return next((found for one in joined if (found := _name_after(one, context)) is not None), None)


def group_members(token: Token, context: Context) -> tuple[Token, ...]:
    """Return the people that a group or its pronoun stands for by name: "Two lawyers, Ana Silva and Ben Cole, … They …"."""
    mention = context.mention(token)
    for one in context.mentions.alike(mention) if mention is not None else ():
        head = context.analysis.root(one.head) if one.kind is MentionKind.NOMINAL else None
        if head is None:
            continue
        people = (part for first in children(head, "appos") for part in conjuncts(first))
        named = tuple(part for part in people if (name := context.mention(part)) is not None and name.type == "Person")
        if len(named) > 1:
            return named
    if token.lemma_.lower() in context.lexicon.words("pairs"):
        return _pair_before(token, context)
    return _sides_before(token, context) if _means_two_sides(token, context) else ()


def _pair_before(token: Token, context: Context) -> tuple[Token, ...]:
    """Return the two people that "the pair" goes back to: the last that were named together, a few sentences back at most."""
    doc = token.doc
    for place in range(token.i - 1, sentences_back(token, SENTENCES_BACK) - 1, -1):
        head = doc[place].head
        if doc[place].dep_ == "conj" and head != doc[place]:
            named = [
                one for one in conjuncts(head) if (name := context.mention(one)) is not None and name.type == "Person"
            ]
            if len(named) == 2 and all(one.pos_ == "PROPN" for one in named):  # noqa: PLR2004  a pair
                return tuple(named)
    return ()


def _means_two_sides(token: Token, context: Context) -> bool:
    """Whether a phrase goes back to two states or groups: "both countries", "the two sides", "the neighbours"."""
    words = {part.lower_ for part in token.children}
    if token.tag_ != "NNS" or words.isdisjoint(("the", "both")) or words & {"of", "other"}:
        return False
    lemma = token.lemma_.lower()
    if not words.isdisjoint(("two", "both")):
        return lemma in context.lexicon.words("sides") | context.lexicon.words("opposite sides")
    return lemma in context.lexicon.words("opposite sides")


def _sides_before(token: Token, context: Context) -> tuple[Token, ...]:
    """Return the two states or groups that were named most often so far, if no third was named as often.

    Who is named in the same sentence alone may be a third: "Chad mediates between the two countries". A state of which only
    the adjective stands there is no side: "Chadian miners blocked a Malian company. Both sides …".
    """
    named: Counter[str] = Counter()
    first: dict[str, Token] = {}
    here: set[str] = set()
    for name in context.mentions.items:
        if name.kind is MentionKind.NAME and name.span.start < token.idx:
            state = context.mentions.get(context.state_of(name))
            head = context.analysis.root(state.head)
            if (
                head is not None
                and head.pos_ == "PROPN"
                and any(context.ontology.is_a(state.type, kind) for kind in SIDES)
            ):
                named[state.chain] += 1
                first.setdefault(state.chain, head)
                here |= {state.chain} if name.span.start >= token.sent[0].idx else set()
    (one, often), (other, less), (_, least) = [*named.most_common(3), ("", 0), ("", 0), ("", 0)][:3]
    if not least < less <= often or len(here & {one, other}) == 1:
        return ()
    return first[one], first[other]


def _named_body(token: Token, context: Context) -> Token | None:
    """Return the name in or beside a noun for a body of its kind: "Acme" of "the Acme trade union", "the news agency Acme"."""
    if token.lemma_ not in context.lexicon.words("nouns after a body's name"):
        return None
    for part in (
        *children(token, "compound", "nmod", "appos"),
        *([token.head] if token.dep_ in ("compound", "nmod", "appos") else []),
    ):
        name = context.mention(part)
        if name is not None and name.kind is MentionKind.NAME and context.ontology.is_a(name.type, "Organisation"):
            return part
    return None


def holder(token: Token, context: Context) -> Token:
    """Return the name of who holds the office that a phrase names, or the phrase's own head."""
    found = holder_of(token, context)
    return found if found is not None else token
