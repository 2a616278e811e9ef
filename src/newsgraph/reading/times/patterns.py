"""What time expressions look like: patterns over the text, written with the names of word lists in braces."""

from __future__ import annotations

from dataclasses import dataclass


_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?!\d|[:.,]\d)"
_YEAR = r"(?:1\d{3}|20\d\d|21\d\d)(?!\d|[:.,]\d)"

PIECES = {
    "s": r"(?:[ \t\xa0]+\n?[ \t]*|\n[ \t]*)",
    "comma": r"(?:{s}?,)?{s}",
    "hyphen": r"(?:[-\u2010\u2011\u2013]|{s})",
    "word_number": r"(?:a{s}(?=hundred|thousand|dozen))?{word}(?:[\s-]{1,3}(?:and[\s-]{1,3})?{word}){0,7}",
    "figures": r"(?:\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?(?:[ -]\d/\d)?(?:[ ]{big})?)",
    "number": r"(?:{figures}|{word_number})(?:{s}and{s}a{s}half)?",
    "amount": r"(?:{vague}|{number}|{article}|half{s}an?|half)",
    "ordinal": r"(?:\d+(?:st|nd|rd|th)|(?:{word}-)?{ordinal_word})",
    "day_number": rf"(?:{_DAY}|(?:{{word}}-)?{{ordinal_word}})",
    "old_year": r"{teen}{hyphen}(?:oh{hyphen}{small}|{tens}(?:{hyphen}{small})?)",  # "nineteen oh four"
    "new_year": r"two{s}thousand(?:{s}(?:and{s})?{small})?",
    "year": rf"(?:{_YEAR}|(?:{{old_year}}|{{new_year}})(?!{{hyphen}}{{word}}))",
    "month_day": r"(?:{month}{s}(?:the{s})?{day_number}|{day_number}{s}(?:of{s})?{month})",
    "calendar_day": r"(?:{full_day}|(?:{shift}{s})?{weekday}|{day_word})",
    "full_day": r"(?:{weekday}{comma})?(?:the{s})?{month_day}(?:{comma}{year})?",
    "later": r"(?={link}(?:\d\d?|{month}(?:{s}\d\d?)?),?{s}(?P<later>[12]\d{3})\b)",  # the year after "May 3 to June 5"
    "link": r"(?:{s}(?:and|to|through|or){s}|[-\u2013])",
    "spoken_clock": r"\d\d?(?:[:.]\d\d){0,2}{s}?(?:a\.?m\b\.?|p\.?m\b\.?)",
    "figure_clock": r"(?:[0-2]?\d:[0-5]\d(?::\d\d)?(?!\d)|[0-2]\d[0-5]\d(?={s}\(?{zone}))",
    "word_clock": r"(?:{number}{s}o'clock|{named_clock}|\d\d?(?={s}in{s}the{s}{part}))",
    "or_so": r"{s}or{s}(?:so|two|more)",
    "extent": r"(?:{s}(?:more|full|straight|consecutive|long|short|additional|extra))",
}


@dataclass(frozen=True, slots=True)
class Pattern:
    """A form of time expression. Its groups are the parts that the function of the same name looks at."""

    name: str
    kinds: frozenset[str]  # of trigger words: one of them must be near
    text: str


def _pattern(name: str, kinds: str, *parts: str) -> Pattern:
    return Pattern(name, frozenset(kinds.split()), "".join(parts))


_TO_DAY = r"(?P<day>{day_number})(?:(?:{comma}|{s}of{s})(?P<year>{year})|{later})?"
_DAY_FIRST = r"(?P<day>{day_number}){s}(?:of{s})?(?P<month>{month})(?:(?:{comma}|{s}of{s})(?P<year>{year}))?"
_PERIODS = "unit season part weekend"

