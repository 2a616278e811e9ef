"""Hostile names and texts in everything that is written: nothing becomes markup, a link or a control character."""

from __future__ import annotations

from html.parser import HTMLParser

import networkx as nx
import pytest
from views.fuzz import COUNT, hostile_news, hostile_texts

from newsgraph.analysis import analyse
from newsgraph.model import Problem
from newsgraph.views.drawing import render_drawing
from newsgraph.views.explorer import read_places, render_explorer
from newsgraph.views.report import render_report
from newsgraph.views.report_page import render_report_page


class Elements(HTMLParser):
    """Every element and attribute of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.links: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes.update(name for name, _ in attrs)
        self.links.update(value or "" for name, value in attrs if name in {"href", "src", "action", "srcdoc"})


@pytest.fixture(scope="module")
def graph() -> nx.MultiDiGraph:
    return hostile_news(hostile_texts())


def elements(page: str) -> Elements:
    found = Elements()
    found.feed(page)
    return found


def test_there_are_five_hundred_texts() -> None:
    assert len(set(hostile_texts())) == COUNT >= 500


def test_the_report_page_holds_its_own_elements_only(graph: nx.MultiDiGraph) -> None:
    problems = [Problem(stage="reading", message=text, document=text) for text in hostile_texts(60)]
    found = elements(render_report_page(graph, analyse(graph), title=hostile_texts()[1], problems=problems))
    assert not found.tags & {"script", "img", "iframe", "form", "input", "base", "link", "object", "embed", "math"}
    assert not {name for name in found.attributes if name.startswith("on") or name == "style"}
    assert all(link.startswith(("#", "https://", "http://")) for link in found.links)


def test_the_explorer_page_holds_its_own_elements_only(graph: nx.MultiDiGraph) -> None:
    page = render_explorer(graph, title=hostile_texts()[3])
    found = elements(page)
    assert not found.tags & {"img", "iframe", "base", "link", "object", "embed", "math"}
    assert page.count("<script") - page.count("<script>window.owned") <= page.count("</script>") + 1
    assert not {name for name in found.attributes if name.startswith("on") or name == "style"}
    assert len(read_places(page)) == COUNT + 1


def test_the_drawing_runs_nothing(graph: nx.MultiDiGraph) -> None:
    found = elements(render_drawing(graph, title=hostile_texts()[5], top=COUNT))
    assert found.tags <= {"svg", "title", "rect", "line", "circle", "polygon", "text"}


def test_the_markdown_report_has_no_links_of_the_articles(graph: nx.MultiDiGraph) -> None:
    text = render_report(graph, analyse(graph), title=hostile_texts()[7])
    assert "<script" not in text.replace("\\<script", "")
    assert "](" not in text.replace("\\](", "")
    assert not {character for character in text if ord(character) < 32} - {"\n"}
