"""On the sample article beside the checkout, no two things are one, and what has two names is not two."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsgraph import asking, pipeline
from newsgraph.config import Config
from newsgraph.entities import called


ARTICLE = Path("articles") / "pakistan-taliban-2021-08-13.txt"


@pytest.mark.model
@pytest.mark.shared
@pytest.mark.integration
def test_people_and_groups_of_like_names_are_kept_apart(shared: Path, tmp_path: Path) -> None:
    pipeline.build([str(shared / ARTICLE)], tmp_path, Config())
    found = asking.entities(tmp_path, Config())
    (group,) = called(found, "TTP")
    assert group == called(found, "Pakistani Taliban")[0]
    assert group.entity.id != called(found, "Taliban")[0].entity.id
    names = ("Imran Khan", "Khan Nazar", "Aftab Khan Sherpao")
    people = [called(found, name)[0] for name in names]
    assert len({one.entity.id for one in people}) == len(names)
    khan = {text for chain in people[0].chains for text, kind, _ in chain.mentions if kind == "name"}
    assert khan == {"Imran Khan", "Khan"}
