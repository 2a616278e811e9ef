"""Datelines: where they stand, and that nothing else is taken for one."""

from __future__ import annotations

import pytest

from newsgraph.reading.dateline import dateline_of


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("GOMA, Congo (Agency) — Rebels took a town.", "GOMA"),
        ("LA PAZ, Bolivia -- Miners marched.", "LA PAZ"),
        ("Talks stall\n\nBonn (Agency) - Ministers left.", "Bonn"),
        ("KANDOR – Prices rose.", "KANDOR"),
        ("KANDOR (Agency): Prices rose.", "KANDOR"),
        ("Accra, March 15, GNA - Prices rose.", "Accra"),
        ("LAGOS, May 3 (Agency) -- Ministers left.", "LAGOS"),
    ],
)
def test_a_dateline_is_found(text: str, place: str) -> None:
    found = dateline_of(text)
    assert found is not None
    span, begin = found
    assert text[span.start : span.end] == place
    assert text[begin:].split(maxsplit=1)[0] in ("Rebels", "Miners", "Ministers", "Prices")


@pytest.mark.parametrize(
    "text",
    [
        "Rebels took a town - the last one.",
        "The UN - a body of states - met.",
        "A T-shirt was found.",
        "Sales (net) - up.",
        "Sales (Net): up.",
        "PRICES: up again.",
        "",
    ],
)
def test_a_dash_alone_makes_no_dateline(text: str) -> None:
    assert dateline_of(text) is None
