"""Commands that change a project: a graph that grows and shrinks article by article."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from newsgraph.cli.articles import reading_options
from newsgraph.cli.common import COPIES, PATHS, Commands, command, config_of
from newsgraph.cli.printing import clean, progress, report_problems


if TYPE_CHECKING:
    from newsgraph.project import Changed, Project

_PROJECT = "a folder that add makes, and add, replace and remove change"


def add_commands(commands: Commands) -> None:
    """Add the commands that change a project."""
    what = "add articles to a project, a graph that grows"
    add = command(commands, _add, what, example="newsgraph add project/ today/*.txt")
    what = "put articles in the place of those with the same id, file name or address"
    swap = command(commands, _replace, what, example="newsgraph replace project/ corrected.txt")
    for made in (add, swap):
        made.add_argument("project", type=Path, metavar="PROJECT", help=_PROJECT)
        made.add_argument("paths", nargs="+", metavar="PATH", help=PATHS)
        made.add_argument(
            "--review", type=Path, metavar="FILE", help="decisions on which names are one thing (.toml, .csv)"
        )
        made.add_argument("--keep-duplicates", action="store_true", help=COPIES)
        reading_options(made)
    add.add_argument("--base-iri", metavar="IRI", help="what the IRIs of a new project begin with")
    what = "remove articles from a project, with all that they alone said"
    remove = command(commands, _remove, what, example="newsgraph remove project/ withdrawn.txt")
    remove.add_argument("project", type=Path, metavar="PROJECT", help=_PROJECT)
    remove.add_argument("--keep-duplicates", action="store_true", help=COPIES)
    remove.add_argument("articles", nargs="+", metavar="ARTICLE", help="its id, file name or address")


def _add(options: argparse.Namespace) -> int:
    return _tell(_project(options).add(options.paths, watch=progress))


def _replace(options: argparse.Namespace) -> int:
    return _tell(_project(options).replace(options.paths, watch=progress))


def _remove(options: argparse.Namespace) -> int:
    return _tell(_project(options).remove(options.articles))


def _project(options: argparse.Namespace) -> Project:
    from newsgraph.project import Project

    return Project(options.project, config_of(options))


def _tell(changed: Changed) -> int:
    report_problems(changed.problems)
    for what, articles in (("added", changed.added), ("removed", changed.removed), ("already here", changed.known)):
        for article in articles:
            print(clean(f"{what}: {article.id} {article.title or article.source or ''}".rstrip()))
    print(f"{changed.articles} articles; the explorer is {clean(str(changed.folder / 'graph.html'))}")
    return 0
