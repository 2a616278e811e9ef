"""The whole program on one page: which stage follows which.

Every function imports its stages when it is called, so that a query loads no parser and reading loads no RDF library.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from importlib.util import find_spec
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from newsgraph import loading
from newsgraph.asking import SHARDS
from newsgraph.cache import ReadingCache, fingerprint
from newsgraph.config import ENGINES, Config, Domain
from newsgraph.documents import load_languages, part_copies, read_documents
from newsgraph.errors import InputError, ShapeError, UsageError
from newsgraph.files import write_files
from newsgraph.model import Document, Entities, Knowledge, Problem, Reading
from newsgraph.plugins import RESOLVERS, SOURCES, VIEWS, Resolver, choose, find_plugins
from newsgraph.readings import dump_reading


if TYPE_CHECKING:
    from networkx import MultiDiGraph

    from newsgraph.analysis.findings import Findings
    from newsgraph.graph.chronicle import EventRow


KEPT = ".readings"  # folder in the output that holds what was read

Watch = Callable[[Iterator[Reading], int], Iterable[Reading]]  # sees Readings pass by, and how many will come


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """What a build made: the knowledge, what was found in its network, and the files."""

    knowledge: Knowledge
    findings: Findings
    triples: int
    files: tuple[Path, ...]


# ------------------------------------------------------------------------------------- from articles to a graph


def build(paths: Iterable[str], folder: Path, config: Config, *, watch: Watch = lambda readings, _: readings) -> Built:
    """Read articles and write their graph, its views and the Readings into a folder.

    Raises
    ------
    InputError
        If nothing can be read.
    ShapeError
        If the graph breaks its checks or shapes; the folder then keeps what it had.
    """
    return build_from(*find_documents(paths, config), folder, config, watch=watch)


def build_from(
    documents: tuple[Document, ...],
    problems: tuple[Problem, ...],
    folder: Path,
    config: Config,
    *,
    watch: Watch = lambda readings, _: readings,
) -> Built:
    """Write the graph of articles, its views and the Readings into a folder."""
    config = reviewed(config, folder)
    domain = loading.load_domain(config)
    cache = ReadingCache(config.cache or folder / KEPT, fingerprint(config, domain))
    readings = tuple(watch(loading.load_remembering_reader(config, domain, cache).read(documents), len(documents)))
    if config.cache is None:
        cache.sweep(documents)
    return publish(understand(readings, problems, config, domain), folder, config, domain)


def find_documents(paths: Iterable[str], config: Config) -> tuple[tuple[Document, ...], tuple[Problem, ...]]:
    """Return the articles without copies of them, and what could not be read.

    Raises
    ------
    InputError
        If there is no article at all.
    """
    found = tuple(
        read_documents(
            paths,
            sources=find_plugins(SOURCES),
            columns=dict(config.columns),
            limits=config.limits,
            languages=load_languages(config.common_words, config.language),
        )
    )
    documents = tuple(item for item in found if isinstance(item, Document))
    problems = tuple(item for item in found if isinstance(item, Problem))
    if not documents:
        raise InputError(
            "\n".join(problem.message for problem in problems) or "no article to read; name a file or folder"
        )
    documents, copies = (documents, ()) if config.keep_duplicates else part_copies(documents)
    return documents, (*problems, *copies)


def part_readings(readings: tuple[Reading, ...], config: Config) -> tuple[tuple[Reading, ...], tuple[Problem, ...]]:
    """Part Readings from those of copies, as the settings have it."""
    if config.keep_duplicates:
        return readings, ()
    documents, copies = part_copies(reading.document for reading in readings)
    kept = {document.id for document in documents}
    return tuple(reading for reading in readings if reading.document.id in kept), copies


def choose_engine(config: Config, articles: int) -> str:
    """Return the engine for so many articles: plain, native or ray.

    Raises
    ------
    UsageError
        If the settings name one that is not installed, or that cannot do what they ask for.
    """
    if config.geo or config.resolver != "rules":
        if config.engine not in (None, "plain"):
            raise UsageError(f"--geo and other resolvers see all articles at once; leave out --engine {config.engine}")
        return "plain"
    if config.engine is None:
        return "native" if articles > config.many and find_spec("daft") is not None else "plain"
    if missing := [name for name in ENGINES[config.engine] if find_spec(name) is None]:
        raise UsageError(f"the engine {config.engine} needs {missing[0]}; install it with: pip install {missing[0]}")
    return config.engine


def understand(
    readings: tuple[Reading, ...], problems: tuple[Problem, ...], config: Config, domain: Domain
) -> Knowledge:
    """Join what each document says into what the corpus says: entities, occurrences and statements."""
    from newsgraph.statements import collate

    built_in: Mapping[str, Resolver] = {"rules": _resolve}
    entities = choose(RESOLVERS, config.resolver, built_in)(readings, config, domain)
    occurrences, statements = collate(readings, entities, domain.ontology)
    if config.geo:
        from newsgraph.entities.locations import load_atlas, with_locations

        entities = with_locations(entities, statements, domain.ontology, load_atlas())
    return Knowledge(
        readings=readings,
        entities=entities,
        occurrences=occurrences,
        statements=statements,
        problems=(*problems, *filter(is_unread, chain.from_iterable(reading.problems for reading in readings))),
    )


def is_unread(problem: Problem) -> bool:
    """Whether a problem kept something from being read; what coreference left open stays in its Reading."""
    return problem.stage != "coreference"


def _resolve(readings: tuple[Reading, ...], config: Config, domain: Domain) -> Entities:
    from newsgraph.entities import Review, load_review, resolve

    review = load_review(config.review) if config.review is not None else Review()
    return resolve(readings, domain.gazetteer, domain.ontology, review)


def reviewed(config: Config, folder: Path) -> Config:
    """Return the settings with the folder's own review file, unless they name another."""
    from newsgraph.entities import find_review

    return config if config.review is not None else replace(config, review=find_review(folder))


