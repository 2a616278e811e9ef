"""The graph and its questions in other people's stores: equal counts, equal rows."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from asked import cases, graph_text, sparql_of
from engines import ENGINES, Ask, MissingError, count_in_java, oxigraph

from newsgraph import open_graph


pytestmark = [pytest.mark.integration]


def _only_when_asked() -> None:
    """Skip what starts servers, which takes half a minute."""
    if not os.environ.get("NEWSGRAPH_ENGINES"):
        pytest.skip("starts other stores: make engines")


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory, ontology_dir: Path) -> Path:
    """The fixed graph and the ontology as N-Triples, through export."""
    folder = tmp_path_factory.mktemp("engines")
    (folder / "graph.ttl").write_text(graph_text(), encoding="utf-8")
    parts = []
    for source in (folder / "graph.ttl", ontology_dir / "newsgraph.ttl"):
        open_graph(source).export(folder / "part.nt")
        parts.append((folder / "part.nt").read_bytes())
    (folder / "all.nt").write_bytes(b"".join(parts))
    return folder / "all.nt"


@pytest.fixture(scope="module", params=ENGINES)
def engine(request: pytest.FixtureRequest, data: Path) -> Iterator[Ask]:
    """Another store with the same triples; what is not installed is skipped."""
    if request.param != "rdflib":
        _only_when_asked()
    try:
        with ENGINES[request.param](data) as ask:
            yield ask
    except MissingError as missing:
        pytest.skip(str(missing))


@pytest.fixture(scope="module")
def reference(data: Path) -> Iterator[Ask]:
    """What pyoxigraph answers."""
    with oxigraph(data) as ask:
        yield ask


def test_no_triple_is_lost(engine: Ask, data: Path) -> None:
    lines = set(data.read_text(encoding="utf-8").splitlines())
    assert engine("SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }") == [(str(len(lines)),)]


def test_every_question_gives_the_same_rows(engine: Ask, reference: Ask) -> None:
    different = []
    for case in cases():
        sparql = sparql_of(case["name"], case["parameters"])
        expected, found = reference(sparql), engine(sparql)
        assert expected
        if found != expected:
            different.append((case["name"], expected[:2], found[:2]))
    assert different == []


def test_java_reads_every_format(tmp_path: Path) -> None:
    (tmp_path / "graph.ttl").write_text(graph_text(), encoding="utf-8")
    graph = open_graph(tmp_path / "graph.ttl")
    paths = [tmp_path / f"graph.{ending}" for ending in ("nt", "nq", "trig", "rdf")]
    for path in paths:
        graph.export(path)
    _only_when_asked()
    try:
        counts = count_in_java([tmp_path / "graph.ttl", *paths])
    except MissingError as missing:
        pytest.skip(str(missing))
    assert len(set(counts)) == 1
    assert counts[0] == len(paths[0].read_text(encoding="utf-8").splitlines())
