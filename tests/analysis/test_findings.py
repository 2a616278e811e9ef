"""Disputes, dates, balances, voices and circles of a small network whose content is known."""

from __future__ import annotations

import networkx as nx
from views.graphs import BASE, add_edge, add_node, news, small

from newsgraph.analysis import (
    analyse,
    claims_about,
    claims_by,
    find_balances,
    find_communities,
    find_disputes,
    find_timeline,
    find_voices,
    number_of_node,
)


def test_a_denied_statement_is_disputed_with_both_sides() -> None:
    (dispute,) = find_disputes(small())
    assert (dispute.subject_label, dispute.label, dispute.object_label) == (
        "Norvania",
        "shelters",
        "Red Lantern Brigade",
    )
    assert [side.voice for side in dispute.affirmed] == ["Ilsa Varn"]
    assert [side.voice for side in dispute.rejected] == ["Norvanian officials"]
    assert "rejected" in dispute.rejected[0].sentence


def test_open_phrases_are_one_statement_only_in_the_same_words() -> None:
    graph = nx.MultiDiGraph()
    one, other = add_node(graph, "a", "Kordia", "State"), add_node(graph, "b", "Ubaria", "State")
    add_edge(graph, one, other, "relatedTo", phrase="looks to")
    add_edge(graph, one, other, "relatedTo", phrase="turned from", polarity="Denied", kind="Claim")
    assert find_disputes(graph) == ()


def test_claims_linked_as_contradicting_are_disputed_across_relations() -> None:
    graph = nx.MultiDiGraph()
    one, other = add_node(graph, "a", "Kordia", "State"), add_node(graph, "b", "Ubaria", "State")
    denial = add_edge(graph, one, other, "attacks", polarity="Denied", kind="Claim", source_label="Kordia")
    add_edge(graph, one, other, "accuses", contradicts=(denial,))
    (dispute,) = find_disputes(graph)
    assert dispute.rejected[0].claim == denial


def test_the_timeline_is_in_order_and_names_only_dated_statements() -> None:
    (moment,) = find_timeline(small())
    assert (moment.earliest, moment.statement) == ("2031-02-01", "Red Lantern Brigade attacks Estmark")
    days = [one.earliest or one.latest or "" for one in find_timeline(news(60))]
    assert days == sorted(days)


def test_facts_and_claims_are_balanced_apart_and_denials_in_no_sum() -> None:
    balances = {(one.subject_label, one.object_label): one for one in find_balances(small())}
    assert balances["Red Lantern Brigade", "Estmark"].facts == -9
    sheltered = balances["Norvania", "Red Lantern Brigade"]
    assert (sheltered.facts, sheltered.claims, sheltered.denied_count) == (0, 4, 1)


def test_voices_are_counted_with_their_contradictions() -> None:
    voices = {one.label: one for one in find_voices(small())}
    assert voices["the article"].claims == 3
    assert voices["Ilsa Varn"].contradicted == 1
    assert voices["Norvanian officials"].denials == 1


def test_quotes_by_and_about_an_actor() -> None:
    graph = small()
    (quote,) = claims_by(graph, BASE + "entity/varn")
    assert quote.statement == "Norvania shelters Red Lantern Brigade"
    about = claims_about(graph, BASE + "entity/varn")
    assert [one.voice for one in about] == ["the article"]


def test_communities_partition_what_they_hold_and_repeat() -> None:
    graph = news(60)
    communities = find_communities(graph)
    members = [node for community in communities for node in community.members]
    assert len(members) == len(set(members))
    assert communities == find_communities(graph)
    assert set(number_of_node(communities).values()) == set(range(1, len(communities) + 1))


def test_an_empty_network_has_no_findings() -> None:
    findings = analyse(nx.MultiDiGraph())
    assert (findings.disputes, findings.communities, findings.timeline, findings.voices) == ((), (), (), ())
