"""Read articles in several processes: the Readings come in the order of the articles, whoever was faster.

A process that dies, whatever killed it, takes nothing with it: its articles are given to another, one by one. An article
on which processes die again and again becomes a problem.
"""

from __future__ import annotations

import gc
import multiprocessing
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import islice
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess

from newsgraph.errors import NewsgraphError, UsageError
from newsgraph.model import Document, Problem, Reading
from newsgraph.plugins import Reader


Load = Callable[[], Reader]  # makes a reader in the process that calls it

_BATCH = 16  # articles that a process takes at a time
DEATHS = 4  # of processes on one article, before it is given up
_AHEAD = 4  # batches per process that may wait for an earlier one


@dataclass(slots=True, kw_only=True)
class _Batch:
    """Articles for one process; the results of its parts come together here."""

    documents: tuple[Document, ...]
    readings: list[Reading] = field(default_factory=list)
    deaths: int = 0

    @property
    def done(self) -> bool:
        return len(self.readings) == len(self.documents)

    def next(self) -> tuple[Document, ...]:
        """Return what to read next: everything, or one by one where a process died."""
        rest = self.documents[len(self.readings) :]
        return rest[:1] if self.deaths else rest

    def keep(self, readings: list[Reading]) -> None:
        """Take what a process has read; the deaths before it were those of other articles."""
        self.readings += readings
        self.deaths = min(self.deaths, 1)

    def die(self) -> None:
        """Count a death; after too many, a problem takes the place of the article, and the others are trusted again."""
        self.deaths += 1
        if self.deaths == DEATHS:
            self.readings.append(given_up(self.documents[len(self.readings)]))
            self.deaths = 0


def given_up(document: Document) -> Reading:
    """Return the Reading of an article that nothing can read, with the problem."""
    message = f"{DEATHS} processes ended while they read it, for want of memory perhaps; split it or leave it out"
    return Reading(document=document, problems=(Problem(stage="reading", message=message, document=document.id),))


class _Worker:
    """A process with a reader of its own."""

    def __init__(self, load: Load) -> None:
        context = multiprocessing.get_context("spawn")
        self.connection, other = context.Pipe()
        self._process: SpawnProcess = context.Process(target=_work, args=(other, load), daemon=True)
        self._process.start()
        other.close()
        self._ready = False
        self.batch: _Batch | None = None

    def take(self, batch: _Batch) -> None:
        """Begin to read; that a process is dead is found out when its answer is asked for."""
        self.batch = batch
        with suppress(BrokenPipeError):
            self.connection.send(batch.next())

    def answer(self) -> list[Reading] | None:
        """Return what was read: nothing yet from a process that has just begun; ``None`` if it died.

        Raises
        ------
        NewsgraphError
            If the reader cannot be loaded, or cannot keep what it reads.
        """
        try:
            answer = self.connection.recv()
        except (EOFError, ConnectionResetError):
            if not self._ready:
                raise UsageError("reading processes end before they begin; use fewer --processes") from None
            return None
        self._ready = True
        if isinstance(answer, NewsgraphError):
            raise answer
        readings: list[Reading] = answer
        return readings

    def end(self) -> None:
        """End the process, whatever it does."""
        self.connection.close()
        self._process.terminate()
        self._process.join()


def _work(connection: Connection, load: Load) -> None:
    """Read what comes until the other end is closed, or there is no use in going on."""
    with suppress(EOFError, BrokenPipeError, KeyboardInterrupt):
        try:
            reader = load()
            gc.freeze()
            connection.send([])
            while True:
                connection.send(list(reader.read(connection.recv())))
        except NewsgraphError as error:
            connection.send(error)


class ManyReaders:
    """Reads in several processes, each with a reader of its own.

    Parameters
    ----------
    load
        Makes a reader; a function that can be pickled, since each process calls it.
    processes
        How many.
    """

    def __init__(self, load: Load, processes: int) -> None:
        self._load = load
        self._processes = processes

    def read(self, documents: Iterable[Document]) -> Iterator[Reading]:
        """Yield one Reading for each document, in order; only a few batches are in memory at a time."""
        desk = _Desk(self._load, self._processes, documents)
        try:
            while busy := desk.hand_out():
                ready = wait([worker.connection for worker in busy])
                for worker in busy:
                    if worker.connection in ready:
                        desk.take_back(worker)
                yield from desk.finished()
        finally:
            desk.close()


class _Desk:
    """Hands batches out to workers and takes the Readings back."""

    def __init__(self, load: Load, processes: int, documents: Iterable[Document]) -> None:
        self._load = load
        self._processes = processes
        self._source = _batches(documents)
        self._orphans: deque[_Batch] = deque()  # batches whose process died
        self._ahead: deque[_Batch] = deque()  # batches in the order of the articles, from the first unfinished one
        self._workers: list[_Worker] = []

    def hand_out(self) -> list[_Worker]:
        """Give every process something to read, as far as there is something; return those that read."""
        for worker in self._workers:
            if worker.batch is None and (batch := self._next()) is not None:
                worker.take(batch)
        while len(self._workers) < self._processes and (batch := self._next()) is not None:
            self._workers.append(_Worker(self._load))
            self._workers[-1].take(batch)
        return [worker for worker in self._workers if worker.batch is not None]

    def take_back(self, worker: _Worker) -> None:
        """Keep what a process has read; put another in its place if it died."""
        batch, readings = worker.batch, worker.answer()
        assert batch is not None
        if readings == []:  # it has just begun
            return
        worker.batch = None
        if readings is not None:
            batch.keep(readings)
        else:
            self._workers.remove(worker)
            worker.end()
            batch.die()
        if not batch.done:
            self._orphans.append(batch)

    def finished(self) -> Iterator[Reading]:
        """Yield the Readings whose turn it is."""
        while self._ahead and self._ahead[0].done:
            yield from self._ahead.popleft().readings

    def close(self) -> None:
        """End all processes."""
        for worker in self._workers:
            worker.end()

    def _next(self) -> _Batch | None:
        if self._orphans:
            return self._orphans.popleft()
        if len(self._ahead) >= _AHEAD * self._processes or (documents := next(self._source, None)) is None:
            return None
        self._ahead.append(_Batch(documents=documents))
        return self._ahead[-1]


def _batches(documents: Iterable[Document]) -> Iterator[tuple[Document, ...]]:
    """Yield the documents in tuples of a size that pays for sending them."""
    source = iter(documents)
    while batch := tuple(islice(source, _BATCH)):
        yield batch
