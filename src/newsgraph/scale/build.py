"""Build the graph of a corpus: the plan run on an engine, its tables made into files that stores load."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from newsgraph import __version__, asking, loading, pipeline
from newsgraph.cache import ReadingCache, fingerprint
from newsgraph.config import Config, Domain
from newsgraph.errors import ShapeError
from newsgraph.files import write_files
from newsgraph.model import Document, Problem, stable_id
from newsgraph.scale.plan import Plan, start_engine
from newsgraph.scale.reading import ResumingReader, Trials
from newsgraph.scale.shards import Shard, write_manifest, write_shard
from newsgraph.scale.tables import Tables
from newsgraph.workers import Load


_KEPT_TABLES = ("readings", "entities")
_OTHERS = ("graph.ttl", "graph.html", "readings.jsonl", "entities.jsonl", "report.md", "report.html")
SAMPLE, TABLES = "graph.sample", "graph.tables"
_WORK, _TRIALS = ".work", ".trials"
_SHARD = 1_000  # articles whose triples make one shard, roughly
_SAMPLE = 300  # articles that are drawn and reported on


@dataclass(frozen=True, slots=True, kw_only=True)
class Corpus:
    """What was built: how much of everything, and where it lies."""

    articles: int
    entities: int
    triples: int
    problems: tuple[Problem, ...]
    folder: Path


def build_corpus(
    documents: Sequence[Document],
    problems: Iterable[Problem],
    folder: Path,
    config: Config,
    *,
    load: Load | None = None,
) -> Corpus:
    """Read articles and write their graph as shards, and the views of a sample of them, into a folder.

    Parameters
    ----------
    documents, problems
        The articles, and what could not be read.
    folder
        Where everything goes.
    config
        The settings, the engine among them.
    load
        Loads the reader in a process of the engine; the one that the settings name, if none is given.

    Raises
    ------
    ShapeError
        If the graph breaks its checks or shapes; the folder then keeps what it had.
    """
    start_engine(config)
    config = pipeline.reviewed(config, folder)
    domain = loading.load_domain(config)
    plan = _carry_out(documents, folder, config, domain, load or partial(loading.load_one_reader, config))
    if breaches := plan.breaches():
        raise ShapeError("\n".join((*breaches, "the graph was not published")))
    found = (*problems, *plan.problems())
    drawn = sorted((one.id for one in documents), key=lambda name: stable_id("sample", name))[:_SAMPLE]
    sample = pipeline.make(pipeline.understand(plan.readings(drawn), found, config, domain), config, domain)
    counts = {"articles": len(documents), "not read": len(found), "entities": plan.count("wanted")}
    shards = _write_graph(plan, folder / _WORK, counts)
    _publish(folder, sample.texts)
    return Corpus(
        articles=len(documents),
        entities=counts["entities"],
        triples=sum(shard.triples for shard in shards),
        problems=found,
        folder=folder,
    )


def _carry_out(documents: Sequence[Document], folder: Path, config: Config, domain: Domain, load: Load) -> Plan:
    """Take in articles and run every stage over them."""
    for left in (_WORK, _TRIALS):
        shutil.rmtree(folder / left, ignore_errors=True)
    cache = ReadingCache(config.cache or folder / pipeline.KEPT, fingerprint(config, domain))
    reader = partial(_reader, load, cache, folder / _TRIALS)
    width = config.processes if config.engine == "ray" else 1
    tables = Tables(folder / _WORK, parts=-(-len(documents) // _SHARD), width=width)
    plan = Plan(tables, config, reader)
    plan.take_in(documents)
    plan.run()
    return plan


def _reader(load: Load, cache: ReadingCache, trials: Path) -> ResumingReader:
    return ResumingReader(load, cache, Trials(trials))


def _write_graph(plan: Plan, folder: Path, facts: Mapping[str, Any]) -> tuple[Shard, ...]:
    """Write the shards and their manifest."""
    config = plan.config
    settings = {"base_iri": config.base_iri, "model": config.model, "reader": config.reader}
    shards = tuple(
        write_shard(folder / asking.SHARDS, number, plan.lines(number)) for number in range(plan.tables.parts)
    )
    write_manifest(folder / asking.SHARDS, shards, {"newsgraph": __version__, **facts, "settings": settings})
    return shards


def _publish(folder: Path, sample: Mapping[str, str]) -> None:
    """Put what was made in the place of what was there."""
    work = folder / _WORK
    tables = work / TABLES
    tables.mkdir()
    for name in _KEPT_TABLES:
        (work / name).rename(tables / name)
    for made in (asking.SHARDS, TABLES):
        shutil.rmtree(folder / made, ignore_errors=True)
        (work / made).rename(folder / made)
    for other in _OTHERS:
        (folder / other).unlink(missing_ok=True)
    write_files(folder / SAMPLE, sample)
    write_files(folder, {"ontology.ttl": sample["ontology.ttl"]})
    for left in (_WORK, _TRIALS):
        shutil.rmtree(folder / left, ignore_errors=True)
