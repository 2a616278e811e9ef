"""Ask a graph questions in SPARQL: read-only, without leaving the machine."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from pyoxigraph import (
    BlankNode,
    Literal,
    NamedNode,
    QueryBoolean,
    QuerySolutions,
    QueryTriples,
    Store,
    Triple,
    Variable,
)

from newsgraph.errors import QueryError
from newsgraph.graph.namespaces import DCTERMS, NIF, RDFS, prefixes
from newsgraph.graph.terms import clean


_SKIP = re.compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*"""'
    r"|'''(?:[^'\\]|\\.|'(?!''))*'''"
    r'|"(?:[^"\\\n]|\\.)*"'
    r"|'(?:[^'\\\n]|\\.)*'"
    r"|<[^<>\"{}|^`\\\s]*>|#[^\n]*|[?$]\w+|[\w.-]*:[\w.%-]*",
    re.DOTALL,
)
_REFUSED = {
    "SERVICE": "asks another server; leave the SERVICE part out",
    "FROM": "names graphs outside this one; leave the FROM clause out",
    **dict.fromkeys(
        ("INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "COPY", "MOVE", "ADD"),
        "would change the graph, which is read-only; use SELECT, ASK or CONSTRUCT",
    ),
}
_UPDATES = re.compile(rf"\b({'|'.join(_REFUSED)})\b", re.IGNORECASE)
_WRONG = re.compile(r"error at (\d+):(\d+): expected (?:one of )?(.*)", re.DOTALL)
_PREFIXED = re.compile(r"([\w.-]*):[\w.%-]*$")
_SHOWN, _FEW = 20, 8  # letters of a query that an error quotes, and words that it may expect
_PLACE = re.compile(r"\{\{(\w+)\}\}")
_ABSOLUTE = re.compile(r"<?(https?://[^\s<>]+)>?")

_LABELS = tuple(map(NamedNode, (f"{RDFS}label", f"{NIF}anchorOf", f"{DCTERMS}title")))

Term = NamedNode | BlankNode | Literal | Triple
Row = tuple["Cell | None", ...]


class Form(StrEnum):
    """What kind of answer a query gives."""

    TABLE = "table"
    BOOLEAN = "boolean"
    GRAPH = "graph"


class CellKind(StrEnum):
    """What a cell of an answer holds, in the words of the SPARQL results formats."""

    URI = "uri"
    LITERAL = "literal"
    BNODE = "bnode"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One value of an answer."""

    value: str
    kind: CellKind
    label: str | None = None  # of an IRI
    datatype: str | None = None
    language: str | None = None

    @property
    def text(self) -> str:
        """The label if there is one, else the value."""
        return self.label if self.label is not None else self.value


@dataclass(frozen=True, slots=True, kw_only=True)
class QueryResult:
    """The answer to a query as a table; an ASK query gives one cell, a CONSTRUCT query three columns."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    form: Form = Form.TABLE


def query(store: Store, sparql: str, *, parameters: Mapping[str, str] | None = None) -> QueryResult:
    """Run a SELECT, ASK, CONSTRUCT or DESCRIBE query.

    Parameters
    ----------
    store
        The graph, usually with the ontology.
    sparql
        The query; the prefixes of newsgraph are known without being declared.
    parameters
        Words for the places that the query marks ``{{name}}``, and terms for its variables: an IRI, a prefixed name
        ("e:norland") or text. Lines with places that get no words are left out.

    Raises
    ------
    QueryError
        If the query is not valid, does not know a parameter, would change the graph or would ask another server.
    """
    given = parameters or {}
    filled = fill(sparql, given)
    refuse(filled)
    variables = {name for name in given if f"{{{{{name}}}}}" not in sparql}
    bound: dict[Variable, Term] = {Variable(name.lstrip("?$")): term(given[name]) for name in sorted(variables)}
    try:
        found = store.query(
            filled, prefixes=dict(prefixes()), use_default_graph_as_union=True, substitutions=bound or None
        )
        return _result(found, store)
    except (SyntaxError, ValueError, OSError, RuntimeError) as error:
        raise QueryError(f"the query cannot be run: {reason(error, filled)}") from None


def reason(error: Exception, sparql: str) -> str:
    """Return where a query is wrong; what the parser expects there, only if that is short enough to help.

    Examples
    --------
    >>> reason(SyntaxError("error at 1:15: expected one of ',', '}', [_]"), "ASK { ?a ?b ?c")
    "line 1, column 15: expected ',' or '}' where the query ends"
    """
    if (match := _WRONG.fullmatch(str(error))) is None:
        return str(error)
    number, column = int(match[1]), int(match[2])
    line = dict(enumerate(sparql.split("\n"), 1)).get(number, "")
    where = f"line {number}, column {column}"
    if "Prefix not found" in match[3] and (name := _PREFIXED.search(line[: column - 1])) is not None:
        return f"{where}: the prefix {name[1]!r} is not known; declare it with PREFIX {name[1]}: <…>"
    after = line[column - 1 :].strip()[:_SHOWN]
    found = f"at {after!r}" if after else "where the query ends" if number > sparql.rstrip().count("\n") else "here"
    wanted = [word for word in match[3].split(", ") if not word.startswith("[")]
    helps = 1 < len(wanted) <= _FEW and not any(mark in match[3] for mark in "=\n")
    return f"{where}: expected {' or '.join(wanted)} {found}" if helps else f"{where}: not SPARQL {found}"


def term(text: str) -> NamedNode | Literal:
    """Return the term that a parameter's text stands for.

    Examples
    --------
    >>> term("e:norland")
    <NamedNode value=https://w3id.org/newsgraph/data/entity/norland>
    >>> term("2014-01-01").value
    '2014-01-01'
    """
    prefix, colon, local = text.partition(":")
    try:
        if match := _ABSOLUTE.fullmatch(text):
            return NamedNode(match[1])
        if colon and (namespace := prefixes().get(prefix)) is not None:
            return NamedNode(f"{namespace}{local}")
    except ValueError as error:
        raise QueryError(f"{text!r} is no valid IRI: {error}") from None
    return Literal(text)


def fill(sparql: str, parameters: Mapping[str, str]) -> str:
    """Return the query with every marked place filled by a quoted text, so that no value can change the query.

    A line with a place for which no value is given is left out: it is a filter that nobody asked for.
    """
    unknown = [name for name in parameters if not re.search(rf"(\{{\{{|[?$]){re.escape(name.lstrip('?$'))}\b", sparql)]
    if unknown:
        raise QueryError(f"the query has no parameter {unknown[0]!r}; look at the first lines of its file")
    lines = (line for line in sparql.split("\n") if all(name in parameters for name in _PLACE.findall(line)))
    return _PLACE.sub(lambda match: str(Literal(clean(parameters[match[1]]))), "\n".join(lines))


def refuse(sparql: str) -> None:
    """Raise for a query that writes, or that would ask another server."""
    bare = _SKIP.sub(" ", sparql)
    if match := _UPDATES.search(bare):
        word = match[1].upper()
        raise QueryError(f"{word} {_REFUSED[word]}")


def _result(found: QueryBoolean | QuerySolutions | QueryTriples, store: Store) -> QueryResult:
    if isinstance(found, QueryBoolean):
        answer = Cell(value=str(bool(found)).lower(), kind=CellKind.LITERAL)
        return QueryResult(columns=("answer",), rows=((answer,),), form=Form.BOOLEAN)
    labels: dict[str, str | None] = {}
    if isinstance(found, QuerySolutions):
        columns = tuple(variable.value for variable in found.variables)
        rows = tuple(tuple(_cell(value, store, labels) for value in solution) for solution in found)
        return QueryResult(columns=columns, rows=rows)
    triples = sorted(found, key=str)
    rows = tuple(_row((item.subject, item.predicate, item.object), store, labels) for item in triples)
    return QueryResult(columns=("subject", "predicate", "object"), rows=rows, form=Form.GRAPH)


def _row(terms: Iterable[Term], store: Store, labels: dict[str, str | None]) -> Row:
    return tuple(_cell(found, store, labels) for found in terms)


def _cell(found: Term | None, store: Store, labels: dict[str, str | None]) -> Cell | None:
    if found is None:
        return None
    if isinstance(found, NamedNode):
        if found.value not in labels:
            labels[found.value] = _label(found, store)
        return Cell(value=found.value, kind=CellKind.URI, label=labels[found.value])
    if isinstance(found, Literal):
        return Cell(value=found.value, kind=CellKind.LITERAL, datatype=found.datatype.value, language=found.language)
    return Cell(value=str(found), kind=CellKind.BNODE)


def _label(node: NamedNode, store: Store) -> str | None:
    """Return the name of a thing, the words of a sentence, the title of an article."""
    for key in _LABELS:
        found = (quad.object for quad in store.quads_for_pattern(node, key, None))
        names = [name.value for name in found if isinstance(name, Literal)]
        if names:
            return min(names)
    return None
