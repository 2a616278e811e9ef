"""Questions to the network of statements, answered with networkx as small typed results."""

from __future__ import annotations

from newsgraph.analysis.balance import Balance, find_balances
from newsgraph.analysis.change import Change, Turn, find_changes, middle_day
from newsgraph.analysis.communities import Community, find_communities, number_of_node
from newsgraph.analysis.disputes import Dispute, Side, find_disputes
from newsgraph.analysis.findings import Findings, analyse
from newsgraph.analysis.measures import Measure, Ranked, rank
from newsgraph.analysis.signed import SignedBalance, Triad, find_signed_balance
from newsgraph.analysis.timeline import Moment, find_timeline
from newsgraph.analysis.voices import Quote, Voice, claims_about, claims_by, find_voices


__all__ = [
    "Balance",
    "Change",
    "Community",
    "Dispute",
    "Findings",
    "Measure",
    "Moment",
    "Quote",
    "Ranked",
    "Side",
    "SignedBalance",
    "Triad",
    "Turn",
    "Voice",
    "analyse",
    "claims_about",
    "claims_by",
    "find_balances",
    "find_changes",
    "find_communities",
    "find_disputes",
    "find_signed_balance",
    "find_timeline",
    "find_voices",
    "middle_day",
    "number_of_node",
    "rank",
]
