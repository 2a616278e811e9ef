"""Find where an article ends and its credits begin."""

from __future__ import annotations

import re


_INITIALS = r"(?:[A-Za-z]{2,5}(?:(?:/|,\s)[A-Za-z]{2,12})*\s*)?"
_AGENCIES = r"\([A-Za-z]{2,12}(?:(?:,\s?|/|\sand\s)[A-Za-z]{2,12})*\)"
_EDITOR = r"(?:Editor|Author|Edited by|Reporting by)\b[^.\n]{0,80}"
_CREDITS = re.compile(rf"(?<=[.!?\"”'’)])\s*{_INITIALS}(?:{_AGENCIES}\s*(?:{_EDITOR})?|{_EDITOR})[\s.]*$")
_LONGEST = 200


def body_end(text: str) -> int:
    """Return where the credits after the last sentence begin, or the length of the text.

    >>> text = 'She declined to comment. ab/cd (Reuters, AFP)'
    >>> text[body_end(text):]
    ' ab/cd (Reuters, AFP)'
    """
    found = _CREDITS.search(text, max(0, len(text) - _LONGEST))
    return found.start() if found else len(text)
