"""HTML built element by element: text is escaped where it enters, so no name from an article becomes markup."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from newsgraph.views.escape import markup, web_address


EMPTY_ELEMENTS = frozenset({"meta", "br"})


@dataclass(frozen=True, slots=True)
class Html:
    """A piece of finished HTML."""

    text: str


def element(tag: str, /, *parts: Html | str, **attributes: object) -> Html:
    """Build an element; attributes that are ``None`` are left out, and ``class_`` stands for ``class``.

    >>> element("p", "a < b", class_="note").text
    '<p class="note">a &lt; b</p>'
    """
    given = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{markup(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    inner = join(parts).text
    return Html(f"<{tag}{given}>" if tag in EMPTY_ELEMENTS and not inner else f"<{tag}{given}>{inner}</{tag}>")


def join(parts: Iterable[Html | str]) -> Html:
    """Set pieces one after the other; plain text is escaped."""
    return Html("".join(part.text if isinstance(part, Html) else _text(part) for part in parts))


def _text(part: str) -> str:
    """Escape a text and keep a space at either end."""
    words = markup(part)
    before, after = " " if part[:1].isspace() else "", " " if part[-1:].isspace() else ""
    return f"{before}{words}{after}" if words else part[:1]


def name(text: object, *, limit: int = 80) -> Html:
    """Return a name that keeps its writing direction to itself."""
    return element("bdi", escaped(text, limit), dir="auto")


def escaped(text: object, limit: int) -> Html:
    """Return escaped text of so many characters at most."""
    return Html(markup(text, limit=limit))


def link(address: object, words: object) -> Html:
    """Return a link that opens beside the page, or only its words when it is no web address."""
    target = web_address(address)
    if target is None:
        return name(words, limit=160)
    return element("a", name(words, limit=160), href=target, rel="noopener noreferrer", target="_blank")


def table(headers: Iterable[Html | str], rows: Iterable[Iterable[Html | str]], **attributes: object) -> Html:
    """Build a table; the first cell of a row heads it."""
    head = element("tr", *(element("th", header, scope="col") for header in headers))
    body = []
    for row in rows:
        first, *rest = row
        body.append(element("tr", element("th", first, scope="row"), *(element("td", cell) for cell in rest)))
    inner = element("table", element("thead", head), element("tbody", *body), **attributes)
    return element("div", inner, class_="wide", tabindex="0", role="region", aria_label="Table")
