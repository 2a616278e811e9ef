"""Reads news articles and writes knowledge graphs that keep who says what apart from what is so.

``newsgraph.build`` and ``newsgraph.open_graph`` give a ``newsgraph.Graph``; see ``newsgraph.api``.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any


if TYPE_CHECKING:
    from newsgraph.api import Graph, build, open_graph

__version__ = "0.1.0"
__all__ = ["Graph", "__version__", "build", "open_graph"]


def __getattr__(name: str) -> Any:
    """Load the API when it is asked for: the command line starts without it."""
    if name not in __all__:
        raise AttributeError(f"module 'newsgraph' has no attribute {name!r}")
    return getattr(import_module("newsgraph.api"), name)
