"""Dated statements on an axis of days, one lane for each group of relations."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

from newsgraph.views.html import Html, element
from newsgraph.views.kinds import GROUPS
from newsgraph.views.results import Moment


LEFT, WIDE, ROW, STEP = 150.0, 760.0, 11.0, 10.0
OUTLIERS = 4  # times the span of the bulk at which older days are set apart
TICKS = 6
LONG = 45  # days beyond which a time is drawn without a bar: "in the nineties" says little


def draw_timeline(moments: Sequence[Moment]) -> Html:
    """Draw the timeline as SVG: filled for facts, hollow for claims, red for what is denied."""
    dated = sorted(((_day(one), one) for one in moments), key=lambda pair: (pair[0], pair[1].claim))
    first, last = _range([day for day, _ in dated])
    lanes: dict[str, list[tuple[float, Moment]]] = defaultdict(list)
    for day, one in dated:
        lanes[one.group].append((_x(day, first, last), one))
    parts: list[Html] = []
    low = 8.0
    for group, words in GROUPS:
        if group not in lanes:
            continue
        drawn, height = _lane(lanes[group], low, group, (first, last))
        parts.append(element("text", words, x=LEFT - 12, y=low + height / 2 + 4, text_anchor="end", class_="lane"))
        parts.append(
            element("line", x1=LEFT - 4, x2=LEFT + WIDE, y1=low + height + 2, y2=low + height + 2, class_="rule")
        )
        parts += drawn
        low += height + 8
    parts += _axis(first, last, low, earlier=any(day < first for day, _ in dated))
    return element(
        "svg", element("title", "Dated statements by day and group of relations"), *parts,
        viewBox=f"0 0 {LEFT + WIDE + 20:g} {low + 24:g}", role="img", class_="plot",
    )  # fmt: skip


def _range(days: Sequence[date]) -> tuple[date, date]:
    """Return the days that the axis spans; a few days long before the others do not stretch it."""
    first, last = days[0], days[-1]
    bulk = days[len(days) // 4]
    if (last - first).days > OUTLIERS * max(30, (last - bulk).days):
        first = bulk
    return first, last


def _day(one: Moment) -> date:
    """Return the first day that a moment names."""
    return _date(one.earliest or one.latest)


def _date(text: str | None) -> date:
    """Return the day of a date; years beyond the calendar fall on its first day."""
    try:
        return date.fromisoformat((text or "")[:10])
    except ValueError:
        return date.min


def _x(day: date, first: date, last: date) -> float:
    """Return where a day lies; all before the first share one place at the left."""
    if day < first:
        return LEFT + 8
    span = max(1, (last - first).days)
    return round(LEFT + 30 + (WIDE - 45) * (day - first).days / span, 1)


def _lane(
    moments: Sequence[tuple[float, Moment]], low: float, group: str, span: tuple[date, date]
) -> tuple[list[Html], float]:
    """Draw the marks of one group, those of one place on top of each other, and return the height they take."""
    stacks: dict[int, int] = defaultdict(int)
    parts = []
    for x, one in moments:
        place = int(x // STEP)
        y = low + 8 + ROW * stacks[place]
        stacks[place] += 1
        denied = one.polarity != "Asserted"
        look = "denied" if denied else f"g-{group}"
        title = element("title", f"{one.earliest or '…'} {'(denied) ' if denied else ''}{one.statement} [{one.voice}]")
        reach = (_date(one.latest) - _day(one)).days if one.latest else 0
        if 0 < reach <= LONG:
            parts.append(element("line", x1=x, x2=_x(_date(one.latest), *span), y1=y, y2=y, class_=f"reach {look}"))
        standing = "claim" if one.kind == "Claim" else "fact"
        parts.append(element("circle", title, cx=x, cy=y, r=4, class_=f"{look} {standing}"))
    return parts, 8 + ROW * max(stacks.values())


def _axis(first: date, last: date, low: float, *, earlier: bool) -> list[Html]:
    """Write days beneath the lanes."""
    days = (last - first).days
    count = min(TICKS, days) if days else 0
    ticks = [date.fromordinal(first.toordinal() + round(days * step / max(1, count))) for step in range(count + 1)]
    parts = [
        element("text", day.isoformat(), x=_x(day, first, last), y=low + 14, text_anchor="middle", class_="tick")
        for day in (ticks[1:] if earlier else ticks)
    ]
    if earlier:
        parts.append(element("text", "earlier", x=LEFT + 8, y=low + 14, text_anchor="middle", class_="tick"))
    return parts


def timeline_of(moments: Sequence[Moment]) -> Mapping[str, int]:
    """Count dated statements by group, for those who read no pictures."""
    counts: dict[str, int] = defaultdict(int)
    for one in moments:
        counts[one.group] += 1
    return {words: counts[group] for group, words in GROUPS if group in counts}
