"""Look at an Oxigraph store as an rdflib graph."""

from __future__ import annotations

from oxrdflib import OxigraphStore
from pyoxigraph import Store
from rdflib import Graph
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID

from newsgraph.graph.namespaces import prefixes


def as_rdflib(store: Store) -> Graph:
    """Return the store as an rdflib graph with the prefixes bound; what is added to one is seen in the other."""
    graph = Graph(store=OxigraphStore(store=store), identifier=DATASET_DEFAULT_GRAPH_ID)
    for prefix, namespace in prefixes().items():
        graph.bind(prefix, namespace, override=True, replace=True)
    return graph
