"""The command that answers over HTTP."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from newsgraph.cli.common import GRAPH, Commands, command, config_of
from newsgraph.cli.printing import clean


TOKEN = "NEWSGRAPH_TOKEN"  # noqa: S105  the name of a variable


def add_commands(commands: Commands) -> None:
    """Add the command that answers over HTTP."""
    what = "answer SPARQL over HTTP, read-only, with pages to ask from and to see the evidence"
    serve = command(commands, _serve, what, example="newsgraph serve graph/ --port 7878")
    serve.add_argument("graph", type=Path, metavar="GRAPH", help=GRAPH)
    serve.add_argument("--host", default="127.0.0.1", help="default: 127.0.0.1; any other needs a token")
    serve.add_argument("--port", type=int, default=7878, help="default: 7878; 0: any that is free")
    serve.add_argument("--token", help=f"what clients must know, as bearer or password; default: ${TOKEN}")
    serve.add_argument("--seconds", type=float, default=30, metavar="N", help="for one query (default: 30)")
    serve.add_argument("--megabytes", type=int, default=32, metavar="N", help="of one answer (default: 32)")
    serve.add_argument(
        "--memory", type=int, default=4096, metavar="N", help="megabytes a worker may take (default: 4096)"
    )
    serve.add_argument("--workers", type=int, default=2, metavar="N", help="queries at a time (default: 2)")


def _serve(options: argparse.Namespace) -> int:
    from newsgraph.serve.http import make_server, shut_down
    from newsgraph.serve.work import Limits

    limits = Limits(
        seconds=options.seconds, answer_bytes=options.megabytes * 2**20, memory_bytes=options.memory * 2**20
    )
    server = make_server(
        options.graph,
        config_of(options),
        host=options.host,
        port=options.port,
        token=options.token or os.environ.get(TOKEN),
        limits=limits,
        workers=options.workers,
    )
    try:
        print(
            f"{clean(str(options.graph))} is at {server.url} and its SPARQL endpoint at {server.url}sparql; end with Ctrl+C"
        )
        server.serve_forever()
    except KeyboardInterrupt:
        return 0
    finally:
        shut_down(server)
    return 0
