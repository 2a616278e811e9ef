"""The plan on an engine gives the graph that the pipeline gives, line by line, whatever dies on the way."""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import random
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import NoReturn

import pytest
from stand_ins import KILL, document, load_plain

import newsgraph
from newsgraph import asking, loading, pipeline
from newsgraph.config import Config
from newsgraph.errors import ShapeError
from newsgraph.graph.build import build_graph
from newsgraph.model import Document


daft = pytest.importorskip("daft", reason="needs Daft: pip install 'newsgraph[scale]'")

from newsgraph.scale import Corpus, build_corpus  # noqa: E402  after the skip


pytestmark = [
    pytest.mark.integration,
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),  # Daft leaves pipes of its processes
]

WHO = (
    "Ida Berg", "Ole Berg", "Berg", "Amina Odera", "Odera", "Jomo Odera", "Vale Front", "Red Front", "Lake League",
    "LL", "Norland", "Sudland", "Kenya", "United Nations", "Dr Kofi Lang",
)  # fmt: skip
VERBS = ("attacks", "never attacks", "supports", "never supports", "meets", "may meet")


def articles(number: int) -> tuple[Document, ...]:
    """Return articles in which voices affirm and deny the same things over and over."""
    chance = random.Random(number)
    return tuple(document(f"d{place:03}", _text(chance)) for place in range(number))


def _text(chance: random.Random) -> str:
    sentences = []
    for _ in range(chance.randint(1, 8)):
        voice = f"{chance.choice(WHO)} says " if chance.random() < 0.4 else ""
        one, other = chance.sample(WHO, 2)
        sentences.append(f"{voice}{one} {chance.choice(VERBS)} {other}.")
    return " ".join(sentences)


def plain_lines(documents: tuple[Document, ...], config: Config) -> list[str]:
    """Return the graph as the pipeline makes it, as sorted N-Quads."""
    domain = loading.load_domain(config)
    knowledge = pipeline.understand(tuple(load_plain().read(documents)), (), config, domain)
    return sorted(f"{triple} ." for triple in build_graph(knowledge, domain.ontology))


def corpus_lines(folder: Path) -> list[str]:
    """Return the graph as the plan wrote it; within a shard it is sorted already."""
    found = []
    for path in sorted((folder / asking.SHARDS).glob("part-*.nq.gz")):
        lines = gzip.decompress(path.read_bytes()).decode().splitlines()
        assert lines == sorted(lines)
        found += lines
    return sorted(found)


def build(documents: tuple[Document, ...], folder: Path, config: Config) -> Corpus:
    """Run the plan with a reader that needs no model."""
    return build_corpus(documents, (), folder, config, load=load_plain)


NATIVE = Config(engine="native")


ARTICLES = articles(40)


