"""What follows from a graph by RDFS or OWL 2 RL, in a named graph of its own, so that it can be told apart and dropped.

Claims are nodes and no triples, so that nothing follows from what is only claimed.
"""

from __future__ import annotations

from enum import StrEnum

import owlrl
from pyoxigraph import NamedNode, Quad, RdfFormat, Store, parse
from rdflib import Graph, Literal

from newsgraph.graph.namespaces import NG
from newsgraph.graph.store import INFERRED, ONTOLOGY


class Rules(StrEnum):
    """Which rules to apply."""

    RDFS = "rdfs"
    OWL_RL = "owl-rl"


_SEMANTICS = {Rules.RDFS: owlrl.RDFS_Semantics, Rules.OWL_RL: owlrl.OWLRL_Semantics}


def materialise(store: Store, rules: Rules = Rules.RDFS) -> int:
    """Add what follows about the data to the graph ``INFERRED``, and return how many triples that are.

    What follows about the vocabularies themselves (every class is a class) is left out.
    """
    given = {quad.triple for quad in store.quads_for_pattern(None, None, None) if quad.graph_name != INFERRED}
    subjects = {quad.subject for quad in store.quads_for_pattern(None, None, None) if quad.graph_name != ONTOLOGY}
    graph = Graph()
    graph.parse(data="".join(f"{triple} .\n" for triple in given), format="nt")
    owlrl.DeductiveClosure(_SEMANTICS[rules]).expand(graph)
    for literal in [one for one in graph if isinstance(one[0], Literal)]:
        graph.remove(literal)
    closure = {quad.triple for quad in parse(graph.serialize(format="nt").encode(), RdfFormat.N_TRIPLES)}
    kept = [
        triple
        for triple in closure - given
        if triple.subject in subjects
        and isinstance(triple.object, NamedNode)
        and _says_something(triple.predicate, triple.object)
    ]
    store.extend(Quad(one.subject, one.predicate, one.object, INFERRED) for one in kept)
    return len(kept)


def _says_something(predicate: NamedNode, target: NamedNode) -> bool:
    """Whether a triple is in the terms of newsgraph: a relation, or the membership in one of its classes."""
    return predicate.value.startswith(NG) or target.value.startswith(NG)
