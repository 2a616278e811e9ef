"""Where each node stands: computed once, the same every time, without nodes on top of each other."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from math import atan2, ceil, cos, hypot, sin, sqrt

import networkx as nx


SEED = 20
SMALL = 8  # a part of so few nodes is drawn closer
DRAWN = 600  # nodes laid out by forces at most
KEPT = 0.6  # share of known positions above which an earlier layout is kept
TRIES = 24  # turns around a neighbour before a node stands where there is no room
WIDTH, HEIGHT = 128.0, 62.0  # room for one node with its name
GOLDEN = 2.399963229728653
Point = tuple[float, float]


def place(
    graph: nx.MultiDiGraph,
    rank: Mapping[str, float],
    *,
    first: Sequence[str] = (),
    known: Mapping[str, Point] | None = None,
) -> dict[str, Point]:
    """Return a position for every node, in pixels around the origin.

    Parameters
    ----------
    graph
        The network of statements.
    rank
        Importance of each node.
    first
        The nodes to arrange among themselves: each connected part by ForceAtlas2 (Jacomy et al., 2014) with a fixed
        seed, widened so that names find room, and packed beside the larger parts. All others are set around the
        neighbour that was placed before them. Without it, the most central nodes are arranged.
    known
        Positions of an earlier build. When they cover most of the nodes to arrange, they are kept, and only what is
        new looks for a place.
    """
    simple = _ties(graph)
    order = sorted(simple, key=lambda node: (-rank.get(node, 0.0), node))
    wanted = [node for node in (first or order[:DRAWN]) if node in simple]
    kept = {node: known[node] for node in simple if known is not None and node in known}
    stays = kept and sum(node in kept for node in wanted) >= KEPT * len(wanted)
    return _surround(simple, order, kept if stays else _arrange(simple, wanted))


def _ties(graph: nx.MultiDiGraph) -> nx.Graph:
    """Return what holds nodes together on the page: statements, belonging, and who speaks of whom."""
    simple = nx.Graph()
    simple.add_nodes_from(sorted(graph))
    simple.add_edges_from(sorted((begin, end) for begin, end in graph.edges() if begin != end))
    owners = sorted((node, str(data.get("of"))) for node, data in graph.nodes(data=True) if data.get("of") in simple)
    simple.add_edges_from((node, owner) for node, owner in owners if node != owner)
    spoken = {(str(data.get("source")), begin) for begin, _, data in graph.edges(data=True) if data.get("source")}
    alone = {node for node in simple if not simple[node]}
    simple.add_edges_from(sorted((voice, begin) for voice, begin in spoken if voice in alone and voice != begin))
    return simple


def _arrange(simple: nx.Graph, nodes: Sequence[str]) -> dict[str, Point]:
    """Lay out some nodes by forces."""
    core = nx.Graph()
    core.add_nodes_from(sorted(nodes))
    core.add_edges_from(sorted(simple.subgraph(nodes).edges()))
    parts = sorted(nx.connected_components(core), key=lambda part: (-len(part), min(part)))
    return _pack([_spread(_part(core, sorted(part))) for part in parts])


def _surround(simple: nx.Graph, order: Sequence[str], found: dict[str, Point]) -> dict[str, Point]:
    """Set each other node around a neighbour that has its place already, where nothing stands yet."""
    taken = {_cell(point) for point in found.values()}
    turns: dict[str, int] = defaultdict(int)
    waiting = _outwards(simple, order, found)
    low = max((y for _, y in found.values()), default=0.0)
    for node, anchor in waiting:
        x, y = found[anchor] if anchor is not None else (0.0, low + 2 * HEIGHT)
        for _ in range(TRIES):
            turns[anchor or ""] += 1
            count = turns[anchor or ""]
            radius = 70 + 30 * sqrt(count)
            point = (round(x + radius * 1.5 * cos(count * GOLDEN), 1), round(y + radius * sin(count * GOLDEN), 1))
            if _cell(point) not in taken:
                break
        found[node] = point
        taken.add(_cell(point))
    return found


def _outwards(simple: nx.Graph, order: Sequence[str], found: Mapping[str, Point]) -> Iterator[tuple[str, str | None]]:
    """Yield every node without a place after one of its neighbours, and that neighbour."""
    seen = set(found)
    queue = deque(node for node in order if node in seen)
    for start in order:
        while queue:
            node = queue.popleft()
            for other in sorted(simple[node]):
                if other not in seen:
                    seen.add(other)
                    queue.append(other)
                    yield other, node
        if start not in seen:
            seen.add(start)
            queue.append(start)
            yield start, None


def _cell(point: Point) -> tuple[int, int]:
    """Return the field of a grid in which a point lies; each has room for one name."""
    return int(point[0] // (WIDTH * 0.7)), int(point[1] // (HEIGHT * 0.7))


def _part(core: nx.Graph, nodes: list[str]) -> dict[str, Point]:
    """Lay out one connected part."""
    if len(nodes) == 1:
        return {nodes[0]: (0.0, 0.0)}
    number = {node: place for place, node in enumerate(nodes)}
    ties = sorted((number[begin], number[end]) for begin, end in core.subgraph(nodes).edges())
    return dict(zip(nodes, _by_forces(len(nodes), tuple(ties)), strict=True))


@lru_cache(maxsize=256)
def _by_forces(count: int, ties: tuple[tuple[int, int], ...]) -> tuple[Point, ...]:
    """Lay out a part by nothing but who is tied to whom: a news graph has many parts of one form, most of them pairs."""
    part = nx.Graph()
    part.add_nodes_from(range(count))
    part.add_edges_from(ties)
    start = nx.circular_layout(part, scale=sqrt(count))
    found = nx.forceatlas2_layout(part, pos=start, max_iter=300, scaling_ratio=3.0, gravity=0.6, seed=SEED)
    points = _lie_down({node: (float(x), float(y)) for node, (x, y) in sorted(found.items())})
    lengths = sorted(_distance(points[begin], points[end]) for begin, end in ties)
    unit = (150.0 if count > SMALL else 110.0) / (lengths[len(lengths) // 2] or 1.0)
    return tuple((x * unit * 1.1, y * unit) for x, y in points.values())


def _lie_down(points: Mapping[int, Point]) -> dict[int, Point]:
    """Turn a drawing so that its longest way runs from left to right, as screens and names do."""
    count = len(points)
    mean_x, mean_y = sum(x for x, _ in points.values()) / count, sum(y for _, y in points.values()) / count
    around = {node: (x - mean_x, y - mean_y) for node, (x, y) in points.items()}
    across = sum(x * x - y * y for x, y in around.values())
    turn = atan2(2 * sum(x * y for x, y in around.values()), across) / 2
    return {node: (x * cos(turn) + y * sin(turn), y * cos(turn) - x * sin(turn)) for node, (x, y) in around.items()}


def _distance(one: Point, other: Point) -> float:
    """Return how far two points lie apart."""
    return hypot(float(one[0]) - float(other[0]), float(one[1]) - float(other[1]))


def _spread(points: dict[str, Point], *, rounds: int = 60) -> dict[str, Point]:
    """Push nodes apart until each has room for its name, along the shorter way, as far as the rounds go."""
    current = {node: list(point) for node, point in sorted(points.items())}
    for _ in range(rounds):
        moved = False
        for one, other in _close_pairs(current):
            dx, dy = current[other][0] - current[one][0], current[other][1] - current[one][1]
            over_x, over_y = WIDTH - abs(dx), HEIGHT - abs(dy)
            if over_x <= 0 or over_y <= 0:
                continue
            moved = True
            axis, shift = (0, over_x / 2) if over_x / WIDTH < over_y / HEIGHT else (1, over_y / 2)
            sign = 1.0 if (dx, dy)[axis] >= 0 else -1.0
            current[one][axis] -= sign * shift * 0.6
            current[other][axis] += sign * shift * 0.6
        if not moved:
            break
    return {node: (x, y) for node, (x, y) in current.items()}


def _close_pairs(current: Mapping[str, list[float]]) -> list[tuple[str, str]]:
    """Return pairs of nodes in the same or in neighbouring cells of a grid."""
    cells: dict[tuple[int, int], list[str]] = defaultdict(list)
    for node, (x, y) in current.items():
        cells[int(x // WIDTH), int(y // HEIGHT)].append(node)
    near = ((0, 0), (1, 0), (0, 1), (1, 1), (1, -1))
    pairs = []
    for (column, row), nodes in sorted(cells.items()):
        for right, down in near:
            others = cells.get((column + right, row + down), [])
            pairs += [(one, other) for one in nodes for other in others if (right, down) != (0, 0) or one < other]
    return pairs


def _pack(parts: list[dict[str, Point]]) -> dict[str, Point]:
    """Set the largest part in the middle and the others in rows beneath it."""
    found: dict[str, Point] = {}
    if not parts:
        return found
    boxes = [_box(part) for part in parts]
    small = sum((right - left + WIDTH) * (low - high + HEIGHT) for left, high, right, low in boxes[1:])
    row_width = max(boxes[0][2] - boxes[0][0] + WIDTH, ceil(sqrt(small) * 1.6))
    x, y, tallest = 0.0, 0.0, 0.0
    for part, (left, high, right, low) in zip(parts, boxes, strict=True):
        wide, tall = right - left + WIDTH, low - high + HEIGHT
        if x and x + wide > row_width:
            x, y, tallest = 0.0, y + tallest + HEIGHT, 0.0
        found.update({node: (px - left + x, py - high + y) for node, (px, py) in part.items()})
        x, tallest = x + wide, max(tallest, tall)
    left, high, right, low = _box(found)
    middle = ((left + right) / 2, (high + low) / 2)
    return {node: (round(px - middle[0], 1), round(py - middle[1], 1)) for node, (px, py) in found.items()}


def _box(points: Mapping[str, Point]) -> tuple[float, float, float, float]:
    """Return the left, top, right and bottom of some points."""
    xs, ys = [x for x, _ in points.values()], [y for _, y in points.values()]
    return min(xs), min(ys), max(xs), max(ys)
