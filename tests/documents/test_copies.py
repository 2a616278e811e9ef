"""Syndicated copies count as one voice, whatever the order in which they come."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsgraph import pipeline
from newsgraph.config import Config
from newsgraph.documents import copies
from newsgraph.documents.copies import part_copies
from newsgraph.model import Document


pytest.importorskip("datasketch", reason="needs newsgraph[inputs]")

PLACES = ("the old harbour", "the northern valley", "a market town", "the ministry", "the river delta", "two villages")
DEEDS = ("were evacuated", "lost their power supply", "received tents and water", "asked for help", "stayed calm")


def story(seed: int, sentences: int = 20) -> list[str]:
    """Return the sentences of an article that no other one resembles."""
    chance = random.Random(seed)
    return [
        f"According to {chance.choice(('aid workers', 'a mayor', 'police', 'farmers'))}, {chance.choice(PLACES)} "
        f"and {chance.choice(PLACES)} {chance.choice(DEEDS)} on the {chance.choice(('first', 'second', 'third'))} day "
        f"while {chance.choice(PLACES)} {chance.choice(DEEDS)}."
        for _ in range(sentences)
    ]


def article(id_: str, sentences: list[str], published: str | None = None) -> Document:
    return Document(id=id_, text="\n\n".join(sentences), published=published, source=f"{id_}.txt")


ORIGINAL = article("original", story(1), "2023-05-01")


def kept(*documents: Document) -> list[str]:
    found, told = part_copies(documents)
    assert len(found) + len(told) == len(documents)
    return [document.id for document in found]


def test_same_words_on_another_day_are_a_copy() -> None:
    copy = article("copy", story(1), "2023-05-02")
    documents, (told,) = part_copies([copy, ORIGINAL])
    assert documents == (ORIGINAL,)
    assert told.stage == "copies"
    assert "copy.txt: a copy of original.txt (original), counted as one voice" in told.message


def test_credit_line_and_cut_end_make_no_new_article() -> None:
    credited = ["By Ana Roe, The Fell Courier", *story(1), "Reporting by Ana Roe; editing by Tom Vale."]
    assert kept(ORIGINAL, article("credited", credited, "2023-05-02")) == ["original"]
    assert kept(ORIGINAL, article("cut", story(1)[:12], "2023-05-02")) == ["original"]


@pytest.mark.parametrize("new", ["At least 14 people died.", "Norland blamed the Vale Front."])
def test_new_name_or_figure_is_an_update(new: str) -> None:
    sentences = story(1)
    assert kept(ORIGINAL, article("update", [*sentences[:10], new, *sentences[10:]], "2023-05-02")) == [
        "original",
        "update",
    ]


def test_other_articles_and_short_ones_are_kept() -> None:
    assert kept(ORIGINAL, article("other", story(2), "2023-05-02")) == ["original", "other"]
    assert kept(article("a", ["Rain fell."]), article("b", ["Rain fell."], "2023-05-01")) == ["a", "b"]


def test_first_published_is_kept_and_an_undated_one_last() -> None:
    undated, early = article("undated", story(1)), article("early", story(1), "2023-04-30")
    assert kept(undated, ORIGINAL, early) == ["early"]


@given(order=st.permutations(range(8)))
def test_order_decides_nothing(order: list[int]) -> None:
    base = story(1)
    documents = [
        ORIGINAL,
        article("later", base, "2023-05-03"),
        article("cut", base[:12], "2023-05-02"),
        article("update", [*base[:10], "At least 14 people died.", *base[10:]], "2023-05-02"),
        article("half", [*base[:10], *story(3)[:10]], "2023-05-02"),
        article("other", story(2), None),
        article("other-again", story(2), "2023-05-09"),
        article("short", ["Rain fell."], None),
    ]
    found, told = part_copies([documents[place] for place in order])
    assert {document.id for document in found} == {"original", "update", "half", "other-again", "short"}
    assert {re.findall(r"\((.*?)\)", problem.message)[0] for problem in told} == {"original", "other-again"}


def test_copies_can_be_kept(tmp_path: Path) -> None:
    for name, day in (("a", "2023-05-01"), ("b", "2023-05-02")):
        (tmp_path / f"{name}.txt").write_text(f"date {day}\n\n{ORIGINAL.text}", encoding="utf-8")
    documents, (told,) = pipeline.find_documents([str(tmp_path)], Config())
    assert [document.source for document in documents] == ["a.txt"]
    assert "b.txt: a copy of a.txt" in told.message
    documents, problems = pipeline.find_documents([str(tmp_path)], Config(keep_duplicates=True))
    assert (len(documents), problems) == (2, ())


def test_without_the_library_copies_stay_and_that_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(copies, "find_spec", lambda _: None)
    documents, (told,) = part_copies([ORIGINAL, article("copy", story(1))])
    assert len(documents) == 2
    assert "pip install 'newsgraph[inputs]'" in told.message
