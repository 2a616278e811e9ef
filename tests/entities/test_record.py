"""What was resolved is kept beside the graph, with every reason."""

from __future__ import annotations

from pathlib import Path

import pytest
from chains import ONTOLOGY, reading

from newsgraph.entities import called, dump_record, load_record, record, resolve
from newsgraph.entities.review import Review
from newsgraph.errors import InputError
from newsgraph.model import Entities, Gazetteer, Problem, Reading


def _recorded(*readings: Reading) -> tuple[Entities, str]:
    found = resolve(readings, Gazetteer(), ONTOLOGY, Review())
    return found, dump_record(record(readings, found))


def test_what_is_written_is_read_back_as_it_was() -> None:
    readings = (reading("a", "Person: Ida Berg / she"), reading("b", "Person: Ida Berg", "City: Ida Berg"))
    found, text = _recorded(*readings)
    assert load_record(text, source="x") == tuple(record(readings, found))
    assert tuple(one.entity for one in load_record(text, source="x")) == found.entities


def test_an_entity_is_found_by_any_of_its_names_and_shows_merges_and_refusals() -> None:
    _, text = _recorded(
        reading("a", "Organisation: Lake Fishers League / LFL"),
        reading("b", "Organisation: LFL"),
        reading("c", "City: Lake Fishers League"),
    )
    every = load_record(text, source="x")
    (league,) = called(every, "lfl")
    assert [merge.score for merge in league.entity.merges] == [0.85]
    assert [(one.left, one.right) for one in league.refusals] == [("a/c0", "c/c0")]
    assert called(every, "東京") == ()


def test_what_coreference_left_open_is_shown_with_the_names_it_is_about() -> None:
    message = "“the group” at 40 may be “Red Front” or “Blue Front”: neither stands out"
    one = reading("a", "ArmedGroup: Red Front", "ArmedGroup: Blue Front", "City: Vale")
    unsure = Reading(
        document=one.document,
        mentions=one.mentions,
        chains=one.chains,
        problems=(Problem(stage="coreference", message=message, document="a"),),
    )
    _, text = _recorded(unsure)
    assert {found.entity.name: found.undecided for found in load_record(text, source="x")} == {
        "Red Front": (message,),
        "Blue Front": (message,),
        "Vale": (),
    }


@pytest.mark.parametrize("line", ["{", "[]", '{"version": 9}', '{"version": 1}'])
def test_a_line_that_is_no_entity_is_named(line: str, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"entities\.jsonl:1: this is no entity"):
        load_record(line, source=str(tmp_path / "entities.jsonl"))
