"""The meaning of expressions of a year and longer: years, decades and centuries."""

from __future__ import annotations

import re
from datetime import MAXYEAR, date

from newsgraph.model import TimeKind
from newsgraph.reading.times.dates import dated, group
from newsgraph.reading.times.numerals import ordinal_of, year_of
from newsgraph.reading.times.scene import Meaning, Scene
from newsgraph.reading.times.words import key


_EARLIEST_BARE_YEAR = 1500
_YEAR_CUES = frozenset({"in", "since", "of", "by", "from", "until", "till", "to", "circa", "before", "after", "around"})


def year(match: re.Match[str], scene: Scene) -> Meaning | None:
    """Read "1996", "the year two thousand" and "fiscal 1997"."""
    text = match["year"]
    number = year_of(text, scene.words)
    if number is None:
        return None
    if match[0][:1].isdigit() and scene.position is None and not _year_alone(number, scene):
        return None
    return dated(f"FY{number:04}" if group(match, "fiscal") else f"{number:04}")


def _year_alone(number: int, scene: Scene) -> bool:
    """Whether a bare number of four digits is a year: not a count ("1500 people"), nor an address or a name."""
    before, after = scene.before(), scene.after()
    if before is not None and before.lower_ in _YEAR_CUES:
        return after is None or after.tag_ != "NNS" or before.lower_ in {"in", "since"}
    return number >= _EARLIEST_BARE_YEAR and (after is None or after.tag_ not in {"NNS", "CD"})


def years(match: re.Match[str], _scene: Scene) -> Meaning | None:
    """Read "1996-97" as its two years together."""
    first = int(match["first"])
    last = first - first % 100 + int(match["last"])
    if not first < last < first + 20 or last > MAXYEAR:
        return None
    return Meaning(TimeKind.DATE, f"{first:04}/{last:04}", (date(first, 1, 1), date(last, 12, 31)))


def ancient(match: re.Match[str], _scene: Scene) -> Meaning | None:
    """Read "500 B.C." and "79 A.D."."""
    before_christ = match["bc"].upper().startswith("B")
    return dated(f"{'BC' if before_christ else ''}{int(match['year']):04}")


def decade(match: re.Match[str], scene: Scene) -> Meaning | None:
    """Read "the 1990s", "the '90s" and "the nineties"."""
    if group(match, "decade"):
        return dated(match["decade"][:3])
    if group(match, "short"):
        return dated(f"19{match['short'][0]}")
    century = group(match, "century")
    number = scene.words.numbers[key(century)] if century else 19
    return dated(f"{number}{scene.words.decades[key(match['spoken'])] // 10}")


def century(match: re.Match[str], scene: Scene) -> Meaning | None:
    """Read "the 20th century"."""
    number = ordinal_of(match["nth"], scene.words)
    if number is None or not 1 <= number <= 99:  # noqa: PLR2004
        return None
    return dated(f"BC{number - 1:02}" if match["bc"] else f"{number - 1:02}")
