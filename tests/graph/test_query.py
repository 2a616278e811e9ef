"""Asking the graph: read-only queries, kept questions, and answers that are safe to print."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

import pytest
from factories import ONTOLOGY, harbour, known
from pyoxigraph import QueryResultsFormat, QuerySolutions, Store, parse_query_results

from newsgraph.errors import InputError, QueryError, UsageError
from newsgraph.graph.build import write_turtle
from newsgraph.graph.namespaces import DATA
from newsgraph.graph.query import Cell, CellKind, Form, QueryResult, query, term
from newsgraph.graph.questions import ask, load_question
from newsgraph.graph.results import to_csv, to_dataframe, to_json, to_text
from newsgraph.graph.store import store_of


ATTACKS = "SELECT ?who ?whom WHERE { ?who ng:attacks ?whom } ORDER BY ?whom"


@pytest.fixture(scope="module")
def store() -> Store:
    """Return the graph of the harbour articles."""
    return store_of(write_turtle(known(*harbour()), ONTOLOGY))


def told(*cells: str | None) -> QueryResult:
    """Return an answer of one row of literals."""
    row = tuple(Cell(value=cell, kind=CellKind.LITERAL) if cell is not None else None for cell in cells)
    return QueryResult(columns=tuple(f"c{number}" for number in range(len(cells))), rows=(row,))


def test_select_gives_rows_with_labels(store: Store) -> None:
    """IRIs come with the names of their things; prefixes need no declaration."""
    result = query(store, ATTACKS)
    assert result.columns == ("who", "whom")
    assert [[cell.text for cell in row if cell] for row in result.rows] == [
        ["Vale Front", "clinic"],
        ["Vale Front", "soldiers"],
    ]


def test_parameters_fill_variables(store: Store) -> None:
    """A question about one actor takes another."""
    for value in ("e:clinic", f"{DATA}entity/clinic", f"<{DATA}entity/clinic>"):
        assert len(query(store, ATTACKS, parameters={"whom": value}).rows) == 1
    assert query(store, ATTACKS, parameters={"?whom": "clinic"}).rows == ()


def test_ask_and_construct_have_their_forms(store: Store) -> None:
    """A yes is one cell, a graph three columns."""
    yes = query(store, "ASK { ?who ng:attacks ?whom }")
    assert (yes.form, yes.rows[0][0]) == (Form.BOOLEAN, Cell(value="true", kind=CellKind.LITERAL))
    graph = query(store, "CONSTRUCT { ?whom ng:phrase ?who } WHERE { ?who ng:attacks ?whom }")
    assert (graph.form, graph.columns, len(graph.rows)) == (Form.GRAPH, ("subject", "predicate", "object"), 2)


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
        "SELECT * {service<http://127.0.0.1:1/>{ ?s ?p ?o }}",
        "SELECT * { SERVICE ?where { ?s ?p ?o } }",
        "SELECT * FROM <https://example.org/> { ?s ?p ?o }",
        "SELECT ('a' AS ?x) { # '\n SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
        "INSERT DATA { e:a ng:attacks e:b }",
        "DELETE WHERE { ?s ?p ?o }",
        "LOAD <https://example.org/>",
        "CLEAR ALL",
        "PREFIX x: <https://example.org/> DROP ALL",
        "nonsense",
        "SELECT",
    ],
)
def test_whatever_writes_or_leaves_the_machine_is_refused(store: Store, text: str) -> None:
    """Only questions to this graph are answered."""
    before = len(store)
    with pytest.raises(QueryError):
        query(store, text)
    assert len(store) == before


@pytest.mark.parametrize(
    "pattern",
    [
        "?service ng:from 'insert \\' from'",
        '?s ?p """load "service" <from>"""',
        "?s <https://example.org/service> ?from # delete",
        "?s ng:add e:drop . FILTER (?s < 3 && 4 > ?s)",
    ],
)
def test_words_of_updates_may_stand_in_texts_and_names(store: Store, pattern: str) -> None:
    """Only keywords count, not names, strings and comments."""
    assert query(store, f"SELECT * WHERE {{ {pattern}\n }}").rows == ()


def test_a_message_tells_where_the_query_is_wrong(store: Store) -> None:
    """A syntax error names its place and what stands there, never the grammar."""
    for wrong, message in (
        ("SELECT ?x WHERE { ?x ", "line 1, column 22: not SPARQL where the query ends"),
        ("ASK {\n ?a nope:x ?b }", "line 2, column 11: the prefix 'nope' is not known"),
    ):
        with pytest.raises(QueryError, match=re.escape(message)):
            query(store, wrong)


def test_terms_of_parameters() -> None:
    """An IRI, a prefixed name or text."""
    assert term("ng:Attack").value.endswith("#Attack")
    assert term("12:30").value == "12:30"
    with pytest.raises(QueryError, match="no valid IRI"):
        term("e:a b")


def test_a_question_is_read_from_its_file_and_answered(store: Store, tmp_path: Path) -> None:
    """Title and parameters stand in the comments at its top."""
    path = tmp_path / "q01.rq"
    heading = "# id: q7\n# title: Who attacks whom?\n# parameter: name = (a name)\n# parameter: whom = e:clinic\n"
    text = ATTACKS.replace("}", "; rdfs:label ?label .\nFILTER (STR(?label) = {{name}})\n}")
    path.write_text(heading + text, encoding="utf-8")
    question = load_question(path)
    assert (question.id, question.title, question.fix) == ("q7", "Who attacks whom?", None)
    assert question.parameters == {"name": "(a name)", "whom": "e:clinic"}
    assert len(ask(store, question).rows) == 1
    assert len(ask(store, question, {"name": "Vale Front"}).rows) == 1
    assert len(ask(store, question, {"whom": "e:soldiers"}).rows) == 1
    assert ask(store, question, {"name": '"} # \n'}).rows == ()
    with pytest.raises(QueryError, match=r"q01 has no parameter 'nobody'; it has: name \(a name\), whom"):
        ask(store, question, {"nobody": "y"})
    with pytest.raises(QueryError, match="no parameter 'nobody'"):
        query(store, text, parameters={"nobody": "y"})
    with pytest.raises(InputError, match="query file"):
        load_question(tmp_path / "none.rq")


@pytest.mark.parametrize("text", ["=1+1", "+1", "@SUM(A1)", "-2+3", "\t=1", "|calc", "%x", "\n=1"])
def test_csv_cells_never_run_as_formulas(text: str) -> None:
    """A name from an article is hostile in a spreadsheet."""
    (_, row) = to_csv(told(text)).split("\r\n", 1)
    assert row.strip('"\r\n').startswith("'") or text == "+1"


def test_csv_keeps_numbers_and_gaps() -> None:
    """A negative number is no formula; what is not stated is empty."""
    assert to_csv(told("-10.0", None, 'say "it"')) == 'c0,c1,c2\r\n-10.0,,"say ""it"""\r\n'


