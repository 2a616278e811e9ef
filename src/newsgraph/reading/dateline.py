"""The dateline of an article: where it was written, before its first sentence."""

from __future__ import annotations

import re

from newsgraph.model import Span


_NEAR_THE_TOP = 600  # characters; a headline and a name may come first
_CAPITALS = r"[A-Z][A-Z.'’ -]*[A-Z.]"
_NAME = r"[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,3}"
_WITHIN = r"(?:, [A-Z][\w. ]{1,25}){0,3}"
_AGENCY = r"(?: \([A-Z][\w/. ]{1,25}\))"
_INITIALS = r"(?:, [A-Z]{2,8})"  # an agency without brackets: "Accra, March 15, GNA - "
_DASH = r"[ \t]?(?:--|[—–_-])[ \t]+"
_COLON = r"[ \t]?:[ \t]+(?=[A-Z\"“‘'])"
_DATELINE = re.compile(
    rf"^[ \t]*(?:(?P<capitals>{_CAPITALS}){_WITHIN}(?:{_AGENCY}?{_DASH}|{_AGENCY}{_COLON})"
    rf"|(?P<name>{_NAME}){_WITHIN}(?:{_AGENCY}(?:{_DASH}|{_COLON})|{_INITIALS}{_DASH}))",
    re.MULTILINE,
)


def dateline_of(text: str) -> tuple[Span, int] | None:
    r"""Return where the place of a dateline stands, and where the article's first sentence begins after it.

    >>> text = "Rebels gain ground\nGOMA, Congo (Agency) -- Rebels took a town."
    >>> place, begin = dateline_of(text)
    >>> text[place.start : place.end], text[begin : begin + 6]
    ('GOMA', 'Rebels')
    """
    match = _DATELINE.search(text[:_NEAR_THE_TOP])
    if match is None:
        return None
    start, end = match.span("capitals" if match["capitals"] else "name")
    return Span(start, end), match.end()
