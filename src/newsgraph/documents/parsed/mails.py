"""E-mails: newsletters and forwarded articles."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from email.utils import parsedate_to_datetime

from newsgraph.documents.articles import Found, article
from newsgraph.documents.encoding import decode
from newsgraph.documents.markup import words_of
from newsgraph.errors import InputError


_SIGNATURE = re.compile(r"^-- ?\r?$", re.MULTILINE)
_QUOTED = re.compile(r"^>.*\n?", re.MULTILINE)


def read_mail(data: bytes, source: str) -> Iterator[Found]:
    """Read the text of an e-mail: subject, date and sender are metadata.

    What it quotes from another mail is left out, since those are another writer's words, and so is its signature.
    """
    mail = BytesParser(policy=policy.default).parsebytes(data)
    body = mail.get_body(("plain", "html"))
    if not isinstance(body, EmailMessage):
        raise InputError(f"{source}: there is no text in this mail; save what is attached to it")
    payload = body.get_payload(decode=True)
    words = decode(payload if isinstance(payload, bytes) else b"", source, stated=body.get_content_charset())
    html = body.get_content_type() == "text/html"
    text = words_of(words) if html else _QUOTED.sub("", _SIGNATURE.split(words, maxsplit=1)[0])
    facts = {"title": str(_header(mail, "subject") or "").strip(), "author": _sender(mail), "published": _day(mail)}
    yield article(text, {name: fact for name, fact in facts.items() if fact}, source)


def _header(mail: EmailMessage, name: str) -> object:
    """Return a header; nothing where it is so malformed that Python's own parser of headers fails on it."""
    try:
        return mail[name]
    except (AttributeError, IndexError, KeyError, TypeError, ValueError):
        return None


def _sender(mail: EmailMessage) -> str | None:
    addresses = getattr(_header(mail, "from"), "addresses", ())
    return next((address.display_name or address.addr_spec for address in addresses), None)


def _day(mail: EmailMessage) -> str | None:
    """Return when the mail was sent; nothing if it says so in no way that dates are written."""
    try:
        sent = _header(mail, "date")
        return parsedate_to_datetime(str(sent)).isoformat() if sent is not None else None
    except (ValueError, OverflowError):
        return None
