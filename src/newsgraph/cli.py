"""The command line: parse, call one function, print.

Exit codes: 0 fine, 1 the data breaks its shapes, 2 usage or settings, 3 unreadable input.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from newsgraph import __version__
from newsgraph.errors import NewsgraphError, UsageError


if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

    from newsgraph.config import Config
    from newsgraph.graph.query import QueryResult
    from newsgraph.model import Problem, Reading
    from newsgraph.pipeline import Built

INTERRUPTED = 130
_HIDDEN = dict.fromkeys((*range(9), *range(11, 32), *range(127, 160), *range(8234, 8239), *range(8294, 8298)), " ")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run newsgraph with the words of a command line; return the exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    options = _parser().parse_args(arguments)
    try:
        code: int = options.run(options)
        sys.stdout.flush()
    except NewsgraphError as error:
        _complain(f"newsgraph: {error}")
        return error.exit_code
    except KeyboardInterrupt:
        _complain("newsgraph: interrupted; nothing was published\nrun the same command again to start over")
        return INTERRUPTED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return code


def _complain(message: str) -> None:
    """Print a message for people: what is wrong, and on the next line what to do."""
    print("\n".join(line.replace("; ", "\n  ", 1) for line in _clean(message).splitlines()), file=sys.stderr)


def _clean(text: str) -> str:
    """Return text from an article without what would steer a terminal."""
    return text.translate(_HIDDEN)


# ----------------------------------------------------------------------------------------------- the commands


def _build(options: argparse.Namespace) -> int:
    from newsgraph import pipeline

    built = pipeline.build(options.paths, options.output, _config(options), watch=_progress)
    _report_problems(built.knowledge.problems)
    _summary(built, options.output)
    return 0


def _read(options: argparse.Namespace) -> int:
    from newsgraph import pipeline
    from newsgraph.files import write_files
    from newsgraph.readings import dump_reading

    config = _config(options)
    documents, problems = pipeline.find_documents(options.paths)
    reader = pipeline.load_reader(config, pipeline.load_domain(config))
    lines = (f"{dump_reading(reading)}\n" for reading in _progress(reader.read(documents), len(documents)))
    if options.output is None:
        for line in lines:
            sys.stdout.write(line)
    else:
        write_files(options.output.parent, {options.output.name: "".join(lines)})
    _report_problems(problems)
    return 0


def _query(options: argparse.Namespace) -> int:
    from newsgraph import pipeline

    config = _config(options)
    if options.question is None:
        print("\n".join(_questions(config)))
        return 0
    given = dict(_parameter(text) for text in options.parameters)
    result = pipeline.ask(options.graph, options.question, given, config)
    sys.stdout.write(_formatted(result, options.format))
    return 0


def _validate(options: argparse.Namespace) -> int:
    from newsgraph import pipeline

    if breaches := pipeline.validate(options.graph, _config(options), full=options.full):
        print(_clean(pipeline.tell(breaches)))
    if any(map(pipeline.is_serious, breaches)):
        return 1
    print("The graph conforms: every check is empty and every shape holds.")
    return 0


def _rank(options: argparse.Namespace) -> int:
    from rich.text import Text

    from newsgraph import pipeline
    from newsgraph.analysis.measures import Measure

    ranked = pipeline.rank(
        options.graph, _config(options), by=Measure(options.by), top=options.top, within=options.within
    )
    table = _table("#", "name", "type", options.by)
    for item in ranked:
        table.add_row(str(item.place), Text(_clean(item.label)), item.type, f"{item.score:.4g}")
    _console().print(table)
    return 0


# ------------------------------------------------------------------------------------------------------ parsing

_EXAMPLES = {
    "build": "newsgraph build articles/ -o graph/",
    "read": "newsgraph read article.txt -o readings.jsonl",
    "query": "newsgraph query graph/ profile who=Norland --format csv",
    "validate": "newsgraph validate graph/ --full",
    "rank": "newsgraph rank graph/ --by pagerank --top 20",
}
_MEASURES = ("degree", "betweenness", "pagerank", "eigenvector", "k-core", "brokerage")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="newsgraph",
        description="Read news articles into a graph that keeps who says what apart from what is so.",
        epilog="example: " + _EXAMPLES["build"],
    )
    parser.add_argument("--version", action="version", version=f"newsgraph {__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)

    build = _command(commands, "build", _build, "read articles and write their graph, its explorer and a report")
    build.add_argument("paths", nargs="+", metavar="PATH", help=_PATHS)
    build.add_argument("-o", "--output", type=Path, required=True, metavar="DIR", help="folder for everything made")
    build.add_argument("--base-iri", metavar="IRI", help="what the IRIs of the data begin with")
    build.add_argument("--review", type=Path, metavar="FILE", help="decisions on which names are one thing (TOML)")
    _reading_options(build)

    read = _command(commands, "read", _read, "write what is understood from each article, as JSON Lines")
    read.add_argument("paths", nargs="+", metavar="PATH", help=_PATHS)
    read.add_argument("-o", "--output", type=Path, metavar="FILE", help="write here, instead of to standard output")
    _reading_options(read)

    query = _command(commands, "query", _query, "ask a graph in SPARQL, or by a kept question")
    query.add_argument("graph", type=Path, metavar="GRAPH", help=_GRAPH)
    query.add_argument("question", nargs="?", help="SPARQL, a .rq file or a kept question; none: list the kept ones")
    query.add_argument("parameters", nargs="*", metavar="NAME=VALUE", help="what the question needs to know")
    query.add_argument("--format", choices=("table", "csv", "json"), default="table", help="default: table")

    validate = _command(commands, "validate", _validate, "hold a graph against its checks and SHACL shapes")
    validate.add_argument("graph", type=Path, metavar="GRAPH", help=_GRAPH)
    validate.add_argument("--full", action="store_true", help="also the shapes that take seconds an article")

    rank = _command(commands, "rank", _rank, "rank actors by a measure of centrality")
    rank.add_argument("graph", type=Path, metavar="GRAPH", help=_GRAPH)
    rank.add_argument("--by", choices=_MEASURES, default="pagerank", help="default: pagerank")
    rank.add_argument("--top", type=int, default=20, metavar="N", help="how many (default: 20)")
    rank.add_argument("--within", metavar="CLASS", help="only nodes of this class, such as Agent or State")
    return parser


_PATHS = "a file (.txt, .md, .jsonl), a folder, a glob, or - for standard input"
_GRAPH = "a folder made by build, or an RDF file"


def _command(
    commands: argparse._SubParsersAction[argparse.ArgumentParser], name: str, run: object, what: str
) -> argparse.ArgumentParser:
    command = commands.add_parser(
        name,
        help=what,
        description=f"{what[0].upper()}{what[1:]}.",
        epilog=f"example: {_EXAMPLES[name]}",
    )
    command.set_defaults(run=run)
    command.add_argument("--domain", type=Path, metavar="DIR", help="a folder to use instead of the ontology shipped")
    return command


def _reading_options(command: argparse.ArgumentParser) -> None:
    command.add_argument("--model", help="an installed spaCy pipeline for English")


def _parameter(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not equals or not name:
        raise UsageError(f"{text!r} gives no value; write NAME=VALUE, such as who=Norland")
    return name, value


def _config(options: argparse.Namespace) -> Config:
    from newsgraph.config import Config

    names = {"domain": "ontology_dir", "model": "model", "base_iri": "base_iri", "review": "review"}
    given = {field: value for name, field in names.items() if (value := getattr(options, name, None)) is not None}
    return Config(**given)


# ----------------------------------------------------------------------------------------------------- printing


def _questions(config: Config) -> Iterator[str]:
    from newsgraph.graph.questions import load_question

    for path in sorted(config.questions.glob("*.rq")):
        question = load_question(path)
        yield f"{path.stem}: {question.title}"
        yield from (f"    {name}={hint}" for name, hint in question.parameters.items())


def _formatted(result: QueryResult, form: str) -> str:
    from newsgraph.graph.results import to_csv, to_json, to_text

    if form == "table":
        return to_text(result)
    return to_csv(result) if form == "csv" else to_json(result) + "\n"


def _progress(readings: Iterable[Reading], total: int) -> Iterator[Reading]:
    """Pass the Readings on, with a bar on standard error where a person is looking."""
    if not sys.stderr.isatty():
        yield from readings
        return
    from rich.progress import track

    yield from track(readings, description="Reading", total=total, console=_console(error=True), transient=True)


def _report_problems(problems: Iterable[Problem], *, most: int = 10) -> None:
    """Name what could not be read."""
    found = tuple(problems)
    for problem in found[:most]:
        _complain(f"{problem.stage}: {problem.message}")
    if len(found) > most:
        _complain(f"… and {len(found) - most} more problems; report.md lists them")


def _summary(built: Built, folder: Path) -> None:
    knowledge = built.knowledge
    claims = [claim for statement in knowledge.statements for claim in statement.claims]
    table = _table("made", "number")
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
        table.add_row(name, f"{number:,}")
    console = _console()
    console.print(table)
    console.print(
        f"Written to {_clean(str(folder))}: {', '.join(path.name for path in built.files)}",
        soft_wrap=True,
        markup=False,
    )


def _table(*columns: str) -> Table:
    from rich import box
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for number, column in enumerate(columns):
        table.add_column(column, justify="right" if number == len(columns) - 1 else "left")
    return table


def _console(*, error: bool = False) -> Console:
    from rich.console import Console

    return Console(stderr=error, highlight=False, emoji=False)
