"""On a disk that is full, or may not be written to, a command says so, keeps what was there and leaves no piece of a file."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from newsgraph import cli


pytestmark = [pytest.mark.model, pytest.mark.integration, pytest.mark.filterwarnings("ignore::DeprecationWarning")]

ARTICLE = "date 2023-05-01\n\nNorland attacked Sudland on Monday. Sudland's president, Ana Roe, denied the attack.\n"
Disk = Callable[[str], Path]
Captured = pytest.CaptureFixture[str]


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Disk]:
    """Make disks of a size, such as "300k", and take them away again."""
    mounted: list[Path] = []

    def make(size: str) -> Path:
        place = tmp_path / f"disk-{size}"
        place.mkdir()
        mount = shutil.which("mount")
        tried = [mount, "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(place)] if mount is not None else ["false"]
        if subprocess.run(tried, capture_output=True, check=False).returncode:
            pytest.skip("needs the right to mount a disk")
        mounted.append(place)
        return place

    yield make
    for place in mounted:
        subprocess.run(["umount", str(place)], check=True)


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


def fails(capsys: Captured, reason: str, *words: str | Path) -> None:
    """Run a command that must end with the reason and what to do."""
    assert cli.main([str(word) for word in words]) == 2
    said = capsys.readouterr().err
    assert re.search(rf"cannot write (here|the store) \(.*{reason}\)\n  ", said), said


FULL, READ_ONLY = "No space left on device", "Read-only file system"


def content(folder: Path) -> dict[str, bytes]:
    """Return all files below a folder, hidden ones too."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("processes", ["1", "2"])
def test_a_build_without_room_for_readings_says_so(disk: Disk, article: Path, capsys: Captured, processes: str) -> None:
    place = disk("4k")
    article.write_text(ARTICLE * 20, encoding="utf-8")
    fails(capsys, FULL, "build", article, "-o", place / "out", "--processes", processes)
    assert content(place) == {}


def test_a_build_without_room_for_its_graph_keeps_the_last_one(disk: Disk, article: Path, capsys: Captured) -> None:
    place = disk("300k")
    (place / "graph.ttl").write_text("old", encoding="utf-8")
    fails(capsys, FULL, "build", article, "-o", place)
    found = content(place)
    assert found.pop("graph.ttl") == b"old"
    assert [name.partition("/")[0] for name in found] == [".readings"]


def test_readings_and_exports_come_whole_or_not_at_all(
    disk: Disk, article: Path, built: Path, capsys: Captured
) -> None:
    place = disk("8k")
    (place / "graph.ttl").write_text("old", encoding="utf-8")
    (place / "a.jsonl").write_text("old", encoding="utf-8")
    articles = article.parent / "many.txt"
    articles.write_text(ARTICLE * 20, encoding="utf-8")
    fails(capsys, FULL, "read", articles, "-o", place / "a.jsonl")
    fails(capsys, FULL, "export", built, "-o", place / "graph.ttl")
    fails(capsys, FULL, "export", built, "-o", place / "graph.ttl.gz")
    assert content(place) == {"graph.ttl": b"old", "a.jsonl": b"old"}


def test_an_addition_without_room_leaves_the_project_as_it_was(disk: Disk, article: Path, capsys: Captured) -> None:
    place = disk("12m")
    assert cli.main(["add", str(place), str(article)]) == 0
    before = content(place)
    (place / "ballast").write_bytes(b"x" * (shutil.disk_usage(place).free - 100_000))
    second = article.with_name("second.txt")
    second.write_text(ARTICLE.replace("Norland", "Ostmark"), encoding="utf-8")
    fails(capsys, FULL, "add", place, second)
    assert before.items() <= content(place).items()
    assert not [name for name in content(place) if "draft" in name]
    (place / "ballast").unlink()
    assert cli.main(["add", str(place), str(second)]) == 0


def test_nothing_is_tried_on_a_disk_that_may_only_be_read(
    disk: Disk, article: Path, built: Path, capsys: Captured
) -> None:
    place = disk("2m")
    (place / "graph.ttl").write_text("old", encoding="utf-8")
    subprocess.run(["mount", "-o", "remount,ro", str(place)], check=True)
    fails(capsys, READ_ONLY, "build", article, "-o", place)
    fails(capsys, READ_ONLY, "read", article, "-o", place / "a.jsonl")
    fails(capsys, READ_ONLY, "export", built, "-o", place / "graph.ttl")
    fails(capsys, READ_ONLY, "add", place / "project", article)
    assert content(place) == {"graph.ttl": b"old"}
