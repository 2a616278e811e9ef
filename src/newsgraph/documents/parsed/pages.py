"""Web pages: their main text, and what they say about it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsgraph.documents.articles import Found, article
from newsgraph.documents.encoding import decode
from newsgraph.documents.parsed.library import library
from newsgraph.errors import InputError


_HEAD = 4_096  # bytes in which a page names its encoding and language
_CHARSET = re.compile(
    rb"""<(?:meta|\?xml)\b[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{1,40})""", re.IGNORECASE
)
_DATES = {"original_date": True, "extensive_search": False, "min_date": "1800-01-01", "max_date": "2200-01-01"}


def read_page(data: bytes, source: str, *, url: str | None = None, charset: str | None = None) -> Iterator[Found]:
    """Read the main text of a web page, without menus, advertisements and comments.

    Title, author, publisher, address and the date of first publication are taken from its metadata; the date is never
    guessed from the text, since "last month" hangs on it.
    """
    trafilatura = library("trafilatura", source)
    head = data[:_HEAD]
    stated = charset or (found[1].decode("ascii") if (found := _CHARSET.search(head)) else None)
    page = trafilatura.bare_extraction(
        decode(data, source, stated=stated),
        url=url,
        with_metadata=True,
        include_comments=False,
        include_tables=False,
        date_extraction_params=_DATES,
    )
    if page is None or not (page.text or "").strip():
        raise InputError(f"{source}: there is no article on this page; save the page of the article itself")
    facts = {
        "title": page.title,
        "author": page.author,
        "published": page.date,
        "url": url or page.url,
        "publisher": page.sitename,
    }
    text = "\n\n".join(line for line in page.text.split("\n") if line.strip())
    yield article(text, {name: fact for name, fact in facts.items() if fact}, source)
