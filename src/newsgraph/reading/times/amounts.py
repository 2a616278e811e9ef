"""The meaning of expressions with units: "last week", "two years ago", "the past month", "three days", "every year".

``XXXX`` is TIMEX3's own spelling of a year that is not stated, ``XX`` of a month, week or day.
"""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

from newsgraph.model import TimeKind
from newsgraph.reading.times.calendars import add_days, add_months, step, value_of
from newsgraph.reading.times.dates import (
    WEEK,
    YEAR,
    dated,
    group,
    nearest_year,
    reference,
    season_days,
    shift_of,
    undated,
    with_part,
)
from newsgraph.reading.times.numerals import number_of, ordinal_of, year_of
from newsgraph.reading.times.scene import DAY, Meaning, Scene, Tense
from newsgraph.reading.times.words import Shift, Unit, key


_SATURDAY = 6
_DECADE, _CENTURY = 10, 100  # years
_SMALLER = {"Y": ("M", 12), "D": ("TH", 24), "TH": ("TM", 60), "TM": ("TS", 60)}

# -------------------------------------------------------------------------------------------------- this, last, next


def shifted(match: re.Match[str], scene: Scene) -> Meaning | None:
    """Read "last week", "this summer", "the following year", "that night" and "the weekend"."""
    words, word = scene.words, key(match["word"])
    shift = shift_of(match, words)
    if shift is None:  # "the"
        if word != "weekend" and (scene.position is None or words.units[word].code.startswith("T")):
            return None
        shift = Shift(0)
    if word == "weekend":
        return _weekend(shift, scene)
    if word in words.units:
        return _shifted_unit(words.units[word], shift, scene)
    if word in words.parts:
        return _shifted_part(match["word"], shift, scene)
    if word in words.seasons:
        return _shifted_season(words.seasons[word], shift, scene)
    return None


def _shifted_unit(unit: Unit, shift: Shift, scene: Scene) -> Meaning | None:
    if unit.code.startswith("T"):
        return None
    base = scene.base(unit, relative=shift.relative)
    if base is None:
        return undated(unit) if shift.relative else reference(shift.by)
    value = value_of(step(base, unit, shift.by), unit)
    if shift.rolling:
        return Meaning(TimeKind.DATE, value, (step(base, unit, shift.by), base))
    return dated(value)


def _shifted_part(word: str, shift: Shift, scene: Scene) -> Meaning | None:
    base = scene.base(DAY, relative=shift.relative)
    value = "XXXX-XX-XX" if base is None else add_days(base, shift.by).isoformat()
    return with_part(value, word, scene.words)


def _shifted_season(code: str, shift: Shift, scene: Scene) -> Meaning | None:
    base = scene.base(YEAR, relative=shift.relative)
    if base is None:
        return dated(f"XXXX-{code}")
    year = base.year
    if shift.by < 0:
        year -= season_days(year, code)[1] >= base
    elif shift.by > 0:
        year += season_days(year, code)[0] <= base
    return dated(f"{year:04}-{code}")


def _weekend(shift: Shift, scene: Scene) -> Meaning | None:
    base = scene.base(DAY, relative=shift.relative)
    if base is None:
        return dated("XXXX-WXX-WE")
    weeks = shift.by
    if not weeks and scene.tense() is not Tense.FUTURE and base.isoweekday() < _SATURDAY:
        weeks = -1
    return dated(f"{value_of(step(base, WEEK, weeks), WEEK)}-WE")


def beside(match: re.Match[str], scene: Scene) -> Meaning | None:
    """Read "the day before" and "the year after", from the last date of the text."""
    word, shift = key(match["word"]), Shift(-1 if key(match["side"]) == "before" else 1, relative=True)
    if word in scene.words.parts:
        return _shifted_part(word, shift, scene)
    return _shifted_unit(scene.words.units[word], shift, scene)


def span(match: re.Match[str], scene: Scene) -> Meaning | None:
    """Read "the past two years", "recent days" and "the next few weeks": an amount that ends or begins today."""
    unit = scene.words.units[key(match["unit"])]
    amount = number_of(match["amount"], scene.words) if group(match, "amount") else None
    if "amount" not in match.re.groupindex and unit.times > 1:
        amount = 1
    value = _amount_value(amount, unit)
    word = key(match["shift"])
    shift = Shift(-1) if word == "recent" else scene.words.shifts[word]
    if not shift.by:
        return None
    base = scene.base(unit, relative=shift.relative and shift.by != 1)
    if base is None:
        return Meaning(TimeKind.DURATION, value)
    other = None if amount is None else step(base, unit, shift.by * amount)
    return Meaning(TimeKind.DURATION, value, (other, base) if shift.by < 0 else (base, other))


def first_units(match: re.Match[str], scene: Scene) -> Meaning | None:
    """Read "the first nine months": a stretch of a longer one."""
    amount = number_of(match["amount"], scene.words) if match["amount"] else None
    return Meaning(TimeKind.DURATION, _amount_value(amount, scene.words.units[key(match["unit"])]))


def quarter(match: re.Match[str], scene: Scene) -> Meaning | None:
    """Read "the fourth quarter of 1997" and "the first half of last year"."""
    code = "Q" if key(match["word"]) == "quarter" else "H"
    count = 4 if code == "Q" else 2
    nth = count if key(match["nth"]) == "last" else ordinal_of(match["nth"], scene.words)
    if nth is None or not 1 <= nth <= count:
        return None
    text, shift = match["year"] or match["year2"], scene.words.shifts.get(key(match["rel"] or match["shift"] or ""))
    if text:
        year = year_of(text, scene.words)
    elif scene.today is not None and shift is not None:
        year = scene.today.year + shift.by
    elif code == "H" and scene.end == match.end("word"):
        return None  # the first half of something else
    else:
        months = (nth - 1) * 12 // count + 1, nth * 12 // count
        year = nearest_year(scene, lambda year: (date(year, months[0], 1), date(year, months[1], 28)))
    return dated(f"XXXX-{code}{nth}" if year is None else f"{year:04}-{code}{nth}")


