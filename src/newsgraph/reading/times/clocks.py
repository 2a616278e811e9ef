"""The meaning of times of day: "9 a.m. Tuesday", "14:30", "noon"."""

from __future__ import annotations

import re

from newsgraph.model import TimeKind
from newsgraph.reading.times.numerals import number_of
from newsgraph.reading.times.scene import DAY, Meaning, Scene
from newsgraph.reading.times.words import key


_NOON = 12
_AFTERNOON = frozenset({"AF", "EV", "NI"})


def clock(match: re.Match[str], scene: Scene) -> Meaning | None:
    """Read a time of day, of the day that is named with it, or of the last day of the text."""
    part = match["part"] or match["part2"]
    time = _time(match["time"], scene.words.parts[key(part)] if part else None, scene)
    if time is None:
        return None
    if match["date"]:
        inner = scene.inner(match["date"], scene)
        if inner is None:
            return None
        return Meaning(TimeKind.TIME, f"{inner.value.partition('T')[0]}T{time}")
    base = scene.base(DAY, relative=True)
    return Meaning(TimeKind.TIME, f"{'XXXX-XX-XX' if base is None else base.isoformat()}T{time}")


def _time(text: str, part: str | None, scene: Scene) -> str | None:
    plain = key(text)
    if plain in scene.words.clocks:
        return scene.words.clocks[plain]
    digits = re.findall(r"\d\d(?=\d\d)|\d+", plain)
    hour = int(digits[0]) if digits else number_of(plain.removesuffix(" o'clock"), scene.words)
    minutes = digits[1] if len(digits) > 1 else "00"
    if hour is None or hour % 1 or not 0 <= hour <= 24 or int(minutes) > 59:  # noqa: PLR2004
        return None
    if re.search(r"[ap]\.?m$", plain):
        if not 1 <= hour <= _NOON:
            return None
        hour = hour % _NOON + (_NOON if "p" in plain else 0)
    elif part in _AFTERNOON and hour < _NOON:
        hour += _NOON
    return f"{int(hour):02}:{minutes}"
