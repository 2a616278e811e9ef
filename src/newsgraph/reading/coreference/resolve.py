"""Resolve coreference within a document by sieves, the surest first; where nothing is sure, a mention stays alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from newsgraph.lexicon import Lexicon
from newsgraph.model import Chain, Problem
from newsgraph.reading.analysis import Analysis
from newsgraph.reading.coreference.chains import make_chains
from newsgraph.reading.coreference.clusters import Clusters
from newsgraph.reading.coreference.names import Pair, acronyms, aliases, in_brackets, same_name, shorter_names
from newsgraph.reading.coreference.nominals import (
    appositions,
    places_and_groups,
    same_group,
    same_nominal,
    same_position,
    titled,
)
from newsgraph.reading.coreference.page import Page
from newsgraph.reading.coreference.pronouns import pronouns
from newsgraph.reading.mentions import Mentions, Names


Sieve = Callable[[Page, Clusters], Iterator[Pair]]
NAME_SIEVES: tuple[Sieve, ...] = (same_name, in_brackets, aliases, acronyms, shorter_names)
OTHER_SIEVES: tuple[Sieve, ...] = (
    same_position,
    appositions,
    same_nominal,
    titled,
    pronouns,
    places_and_groups,
    same_group,
)


def resolve_coreference(
    analysis: Analysis, mentions: Mentions, lexicon: Lexicon, names: Names
) -> tuple[Mentions, tuple[Chain, ...], tuple[Problem, ...]]:
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
        The same mentions with their chains; the chains with type, best name and links into the gazetteer; and what
        was left open because two things fit.
    """
    page = Page(analysis, mentions, lexicon, names)
    clusters = Clusters(mentions.items)
    for sieve in NAME_SIEVES:
        _run(sieve, page, clusters)
    clusters.keep_apart(mention.id for mention in page.proper)
    for sieve in OTHER_SIEVES:
        _run(sieve, page, clusters)
    open_ = (
        Problem(stage="coreference", message=message, document=analysis.document.id) for message in clusters.undecided
    )
    return (*make_chains(page, clusters), tuple(open_))


def _run(sieve: Sieve, page: Page, clusters: Clusters) -> None:
    for one, other in sieve(page, clusters):
        clusters.join(one, other, sieve.__name__.replace("_", " "))
