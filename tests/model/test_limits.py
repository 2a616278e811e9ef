"""What is too long to be read is told, and how articles are put together for the parser changes nothing."""

from __future__ import annotations

import pytest

from newsgraph.config import Config, Domain
from newsgraph.model import Document
from newsgraph.plugins import Reader
from newsgraph.reading import reader as reading


pytestmark = [pytest.mark.model]

TEXTS = ("Norland attacked Ostvik.", "Ana Roe, the mayor of Ostvik, denied the attack on Monday.", "Sudland fell.")
DOCUMENTS = tuple(Document(id=str(number), text=text) for number, text in enumerate(TEXTS))


@pytest.mark.parametrize(
    ("limit", "words"), [("MOST_TOKENS", "14 words and marks"), ("MOST_CHARACTERS", "58 characters")]
)
def test_an_article_that_is_too_long_is_a_problem_and_its_neighbours_are_read(
    machine: tuple[Config, Domain, Reader], monkeypatch: pytest.MonkeyPatch, limit: str, words: str
) -> None:
    monkeypatch.setattr(reading, limit, 12 if limit == "MOST_TOKENS" else 30)
    first, second, third = machine[2].read(DOCUMENTS)
    assert (first.problems, third.problems) == ((), ())
    assert first.mentions
    assert third.mentions
    assert second.mentions == ()
    (problem,) = second.problems
    assert words in problem.message
    assert "split it" in problem.message
    assert second.document == DOCUMENTS[1]


@pytest.mark.parametrize("tokens", [1, 8, 20])
def test_articles_are_read_alike_in_any_company(
    machine: tuple[Config, Domain, Reader], monkeypatch: pytest.MonkeyPatch, tokens: int
) -> None:
    together = list(machine[2].read(DOCUMENTS))
    monkeypatch.setattr(reading, "BATCH_TOKENS", tokens)
    assert list(machine[2].read(DOCUMENTS)) == together
