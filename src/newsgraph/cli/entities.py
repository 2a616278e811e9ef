"""The command that lists what was resolved, and explains it."""

from __future__ import annotations

import argparse
import csv
import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from newsgraph.cli.common import Commands, command, config_of
from newsgraph.cli.printing import clean, console, table
from newsgraph.errors import UsageError


if TYPE_CHECKING:
    from newsgraph.entities import Recorded

FORMS = ("table", "csv", "json")
COLUMNS = ("name", "type", "id", "also called", "links", "documents", "mentions")


def add_commands(commands: Commands) -> None:
    """Add the command that lists and explains entities."""
    what = "list the entities of a graph, or explain why one is one: its mentions, merges, refusals and links"
    listing = command(commands, _entities, what, example="newsgraph entities explain Norland graph/")
    listing.add_argument(
        "words", nargs="+", metavar="[explain NAME] GRAPH", help="a folder made by build, or a project"
    )
    listing.add_argument("--type", metavar="CLASS", help="only this class and those below it, such as Person")
    listing.add_argument("--format", choices=FORMS, default="table", help="default: table; an explanation: table, json")


def _entities(options: argparse.Namespace) -> int:
    from newsgraph import asking
    from newsgraph.entities import called, dump_record

    *question, graph = options.words
    found = asking.entities(Path(graph), config_of(options), within=options.type)
    if not question:
        _list([one for one in found if one.named], options.format)
        return 0
    if question[0] != "explain" or len(question) != 2:  # noqa: PLR2004  explain and its name
        raise UsageError(f"{question[0]!r} is no question; write: newsgraph entities explain NAME {graph}")
    wanted = called(found, question[1])
    if not wanted:
        raise UsageError(f"no entity is called {question[1]!r}; list them with: newsgraph entities {graph}")
    if options.format == "json":
        sys.stdout.write(dump_record(wanted))
    else:
        print("\n\n".join(clean("\n".join(_explained(one, found))) for one in wanted))
    return 0


def _list(found: Iterable[Recorded], form: str) -> None:
    ordered = sorted(found, key=lambda one: (-one.mentions, one.entity.id))
    if form == "table":
        shown = table(*COLUMNS)
        for one in ordered:
            shown.add_row(*map(clean, _row(one)))
        console().print(shown, markup=False)
    elif form == "csv":
        rows = csv.writer(sys.stdout, lineterminator="\n")
        rows.writerows([COLUMNS, *(list(map(_cell, _row(one))) for one in ordered)])
    else:
        print(json.dumps([dict(zip(COLUMNS, _row(one), strict=True)) for one in ordered], ensure_ascii=False, indent=1))


def _row(one: Recorded) -> tuple[str, ...]:
    entity = one.entity
    names = "; ".join((*entity.acronyms, *entity.aliases))
    documents = len({document for document, _ in entity.chains})
    links = " ".join(entity.same_as)
    return entity.name, entity.type, entity.id, names, links, str(documents), str(one.mentions)


def _cell(text: str) -> str:
    """Return a cell that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text


def _explained(one: Recorded, every: Iterable[Recorded]) -> Iterator[str]:
    """Yield what an entity is made of, and why."""
    names = {chain.chain: f"{chain.chain} “{chain.name}”" for other in every for chain in other.chains}
    entity = one.entity
    yield f"{entity.name} is a {entity.type}, {entity.id} in the graph"
    if others := (*entity.acronyms, *entity.aliases):
        yield f"also called: {'; '.join(others)}"
    for chain in one.chains:
        yield f"in {names[chain.chain]}:"
        yield from (f"  {kind} “{text}”{because and ': ' + because}" for text, kind, because in chain.mentions)
        yield from (f"  linked to {link.iri} ({link.score:.2f}): {link.reason}" for link in chain.links)
        if not chain.links:
            yield "  linked to nothing: the gazetteer has no such name of its kind"
    for merge in entity.merges:
        yield f"merged ({merge.score:.2f}): {names.get(merge.left, merge.left)} and {names.get(merge.right, merge.right)}: {merge.reason}"
    for refusal in one.refusals:
        yield f"kept apart ({refusal.score:.2f}): {names.get(refusal.left, refusal.left)} and {names.get(refusal.right, refusal.right)}: {refusal.reason}"
    yield from (f"left open: {message}" for message in one.undecided)
