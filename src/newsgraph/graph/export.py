"""Every format that a graph can be written in, by name and by the ending of a file."""

from __future__ import annotations

from pathlib import Path
from typing import IO

from pyoxigraph import Store

from newsgraph.errors import UsageError
from newsgraph.files import unpacked_suffix
from newsgraph.graph.data import data_of
from newsgraph.graph.rdf_export import RDF_WRITERS
from newsgraph.graph.table_export import TABLE_WRITERS


FORMATS = (*RDF_WRITERS, *TABLE_WRITERS)
_ENDINGS = {
    ".ttl": "turtle",
    ".trig": "trig",
    ".nq": "nquads",
    ".nt": "ntriples",
    ".jsonld": "jsonld",
    ".rdf": "rdfxml",
    ".graphml": "graphml",
    ".json": "nodelink",
    ".zip": "graphcsv",
    ".csv": "claims",
    ".parquet": "parquet",
}


def format_of(path: Path) -> str:
    """Return the format that the ending of a file's name stands for.

    Raises
    ------
    UsageError
        If it stands for none.
    """
    if (found := _ENDINGS.get(unpacked_suffix(path))) is None:
        raise UsageError(f"{path}: no format has this ending; name one with --format: {', '.join(FORMATS)}")
    return found


def write_as(store: Store, form: str, out: IO[bytes], *, base_iri: str | None = None) -> None:
    """Write a store in a format; equal graphs give equal bytes.

    Parameters
    ----------
    store
        The graph, with the ontology in its own named graph (``open_store(…, ontology=…)``).
    form
        One of ``FORMATS``.
    out
        A binary stream.
    base_iri
        What the IRIs of the data begin with from now on; only for RDF.

    Raises
    ------
    UsageError
        If there is no such format, or it needs a library that is not installed.
    """
    if form in RDF_WRITERS:
        RDF_WRITERS[form](data_of(store, base_iri=base_iri), out)
    elif form not in TABLE_WRITERS:
        raise UsageError(f"no format {form!r}; there are: {', '.join(FORMATS)}")
    elif base_iri is not None:
        raise UsageError(f"{form} has no base IRI; leave --base-iri out, or choose {', '.join(RDF_WRITERS)}")
    else:
        TABLE_WRITERS[form](store, out)
