"""Compare names and make slugs of them."""

from __future__ import annotations

import base64
import hashlib
import re
import unicodedata
from functools import lru_cache


_LONGEST_SLUG = 80
_NOT_A_WORD = re.compile(r"[^a-z0-9]+")
_LETTERS = str.maketrans(
    {"ß": "ss", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "æ": "ae", "Æ": "Ae", "œ": "oe", "ı": "i"}
)
_ARTICLES = ("the ", "The ")
_APOSTROPHES = re.compile("['’.]")
_LONGEST_ACRONYM = 8
_REMEMBERED = 65_536  # names that are compared again and again


def folded(text: str) -> str:
    """Return the text in plain ASCII letters as far as its letters have such a form."""
    if text.isascii():
        return text
    decomposed = unicodedata.normalize("NFKD", text.translate(_LETTERS))
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def slug(name: str) -> str:
    """Return a name as lower-case ASCII words joined by hyphens; a name without ASCII letters becomes a hash.

    >>> slug("Côte d'Ivoire")
    'cote-divoire'
    """
    words = _NOT_A_WORD.sub("-", _APOSTROPHES.sub("", folded(name)).lower()).strip("-")
    return words[:_LONGEST_SLUG].rstrip("-") or f"x-{digest(name)}"


def digest(*parts: str) -> str:
    """Return six base32 characters that depend on the parts."""
    return base64.b32encode(hashlib.sha256("\x1f".join(parts).encode()).digest()[:5]).decode("ascii").lower()[:6]


@lru_cache(maxsize=_REMEMBERED)
def normal(name: str) -> str:
    """Return a name as it is compared: without article, points, accents and differences of case and hyphens."""
    bare = next((name[len(article) :] for article in _ARTICLES if name.startswith(article)), name)
    return " ".join(_NOT_A_WORD.sub(" ", _APOSTROPHES.sub("", folded(bare)).lower()).split())


def is_acronym(name: str) -> bool:
    """Whether a name is a short run of capitals."""
    letters = name.replace(".", "").replace("-", "")
    return 1 < len(letters) <= _LONGEST_ACRONYM and letters.isupper() and letters.isalpha()
