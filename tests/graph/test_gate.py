"""The gate in Oxigraph finds what pySHACL finds: in every bad example, and in graphs spoilt at random."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple, parse, serialize

from newsgraph.errors import InputError
from newsgraph.graph.gate import compile_shapes, conform_core
from newsgraph.graph.namespaces import NG, XSD
from newsgraph.graph.store import open_store, store_of
from newsgraph.graph.validate import validate_core
from newsgraph.graph.violations import Violation


HERE = Path(__file__).parent / "shapes"
FOLDER = Path(__file__).parents[2] / "ontology"
ONTOLOGY = (FOLDER / "newsgraph.ttl").read_text(encoding="utf-8")
GOOD = (HERE / "good.ttl").read_text(encoding="utf-8")
BAD = sorted((HERE / "bad").glob("*.ttl"))
BAD_EXAMPLES = 58
PREFIXES = "".join(line for line in GOOD.splitlines(keepends=True) if line.startswith("@prefix")) + (
    "@prefix sh: <http://www.w3.org/ns/shacl#> .\n"
)
NUMBER = f"{XSD}decimal"
TRIPLES = tuple(Triple(quad.subject, quad.predicate, quad.object) for quad in parse(GOOD.encode(), RdfFormat.TURTLE))
NODES = sorted({triple.subject for triple in TRIPLES}, key=str)
OBJECTS = (
    *sorted({triple.object for triple in TRIPLES}, key=str),
    BlankNode("nobody"),
    NamedNode(f"{NG}Roughly"),
    Literal(""),
    Literal(" "),
    Literal("many", datatype=NamedNode(NUMBER)),
    Literal("-1.5", datatype=NamedNode(NUMBER)),
    Literal("7.5", datatype=NamedNode(NUMBER)),
    Literal("-1", datatype=NamedNode(f"{XSD}nonNegativeInteger")),
    Literal("99", datatype=NamedNode(f"{XSD}nonNegativeInteger")),
    Literal("2031-02-30", datatype=NamedNode(f"{XSD}date")),
    Literal("2031-05-03", datatype=NamedNode(f"{XSD}date")),
)
PREDICATES = sorted({triple.predicate for triple in TRIPLES}, key=str)


def gated(turtle: str) -> tuple[Violation, ...]:
    """Hold a graph against the core shapes in Oxigraph."""
    return conform_core(store_of(turtle, ONTOLOGY), FOLDER)


def faults(found: tuple[Violation, ...]) -> set[tuple[str, str, str]]:
    """Return the shapes that are broken, how gravely, and by which nodes."""
    return {(one.check, one.severity, one.focus) for one in found}


def written(triples: set[Triple]) -> str:
    """Return triples as Turtle."""
    data = serialize(sorted(triples, key=str), format=RdfFormat.N_TRIPLES)
    assert data is not None
    return data.decode()


def test_the_small_world_passes_the_gate() -> None:
    """What keeps every shape is let through."""
    assert gated(GOOD) == ()


def test_there_are_as_many_bad_examples_as_expected() -> None:
    """A folder that was not found would pass every test."""
    assert len(BAD) == BAD_EXAMPLES


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.stem)
def test_the_gate_and_pyshacl_find_the_same(path: Path) -> None:
    """The words agree too wherever the shape gives some."""
    turtle = GOOD + path.read_text(encoding="utf-8")
    found, wanted = gated(turtle), validate_core(turtle, FOLDER)
    assert faults(found) == faults(wanted)
    shown = {(one.focus, one.sentence, one.advice) for one in found}
    assert shown == {(one.focus, one.sentence, one.advice) for one in wanted}
    if "InFull" not in path.read_text(encoding="utf-8").splitlines()[1]:
        assert found


@settings(max_examples=15, deadline=None)
@given(
    lost=st.sets(st.sampled_from(TRIPLES), max_size=4),
    added=st.sets(st.builds(Triple, st.sampled_from(NODES), st.sampled_from(PREDICATES), st.sampled_from(OBJECTS))),
)
def test_the_gate_and_pyshacl_find_the_same_in_a_spoilt_world(lost: set[Triple], added: set[Triple]) -> None:
    """Whatever is lost from a good graph or added to it, both see the same nodes at fault."""
    turtle = written({*TRIPLES} - lost | added)
    assert faults(gated(turtle)) == faults(validate_core(turtle, FOLDER))


def test_an_ontology_in_a_graph_of_its_own_is_used(tmp_path: Path) -> None:
    """An opened graph keeps the ontology apart; its classes count all the same."""
    (tmp_path / "graph.ttl").write_text(GOOD, encoding="utf-8")
    store = open_store((tmp_path / "graph.ttl",), ontology=FOLDER / "newsgraph.ttl")
    assert conform_core(store, FOLDER) == ()


def test_a_breach_quotes_the_message_of_its_shape_and_the_sentence() -> None:
    """Somebody has to mend the graph, and must be told what is wrong with what."""
    (found,) = gated(GOOD.replace('rdfs:label "Vale Front"@en', 'rdfs:comment "Vale Front"@en'))
    assert found.check == "entity-label"
    assert found.message == "Everything but an article has a label."


@pytest.mark.parametrize(
    ("shape", "named"),
    [
        ("sh:targetClass ng:Fact ; sh:closed true", "sh:closed"),
        ("sh:targetNode ng:Fact", "sh:targetNode"),
        ("a rdfs:Class ; sh:minLength 1", "a shape that is also"),
        (
            "sh:targetClass ng:Fact ; sh:property [ sh:path [ sh:inversePath ng:event ] ; sh:minCount 1 ]",
            "sh:inversePath",
        ),
        ("sh:targetClass ng:Fact ; sh:property [ sh:path ( ng:event ng:place ) ; sh:minCount 1 ]", "no property"),
        ("sh:targetClass ng:Fact ; sh:property [ sh:minLength 1 ]", "no path"),
        ("sh:targetClass ng:Fact ; sh:minCount 1", "sh:minCount of a shape without a path"),
        ("sh:targetClass ng:Fact ; sh:datatype xsd:gYear", "gYear"),
        ("sh:targetClass ng:Fact ; sh:nodeKind sh:BlankNodeOrIRI", "BlankNodeOrIRI"),
        ("sh:targetClass ng:Fact ; sh:in ng:Fact", "the list at"),
        ('sh:targetClass ng:Fact ; sh:or ( "words" )', "the shape"),
    ],
)
def test_what_the_gate_does_not_know_is_refused(shape: str, named: str, tmp_path: Path) -> None:
    """A constraint that is skipped silently would let errors pass."""
    (tmp_path / "shapes.ttl").write_text(f"{PREFIXES}ng:shape {shape} .", encoding="utf-8")
    with pytest.raises(InputError, match=named):
        compile_shapes(tmp_path / "shapes.ttl")


def test_missing_shapes_are_named(tmp_path: Path) -> None:
    """Without shapes nothing would be checked."""
    with pytest.raises(InputError, match=r"shapes\.ttl"):
        conform_core(store_of(""), tmp_path)


def test_shapes_that_are_no_turtle_are_refused(tmp_path: Path) -> None:
    """The file is named."""
    (tmp_path / "shapes.ttl").write_text("<a", encoding="utf-8")
    with pytest.raises(InputError, match=r"shapes\.ttl is no valid Turtle"):
        compile_shapes(tmp_path / "shapes.ttl")


def test_constraints_that_the_small_world_does_not_use_hold_too(tmp_path: Path) -> None:
    """Counts above 1 count different values, and none at all is a count."""
    shape = "sh:targetClass ng:Quantity ; sh:property [ sh:path ng:unit ; {} ; sh:message 'counted' ]"
    data = "<urn:q> a ng:Quantity ; ng:unit 'boats' , 'crews' ."
    outcomes = []
    for count in ("sh:minCount 0", "sh:minCount 2", "sh:minCount 3", "sh:maxCount 0", "sh:maxCount 2", "sh:maxCount 1"):
        (tmp_path / "shapes.ttl").write_text(f"{PREFIXES}ng:shape {shape.format(count)} .", encoding="utf-8")
        outcomes.append([one.message for one in conform_core(store_of(PREFIXES + data), tmp_path)])
    assert outcomes == [[], [], ["counted"], ["counted"], [], ["counted"]]
