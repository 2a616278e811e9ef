"""What is shown first, and where it stands."""

from __future__ import annotations

import networkx as nx
from views.graphs import add_edge, add_node, news, small

from newsgraph.views.explorer import read_places, render_explorer
from newsgraph.views.layout import place
from newsgraph.views.payload import build_payload
from newsgraph.views.salience import first_nodes


def crowd(count: int = 80) -> nx.MultiDiGraph:
    """Return two states that deal with each other and with many nameless things."""
    graph = nx.MultiDiGraph()
    states = [add_node(graph, name, name, "State", named=True) for name in ("Kordia", "Ubaria", "Estmark")]
    add_edge(graph, states[0], states[1])
    for number in range(count):
        add_edge(graph, states[0], add_node(graph, f"x{number}", f"thing {number}", "Concept", named=False))
    return graph


def test_nouns_without_a_name_wait_outside() -> None:
    graph = crowd()
    shown = first_nodes(graph, sorted(graph), 150)
    assert {graph.nodes[node]["label"] for node in shown[:2]} == {"Kordia", "Ubaria"}
    assert len(shown) <= 60


def test_what_is_disputed_is_always_shown() -> None:
    graph = crowd()
    speaker = add_node(graph, "some", "some", "CollectiveActor", named=False)
    add_edge(graph, speaker, min(graph), contradicts=("x",))
    assert speaker in first_nodes(graph, sorted(graph), 150)


def test_a_nameless_group_is_shown_where_it_belongs_to_a_name() -> None:
    graph = crowd()
    officials = add_node(graph, "of", "officials", "CollectiveActor", named=False, of=min(graph))
    add_edge(graph, officials, sorted(graph)[1])
    assert officials in first_nodes(graph, sorted(graph), 150)


def test_voices_that_nothing_is_said_of_are_part_of_the_page() -> None:
    graph = small()
    graph.graph["voices"] = {"https://example.org/data/entity/w": {"label": "a witness", "type": "Person"}}
    payload = build_payload(graph, title="x")
    assert "a witness" in {node["label"] for node in payload["nodes"]}
    assert "https://example.org/data/entity/w" not in graph


def test_every_node_has_a_place_of_its_own_even_far_out() -> None:
    graph = news(400)
    points = place(graph, {}, first=sorted(graph)[:50])
    assert points.keys() == set(graph)
    assert len(set(points.values())) == 400


def test_known_places_are_kept_when_articles_are_added() -> None:
    graph = news(30)
    known = place(graph, {})
    new = add_node(graph, "new", "Newcomer", "Person")
    add_edge(graph, new, min(graph))
    later = place(graph, {}, known=known)
    assert {node: later[node] for node in known} == known
    assert new in later


def test_places_can_be_read_back_from_the_page() -> None:
    graph = news(30)
    page = render_explorer(graph, title="x")
    assert read_places(page).keys() == set(graph)
    assert render_explorer(graph, title="x", known=read_places(page)) == page


def test_places_are_not_read_from_anything_else() -> None:
    assert read_places("") == {}
    assert read_places('<script type="application/json" id="data">[1]</script>') == {}
    assert read_places('<script type="application/json" id="data">{</script>') == {}
