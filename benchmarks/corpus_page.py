"""The page about corpora, made of the runs that were kept."""

from __future__ import annotations

import json
import os
import platform
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path


@dataclass(frozen=True, kw_only=True)
class Run:
    """One build of one corpus."""

    articles: int
    words: int
    engine: str
    processes: int
    what: str  # which part of the work was done
    seconds: float
    cpu_seconds: float
    peak_mb: float  # of all processes together, shared pages counted once
    largest_mb: float  # of the process that held most
    triples: int
    graph_mb: float  # shards or Turtle
    output_mb: float
    digest: str  # of the triples, whatever their order

    def row(self) -> str:
        """Return the run as a row of the table."""
        return (
            f"| {self.articles:,} | {self.words:,} | {self.engine} | {self.what} | {self.seconds:,.0f} "
            f"| {self.cpu_seconds:,.0f} | {self.words / self.seconds:,.0f} | {self.triples / self.seconds:,.0f} "
            f"| {1000 * self.cpu_seconds / self.articles:,.0f} | {self.peak_mb:,.0f} | {self.largest_mb:,.0f} "
            f"| {self.triples:,} | {self.graph_mb:,.1f} | {self.output_mb:,.1f} | {self.digest[:8]} |"
        )


HEAD = (
    "| articles | words | engine | what | seconds | CPU seconds | words/s | triples/s | CPU ms/article | peak MB "
    "| largest process MB | triples | graph MB | output MB | digest |\n"
    "| ---: | ---: | --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | --- |"
)
_ABOUT = """# Corpora

Written by `python benchmarks/corpus.py --json FILE --page docs/scale.md`; the runs are those that were made, whatever
they show. The articles are generated (`benchmarks/corpus_articles.py`): templates over the gazetteer with made-up people,
unnaturally dense with claims. Each build is a program of its own. Memory is that of all its processes, shared pages
counted once; the processor time of a process that lived less than half a second between two looks is not seen.
"After reading; N were read" means: the Readings of the others were made of these, with other people in them, so that all
but reading and parsing is real. The digest is of the triples in any order: one digest, one graph.
"""


def write_runs(path: Path, run: Run) -> None:
    """Add a run to those in a file; an earlier run of the same kind goes."""
    kind = (run.articles, run.words, run.engine, run.processes, run.what)
    runs = [one for one in read_runs(path) if (one.articles, one.words, one.engine, one.processes, one.what) != kind]
    path.write_text(json.dumps([asdict(one) for one in [*runs, run]], indent=1) + "\n", encoding="utf-8")


def read_runs(path: Path) -> list[Run]:
    """Return the runs in a file, if there is one."""
    return [Run(**one) for one in json.loads(path.read_text(encoding="utf-8"))] if path.is_file() else []


def write_page(path: Path, runs: Iterable[Run]) -> None:
    """Write the page; what stands below its own part stays."""
    known = sorted(runs, key=lambda run: (run.articles, run.words, run.what, run.engine))
    before = path.read_text(encoding="utf-8") if path.is_file() else ""
    below = before.partition(_MARK)[2]
    text = "\n".join((_ABOUT, _machine(), "", HEAD, *(run.row() for run in known), "", *_found(known)))
    path.write_text(f"{text}\n{_MARK}{below}", encoding="utf-8")


_MARK = "<!-- what follows is written by hand -->\n"


def _machine() -> str:
    parts = f"{platform.machine()}, {os.cpu_count()} processors, Python {platform.python_version()}"
    return f"{parts}, Daft {version('daft')}; other programs ran beside most of the builds, so compare processor time."


def _found(runs: list[Run]) -> Iterator[str]:
    """Yield what the runs show: which graphs are one, and how the work grows."""
    digests: dict[tuple[int, int], dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for run in runs:
        digests[run.articles, run.words][run.digest].add(f"{run.engine} ({run.what})")
    for (articles, words), found in digests.items():
        ways = [", ".join(sorted(some)) for some in found.values()]
        if len(ways) > 1:
            yield f"- {articles:,} articles, {words:,} words: **different graphs**: {' / '.join(ways)}."
        elif sum(map(len, found.values())) > 1:
            yield f"- {articles:,} articles, {words:,} words: one graph from {ways[0]}."
    yield from _growth([run for run in runs if "were read" in run.what])


def _growth(runs: list[Run]) -> Iterator[str]:
    """Yield how the processor time of an article changes with the size of the corpus."""
    series: dict[tuple[str, int], list[Run]] = defaultdict(list)
    for run in runs:
        series[run.engine, round(run.words / run.articles / 10)].append(run)
    for (engine, _), some in sorted(series.items()):
        if len(some) > 1:
            told = " → ".join(f"{1000 * run.cpu_seconds / run.articles:,.0f} ({run.articles:,})" for run in some)
            yield f"- {engine}, {some[0].words / some[0].articles:.0f} words an article, CPU ms an article: {told}."
