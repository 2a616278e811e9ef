"""Processes that answer, and the clock that ends them."""

from __future__ import annotations

import multiprocessing
import queue
import time
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from pathlib import Path

from newsgraph.config import Config
from newsgraph.errors import InputError
from newsgraph.serve.work import Limits, Reply, Task, run


_START_SECONDS = 600.0


class Worker:
    """A process that answers one task at a time."""

    def __init__(self, where: Path, config: Config, limits: Limits) -> None:
        self._settings = (where, config, limits)
        self._limits = limits
        self._process: SpawnProcess | None = None
        self._connection: Connection | None = None

    def start(self) -> None:
        """Start the process, and wait until it has opened the graph.

        Raises
        ------
        InputError
            If there is no graph.
        """
        context = multiprocessing.get_context("spawn")
        self._connection, other = context.Pipe()
        self._process = context.Process(target=run, args=(other, *self._settings), daemon=True)
        self._process.start()
        other.close()
        try:
            problem = (
                self._connection.recv() if self._connection.poll(_START_SECONDS) else "the graph takes too long to open"
            )
        except EOFError:
            problem = "the graph cannot be opened; is there enough memory?"
        if problem is not None:
            raise InputError(problem)

    def answer(self, task: Task) -> Reply:
        """Return the answer, or say why there is none; a process that did not answer in time is ended."""
        if self._process is None or not self._process.is_alive() or self._connection is None:
            self.start()
        assert self._connection is not None
        try:
            self._connection.send(task)
            if self._connection.poll(self._limits.seconds):
                reply: Reply = self._connection.recv()
                return reply
        except (EOFError, OSError):
            self.stop()
            return Reply(status=507, body=b"the query took too much memory; ask for less\n")
        self.stop()
        return Reply(status=504, body=f"the query took longer than {self._limits.seconds:g} s; ask for less\n".encode())

    def stop(self) -> None:
        """End the process."""
        if self._process is not None:
            self._process.kill()
            self._process.join()
            self._process = None
        if self._connection is not None:
            self._connection.close()
            self._connection = None


class Pool:
    """Workers that take turns."""

    def __init__(self, where: Path, config: Config, limits: Limits, *, workers: int) -> None:
        self._limits = limits
        self._all = [Worker(where, config, limits) for _ in range(workers)]
        self._free: queue.Queue[Worker] = queue.Queue()

    def start(self) -> None:
        """Start all workers."""
        for worker in self._all:
            worker.start()
            self._free.put(worker)

    def answer(self, task: Task) -> Reply:
        """Let the next free worker answer; a client waits no longer for its turn than for an answer."""
        began = time.monotonic()
        try:
            worker = self._free.get(timeout=self._limits.seconds)
        except queue.Empty:
            waited = time.monotonic() - began
            return Reply(status=503, body=f"all workers are busy since {waited:.0f} s; try again later\n".encode())
        try:
            return worker.answer(task)
        except InputError as error:
            return Reply(status=500, body=f"{error}\n".encode())
        finally:
            self._free.put(worker)

    def stop(self) -> None:
        """End all workers."""
        for worker in self._all:
            worker.stop()
