"""Ids of entities: one each, however many things of one article are called alike."""

from __future__ import annotations

import pytest

from newsgraph.entities import build
from newsgraph.entities.build import Draft, name_apart
from newsgraph.model import Entity


def draft(place: int, *, named: bool = False) -> Draft:
    """Return something that its article calls "he"."""
    return Draft(
        entity=Entity(id="he", type="Person", name="He"), named=named, first=f"d1/c{place}", order=("d1", place)
    )


def test_things_of_one_slug_get_ids_of_their_own_and_only_what_is_named_the_slug() -> None:
    ids = [entity.id for _, entity in name_apart([draft(0), draft(1, named=True), draft(2, named=True)])]
    assert ids[0] == "he"
    assert len({*ids}) == len(ids)
    assert all(name.startswith("he-") for name in ids[1:])


def test_no_hash_is_tried_twice_for_one_article(monkeypatch: pytest.MonkeyPatch) -> None:
    """A page of nothing but pronouns has thousands of things that are all called "he"."""
    tried: list[tuple[str, ...]] = []

    def digest(*parts: str) -> str:
        tried.append(parts)
        return f"{len(tried):06}"

    monkeypatch.setattr(build, "digest", digest)
    assert len({entity.id for _, entity in name_apart(map(draft, range(500)))}) == 500
    assert len(tried) == len({*tried}) == 500
