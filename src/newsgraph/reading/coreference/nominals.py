"""Sieves over nominal phrases: "the country", "the president", "the group"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import chain

from newsgraph.model import Mention, MentionKind
from newsgraph.reading.coreference.clusters import Clusters
from newsgraph.reading.coreference.names import Pair
from newsgraph.reading.coreference.page import BODIES, SUBJECTS, Page, alike
from newsgraph.reading.coreference.positions import position_name


_DEFINITE = ("the ", "this ", "that ", "these ", "those ")
_REACH = 3
_MARGIN, _FAR, _OFTEN = 0.9, 100.0, 8  # a wrong country is worse than none
_STATE_BODIES = frozenset(("Government", "GovernmentBody", "MilitaryForce"))
_FRESH = frozenset(
    (
        "other",
        "another",
        "own",
        "second",
        "third",
        "next",
        "new",
        "neighbouring",
        "neighboring",
        "entire",
        "different",
        "only",
        "first",
        "latter",
    )
)


def same_position(page: Page, clusters: Clusters) -> Iterator[Pair]:
    """Join equal offices: "Kenyan President" and "president of Kenya"."""
    seen: dict[str, str] = {}
    for mention in page.mentions.items:
        if mention.type == "Position":
            yield seen.setdefault(position_name(mention, page, clusters), mention.id), mention.id


def appositions(page: Page, clusters: Clusters) -> Iterator[Pair]:
    """Join a name and the phrase beside it that says what it is: "Acme, a maker of widgets"."""
    _ = clusters
    for mention in page.mentions.items:
        token = page.heads[mention.id]
        if token.dep_ != "appos" or any(child.dep_ == "conj" for child in token.head.children):
            continue
        host = page.mentions.at(token.head)
        if host is None or host.id == mention.id or "Position" in (host.type, mention.type):
            continue
        if {host.kind, mention.kind} == {MentionKind.NAME, MentionKind.NOMINAL} and _describes(host, mention):
            yield host.id, mention.id


def _describes(one: Mention, other: Mention) -> bool:
    """Whether a phrase may say what a name is; a capital that speaks for its state is still a city."""
    if "Concept" in (one.type, other.type) or {one.type, other.type} == {"State", "City"}:
        return False
    return alike(one.type, other.type)


def same_nominal(page: Page, clusters: Clusters) -> Iterator[Pair]:
    """Join definite phrases of the same words, and the same people of one place: "Kenyan officials" twice.

    What may take up a name, "the group", is left to the sieve for that and to the one after it.
    """
    seen: dict[tuple[str, ...], str] = {}
    for mention in page.mentions.items:
        if mention.kind is not MentionKind.NOMINAL or mention.type == "Position":
            continue
        if _takes_up(mention, page.heads[mention.id].lemma_.lower(), page):
            continue
        words = _words(mention)
        owner = clusters.find(mention.of) if mention.of is not None else ""
        key = (*words, owner)
        if (_is_definite(mention) or _is_group_of(mention, page)) and key in seen:
            yield seen[key], mention.id
        elif words:
            seen[key] = mention.id


def same_group(page: Page, clusters: Clusters) -> Iterator[Pair]:
    """Join "the group" with the last one that was called so, where no name stood out for it."""
    _ = clusters
    seen: dict[tuple[str, ...], str] = {}
    for mention in page.mentions.items:
        noun = page.heads[mention.id].lemma_.lower()
        if mention.kind is not MentionKind.NOMINAL or mention.type == "Position":
            continue
        if (words := _words(mention)) in seen and _takes_up(mention, noun, page):
            yield seen[words], mention.id
        if mention.of is None:
            seen[words] = mention.id


def _is_group_of(mention: Mention, page: Page) -> bool:
    """Whether a phrase names people by whose they are alone: "Kenyan officials", not "two Kenyan officials"."""
    if mention.type != "CollectiveActor" or mention.of is None:
        return False
    owner = page.mentions.get(mention.of)
    return owner.kind is MentionKind.NAME and mention.span.start == owner.span.start


def _is_definite(mention: Mention) -> bool:
    return mention.text.lower().startswith(_DEFINITE)


def _words(mention: Mention) -> tuple[str, ...]:
    words = mention.text.lower().split()
    return tuple(words[1:] if words[0] in ("the", "a", "an", "this", "that", "these", "those") else words)


def titled(page: Page, clusters: Clusters) -> Iterator[Pair]:
    """Join "the minister" with the one person of the document who is called a minister."""
    holders: dict[str, list[str]] = defaultdict(list)
    for mention in page.mentions.items:
        if mention.type != "Position":
            continue
        token = page.heads[mention.id]
        beside = [
            page.mentions.at(token.head),
            *(page.mentions.at(child) for child in token.children if child.dep_ == "appos"),
        ]
        beside += [found for found in (_next_name(page, mention),) if found is not None]
        for person in beside:
            if person is not None and person.kind is MentionKind.NAME and person.type == "Person":
                holders[token.lemma_.lower()].append(person.id)
    for mention in page.mentions.items:
        if mention.kind is MentionKind.NOMINAL and mention.type == "Person" and _is_definite(mention):
            found = holders.get(page.heads[mention.id].lemma_.lower(), [])
            before = [one for one in found if clusters.order[one] < clusters.order[mention.id]]
            if before and len({clusters.find(one) for one in found}) == 1 and mention.of is None:
                yield before[-1], mention.id


def _next_name(page: Page, mention: Mention) -> Mention | None:
    """Return the name that a title stands directly before."""
    token = page.heads[mention.id]
    while token.i + 1 < len(token.doc) and token.idx < mention.span.end:
        token = token.nbor()
        found = page.mentions.at(token)
        if token.idx >= mention.span.end and found is not None and found.kind is MentionKind.NAME:
            return found
    return None


def places_and_groups(page: Page, clusters: Clusters) -> Iterator[Pair]:
    """Join "the country" or "the group" with the state or body that the text speaks of there, if one stands out."""
    spoken: dict[int, list[tuple[Mention, Mention]]] = defaultdict(list)  # by sentence
    for one, name in _spoken_of(page, clusters):
        spoken[page.sentences[one.id]].append((one, name))
    called = _called(page, clusters)
    for mention in page.mentions.items:
        noun = page.heads[mention.id].lemma_.lower()
        if mention.kind is not MentionKind.NOMINAL or not _takes_up(mention, noun, page):
            continue
        wanted = _wanted(noun, page)
        scores: dict[str, float] = {}
        now = page.sentences[mention.id]
        for one, name in chain.from_iterable(spoken.get(at, ()) for at in range(now - _REACH, now + 1)):
            fits = _may_be(name, noun, called=name.id in called.get(noun, ()), wanted=wanted, page=page)
            if fits and one.span.end <= mention.span.start and not _acts_upon(name, mention, page, clusters):
                scores[name.id] = max(scores.get(name.id, -_FAR), _prominence(one, name, mention, page, clusters))
        ranked = sorted(scores, key=lambda id_: (-scores[id_], clusters.order[id_]))
        if len(ranked) > 1 and scores[ranked[0]] - scores[ranked[1]] < _MARGIN:
            fitting = (f"“{page.mentions.get(id_).text}”" for id_ in ranked[:2])
            clusters.undecided.append(
                f"“{mention.text}” at {mention.span.start} may be {' or '.join(fitting)}: neither stands out"
            )
        elif ranked:
            yield ranked[0], mention.id


def _may_be(name: Mention, noun: str, *, called: bool, wanted: frozenset[str], page: Page) -> bool:
    """Whether a noun may take up a name: the union one with that word, the capital that of a state, or what was called so."""
    if noun in page.lexicon.words("bodies of members"):
        return called or noun in name.text.lower().split()
    if noun in page.lexicon.words("seats of states"):
        return called or (name.type in wanted and name.text in page.names.capitals)
    return name.type in wanted or (name.type == "Organisation" and called)


def _acts_upon(name: Mention, mention: Mention, page: Page, clusters: Clusters) -> bool:
    """Whether a name is that of who does something to what a phrase means: "Acme sued the company" is no suit of its own."""
    token = page.heads[mention.id]
    verb = token.head if token.dep_ in ("dobj", "dative") else None
    while verb is not None and verb.dep_ == "conj" and not any(part.dep_ in SUBJECTS for part in verb.children):
        verb = verb.head
    doers = (page.mentions.at(part) for part in verb.children if part.dep_ in SUBJECTS) if verb is not None else ()
    return any(doer is not None and clusters.find(doer.id) == clusters.find(name.id) for doer in doers)


def _takes_up(mention: Mention, noun: str, page: Page) -> bool:
    known = noun in page.lexicon.words("place nouns") or noun in page.lexicon.words("group nouns")
    plural = page.heads[mention.id].tag_ == "NNS"
    return known and not plural and _is_definite(mention) and _is_bare(mention, page)


def _spoken_of(page: Page, clusters: Clusters) -> list[tuple[Mention, Mention]]:
    """Return each name, and each pronoun for a name, with the first name of the thing; a demonym with its state's."""
    first: dict[str, Mention] = {}
    states: dict[str, Mention] = {}
    for name in page.proper:
        if not page.is_demonym(name):
            first.setdefault(clusters.find(name.id), name)
            if (state := page.state_of(name)) is not None:
                states.setdefault(state.iri, name)
    found: list[tuple[Mention, Mention]] = []
    for mention in page.mentions.items:
        state = page.state_of(mention) if page.is_demonym(mention) else None
        named = states.get(state.iri, mention) if state is not None else first.get(clusters.find(mention.id))
        if mention.kind is not MentionKind.NOMINAL and named is not None:
            found.append((mention, named))
    return found


