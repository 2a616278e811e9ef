"""The report as a page."""

from __future__ import annotations

import re

import networkx as nx
from views.graphs import add_edge, add_node, news, small

from newsgraph.analysis import analyse
from newsgraph.model import Problem
from newsgraph.views.report_page import render_report_page


def page(graph: nx.MultiDiGraph, **options: object) -> str:
    return render_report_page(graph, analyse(graph), title="The coast", **options)  # type: ignore[arg-type]


def words(text: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", text))


def test_the_sides_of_a_dispute_stand_beside_each_other_with_their_sentences() -> None:
    text = page(small())
    dispute = text.partition('class="dispute"')[2]
    assert dispute.index("Ilsa Varn") < dispute.index("Rejected") < dispute.index("rejected that the country")


def test_the_matrix_has_facts_and_claims_apart() -> None:
    text = words(page(small()))
    assert "-9" in text
    assert "(+4)" in text


def test_the_timeline_is_drawn_and_listed() -> None:
    text = page(news(60))
    assert text.count("<circle") > 10
    assert '<svg viewBox="0 0 ' in text
    assert "dated statements" in text


def test_old_days_do_not_stretch_the_axis() -> None:
    graph = news(60)
    one, other, *_ = sorted(graph)
    add_edge(graph, one, other, earliest="1931-01-01", latest="1931-12-31", time_text="1931")
    assert ">earlier</text>" in page(graph)


def test_sources_are_listed_with_how_often_they_are_contradicted() -> None:
    text = page(small())
    assert "Who says how much, and who contradicts it" in text
    assert 'class="against"' in text


def test_what_could_not_be_read_is_said() -> None:
    text = page(small(), problems=[Problem(stage="reading", message="not text", document="a.pdf")])
    assert "a.pdf" in text
    assert "not text" in text
    assert "Nothing was reported as unreadable" in page(small())


def test_articles_are_listed_and_linked_when_they_have_a_web_address() -> None:
    graph = small()
    for *_, data in graph.edges(data=True):
        data["document_url"] = "https://example.org/a"
    assert 'href="https://example.org/a" rel="noopener noreferrer"' in page(graph)


def test_the_author_of_an_article_stands_beside_it_as_words() -> None:
    graph = small()
    for *_, data in graph.edges(data=True):
        data["author"] = "Ana <b>Roe</b>"
    text = page(graph)
    assert "Ana &lt;b&gt;Roe&lt;/b&gt;" in text
    assert "<b>Roe" not in text


def test_tense_threes_and_changes_are_told() -> None:
    graph = nx.MultiDiGraph()
    one, other, third = (add_node(graph, name.lower(), name, "State") for name in ("Kordia", "Ubaria", "Estmark"))
    add_edge(graph, one, other, "meets", latest="2031-01-01")
    add_edge(graph, one, third, "shelters", latest="2031-01-01")
    add_edge(graph, third, other, "attacks", latest="2031-02-01")
    add_edge(graph, one, other, "financiallySupports", latest="2031-03-02")
    text = words(page(graph))
    assert "Tense" in text
    assert "What changed" in text


def test_an_empty_graph_still_gives_a_page() -> None:
    text = page(nx.MultiDiGraph())
    assert text.startswith("<!doctype html>")
    assert "No statement is both affirmed and rejected" in text
