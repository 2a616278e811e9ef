"""Everything that the report wants to know about a network, in one value."""

from __future__ import annotations

from dataclasses import dataclass

import networkx as nx

from newsgraph.analysis.balance import Balance, find_balances
from newsgraph.analysis.change import Change, find_changes, middle_day
from newsgraph.analysis.communities import Community, find_communities
from newsgraph.analysis.disputes import Dispute, find_disputes
from newsgraph.analysis.measures import Measure, Ranked, Scores, best, pagerank, rank
from newsgraph.analysis.signed import SignedBalance, find_signed_balance
from newsgraph.analysis.timeline import Moment, find_timeline
from newsgraph.analysis.voices import Voice, find_voices


LAST = "9999-12-31"


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """The results of all analyses of one network."""

    degree: tuple[Ranked, ...]
    importance: Scores  # PageRank of every node
    pagerank: tuple[Ranked, ...]
    betweenness: tuple[Ranked, ...]
    brokerage: tuple[Ranked, ...]
    communities: tuple[Community, ...]
    disputes: tuple[Dispute, ...]
    voices: tuple[Voice, ...]
    balances: tuple[Balance, ...]
    timeline: tuple[Moment, ...]
    signed: SignedBalance
    changes: tuple[Change, ...]  # between the first and the second half of the dated statements
    middle: str | None  # the day that parts the two halves


def analyse(graph: nx.MultiDiGraph, *, top: int = 12) -> Findings:
    """Run all analyses; rankings hold the ``top`` agents."""
    middle, importance = middle_day(graph), pagerank(graph)
    return Findings(
        degree=rank(graph, by=Measure.DEGREE, top=top, within="Agent"),
        importance=importance,
        pagerank=best(graph, importance, top=top, within="Agent"),
        betweenness=rank(graph, by=Measure.BETWEENNESS, top=top, within="Agent"),
        brokerage=rank(graph, by=Measure.BROKERAGE, top=top, within="Agent"),
        communities=find_communities(graph),
        disputes=find_disputes(graph),
        voices=find_voices(graph),
        balances=find_balances(graph),
        timeline=find_timeline(graph),
        signed=find_signed_balance(graph),
        changes=find_changes(graph, first=middle, second=LAST) if middle is not None else (),
        middle=middle,
    )
