"""Write a store as tables and as networks: claims, the CSV of graph databases, GraphML, node-link JSON."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict, fields
from importlib import import_module
from itertools import islice
from typing import IO, Any

import networkx as nx
from pyoxigraph import Store

from newsgraph.errors import UsageError
from newsgraph.graph.claims import ClaimRow, claim_rows
from newsgraph.graph.network import network_of
from newsgraph.graph.results import inert
from newsgraph.graph.store import look_up_facts


_LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the earliest time that a zip file can hold
_BATCH = 10_000  # claims that a Parquet row group holds
_NODE = ("label", "type", "aliases", "acronyms", "same_as")
_EDGE = ("relation", "label", "kind", "polarity", "modality", "act", "source", "source_label", "document", "published",
         "earliest", "latest", "confidence", "event", "evidence")  # fmt: skip
_COLUMNS = tuple(field.name for field in fields(ClaimRow))


def write_claims_csv(store: Store, out: IO[bytes]) -> None:
    """Write one line for each claim; cells that a spreadsheet would run as a formula begin with an apostrophe."""
    _write_csv(out, _COLUMNS, (tuple(_flat(value) for value in asdict(row).values()) for row in claim_rows(store)))


def write_claims_parquet(store: Store, out: IO[bytes]) -> None:
    """Write the claims as Parquet, in row groups of equal size.

    Raises
    ------
    UsageError
        If pyarrow, which belongs to an extra, is not installed.
    """
    try:
        arrow, parquet = import_module("pyarrow"), import_module("pyarrow.parquet")
    except ImportError:
        raise UsageError("Parquet needs pyarrow: pip install 'newsgraph[parquet]'") from None
    kinds: dict[str, Any] = {"confidence": arrow.float64(), "begin": arrow.int64(), "end": arrow.int64()}
    kinds["contradicts"] = arrow.list_(arrow.string())
    schema = arrow.schema([(name, kinds.get(name, arrow.string())) for name in _COLUMNS])
    rows = claim_rows(store)
    with parquet.ParquetWriter(out, schema) as writer:
        while batch := [asdict(row) for row in islice(rows, _BATCH)]:
            writer.write_table(arrow.Table.from_pylist(batch, schema=schema))


def write_graph_csv(store: Store, out: IO[bytes]) -> None:
    """Write ``nodes.csv`` and ``relationships.csv`` in the headings of Neo4j's import, in one zip file."""
    network = network_of(look_up_facts(store))
    nodes = (
        (node, ";".join(_labels(values)), *_cells(values, _NODE)) for node, values in sorted(network.nodes.items())
    )
    edges = (
        (start, end, str(values.get("relation", "relatedTo")), key, *_cells(values, _EDGE))
        for start, end, key, values in _edges(network)
    )
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        _member(archive, "nodes.csv", (":ID", ":LABEL", *_NODE), nodes)
        _member(archive, "relationships.csv", (":START_ID", ":END_ID", ":TYPE", "id", *_EDGE), edges)


def write_graphml(store: Store, out: IO[bytes]) -> None:
    """Write the network of actors as GraphML, for Gephi, Cytoscape and yEd."""
    nx.write_graphml_xml(_plain_network(network_of(look_up_facts(store))), out, named_key_ids=True)


def write_node_link(store: Store, out: IO[bytes]) -> None:
    """Write the network of actors as node-link JSON, which networkx and D3 read."""
    text = json.dumps(
        nx.node_link_data(_plain_network(network_of(look_up_facts(store))), edges="links"), ensure_ascii=False
    )
    out.write(f"{text}\n".encode())


TABLE_WRITERS: Mapping[str, Callable[[Store, IO[bytes]], None]] = {
    "graphml": write_graphml,
    "nodelink": write_node_link,
    "graphcsv": write_graph_csv,
    "claims": write_claims_csv,
    "parquet": write_claims_parquet,
}


# ---------------------------------------------------------------------------------------------------- helpers


def _plain_network(network: nx.MultiDiGraph) -> nx.MultiDiGraph:
    """Return the network, sorted, with texts and numbers only: what every format can hold."""
    plain = nx.MultiDiGraph()
    for node, values in sorted(network.nodes.items()):
        plain.add_node(_xml(node), **{key: _flat(values.get(key)) for key in _NODE})
    for start, end, key, values in _edges(network):
        plain.add_edge(_xml(start), _xml(end), key=_xml(key), **{name: _flat(values.get(name)) for name in _EDGE})
    return plain


def _edges(network: nx.MultiDiGraph) -> list[tuple[str, str, str, dict[str, Any]]]:
    return sorted(network.edges(keys=True, data=True), key=lambda edge: edge[:3])


def _labels(values: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(values.get("classes", ())) or ("Entity",)


def _cells(values: Mapping[str, Any], names: Iterable[str]) -> Iterator[str | float]:
    return (_flat(values.get(name)) for name in names)


def _flat(value: object) -> str | float:
    """Return a value as text or number; several as one text, pieces of evidence by their words."""
    if value is None:
        return ""
    if isinstance(value, tuple):
        return " | ".join(_xml(str(item[-1] if isinstance(item, tuple) else item)) for item in value)
    return value if isinstance(value, int | float) else _xml(str(value))


def _xml(text: str) -> str:
    """Return the text without the characters that XML cannot hold."""
    return "".join(letter if letter >= " " or letter in "\t\n" else " " for letter in text)


def _member(archive: zipfile.ZipFile, name: str, columns: tuple[str, ...], rows: Iterable[tuple[object, ...]]) -> None:
    with archive.open(zipfile.ZipInfo(name, _LONG_AGO), "w") as file:
        _write_csv(file, columns, rows)


def _write_csv(out: IO[bytes], columns: tuple[str, ...], rows: Iterable[tuple[object, ...]]) -> None:
    text = io.TextIOWrapper(out, encoding="utf-8", newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([inert(cell) if isinstance(cell, str) else cell for cell in row] for row in rows)
    text.flush()
    text.detach()