def _prominence(candidate: Mention, name: Mention, mention: Mention, page: Page, clusters: Clusters) -> float:
    score = -1.0 * (page.sentences[mention.id] - page.sentences[candidate.id])
    score += 0.8 if page.is_subject(candidate) else 0.0
    score -= 1.2 if page.heads[candidate.id].dep_ in ("amod", "compound", "nmod") else 0.0
    return score + 0.1 * min(clusters.size(name.id), _OFTEN)


def _wanted(noun: str, page: Page) -> frozenset[str]:
    """Return the types of names that a noun may take up: "the party" a party, "the group" any body that is no state's."""
    if noun in page.lexicon.words("state nouns"):
        return frozenset(("State",))
    if noun in page.lexicon.words("city nouns"):
        return frozenset(("City",))
    if noun in page.lexicon.words("place nouns"):
        return frozenset(("Region", "GeopoliticalEntity"))
    kind = page.lexicon.kinds.get(noun, "Organisation")
    if kind == "Organisation":
        return BODIES - _STATE_BODIES
    return frozenset((kind,))


def _called(page: Page, clusters: Clusters) -> dict[str, set[str]]:
    """Return the names that the text calls by each noun: "Arbell, a builder of roads" is a builder from then on."""
    first = {clusters.find(name.id): name.id for name in reversed(page.proper)}
    found: dict[str, set[str]] = defaultdict(set)
    for mention in page.mentions.items:
        name = first.get(clusters.find(mention.id))
        if mention.kind is MentionKind.NOMINAL and name is not None:
            found[page.heads[mention.id].lemma_.lower()].add(name)
    return found


def _is_bare(mention: Mention, page: Page) -> bool:
    words = set(_words(mention))
    token = page.heads[mention.id]
    narrowed = any(child.dep_ in ("prep", "relcl", "acl", "compound", "nummod") for child in token.children)
    return mention.of is None and not narrowed and not words & _FRESH and not any("-" in word for word in words)
