"""Fuzz every reader and writer, guided by coverage, and write what was tried as docs/fuzzing.md.

    python -m venv /tmp/fuzz && /tmp/fuzz/bin/pip install '.[inputs]' atheris hypothesis
    /tmp/fuzz/bin/python benchmarks/fuzz.py              # every target, then the page
    /tmp/fuzz/bin/python benchmarks/fuzz.py turtle 5000  # one target, with so many inputs

Atheris (Apache-2.0) is no dependency of newsgraph. Each target of ``tests/fuzz_targets.py`` runs in a program of its own.
What a reader of plain text, an archive or a writer does not foresee ends the run with the input; what a parser does not
foresee is counted, since in a build it ends the parser's own process, and the file becomes a problem.
"""

from __future__ import annotations

import argparse
import json
import logging
import subprocess
import sys
import tempfile
import time
import warnings
from importlib import import_module
from pathlib import Path


ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from fuzz_targets import TALLY, seeds, targets  # noqa: E402  once it can be found


PAGE = ROOT / "docs" / "fuzzing.md"
LONGEST = 4_000  # bytes of one input


def run(name: str, runs: int, tally: Path) -> None:
    """Run one target; the program ends with it."""
    atheris = import_module("atheris")

    warnings.simplefilter("ignore")
    logging.disable()
    with atheris.instrument_imports(
        include=["newsgraph", "pypdf", "trafilatura", "feedparser", "email", "csv", "json"]
    ):
        target = targets()[name][0]()

    def one(data: bytes) -> None:
        TALLY.runs += 1
        begin = time.process_time()
        target(data)
        TALLY.slowest = max(TALLY.slowest, time.process_time() - begin)
        if TALLY.runs % 500 == 0 or TALLY.runs >= runs:
            TALLY.save(tally)

    with tempfile.TemporaryDirectory() as corpus:
        for number, seed in enumerate(seeds(name)):
            (Path(corpus) / str(number)).write_bytes(seed)
        options = [f"-atheris_runs={runs}", "-seed=1", f"-max_len={LONGEST}", "-timeout=60", "-rss_limit_mb=4096"]
        atheris.Setup([sys.argv[0], *options, f"-artifact_prefix={tally.parent}/", corpus], one)
        atheris.Fuzz()


def run_all(only: str | None, runs: int | None, folder: Path) -> None:
    """Run targets one after the other, each in a program of its own; tallies that are there already are kept."""
    for name, (_, inputs) in targets().items():
        tally = folder / f"{name}.json"
        if only not in (None, name) or (only is None and tally.exists()):
            continue
        command = [sys.executable, __file__, name, str(runs or inputs), "--tallies", str(folder), "--here"]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            sys.exit(f"{name}: {done.stderr[-3000:]}")
        print(name, tally.read_text(encoding="utf-8"), flush=True)


HEAD = """# Fuzzing

Made by `benchmarks/fuzz.py`; do not edit.

Inputs are mutated by [Atheris](https://github.com/google/atheris), guided by coverage, from one well-formed input each,
with seed 1 and up to 4,000 bytes. Every reader must give articles with words in them, or problems that say what to do.
What a writer writes must come back equal: Turtle through two parsers, HTML with no element or attribute of the text's,
CSV without a formula; nothing printed may steer a terminal. The same targets are tried by Hypothesis in every test run.

| target | inputs | articles | problems | slowest input, s | not foreseen by its parser |
| --- | ---: | ---: | ---: | ---: | --- |
"""
FOOT = """
What a parser does not foresee ends its process, as a bomb would; the file becomes a problem, and the next file is read by
a new process. A target that breaks its promise has no row: the run ends with the input.
"""


def page(folder: Path) -> str:
    """Return the page that says what was tried."""
    rows = []
    for name in targets():
        path = folder / f"{name}.json"
        if path.exists():
            found = json.loads(path.read_text(encoding="utf-8"))
            odd = "; ".join(f"{what}: {times:,}" for what, times in sorted(found["unforeseen"].items())) or "–"
            numbers = f"{found['runs']:,} | {found['articles']:,} | {found['problems']:,} | {found['slowest']:.2f}"
            rows.append(f"| {name} | {numbers} | {odd} |\n")
    return HEAD + "".join(rows) + FOOT


def main() -> None:
    """Run what the command line names."""
    parser = argparse.ArgumentParser(description="Fuzz every reader and writer.")
    parser.add_argument("target", nargs="?", choices=list(targets()))
    parser.add_argument("runs", nargs="?", type=int)
    parser.add_argument("--tallies", type=Path, default=Path(tempfile.gettempdir()) / "newsgraph-fuzz")
    parser.add_argument("--here", action="store_true", help="in this very program")
    options = parser.parse_args()
    options.tallies.mkdir(parents=True, exist_ok=True)
    if options.here:
        run(options.target, options.runs, options.tallies / f"{options.target}.json")
    else:
        run_all(options.target, options.runs, options.tallies)
        PAGE.write_text(page(options.tallies), encoding="utf-8")


if __name__ == "__main__":
    main()
