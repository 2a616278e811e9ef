"""Checks and shapes: a good graph passes, a spoilt one is reported with its sentence and what to do."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from factories import harbour, known

from newsgraph.errors import InputError
from newsgraph.graph.build import write_turtle
from newsgraph.graph.namespaces import DATA
from newsgraph.graph.store import store_of
from newsgraph.graph.validate import Violation, check, validate_core, validate_full
from newsgraph.graph.vocabulary import load_ontology


FOLDER = Path(__file__).parents[2] / "ontology"
ONTOLOGY = load_ontology(FOLDER / "newsgraph.ttl")
ONTOLOGY_TEXT = (FOLDER / "newsgraph.ttl").read_text(encoding="utf-8")
DENIED = "Norland officials denied giving the Vale Front weapons."


@pytest.fixture(scope="module")
def good() -> str:
    """Return a graph of every part, with the real ontology."""
    return write_turtle(known(*harbour(), ontology=ONTOLOGY), ONTOLOGY)


def checked(turtle: str) -> tuple[Violation, ...]:
    """Run the checks of the ontology on a graph."""
    return check(store_of(turtle, ONTOLOGY_TEXT), FOLDER / "checks")


def test_a_built_graph_passes_its_checks(good: str) -> None:
    """What newsgraph builds breaks no check."""
    assert checked(good) == ()


def test_a_built_graph_keeps_its_core_shapes(good: str) -> None:
    """What newsgraph builds has the shape that it promises."""
    assert validate_core(good, FOLDER) == ()


def test_a_built_graph_keeps_all_shapes(good: str) -> None:
    """Nor do the slow constraints find anything but warnings."""
    assert [found for found in validate_full(good, FOLDER) if found.severity == "Violation"] == []


def test_what_may_well_be_so_is_only_a_warning(good: str) -> None:
    """Two regions of one name are no error of the graph; the advice names who can tell."""
    same = "".join(f'e:dale-{number} a ng:Region , ng:Place , ng:Entity ; rdfs:label "Dale"@en .\n' for number in "ab")
    found = [one for one in validate_full(good + same, FOLDER) if "dale" in one.focus]
    assert {one.severity for one in found} == {"Warning"}
    assert "newsgraph entities explain" in found[0].advice


def test_a_leaked_claim_is_found(good: str) -> None:
    """A denied statement that was stated plainly is named with its subject."""
    found = checked(good + "e:norland ng:militarilySupports e:vale-front .\n")
    assert [violation.focus for violation in found] == [f"{DATA}entity/norland"]
    assert "Vale Front" in found[0].message
    assert found[0].document == f"{DATA}doc/border"
    assert found[0].advice


def test_a_claim_that_poses_as_a_fact_is_found_with_its_sentence(good: str) -> None:
    """The report quotes the sentence and says where it stands."""
    name = next(text for text in good.split("\ns:") if "officials: denied" in text).split(" ", 1)[0]
    found = [violation for violation in checked(f"{good}s:{name} a ng:Fact .\n") if violation.sentence is not None]
    assert {violation.focus for violation in found} == {f"{DATA}statement/{name}"}
    assert {(violation.sentence, violation.begin, violation.end) for violation in found} == {(DENIED, 43, 98)}


def test_a_broken_shape_is_found_with_its_sentence_and_value(good: str) -> None:
    """Two polarities are one too many."""
    name = next(text for text in good.split("\ns:") if "officials: denied" in text).split(" ", 1)[0]
    (found,) = validate_core(f"{good}s:{name} ng:polarity ng:Asserted .\n", FOLDER)
    assert (found.focus, found.sentence, found.severity) == (f"{DATA}statement/{name}", DENIED, "Violation")
    assert found.document == f"{DATA}doc/harbour"
    assert found.advice


def test_the_sentence_of_a_number_is_that_of_its_event(good: str) -> None:
    """A quantity leads back to the text through what it counts."""
    broken = good.replace("ng:quantityQualifier ng:AtLeast", "ng:quantityQualifier ng:Roughly")
    (found,) = validate_core(broken, FOLDER)
    assert found.sentence is not None
    assert found.sentence.endswith("killed at least 45 people.")
    assert found.value is not None
    assert found.value.endswith("#Roughly")


def test_a_folder_without_checks_is_refused(tmp_path: Path) -> None:
    """No checks would pass everything."""
    with pytest.raises(InputError, match="no checks"):
        check(store_of(""), tmp_path)


def test_a_missing_ontology_is_named(good: str, tmp_path: Path) -> None:
    """The message says which file is missing."""
    with pytest.raises(InputError, match=r"newsgraph\.ttl"):
        validate_core(good, tmp_path)


def test_a_graph_that_is_no_turtle_is_refused() -> None:
    """Shapes are for graphs."""
    with pytest.raises(InputError, match="not valid Turtle"):
        validate_core("<a", FOLDER)


def test_a_broken_article_leads_to_itself(good: str) -> None:
    """Not every fault has a sentence."""
    broken = re.sub(r'ng:textHash "sha256:[0-9a-f]{64}" \.', 'ng:textHash "none" .', good, count=1)
    (found,) = validate_core(broken, FOLDER)
    assert (found.document, found.sentence, found.begin) == (f"{DATA}doc/border", None, None)
