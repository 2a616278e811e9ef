"""One function for each format: the bytes of a file become articles."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from newsgraph.documents.header import iso_date, split_header
from newsgraph.documents.markdown import plain
from newsgraph.errors import InputError
from newsgraph.model import Document, Problem


Found = Document | Problem
Source = Callable[[bytes, str], Iterator[Found]]  # bytes and their name → articles

_FACTS = ("title", "published", "url", "publisher", "source", "language")


def read_text(data: bytes, source: str) -> Iterator[Found]:
    """Read plain text; a date line or a header block before it is metadata, not text."""
    facts, text = split_header(decode(data, source), source)
    yield _document(text, facts, source)


def read_markdown(data: bytes, source: str) -> Iterator[Found]:
    """Read Markdown like plain text, without its marks; a first heading is the title where no header names one."""
    facts, text = split_header(decode(data, source), source)
    if heading := re.search(r"^# +(.+?) *#*$", text, re.MULTILINE):
        facts.setdefault("title", plain(heading[1]))
    yield _document(plain(text).strip("\n"), facts, source)


def read_lines(data: bytes, source: str) -> Iterator[Found]:
    """Read JSON Lines: one object with ``text`` per line, and ``id``, ``title``, ``published``, ``url``, ``publisher``."""
    for number, line in enumerate(data.split(b"\n"), 1):
        if line.strip():
            try:
                yield _article(line, f"{source}:{number}")
            except InputError as error:
                yield problem(error, source)


def _article(data: bytes, source: str) -> Document:
    try:
        record = json.loads(decode(data, source))
    except (json.JSONDecodeError, RecursionError):
        raise InputError(f"{source}: this line is no JSON; give one object per line") from None
    if not isinstance(record, dict) or not isinstance(record.get("text"), str):
        raise InputError(f'{source}: an article needs its words in "text", such as {{"text": "…"}}')
    facts = {name: value for name in _FACTS if (value := _string(record, name, source)) is not None}
    return _document(record["text"], facts, source, id=_string(record, "id", source))


def _string(record: Mapping[str, Any], name: str, source: str) -> str | None:
    value = record.get(name)
    if isinstance(value, int) and name == "id":
        return str(value)
    if value is not None and not isinstance(value, str):
        raise InputError(f'{source}: "{name}" must be text, not {type(value).__name__}')
    return value or None


SOURCES: Mapping[str, Source] = {
    ".txt": read_text,
    ".md": read_markdown,
    ".markdown": read_markdown,
    ".jsonl": read_lines,
}


def _document(text: str, facts: Mapping[str, str], source: str, *, id: str | None = None) -> Document:  # noqa: A002
    if not text.strip():
        raise InputError(f"{source}: there is no text in it; remove it or fill it")
    if "\0" in text:
        raise InputError(f"{source}: there are null bytes in it, so it is no text; save it as plain UTF-8 text")
    if not text.isascii() and any("\ud800" <= character <= "\udfff" for character in text):
        raise InputError(f"{source}: half a surrogate pair stands in it; write such characters whole")
    published = iso_date(facts["published"], source) if "published" in facts else None
    return Document(
        id=id or hashlib.sha256(f"{text}\x1f{published or ''}".encode()).hexdigest()[:16],
        text=text,
        title=facts.get("title"),
        url=facts.get("url"),
        publisher=facts.get("publisher"),
        published=published,
        language=facts.get("language", "en"),
        source=facts.get("source", Path(source).name),
    )


def decode(data: bytes, source: str) -> str:
    """Return the bytes as text.

    Raises
    ------
    InputError
        If they are empty, binary, or not UTF-8.
    """
    if not data.strip():
        raise InputError(f"{source}: the file is empty; remove it or fill it")
    if b"\0" in data:
        raise InputError(f"{source}: there are null bytes in it, so it is no text; save it as plain UTF-8 text")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(f"{source}: byte {error.start} is not UTF-8; save the file as UTF-8") from None


def problem(message: object, source: object) -> Problem:
    """Return what could not be read, as data."""
    return Problem(stage="documents", message=str(message), document=str(source))
