"""A still drawing of a network as SVG, for readers that run no scripts."""

from __future__ import annotations

from collections.abc import Mapping
from math import cos, pi, sin, sqrt

import networkx as nx

from newsgraph.views.escape import markup
from newsgraph.views.kinds import group_of, kind_of, shape_of, words_of
from newsgraph.views.layout import Point, place


KIND_COLOURS = {
    "event": "#8a6d00", "person": "#2f6db5", "state": "#28407a", "armed": "#a33a2a", "collective": "#6c7a89",
    "organisation": "#23786b", "place": "#6b8f3a", "concept": "#8d8d99",
}  # fmt: skip
GROUP_COLOURS = {
    "cooperation": "#1b7f5c", "verbal-conflict": "#b37400", "material-conflict": "#a0410d", "political": "#4a4fbf",
    "legal": "#7d5a3c", "attitude": "#8d4a9e", "movement": "#0d7c93", "participation": "#5877a3",
    "structural": "#7b8490", "open": "#9a978e",
}  # fmt: skip
DENIED = "#c4002f"
CORNERS = {"square": (4, pi / 4), "diamond": (4, 0.0), "hexagon": (6, 0.0), "triangle": (3, -pi / 2),
           "triangleDown": (3, pi / 2), "star": (5, -pi / 2)}  # fmt: skip


def render_drawing(
    graph: nx.MultiDiGraph,
    *,
    title: str,
    rank: Mapping[str, float] | None = None,
    top: int = 60,
) -> str:
    """Render the most central nodes and what holds between them as one SVG element."""
    weight = rank if rank is not None else {node: float(count) for node, count in graph.degree()}
    order = sorted(graph, key=lambda node: (-weight.get(node, 0.0), node))[:top]
    shown = nx.MultiDiGraph(graph.subgraph(order))
    points = place(shown, weight)
    xs, ys = [x for x, _ in points.values()] or [0.0], [y for _, y in points.values()] or [0.0]
    left, high, wide, tall = min(xs) - 90, min(ys) - 50, max(xs) - min(xs) + 180, max(ys) - min(ys) + 110
    largest = max((weight.get(node, 0.0) for node in order), default=0.0) or 1.0
    lines = [_line(points, begin, end, data) for begin, end, _, data in _edges(shown)]
    signs = [_sign(shown, node, points[node], 7 + 17 * sqrt(max(0.0, weight.get(node, 0.0)) / largest))
             for node in order]  # fmt: skip
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{left:.0f} {high:.0f} {wide:.0f} {tall:.0f}" role="img" '
        f'font-family="system-ui, sans-serif" font-size="12"><title>{markup(title, limit=300)}</title>'
        f'<rect x="{left:.0f}" y="{high:.0f}" width="{wide:.0f}" height="{tall:.0f}" fill="#fbfaf7"/>'
        f"{''.join(lines)}{''.join(signs)}</svg>"
    )


def _edges(shown: nx.MultiDiGraph) -> list[tuple[str, str, str, Mapping[str, object]]]:
    """Return edges sorted by statement."""
    return sorted(shown.edges(keys=True, data=True), key=lambda edge: edge[2])


def _line(points: Mapping[str, Point], begin: str, end: str, data: Mapping[str, object]) -> str:
    """Draw an edge: solid for facts, dashed for claims, red for what is denied."""
    (x1, y1), (x2, y2) = points[begin], points[end]
    denied = data.get("polarity", "Asserted") != "Asserted"
    colour = DENIED if denied else GROUP_COLOURS[group_of(data)]
    dashes = "" if data.get("kind") in {"Fact", "PastFact"} else ' stroke-dasharray="6 4"'
    return (
        f'<line x1="{x1}" y1="{y1}" x2="{x2}" y2="{y2}" stroke="{colour}" stroke-width="1.5" '
        f'stroke-opacity=".7"{dashes}><title>{markup(words_of(data), limit=120)}</title></line>'
    )


def _sign(shown: nx.MultiDiGraph, node: str, point: Point, size: float) -> str:
    """Draw a node with its name."""
    data = shown.nodes[node]
    kind, (x, y) = kind_of(data), point
    colour = KIND_COLOURS[kind]
    fill = "#fbfaf7" if kind in {"collective", "concept"} else colour
    look = f'fill="{fill}" stroke="{colour}" stroke-width="2"'
    shape = shape_of(kind)
    if shape == "dot":
        body = f'<circle cx="{x}" cy="{y}" r="{size:.1f}" {look}/>'
    else:
        count, turn = CORNERS[shape]
        angles = [turn + 2 * pi * corner * (2 if shape == "star" else 1) / count for corner in range(count)]
        corners = " ".join(f"{x + size * 1.2 * cos(angle):.1f},{y + size * 1.2 * sin(angle):.1f}" for angle in angles)
        body = f'<polygon points="{corners}" {look}/>'
    name = markup(data.get("label") or node, limit=28)
    return (
        f'{body}<text x="{x}" y="{y + size + 15:.1f}" text-anchor="middle" fill="#1d2129" stroke="#fbfaf7" '
        f'stroke-width="3" paint-order="stroke">{name}</text>'
    )
