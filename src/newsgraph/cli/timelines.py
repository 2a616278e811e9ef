"""The command that lists and draws what happened when."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from newsgraph.cli.common import FORMS, GRAPH, Commands, command, config_of
from newsgraph.cli.printing import formatted


def add_commands(commands: Commands) -> None:
    """Add the command for timelines."""
    what = "list dated events in order, with who tells of them and the sentence"
    timeline = command(commands, _timeline, what, example="newsgraph timeline graph/ --from 2031-02 --type Attack")
    timeline.add_argument("graph", type=Path, metavar="GRAPH", help=GRAPH)
    timeline.add_argument(
        "--from", dest="first", metavar="DAY", help="only what may lie on or after 2031-02-01, 2031-02 or 2031"
    )
    timeline.add_argument("--to", dest="last", metavar="DAY", help="only what may lie on or before it")
    timeline.add_argument(
        "--type", dest="kind", metavar="CLASS", help="only this class of events and those below it; Event: all"
    )
    timeline.add_argument("--where", metavar="NAME", help="only events in which this takes part, or which lie there")
    timeline.add_argument("--format", choices=FORMS, default="table", help="default: table")
    timeline.add_argument("--plot", type=Path, metavar="FILE", help="also draw the events by type, as SVG")


def _timeline(options: argparse.Namespace) -> int:
    from newsgraph import asking
    from newsgraph.files import write_files
    from newsgraph.graph.chronicle import Choice, as_result
    from newsgraph.views.plot import render_plot

    choice = Choice(first=options.first, last=options.last, kind=options.kind, where=options.where)
    rows = asking.timeline(options.graph, config_of(options), choice)
    if options.plot is not None:
        write_files(options.plot.parent, {options.plot.name: render_plot(rows)})
    sys.stdout.write(formatted(as_result(rows), options.format))
    return 0
