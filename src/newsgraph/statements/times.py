"""From time expressions to intervals of days."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import pairwise

from newsgraph.model import Claim, Interval, Span, Time
from newsgraph.statements.lookup import Lookup


_NEAR = 40  # characters between two expressions that belong together: "from May 1996 to the autumn of 2001"


def interval(times: Iterable[Time], lookup: Lookup) -> Interval | None:
    """Return the days that the expressions span together: "from 1996 to 2001"; ``None`` without expressions."""
    found = sorted(times, key=lambda time: time.span)
    if not found:
        return None
    earliest = [time.earliest for time in found if time.earliest is not None]
    latest = [time.latest for time in found if time.latest is not None]
    first, last = min(earliest, default=None), max(latest, default=None)
    if first is not None and last is not None and first > last:
        first = None
    return Interval(earliest=first, latest=last, text=_words(found, lookup))


def _words(times: list[Time], lookup: Lookup) -> str:
    whole = Span(times[0].span.start, max(time.span.end for time in times))
    gaps = pairwise(times)
    if len(times) > 1 and any(later.span.start - time.span.end > _NEAR for time, later in gaps):
        return ", ".join(" ".join(time.text.split()) for time in times)
    return lookup.words(whole) if len(times) > 1 else " ".join(times[0].text.split())


def claim_interval(claim: Claim, lookup: Lookup) -> Interval | None:
    """Return when a claim holds: by its own time arguments, else by the event that it describes."""
    own = (lookup.time(argument.time) for argument in claim.arguments if argument.role == "time")
    stated = interval((time for time in own if time is not None), lookup)
    event = lookup.event(claim.event)
    time = lookup.time(event.time) if event is not None else None
    return interval((time,), lookup) if stated is None and time is not None else stated


def is_over(time: Interval | None, published: str | None) -> bool:
    """Whether the interval had ended on the day of publication."""
    if time is None or time.latest is None or published is None:
        return False
    try:
        return date.fromisoformat(time.latest[:10]) < date.fromisoformat(published[:10])
    except ValueError:
        return False


def may_overlap(left: Interval | None, right: Interval | None) -> bool:
    """Whether two intervals may share a day; an open or unstated side reaches everything."""
    if left is None or right is None:
        return True
    return _reaches(left, right) and _reaches(right, left)


def _reaches(left: Interval, right: Interval) -> bool:
    return left.latest is None or right.earliest is None or left.latest >= right.earliest
