"""The plot of events: a lane for each type, a dot for each event, and names that cannot become markup."""

from __future__ import annotations

from dataclasses import dataclass
from xml.etree import ElementTree as ET

import pytest

from newsgraph.errors import UsageError
from newsgraph.views.plot import render_plot


SVG = "{http://www.w3.org/2000/svg}"


@dataclass(frozen=True)
class Happening:
    id: str
    label: str = "raid on Norby"
    type_label: str = "attack"
    status: str = "actual"
    earliest: str | None = "2031-02-01"
    latest: str | None = "2031-02-03"
    sources: tuple[str, ...] = ("the article",)


def drawn(*events: Happening) -> ET.Element:
    return ET.fromstring(render_plot(events))


def test_each_event_is_a_dot_and_each_type_a_lane() -> None:
    picture = drawn(
        Happening("1"), Happening("2", type_label="vote", earliest="2031-03-01", latest=None), Happening("3")
    )
    lanes = [text.text for text in picture.iter(f"{SVG}text") if text.get("class") == "lane"]
    assert lanes == ["attack", "vote"]
    assert len(list(picture.iter(f"{SVG}circle"))) == 3


def test_only_what_is_real_is_filled_and_what_is_denied_is_red() -> None:
    picture = drawn(Happening("1"), Happening("2", status="claimed"), Happening("3", status="denied"))
    assert [dot.get("class") for dot in picture.iter(f"{SVG}circle")] == ["event fact", "event claim", "denied claim"]


def test_a_hostile_name_stays_text() -> None:
    picture = drawn(Happening("1", label="<script>alert(1)</script>", sources=('"><a href="x">',)))
    assert not list(picture.iter(f"{SVG}script"))
    assert not list(picture.iter(f"{SVG}a"))


def test_nothing_to_draw_is_said() -> None:
    with pytest.raises(UsageError, match="no event is dated"):
        render_plot(())
