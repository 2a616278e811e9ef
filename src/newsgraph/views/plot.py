"""Dated statements and events on an axis of days: one lane for each group of relations, or type of event."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from newsgraph.errors import UsageError
from newsgraph.views.html import Html, element
from newsgraph.views.kinds import GROUPS
from newsgraph.views.results import Event, Moment


LEFT, WIDE, ROW, STEP = 150.0, 760.0, 11.0, 10.0
OUTLIERS = 4  # times the span of the bulk at which older days are set apart
TICKS = 6
STYLE = (  # of a file of its own; in the report, the page's style serves
    ".plot{font:12px sans-serif;background:#fff}.tick{font-size:11px;fill:#666}.rule{stroke:#ddd}"
    "circle{stroke-width:1.8;stroke:var(--tone);fill:var(--tone)}circle.claim{fill:#fff}"
    ".reach{stroke:var(--tone);stroke-width:2;opacity:.5}.event{--tone:#1f5fa8}.denied{--tone:#c4002f}"
)
LONG = 45  # days beyond which a time is drawn without a bar: "in the nineties" says little


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One dot on the axis of days."""

    earliest: str | None
    latest: str | None
    lane: str
    look: str  # CSS class that gives the colour
    hollow: bool  # claimed, rather than stated as fact
    words: str
    id: str


def draw_timeline(moments: Sequence[Moment]) -> Html:
    """Draw dated statements, one lane for each group of relations; red is what is denied."""
    marks = [
        Mark(
            earliest=one.earliest, latest=one.latest, lane=one.group, hollow=one.kind == "Claim", id=one.claim,
            look="denied" if one.polarity != "Asserted" else f"g-{one.group}",
            words=f"{'(denied) ' if one.polarity != 'Asserted' else ''}{one.statement} [{one.voice}]",
        )
        for one in moments
    ]  # fmt: skip
    return _draw(marks, GROUPS, "Dated statements by day and group of relations")


def draw_events(events: Sequence[Event]) -> Html:
    """Draw dated events, one lane for each type, the type with the most events first; red is what is denied."""
    counts = Counter(one.type_label for one in events)
    lanes = [(kind, kind) for kind, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0]))]
    marks = [
        Mark(
            earliest=one.earliest, latest=one.latest, lane=one.type_label, hollow=one.status != "actual", id=one.id,
            look="denied" if one.status == "denied" else "event",
            words=f"({one.status}) {one.label} [{'; '.join(one.sources)}]",
        )
        for one in events
    ]  # fmt: skip
    return _draw(marks, lanes, "Dated events by day and type")


def render_plot(events: Sequence[Event]) -> str:
    """Return the plot of events as an SVG file that needs nothing else."""
    if not events:
        raise UsageError("no event is dated here; widen --from, --to, --type or --where")
    plot = draw_events(events).text
    namespace = '<svg xmlns="http://www.w3.org/2000/svg" '
    return plot.replace("<svg ", namespace, 1).replace("><title>", f"><style>{STYLE}</style><title>", 1) + "\n"


def _draw(found: Sequence[Mark], order: Sequence[tuple[str, str]], title: str) -> Html:
    """Draw marks in lanes, which come in an order with their names."""
    dated = sorted(((_day(one), one) for one in found), key=lambda pair: (pair[0], pair[1].id))
    first, last = _range([day for day, _ in dated])
    lanes: dict[str, list[tuple[float, Mark]]] = defaultdict(list)
    for day, one in dated:
        lanes[one.lane].append((_x(day, first, last), one))
    parts: list[Html] = []
    low = 8.0
    for lane, words in order:
        if lane not in lanes:
            continue
        drawn, height = _lane(lanes[lane], low, (first, last))
        parts.append(element("text", words, x=LEFT - 12, y=low + height / 2 + 4, text_anchor="end", class_="lane"))
        parts.append(
            element("line", x1=LEFT - 4, x2=LEFT + WIDE, y1=low + height + 2, y2=low + height + 2, class_="rule")
        )
        parts += drawn
        low += height + 8
    parts += _axis(first, last, low, earlier=any(day < first for day, _ in dated))
    return element(
        "svg", element("title", title), *parts,
        viewBox=f"0 0 {LEFT + WIDE + 20:g} {low + 24:g}", role="img", class_="plot",
    )  # fmt: skip


def _range(days: Sequence[date]) -> tuple[date, date]:
    """Return the days that the axis spans; a few days long before the others do not stretch it."""
    first, last = days[0], days[-1]
    bulk = days[len(days) // 4]
    if (last - first).days > OUTLIERS * max(30, (last - bulk).days):
        first = bulk
    return first, last


def _day(one: Mark) -> date:
    """Return the first day that a mark names."""
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


def _lane(marks: Sequence[tuple[float, Mark]], low: float, span: tuple[date, date]) -> tuple[list[Html], float]:
    """Draw the marks of one lane, those of one place on top of each other, and return the height they take."""
    stacks: dict[int, int] = defaultdict(int)
    parts = []
    for x, one in marks:
        place = int(x // STEP)
        y = low + 8 + ROW * stacks[place]
        stacks[place] += 1
        title = element("title", f"{one.earliest or '…'} {one.words}")
        reach = (_date(one.latest) - _day(one)).days if one.latest else 0
        if 0 < reach <= LONG:
            parts.append(element("line", x1=x, x2=_x(_date(one.latest), *span), y1=y, y2=y, class_=f"reach {one.look}"))
        standing = "claim" if one.hollow else "fact"
        parts.append(element("circle", title, cx=x, cy=y, r=4, class_=f"{one.look} {standing}"))
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
