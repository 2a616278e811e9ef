"""Write a store as RDF, subject by subject in sorted order: equal graphs give equal bytes, whatever holds them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import IO

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, RdfFormat, Store, Triple, serialize

from newsgraph.graph.namespaces import DATA, NG, NIF, RDF, XSD, prefixes
from newsgraph.graph.store import INFERRED, ONTOLOGY
from newsgraph.graph.turtle import Speller, blocks, heading


Node = NamedNode | BlankNode
Term = Node | Literal | Triple
_TYPE, _REIFIES = NamedNode(f"{RDF}type"), NamedNode(f"{RDF}reifies")
_SUBJECT, _PREDICATE, _OBJECT = (NamedNode(f"{RDF}{key}") for key in ("subject", "predicate", "object"))
_STATEMENT, _SOURCE, _FACT = NamedNode(f"{RDF}Statement"), NamedNode(f"{NG}source"), NamedNode(f"{NG}Fact")
_DECIMAL, _OFFSET = NamedNode(f"{XSD}decimal"), NamedNode(f"{XSD}nonNegativeInteger")
_OFFSETS = (NamedNode(f"{NIF}beginIndex"), NamedNode(f"{NIF}endIndex"))
_ARTICLE = NamedNode(f"{NG}Article")


@dataclass(frozen=True, slots=True, kw_only=True)
class Data:
    """The triples of a store without its ontology, with their IRIs moved below a base."""

    store: Store
    base: str
    old: str

    def subjects(self) -> list[Node]:
        """Return everything that the data speaks about, sorted by its IRI."""
        quads = self.store.quads_for_pattern(None, None, None)
        found = {quad.subject for quad in quads if quad.graph_name != ONTOLOGY}
        return sorted((node for node in found if not isinstance(node, Triple)), key=str)

    def about(self, subject: Node) -> list[Triple]:
        """Return the triples of a subject, each once: its types first, then sorted."""
        quads = self.store.quads_for_pattern(subject, None, None)
        found = {(quad.predicate, as_written(quad)) for quad in quads if quad.graph_name != ONTOLOGY}
        order = sorted(found, key=lambda pair: (pair[0] != _TYPE, str(pair[0]), str(pair[1])))
        return [Triple(self.move_node(subject), predicate, self.move(target)) for predicate, target in order]

    def triples(self) -> Iterator[Triple]:
        """Yield all triples, subject by subject."""
        return chain.from_iterable(map(self.about, self.subjects()))

    def move(self, term: Term) -> Term:
        """Return the term below the new base, if it stood below the old one."""
        return self.move_node(term) if isinstance(term, NamedNode) else term

    def move_node(self, node: Node) -> Node:
        """Return the node below the new base, if it stood below the old one."""
        if self.base == self.old or not isinstance(node, NamedNode) or not node.value.startswith(self.old):
            return node
        return NamedNode(self.base + node.value[len(self.old) :])


def data_of(store: Store, *, base_iri: str | None = None) -> Data:
    """Return the data of a store, below the base that it was built with or another."""
    old = base_of(store)
    return Data(store=store, base=base_iri or old, old=old)


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
    articles = (quad.subject for quad in store.quads_for_pattern(None, _TYPE, _ARTICLE))
    bases = sorted({node.value.rpartition("doc/")[0] for node in articles if isinstance(node, NamedNode)})
    return next(iter(bases), "") or DATA


# ---------------------------------------------------------------------------------------------------- formats


def write_turtle_of(data: Data, out: IO[bytes]) -> None:
    """Write Turtle with prefixed names, one block for each subject."""
    bound = prefixes(data.base)
    spell = Speller({namespace: prefix for prefix, namespace in bound.items()})
    out.writelines(f"{line}\n".encode() for line in heading(bound))
    for subject in data.subjects():
        out.writelines(f"\n{block}\n".encode() for block in blocks(data.about(subject), spell))


def write_n_triples(data: Data, out: IO[bytes]) -> None:
    """Write N-Triples: one triple a line, sorted."""
    serialize(data.triples(), out, RdfFormat.N_TRIPLES)


def write_rdf_xml(data: Data, out: IO[bytes]) -> None:
    """Write RDF/XML."""
    serialize(data.triples(), out, RdfFormat.RDF_XML, prefixes=dict(prefixes(data.base)))


def write_json_ld(data: Data, out: IO[bytes]) -> None:
    """Write JSON-LD, one object for each subject."""
    serialize(data.triples(), out, RdfFormat.JSON_LD, prefixes=dict(prefixes(data.base)))


def write_turtle_12(data: Data, out: IO[bytes]) -> None:
    """Write RDF 1.2 Turtle: a statement node reifies a triple term in place of subject, predicate and object."""
    serialize(_reified(data), out, RdfFormat.TURTLE, prefixes=dict(prefixes(data.base)))


def write_n_quads(data: Data, out: IO[bytes]) -> None:
    """Write N-Quads: one named graph for each voice."""
    serialize(_voiced(data), out, RdfFormat.N_QUADS)


def write_trig(data: Data, out: IO[bytes]) -> None:
    """Write TriG: one named graph for each voice."""
    serialize(_voiced(data), out, RdfFormat.TRIG, prefixes=dict(prefixes(data.base)))


RDF_WRITERS: Mapping[str, Callable[[Data, IO[bytes]], None]] = {
    "turtle": write_turtle_of,
    "trig": write_trig,
    "nquads": write_n_quads,
    "ntriples": write_n_triples,
    "jsonld": write_json_ld,
    "rdfxml": write_rdf_xml,
    "turtle12": write_turtle_12,
}


# ----------------------------------------------------------------------------------- reifiers and named graphs


def _reified(data: Data) -> Iterator[Triple]:
    for subject in data.subjects():
        about = data.about(subject)
        parts = {triple.predicate: triple.object for triple in about}
        target, relation = parts.get(_SUBJECT), parts.get(_PREDICATE)
        if not isinstance(relation, NamedNode) or _OBJECT not in parts or isinstance(target, Literal | None):
            yield from about
            continue
        yield Triple(about[0].subject, _REIFIES, Triple(target, relation, parts[_OBJECT]))
        yield from (triple for triple in about if triple.predicate not in (_SUBJECT, _PREDICATE, _OBJECT))


def _voiced(data: Data) -> Iterator[Quad]:
    """Yield what everybody takes for granted, then voice by voice what each says.

    A plain triple stands in the graph of each article that asserts it.
    """
    nodes, facts = _voices(data.store)
    said = {node for found in nodes.values() for node in found}
    stated = {_moved(data, triple) for found in facts.values() for triple in found}
    inferred = {_moved(data, quad.triple) for quad in data.store.quads_for_pattern(None, None, None, INFERRED)}
    known = stated | inferred
    for subject in data.subjects():
        if subject not in said:
            plain = (triple for triple in data.about(subject) if triple not in known)
            yield from (Quad(one.subject, one.predicate, one.object, DefaultGraph()) for one in plain)
    more = sorted(inferred - stated, key=str)
    yield from (Quad(one.subject, one.predicate, one.object, INFERRED) for one in more)
    for voice in sorted(nodes, key=str):
        graph = _graph(data, voice)
        held = (_moved(data, triple) for triple in sorted(facts.get(voice, ()), key=str))
        told = chain.from_iterable(data.about(node) for node in sorted(nodes[voice], key=str))
        yield from (Quad(one.subject, one.predicate, one.object, graph) for one in chain(held, told))


def _moved(data: Data, triple: Triple) -> Triple:
    assert isinstance(triple.subject, NamedNode)
    return Triple(data.move_node(triple.subject), triple.predicate, data.move(triple.object))


def _graph(data: Data, voice: NamedNode) -> NamedNode:
    """Return the named graph of a voice, below ``voice/`` where the voice is one of the data."""
    return NamedNode(f"{data.base}voice/{voice.value.removeprefix(data.old)}")


def _voices(store: Store) -> tuple[dict[NamedNode, set[NamedNode]], dict[NamedNode, set[Triple]]]:
    """Return the statement nodes of each voice, and the plain triples that it asserts."""
    nodes: dict[NamedNode, set[NamedNode]] = {}
    facts: dict[NamedNode, set[Triple]] = {}
    for quad in store.quads_for_pattern(None, _SOURCE, None):
        node, voice = quad.subject, quad.object
        if isinstance(node, NamedNode) and isinstance(voice, NamedNode):
            nodes.setdefault(voice, set()).add(node)
            if any(store.quads_for_pattern(node, _TYPE, _FACT)):
                facts.setdefault(voice, set()).add(_proposition(store, node))
    return nodes, facts


def _proposition(store: Store, node: NamedNode) -> Triple:
    subject, predicate, target = (
        as_written(next(iter(store.quads_for_pattern(node, part, None)))) for part in (_SUBJECT, _PREDICATE, _OBJECT)
    )
    assert isinstance(subject, NamedNode)
    assert isinstance(predicate, NamedNode)
    return Triple(subject, predicate, target)
