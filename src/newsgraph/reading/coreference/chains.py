"""Make chains of clusters: their type, their best name and what they may stand for."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from newsgraph.model import Chain, GazetteerEntry, Link, Mention, MentionKind
from newsgraph.reading.coreference.clusters import Clusters
from newsgraph.reading.coreference.page import Page
from newsgraph.reading.coreference.positions import position_name
from newsgraph.reading.mentions import Mentions


_ARTICLES = ("the ", "The ", "a ", "A ", "an ", "An ")
_SURE, _ONE_OF_SEVERAL = 0.95, 0.5


def make_chains(page: Page, clusters: Clusters) -> tuple[Mentions, tuple[Chain, ...]]:
    """Return the mentions with their chains filled in, and the chains in text order."""
    filled: dict[str, Mention] = {}
    chains = []
    for number, group in enumerate(clusters.groups(), 1):
        members = [page.mentions.get(mention) for mention in group]
        chain = _chain(f"c{number}", members, page, clusters)
        chains.append(chain)
        for member in members:
            kind = chain.type if member.kind is MentionKind.PRONOUN and len(members) > 1 else member.type
            filled[member.id] = replace(member, chain=chain.id, type=kind, because=clusters.because.get(member.id))
    return Mentions(tuple(filled[mention.id] for mention in page.mentions.items)), tuple(chains)


def _chain(id_: str, members: list[Mention], page: Page, clusters: Clusters) -> Chain:
    proper = [member for member in members if member.kind is MentionKind.NAME]
    telling = proper or [member for member in members if member.kind is MentionKind.NOMINAL] or members
    if proper and all(page.is_demonym(member) for member in proper):
        return Chain(id=id_, type="Population", name=proper[0].text, links=_links(proper, page))
    kinds = Counter(member.type for member in telling)
    kind = max(kinds, key=lambda one: (kinds[one], one != "Concept", one))
    links = _links(proper, page)
    return Chain(id=id_, type=kind, name=_best_name(telling, page, clusters), links=links)


def _best_name(members: list[Mention], page: Page, clusters: Clusters) -> str:
    first = members[0]
    if first.kind is MentionKind.NAME:
        for member in members:
            entry = page.entry_of(member)
            if entry is not None:
                return entry.name
        counts = Counter(" ".join(member.text.split()) for member in members)
        telling = [name for name in counts if " " in name or name.lower() not in page.lexicon.kinds]
        counts = Counter({name: counts[name] for name in telling or counts})
        people = first.type == "Person"
        return max(
            counts,
            key=lambda name: (not name.isupper(), name.count(" ") if people else 0, counts[name], len(name), name),
        )
    if first.type == "Position":
        return position_name(first, page, clusters)
    text = " ".join(max((member.text for member in members), key=len).split())
    return next((text[len(article) :] for article in _ARTICLES if text.startswith(article)), text)


def _links(proper: list[Mention], page: Page) -> tuple[Link, ...]:
    """Return the Wikidata items that a chain may stand for, the likeliest first."""
    scores: dict[str, tuple[float, str]] = {}
    for member in proper:
        if page.is_demonym(member):
            state = page.names.demonym(member.text) if member.type == "State" else None
            found: tuple[GazetteerEntry, ...] = () if state is None else (state,)
            reason = "demonym in the gazetteer"
        else:
            found = page.entries_of(member)
            reason = "name in the gazetteer" if len(found) == 1 else "one of several of that name in the gazetteer"
        score = _SURE if len(found) == 1 else _ONE_OF_SEVERAL
        for iri in (same for entry in found for same in entry.same_as if "wikidata.org" in same):
            if score > scores.get(iri, (0.0, ""))[0]:
                scores[iri] = score, reason
    ranked = sorted(scores.items(), key=lambda item: (-item[1][0], item[0]))
    return tuple(Link(iri=iri, score=score, reason=reason) for iri, (score, reason) in ranked)
