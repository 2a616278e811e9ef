"""Write a store as RDF, subject by subject in sorted order: equal graphs give equal bytes, whatever holds them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import IO

from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, serialize

from newsgraph.graph.data import OBJECT, PREDICATE, SUBJECT, Data
from newsgraph.graph.named_graphs import by_article
from newsgraph.graph.namespaces import RDF, prefixes
from newsgraph.graph.turtle import Speller, blocks, heading


_REIFIES = NamedNode(f"{RDF}reifies")


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
    """Write N-Quads: one named graph for each article."""
    serialize(by_article(data), out, RdfFormat.N_QUADS)


def write_trig(data: Data, out: IO[bytes]) -> None:
    """Write TriG: one named graph for each article."""
    serialize(by_article(data), out, RdfFormat.TRIG, prefixes=dict(prefixes(data.base)))


RDF_WRITERS: Mapping[str, Callable[[Data, IO[bytes]], None]] = {
    "turtle": write_turtle_of,
    "trig": write_trig,
    "nquads": write_n_quads,
    "ntriples": write_n_triples,
    "jsonld": write_json_ld,
    "rdfxml": write_rdf_xml,
    "turtle12": write_turtle_12,
}


def _reified(data: Data) -> Iterator[Triple]:
    for subject in data.subjects():
        about = data.about(subject)
        parts = {triple.predicate: triple.object for triple in about}
        target, relation = parts.get(SUBJECT), parts.get(PREDICATE)
        if not isinstance(relation, NamedNode) or OBJECT not in parts or isinstance(target, Literal | None):
            yield from about
            continue
        yield Triple(about[0].subject, _REIFIES, Triple(target, relation, parts[OBJECT]))
        yield from (triple for triple in about if triple.predicate not in (SUBJECT, PREDICATE, OBJECT))
