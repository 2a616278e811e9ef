"""Pieces of HTML, as mails and feeds carry them, without their tags."""

from __future__ import annotations

import re
from html.parser import HTMLParser


_BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "body", "br", "caption", "dd", "div", "dl", "dt", "figcaption", "figure",
    "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p", "pre", "section",
    "table", "td", "th", "tr", "ul",
))  # fmt: skip
_SILENT = frozenset(("head", "noscript", "script", "style", "template", "title"))


class _Words(HTMLParser):
    """Collects the words between tags; a block begins a paragraph."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._silent: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002  the parser's own
        if tag in _SILENT and self._silent is None:
            self._silent = tag
        self._break(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag == self._silent:
            self._silent = None
        self._break(tag)

    def handle_data(self, data: str) -> None:
        if self._silent is None:
            self.parts.append(re.sub(r"\s+", " ", data))

    def _break(self, tag: str) -> None:
        if tag in _BLOCKS:
            self.parts.append("\n")


def words_of(markup: str) -> str:
    r"""Return the words of a piece of HTML, with a blank line between its blocks.

    Examples
    --------
    >>> words_of("<p>Rain <b>fell</b>.</p><script>x()</script><p>Rivers&nbsp;rose &amp; fell.</p>")
    'Rain fell.\n\nRivers rose & fell.'
    """
    words = _Words()
    words.feed(markup)
    words.close()
    lines = (" ".join(line.split()) for line in "".join(words.parts).split("\n"))
    return "\n\n".join(line for line in lines if line)
