"""What a graph that stands is asked: queries, kept questions, ranks, dates, and whether it holds.

Every function imports what it needs when it is called, so that a query loads no parser.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from newsgraph.config import Config
from newsgraph.errors import InputError, UsageError
from newsgraph.generations import current_generation


if TYPE_CHECKING:
    from pyoxigraph import Store

    from newsgraph.analysis.measures import Measure, Ranked
    from newsgraph.entities import Recorded
    from newsgraph.graph.chronicle import Choice, EventRow
    from newsgraph.graph.query import QueryResult
    from newsgraph.graph.violations import Violation


SHARDS = "graph.shards"  # folder in the output that holds a graph too large for one file


def open_graph(where: Path, config: Config) -> Store:
    """Open the graph of a folder, or of a file, together with its ontology.

    Raises
    ------
    InputError
        If there is no graph, or it is no valid RDF.
    """
    from newsgraph.graph.store import open_saved, open_store

    if (saved := current_generation(where)) is not None:
        return open_saved(saved / "store")
    if parts := sorted((where / SHARDS).glob("*.nq.gz")):
        return open_store(parts, ontology=where / "ontology.ttl")
    graph = graph_file(where)
    beside = graph.with_name("ontology.ttl")
    return open_store((graph,), ontology=beside if beside.is_file() else config.ontology)


def graph_file(where: Path) -> Path:
    """Return the graph's file in a folder or project that newsgraph made, or the file itself."""
    folder = current_generation(where) or where
    graph = folder / "graph.ttl" if folder.is_dir() else folder
    if not graph.is_file():
        raise InputError(f"{graph}: no graph here; make one with: newsgraph build ARTICLES -o {where}")
    return graph


def ask(where: Path, question: str, parameters: Mapping[str, str], config: Config) -> QueryResult:
    """Answer SPARQL, a query file, or a kept question by its name."""
    from newsgraph.graph import questions
    from newsgraph.graph.query import query

    kept = config.questions / f"{question}.rq"
    if question.endswith(".rq") or ("/" not in question and " " not in question and kept.is_file()):
        path = Path(question) if question.endswith(".rq") else kept
        return questions.ask(open_graph(where, config), questions.load_question(path), parameters)
    if " " not in question and "{" not in question:
        known = ", ".join(sorted(path.stem for path in config.questions.glob("*.rq")))
        raise UsageError(f"{question!r} is no SPARQL, no .rq file and no kept question; kept are: {known}")
    return query(open_graph(where, config), question, parameters=parameters)


def entities(where: Path, config: Config, *, within: str | None = None) -> tuple[Recorded, ...]:
    """Return what was resolved, with every merge and refusal; only entities of a class, if one is named.

    Raises
    ------
    InputError
        If the graph was not made by newsgraph, which writes ``entities.jsonl`` beside it.
    UsageError
        If the ontology has no such class.
    """
    from newsgraph.entities import load_record
    from newsgraph.graph.vocabulary import load_ontology

    path = graph_file(where).with_name("entities.jsonl")
    try:
        found = load_record(path.read_text(encoding="utf-8"), source=str(path))
    except OSError:
        raise InputError(f"{path}: not here; build the graph again with: newsgraph build ARTICLES -o DIR") from None
    if within is None:
        return found
    ontology = load_ontology(config.ontology)
    if within not in ontology.classes:
        raise UsageError(f"the ontology has no class {within!r}; classes are written as in Person, State, ArmedGroup")
    return tuple(one for one in found if ontology.is_a(one.entity.type, within))


def validate(where: Path, config: Config, *, full: bool = False) -> tuple[Violation, ...]:
    """Hold a graph against its checks and shapes; ``full`` adds the shapes that take seconds an article."""
    from newsgraph.graph.validate import check, validate_core, validate_full

    graph = graph_file(where)
    conform = validate_full if full else validate_core
    broken = check(open_graph(graph, config), config.checks)
    return (*broken, *conform(graph.read_text(encoding="utf-8"), config.ontology_dir))


def rank(where: Path, config: Config, *, by: Measure, top: int, within: str | None = None) -> tuple[Ranked, ...]:
    """Rank the actors of a graph by a measure of centrality."""
    from newsgraph.analysis import measures
    from newsgraph.graph.network import read_network

    return measures.rank(read_network(open_graph(where, config)), by=by, top=top, within=within)


def timeline(where: Path, config: Config, choice: Choice) -> tuple[EventRow, ...]:
    """Return the dated events of a graph, in order."""
    from newsgraph.graph.chronicle import event_rows

    return event_rows(open_graph(where, config), choice)
