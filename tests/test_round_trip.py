"""Programs that share no code read the same graph from the same file."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pyoxigraph
import pytest
import rdflib


pytestmark = [pytest.mark.model, pytest.mark.integration]


def oxigraph(path: Path) -> int:
    return len(set(pyoxigraph.parse(path=str(path), format=pyoxigraph.RdfFormat.TURTLE)))


@pytest.mark.parametrize("name", ["graph.ttl", "ontology.ttl"])
def test_rdflib_reads_what_oxigraph_reads(built: Path, name: str) -> None:
    graph = rdflib.Graph().parse(built / name, format="turtle")
    assert len(graph) == oxigraph(built / name) > 0
    assert not any(isinstance(term, rdflib.BNode) for triple in graph for term in triple)


@pytest.mark.parametrize("name", ["graph.ttl", "ontology.ttl"])
def test_raptor_reads_what_oxigraph_reads(built: Path, name: str) -> None:
    rapper = shutil.which("rapper")
    if rapper is None:
        pytest.skip("needs rapper: apt-get install raptor2-utils")
    done = subprocess.run(
        [rapper, "--input", "turtle", "--output", "ntriples", str(built / name)],
        capture_output=True,
        text=True,
        check=True,
    )
    assert len(set(done.stdout.splitlines())) == oxigraph(built / name)
    assert not re.search(r"(?i)error|warning", done.stderr)
