"""Read every benchmark with newsgraph, score it, and write ``SCOREBOARD.md`` with the figures of others beside ours.

Run ``make score``. The benchmarks and their scorers lie beside the checkout, since their texts may not be passed on;
where they are missing, this program says so and changes nothing.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from newsgraph import __version__


HERE = Path(__file__).resolve().parent
ONTOLOGY = HERE.parent / "ontology" / "newsgraph.ttl"
WORK = HERE.parent / "build" / "score"
NAMES = ("carb", "benchie", "plv", "polnear", "dwie", "meantime", "timex")
MAPS = {"plv": {"--roots": "plover_roots"}, "dwie": {"--types": "dwie_types", "--relations": "dwie_relations"}}


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """The figures of one benchmark."""

    name: str
    documents: int
    missing: int
    seconds: float
    figures: tuple[dict[str, Any], ...]


def main() -> int:
    """Score what is there and write the board."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("names", nargs="*", help=f"benchmarks to score (default: all of {', '.join(NAMES)}, claims)")
    parser.add_argument("--shared", type=Path, default=HERE.parents[1] / "shared", help="folder with benchmarks/ in it")
    parser.add_argument("--no-board", action="store_true", help="only print the figures")
    options = parser.parse_args()
    home = options.shared.resolve() / "benchmarks"
    if not (home / "score.py").is_file():
        print(f"No benchmarks in {options.shared}: nothing was scored. Name their folder with --shared.")
        return 0
    wanted = options.names or [*NAMES, "claims"]
    WORK.mkdir(parents=True, exist_ok=True)
    results = [score(name, home) for name in wanted if name != "claims"]
    claims = score_claims(home) if "claims" in wanted else None
    board = "\n".join([*heading(), *tables(results), *claims_table(claims)]) + "\n"
    print(board)
    if not options.no_board and not options.names:
        (HERE / "SCOREBOARD.md").write_text(board, encoding="utf-8")
    return 0


# ------------------------------------------------------------------------------------------------- scoring


def run(words: Sequence[str | Path], *, expect: tuple[int, ...] = (0,)) -> str:
    """Run a Python program and return what it prints; stop with its words where it fails."""
    done = subprocess.run([sys.executable, *map(str, words)], capture_output=True, text=True, check=False)
    if done.returncode not in expect:
        sys.exit(f"{' '.join(map(str, words))} ended with {done.returncode}:\n{done.stderr}")
    return done.stdout


def score(name: str, home: Path) -> Result:
    """Read the documents of a benchmark and score the Readings."""
    print(f"reading {name} …", file=sys.stderr)
    texts, readings = WORK / f"{name}.texts.jsonl", WORK / f"{name}.readings.jsonl"
    texts.write_text(run([home / "score.py", "texts", name]), encoding="utf-8")
    begin = time.perf_counter()
    run(["-m", "newsgraph", "read", texts, "-o", readings])
    seconds = time.perf_counter() - begin
    maps = [word for option, file in MAPS.get(name, {}).items() for word in (option, HERE / "maps" / f"{file}.json")]
    found = json.loads(run([home / "score.py", name, readings, "--json", *maps]))
    figures = tuple(found["figures"])
    return Result(name=name, documents=found["documents"], missing=found["missing"], seconds=seconds, figures=figures)


def score_claims(home: Path) -> dict[str, Any]:
    """Build the graph of each annotated article and score all of them."""
    folders = sorted(folder for folder in (home / "data" / "claims").iterdir() if folder.is_dir())
    pairs: list[Path] = []
    for folder in folders:
        print(f"building {folder.name} …", file=sys.stderr)
        run(["-m", "newsgraph", "build", folder / "article.txt", "-o", WORK / folder.name])
        pairs += [WORK / folder.name / "graph.ttl", folder]
    report: dict[str, Any] = json.loads(run([home / "score_claims.py", *pairs, "--json", "--ontology", ONTOLOGY]))
    return report


# ------------------------------------------------------------------------------------------------- writing


def heading() -> Iterator[str]:
    """Yield the first lines of the board."""
    yield "# Scoreboard"
    yield ""
    yield f"Written by `make score`, newsgraph {__version__}, default settings. Development splits; no figure is of held-out data."
    yield "Published systems are compared on the same documents where it says so, else only in order of size."


def tables(results: Iterable[Result]) -> Iterator[str]:
    """Yield one table for each benchmark."""
    published = tomllib.loads((HERE / "published.toml").read_text(encoding="utf-8"))["figure"]
    others = {(entry["benchmark"], entry["measure"]): entry["rows"] for entry in published}
    for result in results:
        yield ""
        yield f"## {result.name}"
        yield ""
        missing = f", {result.missing} of them without a Reading" if result.missing else ""
        yield f"{result.documents:,} documents{missing}, read in {result.seconds:.0f} s."
        yield ""
        yield "| measure | newsgraph | precision | recall | others |"
        yield "| --- | --- | --- | --- | --- |"
        for figure in result.figures:
            rows = others.get((result.name, figure["name"]), [])
            beside = "; ".join(f"{row['system']} {row['value']:.3f} ({row['on']}; {row['source']})" for row in rows)
            numbers = (number(figure[key]) for key in ("value", "precision", "recall"))
            yield f"| {figure['name']} | {' | '.join(numbers)} | {beside} |"


def claims_table(report: dict[str, Any] | None) -> Iterator[str]:
    """Yield the table of the annotated articles; nobody else has been measured on them."""
    if report is None:
        return
    yield from ("", "## claims", "", "Whole graphs of annotated articles. Leaks must be 0.", "")
    yield "| article | strict P | strict R | strict F1 | lenient F1 | half F1 | names F1 | source | polarity | modality | time | leaks |"
    yield "|" + " --- |" * 12
    for entry in [*report["articles"], {"article": "all", **report["total"]}]:
        strict, lenient, half = (entry["triples"][kind] for kind in ("strict", "lenient", "half"))
        right = entry["accuracy"]
        numbers = (
            *(strict[key] for key in ("precision", "recall", "f1")),
            lenient["f1"],
            half["f1"],
            entry["entities"]["names"]["f1"],
            *(right[key] for key in ("source", "polarity", "modality", "time")),
        )
        name = entry["article"].split(" <- ")[0]
        yield f"| {name} | {' | '.join(map(number, numbers))} | {entry['leaks']} |"


def number(value: float | None) -> str:
    """Return a figure with three places, or a dash."""
    return "–" if value is None else f"{value:.3f}"


if __name__ == "__main__":
    sys.exit(main())
