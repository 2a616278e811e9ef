"""A program that is interrupted ends at once, says how to go on, and leaves nothing half done and nobody running."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from newsgraph import cli


pytestmark = [pytest.mark.model, pytest.mark.integration, pytest.mark.usefixtures("heeded_interrupts")]

PATIENCE = 120.0  # seconds, for a machine that does much else
ARTICLES = 64


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    """Make articles of which reading takes some seconds."""
    folder = tmp_path / "articles"
    folder.mkdir()
    for number in range(ARTICLES):
        text = (
            f"Norland attacked the town of Ost{number}vik on Monday. Its mayor, Ana Roe{number}, denied the attack.\n"
        )
        (folder / f"{number:03}.txt").write_text(f"date 2023-05-01\n\n{text * 2}", encoding="utf-8")
    return folder


def command(*words: str | Path) -> list[str]:
    """Return a command line of newsgraph."""
    return [sys.executable, "-m", "newsgraph", *map(str, words)]


def interrupt(words: list[str], ready: Callable[[], bool], **pipes: int) -> subprocess.CompletedProcess[str]:
    """Run a program, press Ctrl+C when it is ready, and return how it ended; whom it leaves behind must be ending too."""
    program = subprocess.Popen(
        words, text=True, stderr=subprocess.PIPE, stdout=pipes.get("stdout", subprocess.DEVNULL), start_new_session=True
    )
    try:
        _wait(ready, program)
        os.killpg(program.pid, signal.SIGINT)
        out, complaint = program.communicate(timeout=PATIENCE)
        _wait(lambda: not list(_running(program.pid)), None)
    finally:
        if left := list(_running(program.pid)):
            os.killpg(program.pid, signal.SIGKILL)
            pytest.fail(f"still running: {left}")
    return subprocess.CompletedProcess(words, program.returncode, out, complaint)


def _wait(ready: Callable[[], bool], program: subprocess.Popen[str] | None) -> None:
    """Wait until something is so; it must be before the program ends by itself."""
    end = time.monotonic() + PATIENCE
    while not ready():
        if program is not None and program.poll() is not None:
            pytest.fail(f"ended too early: {program.communicate()[1]}")
        if time.monotonic() > end:
            break
        time.sleep(0.002)


def _running(session: int) -> Iterator[int]:
    """Yield the processes of a session that run, not those that only wait to be forgotten."""
    for place in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, _, _, of, *_ = place.read_text(encoding="utf-8").rpartition(")")[2].split()
        except OSError:
            continue
        if int(of) == session and state not in "ZX":
            yield int(place.parent.name)


def check(done: subprocess.CompletedProcess[str]) -> None:
    """Hold the end of an interrupted program against what it promises."""
    assert done.returncode == cli.INTERRUPTED
    assert "interrupted" in done.stderr
    assert "run the same command again" in done.stderr
    assert "Traceback" not in done.stderr


def kept(folder: Path) -> set[Path]:
    """Return the Readings in a folder."""
    return {path for path in folder.rglob("*.json") if path.name != "manifest.json"}


@pytest.mark.parametrize("processes", [1, 2])
def test_an_interrupted_build_goes_on_where_it_stopped(articles: Path, tmp_path: Path, processes: int) -> None:
    out = tmp_path / "out"
    words = command("build", articles, "-o", out, "--processes", str(processes))
    check(interrupt(words, lambda: bool(kept(out))))
    before = {path: path.stat().st_mtime_ns for path in kept(out)}
    assert 0 < len(before) < ARTICLES
    assert [path.name for path in out.iterdir()] == [".readings"]
    assert not list(out.rglob(".newsgraph-*"))
    assert subprocess.run(words, capture_output=True, check=False).returncode == 0
    assert len(kept(out)) == ARTICLES
    assert {path: path.stat().st_mtime_ns for path in before} == before
    assert (out / "graph.ttl").is_file()


def test_an_interrupted_reading_leaves_whole_lines(articles: Path, tmp_path: Path) -> None:
    shown = tmp_path / "shown.jsonl"
    with shown.open("w", encoding="utf-8") as out:
        check(interrupt(command("read", articles), lambda: shown.stat().st_size > 0, stdout=out.fileno()))
    assert shown.read_text(encoding="utf-8").endswith("}\n")


def test_an_interrupted_addition_changes_nothing(articles: Path, tmp_path: Path) -> None:
    project = tmp_path / "project"
    first, *_ = sorted(articles.iterdir())
    assert cli.main(["add", str(project), str(first)]) == 0
    before = {path: path.read_bytes() for path in project.rglob("*") if path.is_file()}
    check(interrupt(command("add", project, articles), lambda: len(kept(project)) > 1))
    after = {path: path.read_bytes() for path in project.rglob("*") if path.is_file()}
    assert {path: after[path] for path in before} == before
    assert kept(project) == {path for path in after if path.suffix == ".json" and path.name != "manifest.json"}
    assert cli.main(["add", str(project), *map(str, sorted(articles.iterdir())[:3])]) == 0
    assert len(kept(project)) == 3  # what the interruption left is swept up


def test_an_interrupted_export_leaves_what_was_there(tmp_path: Path) -> None:
    graph, out = tmp_path / "graph.nt", tmp_path / "out"
    triples = "".join(f'<https://a.example/{n}> <https://a.example/p> "{n}" .\n' for n in range(100_000))
    graph.write_text(triples, encoding="utf-8")
    out.mkdir()
    (out / "graph.ttl.xz").write_bytes(b"old")
    words = command("export", graph, "-o", out / "graph.ttl.xz")
    check(interrupt(words, lambda: len(list(out.iterdir())) > 1))
    assert [(path.name, path.read_bytes()) for path in out.iterdir()] == [("graph.ttl.xz", b"old")]
