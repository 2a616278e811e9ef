"""The vocabulary and the gazetteer are read whole, and what is wrong with a file is said."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from pyoxigraph import QuerySolution, QuerySolutions, RdfFormat, Store

from newsgraph.errors import UsageError
from newsgraph.graph.skos import load_gazetteer
from newsgraph.graph.vocabulary import PREFIXES, load_ontology, read_turtle, text
from newsgraph.model import Act, Modality, Polarity, QuantityKind, Role


ONTOLOGY = Path(__file__).parents[2] / "ontology"
VOCABULARY = ONTOLOGY / "newsgraph.ttl"
GOOD = Path(__file__).parent / "shapes" / "good.ttl"
CHECKS = sorted((ONTOLOGY / "checks").glob("*.rq"))
QUERIES = sorted((ONTOLOGY / "queries").glob("*.rq"))
ENTRIES = """
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix ng: <https://w3id.org/newsgraph/ns#> .
@prefix g: <https://w3id.org/newsgraph/gazetteer/> .
g:norland a skos:Concept , ng:State ; skos:prefLabel "Norland"@en , "Nordlande"@de ;
    skos:altLabel "Kingdom of Norland"@en ; ng:demonym "Norlandic"@en ; ng:capitalName "Norby"@en ;
    skos:exactMatch <http://example.org/norland> .
g:guard a skos:Concept , ng:MilitaryForce ; skos:prefLabel "Royal Guard"@en ; ng:acronym "RG" ; ng:belongsTo g:norland ;
    ng:holdsFrom "2001-01-01" ; ng:holdsUntil "2020-12-31" .
