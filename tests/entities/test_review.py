"""Reading an editor's decisions."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsgraph.entities import load_review
from newsgraph.errors import InputError, UsageError


def written(folder: Path, text: str) -> Path:
    path = folder / "review.toml"
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
    ],
)
def test_bad_decisions_are_refused_with_a_reason(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        load_review(written(tmp_path, text))


def test_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"none\.toml"):
        load_review(tmp_path / "none.toml")
