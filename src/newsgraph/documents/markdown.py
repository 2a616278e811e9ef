"""Markdown without its marks."""

from __future__ import annotations

import re


_MARKS = (
    (re.compile(r"^ {0,3}(`{3,}|~{3,})[^\n]*\n(.*?)^ {0,3}\1[ \t]*$", re.MULTILINE | re.DOTALL), r"\2"),  # fenced code
    (re.compile(r"!\[([^\]\n]*)\]\([^)\n]*\)"), r"\1"),  # pictures
    (re.compile(r"\[([^\]\n]+)\]\([^)\n]*\)"), r"\1"),  # links
    (re.compile(r"<(https?://[^>\s]+)>"), r"\1"),
    (re.compile(r"^ {0,3}#{1,6}[ \t]+(.*?)[ \t#]*$", re.MULTILINE), r"\1"),  # headings
    (re.compile(r"^ {0,3}(?:>[ \t]?)+", re.MULTILINE), ""),  # quotations
    (re.compile(r"^[ \t]*(?:[-*+]|\d{1,3}[.)])[ \t]+", re.MULTILINE), ""),  # lists
    (re.compile(r"^ {0,3}(?:[-*_][ \t]*){3,}$", re.MULTILINE), ""),  # rules
    (re.compile(r"(\*{1,3}|(?<!\w)_{1,3})(?=\S)([^*_\n]+?)(?<=\S)\1(?!\w)"), r"\2"),  # emphasis
    (re.compile(r"`([^`\n]+)`"), r"\1"),
)


def plain(text: str) -> str:
    r"""Return Markdown without its marks.

    Examples
    --------
    >>> plain("# Rain\n\nIt **rained** in [Oslo](https://example.org), *again*.")
    'Rain\n\nIt rained in Oslo, again.'
    """
    for mark, replacement in _MARKS:
        text = mark.sub(replacement, text)
    return text