CALENDAR = (
    _pattern("years", "digit", r"(?P<first>1\d{3}|20\d\d)[-\u2013/](?P<last>\d\d)(?!\d)"),
    _pattern("iso", "digit", r"(?P<value>\d{4}-\d\d(?:-\d\d(?:T\d\d:\d\d(?::\d\d)?)?)?)Z?(?![\d-])"),
    _pattern(
        "numeric",
        "digit",
        r"(?P<first>\d\d?)(?P<mark>[/.])(?P<second>\d\d?)(?P=mark)(?P<year>\d{4}|\d\d)(?![\d/.]\d|\d)",
    ),
    _pattern(
        "calendar",
        "month",
        r"(?:(?:{shift}{s})?(?P<weekday>{weekday}){comma})?",
        r"(?:(?P<shift>{shift}){s})?(?P<month>{month}){s}(?:the{s})?",
        _TO_DAY,
    ),
    _pattern("calendar", "month", r"(?:(?P<weekday>{weekday}){comma}(?:the{s})?)?", _DAY_FIRST),
    _pattern(
        "month",
        "month",
        r"(?:(?P<shift>{shift}){s})?(?P<month>{month})(?:(?:,?{s}|{s}of{s})(?P<year>{year})|{later})?",
    ),
    _pattern("month", "month", r"(?P<month>{month}){s}(?:of{s})?(?P<shift>{shift}){s}year"),
    _pattern("weekdays", "weekday", r"(?P<every>{every}){s}(?P<weekday>{weekday})(?:{s}(?P<part>{part}))?"),
    _pattern("weekdays", "weekday", r"(?P<weekday>{weekday_many})(?:{s}(?P<part>{part}))?"),
    _pattern("weekdays", "weekday", r"(?P<weekday>{weekday}){s}(?P<part>{part_many})"),
    _pattern("weekday", "weekday", r"(?:(?P<shift>{shift}){s})?(?P<weekday>{weekday})(?:{s}(?P<part>{part}))?"),
    _pattern("day", "day", r"(?P<day>{day_word})(?:{s}(?P<part>{part}))?"),
    _pattern("tonight", "tonight", r"tonight"),
    _pattern(
        "clock",
        "digit clock o'clock",
        r"(?P<time>{spoken_clock}|{figure_clock}|{word_clock})(?:{s}(?:\({zone}\)|{zone}(?!\w)))?",
        r"(?:{s}(?:in{s}the|at){s}(?P<part>{part}))?",
        r"(?:{comma}(?:on{s})?(?P<date>{calendar_day})(?:{s}(?P<part2>{part}))?)?",
    ),
    _pattern("season", "season", r"(?:(?:the|in|this){s})?(?P<season>{season})(?:{s}of|,)?{s}(?P<year>{year})"),
    _pattern("season", "season", r"the{s}(?P<season>{season})(?!{s}of\b)"),
    _pattern("holiday", "holiday", r"(?:(?P<shift>{shift}){s})?(?P<holiday>{holiday})(?:,?{s}(?P<year>{year}))?"),
    _pattern("holiday_week", "holiday", r"(?P<holiday>{holiday}){s}(?P<span>week|weekend)"),
    _pattern("week_of", "week", r"(?:the{s})?week{s}of{s}(?P<date>{calendar_day})"),
)
LONG = (
    _pattern("decade", "digit", r"(?:the{s})?(?P<decade>1\d\d0|20\d0)'?s\b"),
    _pattern("decade", "digit", r"(?:the{s})?'(?P<short>[1-9]0)'?s\b"),
    _pattern("decade", "decade", r"(?:the{s})(?:(?P<century>{teen}){hyphen})?(?P<spoken>{decade_word})"),
    _pattern("century", "century", r"(?:the{s})?(?P<nth>{ordinal}){hyphen}century(?P<bc>{s}B\.?C\.?E?\.?)?"),
    _pattern(
        "year",
        "digit teen thousand",
        r"(?:the{s}year{s}|(?P<fiscal>(?:the{s})?fiscal(?:{s}year)?){s})?",
        r"(?<!\D\d\d\d-)(?P<year>{year})(?!/\d|[-\u2013]\d(?!\d{3}\b)|'?s\b|{s}B\.?C)",
    ),
    _pattern("year", "digit teen thousand", r"(?:post|pre)-(?P<year>{year})"),
    _pattern("ancient", "digit", r"(?P<year>\d{1,4}){s}(?P<bc>B\.?C\.?(?:E\.?)?|A\.?D\.?)(?!\w)"),
)
AMOUNTS = (
    _pattern("span", "unit", r"(?:the{s})?(?P<shift>past|last){s}(?P<unit>decade|century)"),
    _pattern("span", "unit", r"(?:the{s})?(?P<shift>{shift}){s}(?P<amount>{amount}){s}(?P<unit>{unit_many})"),
    _pattern("span", "unit", r"(?P<shift>recent|(?:the{s})?(?:coming|past|last)){s}(?P<unit>{unit_many})"),
    _pattern("first_units", "unit", r"the{s}first{s}(?:(?P<amount>{amount}){s})?(?P<unit>{unit_many})"),
    _pattern("shifted", _PERIODS, r"(?P<shift>{shift}){s}(?P<word>{unit_one}|weekend|{season}|{part})(?!-)"),
    _pattern("shifted", _PERIODS, r"(?P<shift>the){s}(?P<word>weekend|{unit_one})(?!-|{s}of\b)"),
    _pattern("beside", "unit part", r"the{s}(?P<word>{unit_one}|{part}){s}(?P<side>before|after)(?!{s}\w)"),
    _pattern(
        "quarter",
        "quarter half",
        r"(?:the{s})?(?:(?P<shift>{shift}){s})?(?P<nth>{ordinal}|last){hyphen}(?P<word>quarter|half)",
        r"(?:{s}of{s}(?:(?P<year>{year})|(?P<rel>{shift}){s}year|the{s}(?:fiscal{s})?year)|{s}(?P<year2>{year}))?",
        r"(?!-|{s}of\b)",
    ),
    _pattern(
        "distance",
        "unit",
        r"(?P<amount>{amount}){hyphen}(?P<unit>{unit})(?:{s}and{s}a{s}half|{or_so})?{s}(?P<away>{distance})",
    ),
    _pattern(
        "duration",
        "unit",
        r"(?P<amount>{amount}){extent}?{hyphen}(?P<unit>{unit})(?P<half>{s}and{s}a{s}half)?",
        r"(?:(?:,?{s}and{s}|{s}(?=\d))(?P<amount2>{number}){hyphen}(?P<unit2>{unit}))?",
        r"(?:-long|{or_so})?(?!{hyphen}old\b)",
    ),
    _pattern("duration", "unit", r"(?P<unit>{unit_many})(?:-long|{s}or{s}{unit_many})?(?!{hyphen}old\b)"),
    _pattern("duration", "unit", r"(?P<unit>{unit_one})-long"),
    _pattern(
        "every",
        f"{_PERIODS} month",
        r"(?P<every>{every}){s}(?:other{s}|(?P<amount>{number}){s})?",
        r"(?P<word>{unit}|{month}|{season}|{part}|weekend)(?!-)",
    ),
    _pattern("rate", "unit", r"(?:once|twice|{number}{s}times){s}(?:an?|per|each|every){s}(?P<unit>{unit_one})"),
    _pattern("recurrence", "recurrence", r"(?P<word>{recurrence})"),
    _pattern("reference", "reference", r"(?P<word>{reference})"),
)
PATTERNS = (*CALENDAR, *LONG, *AMOUNTS)
