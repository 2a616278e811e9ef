"""Readings survive being written and read, and look as the contract says."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsgraph.errors import InputError
from newsgraph.model import (
    Attribution,
    Chain,
    Claim,
    ClaimArgument,
    Document,
    Event,
    EventArgument,
    Link,
    Mention,
    MentionKind,
    Problem,
    Quantity,
    Reading,
    Span,
    Time,
    TimeKind,
    Value,
)
from newsgraph.readings import dump_reading, load_reading, load_readings


for kind in (
    Attribution,
    Chain,
    Claim,
    ClaimArgument,
    Document,
    Event,
    EventArgument,
    Link,
    Mention,
    MentionKind,
    Problem,
    Quantity,
    Time,
    TimeKind,
    Value,
):
    st.register_type_strategy(kind, st.builds(kind))
st.register_type_strategy(Span, st.builds(Span, st.integers(0, 10**6), st.integers(0, 10**6)))
st.register_type_strategy(float, st.floats(allow_nan=False, allow_infinity=False))


@given(st.builds(Reading))
def test_loading_what_was_dumped_gives_the_same(reading: Reading) -> None:
    line = dump_reading(reading)
    assert "\n" not in line
    assert load_reading(line) == reading


READING = Reading(
    document=Document(id="d", text="Norland attacked São."),
    mentions=(
        Mention(
            id="m1", span=Span(0, 7), head=Span(0, 7), text="Norland", kind=MentionKind.NAME, type="State", chain="c1"
        ),
    ),
    times=(Time(id="t1", span=Span(8, 9), text="a", kind=TimeKind.DATE, value="2021"),),
)


def test_shape_is_the_contract() -> None:
    record = json.loads(dump_reading(READING))
    assert list(record) == [
        "version",
        "document",
        "mentions",
        "chains",
        "times",
        "attributions",
        "events",
        "claims",
        "problems",
    ]
    assert record["mentions"] == [
        {
            "id": "m1",
            "start": 0,
            "end": 7,
            "head": [0, 7],
            "text": "Norland",
            "kind": "name",
            "type": "State",
            "chain": "c1",
        }
    ]
    assert record["times"][0] | {"start": 8, "end": 9, "earliest": None, "latest": None} == record["times"][0]
    assert "São" in dump_reading(READING)


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("{", "no JSON"),
        ("[]", "no Reading of version 1"),
        ('{"version": 2}', "no Reading of version 1"),
        ('{"version": 1}', "no Reading"),
        ('{"version": 1, "document": {"id": 5, "text": ""}}', "wrong kind"),
        ('{"version": 1, "document": {"id": "x", "text": ""}, "mentions": [{"id": "m1"}]}', "start"),
    ],
)
def test_what_is_no_reading_is_named_with_its_line(line: str, says: str) -> None:
    with pytest.raises(InputError, match=f"^r.jsonl:2: .*{says}"):
        list(load_readings(["", line], source="r.jsonl"))
