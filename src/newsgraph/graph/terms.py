"""RDF terms from plain values: IRIs that are always valid, literals that always load."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from math import isfinite
from urllib.parse import quote, urlsplit

from pyoxigraph import Literal, NamedNode

from newsgraph.errors import UsageError
from newsgraph.graph.namespaces import XSD
from newsgraph.model import Span


_SURROGATE = re.compile("[\ud800-\udfff]")
_UNDETERMINED = "und"
_BASE = re.compile(r"https?://[^\s<>\"{}|\\^`\x00-\x20]+[/#]")
_SAFE_IN_URL = "!#$%&'()*+,/:;=?@~"
_NUMBERS = {"integer": re.compile(r"[+-]?\d+"), "decimal": re.compile(r"[+-]?\d*\.?\d+")}


@dataclass(frozen=True, slots=True)
class Names:
    """The IRIs of a graph, below one base."""

    base: str

    def __post_init__(self) -> None:
        """Refuse a base that would give invalid IRIs."""
        if not _BASE.fullmatch(self.base):
            raise UsageError(f"base IRI {self.base!r} must begin with http(s):// and end with / or #")

    def entity(self, slug: str) -> NamedNode:
        """Return the IRI of an entity."""
        return self._name("entity/", slug)

    def event(self, slug: str) -> NamedNode:
        """Return the IRI of an occurrence."""
        return self._name("event/", slug)

    def statement(self, name: str) -> NamedNode:
        """Return the IRI of a held claim."""
        return self._name("statement/", name)

    def quantity(self, name: str) -> NamedNode:
        """Return the IRI of a quantity."""
        return self._name("quantity/", name)

    def document(self, name: str) -> NamedNode:
        """Return the IRI of an article."""
        return self._name("doc/", name)

    def sentence(self, document: str, span: Span) -> NamedNode:
        """Return the IRI of a stretch of an article (RFC 5147)."""
        return NamedNode(f"{self.document(document).value}#char={span.start},{span.end}")

    def _name(self, kind: str, local: str) -> NamedNode:
        return _below(self.base + kind, local)


@lru_cache(maxsize=100_000)
def _below(namespace: str, local: str) -> NamedNode:
    return NamedNode(f"{namespace}{quote(clean(local), safe='-._~')}")


def clean(text: str) -> str:
    """Return the text with lone surrogates, which no encoding can write, replaced one by one."""
    return _SURROGATE.sub("\ufffd", text)


def words(text: str, language: str) -> Literal:
    """Return text in a language; for a tag that is none, in an undetermined one."""
    try:
        return Literal(clean(text), language=language.lower())
    except ValueError:
        return Literal(clean(text), language=_UNDETERMINED)


def plain(text: str) -> Literal:
    """Return text without a language."""
    return Literal(clean(text))


def day(text: str | None) -> Literal | None:
    """Return the date part of an ISO date or datetime; ``None`` if there is none."""
    try:
        value = date.fromisoformat((text or "")[:10])
    except ValueError:
        return None
    return Literal(value.isoformat(), datatype=NamedNode(f"{XSD}date"))


def decimal(number: float) -> Literal | None:
    """Return a decimal, always with a point; ``None`` for what no decimal can be."""
    if not isfinite(number):
        return None
    digits = format(Decimal(repr(float(number))), "f")
    return Literal(digits if "." in digits else f"{digits}.0", datatype=NamedNode(f"{XSD}decimal"))


def index(number: int) -> Literal:
    """Return an offset."""
    return Literal(str(number), datatype=NamedNode(f"{XSD}nonNegativeInteger"))


def value(text: str, datatype: str, language: str) -> Literal:
    """Return a literal object of that datatype, or words where the text is none of its values."""
    if datatype == "date" and (found := day(text)) is not None:
        return found
    if datatype in _NUMBERS and _NUMBERS[datatype].fullmatch(text):
        return Literal(text, datatype=NamedNode(f"{XSD}{datatype}"))
    return words(text, language)


def web_address(url: str | None) -> NamedNode | None:
    """Return the IRI of a page on the web; ``None`` for anything but http and https."""
    try:
        parts = urlsplit((url or "").strip())
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not parts.hostname:
        return None
    return _iri((url or "").strip())


def known_iri(iri: str) -> NamedNode | None:
    """Return an IRI that came from outside, percent-encoded; ``None`` if it is not absolute."""
    return _iri(iri) if re.match(r"[A-Za-z][A-Za-z0-9+.-]*:.", iri) else None


def _iri(text: str) -> NamedNode | None:
    try:
        return NamedNode(quote(clean(text), safe=_SAFE_IN_URL))
    except ValueError:
        return None
