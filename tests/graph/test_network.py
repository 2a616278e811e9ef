"""From RDF to a network: what the nodes and edges carry."""

from __future__ import annotations

from typing import Any

import networkx as nx
import pytest
from factories import ONTOLOGY, Article, harbour, known
from pyoxigraph import Store

from newsgraph.graph.build import write_turtle
from newsgraph.graph.namespaces import DATA
from newsgraph.graph.network import read_network
from newsgraph.graph.store import store_of


SCHEMA_OF_THE_ONTOLOGY = """
@prefix ng: <https://w3id.org/newsgraph/ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
ng:Agent rdfs:subClassOf ng:Entity . ng:Group rdfs:subClassOf ng:Agent . ng:Organisation rdfs:subClassOf ng:Group .
ng:ArmedGroup rdfs:subClassOf ng:Organisation . ng:CollectiveActor rdfs:subClassOf ng:Group .
ng:Concept rdfs:subClassOf ng:Entity . ng:Occurrence rdfs:subClassOf ng:Entity .
ng:Event rdfs:subClassOf ng:Occurrence .
ng:militarilySupports rdfs:label "militarily supports"@en ; ng:relationGroup "cooperation" ;
    ng:quadCategory ng:MaterialCooperation ; ng:conflictScore 10.0 .
ng:UnnamedSource rdfs:label "unnamed source"@en .
"""


def network(*articles: Article) -> nx.MultiDiGraph:
    """Return the network of some articles."""
    return read_network(store_of(write_turtle(known(*articles), ONTOLOGY), SCHEMA_OF_THE_ONTOLOGY))


def edges(found: nx.MultiDiGraph, relation: str) -> list[dict[str, Any]]:
    """Return the attributes of all edges of a relation, by source."""
    with_it = [data for *_, data in found.edges(data=True) if data["relation"] == relation]
    return sorted(with_it, key=lambda data: str(data["source_label"]))


def test_nodes_carry_names_and_classes_nearest_first() -> None:
    """The most specific class is the type."""
    node = network(*harbour()).nodes[f"{DATA}entity/vale-front"]
    assert node["label"] == "Vale Front"
    assert node["type"] == "ArmedGroup"
    assert node["classes"] == ("ArmedGroup", "Organisation", "Group", "Agent", "Entity")
    assert (node["aliases"], node["acronyms"], node["same_as"], node["of"]) == ((), (), (), None)


def test_literal_objects_describe_their_subject() -> None:
    """A label given to a group is no edge."""
    found = network(*harbour())
    assert found.nodes[f"{DATA}entity/vale-front"]["descriptions"] == (
        ("designatedAs", "criminal group", None, "Asserted"),
    )
    assert edges(found, "designatedAs") == []


def test_edges_carry_who_says_so_and_where() -> None:
    """A denial and the claim that it denies are two parallel edges."""
    accused, denied = sorted(edges(network(*harbour()), "militarilySupports"), key=lambda data: data["polarity"])
    assert (accused["source_label"], accused["polarity"], accused["act"]) == ("Some critics", "Asserted", "Accusation")
    assert (denied["source_label"], denied["polarity"], denied["act"]) == ("Norland officials", "Denied", "Denial")
    assert denied["source"] == f"{DATA}entity/norland-officials"
    assert denied["label"] == "militarily supports"
    assert (denied["group"], denied["quad"], denied["score"]) == ("cooperation", "MaterialCooperation", 10.0)
    assert (denied["document"], denied["document_title"]) == (f"{DATA}doc/harbour", "Harbour of the Front")
    assert denied["evidence"] == ((43, 98, "Norland officials denied giving the Vale Front weapons."),)
    assert len(denied["contradicts"]) == 1


def test_the_article_itself_is_no_source() -> None:
    """Facts have no source but the article; times and events are there."""
    found = network(*harbour())
    raid = next(data for data in edges(found, "attacks") if data["time_text"] is not None)
    assert (raid["kind"], raid["source"], raid["source_label"]) == ("Fact", None, None)
    assert (raid["earliest"], raid["latest"], raid["published"]) == ("2014-01-01", "2014-12-31", "2024-05-03")
    assert raid["event"].startswith(f"{DATA}event/vale-front-attack-on-clinic-2014-")
    (past,) = edges(found, "governs")
    assert past["kind"] == "PastFact"


def test_open_statements_are_labelled_with_their_words() -> None:
    """What the lexicon does not know still is an edge."""
    (data,) = edges(network(*harbour()), "relatedTo")
    assert (data["label"], data["phrase"], data["group"]) == ("has long eyed", "has long eyed", "open")


def test_events_are_nodes_too() -> None:
    """Taking part leads from a person to an event."""
    found = network(*harbour())
    (event,) = [node for node in found if "/event/" in node]
    assert found.nodes[event]["label"] == "conference in Easthaven (2024)"


def test_an_unnamed_source_is_named_so() -> None:
    """Allegations of nobody have a source of their own."""
    article = Article("Norland reportedly shelters the Vale Front.")
    norland, front = article.mention("Norland", "State"), article.mention("Vale Front", "ArmedGroup")
    article.claim(norland, "shelters", front, "shelters", attribution=article.attribution("reportedly", None))
    (data,) = edges(network(article), "shelters")
    assert (data["source_label"], data["kind"]) == ("unnamed source", "Claim")


def test_an_empty_graph_is_an_empty_network() -> None:
    """No statements, no nodes."""
    assert read_network(Store()).number_of_nodes() == 0


@pytest.mark.parametrize(
    "text", ["<https://e.org/s> <http://www.w3.org/1999/02/22-rdf-syntax-ns#predicate> <https://e.org/p> ."]
)
def test_half_a_statement_is_left_out(text: str) -> None:
    """A statement without ends cannot be an edge."""
    assert read_network(store_of(text)).number_of_edges() == 0


def test_an_event_that_no_statement_tells_of_ties_its_participants() -> None:
    """A denied one ties them by claims that are denied."""
    text = """
@prefix ng: <https://w3id.org/newsgraph/ns#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
<https://e.org/raid> a ng:Occurrence ; rdfs:label "raid" ; ng:eventType ng:Attack ; ng:eventStatus ng:DeniedStatus ;
    ng:agent <https://e.org/band> ; ng:target <https://e.org/town> .
<https://e.org/talk> a ng:Occurrence ; rdfs:label "talk" ; ng:eventType ng:Event ; ng:eventStatus ng:Actual ;
    ng:agent <https://e.org/band> ; ng:theme <https://e.org/town> .
"""
    found = read_network(store_of(text))
    assert {(begin, end) for begin, end in found.edges()} == {
        ("https://e.org/raid", "https://e.org/band"),
        ("https://e.org/raid", "https://e.org/town"),
    }
    assert {(data["group"], data["kind"], data["polarity"]) for *_, data in found.edges(data=True)} == {
        ("participation", "Claim", "Denied")
    }


def test_those_who_only_speak_are_described_beside_the_network() -> None:
    """They are no nodes, so that no measure counts them."""
    found = network(*harbour())
    assert "Norland officials" in {data["label"] for data in found.graph["voices"].values()}
    assert not found.graph["voices"].keys() & set(found)
