"""Build generated corpora on each engine and measure: seconds, words and triples a second, memory, sizes of files.

``python benchmarks/corpus.py --articles 1000 10000 --engine native`` makes the articles, builds each corpus in a program
of its own, once with nothing read and once from kept Readings, and prints a table in Markdown. ``--multiply N`` reads
that many articles and makes the Readings of the others out of theirs, with other people in them, so that everything after
reading can be measured on corpora that would take days to read. ``--kill`` ends a process that reads with SIGKILL, and
compares the graph with that of a run in peace. Nothing is written but below ``--work`` and into ``--json FILE``.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import os
import platform
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, replace
from pathlib import Path


ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "benchmarks")]

from corpus_articles import Generator, write_articles  # noqa: E402

from newsgraph import asking, loading, pipeline  # noqa: E402
from newsgraph.cache import ReadingCache, fingerprint  # noqa: E402
from newsgraph.config import Config  # noqa: E402
from newsgraph.files import write_files  # noqa: E402
from newsgraph.graph.export import write_as  # noqa: E402
from newsgraph.readings import dump_reading  # noqa: E402


_PAGE = 1024  # kB in a MB


@dataclass(frozen=True, kw_only=True)
class Run:
    """One build of one corpus."""

    articles: int
    words: int
    engine: str
    processes: int
    reading: bool  # whether articles were read, rather than taken from kept Readings
    seconds: float
    cpu_seconds: float
    peak_mb: float  # of all processes together, shared pages counted once
    triples: int
    output_mb: float
    digest: str  # of the sorted triples, as far as they are in shards

    def row(self) -> str:
        """Return the run as a row of the table."""
        what = "all" if self.reading else "after reading"
        return (
            f"| {self.articles:,} | {self.engine} | {self.processes} | {what} | {self.seconds:,.0f} | {self.cpu_seconds:,.0f} "
            f"| {self.words / self.seconds:,.0f} | {self.triples / self.seconds:,.0f} | {self.peak_mb:,.0f} "
            f"| {self.triples:,} | {self.output_mb:,.1f} |"
        )


HEAD = (
    "| articles | engine | processes | what | seconds | CPU seconds | words/s | triples/s | peak MB | triples | output MB |\n"
    "| ---: | --- | ---: | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |"
)


def main() -> int:
    """Build what the options name, and print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--articles", type=int, nargs="+", default=[1_000, 10_000])
    parser.add_argument("--engine", nargs="+", default=["native"], choices=("plain", "native", "ray"))
    parser.add_argument("--processes", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--sentences", type=int, default=8, help="in an article")
    parser.add_argument(
        "--multiply", type=int, metavar="N", help="read N articles and make the other Readings of theirs"
    )
    parser.add_argument("--kill", action="store_true", help="kill a process that reads, and compare")
    parser.add_argument("--work", type=Path, default=ROOT / "build" / "corpus")
    parser.add_argument("--json", type=Path, help="write the figures here as well")
    options = parser.parse_args()
    options.work.mkdir(parents=True, exist_ok=True)
    print(f"{platform.machine()}, {os.cpu_count()} processors, Python {platform.python_version()}\n\n{HEAD}")
    runs = []
    for number in options.articles:
        source = options.work / f"{number}.jsonl"
        if options.multiply:
            words = multiply(source, number, options.multiply, options.work / f"{number}-cache", options.processes)
        else:
            words = write_articles(source, number, Generator(sentences=options.sentences))
        for engine in options.engine:
            for run in builds(source, number, words, engine, options):
                print(run.row(), flush=True)
                runs.append(run)
    if options.json is not None:
        options.json.write_text(json.dumps([asdict(run) for run in runs], indent=1) + "\n", encoding="utf-8")
    return 0


def builds(source: Path, number: int, words: int, engine: str, options: argparse.Namespace) -> Iterator[Run]:
    """Yield the runs of one corpus on one engine."""
    output = options.work / f"{number}-{engine}"
    shutil.rmtree(output, ignore_errors=True)
    settings = {"articles": number, "words": words, "engine": engine, "processes": options.processes}
    command = ["build", str(source), "-o", str(output), "--engine", engine, "--processes", str(options.processes)]
    if options.multiply:
        yield measured(
            [*command, "--cache", str(options.work / f"{number}-cache")], output, {**settings, "reading": False}
        )
        return
    yield measured(command, output, {**settings, "reading": True})
    yield measured(command, output, {**settings, "reading": False})
    if options.kill:
        before = digest_of(output)
        shutil.rmtree(output)
        run = measured(command, output, {**settings, "reading": True}, disturb=kill_a_reader(output / pipeline.KEPT))
        print(f"after SIGKILL on {engine}: {'the same graph' if run.digest == before else 'ANOTHER GRAPH'}")


def measured(
    command: list[str],
    output: Path,
    settings: dict[str, object],
    *,
    disturb: Callable[[int], None] = lambda _: None,
) -> Run:
    """Run newsgraph and return what it took."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    begin = time.monotonic()
    child = subprocess.Popen(
        [sys.executable, "-m", "newsgraph", *command],
        env=environment,
        stdout=subprocess.DEVNULL,
        start_new_session=True,
    )
    watch = MemoryWatch(child.pid)
    watch.start()
    disturb(child.pid)
    _, status, usage = os.wait4(child.pid, 0)
    seconds = time.monotonic() - begin
    watch.stop()
    if status:
        raise SystemExit(f"newsgraph {' '.join(command)} ended with status {status}")
    return Run(
        **settings,  # type: ignore[arg-type]
        seconds=seconds,
        cpu_seconds=max(usage.ru_utime + usage.ru_stime, watch.cpu),
        peak_mb=watch.peak / _PAGE,
        triples=triples_of(output),
        output_mb=size(output) / 1e6,
        digest=digest_of(output),
    )


class MemoryWatch(threading.Thread):
    """Looks every now and then how much memory a process and all below it hold."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self.peak = 0.0  # kB
        self.cpu = 0.0
        self._pid = pid
        self._done = threading.Event()

    def run(self) -> None:
        """Look until stopped."""
        seen: dict[int, float] = {}
        while not self._done.wait(0.5):
            family = [self._pid, *descendants(self._pid)]
            self.peak = max(self.peak, sum(map(held, family)))
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


def kill_a_reader(cache: Path) -> Callable[[int], None]:
    """Return what kills a process that reads, as soon as something was read."""

    def kill(pid: int) -> None:
        while not any(cache.glob("??/*.json")):
            time.sleep(0.2)
        busiest = max(descendants(pid), key=spent)
        os.kill(busiest, signal.SIGKILL)
        print(f"killed {busiest}: {text(Path(f'/proc/{busiest}/cmdline'))[:60]!r}", file=sys.stderr)

    return kill


def multiply(source: Path, number: int, base: int, cache: Path, processes: int) -> int:
    """Write articles with their Readings: some that are read, and copies of these with other people in them.

    Surnames have one length, so that all offsets of a copy stay right. Returns the number of words.
    """
    generator, config = Generator(), Config(processes=processes)
    write_articles(source, base, generator)
    documents, _ = pipeline.find_documents([str(source)], config)
    domain = loading.load_domain(config)
    kept = ReadingCache(cache, fingerprint(config, domain))
    lines = [dump_reading(one) for one in loading.load_remembering_reader(config, domain, kept).read(documents)]
    words = 0
    with source.open("w", encoding="utf-8") as out:
        for place in range(number):
            first = documents[place % base]
            names = {first.id: f"article-{place:07}", generator.surname(place % base): generator.surname(place)}
            document = replace(first, id=names[first.id], text=swapped(first.text, names))
            if place >= base:
                write_files(
                    kept.place(document).parent, {kept.place(document).name: swapped(lines[place % base], names)}
                )
            words += len(document.text.split())
            facts = {name: getattr(document, name) for name in ("id", "title", "published", "publisher", "text")}
            out.write(json.dumps(facts, ensure_ascii=False) + "\n")
    return words


def swapped(line: str, names: dict[str, str]) -> str:
    """Return a line with other names in it."""
    for old, new in names.items():
        line = line.replace(old, new)
    return line


# ------------------------------------------------------------------------------------------------ what was made


def triples_of(output: Path) -> int:
    """Return how many triples a build has written."""
    return sum(1 for _ in lines_of(output))


def digest_of(output: Path) -> str:
    """Return a digest of the triples that does not depend on their order."""
    total = sum(int.from_bytes(hashlib.sha256(line).digest()[:8], "big") for line in lines_of(output))
    return f"{total % 2**64:016x}"


def lines_of(output: Path) -> Iterator[bytes]:
    """Yield the triples of a build, each once and on a line."""
    if parts := sorted((output / asking.SHARDS).glob("part-*.nq.gz")):
        for part in parts:
            with gzip.open(part) as lines:
                yield from lines
        return
    with tempfile.TemporaryFile() as out:
        write_as(asking.open_graph(output, Config()), "ntriples", out)
        out.seek(0)
        yield from out


def size(folder: Path) -> int:
    """Return the bytes of all files in a folder, but for kept Readings."""
    files = (path for path in folder.rglob("*") if path.is_file() and pipeline.KEPT not in path.parts)
    return sum(path.stat().st_size for path in files)


if __name__ == "__main__":
    sys.exit(main())
