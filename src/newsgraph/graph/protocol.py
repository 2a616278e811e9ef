"""Answers in the formats of the SPARQL 1.1 Protocol, within a limit of bytes."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from pyoxigraph import (
    Literal,
    NamedNode,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    Store,
    Triple,
    serialize,
)

from newsgraph.errors import QueryError
from newsgraph.graph.data import as_written
from newsgraph.graph.namespaces import NG, NIF, RDF, prefixes
from newsgraph.graph.query import reason, refuse


TABLES: Mapping[str, QueryResultsFormat] = {
    "application/sparql-results+json": QueryResultsFormat.JSON,
    "application/sparql-results+xml": QueryResultsFormat.XML,
    "text/csv": QueryResultsFormat.CSV,
    "text/tab-separated-values": QueryResultsFormat.TSV,
    "application/json": QueryResultsFormat.JSON,
    "application/xml": QueryResultsFormat.XML,
}
GRAPHS: Mapping[str, RdfFormat] = {
    "text/turtle": RdfFormat.TURTLE,
    "application/n-triples": RdfFormat.N_TRIPLES,
    "application/ld+json": RdfFormat.JSON_LD,
    "application/rdf+xml": RdfFormat.RDF_XML,
    "application/xml": RdfFormat.RDF_XML,
    "application/json": RdfFormat.JSON_LD,
}
Choose = Callable[[tuple[str, ...]], str | None]  # of the media types on offer, the one that the client likes best


class TooLargeError(QueryError):
    """The answer exceeds the limit."""


class NotAcceptableError(QueryError):
    """The client takes none of the formats that there are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """An answer as it goes over the wire."""

    media: str
    body: bytes


def answer(store: Store, sparql: str, choose: Choose, *, limit: int) -> Answer:
    """Answer a query in a format that the client takes.

    Raises
    ------
    QueryError
        If the query is not valid, would change the graph or ask another server, or names graphs of its own.
    TooLargeError
        If the answer has more bytes than ``limit``.
    NotAcceptableError
        If the client takes no format of this kind of answer.
    """
    refuse(sparql)
    out = _Limited(limit)
    try:
        found = store.query(sparql, prefixes=dict(prefixes()), use_default_graph_as_union=True)
        if isinstance(found, QueryTriples):
            media = _chosen(choose, tuple(GRAPHS))
            serialize(found, out, GRAPHS[media], prefixes=_bound(GRAPHS[media]))
        else:
            media = _chosen(choose, _offered(found))
            found.serialize(out, TABLES[media])
    except (SyntaxError, ValueError, RuntimeError, OSError) as error:
        if out.full:
            raise TooLargeError(f"the answer is larger than {limit:,} bytes; add LIMIT, or ask for less") from None
        raise QueryError(f"the query cannot be run: {reason(error, sparql)}") from None
    return Answer(media=media, body=out.getvalue())


def _offered(found: QueryBoolean | QuerySolutions) -> tuple[str, ...]:
    """Return the formats of an answer; a yes or no has neither CSV nor TSV."""
    if isinstance(found, QuerySolutions):
        return tuple(TABLES)
    return tuple(media for media in TABLES if not media.startswith("text/"))


def describe(store: Store, iri: str, choose: Choose) -> Answer | None:
    """Return what the graph says about a thing; of an article, also the sentences that serve as evidence.

    Raises
    ------
    NotAcceptableError
        If the client takes no RDF format.
    """
    media = _chosen(choose, tuple(GRAPHS))
    out = io.BytesIO()
    found = _about(store, iri)
    if not found:
        return None
    serialize(found, out, GRAPHS[media], prefixes=_bound(GRAPHS[media]))
    return Answer(media=media, body=out.getvalue())


def _about(store: Store, iri: str) -> list[Triple]:
    try:
        node = NamedNode(iri)
    except ValueError:
        return []
    context, evidence = NamedNode(f"{NIF}referenceContext"), NamedNode(f"{NG}evidence")
    nodes = [node, *(quad.subject for quad in store.quads_for_pattern(None, context, node))]
    if "#char=" in iri:
        nodes += [quad.subject for quad in store.quads_for_pattern(None, evidence, node)]
    quads = (quad for one in nodes for quad in store.quads_for_pattern(one, None, None))
    found = {Triple(quad.subject, quad.predicate, as_written(quad)) for quad in quads}
    return sorted(found, key=lambda one: (str(one.subject), one.predicate.value != f"{RDF}type", str(one)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A claim with the place in the text that shows it."""

    label: str
    iri: str
    begin: int
    end: int


def held_in(store: Store, document: str) -> tuple[Held, ...]:
    """Return the claims of an article, by their places in its text."""
    claims = store.quads_for_pattern(None, NamedNode(f"{NG}document"), NamedNode(document))
    found = (held for quad in claims if isinstance(quad.subject, NamedNode) for held in _held(store, quad.subject))
    return tuple(sorted(found, key=lambda one: (one.begin, one.end, one.iri)))


def _held(store: Store, claim: NamedNode) -> list[Held]:
    labels = store.quads_for_pattern(claim, NamedNode("http://www.w3.org/2000/01/rdf-schema#label"), None)
    label = next((quad.object.value for quad in labels if isinstance(quad.object, Literal)), claim.value)
    places = (quad.object for quad in store.quads_for_pattern(claim, NamedNode(f"{NG}evidence"), None))
    spans = (place.value.rpartition("#char=")[2].split(",") for place in places if isinstance(place, NamedNode))
    return [Held(label=label, iri=claim.value, begin=int(begin), end=int(end)) for begin, end in spans]


def _chosen(choose: Choose, offered: tuple[str, ...]) -> str:
    if (media := choose(offered)) is None:
        raise NotAcceptableError(f"none of these formats is accepted; there are: {', '.join(offered)}")
    return media


def _bound(form: RdfFormat) -> dict[str, str] | None:
    return dict(prefixes()) if form in (RdfFormat.TURTLE, RdfFormat.RDF_XML) else None


class _Limited(io.BytesIO):
    """A stream that takes so many bytes and no more."""

    def __init__(self, limit: int) -> None:
        super().__init__()
        self._left = limit
        self.full = False

    def write(self, data: bytes, /) -> int:  # type: ignore[override]
        """Write the bytes, or fail if they are too many."""
        self._left -= len(data)
        if self._left < 0:
            self.full = True
            raise OSError("too large")
        return super().write(data)
