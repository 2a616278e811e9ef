"""Hold a graph against its checks (SPARQL, milliseconds) and its shapes (SHACL, seconds)."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from pyoxigraph import Store

from newsgraph.config import Config
from newsgraph.errors import InputError, UnknownShapeError
from newsgraph.graph.query import QueryResult
from newsgraph.graph.questions import ask, load_question
from newsgraph.graph.store import read_facts
from newsgraph.graph.violations import Violation, violation, witness


__all__ = ["Violation", "breaches", "check", "validate_core", "validate_full"]

_ADVICE = "newsgraph erred, or the graph was edited by hand: build it again, and report the error if it comes back"


def check(store: Store, checks_dir: Path) -> tuple[Violation, ...]:
    """Run every check (``*.rq``) of a folder; a check names what is wrong by returning rows.

    Parameters
    ----------
    store
        The graph together with the ontology.
    checks_dir
        The folder of queries, each headed by ``# title: what is wrong`` and ``# fix: what to do``.

    Raises
    ------
    InputError
        If the folder has no checks.
    QueryError
        If a check is no valid query.
    """
    paths = sorted(checks_dir.glob("*.rq"))
    if not paths:
        raise InputError(f"{checks_dir}: no checks (*.rq) here; name the folder that newsgraph ships")
    checks = [load_question(path) for path in paths]
    broken = [(question, ask(store, question)) for question in checks]
    if not any(result.rows for _, result in broken):
        return ()
    seen = witness(read_facts(store))
    return tuple(
        violation(seen, check=question.title, focus=focus, message=message, advice=question.fix or _ADVICE)
        for question, result in broken
        for focus, message in _rows(result)
    )


def validate_core(graph_ttl: str, ontology_dir: Path) -> tuple[Violation, ...]:
    """Hold a graph against ``shapes.ttl``: SHACL core only, fast enough for every build.

    Raises
    ------
    InputError
        If the graph or a file of the ontology is missing or no valid Turtle.
    """
    from newsgraph.graph.shapes import conform  # noqa: PLC0415  pySHACL takes long to import

    return conform(graph_ttl, ontology_dir / "newsgraph.ttl", (ontology_dir / "shapes.ttl",))


def validate_full(graph_ttl: str, ontology_dir: Path) -> tuple[Violation, ...]:
    """Hold a graph against ``shapes.ttl`` and ``shapes-full.ttl``, whose SPARQL constraints take seconds an article.

    Raises
    ------
    InputError
        If the graph or a file of the ontology is missing or no valid Turtle.
    """
    from newsgraph.graph.shapes import conform  # noqa: PLC0415  pySHACL takes long to import

    shapes = (ontology_dir / "shapes.ttl", ontology_dir / "shapes-full.ttl")
    return conform(graph_ttl, ontology_dir / "newsgraph.ttl", shapes)


def _rows(result: QueryResult) -> list[tuple[str, str]]:
    """Return the node at fault and the whole row for every row of a check."""
    found = []
    for row in result.rows:
        cells = [(name, cell) for name, cell in zip(result.columns, row, strict=True) if cell is not None]
        message = ", ".join(f"{name}: {cell.text}" for name, cell in cells)
        found.append((cells[0][1].value if cells else "", message))
    return sorted(found)


def breaches(store: Store, turtle: Callable[[], str], config: Config) -> tuple[Violation, ...]:
    """Return what keeps a new graph from being published; shapes that the quick gate does not know go to pySHACL."""
    from newsgraph.graph.gate import conform_core  # noqa: PLC0415  the gate takes its reading of shapes from here

    try:
        shaped = conform_core(store, config.ontology_dir)
    except UnknownShapeError:
        shaped = validate_core(turtle(), config.ontology_dir)
    return (*check(store, config.checks), *shaped)
