"""Which events a reader takes from a sentence, when and where they lie and how many they struck, with the real model."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from newsgraph.model import Knowledge, Occurrence, Role


pytestmark = pytest.mark.model
CASES: list[dict[str, Any]] = tomllib.loads(
    (Path(__file__).with_name("events") / "cases.toml").read_text(encoding="utf-8")
)["case"]
DOERS = (Role.AGENT, Role.PARTICIPANT)


def told(occurrence: Occurrence, knowledge: Knowledge) -> dict[str, Any]:
    """Return an occurrence in the words of the cases."""
    names = {entity.id: entity.name for entity in knowledge.entities.entities}
    place = occurrence.place
    return {
        "type": occurrence.type,
        "status": occurrence.status.value,
        "series": occurrence.is_series,
        "part": occurrence.series is not None,
        "first": (occurrence.time and occurrence.time.earliest) or "",
        "last": (occurrence.time and occurrence.time.latest) or "",
        "place": names[place[0]].casefold() if place else "",
        "basis": place[1].value if place else "",
        "agent": [names[entity].casefold() for role, entity in occurrence.participants if role in DOERS],
        "numbers": {(quantity.value, quantity.qualifier.value) for _, quantity in occurrence.quantities},
    }


def agrees(wanted: dict[str, Any], found: dict[str, Any]) -> bool:
    """Whether an event is as the case wants it; names are compared by their last words, without regard to case."""
    for key, value in wanted.items():
        if key == "numbers" and not {(float(number), how) for number, how in value} <= found[key]:
            return False
        if key == "numbers" and not value and found[key]:
            return False
        if key == "agent" and not any(name.endswith(value.casefold()) for name in found[key]):
            return False
        if key == "place" and not found[key].endswith(value.casefold()):
            return False
        if key not in ("numbers", "agent", "place", "only") and found[key] != value:
            return False
    return True


def test_the_case_list_is_whole() -> None:
    assert len(CASES) >= 30


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:40] for case in CASES])
def test_sentence(case: dict[str, Any], understood: Callable[[str, str], Knowledge]) -> None:
    """Every event that the case names is there; one that is ``only`` has no second one of a class of deeds beside it."""
    knowledge = understood(case["text"], "2021-08-13")
    found = [told(occurrence, knowledge) for occurrence in knowledge.occurrences]
    for wanted in case["events"]:
        assert any(agrees(wanted, one) for one in found), f"no {wanted} in {found}"
        if wanted.get("only"):
            assert [one["type"] for one in found if one["type"] != "Event"] == [wanted["type"]]