# ------------------------------------------------------------------------------------------------------- distances


def distance(match: re.Match[str], scene: Scene) -> Meaning | None:
    """Read "two years ago" and, from the last date of the text, "a day earlier" and "three weeks later"."""
    unit, away = scene.words.units[key(match["unit"])], scene.words.distances[key(match["away"])]
    amount = number_of(match["amount"], scene.words)
    clock = unit.code.startswith("T")
    if away.relative and (clock or amount is None):
        return None
    if amount is None:
        return reference(away.by, scene.today)
    if re.search(r"and\s+a\s+half", match[0]):
        amount += 0.5
    base = scene.base(unit, relative=away.relative)
    if base is None:
        return undated(unit) if away.relative else reference(away.by)
    if clock:
        return _hours_away(amount * away.by, unit, scene)
    if amount % 1 and unit == YEAR:
        unit, amount = Unit("M"), amount * 12
    day = step(base, unit, amount * away.by)
    if unit.times == _DECADE:  # "two decades ago" names a year, but means those around it too
        return Meaning(TimeKind.DATE, value_of(day, YEAR), (add_months(day, -60), add_months(day, 60)))
    return dated(value_of(day, unit))


def _hours_away(amount: float, unit: Unit, scene: Scene) -> Meaning | None:
    published = scene.published
    if published is None or published == datetime.combine(published.date(), datetime.min.time()):
        return None
    seconds = amount * {"TH": 3600, "TM": 60, "TS": 1}[unit.code]
    try:
        moment = published + timedelta(seconds=seconds)
    except OverflowError:
        return None
    return Meaning(TimeKind.TIME, moment.isoformat(timespec="minutes")[:16])


# ------------------------------------------------------------------------------------------------------- durations


def duration(match: re.Match[str], scene: Scene) -> Meaning | None:
    """Read "three days", "10-day", "two and a half years", "an hour and 20 minutes" and "weeks"."""
    unit, text = scene.words.units[key(match["unit"])], group(match, "amount")
    if unit.code == "Q" and (text is None or "-" in match[0] or match[0].endswith("quarter")):
        return None  # fractions, and places to live in
    if text is None:
        return Meaning(
            TimeKind.DURATION, _amount_value(1 if "-" in match[0] and match["unit"][-1] != "s" else None, unit)
        )
    if key(text) in scene.words.articles and ("-" in match[0] or unit.code == "TS" or _rate(scene)):
        return None
    amount = number_of(text, scene.words)
    if amount is not None and match["half"]:
        amount += 0.5
    value = _amount_value(amount, unit)
    if match["unit2"]:
        second = _amount_value(number_of(match["amount2"], scene.words), scene.words.units[key(match["unit2"])])
        value += second.removeprefix("PT") if "T" in value else second.removeprefix("P")
    return Meaning(TimeKind.DURATION, value)


def _rate(scene: Scene) -> bool:
    """Whether the article means "per": "four flights a week"."""
    before = scene.before()
    return before is not None and before.pos_ in {"NOUN", "NUM", "SYM"}


def _amount_value(amount: float | None, unit: Unit) -> str:
    clock, code = ("T", unit.code[1]) if unit.code.startswith("T") else ("", unit.code)
    if amount is None:
        return f"P{clock}X{'DE' if unit.times == _DECADE else 'CE' if unit.times == _CENTURY else code}"
    total = amount * unit.times
    if total % 1 == 0:
        return f"P{clock}{total:.0f}{code}"
    if unit.code in _SMALLER and (total % 1 * _SMALLER[unit.code][1]) % 1 == 0:
        smaller, many = _SMALLER[unit.code]
        rest = _amount_value(total % 1 * many, Unit(smaller))
        if total < 1:
            return rest
        return f"P{clock}{total // 1:.0f}{code}" + rest.removeprefix("PT" if clock else "P")
    return f"P{clock}{total:g}{code}"


# ------------------------------------------------------------------------------------------------ sets, references


def every(match: re.Match[str], scene: Scene) -> Meaning | None:
    """Read "every day", "every two weeks", "each July" and "every other year"."""
    words, word = scene.words, key(match["word"])
    if word in words.units:
        amount = number_of(match["amount"], words) if match["amount"] else 1 + ("other" in key(match[0]).split())
        return Meaning(TimeKind.SET, _amount_value(amount, words.units[word]))
    if word in words.months:
        return Meaning(TimeKind.SET, f"XXXX-{words.months[word]:02}")
    if word in words.seasons:
        return Meaning(TimeKind.SET, f"XXXX-{words.seasons[word]}")
    return Meaning(TimeKind.SET, f"XXXX-XX-XXT{words.parts[word]}" if word in words.parts else "XXXX-WXX-WE")


def rate(match: re.Match[str], scene: Scene) -> Meaning | None:
    """Read "twice a week" and "three times a year"."""
    return Meaning(TimeKind.SET, _amount_value(1, scene.words.units[key(match["unit"])]))


def recurrence(match: re.Match[str], scene: Scene) -> Meaning | None:
    """Read "daily" and "annually"."""
    return Meaning(TimeKind.SET, scene.words.recurrences[key(match["word"])])


def named_reference(match: re.Match[str], scene: Scene) -> Meaning | None:
    """Read "now", "recently" and "the future"."""
    value = scene.words.references[key(match["word"])]
    return reference({"PAST_REF": -1, "PRESENT_REF": 0, "FUTURE_REF": 1}[value], scene.today)
