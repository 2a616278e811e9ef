"""Content negotiation: of the formats on offer, the one that the client likes best (RFC 9110, section 12.5.1)."""

from __future__ import annotations

from collections.abc import Iterable


def choose(accept: str | None, offered: Iterable[str]) -> str | None:
    """Return the media type to answer with; ``None`` if the client takes none of them.

    Among equals the first that is offered wins; a header that says nothing takes anything.

    Examples
    --------
    >>> choose("text/html;q=0.5, text/turtle", ["text/html", "text/turtle"])
    'text/turtle'
    >>> choose("application/*", ["text/html", "application/ld+json"])
    'application/ld+json'
    >>> choose("image/png", ["text/html"]) is None
    True
    """
    ranges = [_range(part) for part in (accept or "*/*").split(",") if part.strip()]
    best, found = 0.0, None
    for media in offered:
        fitting = [(len(kind.replace("*", "")), quality) for kind, quality in ranges if _fits(media, kind)]
        quality = max(fitting, default=(0, 0.0))[1]
        if quality > best:
            best, found = quality, media
    return found


def _range(part: str) -> tuple[str, float]:
    kind, *parameters = (piece.strip().lower() for piece in part.split(";"))
    qualities = [value for name, _, value in (one.partition("=") for one in parameters) if name.strip() == "q"]
    try:
        return kind, float(qualities[0]) if qualities else 1.0
    except ValueError:
        return kind, 0.0


def _fits(media: str, kind: str) -> bool:
    return kind in ("*/*", media) or (kind.endswith("/*") and media.startswith(kind[:-1]))
