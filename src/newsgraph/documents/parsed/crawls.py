"""Archives of web crawls in WARC."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import IO, Any

from newsgraph.documents.articles import Found, problem
from newsgraph.documents.parsed.library import library
from newsgraph.documents.parsed.pages import read_page
from newsgraph.errors import InputError


_PAGES = ("text/html", "application/xhtml+xml")
_FINE = 200
_CHARSET = re.compile(r"charset=[\"']?([\w.:-]{1,40})", re.IGNORECASE)


def read_crawl(file: IO[bytes], source: str, *, most: int) -> Iterator[Found]:
    """Read each page that a crawl fetched; pictures, redirections and the like are passed over.

    Parameters
    ----------
    most
        Bytes of one page; a longer one becomes a Problem.
    """
    warc = library("fastwarc.warc", source)
    found = False
    records = warc.ArchiveIterator(file, record_types=warc.WarcRecordType.response, parse_http=True)
    try:
        for number, record in enumerate(records, 1):
            found = True
            if _is_page(record):
                try:
                    yield from _page(record, f"{source}:{number}", most)
                except InputError as error:
                    yield problem(error, source)
    except OSError as error:
        raise InputError(f"{source}: it is no WARC that can be read on ({error}); fetch it again") from None
    if not found:
        raise InputError(f"{source}: there is no answer of a server in it; is it a WARC file, and whole?")


def _is_page(record: Any) -> bool:
    http = record.http_headers
    return http is not None and http.status_code == _FINE and (record.http_content_type or "").lower() in _PAGES


def _page(record: Any, source: str, most: int) -> Iterator[Found]:
    data = record.reader.read(most + 1)
    if len(data) > most:
        raise InputError(f"{source}: the page has more than {most:,} bytes; raise --max-bytes to read it")
    stated = _CHARSET.search(record.http_headers.get("Content-Type", ""))
    url = record.headers.get("WARC-Target-URI")
    yield from read_page(data, source, url=url, charset=stated[1] if stated else None)
