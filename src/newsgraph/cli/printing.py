"""What the command line prints, and how: text from articles cannot steer a terminal."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING


if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

    from newsgraph.graph.query import QueryResult
    from newsgraph.model import Problem, Reading
    from newsgraph.pipeline import Built
    from newsgraph.scale import Corpus

_HIDDEN = dict.fromkeys((*range(9), *range(11, 32), *range(127, 160), *range(8234, 8239), *range(8294, 8298)), " ")


def complain(message: str) -> None:
    """Print a message for people: what is wrong, and on the next line what to do."""
    print("\n".join(line.replace("; ", "\n  ", 1) for line in clean(message).splitlines()), file=sys.stderr)


def clean(text: str) -> str:
    """Return text from an article without what would steer a terminal."""
    return text.translate(_HIDDEN)


def formatted(result: QueryResult, form: str, *, labels: bool = False) -> str:
    """Return the answer as a table, CSV or JSON."""
    from newsgraph.graph.results import to_csv, to_json, to_text

    if form == "table":
        return to_text(result)
    return to_csv(result, labels=labels) if form == "csv" else to_json(result) + "\n"


def progress(readings: Iterable[Reading], total: int) -> Iterator[Reading]:
    """Pass the Readings on, with a bar on standard error where a person is looking."""
    if not sys.stderr.isatty():
        yield from readings
        return
    from rich.progress import track

    yield from track(readings, description="Reading", total=total, console=console(error=True), transient=True)


def report_problems(problems: Iterable[Problem], *, most: int = 10) -> None:
    """Name what could not be read."""
    found = tuple(problems)
    for problem in found[:most]:
        complain(f"{problem.stage}: {problem.message}")
    if len(found) > most:
        complain(f"… and {len(found) - most} more problems; report.md lists them")


def summary(built: Built, folder: Path) -> None:
    """Say what a build has made."""
    knowledge = built.knowledge
    claims = [claim for statement in knowledge.statements for claim in statement.claims]
    made = table("made", "number")
    for name, number in (
        ("articles read", len(knowledge.readings)),
        ("not read", len(knowledge.problems)),
        ("entities", len(knowledge.entities.entities)),
        ("events", len(knowledge.occurrences)),
        ("statements", len(knowledge.statements)),
        ("  asserted as fact", sum(statement.asserted_as_fact for statement in knowledge.statements)),
        ("  disputed", sum(statement.disputed for statement in knowledge.statements)),
        ("claims", len(claims)),
        ("triples", built.triples),
    ):
        made.add_row(name, f"{number:,}")
    out = console()
    out.print(made)
    out.print(
        f"Written to {clean(str(folder))}: {', '.join(path.name for path in built.files)}",
        soft_wrap=True,
        markup=False,
    )


def summary_of_corpus(corpus: Corpus) -> None:
    """Say what the build of a corpus has made."""
    made = table("made", "number")
    for name, number in (
        ("articles read", corpus.articles),
        ("not read", len(corpus.problems)),
        ("entities", corpus.entities),
        ("triples", corpus.triples),
    ):
        made.add_row(name, f"{number:,}")
    out = console()
    out.print(made)
    out.print(f"Written to {clean(str(corpus.folder))}; load it with:", soft_wrap=True, markup=False)
    shards = clean(str(corpus.folder / "graph.shards" / "part-*.nq.gz"))
    out.print(f"oxigraph load --location STORE --file {shards}", soft_wrap=True, markup=False)


def table(*columns: str) -> Table:
    """Return an empty table whose last column holds numbers."""
    from rich import box
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for number, column in enumerate(columns):
        table.add_column(column, justify="right" if number == len(columns) - 1 else "left")
    return table


def console(*, error: bool = False) -> Console:
    """Return the terminal."""
    from rich.console import Console

    return Console(stderr=error, highlight=False, emoji=False)
