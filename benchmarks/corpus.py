"""Build generated corpora on each engine and measure: seconds, words and triples a second, memory, sizes of files.

``python benchmarks/corpus.py --articles 1000 10000 --engine native`` makes the articles and builds each corpus in a
program of its own, once with nothing read and once from kept Readings. ``--multiply N`` reads that many articles and makes
the Readings of the others out of theirs, with other people in them, so that everything after reading can be measured on
corpora that would take days to read. ``--kill`` ends a process that reads with SIGKILL, and compares the graph with that
of a run in peace. Nothing is written but below ``--work``, into ``--json FILE``, which gathers the runs, and as ``--page``.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import os
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, replace
from pathlib import Path


ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "benchmarks")]

from corpus_articles import Generator, write_articles  # noqa: E402
from corpus_page import HEAD, Run, read_runs, write_page, write_runs  # noqa: E402
from watching import descendants, spent, text, watched  # noqa: E402

from newsgraph import asking, loading, pipeline  # noqa: E402
from newsgraph.cache import ReadingCache, fingerprint  # noqa: E402
from newsgraph.config import Config  # noqa: E402
from newsgraph.files import write_files  # noqa: E402
from newsgraph.graph.export import write_as  # noqa: E402
from newsgraph.readings import dump_reading  # noqa: E402


def main() -> int:
    """Build what the options name, print the table, and keep the runs."""
    options = _options()
    options.work.mkdir(parents=True, exist_ok=True)
    print(HEAD)
    for number in options.articles:
        source = options.work / f"{number}.jsonl"
        if options.multiply:
            words = multiply(source, number, options)
        else:
            words = write_articles(source, number, Generator(sentences=options.sentences))
        for engine in options.engine:
            for run in builds(source, number, words, engine, options):
                print(run.row(), flush=True)
                if options.json is not None:
                    write_runs(options.json, run)
    if options.page is not None:
        write_page(options.page, read_runs(options.json))
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--articles", type=int, nargs="*", default=[1_000, 10_000])
    parser.add_argument("--engine", nargs="+", default=["native"], choices=("plain", "native", "ray"))
    parser.add_argument("--address", help="of a Ray cluster; one of the program's own, if none is given")
    parser.add_argument("--processes", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--sentences", type=int, default=8, help="in an article")
    parser.add_argument(
        "--multiply", type=int, metavar="N", help="read N articles and make the other Readings of theirs"
    )
    parser.add_argument("--kill", action="store_true", help="kill a process that reads, and compare")
    parser.add_argument("--work", type=Path, default=ROOT / "build" / "corpus")
    parser.add_argument("--json", type=Path, help="add the figures to those in this file")
    parser.add_argument("--page", type=Path, help="write the figures of the file as a page of Markdown")
    options = parser.parse_args()
    if options.page is not None and options.json is None:
        parser.error("--page shows what --json FILE holds; name the file")
    return options


def builds(source: Path, number: int, words: int, engine: str, options: argparse.Namespace) -> Iterator[Run]:
    """Yield the runs of one corpus on one engine."""
    output = options.work / f"{number}-{engine}"
    shutil.rmtree(output, ignore_errors=True)
    settings = {"articles": number, "words": words, "engine": engine, "processes": options.processes}
    command = ["build", str(source), "-o", str(output), "--engine", engine, "--processes", str(options.processes)]
    command += ["--address", options.address] if options.address else []
    if options.multiply:
        settings["what"] = f"after reading; {options.multiply:,} were read"
        yield measured([*command, "--cache", str(options.work / "kept")], output, settings)
        return
    yield measured(command, output, {**settings, "what": "all"})
    if not options.kill:
        yield measured(command, output, {**settings, "what": "after reading"})
        return
    shutil.rmtree(output)
    killing = kill_a_reader(output / pipeline.KEPT)
    yield measured(command, output, {**settings, "what": "all, a process killed"}, disturb=killing)


def measured(
    command: list[str],
    output: Path,
    settings: dict[str, object],
    *,
    disturb: Callable[[int], None] = lambda _: None,
) -> Run:
    """Run newsgraph and return what it took."""
    program = [sys.executable, "-m", "newsgraph", *command]
    took = watched(program, {"PYTHONPATH": str(ROOT / "src")}, disturb=disturb)
    triples, digest = weigh(output)
    return Run(
        **settings,  # type: ignore[arg-type]
        **asdict(took),
        triples=triples,
        graph_mb=size(output, "graph.shards", "graph.ttl") / 1e6,
        output_mb=size(output) / 1e6,
        digest=digest,
    )


def kill_a_reader(cache: Path) -> Callable[[int], None]:
    """Return what kills a process that reads, as soon as something was read."""

    def kill(pid: int) -> None:
        while not any(cache.glob("??/*.json")):
            time.sleep(0.2)
        busiest = max(descendants(pid), key=spent)
        called = text(Path(f"/proc/{busiest}/cmdline")).replace("\0", " ")[:60]
        os.kill(busiest, signal.SIGKILL)
        print(f"killed {busiest}: {called!r}", file=sys.stderr)

    return kill


def multiply(source: Path, number: int, options: argparse.Namespace) -> int:
    """Write articles with their Readings: some that are read, and copies of these with other people in them.

    Surnames have one length, so that all offsets of a copy stay right; articles without one in their midst would count as
    copies of each other, and are not used. Returns the number of words.
    """
    generator, config = Generator(sentences=options.sentences), Config(processes=options.processes)
    write_articles(source, options.multiply, generator)
    found, _ = pipeline.find_documents([str(source)], config)
    places = {f"article-{place:07}": place for place in range(options.multiply)}
    documents = [
        one for one in found if generator.surname(places[one.id]) in one.text[len(one.text) // 5 : -len(one.text) // 5]
    ]
    domain = loading.load_domain(config)
    kept = ReadingCache(options.work / "kept", fingerprint(config, domain))
    lines = [dump_reading(one) for one in loading.load_remembering_reader(config, domain, kept).read(documents)]
    words = 0
    with source.open("w", encoding="utf-8") as out:
        for place in range(number):
            first, line = documents[place % len(documents)], lines[place % len(documents)]
            names = {first.id: f"article-{place:07}", generator.surname(places[first.id]): generator.surname(place)}
            document = replace(first, id=names[first.id], text=swapped(first.text, names))
            where = kept.place(document)
            write_files(where.parent, {where.name: swapped(line, names)})
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


def weigh(output: Path) -> tuple[int, str]:
    """Return how many triples a build has written, and a digest of them that does not depend on their order."""
    number = total = 0
    for line in lines_of(output):
        number += 1
        total += int.from_bytes(hashlib.sha256(line).digest()[:8], "big")
    return number, f"{total % 2**64:016x}"


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


def size(folder: Path, *names: str) -> int:
    """Return the bytes of all files in a folder, or of some by name, but for kept Readings."""
    files = (path for path in folder.rglob("*") if path.is_file() and pipeline.KEPT not in path.parts)
    return sum(path.stat().st_size for path in files if not names or {*names}.intersection(path.parts))


if __name__ == "__main__":
    sys.exit(main())