"""


def _store(*paths: Path) -> Store:
    store = Store()
    for path in paths:
        store.load(path=str(path), format=RdfFormat.TURTLE)
    return store


def _rows(query: Path, *paths: Path) -> list[QuerySolution]:
    answer = _store(*paths).query(query.read_text(encoding="utf-8"))
    assert isinstance(answer, QuerySolutions)
    return list(answer)


def test_the_ontology_has_classes_relations_and_labels() -> None:
    """Hierarchies, groups, scores and words come through."""
    ontology = load_ontology(VOCABULARY)
    relation = ontology.relations["militarilySupports"]
    assert ontology.ancestors("DroneStrike") == ("DroneStrike", "AirStrike", "Attack", "Event", "Occurrence", "Entity")
    assert (relation.label, relation.supers, relation.quad) == (
        "militarily supports",
        ("materiallySupports",),
        "MaterialCooperation",
    )
    assert ontology.relations["meets"].symmetric
    assert ontology.relations["wants"].state
    assert ontology.relations["characterisedAs"].range == "string"
    assert ontology.labels["AirStrike"] == "air strike"


def test_the_open_relation_is_no_relation() -> None:
    """It can never be a plain triple."""
    ontology = load_ontology(VOCABULARY)
    assert "relatedTo" not in ontology.relations
    assert all("relatedTo" not in relation.supers for relation in ontology.relations.values())


def test_every_relation_expects_a_known_class() -> None:
    """Domains, ranges, supers and quad categories are terms of the ontology."""
    ontology = load_ontology(VOCABULARY)
    for relation in ontology.relations.values():
        assert relation.domain in ontology.classes
        assert relation.range in ontology.classes or relation.range == "string"
        assert set(relation.supers) <= set(ontology.relations)
        assert (relation.plover is None) == (relation.score is None) == (relation.quad is None)


def test_every_term_has_a_label_and_a_comment() -> None:
    """A term that nobody explains is used wrongly."""
    described = read_turtle(VOCABULARY).items()
    bare = [
        iri
        for iri, facts in described
        if iri.startswith(PREFIXES["ng"]) and not text(facts, f"{PREFIXES['rdfs']}comment")
    ]
    assert bare == []


@pytest.mark.parametrize("values", [Act, Modality, Polarity, Role, QuantityKind], ids=lambda values: values.__name__)
def test_every_value_of_the_model_is_a_term(values: type[Act]) -> None:
    """The builder writes these names as IRIs; only a plain count has none."""
    assert {str(value) for value in values} - {"Count"} <= set(load_ontology(VOCABULARY).labels)


@pytest.mark.parametrize(
    ("turtle", "message"),
    [
        ("ng:broken", "cannot be read as Turtle"),
        ("[] a <http://example.org/Thing> .", "blank node"),
        ("", "declares no class"),
    ],
)
def test_a_bad_ontology_is_refused(tmp_path: Path, turtle: str, message: str) -> None:
    """The message names the file and what is wrong with it."""
    path = tmp_path / "bad.ttl"
    path.write_text(turtle, encoding="utf-8")
    with pytest.raises(UsageError, match=message):
        load_ontology(path)


def test_a_missing_ontology_is_refused(tmp_path: Path) -> None:
    """The message says where to get one."""
    with pytest.raises(UsageError, match="is missing"):
        load_ontology(tmp_path / "none.ttl")


def test_a_gazetteer_gives_every_name(tmp_path: Path) -> None:
    """Names in other languages are aliases; what an entry belongs to is an IRI."""
    path = tmp_path / "gazetteer.ttl"
    path.write_text(ENTRIES, encoding="utf-8")
    guard, norland = load_gazetteer([path]).entries
    assert (norland.name, norland.aliases) == ("Norland", ("Nordlande", "Kingdom of Norland"))
    assert (norland.demonyms, norland.capital, norland.type) == (("Norlandic",), "Norby", "State")
    assert (guard.of, guard.acronyms) == (norland.iri, ("RG",))
    assert (guard.start, guard.end) == ("2001-01-01", "2020-12-31")


@pytest.mark.parametrize(
    ("entry", "message"),
    [("a skos:Concept , ng:State", "no skos:prefLabel"), ('a skos:Concept ; skos:prefLabel "X"', "has 0 classes")],
)
def test_a_bad_entry_is_refused(tmp_path: Path, entry: str, message: str) -> None:
    """The message names the entry."""
    path = tmp_path / "gazetteer.ttl"
    path.write_text(f"{ENTRIES}\ng:bad {entry} .", encoding="utf-8")
    with pytest.raises(UsageError, match=message):
        load_gazetteer([path])


def test_there_are_eight_checks_and_thirty_two_queries() -> None:
    """A folder that was not found would pass every test."""
    assert (len(CHECKS), len(QUERIES)) == (8, 32)


@pytest.mark.parametrize("path", CHECKS, ids=lambda path: path.stem)
def test_a_check_finds_nothing_in_a_good_graph(path: Path) -> None:
    """The small world of the shapes is sound."""
    assert _rows(path, VOCABULARY, GOOD) == []


@pytest.mark.parametrize(
    ("bad", "check"),
    [
        ("no-leak", "c1"),
        ("stated-plainly", "c2"),
        ("fact-source", "c3"),
        ("statement-predicate", "c6"),
        ("open-phrase", "c6"),
        ("within-range", "c7"),
        ("statement-evidence", "c8"),
    ],
)
def test_a_check_finds_what_is_wrong(bad: str, check: str) -> None:
    """Checks and shapes guard the same rules."""
    (path,) = (path for path in CHECKS if path.stem.startswith(check))
    assert _rows(path, VOCABULARY, GOOD, GOOD.parent / "bad" / f"{bad}.ttl") != []


@pytest.mark.parametrize("path", QUERIES, ids=lambda path: path.stem)
def test_a_query_is_valid_with_and_without_its_parameters(path: Path) -> None:
    """A parameter stands in a line that can be left out."""
    query = path.read_text(encoding="utf-8")
    declared = re.findall(r"^# parameter: (\w+) = ", query, flags=re.MULTILINE)
    bare = "\n".join(line for line in query.splitlines() if "{{" not in line)
    store = _store(VOCABULARY, GOOD)
    store.query(bare)
    store.query(re.sub(r"\{\{\w+\}\}", '"Norland"', query))
    assert re.match(r"# id: q\d\d\n# title: .+\n", query)
    assert set(declared) == set(re.findall(r"\{\{(\w+)\}\}", query))
