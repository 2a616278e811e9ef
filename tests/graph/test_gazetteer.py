"""The gazetteer that ships is what its tables say, and the names in it can be found."""

from __future__ import annotations

import importlib.util
import re
from functools import cache
from pathlib import Path
from types import ModuleType

import pytest

from newsgraph.errors import UsageError
from newsgraph.graph.skos import GAZETTEER, load_gazetteer
from newsgraph.graph.vocabulary import load_ontology
from newsgraph.model import Gazetteer, GazetteerEntry


ROOT = Path(__file__).parents[2]
TURTLE = ROOT / "ontology" / "gazetteer.ttl"
TABLES = ROOT / "ontology" / "gazetteer"
HEADER = "id\ttype\tname\tother names\tacronyms\tdemonyms\tcapital\tof\tfrom\tuntil\twikidata\tsource\n"


@cache
def _shipped() -> Gazetteer:
    return load_gazetteer([TURTLE])


@cache
def _generator() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_gazetteer", ROOT / "benchmarks" / "make_gazetteer.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _named(name: str) -> set[str]:
    """Return the last parts of the IRIs of what goes by a name."""
    return {
        entry.iri.removeprefix(GAZETTEER)
        for entry in _shipped().entries
        if name in {entry.name, *entry.aliases, *entry.acronyms}
    }


def _entry(key: str) -> GazetteerEntry:
    return next(entry for entry in _shipped().entries if entry.iri == GAZETTEER + key)


def test_the_turtle_is_what_the_tables_say() -> None:
    """Whoever edits a table writes the Turtle anew."""
    generator = _generator()
    assert TURTLE.read_text(encoding="utf-8") == generator.write_turtle(generator.read_rows(TABLES))


def test_the_tables_are_sorted_and_hold_what_they_should() -> None:
    """Each table has the same columns, and no cell has stray spaces or a name twice."""
    tables = sorted(TABLES.glob("*.tsv"))
    assert tables
    for table in tables:
        lines = table.read_text(encoding="utf-8").splitlines(keepends=True)
        assert lines[0] == HEADER
        cells = [cell for line in lines[1:] for cell in line.rstrip("\n").split("\t")]
        assert all(cell == cell.strip() for cell in cells)
        assert all(len(set(values)) == len(values) for values in (cell.split("; ") for cell in cells))


def test_every_class_is_one_of_the_ontology() -> None:
    """The loader takes any name; the ontology says which are classes."""
    ontology = load_ontology(ROOT / "ontology" / "newsgraph.ttl")
    assert all(ontology.is_a(entry.type, "Entity") for entry in _shipped().entries)


def test_what_an_entry_belongs_to_is_an_entry() -> None:
    """No owner is missing, and nothing belongs to itself."""
    iris = {entry.iri for entry in _shipped().entries}
    assert {entry.of for entry in _shipped().entries} - {None} <= iris
    assert all(entry.of != entry.iri for entry in _shipped().entries)


def test_a_link_is_a_wikidata_item_of_one_entry() -> None:
    """One item is one thing."""
    links = [link for entry in _shipped().entries for link in entry.same_as]
    assert len(set(links)) == len(links)
    assert all(re.fullmatch(r"http://www\.wikidata\.org/entity/Q\d+", link) for link in links)


def test_a_capital_is_a_city_of_its_state() -> None:
    """A capital that speaks stands for its state, one that burns is a city."""
    cities = {
        (name, city.of) for city in _shipped().entries if city.type == "City" for name in (city.name, *city.aliases)
    }
    states = [(entry, entry.capital) for entry in _shipped().entries if entry.capital]
    lost = [entry.name for entry, capital in states if (capital, entry.iri) not in cities and capital not in entry.name]
    assert len(states) > 190
    assert lost == []


def test_states_have_demonyms() -> None:
    """Only the Vatican has none."""
    assert {entry.name for entry in _shipped().entries if entry.type == "State" and not entry.demonyms} <= {
        "Prussia",
        "Vatican City",
    }


@pytest.mark.parametrize(
    ("name", "keys"),
    [
        ("UK", {"united-kingdom"}),
        ("U.S.", {"united-states"}),
        ("Burma", {"myanmar"}),
        ("ISIL", {"islamic-state"}),
        ("Daesh", {"islamic-state"}),
        ("Congo", {"democratic-republic-of-the-congo", "republic-of-the-congo"}),
        ("Georgia", {"georgia", "georgia-united-states"}),
        ("Taliban", {"taliban"}),
        ("TTP", {"pakistani-taliban"}),
        ("Kiev", {"kyiv"}),
        ("Downing Street", {"downing-street"}),
        ("Duma", {"state-duma"}),
    ],
)
def test_a_name_leads_to_what_it_may_stand_for(name: str, keys: set[str]) -> None:
    """Ambiguous names keep all their entries."""
    assert _named(name) == keys


def test_bodies_belong_to_their_state() -> None:
    """An army, a court and a party lead to the state that they are of."""
    assert _entry("inter-services-intelligence").of == GAZETTEER + "pakistan"
    assert _entry("supreme-court-of-india").of == GAZETTEER + "india"
    assert _entry("likud").of == GAZETTEER + "israel"


def test_two_rows_with_one_id_are_refused(tmp_path: Path) -> None:
    """The second would silently replace the first."""
    row = "\tState\tNorland\t\t\t\t\t\t\t\t\tinvented\n"
    (tmp_path / "states.tsv").write_text(HEADER + row + row, encoding="utf-8")
    with pytest.raises(UsageError, match="'norland' is there twice"):
        _generator().read_rows(tmp_path)


def test_an_unknown_owner_is_refused(tmp_path: Path) -> None:
    """A mistyped id would lead nowhere."""
    row = "\tCity\tNorby\t\t\t\t\tnorlnd\t\t\t\tinvented\n"
    (tmp_path / "cities.tsv").write_text(HEADER + row, encoding="utf-8")
    with pytest.raises(UsageError, match="'norlnd', which no table has"):
        _generator().read_rows(tmp_path)


def test_quotation_marks_in_names_are_escaped(tmp_path: Path) -> None:
    """A table is typed by people."""
    row = '\tCompany\tThe "Best" Mill\t\t\t\t\t\t\t\t\tinvented\n'
    (tmp_path / "companies.tsv").write_text(HEADER + row, encoding="utf-8")
    generator = _generator()
    (tmp_path / "out.ttl").write_text(generator.write_turtle(generator.read_rows(tmp_path)), encoding="utf-8")
    (entry,) = load_gazetteer([tmp_path / "out.ttl"]).entries
    assert (entry.iri, entry.name) == (f"{GAZETTEER}the-best-mill", 'The "Best" Mill')


def test_office_holders_have_an_office_and_days_that_follow_each_other() -> None:
    """Who holds an office is known by it and by its days."""
    entries = {entry.iri: entry for entry in _shipped().entries}
    holders = [entry for entry in entries.values() if entry.type == "Person" and entry.of is not None]
    assert len(holders) > 400
    assert {entries[one.of or ""].type for one in holders} == {"Position"}
    assert all(one.start is not None and one.start < (one.end or "9999") for one in holders)
    offices = [entry for entry in entries.values() if entry.type == "Position"]
    assert len(offices) > 300
    assert all(one.of in entries for one in offices)
