"""Formats of plain text: text, Markdown and JSON Lines."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping

from newsgraph.documents.articles import Found, article, article_of, problem
from newsgraph.documents.encoding import decode, decode_utf8
from newsgraph.documents.header import split_header
from newsgraph.documents.markdown import plain
from newsgraph.errors import InputError
from newsgraph.model import Document


def read_text(data: bytes, source: str) -> Iterator[Found]:
    """Read plain text; a date line or a header block before it is metadata, not text."""
    facts, text = split_header(decode(data, source), source)
    yield article(text, facts, source)


def read_markdown(data: bytes, source: str) -> Iterator[Found]:
    """Read Markdown like plain text, without its marks; a first heading is the title where no header names one."""
    facts, text = split_header(decode(data, source), source)
    heading = re.search(r"^# +([^\n]+)$", text, re.MULTILINE)
    if heading is not None and (title := heading[1].rstrip("#").rstrip(" ")):
        facts.setdefault("title", plain(title))
    yield article(plain(text).strip("\n"), facts, source)


def read_lines(data: bytes, source: str, *, columns: Mapping[str, str] | None = None) -> Iterator[Found]:
    """Read JSON Lines: one object with ``text`` per line, and ``id``, ``title``, ``published``, ``url``, ``publisher``."""
    for number, line in enumerate(data.split(b"\n"), 1):
        if line.strip():
            try:
                yield _article(line, columns or {}, f"{source}:{number}")
            except InputError as error:
                yield problem(error, source)


def _article(data: bytes, columns: Mapping[str, str], source: str) -> Document:
    try:
        record = json.loads(decode_utf8(data, source))
    except (ValueError, RecursionError):  # ValueError: also a number of too many digits
        raise InputError(f"{source}: this line is no JSON; give one object per line") from None
    if not isinstance(record, dict):
        raise InputError(f'{source}: this line is no object; write an article as {{"text": "…"}}')
    return article_of(record, columns, source)
