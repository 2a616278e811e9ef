"""Files of every format, made here, well formed and not."""

from __future__ import annotations

import gzip
import io
import json
import zipfile
from email.message import EmailMessage
from typing import Any


FIRST = (
    "Norland attacked Sudland on Monday, officials said in the capital, and thousands of people left the border towns."
)
SECOND = "Sudland denied that its troops had crossed the river, and asked for a meeting of the regional council."
TEXT = f"{FIRST}\n\n{SECOND}"


def page(*paragraphs: str, head: str = "") -> str:
    """Return a web page with menu, article and notice."""
    body = "".join(f"<p>{text}</p>" for text in paragraphs or (FIRST, SECOND))
    return (
        f"<!DOCTYPE html><html><head><title>Troops move</title>{head}</head><body><nav><a href='/'>Home</a></nav>"
        f"<article><h1>Troops move</h1>{body}</article><footer>All rights reserved 2019</footer></body></html>"
    )


META = (
    '<meta property="og:site_name" content="The Fell Courier"><meta name="author" content="Ana Roe">'
    '<meta property="article:published_time" content="2023-05-01T09:30:00Z">'
    '<link rel="canonical" href="https://courier.example/troops">'
)


def pdf(*lines: str) -> bytes:
    """Return a PDF of one page with these lines."""
    shown = "".join(f"({line}) Tj T* " for line in lines)
    stream = f"BT /F1 12 Tf 14 TL 40 700 Td {shown}ET".encode()
    objects = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        b"<</Title(Troops move)/CreationDate(D:20200101000000Z)>>",
    )
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    trailer = b"trailer<</Size 7/Root 1 0 R/Info 6 0 R>>\nstartxref\n%d\n%%%%EOF" % len(out)
    return out + b"xref\n0 7\n0000000000 65535 f \n" + table + trailer


def docx(*paragraphs: str, prologue: str = "") -> bytes:
    """Return a Word document."""
    w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    body = "".join(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in paragraphs)
    core = (
        '<c:p xmlns:c="urn:c" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Troops move</dc:title>'
        "<dc:creator>Ana Roe</dc:creator></c:p>"
    )
    return zipped(
        {
            "word/document.xml": f'{prologue}<w:document xmlns:w="{w}"><w:body>{body}</w:body></w:document>',
            "docProps/core.xml": core,
        }
    )


def zipped(files: dict[str, str | bytes]) -> bytes:
    """Return a zip archive."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def mail(text: str = TEXT, *, html: str | None = None) -> bytes:
    """Return an e-mail."""
    made = EmailMessage()
    made["Subject"], made["From"], made["To"] = "Troops move", "Ana Roe <ana@courier.example>", "you@example.org"
    made["Date"] = "Mon, 01 May 2023 09:30:00 +0200"
    made.set_content(text)
    if html is not None:
        made.clear_content()
        made.set_content(html, subtype="html")
    return bytes(made)


def rss(*items: str) -> str:
    """Return a feed."""
    entries = "".join(
        f"<item><title>Troops move {number}</title><link>https://courier.example/{number}</link>"
        f"<pubDate>Mon, 01 May 2023 09:30:00 GMT</pubDate><description><![CDATA[{item}]]></description></item>"
        for number, item in enumerate(items, 1)
    )
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>The Fell Courier</title>{entries}</channel></rss>'


def warc(*pages: bytes, status: str = "200 OK", kind: str = "text/html; charset=utf-8") -> bytes:
    """Return a crawl, each record compressed for itself."""
    return b"".join(gzip.compress(_record(number, data, status, kind)) for number, data in enumerate(pages, 1))


def _record(number: int, data: bytes, status: str, kind: str) -> bytes:
    http = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {len(data)}\r\n\r\n".encode() + data
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:0000000{number}>\r\n"
        f"WARC-Date: 2023-05-01T09:30:00Z\r\nWARC-Target-URI: https://courier.example/{number}\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


def parquet(rows: list[dict[str, Any]]) -> bytes:
    """Return a Parquet file."""
    import pyarrow as pa  # noqa: PLC0415  comes with an extra
    from pyarrow import parquet as writer  # noqa: PLC0415

    out = io.BytesIO()
    writer.write_table(pa.Table.from_pylist(rows), out)
    return out.getvalue()


def jsonl(*texts: str) -> str:
    """Return JSON Lines."""
    return "".join(f"{json.dumps({'text': text})}\n" for text in texts)


def zstandard(data: bytes) -> bytes:
    """Return data compressed by Zstandard."""
    import pyarrow as pa  # noqa: PLC0415  comes with an extra

    out = pa.BufferOutputStream()
    with pa.CompressedOutputStream(out, "zstd") as packed:
        packed.write(data)
    return bytes(out.getvalue())
