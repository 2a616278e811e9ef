"""Load, export and ask a large graph on Oxigraph, and a small one on rdflib's memory store, in one run.

``python benchmarks/stores.py --triples 1000000`` makes copies of the fixed graph of the tests, each with names of its
own, and prints a table in Markdown. rdflib gets a graph of ``--small`` triples, and so many seconds for a question.
"""

from __future__ import annotations

import argparse
import io
import re
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import rdflib
from pyoxigraph import Store


ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tests")]

from asked import cases, graph_text, sparql_of  # noqa: E402

from newsgraph.config import shipped_ontology  # noqa: E402
from newsgraph.graph.export import write_as  # noqa: E402
from newsgraph.graph.store import open_saved, open_store, save_store  # noqa: E402


_OWN = re.compile(r"(/data/(?:entity|event|statement|quantity|doc)/[^>#]+)")


def main() -> None:
    """Measure, and print what was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--triples", type=int, default=1_000_000)
    parser.add_argument("--small", type=int, default=10_000)
    parser.add_argument("--seconds", type=int, default=10, help="for one question on rdflib")
    parser.add_argument("--questions-only", action="store_true", help="measure no exports")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        lines = plain_lines(place)
        large = measured("make", lambda: copies(lines, options.triples, place / "large.nt"))
        store = load(large, place)
        for form in () if options.questions_only else ("ntriples", "turtle", "trig", "claims"):
            measured(f"export {form}", lambda form=form: write_as(store, form, io.BytesIO()))  # type: ignore[misc]
        small = copies(lines, options.small, place / "small.nt")
        compare(store, small, options)


def load(large: Path, place: Path) -> Store:
    """Load the large graph into a store on disk, and open it for reading."""
    ontology = (shipped_ontology() / "newsgraph.ttl").read_text(encoding="utf-8")
    measured(
        "load into a store on disk", lambda: save_store(place / "store", large.read_text(encoding="utf-8"), ontology)
    )
    store = open_saved(place / "store")
    print(f"{len(store):,} triples on disk")
    return store


def compare(store: Store, small: Path, options: argparse.Namespace) -> None:
    """Time each question on the large store, and on the small graph in Oxigraph and rdflib."""
    ontology = shipped_ontology() / "newsgraph.ttl"
    little = open_store([small], ontology=ontology)
    graph = rdflib.Graph().parse(small, format="nt").parse(ontology, format="turtle")
    print(f"\n| question | Oxigraph, {len(store):,} | Oxigraph, {len(little):,} | rdflib, {len(graph):,} |")
    print("| --- | --- | --- | --- |")
    for case in cases():
        sparql = sparql_of(case["name"], case["parameters"])
        times = [
            timed(partial(_rows, store, sparql), 300),
            timed(partial(_rows, little, sparql), 300),
            timed(partial(_rdflib_rows, graph, sparql), options.seconds),
        ]
        print(f"| {case['name']} | {' | '.join(times)} |", flush=True)


def _rows(store: Store, sparql: str) -> list[Any]:
    return list(store.query(sparql, use_default_graph_as_union=True))  # type: ignore[arg-type]


def _rdflib_rows(graph: rdflib.Graph, sparql: str) -> list[Any]:
    return list(graph.query(sparql))


def plain_lines(place: Path) -> list[str]:
    """Return the fixed graph as lines of N-Triples."""
    (place / "graph.ttl").write_text(graph_text(), encoding="utf-8")
    out = io.BytesIO()
    write_as(open_store([place / "graph.ttl"]), "ntriples", out)
    return out.getvalue().decode().splitlines()


def copies(lines: list[str], triples: int, place: Path) -> Path:
    """Write copies of the graph, each with things of its own, until there are so many triples."""
    with place.open("w", encoding="utf-8") as file:
        file.writelines(_copies(lines, triples))
    return place


def _copies(lines: list[str], triples: int) -> Iterator[str]:
    for number in range(max(1, triples // len(lines))):
        mark = rf"\1-{number}" if number else r"\1"
        yield from (f"{_OWN.sub(mark, line)}\n" for line in lines)


def measured(what: str, run: Callable[[], Any]) -> Any:
    """Run something and print how long it took."""
    began = time.perf_counter()
    found = run()
    print(f"{what}: {time.perf_counter() - began:.1f} s", flush=True)
    return found


class TooSlow(BaseException):
    """A question has taken too long."""


def timed(run: Callable[[], Any], seconds: int) -> str:
    """Return how many milliseconds it took, or that it took too long or failed."""

    def stop(*_: object) -> None:
        raise TooSlow

    signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds, 1)  # again and again, in case a library swallows it
    began = time.perf_counter()
    try:
        run()
    except TooSlow:
        return f"> {seconds} s"
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
    return f"{(time.perf_counter() - began) * 1000:,.1f} ms"


if __name__ == "__main__":
    main()
