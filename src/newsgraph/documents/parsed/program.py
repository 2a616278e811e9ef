"""The process that parses: it may compute, and read what it is given; it may not write, fetch or start anything.

It is asked over a connection, one file at a time, and ended by whoever asks when it takes too long. What no parser
foresaw ends it too, with the exception as its last word.
"""

from __future__ import annotations

import io
import json
import logging
import os
import resource
import sys
import warnings
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict
from functools import partial
from multiprocessing.connection import Connection
from pathlib import Path
from types import TracebackType
from typing import IO, Any

from newsgraph.documents.articles import Found, problem
from newsgraph.documents.parsed.crawls import read_crawl
from newsgraph.documents.parsed.feeds import read_feed
from newsgraph.documents.parsed.letters import read_letter
from newsgraph.documents.parsed.mails import read_mail
from newsgraph.documents.parsed.pages import read_page
from newsgraph.documents.parsed.papers import read_paper
from newsgraph.documents.parsed.tables import read_csv, read_parquet
from newsgraph.errors import InputError
from newsgraph.model import Document


_FORBIDDEN = ("socket.connect", "socket.getaddrinfo", "socket.sendto", "subprocess.", "os.exec", "os.posix_spawn",
              "os.system", "os.fork", "os.remove", "os.rename", "os.mkdir", "os.rmdir", "os.link", "os.symlink",
              "os.truncate", "os.chmod", "shutil.", "ftplib.", "urllib.Request")  # fmt: skip
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC

Streamed = Callable[[IO[bytes], str], Iterator[Found]]


def main(handle: int) -> None:
    """Answer over a connection until the other side goes."""
    connection = Connection(handle)
    settings = json.loads(connection.recv_bytes())
    resource.setrlimit(resource.RLIMIT_AS, (settings["memory"], settings["memory"]))
    sys.excepthook = _end
    sys.addaudithook(_forbid)
    warnings.simplefilter("ignore")
    logging.disable()
    streamed = readers(settings["columns"], settings["bytes"])
    connection.send_bytes(b"ready")
    while True:
        try:
            task = json.loads(connection.recv_bytes())
        except EOFError:
            return
        for found in _read(connection, task, streamed[task["suffix"]]):
            kind = "article" if isinstance(found, Document) else "problem"
            connection.send_bytes(json.dumps({kind: asdict(found)}).encode())
        connection.send_bytes(b"{}")


def readers(columns: Mapping[str, str], most: int) -> Mapping[str, Streamed]:
    """Return a reader for each file ending."""
    page, feed = whole(read_page), whole(read_feed)
    table = whole(partial(read_csv, columns=columns))
    return {
        ".html": page, ".htm": page, ".xhtml": page,
        ".pdf": whole(read_paper),
        ".docx": whole(read_letter),
        ".eml": whole(read_mail),
        ".rss": feed, ".atom": feed, ".xml": feed,
        ".csv": table, ".tsv": table,
        ".parquet": partial(read_parquet, columns=columns),
        ".warc": partial(read_crawl, most=most),
    }  # fmt: skip


def whole(read: Callable[[bytes, str], Iterator[Found]]) -> Streamed:
    """Let a reader of bytes read a file."""
    return lambda file, source: read(file.read(), source)


def _read(connection: Connection, task: Mapping[str, Any], read: Streamed) -> Iterator[Found]:
    source, path = task["source"], task["path"]
    try:
        with Path(path).open("rb") if path is not None else io.BytesIO(connection.recv_bytes()) as file:
            yield from read(file, source)
    except InputError as error:
        yield problem(error, source)


def _forbid(event: str, arguments: tuple[Any, ...]) -> None:
    """Let no library reach beyond this process; an audit hook cannot be taken back."""
    writes = event == "open" and isinstance(arguments[2], int) and bool(arguments[2] & _WRITING)
    if writes or event.startswith(_FORBIDDEN):
        raise PermissionError(f"a parser wanted to {event}")


def _end(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Say why the process ends, and end at once: what libraries do last of all would want to write."""
    sys.__excepthook__(kind, error, trace)
    sys.stderr.flush()
    os._exit(1)


if __name__ == "__main__":
    main(int(sys.argv[1]))
