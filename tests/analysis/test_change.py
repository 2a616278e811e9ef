"""What changes between two days, and whether friends and foes fit together."""

from __future__ import annotations

import networkx as nx
import pytest
from views.graphs import add_edge, add_node, news

from newsgraph.analysis import Turn, analyse, find_changes, find_signed_balance, middle_day


def three() -> tuple[nx.MultiDiGraph, str, str, str]:
    graph = nx.MultiDiGraph()
    one, other, third = (add_node(graph, name.lower(), name, "State") for name in ("Kordia", "Ubaria", "Estmark"))
    return graph, one, other, third


@pytest.mark.parametrize(
    ("relation", "turn"), [("meets", Turn.WARMER), ("attacks", Turn.COOLER), ("accuses", Turn.SAME)]
)
def test_a_tie_turns_with_its_mean_score(relation: str, turn: Turn) -> None:
    graph, one, other, _ = three()
    add_edge(graph, one, other, "accuses", latest="2031-01-05")
    add_edge(graph, one, other, relation, latest="2031-03-05")
    (change,) = find_changes(graph, first="2031-02-01", second="2031-12-31")
    assert (change.turn, change.count_before, change.count_after, change.mean_before) == (turn, 1, 1, -2)


def test_pairs_come_up_and_fall_silent() -> None:
    graph, one, other, third = three()
    add_edge(graph, one, other, latest="2031-01-05")
    add_edge(graph, one, third, latest="2031-03-05")
    turns = {
        change.object_label: change.turn for change in find_changes(graph, first="2031-02-01", second="2031-12-31")
    }
    assert turns == {"Ubaria": "silent", "Estmark": "new"}


def test_an_article_gives_the_day_where_the_statement_names_none_and_later_days_are_left_out() -> None:
    graph, one, other, _ = three()
    add_edge(graph, one, other, published="2031-01-05")
    add_edge(graph, one, other, latest="2032-01-05")
    (change,) = find_changes(graph, first="2031-02-01", second="2031-12-31")
    assert (change.count_before, change.count_after) == (1, 0)


def test_denials_change_nothing() -> None:
    graph, one, other, _ = three()
    add_edge(graph, one, other, polarity="Denied", latest="2031-01-05")
    assert find_changes(graph, first="2031-02-01", second="2031-12-31") == ()


def test_the_middle_day_parts_the_dated_statements() -> None:
    assert middle_day(nx.MultiDiGraph()) is None
    graph, one, other, _ = three()
    for day in ("2031-01-01", "2031-01-02", "2031-01-09"):
        add_edge(graph, one, other, latest=day)
    assert middle_day(graph) == "2031-01-02"


def test_a_friend_of_two_foes_is_tense() -> None:
    graph, one, other, third = three()
    add_edge(graph, one, other, "meets")
    add_edge(graph, one, third, "shelters")
    add_edge(graph, third, other, "attacks")
    found = find_signed_balance(graph)
    (triad,) = found.triads
    assert not triad.is_balanced
    assert (found.cooperating, found.conflicting, found.share) == (2, 1, 0.0)


def test_two_friends_with_one_foe_are_balanced() -> None:
    graph, one, other, third = three()
    add_edge(graph, one, other, "meets")
    add_edge(graph, one, third)
    add_edge(graph, third, other)
    assert find_signed_balance(graph).share == 1.0


def test_without_triangles_there_is_no_share() -> None:
    assert find_signed_balance(nx.MultiDiGraph()).share is None


def test_all_findings_hold_both() -> None:
    findings = analyse(news(60))
    assert findings.middle is not None
    assert findings.changes
    assert findings.signed.triads
