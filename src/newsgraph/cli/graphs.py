"""Commands that ask, check and convert a graph."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from newsgraph.cli.common import FORMS, GRAPH, Commands, command, config_of, parameter
from newsgraph.cli.printing import clean, complain, console, formatted, table
from newsgraph.errors import UsageError


if TYPE_CHECKING:
    from newsgraph.config import Config

MEASURES = ("degree", "betweenness", "pagerank", "eigenvector", "k-core", "brokerage")
FORMATS = ("turtle", "trig", "nquads", "ntriples", "jsonld", "rdfxml", "turtle12", "graphml", "nodelink", "graphcsv",
           "claims", "parquet")  # fmt: skip


def add_commands(commands: Commands) -> None:
    """Add the commands that work on a graph."""
    _add_questions(commands)
    what = "write a graph in another format"
    export = command(commands, _export, what, example="newsgraph export graph/ --format trig -o graph.trig.gz")
    export.add_argument("graph", type=Path, metavar="GRAPH", help=GRAPH)
    export.add_argument("--format", choices=FORMATS, help="default: what the ending of FILE names, else turtle")
    export.add_argument("-o", "--output", type=Path, metavar="FILE", help="write here; .gz, .bz2 and .xz compress")
    export.add_argument("--reason", choices=("rdfs", "owl-rl"), help="also what follows from the graph")
    export.add_argument("--base-iri", metavar="IRI", help="what the IRIs of the data begin with from now on")

    what = "hold a graph against its checks and SHACL shapes"
    validate = command(commands, _validate, what, example="newsgraph validate graph/ --full")
    validate.add_argument("graph", type=Path, metavar="GRAPH", help=GRAPH)
    validate.add_argument("--full", action="store_true", help="also the shapes that take seconds an article")

    what = "rank actors by a measure of centrality"
    rank = command(commands, _rank, what, example="newsgraph rank graph/ --by pagerank --top 20")
    rank.add_argument("graph", type=Path, metavar="GRAPH", help=GRAPH)
    rank.add_argument("--by", choices=MEASURES, default="pagerank", help="default: pagerank")
    rank.add_argument("--top", type=int, default=20, metavar="N", help="how many (default: 20)")
    rank.add_argument("--within", metavar="CLASS", help="only nodes of this class, such as Agent or State")


def _add_questions(commands: Commands) -> None:
    what = "ask a graph in SPARQL, or by a kept question"
    query = command(commands, _query, what, example="newsgraph query graph/ profile who=Norland --format csv")
    query.add_argument("graph", type=Path, metavar="GRAPH", help=GRAPH)
    query.add_argument("question", nargs="?", help="SPARQL, a .rq file or a kept question; none: list the kept ones")
    query.add_argument("parameters", nargs="*", metavar="NAME=VALUE", help="what the question needs to know")
    query.add_argument("--format", choices=FORMS, default="table", help="default: table")

    what = "ask one of the kept questions, and show names and sentences"
    ask = command(commands, _ask, what, example="newsgraph ask profile graph/ --where who=Norland")
    ask.add_argument("question", nargs="?", metavar="NAME", help="a kept question")
    ask.add_argument("graph", nargs="?", type=Path, default=Path(), metavar="GRAPH", help=f"{GRAPH}; default: here")
    ask.add_argument("--where", action="append", default=[], metavar="NAME=VALUE", help="a parameter of the question")
    ask.add_argument("--list", action="store_true", help="show the questions and their parameters")
    ask.add_argument("--format", choices=FORMS, default="table", help="default: table")


# ----------------------------------------------------------------------------------------------- the commands


def _query(options: argparse.Namespace) -> int:
    from newsgraph import asking

    config = config_of(options)
    if options.question is None:
        print("\n".join(_questions(config)))
        return 0
    given = dict(parameter(text) for text in options.parameters)
    result = asking.ask(options.graph, options.question, given, config)
    sys.stdout.write(formatted(result, options.format))
    return 0


def _validate(options: argparse.Namespace) -> int:
    from newsgraph import asking
    from newsgraph.graph import violations

    if breaches := asking.validate(options.graph, config_of(options), full=options.full):
        print(clean(violations.tell(breaches)))
    if any(map(violations.is_serious, breaches)):
        return 1
    print("The graph conforms: every check is empty and every shape holds.")
    return 0


def _rank(options: argparse.Namespace) -> int:
    from rich.text import Text

    from newsgraph import asking
    from newsgraph.analysis.measures import Measure

    ranked = asking.rank(
        options.graph, config_of(options), by=Measure(options.by), top=options.top, within=options.within
    )
    ranking = table("#", "name", "type", options.by)
    for item in ranked:
        ranking.add_row(str(item.place), Text(clean(item.label)), item.type, f"{item.score:.4g}")
    console().print(ranking)
    return 0


def _ask(options: argparse.Namespace) -> int:
    config = config_of(options)
    if options.list:
        print("\n".join(_questions(config)))
        return 0
    if options.question is None:
        raise UsageError("which question? see: newsgraph ask --list")
    from newsgraph import asking
    from newsgraph.graph.questions import ask, load_named

    question = load_named(config.questions, options.question)
    given = dict(parameter(text) for text in options.where)
    answer = ask(asking.open_graph(options.graph, config), question, given)
    sys.stdout.write(formatted(answer, options.format, labels=True))
    if given and not answer.rows:
        complain("no answer; names are compared letter by letter: newsgraph entities GRAPH lists them")
    return 0


def _export(options: argparse.Namespace) -> int:
    from newsgraph import api

    settings = {"ontology_dir": options.domain} if options.domain is not None else {}
    graph = api.open_graph(options.graph, **settings)
    if options.reason is not None:
        graph = graph.reasoned(options.reason)
    form = options.format if options.output is not None else options.format or "turtle"
    graph.export(options.output or sys.stdout.buffer, form=form, base_iri=options.base_iri)
    return 0


def _questions(config: Config) -> Iterator[str]:
    from newsgraph.graph.questions import load_question

    for path in sorted(config.questions.glob("*.rq")):
        question = load_question(path)
        yield f"{path.stem}: {question.title}"
        yield from (f"    {name}={hint}" for name, hint in question.parameters.items())
