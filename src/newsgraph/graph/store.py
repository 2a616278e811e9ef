"""Load RDF files into an Oxigraph store, and look at the store as an rdflib graph."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import Literal, NamedNode, RdfFormat, Store

from newsgraph.errors import InputError
from newsgraph.graph.namespaces import RDFS


Term = NamedNode | Literal

_FORMATS = {
    ".ttl": RdfFormat.TURTLE,
    ".nt": RdfFormat.N_TRIPLES,
    ".trig": RdfFormat.TRIG,
    ".nq": RdfFormat.N_QUADS,
    ".rdf": RdfFormat.RDF_XML,
    ".jsonld": RdfFormat.JSON_LD,
}


def open_store(paths: Iterable[Path]) -> Store:
    """Load RDF files, usually a graph and the ontology, into a store in memory.

    Raises
    ------
    InputError
        If a file cannot be read, has an unknown ending or is no valid RDF.
    """
    store = Store()
    for path in paths:
        if (form := _FORMATS.get(path.suffix.lower())) is None:
            raise InputError(f"{path}: newsgraph reads RDF files that end in {', '.join(sorted(_FORMATS))}")
        try:
            store.bulk_load(path.read_bytes(), form)
        except OSError as error:
            raise InputError(f"{path}: {error.strerror or error}; give the path of an RDF file") from None
        except (SyntaxError, ValueError) as error:
            raise InputError(f"{path}: not valid RDF: {error}; build the graph again") from None
    return store


def store_of(*texts: str) -> Store:
    """Load Turtle texts into a store in memory.

    Raises
    ------
    InputError
        If a text is no valid Turtle.
    """
    store = Store()
    for text in texts:
        try:
            store.bulk_load(text.encode(), RdfFormat.TURTLE)
        except (SyntaxError, ValueError) as error:
            raise InputError(f"not valid Turtle: {error}") from None
    return store


@dataclass(frozen=True, slots=True)
class Facts:
    """All triples of a store by subject and predicate, for code that walks the whole graph."""

    table: Mapping[str, Mapping[str, tuple[Term, ...]]]

    def subjects(self, predicate: str) -> Iterator[str]:
        """Yield the IRIs of everything that has the property, sorted."""
        return (subject for subject in sorted(self.table) if predicate in self.table[subject])

    def all(self, subject: str, predicate: str) -> tuple[str, ...]:
        """Return the values of a property, sorted."""
        return tuple(sorted(term.value for term in self.terms(subject, predicate)))

    def one(self, subject: str, predicate: str) -> str | None:
        """Return the first value of a property, or nothing."""
        return next(iter(self.all(subject, predicate)), None)

    def label(self, subject: str | None) -> str | None:
        """Return the label of a thing."""
        return self.one(subject, f"{RDFS}label") if subject is not None else None

    def terms(self, subject: str, predicate: str) -> tuple[Term, ...]:
        """Return the objects of a property."""
        return self.table.get(subject, {}).get(predicate, ())


def read_facts(store: Store) -> Facts:
    """Return all triples of a store, whichever graph they stand in."""
    table: dict[str, dict[str, list[Term]]] = defaultdict(lambda: defaultdict(list))
    for quad in store.quads_for_pattern(None, None, None):
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, (NamedNode, Literal)):
            table[quad.subject.value][quad.predicate.value].append(quad.object)
    return Facts({subject: {key: tuple(found) for key, found in row.items()} for subject, row in table.items()})
