"""What the commands have in common: their options and settings."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from newsgraph.errors import UsageError


if TYPE_CHECKING:
    from newsgraph.config import Config

Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"  # noqa: SLF001  it has no other name
Run = Callable[[argparse.Namespace], int]

FORMS = ("table", "csv", "json")
PATHS = "a file of any format that the README lists, a folder, a glob, or - for standard input"
COPIES = "let each of several copies of an article count as a voice of its own"
LIMITS: dict[str, tuple[int | float, str]] = {
    "characters": (300_000, "characters of one article"),
    "bytes": (200_000_000, "bytes of one file, also unpacked"),
    "archive": (4_000_000_000, "bytes of all that is in one archive, unpacked"),
    "seconds": (60.0, "seconds that a parser may take for one article"),
    "memory": (4_000_000_000, "bytes of memory that a parser may take"),
}
GRAPH = "a folder made by build, or an RDF file"


def command(commands: Commands, run: Run, what: str, *, example: str) -> argparse.ArgumentParser:
    """Add a command, named by its example, that runs a function."""
    made = commands.add_parser(
        example.split()[1],
        help=what,
        description=f"{what[0].upper()}{what[1:]}.",
        epilog=f"example: {example}",
    )
    made.set_defaults(run=run)
    made.add_argument("--domain", type=Path, metavar="DIR", help="a folder to use instead of the ontology shipped")
    return made


def parameter(text: str) -> tuple[str, str]:
    """Return the name and the value of NAME=VALUE."""
    name, equals, value = text.partition("=")
    if not equals or not name:
        raise UsageError(f"{text!r} gives no value; write NAME=VALUE, such as who=Norland")
    return name, value


def config_of(options: argparse.Namespace) -> Config:
    """Return the settings that the options give."""
    from newsgraph.config import Config, Limits

    names = ("model", "base_iri", "review", "processes", "cache", "engine", "address", "many", "geo")
    fields = {"domain": "ontology_dir"} | dict(zip(names, names, strict=True))
    given = {field: value for name, field in fields.items() if (value := getattr(options, name, None)) is not None}
    limits = {name: value for name in LIMITS if (value := getattr(options, f"max_{name}", None)) is not None}
    columns = tuple(parameter(text) for text in getattr(options, "column", ()))
    return Config(
        **given, columns=columns, limits=Limits(**limits), keep_duplicates=getattr(options, "keep_duplicates", False)
    )
