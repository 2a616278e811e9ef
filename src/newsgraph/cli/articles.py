"""Commands that read articles."""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace
from pathlib import Path

from newsgraph.cli.common import COPIES, LIMITS, PATHS, Commands, command, config_of
from newsgraph.cli.printing import progress, report_problems, summary, summary_of_corpus


def add_commands(commands: Commands) -> None:
    """Add the commands that read articles."""
    what = "read articles and write their graph, its explorer and a report"
    build = command(commands, _build, what, example="newsgraph build articles/ -o graph/")
    build.add_argument("paths", nargs="+", metavar="PATH", help=PATHS)
    build.add_argument("-o", "--output", type=Path, required=True, metavar="DIR", help="folder for everything made")
    build.add_argument("--base-iri", metavar="IRI", help="what the IRIs of the data begin with")
    build.add_argument(
        "--review", type=Path, metavar="FILE", help="decisions on which names are one thing (.toml, .csv)"
    )
    build.add_argument(
        "--cache", type=Path, metavar="DIR", help="keep Readings here (default: .readings in the output)"
    )
    build.add_argument("--geo", action="store_true", help="GeoNames ids and coordinates (pip install 'newsgraph[geo]')")
    what = "plain, native (Daft) or ray (Daft on a cluster); default: native for more than 500 articles, if installed"
    build.add_argument("--engine", choices=("plain", "native", "ray"), help=what)
    build.add_argument("--address", metavar="ADDRESS", help="of a Ray cluster (default: one on this machine)")
    build.add_argument("--many", type=int, metavar="N", help="articles from which on the engine is native")
    build.add_argument("--keep-duplicates", action="store_true", help=COPIES)
    reading_options(build)

    what = "write what is understood from each article, as JSON Lines"
    read = command(commands, _read, what, example="newsgraph read article.txt -o readings.jsonl")
    read.add_argument("paths", nargs="+", metavar="PATH", help=PATHS)
    read.add_argument("-o", "--output", type=Path, metavar="FILE", help="write here, instead of to standard output")
    reading_options(read)


def reading_options(made: argparse.ArgumentParser) -> None:
    """Add what every command that reads articles takes."""
    made.add_argument("--processes", type=int, metavar="N", help="read in N processes (default: 1)")
    made.add_argument(
        "--model", help="an installed spaCy pipeline; articles in other languages than its own are left out"
    )
    made.add_argument(
        "--column",
        action="append",
        default=[],
        metavar="NAME=COLUMN",
        help="what tables and JSON Lines call the text, title, published, …, such as text=body",
    )
    limits = made.add_argument_group("limits", "What exceeds one becomes a problem in the report, and the run goes on.")
    for name, (default, what) in LIMITS.items():
        limits.add_argument(f"--max-{name}", type=type(default), metavar="N", help=f"{what} (default: {default:,})")


def _build(options: argparse.Namespace) -> int:
    from newsgraph import pipeline

    config = config_of(options)
    documents, problems = pipeline.find_documents(options.paths, config)
    if (engine := pipeline.choose_engine(config, len(documents))) == "plain":
        built = pipeline.build_from(documents, problems, options.output, config, watch=progress)
        report_problems(built.knowledge.problems)
        summary(built, options.output)
    else:
        from newsgraph.scale import build_corpus

        corpus = build_corpus(documents, problems, options.output, replace(config, engine=engine))
        report_problems(corpus.problems)
        summary_of_corpus(corpus)
    return 0


def _read(options: argparse.Namespace) -> int:
    from newsgraph import loading, pipeline
    from newsgraph.files import write_files
    from newsgraph.readings import dump_reading

    config = replace(config_of(options), keep_duplicates=True)
    documents, problems = pipeline.find_documents(options.paths, config)
    reader = loading.load_reader(config, loading.load_domain(config))
    lines = (f"{dump_reading(reading)}\n" for reading in progress(reader.read(documents), len(documents)))
    if options.output is None:
        for line in lines:
            sys.stdout.write(line)
    else:
        write_files(options.output.parent, {options.output.name: "".join(lines)})
    report_problems(problems)
    return 0
