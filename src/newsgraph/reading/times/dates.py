"""The meaning of calendar expressions of a year or less: dates, months, weekdays, seasons and holidays."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import MAXYEAR, MINYEAR, date

from newsgraph.model import TimeKind
from newsgraph.reading.times.calendars import add_days, days_of, holiday_of, valid, value_of
from newsgraph.reading.times.numerals import ordinal_of, year_of
from newsgraph.reading.times.scene import DAY, Meaning, Scene, Tense
from newsgraph.reading.times.words import Shift, Unit, WordLists, key


WEEK, MONTH, YEAR = Unit("W"), Unit("M"), Unit("Y")
_NEAR = 31  # days within which a date without a year is the nearest one, whatever the tense
_SECOND_DAY = re.compile(
    r"(?:\s+(?:and|or|to|through)\s+|\s?[-\u2013]\s?)(\d\d?)(?!\w|[:.,]\d|\s+(?:percent|[a-z]+s\b))(?:,?\s+(?:1\d{3}|2[01]\d\d)\b)?"
)
_LESS_LIKELY = 1.5  # how much farther the past may be than the future, to be meant all the same
_REFERENCES = {-1: "PAST_REF", 0: "PRESENT_REF", 1: "FUTURE_REF"}


def group(match: re.Match[str], name: str) -> str | None:
    """Return the named group, or None where the pattern has none of that name."""
    return match[name] if name in match.re.groupindex else None


def shift_of(match: re.Match[str], words: WordLists) -> Shift | None:
    """Return what "last", "this" or "the following" stands for."""
    text = group(match, "shift")
    return None if text is None else words.shifts.get(key(text))


def dated(value: str) -> Meaning:
    """Return the meaning of a date."""
    return Meaning(TimeKind.DATE, value)


def with_part(value: str, part: str | None, words: WordLists) -> Meaning:
    """Return the meaning of a day, or of its morning, afternoon, evening or night."""
    return dated(value) if part is None else Meaning(TimeKind.TIME, f"{value}T{words.parts[key(part)]}")


def reference(by: int, today: date | None = None) -> Meaning:
    """Return the past, the present or the future as such."""
    days = {-1: (None, today), 0: (today, today), 1: (today, None)}
    sign = (by > 0) - (by < 0)
    return Meaning(TimeKind.DATE, _REFERENCES[sign], days[sign])


def undated(unit: Unit) -> Meaning:
    """Return a day, month or year of the narrative, where no date is known to count from."""
    return dated({"W": "XXXX-WXX", "M": "XXXX-XX", "Q": "XXXX-QX", "Y": "XXXX"}.get(unit.code, "XXXX-XX-XX"))


def nearest_year(scene: Scene, period: Callable[[int], tuple[date, date]]) -> int | None:
    """Return the year of a yearly period that the text most likely means: by tense, or simply the nearest."""
    today = scene.today
    if today is None:
        return None
    years = [year for year in range(today.year - 1, today.year + 2) if MINYEAR < year < MAXYEAR]
    gaps = {year: _gap(period(year), today) for year in years}
    nearest = min(years, key=lambda year: gaps[year] * _LESS_LIKELY if gaps[year] > 0 else -gaps[year])
    tense = scene.tense()
    if abs(gaps[nearest]) <= _NEAR or tense is Tense.UNKNOWN:
        return nearest
    fitting = [year for year in years if (gaps[year] <= 0 if tense is Tense.PAST else gaps[year] >= 0)]
    return min(fitting, key=lambda year: abs(gaps[year])) if fitting else nearest


def _gap(days: tuple[date, date], today: date) -> int:
    """Return how many days the period lies ahead of today; 0 when today is in it, negative when it is over."""
    first, last = days
    return (first - today).days if first > today else min((last - today).days, 0)


def names_itself(text: str, names: tuple[str, ...]) -> bool:
    """Whether a name is written in full or with its full stop: "Jan" alone is rather a person."""
    return text.endswith(".") or not any(
        other.startswith(text.rstrip(".").title()) and len(other) > len(text) for other in names
    )


# --------------------------------------------------------------------------------------------------- day and month


def iso(match: re.Match[str], _scene: Scene) -> Meaning | None:
    """Read "2014-03-08" and "2014-03-08T14:30"."""
    value = match["value"]
    if days_of(value) is None:
        return None
    return Meaning(TimeKind.TIME if "T" in value else TimeKind.DATE, value)


def numeric(match: re.Match[str], _scene: Scene) -> Meaning | None:
    """Read "3/8/2014" with the month first, unless only the day can be so great."""
    first, second, year = int(match["first"]), int(match["second"]), int(match["year"])
    if len(match["year"]) == 2:  # noqa: PLR2004  a year without its century
        if match["mark"] == ".":
            return None
        year += 1900 if year > 50 else 2000  # noqa: PLR2004
    month, day = (second, first) if first > 12 or match["mark"] == "." else (first, second)  # noqa: PLR2004
    return dated(f"{year:04}-{month:02}-{day:02}") if valid(year, month, day) else None


def calendar(match: re.Match[str], scene: Scene) -> Meaning | None:
    """Read "Saturday, March 8, 2014", "8 March" and "March the eighth"."""
    month, day = scene.words.months[key(match["month"])], ordinal_of(match["day"], scene.words)
    if day is None or not valid(2000, month, day):  # a leap year
        return None
    shift = shift_of(match, scene.words)
    if text := match["year"] or group(match, "later"):
        year = year_of(text, scene.words)
    elif shift is not None and shift.by:
        year = _month_year(month, shift, scene)
    else:
        year = nearest_year(scene, lambda year: (date(year, month, min(day, 28)),) * 2)
    if year is None:
        return dated(f"XXXX-{month:02}-{day:02}")
    return dated(f"{year:04}-{month:02}-{day:02}") if valid(year, month, day) else None


def month(match: re.Match[str], scene: Scene) -> Meaning | None:
    """Read "March 2014", "last March", "March of last year" and, where it is no other word, "March"."""
    name = key(match["month"])
    number, shift = scene.words.months[name], shift_of(match, scene.words)
    if text := group(match, "year") or group(match, "later"):
        year = year_of(text, scene.words)
    elif shift is not None and match.end("month") < match.start("shift"):
        base = scene.base(YEAR, relative=shift.relative)
        year = None if base is None else base.year + shift.by
    elif shift is not None:
        year = _month_year(number, shift, scene)
    else:
        if name in scene.words.ambiguous and not _introduced(scene):
            return None
        if not names_itself(match["month"], scene.words.names["month"]):
            return None
        year = nearest_year(scene, lambda year: _month_days(year, number))
    return dated(f"XXXX-{number:02}" if year is None else f"{year:04}-{number:02}")


def _introduced(scene: Scene) -> bool:
    """Whether "March" or "May" is a month here: "in May", "late March", "the March vote", but not "the March for Peace"."""
    before, after, token = scene.before(), scene.after(), scene.token(scene.start)
    if scene.position is not None or before is None or token is None:
        return scene.position is not None
    modifier = after is not None and after.i == token.i + 1 and after.pos_ in {"NOUN", "PROPN"}
    if modifier:
        return before.pos_ == "DET" and token.dep_ in {"compound", "nmod"} and after is not None and after.is_lower
    return before.pos_ in {"ADP", "SCONJ"} and before.lower_ != "for"


def _month_days(year: int, number: int) -> tuple[date, date]:
    return days_of(f"{year:04}-{number:02}") or (date(year, number, 1),) * 2


def _month_year(number: int, shift: Shift, scene: Scene) -> int | None:
    base = scene.base(MONTH, relative=shift.relative)
    if base is None or shift.by == 0:
        return None if base is None else base.year
    later = number > base.month if shift.by > 0 else number >= base.month
    return base.year + (0 if later else 1) if shift.by > 0 else base.year - (1 if later else 0)


def same_month(text: str, end: int, meaning: Meaning) -> tuple[int, int, Meaning] | None:
    """Read "5" in "March 3 and 5" or "March 3-5": start, end and meaning of a second day right after the first."""
    match = _SECOND_DAY.match(text, end)
    year, _, rest = meaning.value.rpartition("-")[0].partition("-")
    if match is None or not rest or not valid(int(year) if year.isdigit() else 2000, int(rest), int(match[1])):
        return None
    if int(match[1]) <= int(meaning.value[-2:]):
        return None
    return match.start(1), match.end(), dated(f"{year}-{rest}-{int(match[1]):02}")


# --------------------------------------------------------------------------------------------------------- weekday


def weekday(match: re.Match[str], scene: Scene) -> Meaning | None:
    """Read "Friday", "Friday night", "last Friday" and "the following Friday"."""
    number, shift = scene.words.weekdays[key(match["weekday"])], shift_of(match, scene.words)
    if not names_itself(match["weekday"], scene.words.names["weekday"]):
        return None
    base = scene.base(DAY, relative=shift is not None and shift.relative)
    if base is None:
        return with_part(f"XXXX-WXX-{number}", match["part"], scene.words)
    if shift is None or shift.by == 0:
        ahead = scene.tense(loose=True) is Tense.FUTURE
        offset = (number - base.isoweekday()) % 7 if ahead else -((base.isoweekday() - number) % 7)
    elif shift.by > 0:
        offset = (number - base.isoweekday() - 1) % 7 + 1
    else:
        offset = -((base.isoweekday() - number - 1) % 7 + 1)
    return with_part(add_days(base, offset).isoformat(), match["part"], scene.words)


def weekdays(match: re.Match[str], scene: Scene) -> Meaning | None:
    """Read "Fridays", "every Friday" and "Friday nights"."""
    name = key(match["weekday"])
    number = scene.words.weekdays.get(name) or scene.words.weekdays[name.removesuffix("s")]
    part = match["part"]
    return Meaning(TimeKind.SET, f"XXXX-WXX-{number}" + (f"T{scene.words.parts[key(part)]}" if part else ""))


def day(match: re.Match[str], scene: Scene) -> Meaning | None:
    """Read "today", "yesterday" and "tomorrow morning"."""
    by = scene.words.days[key(match["day"])]
    if scene.today is None:
        return reference(by)
    return with_part(add_days(scene.today, by).isoformat(), match["part"], scene.words)


def tonight(_match: re.Match[str], scene: Scene) -> Meaning | None:
    """Read "tonight"."""
    return Meaning(TimeKind.TIME, "PRESENT_REF" if scene.today is None else f"{scene.today.isoformat()}TNI")


def week_of(match: re.Match[str], scene: Scene) -> Meaning | None:
    """Read "the week of March 8"."""
    inner = scene.inner(match["date"], scene)
    days = None if inner is None else days_of(inner.value)
    return None if days is None else dated(value_of(days[0], WEEK))


# --------------------------------------------------------------------------------------------- season and holiday


def season(match: re.Match[str], scene: Scene) -> Meaning | None:
    """Read "the summer of 2014" and "in the summer"."""
    code = scene.words.seasons[key(match["season"])]
    if group(match, "year"):
        year = year_of(match["year"], scene.words)
    else:
        before = scene.before()
        if before is None or before.pos_ != "ADP":
            return None
        year = nearest_year(scene, lambda year: season_days(year, code))
    return dated(f"XXXX-{code}" if year is None else f"{year:04}-{code}")


def season_days(year: int, code: str) -> tuple[date, date]:
    """Return the first and last day of a season."""
    return days_of(f"{year:04}-{code}") or (date(year, 1, 1), date(year, 12, 31))


def holiday(match: re.Match[str], scene: Scene) -> Meaning | None:
    """Read "Christmas", "Easter 2014" and "last Thanksgiving"."""
    named = scene.words.holidays[key(match["holiday"])]
    if match["year"]:
        year = year_of(match["year"], scene.words)
    elif (shift := shift_of(match, scene.words)) is not None and scene.today is not None:
        ahead = holiday_of(scene.today.year, named) > scene.today
        year = scene.today.year + ({1: 0 if ahead else 1, -1: -1 if ahead else 0}.get(shift.by, 0))
    else:
        year = nearest_year(scene, lambda year: (holiday_of(year, named),) * 2)
    if year is not None:
        return dated(holiday_of(year, named).isoformat())
    return dated(f"XXXX-{named.month:02}-{named.day:02}" if named.day else "XXXX-XX-XX")


def holiday_week(match: re.Match[str], scene: Scene) -> Meaning | None:
    """Read "Easter week" and "Easter weekend"."""
    inner = scene.inner(match["holiday"], scene)
    days = None if inner is None else days_of(inner.value)
    return None if days is None else dated(value_of(days[0], WEEK) + ("-WE" if match["span"] == "weekend" else ""))
