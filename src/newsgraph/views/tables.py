"""Tables of plain text for a terminal. Nothing in a cell can move the cursor or turn the line around."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence

from newsgraph.views.escape import plain


GAP = "  "


def render_table(headers: Sequence[str], rows: Iterable[Sequence[object]], *, cell_limit: int = 48) -> str:
    """Render rows under their headers; columns of numbers stand to the right.

    >>> print(render_table(("name", "claims"), [("Norvania", 12), ("Estmark", 3)]))
    name      claims
    ────────  ──────
    Norvania      12
    Estmark        3
    """
    body = [tuple(_cell(value, cell_limit) for value in row) for row in rows]
    kept = [tuple(row) for row in rows] if isinstance(rows, Sequence) else []
    heads = tuple(plain(header, limit=cell_limit) for header in headers)
    widths = [max(map(width_of, column)) for column in zip(heads, *body, strict=True)]
    right = [bool(kept) and all(isinstance(row[place], int | float) for row in kept) for place in range(len(heads))]
    lines = [heads, tuple("─" * width for width in widths), *body]
    return "\n".join(GAP.join(map(_pad, line, widths, right)).rstrip() for line in lines)


def width_of(text: str) -> int:
    """Return how many cells of a terminal a text takes."""
    wide = sum(unicodedata.east_asian_width(character) in "WF" for character in text)
    thin = sum(unicodedata.combining(character) > 0 for character in text)
    return len(text) + wide - thin


def _cell(value: object, limit: int) -> str:
    """Return a value as one safe line; ``None`` is left empty."""
    if value is None:
        return ""
    return f"{value:g}" if isinstance(value, float) else plain(value, limit=limit)


def _pad(text: str, width: int, right: bool) -> str:  # noqa: FBT001
    """Fill a cell up to its width."""
    room = " " * (width - width_of(text))
    return room + text if right else text + room