def publish(knowledge: Knowledge, folder: Path, config: Config, domain: Domain) -> Built:
    """Write the knowledge as RDF, hold it against its shapes, and write everything that shows it."""
    try:
        made = make(knowledge, config, domain, before=folder)
    except RejectedError as rejected:
        write_files(folder, {"rejected.ttl": rejected.turtle})
        raise ShapeError(f"{rejected}\nthe graph was not published; look at {folder / 'rejected.ttl'}") from None
    readings = "".join(f"{dump_reading(reading)}\n" for reading in knowledge.readings)
    files = write_files(folder, {"readings.jsonl": readings, **made.texts})
    (folder / "rejected.ttl").unlink(missing_ok=True)
    shutil.rmtree(folder / SHARDS, ignore_errors=True)
    return Built(knowledge=knowledge, findings=made.findings, triples=made.triples, files=files)


class RejectedError(ShapeError):
    """The graph breaks its checks or shapes."""

    def __init__(self, message: str, turtle: str) -> None:
        super().__init__(message)
        self.turtle = turtle


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A graph that holds, with everything that shows it; the files by name, ``graph.ttl`` last."""

    texts: Mapping[str, str]
    findings: Findings
    triples: int


def make(knowledge: Knowledge, config: Config, domain: Domain, *, before: Path | None = None) -> Made:
    """Return the knowledge as RDF, held against its shapes, and everything that shows it.

    In the explorer, what a page ``before`` shows keeps its place.

    Raises
    ------
    RejectedError
        If the graph breaks its checks or shapes.
    """
    from newsgraph.analysis.findings import analyse
    from newsgraph.entities import dump_record, record
    from newsgraph.graph.build import write_turtle
    from newsgraph.graph.chronicle import events_of
    from newsgraph.graph.network import network_of
    from newsgraph.graph.store import add_turtle, read_facts, store_of
    from newsgraph.graph.validate import breaches
    from newsgraph.graph.violations import is_serious, tell

    turtle = write_turtle(knowledge, domain.ontology, base_iri=config.base_iri)
    ontology = config.ontology.read_text(encoding="utf-8")
    store = store_of(turtle)
    triples = len(store)
    add_turtle(store, ontology)
    if broken := [breach for breach in breaches(store, lambda: turtle, config) if is_serious(breach)]:
        raise RejectedError(tell(broken), turtle)
    facts = read_facts(store)
    network = network_of(facts)
    findings = analyse(network)
    resolved = dump_record(record(knowledge.readings, knowledge.entities))
    texts = {
        "ontology.ttl": ontology,
        "entities.jsonl": resolved,
        **_views(knowledge, network, findings, events_of(facts), before),
        "graph.ttl": turtle,
    }
    return Made(texts=texts, findings=findings, triples=triples)


def _views(
    knowledge: Knowledge,
    network: MultiDiGraph,
    findings: Findings,
    events: tuple[EventRow, ...],
    before: Path | None,
) -> dict[str, str]:
    from newsgraph.analysis.communities import number_of_node
    from newsgraph.views.explorer import read_places, render_explorer
    from newsgraph.views.report import render_report
    from newsgraph.views.report_page import render_report_page

    title = _title(knowledge.readings)
    communities = number_of_node(findings.communities)
    counts = {"articles read": len(knowledge.readings), "events": len(knowledge.occurrences)}
    page = before / "graph.html" if before is not None else None
    places = read_places(page.read_text(encoding="utf-8")) if page is not None and page.is_file() else None
    others = {name: view(knowledge, network) for name, view in find_plugins(VIEWS).items()}
    return {
        **others,
        "graph.html": render_explorer(
            network, title=title, rank=findings.importance, communities=communities, known=places
        ),
        "report.md": render_report(network, findings, title=title, counts=counts, problems=knowledge.problems),
        "report.html": render_report_page(
            network, findings, title=title, counts=counts, problems=knowledge.problems, events=events
        ),
    }


def _title(readings: tuple[Reading, ...]) -> str:
    """Return the title of the only article, or how many there are."""
    if len(readings) > 1:
        return f"{len(readings)} articles"
    if not readings:
        return "No articles"
    document = readings[0].document
    return document.title or document.source or "An article"
