"""Reading an editor's decisions."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsgraph.entities import find_review, load_review
from newsgraph.errors import InputError, UsageError


def written(folder: Path, text: str, name: str = "review.toml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_decisions_are_read_with_their_reasons(tmp_path: Path) -> None:
    path = written(
        tmp_path, '[[merge]]\nmembers = ["A", "B"]\nreason = "renamed"\n[[forbid]]\nmembers = ["C", "d1/c2"]\n'
    )
    review = load_review(path)
    assert [(one.members, one.reason) for one in review.merges] == [(("A", "B"), "renamed")]
    assert review.forbidden[0].members == ("C", "d1/c2")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[[merge]]\nmembers = ['A']", "two or more"),
        ("[[join]]\nmembers = ['A', 'B']", "unknown table"),
        ("[[merge]", "review.toml"),
        ("[[merge]]\nmembers = ['A', 'B']\n[[forbid]]\nmembers = ['B', 'A']", "both merged and forbidden"),
        (
            "[[merge]]\nmembers = ['A', 'B']\n[[merge]]\nmembers = ['b', 'C']\n[[forbid]]\nmembers = ['C', 'A']",
            "'A' and 'C' are both merged and forbidden",
        ),
    ],
)
def test_bad_decisions_are_refused_with_a_reason(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        load_review(written(tmp_path, text))


def test_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"none\.toml"):
        load_review(tmp_path / "none.toml")


def test_a_spreadsheet_decides_too(tmp_path: Path) -> None:
    text = '\ufeffdecision,one,other,reason\nmerge,Ana Petrak,Anna Petrak,two spellings\nforbid,d1/c2,"Vale, Ltd",\n'
    review = load_review(written(tmp_path, text, "review.csv"))
    assert [(one.members, one.reason) for one in review.merges] == [(("Ana Petrak", "Anna Petrak"), "two spellings")]
    assert [one.members for one in review.forbidden] == [("d1/c2", "Vale, Ltd")]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("one,other\nA,B\n", "no column 'decision'"),
        ("decision,one,other\njoin,A,B\n", r"review\.csv:2"),
        ("decision,one,other\nmerge,A,\n", r"review\.csv:2"),
    ],
)
def test_a_bad_spreadsheet_is_refused_with_a_reason(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        load_review(written(tmp_path, text, "review.csv"))


def test_a_folder_has_at_most_one_review_file(tmp_path: Path) -> None:
    assert find_review(tmp_path) is None
    assert find_review(tmp_path) == find_review(tmp_path / "none")
    path = written(tmp_path, "", "review.csv")
    assert find_review(tmp_path) == path
    written(tmp_path, "")
    with pytest.raises(UsageError, match="keep one of them"):
        find_review(tmp_path)
