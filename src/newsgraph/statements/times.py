"""From time expressions to intervals of days."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from itertools import pairwise

from newsgraph.model import Attribution, Claim, Event, EventStatus, Interval, Modality, Span, Tense, Time
from newsgraph.statements.lookup import Lookup


_REAL = (Modality.CERTAIN, Modality.PROBABLE, Modality.POSSIBLE)
_HAPPENED = (EventStatus.ACTUAL, EventStatus.CLAIMED, EventStatus.DENIED)
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


def stated_interval(claim: Claim, lookup: Lookup, *, at_once: bool = False) -> Interval | None:
    """Return when the words say that a claim holds: by its own time arguments, else by the event that it describes.

    Where subject and object come about ``at_once``, as in "Ana won Thursday's vote", a claim about an event has its time; what is
    thought or said of an event has not.
    """
    own = (lookup.time(argument.time) for argument in lookup.circumstances(claim) if argument.role == "time")
    stated = interval((time for time in own if time is not None), lookup)
    if stated is not None:
        return stated
    ends = (claim.object, claim.subject) if at_once else ()
    spoken_of = (claim.event, *(_happening(name, lookup) for name in ends if name is not None))
    events = (event for name in spoken_of if (event := lookup.event(name)) is not None)
    time = next((time for event in events if (time := lookup.time(event.time)) is not None), None)
    return interval((time,), lookup) if time is not None else None


def _happening(name: str, lookup: Lookup) -> str:
    """Return the event that a claim is about: "the vote" in "Ana won Thursday's vote"."""
    return lookup.happenings.get(name, name)


def claim_interval(claim: Claim, stated: Interval | None, lookup: Lookup) -> Interval | None:
    """Return when a claim holds, with what its tense adds to the words.

    What the article tells in the past, or in the perfect, was so by the day of publication; what somebody tells, by the
    day of telling; what the article tells in the present is so on the day of publication.
    """
    if claim.modality not in _REAL:
        return stated
    heard = lookup.attribution(claim.attribution)
    event = lookup.event(claim.event)
    bounds = [_bound(claim.tense, (heard,) if heard is not None else (), lookup)]
    if event is not None:
        bounds.append(event_bound(event, lookup))
    latest = min(filter(None, bounds), default=None)
    present = claim.tense is Tense.PRESENT and latest == _published(lookup)
    if stated is None and latest is not None and present and _told_now(heard, lookup):
        return Interval(earliest=latest, latest=latest)
    return bounded(stated, latest)


def event_bound(event: Event, lookup: Lookup) -> str | None:
    """Return the last day on which an event can have happened, by its tense and by when it was told of."""
    if event.status not in _HAPPENED:
        return None
    return _bound(event.tense, lookup.heard.all(event.trigger), lookup)


def bounded(stated: Interval | None, latest: str | None) -> Interval | None:
    """Return the interval closed by a last day where its words leave that side open."""
    if latest is None:
        return stated
    if stated is None:
        return Interval(latest=latest)
    if stated.latest is not None or (stated.earliest is not None and stated.earliest > latest):
        return stated
    return replace(stated, latest=latest)


def _bound(tense: Tense | None, heard: Iterable[Attribution], lookup: Lookup) -> str | None:
    """Return the last day that the tense leaves: that of the telling where the text dates it, else of publication."""
    published = _published(lookup)
    if tense is None or tense is Tense.FUTURE or published is None:
        return None
    told = (day for one in heard if (day := _told(one, lookup)) is not None)
    return min((published, *told))


def _told(attribution: Attribution, lookup: Lookup) -> str | None:
    """Return the last day on which something can have been said: by its cue's time, else that of the occasion."""
    occasion = lookup.event(attribution.setting)
    times = (lookup.time(event.time) for event in (*lookup.tellings[attribution.id], occasion) if event is not None)
    return next((time.latest for time in times if time is not None and time.latest is not None), None)


def _told_now(attribution: Attribution | None, lookup: Lookup) -> bool:
    """Whether what is said in the present is said when the article appears: "officials deny", not "officials denied"."""
    if attribution is None:
        return True
    return any(event.tense is Tense.PRESENT for event in lookup.tellings[attribution.id])


def _published(lookup: Lookup) -> str | None:
    """Return the day of publication."""
    published = (lookup.reading.document.published or "")[:10]
    try:
        return date.fromisoformat(published).isoformat()
    except ValueError:
        return None


def is_over(time: Interval | None, published: str | None) -> bool:
    """Whether the interval had ended on the day of publication."""
    if time is None or time.latest is None or published is None:
        return False
    try:
        return date.fromisoformat(time.latest[:10]) < date.fromisoformat(published[:10])
    except ValueError:
        return False


def may_overlap(left: Interval | None, right: Interval | None) -> bool:
    """Whether two intervals may share a day; an open or unstated side reaches everything, and tense bounds too loosely."""
    if left is None or right is None or left.text is None or right.text is None:
        return True
    return _reaches(left, right) and _reaches(right, left)


def _reaches(left: Interval, right: Interval) -> bool:
    return left.latest is None or right.earliest is None or left.latest >= right.earliest
