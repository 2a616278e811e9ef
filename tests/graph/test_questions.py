"""The kept questions: portable SPARQL with a title, and the rows that each must give."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
from asked import cases, graph_text, sparql_of
from pyoxigraph import Store

from newsgraph.errors import QueryError, UsageError
from newsgraph.graph.questions import ask, load_named, load_question
from newsgraph.graph.store import open_store


CASES = {case["name"]: case for case in cases()}


@pytest.fixture(scope="module")
def store(ontology_dir: Path, tmp_path_factory: pytest.TempPathFactory) -> Store:
    path = tmp_path_factory.mktemp("asked") / "graph.ttl"
    path.write_text(graph_text(), encoding="utf-8")
    return open_store([path], ontology=ontology_dir / "newsgraph.ttl")


def test_every_question_has_rows_to_give(ontology_dir: Path) -> None:
    names = sorted(path.stem for path in (ontology_dir / "queries").glob("*.rq"))
    assert sorted(CASES) == names
    assert len(names) == 32
    assert all(case["rows"] for case in CASES.values())


@pytest.mark.parametrize("name", CASES)
def test_a_question_gives_its_rows(name: str, store: Store, ontology_dir: Path) -> None:
    case: dict[str, Any] = CASES[name]
    result = ask(store, load_named(ontology_dir / "queries", name), case["parameters"])
    assert [[cell.text if cell is not None else "" for cell in row] for row in result.rows] == case["rows"]


@pytest.mark.parametrize("name", CASES)
def test_a_question_is_complete(name: str, ontology_dir: Path) -> None:
    """It has an id of its own and a title that asks or says, and declares every prefix that it uses."""
    question = load_named(ontology_dir / "queries", name)
    assert question.id.startswith("q")
    assert question.title.endswith(("?", "."))
    Store().query(sparql_of(name, CASES[name]["parameters"]))


@pytest.mark.parametrize("name", [name for name in CASES if CASES[name]["parameters"]])
def test_a_parameter_cannot_change_the_question(name: str, store: Store, ontology_dir: Path) -> None:
    hostile = '") } SELECT * { ?s ?p ?o } #'
    question = load_named(ontology_dir / "queries", name)
    assert ask(store, question, dict.fromkeys(question.parameters, hostile)).rows == ()


def test_answers_show_names_and_sentences(store: Store, ontology_dir: Path) -> None:
    """No cell of an answer is a bare IRI: things have labels, evidence its words."""
    results = [ask(store, load_named(ontology_dir / "queries", name), CASES[name]["parameters"]) for name in CASES]
    cells = [cell.text for result in results if result.form != "graph" for row in result.rows for cell in row if cell]
    assert not [text for text in cells if text.startswith("http")]


def test_unknown_names_are_refused(store: Store, ontology_dir: Path) -> None:
    for name in ("nosuch", f"..{os.sep}checks{os.sep}c5-untyped"):
        with pytest.raises(UsageError, match="no kept question"):
            load_named(ontology_dir / "queries", name)
    with pytest.raises(QueryError, match="has no parameter 'whose'; it has: who"):
        ask(store, load_question(ontology_dir / "queries" / "denials.rq"), {"whose": "x"})
