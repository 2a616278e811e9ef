"""What tests of the explorer ask its page."""

from __future__ import annotations

from typing import Any


Point = tuple[float, float]

_NODES = """() => {
  const data = JSON.parse(document.querySelector("#data").textContent);
  return Object.fromEntries(drawn.body.nodeIndices.map((id) => {
    const { shape, size, color } = drawn.body.nodes[id].options;
    return [data.nodes[id].label, { id, shape, size, colour: color.background }];
  }));
}"""
_EDGES = """() => {
  const data = JSON.parse(document.querySelector("#data").textContent);
  return drawn.body.edgeIndices.map((id) => {
    const { color, dashes, smooth, from, to } = drawn.body.edges[id].options;
    const { fromId, toId } = drawn.body.edges[id];
    const parts = String(id).split("|");
    const ends = new Set([fromId, toId]);
    const same = data.claims.filter((claim) => ends.has(claim.from) && ends.has(claim.to) &&
      (parts.length < 3 || claim.from === fromId && parts.includes(claim.group) || parts.includes(claim.relation)) &&
      (parts.length < 3 || (claim.polarity !== "Asserted") === parts.includes("denied")));
    const labels = [...new Set(same.map((claim) => claim.label))];
    const rest = labels.length > 1 ? ` +${labels.length - 1}` : same.length > 1 ? ` ×${same.length}` : "";
    return { id, dashes, colour: color.color, type: smooth.type, roundness: smooth.roundness,
      words: (parts.includes("denied") ? "not: " : "") + (labels[0] || "") + rest };
  });
}"""
_POINT = """(point) => { const { x, y } = drawn.canvasToDOM(point);
  const box = document.querySelector("#network").getBoundingClientRect(); return [x + box.x, y + box.y]; }"""


def find(page: Any, words: str) -> None:
    """Type into the search and take the first result."""
    page.fill("#search", words)
    page.press("#search", "Enter")


def notice(page: Any) -> str:
    """Return how much is shown, in words."""
    return str(page.inner_text("#notice"))


def panel(page: Any) -> str:
    """Return the text of the side panel."""
    return str(page.inner_text("#panel"))


def nodes_drawn(page: Any) -> dict[str, Any]:
    """Return what is drawn for each node, by its name."""
    return dict(page.evaluate(_NODES))


def edges_drawn(page: Any, *, every: bool = False) -> list[dict[str, Any]]:
    """Return what is drawn for each line; those that state nothing only on request."""
    return [edge for edge in page.evaluate(_EDGES) if every or str(edge["id"]).startswith("b")]


def node_point(page: Any, label: str) -> Point:
    """Return where on the screen a node stands."""
    number = nodes_drawn(page)[label]["id"]
    x, y = page.evaluate(_POINT, page.evaluate("(id) => drawn.getPosition(id)", number))
    return x, y


def edge_point(page: Any, words: str) -> Point:
    """Return a point of a line on the screen, a little off its middle."""
    (edge,) = [edge for edge in edges_drawn(page) if edge["words"] == words]
    page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    x, y = page.evaluate(_POINT, page.evaluate("(id) => drawn.body.edges[id].edgeType.getPoint(0.42)", edge["id"]))
    return x, y
