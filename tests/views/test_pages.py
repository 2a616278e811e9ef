"""The pages that people read."""

from __future__ import annotations

import hashlib
import json
import re
from base64 import b64encode
from itertools import combinations

import networkx as nx
import pytest
from views.graphs import HOSTILE, hostile, news, small

from newsgraph.analysis import analyse
from newsgraph.model import Problem
from newsgraph.views.drawing import render_drawing
from newsgraph.views.explorer import render_explorer
from newsgraph.views.kinds import kind_of
from newsgraph.views.layout import place
from newsgraph.views.notebook import GraphView
from newsgraph.views.payload import build_payload
from newsgraph.views.report import render_report


def scripts(page: str) -> list[tuple[str, str]]:
    return re.findall(r"<script([^>]*)>(.*?)</script>", page, flags=re.DOTALL)


def test_the_explorer_is_the_same_every_time() -> None:
    graph = news(20)
    turned = nx.MultiDiGraph()
    turned.add_nodes_from(reversed(list(graph.nodes(data=True))))
    turned.add_edges_from(reversed(list(graph.edges(keys=True, data=True))))
    assert render_explorer(graph, title="Coast") == render_explorer(turned, title="Coast")


def test_the_policy_allows_the_inlined_scripts_and_style_only() -> None:
    page = render_explorer(small(), title="Coast")
    found = re.search(r'Content-Security-Policy" content="([^"]*)"', page)
    assert found is not None
    policy = found[1]
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy
    style = re.findall(r"<style>(.*?)</style>", page, flags=re.DOTALL)
    for body in [*style, *(body for attributes, body in scripts(page) if "json" not in attributes)]:
        assert b64encode(hashlib.sha256(body.encode()).digest()).decode() in policy


def test_the_page_names_no_place_to_load_from() -> None:
    page = render_explorer(small(), title="Coast")
    outside = re.sub(r"<script.*?</script>|<style.*?</style>", "", page, flags=re.DOTALL)
    assert not re.search(r"(?:src|href)\s*=", outside)


def test_hostile_names_add_no_element_to_the_page() -> None:
    tame, wild = (render_explorer(graph, title=title) for graph, title in ((small(), "x"), (hostile(), HOSTILE[2])))
    assert wild.count("<script") == tame.count("<script")
    assert len(scripts(wild)) == 3


def test_the_data_of_the_page_can_be_read_back() -> None:
    (data,) = [json.loads(body) for attributes, body in scripts(render_explorer(small(), title="x")) if attributes]
    assert [node["id"] for node in data["nodes"]] == list(range(5))
    assert len(data["claims"]) == 6
    denial = next(claim for claim in data["claims"] if claim["polarity"] == "Denied")
    assert data["claims"][denial["contradicts"][0]]["voice"] == "Ilsa Varn"


def test_parallel_edges_are_all_kept() -> None:
    payload = build_payload(small(), title="x")
    assert len(payload["canvas"]["edges"]) == small().number_of_edges()


def test_an_empty_network_has_a_page_a_report_and_a_drawing() -> None:
    graph = nx.MultiDiGraph()
    assert "<!doctype html>" in render_explorer(graph, title="x")
    assert "# x" in render_report(graph, analyse(graph), title="x")
    assert render_drawing(graph, title="x").startswith("<svg")


@pytest.mark.parametrize("size", [5, 30, 120])
def test_no_two_nodes_stand_on_each_other(size: int) -> None:
    points = place(news(size), {})
    assert len(points) == size
    assert all(abs(a[0] - b[0]) > 20 or abs(a[1] - b[1]) > 15 for a, b in combinations(points.values(), 2))


def test_nodes_beyond_the_drawn_ones_stand_near_a_neighbour() -> None:
    assert len(place(news(650), {})) == 650


@pytest.mark.parametrize(
    ("classes", "kind"),
    [(("State", "Place", "Agent"), "state"), (("MilitaryForce", "Organisation"), "armed"), ((), "concept")],
)
def test_the_kind_follows_the_classes(classes: tuple[str, ...], kind: str) -> None:
    assert kind_of({"type": "Other", "classes": classes}) == kind


def test_the_report_sets_both_sides_of_a_dispute_side_by_side() -> None:
    graph = small()
    report = render_report(graph, analyse(graph), title="Coast", counts={"sentences": 12})
    (row,) = [line for line in report.splitlines() if line.startswith("| **Ilsa Varn**")]
    assert "**Norvanian officials**" in row
    assert "- sentences: **12**" in report


def test_the_report_lists_what_could_not_be_read() -> None:
    problem = Problem(stage="documents", message="<b>broken</b>", document="a|b")
    report = render_report(small(), analyse(small()), title="x", problems=(problem,))
    assert "- documents (a\\|b): \\<b\\>broken\\</b\\>" in report


def test_the_report_of_a_large_network_is_cut_and_says_so() -> None:
    graph = news(300)
    report = render_report(graph, analyse(graph), title="x", top=4)
    assert "more are not shown" in report
    assert "dated statements" in report


def test_hostile_text_keeps_the_tables_of_the_report_whole() -> None:
    report = render_report(hostile(), analyse(hostile()), title=HOSTILE[0])
    assert not re.search(r"(?<!\\)<", report)
    table = report.split("## Most central actors")[1].split("##")[0]
    assert {len(re.findall(r"(?<!\\)\|", line)) for line in table.splitlines() if line.startswith("|")} == {7}


def test_a_notebook_shows_a_sandboxed_frame_and_a_still_drawing() -> None:
    view = GraphView(graph=hostile(), title=HOSTILE[1])
    assert view._repr_html_().count("<") == 2
    assert "allow-same-origin" not in view._repr_html_()
    assert "<script" not in view._repr_svg_()
    assert repr(view).endswith("9 nodes, 9 claims)")
