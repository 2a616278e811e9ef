"""How soon the explorer page can be used, and how large it is, in headless Chromium.

Run ``python benchmarks/explorer.py`` from the checkout. A made-up corpus of so many claims is rendered and opened three
times; "ready" is when the page answers to its reader, "click" how long it then takes to open the most central node,
"filter" to drop a class. Times are the medians, in milliseconds.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from statistics import median
from typing import Any

import networkx as nx


ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tests")]

from views.graphs import BASE, CLASSES, RELATIONS, add_edge, add_node  # noqa: E402

from newsgraph.analysis.communities import find_communities, number_of_node  # noqa: E402
from newsgraph.analysis.measures import pagerank  # noqa: E402
from newsgraph.views.explorer import render_explorer  # noqa: E402


SIZES = ((200, 1_000), (1_000, 5_000), (2_000, 10_000), (10_000, 50_000))
ROUNDS = 3
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]


def corpus(nodes: int, edges: int) -> nx.MultiDiGraph:
    """Return a network whose hubs have many ties, as the actors of the news do."""
    random = Random(nodes)  # noqa: S311 (a made-up corpus)
    types = list(CLASSES)
    sample = nx.MultiDiGraph()
    one, other = (add_node(sample, name, name, "Person") for name in ("one", "other"))
    looks = {relation: sample.edges[one, other, add_edge(sample, one, other, relation)] for relation, *_ in RELATIONS}
    graph = nx.MultiDiGraph()
    made = [add_node(graph, f"n{number}", f"Actor {number}", types[number % len(types)]) for number in range(nodes)]
    for number in range(edges):
        begin = made[min(int(random.paretovariate(0.7)) - 1, 10**9) % nodes]
        end = random.choice([node for node in random.sample(made, 2) if node != begin])
        day = f"2031-{random.randint(1, 12):02d}-{random.randint(1, 28):02d}"
        kind = random.choice(("Fact", "Claim"))
        source = random.choice(made[:50]) if kind == "Claim" else None
        more = {"kind": kind, "source": source, "earliest": day, "latest": day}
        evidence = ((0, 60, f"A sentence no. {number} that names the two, as a paper wrote on some Tuesday."),)
        look = looks[random.choice(RELATIONS)[0]]
        graph.add_edge(begin, end, key=f"{BASE}statement/{number}", **{**look, **more, "evidence": evidence})
    return graph


def measure(browser: Any, file: Path) -> dict[str, float]:
    """Open a page some times and return the medians."""
    rounds = [dict(_visit(browser, file)) for _ in range(ROUNDS)]
    return {name: median(one[name] for one in rounds) for name in rounds[0]}


def _visit(browser: Any, file: Path) -> Iterator[tuple[str, float]]:
    """Yield what one visit takes."""
    page = browser.new_page(viewport={"width": 1300, "height": 820})
    began = time.perf_counter()
    page.goto(file.as_uri(), wait_until="commit")
    page.wait_for_selector("html[data-ready=yes]", timeout=120_000)
    page.evaluate("new Promise((done) => requestAnimationFrame(() => setTimeout(done)))")
    yield "ready", 1000 * (time.perf_counter() - began)
    yield "click", _took(lambda: page.click("#panel .bar-row >> nth=0"), page)
    yield "filter", _took(lambda: page.uncheck("input[data-field=kind][data-value=person]"), page)
    page.close()


def _took(act: Callable[[], object], page: Any) -> float:
    """Return the milliseconds until the page has answered to an act."""
    began = time.perf_counter()
    act()
    page.evaluate("new Promise((done) => requestAnimationFrame(() => setTimeout(done)))")
    return 1000 * (time.perf_counter() - began)


def main() -> None:
    """Print the table."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415

    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    print("| Nodes | Claims | Shown | File | Build | Ready | Click | Filter |")
    print("| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |")
    with sync_playwright() as run, tempfile.TemporaryDirectory() as folder:
        browser = run.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        for nodes, edges in SIZES:
            graph = corpus(nodes, edges)
            began = time.perf_counter()
            circles = number_of_node(find_communities(graph))
            page = render_explorer(graph, title="Benchmark", rank=pagerank(graph), communities=circles)
            built = time.perf_counter() - began
            file = Path(folder) / "graph.html"
            file.write_text(page, encoding="utf-8")
            took = measure(browser, file)
            size = f"{file.stat().st_size / 1e6:.1f} MB"
            times = " | ".join(f"{took[name]:.0f} ms" for name in ("ready", "click", "filter"))
            print(f"| {nodes:,} | {edges:,} | {min(nodes, 150)} | {size} | {built:.1f} s | {times} |", flush=True)
        browser.close()


if __name__ == "__main__":
    main()
