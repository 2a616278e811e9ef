"""Rankings say who matters, in a fixed order."""

from __future__ import annotations

import networkx as nx
import pytest
from views.graphs import add_edge, add_node, news, small

from newsgraph.analysis import Measure, rank
from newsgraph.analysis.measures import brokerage, pagerank
from newsgraph.analysis.projection import undirected


def star() -> nx.MultiDiGraph:
    graph = nx.MultiDiGraph()
    hub = add_node(graph, "hub", "Harbour Authority", "Ministry")
    for number in range(4):
        add_edge(graph, hub, add_node(graph, f"leaf{number}", f"Ferry {number}", "ArmedGroup"), "meets")
    return graph


@pytest.mark.parametrize("measure", list(Measure))
def test_the_hub_of_a_star_ranks_first(measure: Measure) -> None:
    first, *_ = rank(star(), by=measure)
    assert first.place == 1
    assert first.label == ("Ferry 0" if measure is Measure.CORE else "Harbour Authority")


def test_pagerank_adds_up_to_one() -> None:
    assert sum(pagerank(news(40)).values()) == pytest.approx(1)


def test_pagerank_weighs_statements_and_jumps_from_whoever_has_none() -> None:
    """In a pair with two statements, and one alone: the pair is followed, who is alone is only jumped to."""
    graph = nx.MultiDiGraph()
    left, right, alone = (add_node(graph, name, name, "State") for name in ("left", "right", "alone"))
    add_edge(graph, left, right, "meets")
    add_edge(graph, right, left, "fears")
    found = pagerank(graph)
    jumped = 0.15 / 3 / (1 - 0.85 / 3)  # x = 0.15/3 + 0.85 x/3
    assert found[alone] == pytest.approx(jumped)
    assert found[left] == pytest.approx((1 - jumped) / 2)
    assert found[right] == found[left]


def test_brokerage_is_one_minus_the_constraint_of_networkx() -> None:
    graph = news(30)
    simple = undirected(graph)
    expected = nx.constraint(simple, nodes=list(simple), weight="weight")
    found = brokerage(graph)
    for node in simple:
        if simple.degree(node) > 1:
            assert found[node] == pytest.approx(max(0.0, 1 - expected[node]))


@pytest.mark.parametrize("measure", list(Measure))
def test_the_order_of_insertion_does_not_matter(measure: Measure) -> None:
    graph = news(25)
    turned = nx.MultiDiGraph()
    turned.add_nodes_from(reversed(list(graph.nodes(data=True))))
    turned.add_edges_from(reversed(list(graph.edges(keys=True, data=True))))
    assert rank(graph, by=measure) == rank(turned, by=measure)


def test_a_class_limits_the_ranking() -> None:
    assert {one.type for one in rank(small(), within="State")} == {"State"}


@pytest.mark.parametrize("measure", list(Measure))
def test_an_empty_network_has_no_ranking(measure: Measure) -> None:
    assert rank(nx.MultiDiGraph(), by=measure) == ()


def test_large_networks_are_sampled_the_same_way_twice() -> None:
    graph = news(520)
    assert rank(graph, by=Measure.BETWEENNESS) == rank(graph, by=Measure.BETWEENNESS)
