"""Reasoning adds to a graph of its own, and makes no fact of a claim."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from asked import graph_text
from pyoxigraph import Store

from newsgraph.graph.export import write_as
from newsgraph.graph.query import query
from newsgraph.graph.reasoning import Rules, materialise
from newsgraph.graph.store import INFERRED, open_store


UNSUPPORTED = """
SELECT ?s ?p ?o WHERE {
  GRAPH <https://w3id.org/newsgraph/inferred> { ?s ?p ?o }
  ?p a ng:Relation .
  FILTER NOT EXISTS {
    ?fact a ng:Fact ; rdf:predicate ?stated .
    ?stated (rdfs:subPropertyOf|^rdfs:subPropertyOf|<http://www.w3.org/2002/07/owl#inverseOf>)* ?p .
    { ?fact rdf:subject ?s ; rdf:object ?o } UNION { ?fact rdf:subject ?o ; rdf:object ?s }
  }
}
"""


@pytest.fixture(scope="module", params=Rules)
def reasoned(request: pytest.FixtureRequest, ontology_dir: Path, tmp_path_factory: pytest.TempPathFactory) -> Store:
    tmp_path = tmp_path_factory.mktemp("reasoned")
    (tmp_path / "graph.ttl").write_text(graph_text(), encoding="utf-8")
    store = open_store([tmp_path / "graph.ttl"], ontology=ontology_dir / "newsgraph.ttl")
    before = len(store)
    added = materialise(store, request.param)
    assert len(store) == before + added
    assert added == len(list(store.quads_for_pattern(None, None, None, INFERRED)))
    return store


@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::UserWarning")
def test_what_is_stated_narrowly_holds_widely(reasoned: Store) -> None:
    """Who materially supports somebody supports them."""
    assert query(reasoned, "ASK { ?x rdfs:label 'Sudland'@en ; ng:supports ?y }").rows[0][0].value == "true"  # type: ignore[union-attr]


@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::UserWarning")
def test_no_claim_becomes_a_fact_by_reasoning(reasoned: Store) -> None:
    """Critics say that Norland arms the Front and officials deny it: nothing follows from either."""
    assert query(reasoned, UNSUPPORTED).rows == ()
    contested = "ASK { ?x rdfs:label 'Norland'@en ; ng:militarilySupports|ng:materiallySupports ?y }"
    assert query(reasoned, contested).rows[0][0].value == "false"  # type: ignore[union-attr]


def test_what_follows_is_exported_in_a_graph_of_its_own(reasoned: Store) -> None:
    out = io.BytesIO()
    write_as(reasoned, "nquads", out)
    inferred = [line for line in out.getvalue().decode().splitlines() if line.endswith(f"{INFERRED} .")]
    assert len(inferred) == len(list(reasoned.quads_for_pattern(None, None, None, INFERRED)))
