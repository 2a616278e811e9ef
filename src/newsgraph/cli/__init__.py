"""The command line: parse, call one function, print.

Exit codes: 0 fine, 1 the data breaks its shapes, 2 usage or settings, 3 unreadable input.
"""

from __future__ import annotations

import argparse
import atexit
import errno
import gc
import os
import sys
from collections.abc import Sequence

from newsgraph import __version__
from newsgraph.cli import articles, entities, graphs, projects, serving, timelines
from newsgraph.cli.printing import complain
from newsgraph.errors import NewsgraphError, UsageError


INTERRUPTED = 130
COLLECTOR = (100_000, 20, 20)  # what is loaded stays: looking it over less often saves a sixth of a build


def main(arguments: Sequence[str] | None = None) -> int:
    """Run newsgraph with the words of a command line; return the exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    options = _parser().parse_args(arguments)
    gc.set_threshold(*COLLECTOR)
    atexit.register(gc.freeze)  # what is left goes with the process: no last look
    try:
        code: int = options.run(options)
        sys.stdout.flush()
    except NewsgraphError as error:
        complain(f"newsgraph: {error}")
        return error.exit_code
    except KeyboardInterrupt:
        complain(
            "newsgraph: interrupted; nothing was published\nrun the same command again; a build goes on where it stopped"
        )
        return INTERRUPTED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        if error.errno != errno.ENOSPC:
            raise
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        complain("newsgraph: the disk is full; free some space and run the same command again")
        return UsageError.exit_code
    return code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="newsgraph",
        description="Read news articles into a graph that keeps who says what apart from what is so.",
        epilog="example: newsgraph build articles/ -o graph/",
    )
    parser.add_argument("--version", action="version", version=f"newsgraph {__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for group in (articles, projects, graphs, entities, timelines, serving):
        group.add_commands(commands)
    return parser
