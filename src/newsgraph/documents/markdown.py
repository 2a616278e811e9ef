"""Markdown without its marks, in time that grows with the text: no pattern looks further than the next mark."""

from __future__ import annotations

import re
from collections.abc import Iterator


_OPENING = re.compile(r" {0,3}(`{3,}(?=[^`]*$)|~{3,})")
_CLOSING = re.compile(r" {0,3}(`{3,}|~{3,})\s*$")
_ADDRESS = r"\((?:[^()\n]++|\([^()\n]*+\))*+\)"  # with one pair of brackets in it at most
_MARKS = (
    (re.compile(rf"!\[([^\[\]\n]*+)\]{_ADDRESS}"), r"\1"),  # pictures
    (re.compile(rf"\[([^\[\]\n]++)\]{_ADDRESS}"), r"\1"),  # links
    (re.compile(r"<(https?://[^<>\s]++)>"), r"\1"),
    (re.compile(r"^ {0,3}(?:>[ \t]?)+", re.MULTILINE), ""),  # quotations
    (re.compile(r"^[ \t]*(?:[-*+]|\d{1,3}[.)])[ \t]+", re.MULTILINE), ""),  # lists
    (re.compile(r"^ {0,3}(?:[-*_][ \t]*){3,}$", re.MULTILINE), ""),  # rules
    (re.compile(r"(\*{1,3}|(?<!\w)_{1,3})(?=\S)([^*_\n]+?)(?<=\S)\1(?!\w)"), r"\2"),  # emphasis
    (re.compile(r"(?<!`)(`++)([^`\n]++)\1(?!`)"), r"\2"),
)
_HEADING = re.compile(r"^ {0,3}#{1,6}[ \t]++([^\n]*)$", re.MULTILINE)


def plain(text: str) -> str:
    r"""Return Markdown without its marks.

    Examples
    --------
    >>> plain("# Rain\n\nIt **rained** in [Oslo](https://example.org), *again*.")
    'Rain\n\nIt rained in Oslo, again.'
    """
    text = "\n".join(_without_fences(text.split("\n")))
    text = _HEADING.sub(lambda heading: heading[1].rstrip(" \t#"), text)
    for mark, replacement in _MARKS:
        text = mark.sub(replacement, text)
    return text


def _without_fences(lines: list[str]) -> Iterator[str]:
    """Yield the lines but for the fences of code, with an empty one after it; what nothing closes reaches to the end."""
    fence = ""
    for line in lines:
        found = (_CLOSING if fence else _OPENING).match(line)
        if found is None or not found[1].startswith(fence):
            yield line
        elif fence:
            fence = ""
            yield ""
        else:
            fence = found[1]
