"""The interactive explorer: one self-contained HTML page that asks nothing of any network."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Mapping
from importlib import resources

import networkx as nx

from newsgraph.views.escape import json_block, markup
from newsgraph.views.layout import Point
from newsgraph.views.payload import build_payload


VIS_NETWORK = "lib/vis-9.1.2/vis-network.min.js"  # as bundled with pyvis; Apache-2.0 or MIT
SCRIPTS = (
    "dom.js",
    "data.js",
    "state.js",
    "look.js",
    "bundles.js",
    "labels.js",
    "canvas.js",
    "claims.js",
    "panel.js",
    "overview.js",
    "filters.js",
    "timeline.js",
    "search.js",
    "actions.js",
    "exports.js",
    "link.js",
    "main.js",
)


def render_explorer(
    graph: nx.MultiDiGraph,
    *,
    title: str,
    rank: Mapping[str, float] | None = None,
    communities: Mapping[str, int] | None = None,
    start: int = 150,
    known: Mapping[str, Point] | None = None,
) -> str:
    """Render the network as one HTML page; the caller writes it as UTF-8.

    Parameters
    ----------
    graph
        The network of statements.
    title
        Heading of the page.
    rank
        Importance of each node, which decides on its size; statement counts when not given.
    communities
        Number of the community of each node, from 1.
    start
        How many nodes to show at first; the rest are found by search and by expanding.
    known
        Positions of an earlier page, as `read_places` returns them, so that readers find again what they know.
    """
    payload = build_payload(graph, title=title, rank=rank, communities=communities, start=start, known=known)
    library = _library()
    style = _template("explorer.css")
    script = _script()
    parts = {
        "policy": _policy((library, script), style),
        "title": markup(title, limit=300),
        "style": style,
        "data": json_block(payload),
        "library": library,
        "script": script,
    }
    return re.sub(r"\{\{(\w+)\}\}", lambda match: parts[match[1]], _template("explorer.html"))


def _policy(scripts: tuple[str, ...], style: str) -> str:
    """Return what the page may run and load: its own scripts and style, and nothing else."""
    allowed = " ".join(map(_hash, scripts))
    return f"default-src 'none'; script-src {allowed}; style-src {_hash(style)}; base-uri 'none'; form-action 'none'"


def read_places(page: str) -> dict[str, Point]:
    """Return where the nodes of an explorer page stand, or nothing when the text is no such page."""
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', page, flags=re.DOTALL)
    try:
        data = json.loads(found[1] if found else "{}")
        spots = {spot["id"]: (float(spot["x"]), float(spot["y"])) for spot in data["canvas"]["nodes"]}
        return {str(node["iri"]): spots[node["id"]] for node in data["nodes"]}
    except (ValueError, KeyError, TypeError):
        return {}


def _template(name: str) -> str:
    """Read a file of the page."""
    return resources.files("newsgraph.views").joinpath("template", *name.split("/")).read_text(encoding="utf-8")


def _library() -> str:
    """Return vis-network from the installed pyvis, without the pointer to its source map."""
    text = resources.files("pyvis").joinpath(*VIS_NETWORK.split("/")).read_text(encoding="utf-8")
    return _inline(re.sub(r"\n//# sourceMappingURL=.*", "", text))


def _script() -> str:
    """Join the page's scripts in one function, so that they share names and leak none."""
    bodies = "\n".join(_template(f"js/{name}") for name in SCRIPTS)
    return _inline(f'(() => {{\n"use strict";\n{bodies}\n}})();\n')


def _inline(script: str) -> str:
    """Make sure that nothing in a script ends its element."""
    return script.replace("</script", "<\\/script").replace("<!--", "<\\!--")


def _hash(text: str) -> str:
    """Return the hash by which the content security policy knows an inlined text."""
    digest = hashlib.sha256(text.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"
