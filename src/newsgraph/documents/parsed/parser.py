"""Asks the process that parses, and ends it when it takes too long."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager
from multiprocessing.connection import Connection
from pathlib import Path
from typing import IO, Self

from newsgraph.config import Limits
from newsgraph.documents.articles import Found, problem
from newsgraph.model import Document, Problem


_START_SECONDS = 120.0


class Parser(AbstractContextManager["Parser"]):
    """A process that reads files of formats which need a parser; it starts with the first of them."""

    def __init__(self, limits: Limits, columns: Mapping[str, str]) -> None:
        self._limits = limits
        self._columns = dict(columns)
        self._process: subprocess.Popen[bytes] | None = None
        self._connection: Connection | None = None
        self._last_words: IO[bytes] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._end()

    def read(self, content: Path | bytes, source: str, suffix: str) -> Iterator[Found]:
        """Yield the articles of a file or of bytes; whatever befalls the parser becomes a Problem."""
        waiting = self._limits.seconds
        try:
            connection = self._start()
            path = str(content) if isinstance(content, Path) else None
            connection.send_bytes(json.dumps({"suffix": suffix, "source": source, "path": path}).encode())
            if isinstance(content, bytes):
                connection.send_bytes(content)
            while connection.poll(waiting):
                if (answer := json.loads(connection.recv_bytes())) == {}:
                    return
                yield Document(**answer["article"]) if "article" in answer else Problem(**answer["problem"])
        except (EOFError, ConnectionError):
            yield problem(f"{source}: {self._last_word()}", source)
        else:
            yield problem(
                f"{source}: its parser took more than {waiting:g} seconds; give it more with --max-seconds, or leave the file out",
                source,
            )
        self._end()

    def _start(self) -> Connection:
        if self._connection is not None:
            return self._connection
        ours, theirs = socket.socketpair()
        self._last_words = tempfile.TemporaryFile()  # noqa: SIM115  it lives as long as the process
        with theirs:
            self._process = subprocess.Popen(  # noqa: S603  this very program
                [sys.executable, "-B", "-m", f"{__package__}.program", str(theirs.fileno())],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=self._last_words,
                pass_fds=(theirs.fileno(),),
            )
        connection = self._connection = Connection(ours.detach())
        settings = {"memory": self._limits.memory, "bytes": self._limits.bytes, "columns": self._columns}
        connection.send_bytes(json.dumps(settings).encode())
        if not connection.poll(_START_SECONDS):
            raise EOFError
        connection.recv_bytes()
        return connection

    def _last_word(self) -> str:
        """Return why the process is gone, by the exception that ended it."""
        words = b""
        if self._process is not None and self._last_words is not None:
            self._process.wait()
            self._last_words.seek(0)
            words = self._last_words.read()
        why = (words.decode("utf-8", "replace").strip().splitlines() or ["it was killed"])[-1]
        if why.startswith("MemoryError") or "bad_alloc" in why:
            return f"its parser needed more than {self._limits.memory:,} bytes of memory; give it more with --max-memory, or leave the file out"
        return f"its parser failed ({why:.200}); save the article in another format"

    def _end(self) -> None:
        if self._connection is not None:
            self._connection.close()
        if self._process is not None:
            self._process.kill()
            self._process.wait()
        if self._last_words is not None:
            self._last_words.close()
        self._connection = self._process = self._last_words = None
