"""Which format a file is in: by the ending of its name, else by how it begins."""

from __future__ import annotations

import lzma
import re
import struct
import zipfile
import zlib
from io import BytesIO
from pathlib import PurePath


PLAIN = (".txt", ".md", ".markdown", ".jsonl", ".ndjson")
PARSED = (
    ".atom",
    ".csv",
    ".docx",
    ".eml",
    ".htm",
    ".html",
    ".parquet",
    ".pdf",
    ".rss",
    ".tsv",
    ".warc",
    ".xhtml",
    ".xml",
)
ARCHIVE = ".zip"
COMPRESSED = (".gz", ".bz2", ".xz", ".zst")
STREAMED = (".parquet", ".warc")  # read piece by piece, so that a file may be larger than memory

BROKEN_ZIP = (
    zipfile.BadZipFile,
    EOFError,
    OSError,
    NotImplementedError,
    RuntimeError,  # it is encrypted
    ValueError,  # a name in no encoding, or an offset before the beginning
    OverflowError,
    struct.error,
    zlib.error,
    lzma.LZMAError,
)  # whatever zipfile raises when its bytes are none of an archive

_HEAD = 2_048
_BEGINNINGS = (
    (b"%PDF-", ".pdf"),
    (b"PAR1", ".parquet"),
    (b"WARC/", ".warc"),
    (b"\x1f\x8b", ".gz"),
    (b"BZh", ".bz2"),
    (b"\xfd7zXZ\0", ".xz"),
    (b"\x28\xb5\x2f\xfd", ".zst"),
    (b"{", ".jsonl"),
)
_MARKUP = (
    (re.compile(rb"<(?:rss|feed|rdf:RDF)\b", re.IGNORECASE), ".xml"),
    (re.compile(rb"<(?:!doctype html|html|head|body|article|p|div)\b", re.IGNORECASE), ".html"),
)
_MAIL = re.compile(rb"(?:[A-Za-z-]{2,40}: [^\n]*\n(?:[ \t][^\n]*\n)*){2}")
_MAIL_HEADINGS = re.compile(rb"^(?:MIME-Version|Message-ID|Received|Return-Path): ", re.IGNORECASE | re.MULTILINE)


def endings(name: str) -> tuple[str, str]:
    """Return the ending that names a file's format, and that of its compression.

    Examples
    --------
    >>> endings("news/Monday.TXT.gz"), endings("a.pdf"), endings("2023.05.01")
    (('.txt', '.gz'), ('.pdf', ''), ('.01', ''))
    """
    path = PurePath(name.lower())
    return (PurePath(path.stem).suffix, path.suffix) if path.suffix in COMPRESSED else (path.suffix, "")


def ending_of(data: bytes) -> str:
    """Return the ending that files like this have, by how the data begin; plain text where nothing else shows."""
    head = data[:_HEAD].lstrip(b"\xef\xbb\xbf \t\r\n")
    if (found := next((ending for mark, ending in _BEGINNINGS if head.startswith(mark)), None)) is not None:
        return found
    if head.startswith(b"PK"):
        return ".docx" if _is_word(data) else ARCHIVE
    if head.startswith(b"<"):
        return next((ending for mark, ending in _MARKUP if mark.search(head)), ".txt")
    return ".eml" if _MAIL.match(head) and _MAIL_HEADINGS.search(head) else ".txt"


def _is_word(data: bytes) -> bool:
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            return "word/document.xml" in archive.namelist()
    except BROKEN_ZIP:
        return False
