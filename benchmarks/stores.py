"""Load, export and ask a graph of a million triples: newsgraph's store beside rdflib's memory store, in one run.

``python benchmarks/stores.py --page docs/stores.md`` makes copies of the fixed graph of the tests, each with names of its
own, and writes what it measured as a page in Markdown. Every export is a program of its own, so that its memory can be
told, and is loaded again and compared. Every question is asked in a process of its own, which is ended when it takes more
than ``--seconds``; rdflib's engine needs that.
"""

from __future__ import annotations

import argparse
import csv
import gc
import io
import json
import multiprocessing
import os
import platform
import re
import resource
import signal
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from importlib.metadata import version
from importlib.util import find_spec
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import networkx as nx
import rdflib
from pyoxigraph import NamedNode, Store


ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tests")]

from asked import cases, graph_text, sparql_of  # noqa: E402

from newsgraph.config import shipped_ontology  # noqa: E402
from newsgraph.graph.export import FORMATS, write_as  # noqa: E402
from newsgraph.graph.network import read_network  # noqa: E402
from newsgraph.graph.rdf_export import RDF_WRITERS  # noqa: E402
from newsgraph.graph.store import open_saved, open_store, save_store  # noqa: E402


_OWN = re.compile(r"(/data/(?:entity|event|statement|quantity|doc)/[^>#]+)")
_ENDINGS = {"turtle": "ttl", "turtle12": "ttl", "trig": "trig", "nquads": "nq", "ntriples": "nt", "jsonld": "jsonld",
            "rdfxml": "rdf"}  # fmt: skip
