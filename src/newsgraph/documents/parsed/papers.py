"""PDF files: the words of their pages."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from itertools import pairwise

from newsgraph.documents.articles import Found, article
from newsgraph.documents.header import split_header
from newsgraph.documents.parsed.library import library
from newsgraph.errors import InputError


_END = re.compile(r"[.!?:][\"'”’)]*$")
_FULL = 0.75  # a line this full, by the longest of its page, goes on in the next one


def read_paper(data: bytes, source: str) -> Iterator[Found]:
    """Read the words of a PDF; a header block on the first page is metadata.

    The dates among a file's properties say when the file was made, not when the article came out, and are left alone.
    """
    pypdf = library("pypdf", source)
    try:
        paper = pypdf.PdfReader(io.BytesIO(data))
        if paper.is_encrypted and not paper.decrypt(""):
            raise InputError(f"{source}: it is locked with a password; save it without one")
        pages = [page.extract_text() for page in paper.pages]
        title = paper.metadata.title if paper.metadata is not None else None
    except pypdf.errors.PyPdfError as error:
        raise InputError(f"{source}: it is no PDF that can be read ({error}); save it anew") from None
    if not any(page.strip() for page in pages):
        raise InputError(f"{source}: there are no words in it; if it was scanned, run it through text recognition")
    facts, first = split_header(pages[0], source)
    text = "\n\n".join(map(unwrapped, (first, *pages[1:])))
    yield article(text, ({"title": title} if title else {}) | facts, source)


def unwrapped(page: str) -> str:
    r"""Join the lines of each paragraph of a page.

    Examples
    --------
    >>> unwrapped("Rain fell all week in the val-\nley, and the river rose by\na metre.\nBoats came.")
    'Rain fell all week in the valley, and the river rose by a metre.\n\nBoats came.'
    """
    lines = [line.strip() for line in page.split("\n")]
    full = _FULL * max(map(len, lines))
    text = lines[0]
    for before, line in pairwise(lines):
        if not before or not line or (_END.search(before) and len(before) < full):
            text = f"{text.rstrip()}\n\n{line}"
        elif before.endswith("-") and line[:1].islower():
            text = text[:-1] + line
        else:
            text = f"{text} {line}"
    return re.sub(r"\n{3,}", "\n\n", text).strip()
