"""Run a program and look at it from outside: seconds, processor time, and memory of all its processes."""

from __future__ import annotations

import os
import re
import subprocess
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path


_PAGE = 1024  # kB in a MB


@dataclass(frozen=True, kw_only=True)
class Spent:
    """What a program took."""

    seconds: float
    cpu_seconds: float
    peak_mb: float  # of all processes together, shared pages counted once
    largest_mb: float  # of the process that held most


def watched(
    command: Sequence[str],
    environment: Mapping[str, str],
    *,
    disturb: Callable[[int], None] = lambda _: None,
) -> Spent:
    """Run a program to its end and return what it took.

    Raises
    ------
    SystemExit
        If the program fails.
    """
    begin = time.monotonic()
    child = subprocess.Popen(
        command, env={**os.environ, **environment}, stdout=subprocess.DEVNULL, start_new_session=True
    )
    watch = MemoryWatch(child.pid)
    watch.start()
    disturb(child.pid)
    _, status, usage = os.wait4(child.pid, 0)
    seconds = time.monotonic() - begin
    watch.stop()
    if status:
        raise SystemExit(f"{' '.join(command)} ended with status {status}")
    return Spent(
        seconds=seconds,
        cpu_seconds=max(usage.ru_utime + usage.ru_stime, watch.cpu),
        peak_mb=watch.peak / _PAGE,
        largest_mb=watch.largest / _PAGE,
    )


class MemoryWatch(threading.Thread):
    """Looks every now and then how much memory a process and all below it hold."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self.peak = 0.0  # kB
        self.largest = 0.0  # kB
        self.cpu = 0.0
        self._pid = pid
        self._done = threading.Event()

    def run(self) -> None:
        """Look until stopped."""
        seen: dict[int, float] = {}
        while not self._done.wait(0.5):
            family = [self._pid, *descendants(self._pid)]
            now = [*map(held, family)]
            self.peak, self.largest = max(self.peak, sum(now)), max(self.largest, *now)
            seen |= {pid: spent(pid) for pid in family}
            self.cpu = sum(seen.values())

    def stop(self) -> None:
        """Stop looking."""
        self._done.set()
        self.join()


def descendants(pid: int) -> list[int]:
    """Return the processes below a process."""
    found = []
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in map(int, text(task).split()):
            found += [child, *descendants(child)]
    return found


def held(pid: int) -> float:
    """Return how many kB a process holds, its part of what is shared."""
    match = re.search(r"^Pss:\s+(\d+)", text(Path(f"/proc/{pid}/smaps_rollup")), re.MULTILINE)
    return float(match[1]) if match else 0.0


def spent(pid: int) -> float:
    """Return the processor time of a process in seconds."""
    fields = text(Path(f"/proc/{pid}/stat")).rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK") if fields else 0.0


def text(path: Path) -> str:
    """Return the text of a file of the system; nothing, if its process has ended."""
    try:
        return path.read_text(encoding="utf-8")
    except OSError:
        return ""