def test_json_is_what_other_tools_read(store: Store) -> None:
    """The SPARQL results format, read back by another parser."""
    result = query(store, "SELECT ?s ?label ?none WHERE { ?s ng:attacks ?o ; rdfs:label ?label }")
    read = parse_query_results(to_json(result), QueryResultsFormat.JSON)
    assert isinstance(read, QuerySolutions)
    assert [solution["label"].value for solution in read] == ["Vale Front", "Vale Front"]
    assert json.loads(to_json(query(store, "ASK {}"))) == {"head": {}, "boolean": True}


def test_text_tables_are_aligned_and_inert() -> None:
    """Control characters and direction marks cannot reach the terminal."""
    table = to_text(told("Norland\x1b[31m", "a\u202eb", "x" * 100))
    assert table.splitlines()[2].startswith("Norland [31m")
    assert not set(table) & set("\x1b\u202e")
    assert max(map(len, table.splitlines())) < 90


def test_data_frames_hold_numbers(store: Store) -> None:
    """Counts are numbers, things their labels."""
    frame = to_dataframe(query(store, "SELECT ?who (COUNT(?x) AS ?n) WHERE { ?who ng:attacks ?x } GROUP BY ?who"))
    assert frame.to_dict("records") == [{"who": "Vale Front", "n": 2}]
    numbers = query(store, "SELECT (1.5 AS ?a) (true AS ?b) ?c WHERE {}")
    assert to_dataframe(numbers).to_dict("records") == [{"a": 1.5, "b": True, "c": None}]


def test_without_pandas_the_message_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pandas belongs to an extra."""
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(UsageError, match="pip install"):
        to_dataframe(told("x"))
