"""The program that answers: one process each, so that a query that takes too long can be ended for good."""

from __future__ import annotations

import resource
import signal
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from multiprocessing.connection import Connection
from pathlib import Path
from urllib.parse import parse_qsl

from newsgraph import asking
from newsgraph.config import Config
from newsgraph.errors import NewsgraphError, QueryError, UsageError
from newsgraph.generations import current_generation
from newsgraph.graph import protocol, questions
from newsgraph.graph.query import query
from newsgraph.graph.results import to_json
from newsgraph.readings import load_readings
from newsgraph.serve import pages
from newsgraph.serve.negotiation import choose


HTML, JSON = "text/html", "application/sparql-results+json"
_STATUS: dict[type[UsageError], int] = {protocol.TooLargeError: 413, protocol.NotAcceptableError: 406}


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What one query may take."""

    seconds: float = 30.0
    answer_bytes: int = 32 * 2**20
    memory_bytes: int = 4 * 2**30


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """Something to answer."""

    kind: str  # sparql, thing, home or question
    text: str  # the query, an IRI or the name of a question
    accept: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """An answer over HTTP."""

    status: int = 200
    media: str = "text/plain"
    body: bytes = b""


class Desk:
    """A graph that is open, and the kinds of things that can be asked of it."""

    def __init__(self, where: Path, config: Config, limits: Limits) -> None:
        self._where, self._config, self._limits = where, config, limits
        self._open()

    def _open(self) -> None:
        self._generation = current_generation(self._where)
        self._store = asking.open_graph(self._where, self._config)

    def answer(self, task: Task) -> Reply:
        """Answer a task; what is wrong with it becomes the answer."""
        if current_generation(self._where) != self._generation:
            self._open()
        kinds: dict[str, Callable[[Task], Reply]] = {
            "sparql": self._sparql,
            "question": self._question,
            "thing": self._thing,
            "home": self._home,
        }
        try:
            return kinds[task.kind](task)
        except UsageError as error:
            status = _STATUS.get(type(error), 400)
            return Reply(status=status, body=f"{error}\n".encode())

    def _sparql(self, task: Task) -> Reply:
        if choose(task.accept, (*protocol.TABLES, *protocol.GRAPHS, HTML)) == HTML:
            return self._page(task.text)
        found = protocol.answer(self._store, task.text, partial(choose, task.accept), limit=self._limits.answer_bytes)
        return Reply(media=found.media, body=found.body)

    def _page(self, sparql: str) -> Reply:
        """Answer somebody in a browser, who may mend a query that failed."""
        try:
            return Reply(media=HTML, body=pages.table(sparql, query(self._store, sparql)).encode())
        except QueryError as error:
            return Reply(status=400, media=HTML, body=pages.failed(sparql, str(error)).encode())

    def _question(self, task: Task) -> Reply:
        """Answer a kept question; its name and parameters are written as in the query part of an address."""
        given = dict(parse_qsl(task.text))
        question = questions.load_named(self._config.questions, given.pop("name", ""))
        result = questions.ask(self._store, question, given)
        if choose(task.accept, (JSON, HTML)) == JSON:
            return Reply(media=JSON, body=to_json(result).encode())
        return Reply(media=HTML, body=pages.table(question.text, result, title=question.title).encode())

    def _home(self, task: Task) -> Reply:
        del task
        kept = [questions.load_question(path) for path in sorted(self._config.questions.glob("*.rq"))]
        return Reply(media=HTML, body=pages.home(kept).encode())

    def _thing(self, task: Task) -> Reply:
        iri = task.text
        wanted = choose(task.accept, (HTML, *protocol.GRAPHS))
        if wanted != HTML:
            found = protocol.describe(self._store, iri, partial(choose, task.accept))
            return Reply(media=found.media, body=found.body) if found is not None else _missing(iri)
        about = query(
            self._store, f"SELECT ?property ?value {{ {_term(iri)} ?property ?value }} ORDER BY ?property ?value"
        )
        if not about.rows:
            return _missing(iri)
        document = iri.partition("#char=")[0]
        text = self._text(document) if "/doc/" in document else None
        held = protocol.held_in(self._store, document) if text is not None else ()
        return Reply(media=HTML, body=pages.thing(iri, about, text, held).encode())

    def _text(self, document: str) -> str | None:
        """Return the text of an article, if its Reading lies beside the graph."""
        name = document.rpartition("/doc/")[2]
        for path in _readings(self._where):
            with path.open(encoding="utf-8") as lines:
                for reading in load_readings(lines, source=str(path)):
                    if reading.document.id == name:
                        return reading.document.text
        return None


def run(connection: Connection, where: Path, config: Config, limits: Limits) -> None:
    """Answer tasks until there are no more; Ctrl+C, which goes to all processes, is left to the server."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_AS, (limits.memory_bytes, limits.memory_bytes))
    try:
        desk = Desk(where, config, limits)
    except NewsgraphError as error:
        connection.send(str(error))
        return
    connection.send(None)
    with suppress(EOFError):  # the server has gone: so does its worker
        while (task := connection.recv()) is not None:
            connection.send(desk.answer(task))


def _readings(where: Path) -> list[Path]:
    beside = where / "readings.jsonl"
    return [beside] if beside.is_file() else sorted((where / "readings").glob("*.json"))


def _term(iri: str) -> str:
    if any(letter in iri for letter in '<>"{}|^`\\ ') or ":" not in iri:
        raise QueryError(f"{iri!r} is no IRI")
    return f"<{iri}>"


def _missing(iri: str) -> Reply:
    return Reply(status=404, body=f"the graph says nothing about {iri}\n".encode())
