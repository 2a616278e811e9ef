"""A store in named graphs: what an article says stands in a graph under the article's own name.

``DROP GRAPH`` of an article's IRI takes back all that it said; ``GRAPH ?article { … }`` tells who asserts a plain triple.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, Store, Triple

from newsgraph.graph.data import ARTICLE, OBJECT, PREDICATE, SUBJECT, TYPE, Data, as_written, in_order
from newsgraph.graph.namespaces import NG, NIF
from newsgraph.graph.store import INFERRED


_FACT = NamedNode(f"{NG}Fact")
_DOCUMENT, _CONTEXT = NamedNode(f"{NG}document"), NamedNode(f"{NIF}referenceContext")
_EVIDENCE, _MENTIONED = NamedNode(f"{NG}evidence"), NamedNode(f"{NG}mentionedIn")
_NUMBERS = tuple(NamedNode(f"{NG}{key}") for key in ("quantity", "casualties", "eventCount", "quantityPart"))


def by_article(data: Data) -> Iterator[Quad]:
    """Yield what belongs to no article, then what each article says, then what was inferred from it all.

    A plain triple stands in the graph of each article that asserts it. The names and classes of entities stand in the
    default graph; where an article mentions them stands in its own. No more than one article's triples are in memory.
    """
    graphs = _Graphs(data.store)
    subjects = data.subjects()
    for subject in subjects:
        if graphs.home(subject) is None:
            known = graphs.asserted(subject)
            shared = (one for one in data.stated(subject) if one not in known and graphs.place(one) is None)
            yield from _quads(in_order(shared), DefaultGraph(), data)
    for article in graphs.articles():
        yield from _quads(in_order(set(graphs.told(article, data))), article, data)
    for subject in subjects:
        yield from _quads(in_order(data.inferred(subject)), INFERRED, data)


def _quads(triples: Iterable[Triple], graph: NamedNode | DefaultGraph, data: Data) -> Iterator[Quad]:
    name = data.move_name(graph) if isinstance(graph, NamedNode) else graph
    return (Quad(one.subject, one.predicate, one.object, name) for one in map(data.moved, triples))


@dataclass(frozen=True, slots=True)
class _Graphs:
    """Tells which article each part of a store stems from, by looking it up."""

    store: Store

    def articles(self) -> list[NamedNode]:
        """Return all articles, sorted."""
        return self._subjects(TYPE, ARTICLE)

    def home(self, node: NamedNode | BlankNode) -> NamedNode | None:
        """Return the article that a node stems from: a sentence, statement, event or number; no entity stems from one."""
        if any(self.store.quads_for_pattern(node, TYPE, ARTICLE)):
            return node if isinstance(node, NamedNode) else None
        for predicate in (_DOCUMENT, _CONTEXT):
            if found := self._objects(node, predicate):
                return found[0]
        if any(self.store.quads_for_pattern(node, _MENTIONED, None)):
            return None
        if found := [place for one in self._objects(node, _EVIDENCE) for place in self._objects(one, _CONTEXT)]:
            return min(found, key=str)
        owners = chain.from_iterable(self._subjects(predicate, node) for predicate in _NUMBERS)
        owner = min(owners, key=str, default=None)
        return self.home(owner) if owner is not None else None

    def told(self, article: NamedNode, data: Data) -> Iterator[Triple]:
        """Yield what an article says: its nodes, the plain triples it asserts, and where it mentions entities."""
        nodes = set(self._nodes(article))
        for node in nodes:
            yield from data.stated(node) - self.asserted(node)
            if self._is_fact(node):
                yield self._proposition(node)
        for sentence in self._subjects(_CONTEXT, article):
            for predicate in (_MENTIONED, _EVIDENCE):
                for one in self._subjects(predicate, sentence):
                    if one not in nodes:
                        yield Triple(one, predicate, sentence)

    def asserted(self, subject: NamedNode | BlankNode) -> set[Triple]:
        """Return the plain triples of a subject that some article asserts."""
        return {self._proposition(node) for node in self._subjects(SUBJECT, subject) if self._is_fact(node)}

    def place(self, triple: Triple) -> NamedNode | None:
        """Return the article whose sentence a triple names, if it tells where something is mentioned."""
        if triple.predicate not in (_MENTIONED, _EVIDENCE) or not isinstance(triple.object, NamedNode):
            return None
        return next(iter(self._objects(triple.object, _CONTEXT)), None)

    def _nodes(self, article: NamedNode) -> Iterator[NamedNode]:
        """Yield what stems from an article."""
        sentences = self._subjects(_CONTEXT, article)
        evident = chain.from_iterable(self._subjects(_EVIDENCE, sentence) for sentence in sentences)
        found = {article, *sentences, *self._subjects(_DOCUMENT, article), *evident}
        kept = [node for node in found if self.home(node) == article]
        yield from kept
        while kept:  # numbers, and the parts of numbers
            kept = [number for node in kept for predicate in _NUMBERS for number in self._objects(node, predicate)]
            yield from kept

    def _is_fact(self, node: NamedNode) -> bool:
        return any(self.store.quads_for_pattern(node, TYPE, _FACT))

    def _proposition(self, node: NamedNode) -> Triple:
        subject, predicate, target = (
            as_written(next(iter(self.store.quads_for_pattern(node, part, None))))
            for part in (SUBJECT, PREDICATE, OBJECT)
        )
        assert isinstance(subject, NamedNode)
        assert isinstance(predicate, NamedNode)
        return Triple(subject, predicate, target)

    def _objects(self, subject: NamedNode | BlankNode, predicate: NamedNode) -> list[NamedNode]:
        found = (quad.object for quad in self.store.quads_for_pattern(subject, predicate, None))
        return sorted({one for one in found if isinstance(one, NamedNode)}, key=str)

    def _subjects(self, predicate: NamedNode, target: NamedNode | BlankNode | Literal) -> list[NamedNode]:
        found = (quad.subject for quad in self.store.quads_for_pattern(None, predicate, target))
        return sorted({one for one in found if isinstance(one, NamedNode)}, key=str)
