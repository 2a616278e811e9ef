"""What every format ends in: an article, held to what an article must be, or a Problem in its place."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from newsgraph.documents.header import iso_date
from newsgraph.errors import InputError
from newsgraph.model import Document, Problem


Found = Document | Problem
Source = Callable[[bytes, str], Iterator[Found]]  # bytes and their name → articles

FACTS = ("title", "author", "published", "url", "publisher", "source", "language")
UNDETERMINED = "und"  # a language that nobody has stated, in the words of ISO 639


def article(text: str, facts: Mapping[str, str], source: str, *, id: str | None = None) -> Document:  # noqa: A002
    """Return an article with what is known about it.

    Raises
    ------
    InputError
        If there is nothing in its text, or what cannot be text.
    """
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
        author=facts.get("author"),
        url=facts.get("url"),
        publisher=facts.get("publisher"),
        published=published,
        language=facts.get("language", UNDETERMINED),
        source=facts.get("source", Path(source).name),
    )


def article_of(record: Mapping[str, Any], columns: Mapping[str, str], source: str) -> Document:
    """Return the article of a record: a JSON object, or a row of a table.

    Parameters
    ----------
    record
        Values by name.
    columns
        The names under which the record keeps ``text``, ``title`` and so on, where they are others.
    source
        Where the record stands.

    Raises
    ------
    InputError
        If there is no text under its name, or a value is no text.
    """
    name = columns.get("text", "text")
    if not isinstance(record.get(name), str):
        raise InputError(
            f'{source}: an article needs its words in "{name}", such as {{"{name}": "…"}}; a column of another name is given with --column text=NAME'
        )
    facts = {fact: value for fact in FACTS if (value := _string(record, columns.get(fact, fact), source)) is not None}
    return article(record[name], facts, source, id=_string(record, columns.get("id", "id"), source))


def _string(record: Mapping[str, Any], name: str, source: str) -> str | None:
    value = record.get(name)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, int) and name not in FACTS:
        return str(value)
    if value is not None and not isinstance(value, str):
        raise InputError(f'{source}: "{name}" must be text, not {type(value).__name__}')
    return value or None


def problem(message: object, source: object, *, stage: str = "documents") -> Problem:
    """Return what could not be read, as data."""
    return Problem(stage=stage, message=str(message), document=str(source))
