"""What was read once is not read again, unless something changed that reading depends on."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from stand_ins import KILL, PlainReader, document

from newsgraph import loading, pipeline
from newsgraph.cache import KeepingReader, ReadingCache, RememberingReader, fingerprint
from newsgraph.config import Config
from newsgraph.model import Document, Reading


class CountingReader(PlainReader):
    """Remembers what it was given to read."""

    def __init__(self) -> None:
        self.seen: list[str] = []

    def read(self, documents: Iterable[Document]) -> Iterator[Reading]:
        """Yield what the sentences say."""
        for one in documents:
            self.seen.append(one.id)
            yield from super().read((one,))


ARTICLES = tuple(document(f"d{number}", f"Norland attacks Front {number}.") for number in range(4))


def read(cache: ReadingCache, articles: Iterable[Document] = ARTICLES) -> tuple[list[str], list[Reading]]:
    """Return which articles were read, and the Readings."""
    reader = CountingReader()
    readings = list(RememberingReader(lambda: KeepingReader(reader, cache), cache).read(articles))
    return reader.seen, readings


def test_what_was_read_is_not_read_again(tmp_path: Path) -> None:
    cache = ReadingCache(tmp_path, "words")
    assert read(cache) == (["d0", "d1", "d2", "d3"], list(PlainReader().read(ARTICLES)))
    assert read(cache) == ([], list(PlainReader().read(ARTICLES)))


def test_new_articles_are_read_and_all_stay_in_order(tmp_path: Path) -> None:
    cache = ReadingCache(tmp_path, "words")
    read(cache, ARTICLES[1:3])
    assert read(cache) == (["d0", "d3"], list(PlainReader().read(ARTICLES)))


def test_an_article_that_only_moved_keeps_its_reading_under_the_new_name(tmp_path: Path) -> None:
    cache = ReadingCache(tmp_path, "words")
    read(cache)
    moved = replace(ARTICLES[0], source="elsewhere.txt")
    seen, (reading,) = read(cache, (moved,))
    assert (seen, reading.document) == ([], moved)


def test_another_text_or_another_reader_is_read_anew(tmp_path: Path) -> None:
    read(ReadingCache(tmp_path, "words"))
    assert read(ReadingCache(tmp_path, "words"), (replace(ARTICLES[0], text="Sudland meets LL."),))[0] == ["d0"]
    assert read(ReadingCache(tmp_path, "more words"), ARTICLES[:1])[0] == ["d0"]


def test_a_damaged_file_is_read_anew(tmp_path: Path) -> None:
    cache = ReadingCache(tmp_path, "words")
    read(cache)
    for path in tmp_path.glob("*/*.json"):
        path.write_bytes(path.read_bytes()[:-9])
    assert read(cache)[0] == ["d0", "d1", "d2", "d3"]


def test_what_no_article_needs_is_swept_away(tmp_path: Path) -> None:
    cache = ReadingCache(tmp_path, "words")
    read(cache)
    cache.sweep(ARTICLES[:1])
    assert len(list(tmp_path.glob("*/*.json"))) == 1


# ------------------------------------------------------------------------------------------ what counts as a change


def changed(folder: Path, name: str, old: str, new: str) -> bool:
    """Whether a change to a file of the ontology makes a new fingerprint; it is undone again."""
    path = folder / name
    before, text = _fingerprint(folder), path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    after = _fingerprint(folder)
    path.write_text(text, encoding="utf-8")
    return after != before


def _fingerprint(folder: Path) -> str:
    config = Config(ontology_dir=folder)
    return fingerprint(config, loading.load_domain(config))


def test_only_what_reading_looks_at_makes_articles_be_read_again(tmp_path: Path, ontology_dir: Path) -> None:
    folder = tmp_path / "ontology"
    shutil.copytree(ontology_dir, folder)
    assert changed(folder, "lexicon/kinds.toml", "nouns = [", 'nouns = ["zzz", ')
    assert changed(folder, "lexicon/times.toml", '"Monday"', '"Moonday"')
    assert changed(folder, "gazetteer.ttl", '"Kenya"@en', '"Kenia"@en')
    assert not changed(folder, "lexicon/kinds.toml", "[[kind]]", "# a remark\n\n[[kind]]")
    assert not changed(folder, "queries/profile.rq", "SELECT", "SELECT DISTINCT")
    assert not changed(folder, "shapes.ttl", "@prefix", "# a remark\n@prefix")


# -------------------------------------------------------------------------------------------------- a killed build

CHILD = """
import sys
from pathlib import Path
from stand_ins import PlainReader
from newsgraph import loading, pipeline
from newsgraph.config import Config

loading.load_reader = lambda *_: PlainReader()
pipeline.build(sys.argv[2:], Path(sys.argv[1]), Config())
"""


@pytest.mark.integration
def test_a_killed_build_goes_on_where_it_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    once = tmp_path / "once"
    texts = [f"Norland attacks Front {number}." for number in range(5)]
    texts[3] += f" {KILL}{once} here."
    for number, text in enumerate(texts):
        (tmp_path / f"{number}.txt").write_text(text, encoding="utf-8")
    paths = sorted(map(str, tmp_path.glob("*.txt")))
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join((str(Path(__file__).parent), *sys.path))}
    command = [sys.executable, "-c", CHILD, str(tmp_path / "out"), *paths]
    assert subprocess.run(command, env=environment, check=False).returncode == -signal.SIGKILL
    assert not (tmp_path / "out" / "graph.ttl").exists()

    reader = CountingReader()
    monkeypatch.setattr(loading, "load_reader", lambda *_: reader)
    pipeline.build(paths, tmp_path / "out", Config())
    pipeline.build(paths, tmp_path / "whole", Config(cache=tmp_path / "cache"))
    assert len(reader.seen) == 2 + 5
    assert (tmp_path / "out" / "graph.ttl").read_bytes() == (tmp_path / "whole" / "graph.ttl").read_bytes()
