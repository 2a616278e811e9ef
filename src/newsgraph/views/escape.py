"""Text from articles made safe for the place where it is printed. Every name and sentence is hostile input."""

from __future__ import annotations

import html
import json
import re
import unicodedata


# Characters that reorder, hide or overwrite what stands around them.
_UNSAFE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u2028\u2029\ufff9-\ufffb\ud800-\udfff]")
_SPACE = re.compile(r"\s+")
_MARKDOWN = re.compile(r"([\\`*_{}\[\]#|<>~$&@]|:(?=//)|^[-+=]|(?<=^www)\.|(?<=\Wwww)\.)")
_NUMBERED = re.compile(r"^(\d+)([.)])")
_IN_SCRIPT = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}


def plain(text: object, *, limit: int | None = None) -> str:
    r"""Return one line without control characters or bidirectional overrides; each becomes a visible mark.

    >>> plain("Acme\x1b[31m")
    'Acme�[31m'
    """
    line = str(text)
    if line.isascii() and line.isprintable() and "  " not in line:  # most lines, which need nothing done
        return clip(line.strip(), limit)
    line = _SPACE.sub(" ", unicodedata.normalize("NFC", line.replace("\u2028", " ").replace("\u2029", " ")))
    return clip(_UNSAFE.sub("\ufffd", line).strip(), limit)


def clip(text: str, limit: int | None) -> str:
    """Shorten a text to so many characters, the last of them an ellipsis."""
    return text if limit is None or len(text) <= limit else text[: limit - 1].rstrip() + "…"


def markup(text: object, *, limit: int | None = None) -> str:
    """Return text for an HTML element or a quoted attribute."""
    return html.escape(plain(text, limit=limit), quote=True)


def markdown(text: object, *, limit: int | None = None) -> str:
    r"""Return one line of text that no Markdown reader takes for markup, links or HTML.

    >>> print(markdown("[x](http://y) | z"))
    \[x\](http\://y) \| z
    """
    safe = _MARKDOWN.sub(r"\\\1", plain(text, limit=limit))
    return _NUMBERED.sub(r"\1\\\2", safe)


def json_block(data: object) -> str:
    """Return JSON that can stand inside a ``script`` element: nothing in it can end or open a tag."""
    compact = json.dumps(data, ensure_ascii=False, separators=(",", ":"), sort_keys=True, allow_nan=False)
    for character, escaped in _IN_SCRIPT.items():
        compact = compact.replace(character, escaped)
    return compact.encode("utf-8", "replace").decode("utf-8")


def web_address(iri: object) -> str | None:
    """Return an address that a reader may follow, or nothing when it is not http or https."""
    text = str(iri)
    return text if re.fullmatch(r"https?://[^\s<>\"'`\\{}|^\x00-\x20]+", text) else None
