"""The seams: what other packages may put in the place of a stage, or beside it, through entry points.

A package declares, for instance, ``[project.entry-points."newsgraph.readers"]`` with ``mine = "package:make_reader"``;
``Config(reader="mine")`` then reads with it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from importlib.metadata import entry_points
from typing import Any, Protocol, TypeVar

from newsgraph.config import Config, Domain
from newsgraph.errors import UsageError
from newsgraph.model import Document, Entities, Knowledge, Problem, Reading


T = TypeVar("T")

SOURCES = "newsgraph.sources"
READERS = "newsgraph.readers"
RESOLVERS = "newsgraph.resolvers"
VIEWS = "newsgraph.views"


class Source(Protocol):
    """Turns the bytes of a file into articles; its entry point is named by a file ending (``.html``)."""

    def __call__(self, data: bytes, source: str, /) -> Iterator[Document | Problem]:
        """Yield the articles of the file, and what could not be read in it."""


class Reader(Protocol):
    """Understands documents."""

    def read(self, documents: Iterable[Document]) -> Iterator[Reading]:
        """Yield one Reading for each document, in order."""


class MakeReader(Protocol):
    """Loads what reading needs; a slow step, done once."""

    def __call__(self, config: Config, domain: Domain, /) -> Reader:
        """Return a reader for the domain."""


class Resolver(Protocol):
    """Decides which chains of mentions, over all documents, stand for one thing."""

    def __call__(self, readings: tuple[Reading, ...], config: Config, domain: Domain, /) -> Entities:
        """Return the entities of the corpus."""


class View(Protocol):
    """Shows a graph in a file of its own; its entry point is named by the file (``map.html``)."""

    def __call__(self, knowledge: Knowledge, network: Any, /) -> str:
        """Return the text of the file; the network is the graph's ``networkx.MultiDiGraph``."""


def find_plugins(group: str) -> Mapping[str, Any]:
    """Load everything that installed packages put forward for a seam, by name."""
    return {point.name: point.load() for point in sorted(entry_points(group=group), key=lambda point: point.name)}


def choose(group: str, name: str, built_in: Mapping[str, T]) -> T:
    """Return the built-in part or plug-in of that name.

    Raises
    ------
    UsageError
        If there is neither.
    """
    if name in built_in:
        return built_in[name]
    found: Mapping[str, T] = find_plugins(group)
    if name not in found:
        known = ", ".join(sorted({*built_in, *found}))
        raise UsageError(f"no {name!r} among the {group.removeprefix('newsgraph.')}; there are: {known}")
    return found[name]