@pytest.fixture(scope="module", autouse=True)
def _processes_find_the_reader() -> Iterator[None]:
    """Let the processes of the engine import what stands beside the tests."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", os.pathsep.join((str(Path(__file__).parent), *sys.path)))
        yield


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    """A corpus that no test changes."""
    return build(ARTICLES, tmp_path_factory.mktemp("corpus"), NATIVE)


def test_the_native_engine_gives_what_the_pipeline_gives(corpus: Corpus) -> None:
    expected = plain_lines(ARTICLES, NATIVE)
    assert corpus_lines(corpus.folder) == expected
    assert corpus.triples == len(expected)
    assert sum("#contradicts>" in line for line in expected) > 1


def test_what_is_scattered_over_parts_is_gathered_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newsgraph.scale.build._SHARD", 2)
    monkeypatch.setattr("newsgraph.scale.tables._AT_ONCE", 1)  # one file at a time
    monkeypatch.setattr("newsgraph.scale.plan._CHUNK", 4)
    documents = articles(15)
    build(documents, tmp_path, NATIVE)
    assert len([*(tmp_path / asking.SHARDS).glob("part-*")]) == 8
    assert corpus_lines(tmp_path) == plain_lines(documents, NATIVE)


def test_articles_that_name_nothing_make_a_corpus(tmp_path: Path) -> None:
    documents = (document("d0", "It rained."), document("d1", "It rained again."))
    build(documents, tmp_path, NATIVE)
    assert corpus_lines(tmp_path) == plain_lines(documents, NATIVE)


def test_where_many_contradict_many_both_ways_leave_out_the_same(tmp_path: Path) -> None:
    """With more than 50 on either side each claim is set against the nearest of the other side only."""
    said = ("Norland attacks Sudland.", "Norland never attacks Sudland.")
    documents = tuple(document(f"d{place:03}", said[place % 2]) for place in range(120))
    lines = corpus_lines(build(documents, tmp_path, NATIVE).folder)
    assert lines == plain_lines(documents, NATIVE)
    assert 60 * 50 < sum("#contradicts>" in line for line in lines) < 2 * 60 * 60


def test_the_manifest_counts_and_weighs_what_is_there(corpus: Corpus) -> None:
    shards = corpus.folder / asking.SHARDS
    manifest = json.loads((shards / "manifest.json").read_text(encoding="utf-8"))
    (shard,) = manifest["shards"]
    lines = gzip.decompress((shards / shard["file"]).read_bytes())
    assert shard["sha256"] == hashlib.sha256(lines).hexdigest()
    assert manifest["triples"] == shard["triples"] == lines.count(b"\n") == corpus.triples
    assert manifest["articles"] == len(ARTICLES)


def test_a_corpus_is_opened_like_any_graph(corpus: Corpus) -> None:
    assert len(asking.open_graph(corpus.folder, NATIVE)) > corpus.triples
    assert len(asking.open_graph(corpus.folder / "graph.sample", NATIVE)) > corpus.triples  # of so few, all


def test_a_review_holds_on_the_native_engine(tmp_path: Path) -> None:
    decisions = tmp_path / "decisions.toml"
    decisions.write_text(
        '[[merge]]\nmembers = ["Red Front", "Vale Front"]\n[[forbid]]\nmembers = ["Lake League", "LL"]\n',
        encoding="utf-8",
    )
    config = replace(NATIVE, review=decisions)
    documents = articles(12)
    build(documents, tmp_path / "out", config)
    assert corpus_lines(tmp_path / "out") == plain_lines(documents, config) != plain_lines(documents, NATIVE)


def test_the_order_of_articles_and_the_number_of_processes_do_not_matter(tmp_path: Path) -> None:
    documents = articles(15)
    build(documents, tmp_path / "one", NATIVE)
    build(documents[::-1], tmp_path / "other", replace(NATIVE, processes=2))
    shards = [sorted((tmp_path / name / asking.SHARDS).glob("*")) for name in ("one", "other")]
    assert [path.read_bytes() for path in shards[0]] == [path.read_bytes() for path in shards[1]]


def test_killed_processes_lose_nothing_but_the_article_that_always_kills(tmp_path: Path) -> None:
    once = document("once", f"Norland attacks Red Front. {KILL}{tmp_path / 'witness'} here.")
    always = document("always", f"Norland attacks Red Front. {KILL}/nowhere/at/all here.")
    others = (*articles(5), once)
    corpus = build((*others, always), tmp_path / "out", replace(NATIVE, processes=2))
    assert (tmp_path / "witness").exists()
    assert [problem.document for problem in corpus.problems] == ["always"]
    assert {*plain_lines(others, NATIVE)} <= {*corpus_lines(tmp_path / "out")}


def test_nothing_is_read_twice_and_another_build_takes_the_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    documents = articles(4)
    build(documents, tmp_path, NATIVE)
    before = corpus_lines(tmp_path)
    build_corpus(documents, (), tmp_path, NATIVE, load=_fail)
    assert corpus_lines(tmp_path) == before

    monkeypatch.setattr("newsgraph.scale.steps.Steps.judge", lambda *_: "size: too big")
    with pytest.raises(ShapeError, match="too big"):
        build(articles(2), tmp_path, NATIVE)
    assert corpus_lines(tmp_path) == before

    monkeypatch.setattr(loading, "load_reader", lambda *_: load_plain())
    pipeline.build_from(documents, (), tmp_path, Config())
    assert not (tmp_path / asking.SHARDS).exists()


def test_python_builds_with_the_engine_that_it_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loading, "load_one_reader", lambda _: load_plain())
    (tmp_path / "articles").mkdir()
    for one in articles(4):
        (tmp_path / "articles" / f"{one.id}.txt").write_text(one.text, encoding="utf-8")
    graph = newsgraph.build(tmp_path / "articles", tmp_path / "out", engine="native")
    assert graph.statements
    assert (tmp_path / "out" / asking.SHARDS).is_dir()


def _fail() -> NoReturn:
    raise AssertionError("the reader was loaded")
