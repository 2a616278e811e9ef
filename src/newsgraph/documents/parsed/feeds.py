"""Feeds in RSS or Atom that lie in a file; nothing is fetched."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import UTC, datetime
from time import struct_time
from typing import Any

from newsgraph.documents.articles import Found, article, problem
from newsgraph.documents.markup import words_of
from newsgraph.documents.parsed.library import library
from newsgraph.errors import InputError


def read_feed(data: bytes, source: str) -> Iterator[Found]:
    """Read each entry of a feed as an article, by the longest text that the feed gives for it."""
    feedparser = library("feedparser", source)
    feed = feedparser.parse(io.BytesIO(data), resolve_relative_uris=False, sanitize_html=False)
    if not feed.entries:
        raise InputError(f"{source}: there is no entry of RSS or Atom in it; save the feed itself")
    for number, entry in enumerate(feed.entries, 1):
        place = f"{source}:{number}"
        try:
            yield _entry(entry, feed.feed, place)
        except InputError as error:
            yield problem(error, source)


def _entry(entry: Any, feed: Any, source: str) -> Found:
    texts = [content.get("value", "") for content in entry.get("content", ())] + [entry.get("summary", "")]
    title = words_of(entry.get("title", ""))
    text = max(map(words_of, texts), key=len) or title
    published = entry.get("published_parsed") or entry.get("updated_parsed")
    facts = {
        "title": title,
        "author": entry.get("author"),
        "published": _moment(published) if published is not None else None,
        "url": entry.get("link"),
        "publisher": entry.get("source", {}).get("title") or feed.get("title"),
    }
    return article(text, {name: fact for name, fact in facts.items() if fact}, source)


def _moment(when: struct_time) -> str | None:
    """Return a moment as feedparser gives it, in universal time; nothing if there is no such moment."""
    try:
        return datetime(*when[:6], tzinfo=UTC).isoformat()
    except ValueError:
        return None
