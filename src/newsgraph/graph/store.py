"""Load RDF files into an Oxigraph store, and look at the store as an rdflib graph."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Store, Triple

from newsgraph.errors import InputError, UsageError
from newsgraph.files import open_packed, unpacked_suffix
from newsgraph.graph.namespaces import RDF, RDFS


Term = NamedNode | Literal

_FORMATS = {
    ".ttl": RdfFormat.TURTLE,
    ".nt": RdfFormat.N_TRIPLES,
    ".trig": RdfFormat.TRIG,
    ".nq": RdfFormat.N_QUADS,
    ".rdf": RdfFormat.RDF_XML,
    ".jsonld": RdfFormat.JSON_LD,
}


ONTOLOGY = NamedNode("https://w3id.org/newsgraph/ns")
"""The named graph that holds the ontology, so that data and ontology can be told apart."""

INFERRED = NamedNode("https://w3id.org/newsgraph/inferred")
"""The named graph that holds what follows from the data, if it was asked for."""


def open_store(paths: Iterable[Path], *, ontology: Path | None = None) -> Store:
    """Load RDF files into a store in memory, and the ontology into a named graph of its own.

    A file may be compressed (``.gz``, ``.bz2``, ``.xz``); reified statements of RDF 1.2 are read as RDF 1.1.

    Raises
    ------
    InputError
        If a file cannot be read, has an unknown ending or is no valid RDF.
    """
    store = Store()
    for path in paths:
        _load(store, path)
    if ontology is not None:
        _load(store, ontology, graph=ONTOLOGY)
    return store


def _load(store: Store, path: Path, *, graph: NamedNode | None = None) -> None:
    if (form := _FORMATS.get(unpacked_suffix(path))) is None:
        raise InputError(f"{path}: newsgraph reads RDF files that end in {', '.join(sorted(_FORMATS))}")
    try:
        with open_packed(path) as file:
            store.bulk_load(file, form, to_graph=graph)
    except (OSError, EOFError) as error:
        reason = getattr(error, "strerror", None) or error
        raise InputError(f"{path}: {reason}; give the path of an RDF file") from None
    except (SyntaxError, ValueError) as error:
        raise InputError(f"{path}: not valid RDF: {error}; build the graph again") from None
    _unfold(store)


def _unfold(store: Store) -> None:
    """Replace each reified triple term of RDF 1.2 by subject, predicate and object."""
    for quad in tuple(store.quads_for_pattern(None, NamedNode(f"{RDF}reifies"), None)):
        if isinstance(term := quad.object, Triple):
            parts = (("subject", term.subject), ("predicate", term.predicate), ("object", term.object))
            store.extend(Quad(quad.subject, NamedNode(f"{RDF}{key}"), part, quad.graph_name) for key, part in parts)
            store.remove(quad)


def store_of(*texts: str) -> Store:
    """Load Turtle texts into a store in memory.

    Raises
    ------
    InputError
        If a text is no valid Turtle.
    """
    store = Store()
    for text in texts:
        add_turtle(store, text)
    return store


def add_turtle(store: Store, text: str) -> None:
    """Load a Turtle text into a store.

    Raises
    ------
    InputError
        If it is no valid Turtle.
    """
    try:
        store.bulk_load(text.encode(), RdfFormat.TURTLE)
    except (SyntaxError, ValueError) as error:
        raise InputError(f"not valid Turtle: {error}") from None


def save_store(folder: Path, graph: str, ontology: str) -> None:
    """Write Turtle texts, a graph and its ontology, as an Oxigraph store on disk.

    Raises
    ------
    UsageError
        If it cannot be written, for instance because the disk is full.
    """
    try:
        store = Store(folder)
        store.bulk_load(graph.encode(), RdfFormat.TURTLE)
        store.bulk_load(ontology.encode(), RdfFormat.TURTLE, to_graph=ONTOLOGY)
        store.flush()
    except OSError as error:
        raise UsageError(f"{folder}: cannot write the store ({error}); nothing was changed") from None


def copy_of(store: Store) -> Store:
    """Return a copy in memory, which can be changed."""
    copy = Store()
    copy.bulk_extend(store.quads_for_pattern(None, None, None))
    return copy


def open_saved(folder: Path) -> Store:
    """Open a store on disk for reading; others may read it at the same time.

    Raises
    ------
    InputError
        If there is no store.
    """
    try:
        return Store.read_only(str(folder))
    except OSError as error:
        raise InputError(f"{folder}: cannot open the store ({error}); build the graph again") from None


@dataclass(frozen=True, slots=True)
class Facts:
    """All triples of a store by subject and predicate, for code that walks the whole graph."""

    table: Mapping[str, Mapping[str, tuple[Term, ...]]]
    having: Callable[[str], Iterable[str]]  # predicate → everything that has it

    def subjects(self, predicate: str) -> list[str]:
        """Return the IRIs of everything that has the property, sorted."""
        return sorted(self.having(predicate))

    def all(self, subject: str, predicate: str) -> tuple[str, ...]:
        """Return the values of a property, sorted."""
        return tuple(sorted([term.value for term in self.terms(subject, predicate)]))

    def one(self, subject: str, predicate: str) -> str | None:
        """Return the first value of a property, or nothing."""
        found = self.terms(subject, predicate)
        return min([term.value for term in found]) if found else None

    def label(self, subject: str | None) -> str | None:
        """Return the label of a thing."""
        return self.one(subject, f"{RDFS}label") if subject is not None else None

    def terms(self, subject: str, predicate: str) -> tuple[Term, ...]:
        """Return the objects of a property."""
        return self.table.get(subject, {}).get(predicate, ())


def read_facts(store: Store) -> Facts:
    """Return all triples of a store, whichever graph they stand in."""
    table: dict[str, dict[str, list[Term]]] = defaultdict(lambda: defaultdict(list))
    for subject, predicate, target, _ in store.quads_for_pattern(None, None, None):
        if isinstance(subject, NamedNode) and isinstance(target, (NamedNode, Literal)):
            table[subject.value][predicate.value].append(target)
    rows = {subject: {key: unique_terms(found) for key, found in row.items()} for subject, row in table.items()}
    return Facts(rows, lambda predicate: (subject for subject, row in rows.items() if predicate in row))


def look_up_facts(store: Store) -> Facts:
    """Return the triples of a store as something that looks each subject up when asked: for large stores."""
    return Facts(_Rows(store), lambda predicate: _subjects(store, NamedNode(predicate)))


def _subjects(store: Store, predicate: NamedNode | None) -> set[str]:
    quads = store.quads_for_pattern(None, predicate, None)
    return {quad.subject.value for quad in quads if isinstance(quad.subject, NamedNode)}


def unique_terms(terms: Iterable[Term]) -> tuple[Term, ...]:
    """Return the terms, each once: a triple may stand in several graphs."""
    return tuple(dict.fromkeys(terms))


class _Rows(Mapping[str, Mapping[str, tuple[Term, ...]]]):
    """The rows of a store by subject; the last ones asked for are kept."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._row = lru_cache(maxsize=10_000)(self._read)

    def __getitem__(self, subject: str) -> Mapping[str, tuple[Term, ...]]:
        return self._row(subject)

    def __iter__(self) -> Iterator[str]:
        return iter(_subjects(self._store, None))

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def _read(self, subject: str) -> Mapping[str, tuple[Term, ...]]:
        try:
            node = NamedNode(subject)
        except ValueError:  # words, which are nobody's subject
            return {}
        row: dict[str, list[Term]] = defaultdict(list)
        for quad in self._store.quads_for_pattern(node, None, None):
            if isinstance(quad.object, (NamedNode, Literal)):
                row[quad.predicate.value].append(quad.object)
        return {key: unique_terms(found) for key, found in row.items()}
