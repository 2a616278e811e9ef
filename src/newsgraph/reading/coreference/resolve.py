"""Resolve coreference within a document by sieves, the surest first; where nothing is sure, a mention stays alone."""

from __future__ import annotations

from newsgraph.lexicon import Lexicon
from newsgraph.model import Chain
from newsgraph.reading.analysis import Analysis
from newsgraph.reading.coreference.chains import make_chains
from newsgraph.reading.coreference.clusters import Clusters
from newsgraph.reading.coreference.names import acronyms, aliases, in_brackets, same_name, shorter_names
from newsgraph.reading.coreference.nominals import appositions, places_and_groups, same_nominal, same_position, titled
from newsgraph.reading.coreference.page import Page
from newsgraph.reading.coreference.pronouns import pronouns
from newsgraph.reading.mentions import Mentions, Names


NAME_SIEVES = (same_name, in_brackets, aliases, acronyms, shorter_names)
OTHER_SIEVES = (
    same_position,
    appositions,
    same_nominal,
    titled,
    pronouns,
    places_and_groups,
)


def resolve_coreference(
    analysis: Analysis, mentions: Mentions, lexicon: Lexicon, names: Names
) -> tuple[Mentions, tuple[Chain, ...]]:
    """Join the mentions of one thing within a document.

    Parameters
    ----------
    analysis
        The parsed document.
    mentions
        Its mentions.
    lexicon
        The words to judge them by: given names, offices, nouns for groups and places.
    names
        The names known beforehand.

    Returns
    -------
    tuple
        The same mentions with their chains, and the chains with type, best name and links into the gazetteer.
    """
    page = Page(analysis, mentions, lexicon, names)
    clusters = Clusters(mentions.items)
    for sieve in NAME_SIEVES:
        for one, other in sieve(page, clusters):
            clusters.join(one, other)
    clusters.keep_apart(mention.id for mention in page.proper)
    for sieve in OTHER_SIEVES:
        for one, other in sieve(page, clusters):
            clusters.join(one, other)
    return make_chains(page, clusters)
