"""The shapes accept the small world in ``shapes/good.ttl``, and each file of ``shapes/bad`` breaks the one it names."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from pyshacl import validate
from rdflib import RDF, Graph, Namespace, URIRef


HERE = Path(__file__).parent / "shapes"
ONTOLOGY = Path(__file__).parents[2] / "ontology"
BAD = sorted((HERE / "bad").glob("*.ttl"))
BAD_EXAMPLES = 58
SH = Namespace("http://www.w3.org/ns/shacl#")
NSH = Namespace("https://w3id.org/newsgraph/shapes#")


@cache
def _read(*paths: Path) -> Graph:
    graph = Graph()
    for path in paths:
        graph.parse(path)
    return graph


def _shapes(*names: str) -> Graph:
    return _read(*(ONTOLOGY / name for name in names))


def _broken(data: Graph, shapes: Graph) -> set[str]:
    """Return the names of the shapes, or of their SPARQL constraints, that the data breaks."""
    world = data + _read(ONTOLOGY / "newsgraph.ttl")
    report = validate(world, shacl_graph=shapes, allow_warnings=False)[1]
    assert isinstance(report, Graph)
    found = set()
    for result in report.subjects(RDF.type, SH.ValidationResult):
        shape = report.value(result, SH.sourceConstraint) or report.value(result, SH.sourceShape)
        found.add(str(shape).removeprefix(NSH))
    return found


def _named(path: Path) -> str:
    """Return the shape that a bad example says it breaks: the last word of its second line."""
    return path.read_text(encoding="utf-8").splitlines()[1].split()[-1]


def test_the_small_world_keeps_every_shape() -> None:
    """Articles without a date, unnamed sources and open relations are all right."""
    assert _broken(_read(HERE / "good.ttl"), _shapes("shapes.ttl", "shapes-full.ttl")) == set()


def test_there_are_as_many_bad_examples_as_expected() -> None:
    """A folder that was not found would pass every test."""
    assert len(BAD) == BAD_EXAMPLES


def test_every_shape_has_a_bad_example() -> None:
    """A shape that nothing breaks may check nothing."""
    shapes = _shapes("shapes.ttl", "shapes-full.ttl")
    targeted = {shape for shape in shapes.subjects(SH.targetClass) if (shape, SH["or"], None) in shapes}
    patterned = {shape for shape in shapes.subjects(SH.pattern) if (shape, SH.targetClass, None) in shapes}
    leaves = {*shapes.objects(None, SH.property), *shapes.objects(None, SH.sparql), *targeted, *patterned}
    names = {str(leaf).removeprefix(NSH) for leaf in leaves if isinstance(leaf, URIRef)}
    assert names == {_named(path) for path in BAD}


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.stem)
def test_a_bad_example_breaks_the_shape_it_names_and_no_other(path: Path) -> None:
    """Each mistake is caught, and caught once."""
    full = "InFull" in path.read_text(encoding="utf-8").splitlines()[1]
    shapes = _shapes("shapes-full.ttl") if full else _shapes("shapes.ttl")
    assert _broken(_read(HERE / "good.ttl", path), shapes) == {_named(path)}
