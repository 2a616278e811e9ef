"""Loading RDF files, and seeing them through rdflib."""

from __future__ import annotations

from pathlib import Path

import pytest
from factories import ONTOLOGY, harbour, known
from rdflib import Literal, URIRef

from newsgraph.errors import InputError
from newsgraph.graph.build import write_turtle
from newsgraph.graph.namespaces import DATA, RDFS
from newsgraph.graph.rdflib_view import as_rdflib
from newsgraph.graph.store import open_store, read_facts, store_of


NORLAND = f"{DATA}entity/norland"


@pytest.fixture
def graph(tmp_path: Path) -> Path:
    """Write the graph of the harbour articles."""
    path = tmp_path / "graph.ttl"
    path.write_text(write_turtle(known(*harbour()), ONTOLOGY), encoding="utf-8")
    return path


def test_loading_a_file_twice_adds_nothing(graph: Path) -> None:
    """There are no blank nodes, so a graph is a set."""
    assert len(open_store([graph, graph])) == len(open_store([graph])) > 0


def test_rdflib_sees_what_the_store_holds(graph: Path) -> None:
    """The rdflib graph is a view with the prefixes bound."""
    store = open_store([graph])
    seen = as_rdflib(store)
    assert len(seen) == len(store)
    assert seen.value(URIRef(NORLAND), URIRef(f"{RDFS}label")) == Literal("Norland", lang="en")
    assert dict(seen.namespaces())["e"] == URIRef(f"{DATA}entity/")
    assert "ng:shelters e:vale-front" in seen.serialize(format="turtle")


def test_facts_give_values_sorted(graph: Path) -> None:
    """Code that walks the graph gets plain values."""
    facts = read_facts(open_store([graph]))
    assert facts.label(NORLAND) == "Norland"
    assert facts.one(NORLAND, "https://example.org/none") is None
    assert facts.label(None) is None


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("graph.ttl", "e:norland a ng:State", "not valid RDF"),
        ("graph.doc", "", "files that end in"),
        ("missing.ttl", None, "give the path"),
    ],
)
def test_what_cannot_be_loaded_is_named(tmp_path: Path, name: str, content: str | None, message: str) -> None:
    """The message says which file, and what to do."""
    path = tmp_path / name
    if content is not None:
        path.write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match=message) as error:
        open_store([path])
    assert name in str(error.value)


def test_text_that_is_no_turtle_is_refused() -> None:
    """A text in hand is checked like a file."""
    with pytest.raises(InputError, match="not valid Turtle"):
        store_of("<a")