_MILLION = 1_000_000
_PREDICATE = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#predicate")
_MEASURED = """import resource, subprocess, sys
done = subprocess.run(sys.argv[1:])
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(used.ru_utime + used.ru_stime, used.ru_maxrss)
sys.exit(done.returncode)"""  # a program begins with the memory of the one that starts it: let that be a small one
_HERE = tuple(form for form in FORMATS if form != "parquet" or find_spec("pyarrow") is not None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Export:
    """What one export took, and whether the same triples came back."""

    form: str
    seconds: float
    megabytes: float
    peak: float  # megabytes of memory
    back: str


def main() -> None:
    """Measure, and write the page."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--triples", type=int, default=_MILLION)
    parser.add_argument("--seconds", type=int, default=10, help="of processor time for one question")
    parser.add_argument("--formats", nargs="*", default=_HERE, choices=FORMATS, help="default: all")
    parser.add_argument("--page", type=Path, help="write the page here rather than print it")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        large = copies(plain_lines(place), options.triples, place / "large.nt")
        saved, loading = as_folder(large, place / "graph")
        exports = [export(saved, form, place) for form in options.formats]
        store = open_saved(saved / "store")
        graph, parsing = timed(partial(rdflib_graph, large))
        loads = (("newsgraph, into a store on disk", loading), ("rdflib, into memory", parsing))
        answers = list(compare(store, graph, options.seconds))
        lines = [*heading(len(store)), *load_table(loads), *export_table(exports), *question_table(answers)]
    page = "\n".join(lines) + "\n"
    if options.page is None:
        print(page)
    else:
        options.page.write_text(page, encoding="utf-8")


# -------------------------------------------------------------------------------------------------- the graph


def plain_lines(place: Path) -> list[str]:
    """Return the fixed graph as lines of N-Triples."""
    (place / "small.ttl").write_text(graph_text(), encoding="utf-8")
    out = io.BytesIO()
    write_as(open_store([place / "small.ttl"]), "ntriples", out)
    return out.getvalue().decode().splitlines()


def copies(lines: list[str], triples: int, place: Path) -> Path:
    """Write copies of the graph, each with things of its own, until there are so many triples."""
    with place.open("w", encoding="utf-8") as file:
        for number in range(max(1, triples // len(lines))):
            mark = rf"\1-{number}" if number else r"\1"
            file.writelines(f"{_OWN.sub(mark, line)}\n" for line in lines)
    return place


def as_folder(large: Path, folder: Path) -> tuple[Path, float]:
    """Save the graph as a project would, and return its generation with how long the loading took."""
    saved = folder / "generations" / "whole"
    saved.mkdir(parents=True)
    ontology = (shipped_ontology() / "newsgraph.ttl").read_text(encoding="utf-8")
    _, seconds = timed(lambda: save_store(saved / "store", large.read_text(encoding="utf-8"), ontology))
    (saved / "graph.ttl").touch()  # what tells a folder with a graph
    (folder / "CURRENT").write_text("whole\n", encoding="utf-8")
    return saved, seconds


def rdflib_graph(large: Path) -> rdflib.Graph:
    """Load the graph and the ontology into rdflib's memory store."""
    graph = rdflib.Graph().parse(large, format="nt")
    return graph.parse(shipped_ontology() / "newsgraph.ttl", format="turtle")


# ------------------------------------------------------------------------------------------------ measurements


def export(saved: Path, form: str, place: Path) -> Export:
    """Export in a program of its own, load what was written, and compare."""
    out = place / f"export-{form}.{_ENDINGS.get(form, form)}"
    command = ["-m", "newsgraph", "export", str(saved.parents[1]), "--format", form, "-o", str(out)]
    child = subprocess.run(
        [sys.executable, "-c", _MEASURED, sys.executable, *command],
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
        stdout=subprocess.PIPE,
        text=True,
        check=False,
    )
    if child.returncode:
        sys.exit(f"newsgraph export --format {form} failed with status {child.returncode}")
    seconds, peak = map(float, child.stdout.split())
    size = out.stat().st_size / _MILLION
    back = came_back(out, saved) if form in RDF_WRITERS else ids_came_back(form, out, saved)
    out.unlink()
    return Export(form=form, seconds=seconds, megabytes=size, peak=peak / 1000, back=back)


def came_back(written: Path, saved: Path) -> str:
    """Say whether the file has the triples of the store, no more and no fewer."""
    found = {str(quad.triple) for quad in open_store([written]).quads_for_pattern(None, None, None)}
    whole = open_saved(saved / "store").quads_for_pattern(None, None, None)
    wanted = {str(quad.triple) for quad in whole if "newsgraph/ns>" not in str(quad.graph_name)}
    return "equal" if found == wanted else f"{len(wanted - found)} lost, {len(found - wanted)} more"


def ids_came_back(form: str, written: Path, saved: Path) -> str:
    """Say whether a table or network has the store's statements, no more and no fewer, told by their IRIs."""
    store = open_saved(saved / "store")
    if form in ("claims", "parquet"):
        wanted = {quad.subject.value for quad in store.quads_for_pattern(None, _PREDICATE, None)}  # type: ignore[union-attr]
    else:
        wanted = {key for *_, key in read_network(store).edges(keys=True)}
    found = list(_READ_IDS[form](written))
    if len(found) == len(wanted) and set(found) == wanted:
        return f"{len(found):,} ids equal"
    return f"{len(wanted - set(found))} lost, {len(set(found) - wanted)} more, {len(found)} rows"


def _csv_ids(written: Path) -> list[str]:
    with written.open(encoding="utf-8", newline="") as file:
        return [row["id"] for row in csv.DictReader(file)]


def _zip_ids(written: Path) -> list[str]:
    with zipfile.ZipFile(written) as archive, archive.open("relationships.csv") as file:
        return [row["id"] for row in csv.DictReader(io.TextIOWrapper(file, "utf-8", newline=""))]


def _parquet_ids(written: Path) -> list[str]:
    table = import_module("pyarrow.parquet").read_table(written)
    return [str(value) for value in table.column("id").to_pylist()]


_READ_IDS: dict[str, Callable[[Path], list[str]]] = {
    "claims": _csv_ids,
    "parquet": _parquet_ids,
    "graphcsv": _zip_ids,
    "graphml": lambda path: [key for *_, key in nx.read_graphml(path, force_multigraph=True).edges(keys=True)],
    "nodelink": lambda path: [edge["key"] for edge in json.loads(path.read_bytes())["links"]],
}


def compare(store: Store, graph: rdflib.Graph, seconds: int) -> Iterator[tuple[str, str, str]]:
    """Ask each question of both, in processes that can be ended."""
    for case in cases():
        sparql = sparql_of(case["name"], case["parameters"])
        yield (
            case["name"],
            within(seconds, partial(_rows, store, sparql)),
            within(seconds, partial(_rdflib_rows, graph, sparql)),
        )


def _rows(store: Store, sparql: str) -> int:
    return len(list(store.query(sparql, use_default_graph_as_union=True)))  # type: ignore[arg-type]


def _rdflib_rows(graph: rdflib.Graph, sparql: str) -> int:
    return len(list(graph.query(sparql)))


def within(seconds: int, count: Callable[[], int]) -> str:
    """Return how long it took and how many rows it gave, or that it took too long."""
    gc.freeze()  # or the child spends its seconds on collecting, and so copying, what it shares with its parent
    context = multiprocessing.get_context("fork")  # the graph is shared, not loaded anew
    ours, theirs = context.Pipe(duplex=False)
    child = context.Process(target=_limited, args=(seconds, count, theirs))
    child.start()
    theirs.close()
    try:
        rows, taken = ours.recv()
    except EOFError:
        child.join()
        return f"> {seconds} s" if child.exitcode == -signal.SIGXCPU else f"failed ({child.exitcode})"
    child.join()
    return f"{taken * 1000:,.0f} ms, {rows:,} rows"


def _limited(seconds: int, count: Callable[[], int], theirs: Connection) -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    theirs.send(timed(count))


def timed(run: Callable[[], Any]) -> tuple[Any, float]:
    """Return what it gives and how many seconds of processor time it took."""
    begin = time.process_time()
    found = run()
    return found, time.process_time() - begin


# --------------------------------------------------------------------------------------------------- the page


def heading(triples: int) -> Iterator[str]:
    """Say what was measured, where and with which command."""
    engines = ", ".join(f"{name} {version(name)}" for name in ("pyoxigraph", "rdflib"))
    yield from ("# A store of a million triples", "")
    yield f"Written by `{' '.join(['python', *sys.argv])}`; run it to measure your own machine. The graph is the fixed"
    yield f"graph of the tests, copied with names of its own until it has {triples:,} triples, the ontology's among them."
    yield f"Measured on {platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}, {engines}."


def load_table(loads: tuple[tuple[str, float], ...]) -> Iterator[str]:
    """Tell how long loading took."""
    yield from ("", "## Loading", "", "| | processor seconds |", "| --- | ---: |")
    yield from (f"| {what} | {seconds:.1f} |" for what, seconds in loads)


def export_table(exports: list[Export]) -> Iterator[str]:
    """Tell what each export took."""
    yield from ("", "## Exports", "", "`newsgraph export` from the store on disk, each a program of its own.", "")
    yield from (
        "| format | processor seconds | MB written | MB of memory | loaded again |",
        "| --- | ---: | ---: | ---: | --- |",
    )
    for one in exports:
        yield f"| {one.form} | {one.seconds:.0f} | {one.megabytes:.0f} | {one.peak:.0f} | {one.back} |"


def question_table(answers: list[tuple[str, str, str]]) -> Iterator[str]:
    """Tell how long each question took."""
    yield from (
        "",
        "## Questions",
        "",
        "In processor time; each in a process of its own.",
        "",
        "| question | newsgraph's store, on disk | rdflib, in memory |",
    )
    yield from ("| --- | ---: | ---: |", *(f"| {name} | {ours} | {theirs} |" for name, ours, theirs in answers))


if __name__ == "__main__":
    main()
