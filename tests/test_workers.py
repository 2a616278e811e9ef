"""Reading in several processes gives what one process gives, whatever dies on the way."""

from __future__ import annotations

from pathlib import Path

import pytest
from stand_ins import KILL, document, load_full, load_nothing, load_plain

from newsgraph import pipeline
from newsgraph.config import Config
from newsgraph.errors import UsageError
from newsgraph.pipeline import choose_engine
from newsgraph.workers import ManyReaders


ARTICLES = tuple(document(f"d{number}", f"Norland attacks Front {number}.") for number in range(40))


def test_readings_come_in_the_order_of_the_articles() -> None:
    assert list(ManyReaders(load_plain, 2).read(ARTICLES)) == list(load_plain().read(ARTICLES))


def test_no_article_needs_no_process() -> None:
    assert list(ManyReaders(load_nothing, 2).read(())) == []


def test_a_killed_process_loses_nothing(tmp_path: Path) -> None:
    deadly = document("deadly", f"Norland attacks Front 99. {KILL}{tmp_path / 'once'} here.")
    articles = (*ARTICLES[:20], deadly, *ARTICLES[20:])
    found = list(ManyReaders(load_plain, 2).read(articles))
    assert (tmp_path / "once").exists()
    assert found == list(load_plain().read(articles))


def test_an_article_that_always_kills_becomes_a_problem_and_the_others_are_read() -> None:
    deadly = document("deadly", f"{KILL}/nowhere/at/all here.")
    articles = (*ARTICLES[:3], deadly, *ARTICLES[3:])
    found = list(ManyReaders(load_plain, 2).read(articles))
    (problem,) = found[3].problems
    assert (problem.document, "processes ended" in problem.message) == ("deadly", True)
    assert [*found[:3], *found[4:]] == list(load_plain().read(ARTICLES))


def test_a_reader_that_cannot_be_loaded_says_why() -> None:
    with pytest.raises(UsageError, match="no such model"):
        list(ManyReaders(load_nothing, 2).read(ARTICLES))


def test_a_reader_that_cannot_keep_what_it_reads_says_why() -> None:
    with pytest.raises(UsageError, match="the disk is full"):
        list(ManyReaders(load_full, 2).read(ARTICLES))


def test_articles_are_taken_only_as_fast_as_they_are_wanted() -> None:
    waiting = iter(ARTICLES * 20)
    next(ManyReaders(load_plain, 1).read(waiting))
    assert len(list(waiting)) > len(ARTICLES * 20) / 2


def test_the_engine_follows_from_the_settings_and_the_number_of_articles() -> None:
    assert choose_engine(Config(many=10), 10) == "plain"
    assert choose_engine(Config(many=10, geo=True), 11) == "plain"
    assert choose_engine(Config(engine="plain"), 10_000) == "plain"
    with pytest.raises(UsageError, match="leave out --engine native"):
        choose_engine(Config(engine="native", geo=True), 11)
    with pytest.raises(UsageError, match="no engine 'warp'"):
        Config(engine="warp")


def test_an_engine_that_is_missing_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "find_spec", lambda _: None)
    assert choose_engine(Config(many=10), 11) == "plain"
    with pytest.raises(UsageError, match="pip install daft"):
        choose_engine(Config(engine="ray"), 11)
