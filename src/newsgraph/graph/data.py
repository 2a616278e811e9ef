"""The data of a store, apart from its ontology: subject by subject in sorted order, spelt as it was written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Store, Triple

from newsgraph.graph.namespaces import DATA, NG, NIF, RDF, XSD
from newsgraph.graph.store import INFERRED, ONTOLOGY
from newsgraph.graph.terms import Names


Node = NamedNode | BlankNode
Term = Node | Literal | Triple

TYPE = NamedNode(f"{RDF}type")
SUBJECT, PREDICATE, OBJECT = (NamedNode(f"{RDF}{key}") for key in ("subject", "predicate", "object"))
ARTICLE = NamedNode(f"{NG}Article")
_DECIMAL, _OFFSET = NamedNode(f"{XSD}decimal"), NamedNode(f"{XSD}nonNegativeInteger")
_OFFSETS = (NamedNode(f"{NIF}beginIndex"), NamedNode(f"{NIF}endIndex"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Data:
    """The triples of a store without its ontology, with their IRIs moved below a base when they are written."""

    store: Store
    base: str
    old: str

    def subjects(self) -> list[Node]:
        """Return everything that the data speaks about, sorted by its IRI."""
        quads = self.store.quads_for_pattern(None, None, None)
        found = {quad.subject for quad in quads if quad.graph_name != ONTOLOGY}
        return sorted((node for node in found if not isinstance(node, Triple)), key=str)

    def about(self, subject: Node) -> list[Triple]:
        """Return the triples of a subject below the new base, each once: its types first, then sorted."""
        quads = self.store.quads_for_pattern(subject, None, None)
        return list(map(self.moved, in_order({_triple(quad) for quad in quads if quad.graph_name != ONTOLOGY})))

    def stated(self, subject: Node) -> set[Triple]:
        """Return the triples of a subject, where they stand in the store, without what was inferred."""
        quads = self.store.quads_for_pattern(subject, None, None)
        return {_triple(quad) for quad in quads if quad.graph_name not in (ONTOLOGY, INFERRED)}

    def inferred(self, subject: Node) -> set[Triple]:
        """Return the triples of a subject that were inferred and are not stated."""
        found = {_triple(quad) for quad in self.store.quads_for_pattern(subject, None, None, INFERRED)}
        return found - self.stated(subject) if found else found

    def triples(self) -> Iterator[Triple]:
        """Yield all triples, subject by subject."""
        return chain.from_iterable(map(self.about, self.subjects()))

    def moved(self, triple: Triple) -> Triple:
        """Return the triple below the new base."""
        subject, target = triple.subject, triple.object
        return Triple(
            subject if isinstance(subject, Triple) else self.move(subject),
            triple.predicate,
            self.move(target) if isinstance(target, NamedNode) else target,
        )

    def move(self, node: Node) -> Node:
        """Return the node below the new base, if it stood below the old one."""
        return self.move_name(node) if isinstance(node, NamedNode) else node

    def move_name(self, name: NamedNode) -> NamedNode:
        """Return the IRI below the new base, if it stood below the old one."""
        if self.base == self.old or not name.value.startswith(self.old):
            return name
        return NamedNode(self.base + name.value[len(self.old) :])


def data_of(store: Store, *, base_iri: str | None = None) -> Data:
    """Return the data of a store, below the base that it was built with or another.

    Raises
    ------
    UsageError
        If the other base is no IRI that names can be appended to.
    """
    old = base_of(store)
    return Data(store=store, base=Names(base_iri).base if base_iri is not None else old, old=old)


def in_order(triples: Iterable[Triple]) -> list[Triple]:
    """Return triples by subject, the types of each first, then by predicate and object."""
    return sorted(
        triples, key=lambda one: (str(one.subject), one.predicate != TYPE, str(one.predicate), str(one.object))
    )


def _triple(quad: Quad) -> Triple:
    return Triple(quad.subject, quad.predicate, as_written(quad))


def as_written(quad: Quad) -> Term:
    """Return the object as the graph was written: Oxigraph keeps the value of a number, not its spelling or subtype."""
    value = quad.object
    if not isinstance(value, Literal):
        return value
    if quad.predicate in _OFFSETS:
        return Literal(value.value, datatype=_OFFSET)
    if value.datatype == _DECIMAL and "." not in value.value:
        return Literal(f"{value.value}.0", datatype=_DECIMAL)
    return value


def base_of(store: Store) -> str:
    """Return what the IRIs of the data begin with."""
    articles = (quad.subject for quad in store.quads_for_pattern(None, TYPE, ARTICLE))
    bases = sorted({node.value.rpartition("doc/")[0] for node in articles if isinstance(node, NamedNode)})
    return next(iter(bases), "") or DATA
