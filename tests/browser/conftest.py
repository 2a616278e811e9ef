"""A headless Chromium that notes what a page asks for and complains about."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import networkx as nx
import pytest

from newsgraph.analysis import Measure, find_communities, number_of_node, rank
from newsgraph.views.explorer import render_explorer


CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]


@dataclass
class Visit:
    """An open page with its requests, messages and errors."""

    page: Any
    requests: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)


Open = Callable[..., Visit]


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    if CHROMIUM is None:
        pytest.skip("chromium is not installed")
    with playwright.sync_playwright() as run:
        chromium = run.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield chromium
        chromium.close()


@pytest.fixture
def explore(browser: Any, tmp_path: Path) -> Iterator[Open]:
    opened: list[Any] = []

    def open_page(graph: nx.MultiDiGraph, *, title: str = "Coast", link: str = "", **options: Any) -> Visit:
        scores = {one.node: one.score for one in rank(graph, by=Measure.PAGERANK, top=10**6)}
        circles = number_of_node(find_communities(graph))
        file = tmp_path / "graph.html"
        file.write_text(render_explorer(graph, title=title, rank=scores, communities=circles), encoding="utf-8")
        settings = {"viewport": {"width": 1300, "height": 820}} | options
        page = browser.new_page(**settings)
        opened.append(page)
        visit = Visit(page=page)
        page.on("request", lambda request: visit.requests.append(request.url))
        page.on("console", lambda message: visit.errors.append(message.text))
        page.on("pageerror", lambda error: visit.errors.append(str(error)))
        page.goto(file.as_uri() + link)
        page.wait_for_selector("html[data-ready=yes]")
        return visit

    yield open_page
    for page in opened:
        page.close()
