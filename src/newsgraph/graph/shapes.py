"""SHACL through pySHACL, on rdflib's own memory store, where it is fastest."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from pyshacl import validate as run_shacl
from rdflib import RDF, RDFS, SH, Graph, Node

from newsgraph.errors import InputError
from newsgraph.graph.store import read_facts, store_of
from newsgraph.graph.violations import Violation, Witness, advise, by_weight, local_name, violation, witness


def conform(graph_ttl: str, ontology: Path, shapes: Iterable[Path]) -> tuple[Violation, ...]:
    """Return every result of holding the graph, together with the ontology, against the shapes.

    Raises
    ------
    InputError
        If a file is missing or no valid Turtle.
    """
    seen = witness(read_facts(store_of(graph_ttl, _text(ontology))))
    data = _parse(graph_ttl, "the graph")
    data += _parse(_text(ontology), str(ontology))
    rules = Graph()
    for path in shapes:
        rules += _parse(_text(path), str(path))
    outcome = run_shacl(data, shacl_graph=rules, inference="none", inplace=True)
    report = outcome[1]
    if not isinstance(report, Graph):
        raise InputError(f"the shapes cannot be used: {outcome[2]}")
    results = report.subjects(RDF.type, SH.ValidationResult)
    found = {_violation(result, report, rules, seen) for result in results}
    return tuple(sorted(found, key=by_weight))


def _violation(result: Node, report: Graph, rules: Graph, seen: Witness) -> Violation:
    shape = report.value(result, SH.sourceShape)
    path = _local(report.value(result, SH.resultPath))
    value = report.value(result, SH.value)
    message = next(iter(sorted(str(text) for text in report.objects(result, SH.resultMessage))), "breaks its shape")
    told = rules.value(shape, RDFS.comment) or rules.value(shape, SH.description)
    return violation(
        seen,
        check=" ".join(filter(None, (_local(shape), path))),
        focus=str(report.value(result, SH.focusNode)),
        message=message,
        severity=_local(report.value(result, SH.resultSeverity)) or "Violation",
        value=str(value) if value is not None else None,
        advice=advise(path, str(told) if told is not None else None),
    )


def _local(node: Node | None) -> str:
    return local_name(str(node)) if node is not None else ""


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: {error}; name the ontology folder that newsgraph ships") from None


def _parse(text: str, name: str) -> Graph:
    try:
        return Graph().parse(data=text, format="ox-turtle")
    except (SyntaxError, ValueError) as error:
        raise InputError(f"{name} is no valid Turtle: {error}") from None
