"""A headless Chromium that notes what a page asks for and complains about."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from views.graphs import small

from newsgraph.analysis import Measure, analyse, find_communities, number_of_node, rank
from newsgraph.views.explorer import render_explorer
from newsgraph.views.report_page import render_report_page


CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]


@dataclass
class Visit:
    """An open page with its requests, messages and errors."""

    page: Any
    requests: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)


Open = Callable[..., Visit]
# The drawing library's network is out of reach of the page's readers; tests look at what it draws.
KEEP_NETWORK = """
let library;
Object.defineProperty(window, "vis", { configurable: true, set(value) { library = value; }, get() {
  return library && new Proxy(library, { get(from, name) {
    if (name !== "Network") return from[name];
    return class extends from.Network { constructor(...parts) { super(...parts); window.drawn = this; } };
  } });
} });
"""


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    if CHROMIUM is None:
        pytest.skip("chromium is not installed")
    with playwright.sync_playwright() as run:
        chromium = run.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield chromium
        chromium.close()


def visit(browser: Any, file: Path, *, link: str = "", **options: Any) -> Visit:
    """Open a page and note what it asks for and complains about."""
    page = browser.new_page(**({"viewport": {"width": 1300, "height": 820}} | options))
    found = Visit(page=page)
    page.on("request", lambda request: found.requests.append(request.url))
    page.on("console", lambda message: found.errors.append(message.text))
    page.on("pageerror", lambda error: found.errors.append(str(error)))
    page.add_init_script(KEEP_NETWORK)
    page.goto(file.as_uri() + link)
    return found


def write_page(graph: nx.MultiDiGraph, file: Path, *, title: str = "Coast", **options: Any) -> Path:
    """Write the explorer page of a network."""
    scores = {one.node: one.score for one in rank(graph, by=Measure.PAGERANK, top=10**6)}
    circles = number_of_node(find_communities(graph))
    page = render_explorer(graph, title=title, rank=scores, communities=circles, **options)
    file.write_text(page, encoding="utf-8")
    return file


@pytest.fixture
def explore(browser: Any, tmp_path: Path) -> Iterator[Open]:
    opened: list[Any] = []

    def open_page(graph: nx.MultiDiGraph, *, title: str = "Coast", link: str = "", **options: Any) -> Visit:
        found = visit(browser, write_page(graph, tmp_path / "graph.html", title=title), link=link, **options)
        opened.append(found.page)
        found.page.wait_for_selector("html[data-ready=yes]")
        return found

    yield open_page
    for page in opened:
        page.close()


@pytest.fixture(scope="module")
def kept_page(browser: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Visit]:
    """One page of the small network for all tests of a module."""
    found = visit(browser, write_page(small(), tmp_path_factory.mktemp("page") / "graph.html"))
    found.page.wait_for_selector("html[data-ready=yes]")
    yield found
    found.page.close()


@pytest.fixture
def desk(kept_page: Visit) -> Any:
    """Return the kept page with nothing chosen and nothing filtered."""
    page = kept_page.page
    page.set_viewport_size({"width": 1300, "height": 820})
    page.evaluate("for (const box of document.querySelectorAll('dialog[open]')) box.close()")
    page.fill("#search", "")
    page.click("text=Reset everything")
    page.focus("#network")
    assert kept_page.errors == []
    return page


@pytest.fixture
def read_report(browser: Any, tmp_path: Path) -> Iterator[Open]:
    opened: list[Any] = []

    def open_report(graph: nx.MultiDiGraph, *, title: str = "Coast", **options: Any) -> Visit:
        file = tmp_path / "report.html"
        file.write_text(render_report_page(graph, analyse(graph), title=title), encoding="utf-8")
        found = visit(browser, file, **options)
        opened.append(found.page)
        return found

    yield open_report
    for page in opened:
        page.close()
