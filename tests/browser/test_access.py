"""The pages for those who use them with a screen reader or without a mouse, judged by axe-core.

axe-core is no part of the project; ``npm install --no-save axe-core`` or the variable ``AXE_CORE`` brings it here.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from browser_help import find
from views.graphs import news, small


pytestmark = pytest.mark.browser
Open = Callable[..., Any]
ROOT = Path(__file__).resolve().parents[2]
SERIOUS = {"serious", "critical"}


@pytest.fixture(scope="module")
def axe() -> str:
    places = [Path(os.environ.get("AXE_CORE", "")), ROOT / "node_modules/axe-core/axe.min.js"]
    found = next((place for place in places if place.is_file()), None)
    if found is None:
        pytest.skip("axe-core is not installed: npm install --no-save axe-core, or set AXE_CORE to its axe.min.js")
    return found.read_text(encoding="utf-8")


def complaints(page: Any, axe: str) -> list[str]:
    """Return what axe-core finds serious."""
    page.evaluate(f"(() => {{ {axe}; window.axe = window.axe || axe; }})()")
    found = page.evaluate("axe.run(document).then((result) => result.violations)")
    return [
        f"{one['id']}: {node['html'][:160]} {node['failureSummary']}"
        for one in found
        if one["impact"] in SERIOUS
        for node in one["nodes"]
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_explorer_has_no_serious_fault(explore: Open, axe: str, scheme: str) -> None:
    page = explore(news(30), color_scheme=scheme).page
    assert complaints(page, axe) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_an_open_node_and_the_help_have_no_serious_fault(explore: Open, axe: str, scheme: str) -> None:
    page = explore(small(), color_scheme=scheme).page
    find(page, "Red Lantern")
    assert complaints(page, axe) == []
    page.click("#open-export")
    assert complaints(page, axe) == []
    page.click("#open-help")
    assert complaints(page, axe) == []


def test_a_phone_with_open_filters_has_no_serious_fault(explore: Open, axe: str) -> None:
    page = explore(small(), viewport={"width": 390, "height": 844}, has_touch=True).page
    page.click("#open-filters")
    assert complaints(page, axe) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_report_has_no_serious_fault(read_report: Open, axe: str, scheme: str) -> None:
    page = read_report(news(60), color_scheme=scheme).page
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    assert complaints(page, axe) == []
