"""Statements of a graph as rows of labels, so that two graphs can be compared without their IRIs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode, QuerySolution, QuerySolutions, Store


PREFIXES = """PREFIX ng: <https://w3id.org/newsgraph/ns#>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
"""
CLAIMS = (
    PREFIXES
    + """SELECT ?st ?s ?p ?o ?src ?pol ?mod ?from ?to ?when WHERE {
  ?st rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o ; ng:source ?src ; ng:polarity ?pol ; ng:modality ?mod .
  OPTIONAL { ?st ng:earliest ?from } OPTIONAL { ?st ng:latest ?to }
  OPTIONAL { ?st ng:timeText ?when } }"""
)
NAMES = PREFIXES + "SELECT ?x ?name WHERE { ?x rdfs:label|skos:altLabel|ng:acronym ?name }"
QUANTITIES = (
    PREFIXES + "SELECT DISTINCT ?n ?how ?words { ?q ng:value ?n ; ng:quantityQualifier ?how ; ng:surface ?words }"
)
NUMBERS_OF = (
    PREFIXES
    + "SELECT ?st ?n ?how ?words { ?st ng:quantity ?q . ?q ng:value ?n ; ng:quantityQualifier ?how ; ng:surface ?words }"
)
PLAIN = PREFIXES + "SELECT ?s ?p ?o WHERE { ?p a ng:Relation . ?s ?p ?o }"
SPARQL_CASUALTIES = (
    PREFIXES
    + """SELECT ?n ?how WHERE { ?e ng:casualties ?c . ?c ng:casualtyType ng:Killed ; ng:value ?n ; ng:quantityQualifier ?how }"""
)
ARTICLES = ("the ", "a ", "an ", "mr ", "mr. ")


def plainly(name: str) -> str:
    """Return a name without case, leading article or honorific."""
    name = name.casefold().replace("’", "'")
    return next((name.removeprefix(article) for article in ARTICLES if name.startswith(article)), name)


@dataclass(frozen=True)
class Row:
    """One statement: all names of subject, object and source, and how it is held."""

    subject: frozenset[str]
    relation: str
    object: frozenset[str]
    source: frozenset[str]  # empty: the article
    polarity: str = "Asserted"
    modality: str = "Certain"
    earliest: str | None = None
    latest: str | None = None
    dated: bool = False  # the text has words that give both ends of its time
    quantities: frozenset[tuple[float, str, str]] = frozenset()  # number, qualifier, words
    event: bool = False  # the object is an event or an unnamed matter, whose label is the program's own wording

    def _one_happening(self, other: Row) -> bool:
        """Whether the labels of two events share a word that says something."""
        ours, theirs = (
            {word for name in row.object for word in name.split() if len(word) > 3} for row in (self, other)
        )
        return bool(ours & theirs)

    @property
    def shown(self) -> str:
        """The row in words."""
        parts = (
            min(self.subject, default="?"),
            self.relation,
            min(self.object, default="?"),
            min(self.source, default="article"),
        )
        return " | ".join((*parts, self.polarity, self.modality))

    def agrees(self, other: Row) -> bool:
        """Whether the other row says the same through some name of each part, at the same time, of as many."""
        return (
            self.relation == other.relation
            and bool(self.subject & other.subject)
            and (bool(self.object & other.object) or (self.event and other.event and self._one_happening(other)))
            and (bool(self.source & other.source) or self.source == other.source)
            and (self.polarity, self.modality) == (other.polarity, other.modality)
            and self._at_one_time(other)
            and self.quantities <= other.quantities
        )

    def _at_one_time(self, other: Row) -> bool:
        """Whether the other row has every bound of this one: to the day where words give it, to the month where tense does.

        It may not begin where this one leaves the beginning open.
        """
        if self.dated:
            return (self.earliest, self.latest) == (other.earliest, other.latest)
        ours, theirs = ([(day or "")[:7] for day in (row.earliest, row.latest)] for row in (self, other))
        return ours[0] == theirs[0] and (not ours[1] or ours[1] == theirs[1])


def solutions(store: Store, query: str) -> Iterator[QuerySolution]:
    """Yield the rows of a SELECT query."""
    found = store.query(query)
    assert isinstance(found, QuerySolutions)
    yield from found


def _value(row: QuerySolution, name: str) -> str:
    """Return the text of a cell; an unbound one is empty."""
    cell = row[name]
    return cell.value if isinstance(cell, NamedNode | Literal) else ""


def _names(store: Store) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for row in solutions(store, NAMES):
        found.setdefault(_value(row, "x"), set()).add(plainly(_value(row, "name")))
    return {iri: frozenset(names) for iri, names in found.items()}


def claimed_rows(store: Store) -> list[Row]:
    """Return every statement node of a graph."""
    names = _names(store)
    numbers = _numbers(store)
    rows = []
    for row in solutions(store, CLAIMS):
        subject, relation, target, source = (_value(row, name) for name in ("s", "p", "o", "src"))
        rows.append(
            Row(
                subject=names.get(subject, frozenset({plainly(subject)})),
                relation=relation.rsplit("#", 1)[-1],
                object=names.get(target, frozenset({plainly(target)})),
                source=frozenset() if "/doc/" in source else names.get(source, frozenset({source})),
                polarity=_value(row, "pol").rsplit("#", 1)[-1],
                modality=_value(row, "mod").rsplit("#", 1)[-1],
                earliest=_value(row, "from") or None,
                latest=_value(row, "to") or None,
                dated=all(_value(row, name) for name in ("from", "to", "when")),
                quantities=frozenset(numbers[_value(row, "st")]),
                event="/event/" in target or target.count("-") > 2,
            )
        )
    return rows


def quantities(store: Store) -> set[tuple[float, str, str]]:
    """Return every number of a graph with its qualifier and its words."""
    rows = solutions(store, QUANTITIES)
    return {(float(_value(row, "n")), _value(row, "how").rsplit("#", 1)[-1], _value(row, "words")) for row in rows}


def _numbers(store: Store) -> defaultdict[str, set[tuple[float, str, str]]]:
    """Return the numbers of each statement."""
    found = defaultdict(set)
    for row in solutions(store, NUMBERS_OF):
        how = _value(row, "how").rsplit("#", 1)[-1]
        found[_value(row, "st")].add((float(_value(row, "n")), how, _value(row, "words")))
    return found


def plain_rows(store: Store) -> list[Row]:
    """Return every plain triple whose predicate is a relation."""
    names = _names(store)
    return [
        Row(
            subject=names.get(_value(row, "s"), frozenset()),
            relation=_value(row, "p").rsplit("#", 1)[-1],
            object=names.get(_value(row, "o"), frozenset({plainly(_value(row, "o"))})),
            source=frozenset(),
        )
        for row in solutions(store, PLAIN)
    ]


def same_row(wanted: tuple[str, ...], row: Row) -> bool:
    """Whether a row says what a tuple of names wants: subject, relation, object and, if given, voice, polarity, modality."""
    subject, relation, target, *held = wanted
    if row.relation != relation or plainly(subject) not in row.subject or plainly(target) not in row.object:
        return False
    if not held:
        return True
    source, polarity, modality = held
    voice = not row.source if source == "article" else plainly(source) in row.source
    return voice and (row.polarity, row.modality) == (polarity, modality)
