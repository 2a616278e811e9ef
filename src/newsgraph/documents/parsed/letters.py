"""Word documents: a zip archive of XML, read without a library beyond Python's own."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from xml.etree.ElementTree import Element, ParseError, fromstring

from newsgraph.documents.articles import Found, article
from newsgraph.documents.header import split_header
from newsgraph.documents.kinds import BROKEN_ZIP
from newsgraph.errors import InputError


_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_BREAKS = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n"}
_MOST = 20_000_000  # bytes of one part, unpacked


def read_letter(data: bytes, source: str) -> Iterator[Found]:
    """Read the paragraphs of a Word document; a header block before them is metadata, and so are title and author.

    Words that were struck out under tracked changes, footnotes and comments are left alone.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as letter:
            paragraphs = list(_paragraphs(_part(letter, "word/document.xml", source)))
            about = _properties(letter, source)
    except (*BROKEN_ZIP, KeyError, ParseError) as error:
        raise InputError(f"{source}: it is no Word document that can be read ({error}); save it anew") from None
    facts, text = split_header("\n\n".join(paragraphs), source)
    yield article(text, about | facts, source)


def _part(letter: zipfile.ZipFile, name: str, source: str) -> bytes:
    with letter.open(name) as file:
        data = file.read(_MOST + 1)
    if len(data) > _MOST:
        raise InputError(f"{source}: {name} unpacks to more than {_MOST:,} bytes; save it anew")
    if b"<!DOCTYPE" in data:
        raise InputError(f"{source}: it declares entities, which no Word document does; save it anew")
    return data


def _paragraphs(data: bytes) -> Iterator[str]:
    for paragraph in _tree(data).iter(f"{_W}p"):
        if words := "".join(_words(paragraph)).strip():
            yield words


def _words(paragraph: Element) -> Iterator[str]:
    for element in paragraph.iter():
        if element.tag == f"{_W}t":
            yield element.text or ""
        elif element.tag in _BREAKS:
            yield _BREAKS[element.tag]


def _properties(letter: zipfile.ZipFile, source: str) -> dict[str, str]:
    if "docProps/core.xml" not in letter.namelist():
        return {}
    names = {f"{_DC}title": "title", f"{_DC}creator": "author"}
    elements = _tree(_part(letter, "docProps/core.xml", source)).iter()
    return {names[one.tag]: one.text for one in elements if one.tag in names and one.text}


def _tree(data: bytes) -> Element:
    """Return XML that declares no entities; given whole, since a long token in pieces takes quadratic time."""
    return fromstring(data)  # noqa: S314  without a DOCTYPE there is nothing to expand
