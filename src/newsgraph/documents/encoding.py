"""Bytes become text, in the encoding that they say or show."""

from __future__ import annotations

import codecs

from newsgraph.errors import InputError


_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # begins like UTF-16 does
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE = 500_000  # bytes that are looked at to tell an encoding


def decode(data: bytes, source: str, *, stated: str | None = None) -> str:
    r"""Return bytes as text: by their byte order mark, the encoding stated, as UTF-8, or by what they look like.

    Raises
    ------
    InputError
        If they are empty, binary, or in no encoding that can be told.

    Examples
    --------
    >>> decode(b"\xff\xfeO\x00s\x00l\x00o\x00", "a.txt")
    'Oslo'
    >>> decode("Zoë arrived.".encode("latin-1"), "a.txt", stated="latin-1")
    'Zoë arrived.'
    """
    if not data.strip():
        raise InputError(f"{source}: the file is empty; remove it or fill it")
    marked = next((encoding for mark, encoding in _MARKS if data.startswith(mark)), None)
    if marked is None and b"\0" in data:
        raise InputError(f"{source}: there are null bytes in it, so it is no text; save it as plain UTF-8 text")
    for encoding in (marked,) if marked is not None else (stated, "utf-8"):
        if (text := _decoded(data, encoding)) is not None:
            return text
    if marked is None and (text := _decoded(data, _guess(data))) is not None:
        return text
    raise InputError(f"{source}: it is in no encoding that can be told; save it as UTF-8")


def decode_utf8(data: bytes, source: str) -> str:
    """Return bytes as text that must be UTF-8, since offsets count it to the letter.

    Raises
    ------
    InputError
        If it is another encoding.
    """
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(f"{source}: byte {error.start} is not UTF-8; save the file as UTF-8") from None


def _decoded(data: bytes, encoding: str | None) -> str | None:
    """Return the text, or nothing if the bytes are not in that encoding, or it is none for text."""
    try:
        return data.decode(encoding) if encoding is not None else None
    except (ValueError, LookupError):  # ValueError: also a name that is none for an encoding
        return None


def _guess(data: bytes) -> str | None:
    """Return the encoding that makes most sense of the bytes; Western European where several do."""
    from charset_normalizer import from_bytes  # noqa: PLC0415  most files are UTF-8, and need no detector

    matches = from_bytes(data[:_SAMPLE])
    best = matches.best()
    if best is None:
        return None
    likely = (match for match in matches if match.chaos <= best.chaos)
    return "cp1252" if any("cp1252" in match.could_be_from_charset for match in likely) else best.encoding
