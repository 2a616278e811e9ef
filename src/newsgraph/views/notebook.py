"""The network in a notebook: the explorer in a frame of its own, a still drawing where scripts do not run."""

from __future__ import annotations

import html
from collections.abc import Mapping
from dataclasses import dataclass

import networkx as nx

from newsgraph.views.drawing import render_drawing
from newsgraph.views.escape import plain
from newsgraph.views.explorer import render_explorer


@dataclass(frozen=True, slots=True, kw_only=True)
class GraphView:
    """A network that displays itself when it is the last value of a notebook cell."""

    graph: nx.MultiDiGraph
    title: str = "Network"
    rank: Mapping[str, float] | None = None
    communities: Mapping[str, int] | None = None
    height: int = 640

    def _repr_html_(self) -> str:
        """Return the explorer in a sandboxed frame: its scripts cannot reach the notebook or any network."""
        page = render_explorer(self.graph, title=self.title, rank=self.rank, communities=self.communities)
        return (
            f'<iframe title="{html.escape(plain(self.title), quote=True)}" sandbox="allow-scripts allow-downloads" '
            f'style="width:100%;height:{self.height}px;border:1px solid #8884;border-radius:8px" '
            f'srcdoc="{html.escape(page, quote=True)}"></iframe>'
        )

    def _repr_svg_(self) -> str:
        """Return a still drawing of the most central nodes."""
        return render_drawing(self.graph, title=self.title, rank=self.rank)

    def __repr__(self) -> str:
        """Say what there is to see."""
        nodes, edges = self.graph.number_of_nodes(), self.graph.number_of_edges()
        return f"GraphView({plain(self.title, limit=80)!r}: {nodes} nodes, {edges} claims)"
