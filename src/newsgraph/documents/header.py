"""What a file says about an article before the article begins."""

from __future__ import annotations

import re
from datetime import datetime

from newsgraph.errors import InputError


_DATE_LINE = re.compile(r"\s*date:?[ \t]+(\S[^\n]*?)[ \t]*\r?(?:\n|\Z)", re.IGNORECASE)
_HEADER_LINE = re.compile(r"(title|date|published|source|publisher|url|author):[ \t]*(.*?)[ \t]*\Z", re.IGNORECASE)
_HEADER_NAMES = {"date": "published", "source": "publisher"}
_LONGEST_DATE = 40


def split_header(text: str, source: str) -> tuple[dict[str, str], str]:
    r"""Part what a file says about an article from the article.

    The header is a line ``date 2021-08-13``, or lines such as ``Title: …`` up to a blank line.

    Examples
    --------
    >>> split_header("date 2021-08-13\n\nRain fell.", "a.txt")
    ({'published': '2021-08-13'}, 'Rain fell.')
    >>> split_header("Title: Rain\nDate: 2021-08-13\n\nRain fell.\n", "a.txt")
    ({'title': 'Rain', 'published': '2021-08-13'}, 'Rain fell.\n')
    """
    lines = text.lstrip().splitlines(keepends=True)
    facts: dict[str, str] = {}
    for count, line in enumerate(lines):
        if not line.strip() and facts:
            return facts, "".join(lines[count:]).lstrip("\r\n")
        if (match := _HEADER_LINE.match(line.strip())) is None:
            break
        name = match[1].lower()
        if match[2]:
            facts[_HEADER_NAMES.get(name, name)] = match[2]
    if (match := _DATE_LINE.match(text)) and _is_date_line(match[1], source):
        return {"published": match[1]}, text[match.end() :].lstrip("\r\n")
    return {}, text


def _is_date_line(words: str, source: str) -> bool:
    """Whether the words after "date" are a date, rather than the sentence "Date palms are dying."."""
    try:
        iso_date(words, source)
    except InputError:
        if len(words) <= _LONGEST_DATE and words[0].isdigit():
            raise
        return False
    return True


_DATE_FORMATS = ("%d %B %Y", "%d %b %Y", "%B %d, %Y", "%b %d, %Y", "%d.%m.%Y", "%Y/%m/%d", "%a, %d %b %Y %H:%M:%S %z")


def iso_date(text: str, source: str) -> str:
    """Return a date in its ISO form, kept as it is where it has one.

    Raises
    ------
    InputError
        If it is no date.

    Examples
    --------
    >>> iso_date("13 August 2021", "a.txt")
    '2021-08-13'
    >>> iso_date("2021-08-13T09:30:00Z", "a.txt")
    '2021-08-13T09:30:00Z'
    """
    words = " ".join(text.split())
    try:
        datetime.fromisoformat(words)
    except ValueError:
        pass
    else:
        return f"{words[:4]}-{words[4:6]}-{words[6:]}" if re.fullmatch(r"\d{8}", words) else words.replace(" ", "T")
    for form in _DATE_FORMATS:
        try:
            found = datetime.strptime(words, form)  # noqa: DTZ007  days have no zone
        except ValueError:
            continue
        return found.date().isoformat()
    raise InputError(f"{source}: {text[:_LONGEST_DATE]!r} is no date; write it as 2021-08-13")
