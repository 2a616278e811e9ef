"""Calendar arithmetic: the TIMEX3 value of a period, the days it covers, and steps from one to another."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import MAXYEAR, MINYEAR, date, timedelta

from newsgraph.reading.times.words import Holiday, Unit


_SEASON_MONTHS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 2)}  # northern, as TIMEX3 means them
_PERIOD = re.compile(
    r"(?P<year>\d{2,4})(?:-(?:(?P<month>\d\d)(?:-(?P<day>\d\d))?|W(?P<week>\d\d)(?P<weekend>-WE)?(?:-(?P<weekday>\d))?"
    r"|Q(?P<quarter>\d)|H(?P<half>\d)|(?P<season>SP|SU|FA|WI)))?(?:T.*)?"
)
Days = tuple[date, date]


def add_days(day: date, count: int) -> date:
    """Return the day so many days later, held within the years that a calendar knows."""
    ordinal = day.toordinal() + count
    return date.fromordinal(min(max(ordinal, 1), date.max.toordinal()))


def add_months(day: date, count: int) -> date:
    """Return the same day so many months later, or the last one of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    if not MINYEAR <= year <= MAXYEAR:
        return date.max if count > 0 else date.min
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def step(day: date, unit: Unit, count: float) -> date:
    """Return the day so many units later; clock units do not leave the day."""
    amount = count * unit.times
    if unit.code.startswith("T"):
        return day
    if unit.code in {"D", "W"}:
        return add_days(day, round(amount * (7 if unit.code == "W" else 1)))
    return add_months(day, round(amount * {"M": 1, "Q": 3, "Y": 12}[unit.code]))


def value_of(day: date, unit: Unit) -> str:
    """Return the TIMEX3 value of the period of that unit that the day lies in."""
    if unit.code == "W":
        year, week, _ = day.isocalendar()
        return f"{year:04}-W{week:02}"
    if unit.code == "M":
        return f"{day.year:04}-{day.month:02}"
    if unit.code == "Q":
        return f"{day.year:04}-Q{(day.month + 2) // 3}"
    if unit.code == "Y":
        return f"{day.year:04}"[: {1: 4, 10: 3, 100: 2}.get(unit.times, 4)]
    return day.isoformat()


def valid(year: int, month: int, day: int) -> bool:
    """Whether there is such a day."""
    return MINYEAR <= year <= MAXYEAR and 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]  # noqa: PLR2004


def easter(year: int) -> date:
    """Return Easter Sunday of a Gregorian year, by the algorithm of Meeus, Jones and Butcher."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    h = (19 * a + b - d - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


def holiday_of(year: int, holiday: Holiday) -> date:
    """Return the day on which the holiday falls in that year."""
    if holiday.easter is not None:
        return add_days(easter(year), holiday.easter)
    month = holiday.month or 1
    if holiday.day is not None:
        return date(year, month, min(holiday.day, monthrange(year, month)[1]))
    last = monthrange(year, month)[1]
    days = [day for day in range(1, last + 1) if date(year, month, day).isoweekday() == holiday.weekday]
    nth = holiday.nth or 1
    return date(year, month, days[nth if nth < 0 else min(nth, len(days)) - 1])


def days_of(value: str, position: str | None = None) -> Days | None:
    """Return the first and the last day of a TIMEX3 date or time, or of its early, middle or late part."""
    match = _PERIOD.fullmatch(value)
    if match is None:
        return None
    days = _days(match)
    if days is None or position in (None, "whole"):
        return days
    first, last = days
    length = (last - first).days + 1
    if length == 1:
        return days
    cuts = {"early": (0, 1), "mid": (1, 2), "late": (2, 3)}[position or ""]
    start, end = (length * cut // 3 for cut in cuts)
    return add_days(first, start), add_days(first, end - 1)


def _days(match: re.Match[str]) -> Days | None:
    text = match["year"]
    width = 10 ** (4 - len(text))
    year = int(text) * width
    if year < MINYEAR or year + width - 1 > MAXYEAR:
        return None
    if match["week"]:
        return _week(year, int(match["week"]), match)
    if match["day"]:
        month, number = int(match["month"]), int(match["day"])
        return (date(year, month, number),) * 2 if valid(year, month, number) else None
    first, last = _months(match)
    if not 1 <= first <= 12:  # noqa: PLR2004
        return None
    end = add_months(date(year, first, 1), (last - first) % 12 + 12 * (width - 1))
    return date(year, first, 1), end.replace(day=monthrange(end.year, end.month)[1])


def _months(match: re.Match[str]) -> tuple[int, int]:
    if match["month"]:
        return int(match["month"]), int(match["month"])
    if match["quarter"]:
        return int(match["quarter"]) * 3 - 2, int(match["quarter"]) * 3
    if match["half"]:
        return int(match["half"]) * 6 - 5, int(match["half"]) * 6
    return _SEASON_MONTHS[match["season"]] if match["season"] else (1, 12)


def _week(year: int, week: int, match: re.Match[str]) -> Days | None:
    try:
        monday = date.fromisocalendar(year, week, 1)
    except ValueError:
        return None
    if match["weekday"]:
        return (add_days(monday, int(match["weekday"]) - 1),) * 2
    return add_days(monday, 5 if match["weekend"] else 0), monday + timedelta(days=6)
