"""Build the graph of each of some hostile articles, and write time, memory and outcome as docs/hostile-articles.md.

python benchmarks/hostile_articles.py           # all of them: some minutes
python benchmarks/hostile_articles.py bomb      # those with this in their name
"""

from __future__ import annotations

import gzip
import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path


ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests"))

import hostile  # noqa: E402  once it can be found


PAGE = ROOT / "docs" / "hostile-articles.md"
MOST = 300_000  # characters of an article that are read unless told otherwise
NEWS = "Norland attacked Sudland on Monday. Sudland's president, Ana Roe, denied that her troops had fled. "
NAMES = (
    '"Bob; DROP TABLE claims;--"',
    "=HYPERLINK(1)",
    "@prefix x: <y> .",
    "<script>alert(1)</script>",
    "../../etc/passwd",
    "CON.txt",
    '\\" ; ng:attacks e:x .',
    "e:x#char=0,9",
    "{{Norland}}",
    "-1+1|cmd",
    "\x1b[31mNorland\x1b[0m",
)
HEAD = """# Hostile articles

Made by `benchmarks/hostile_articles.py`; do not edit. Each is one file that `newsgraph build` is given, with its default limits.
Time is that of the processor, with all processes; memory is the largest of one process. Loading the parser and
writing the explorer take some 2 s and 190 MB of each that is read.

| article | bytes | seconds | MB | exit | what is said |
| --- | ---: | ---: | ---: | ---: | --- |
"""


@dataclass(frozen=True)
class Outcome:
    """How a build ended."""

    code: int
    seconds: float
    megabytes: float
    said: str


def articles() -> Iterator[tuple[str, str, bytes]]:
    """Yield what each article is, the name of its file, and its bytes."""
    yield "ordinary news", "a.txt", NEWS.encode()
    yield "empty", "a.txt", b""
    yield "binary", "a.txt", bytes(range(256)) * 100
    yield "null bytes in the text", "a.txt", (NEWS + "\0" + NEWS).encode()
    yield "bad UTF-8", "a.txt", (NEWS * 5).encode() + b"\xff\xfe\x80 fled.\n"
    yield "one line of 100 MB", "a.txt", b"Norland attacked. " * 5_600_000
    yield "a sentence of a million words", "a.txt", b"and Norland " * 500_000
    yield "a sentence as long as an article may be", "a.txt", ("and Norland " * MOST)[:MOST].encode()
    for what, unit in (
        ("names", "Norland Sudland "),
        ("days", "on Monday "),
        ("clauses", "Ana said that "),
        ("quotations", '"Norland attacked," Ana said. '),
        ("marks that open quotations", '"a '),
        ("pronouns", "He attacked him. "),
        ("abbreviations", "U.S. "),
        ("numbers", "1 "),
        ("conjunctions", "Ana Roe and "),
        ("ordinary sentences", NEWS),
    ):
        yield f"nothing but {what}", "a.txt", (unit * MOST)[:MOST].encode()
    yield "fences without end", "a.md", ("```\n" * MOST)[:MOST].encode()
    yield "brackets without end", "a.md", ("[a](" * MOST)[:MOST].encode()
    yield "elements 100,000 deep", "a.html", hostile.page("<div>" * 100_000 + hostile.FIRST).encode()
    yield "a gzip bomb of 1 GB", "a.txt.gz", gzip.compress(b"\0" * 1_000_000_000, 9)
    yield "a truncated archive", "a.zip", hostile.zipped({"a.txt": NEWS * 50})[:-30]
    yield "words from right to left, and of no width", "a.txt", NEWS.replace("Nor", "\u202eNor\u202c\u200b").encode()
    yield "names that are code", "a.txt", "".join(f"{name} attacked Sudland on Monday. " for name in NAMES).encode()
    yield "absurd dates", "a.txt", ("On 99 May 99999 and 31 February 0000 Norland attacked Sudland. " * 20).encode()
    yield "a date before time", "a.txt", b"date 0001-01-01\n\nNorland attacked Sudland last year, and a century ago."
    yield "a date at the end of time", "a.txt", b"date 9999-12-31\n\nNorland will attack Sudland next year."


def write(what: str, folder: Path) -> None:
    """Write one article; in a program of its own, since the memory of what starts a build counts as the build's."""
    name, data = next((name, data) for known, name, data in articles() if known == what)
    (folder / name).write_bytes(data)


def build(what: str) -> tuple[int, Outcome]:
    """Build one article in a folder of its own, where nothing but the graph's may appear."""
    with tempfile.TemporaryDirectory() as folder:
        top = Path(folder)
        (top / "in").mkdir()
        subprocess.run([sys.executable, __file__, "--write", what, f"{top}/in"], check=True)
        size = sum(path.stat().st_size for path in (top / "in").iterdir())
        program = os.posix_spawn(
            sys.executable,
            [sys.executable, "-m", "newsgraph", "build", f"{top}/in", "-o", f"{top}/out"],
            os.environ,
            file_actions=[(os.POSIX_SPAWN_OPEN, place, f"{top}/said", os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600) for place in (1, 2)],
        )  # fmt: skip
        _, status, usage = os.wait4(program, 0)
        said = (top / "said").read_text(encoding="utf-8")
        assert {path.name for path in top.iterdir()} <= {"in", "out", "said"}
        assert "Traceback" not in said, said
        assert not {letter for letter in said if ord(letter) < 32} - {"\n"}, said  # noqa: PLR2004  controls
        return size, Outcome(
            os.waitstatus_to_exitcode(status), _seconds(usage), usage.ru_maxrss / 1024, _line(said, top)
        )


def _seconds(usage: resource.struct_rusage) -> float:
    return usage.ru_utime + usage.ru_stime


def _line(said: str, top: Path) -> str:
    """Return the first line if it is no table of counts, without the folder's name."""
    line = said.partition("\n")[0].strip()
    told = line.startswith(("newsgraph:", "documents:", "language:", "reading:"))
    return line.replace(f"{top}/in/", "").replace("|", "\\|")[:110] if told else "read"


def main() -> None:
    """Build every article that the command line names, and write the page if all of them were."""
    if sys.argv[1:] == ["--names"]:
        print("\n".join(what for what, *_ in articles()))
        return
    if sys.argv[1:2] == ["--write"]:
        write(sys.argv[2], Path(sys.argv[3]))
        return
    wanted = sys.argv[1] if len(sys.argv) > 1 else ""
    rows = []
    names = subprocess.run([sys.executable, __file__, "--names"], check=True, capture_output=True, text=True).stdout
    for what in names.splitlines():
        if wanted in what:
            size, outcome = build(what)
            row = f"| {what} | {size:,} | {outcome.seconds:.0f} | {outcome.megabytes:,.0f} | {outcome.code} | {outcome.said} |"
            print(row, flush=True)
            rows.append(f"{row}\n")
    if not wanted:
        PAGE.write_text(HEAD + "".join(rows), encoding="utf-8")


if __name__ == "__main__":
    main()
