"""The timeline of a graph: dated events in order, and what is asked of them."""

from __future__ import annotations

from pathlib import Path

import pytest
from pyoxigraph import Store

from newsgraph.errors import UsageError
from newsgraph.graph.chronicle import Choice, as_result, event_rows
from newsgraph.graph.store import open_store


GRAPH = Path(__file__).parents[1] / "golden" / "graph" / "harbour.ttl"


@pytest.fixture(scope="module")
def store(root: Path) -> Store:
    return open_store((GRAPH,), ontology=root / "ontology" / "newsgraph.ttl")


def labels(store: Store, **choice: str) -> list[str]:
    return [row.label for row in event_rows(store, Choice(**choice))]


def test_events_come_in_the_order_of_their_days_with_their_sentences(store: Store) -> None:
    rows = event_rows(store)
    days = [row.earliest or row.latest or "" for row in rows]
    assert len(rows) > 1
    assert days == sorted(days)
    assert all(row.time_text and row.sentences and row.sources and row.article for row in rows)


def test_a_period_takes_what_may_lie_in_it(store: Store) -> None:
    assert labels(store, first="2014", last="2014") == [
        row.label for row in event_rows(store) if (row.earliest or "") <= "2014-12-31" <= (row.latest or "9999")
    ]
    assert labels(store, last="1900") == []


def test_a_class_takes_in_those_below_it(store: Store) -> None:
    kinds = {row.type for row in event_rows(store, Choice(kind="Meeting"))}
    assert kinds
    assert kinds <= {"Meeting", "Conference", "Visit", "Negotiation", "Mediation"}


def test_a_name_finds_participants_whatever_its_case(store: Store) -> None:
    assert labels(store, where="vale front")
    assert labels(store, where="VALE FRONT") == labels(store, where="vale front")
    assert labels(store, where="nobody") == []


@pytest.mark.parametrize(
    ("choice", "says"),
    [
        (Choice(first="soon"), "is no day"),
        (Choice(last="2031-13"), "no day of the calendar"),
        (Choice(last="2031-02-30"), "no day of the calendar"),
        (Choice(kind="Picnic"), "no class of events"),
    ],
)
def test_what_cannot_be_asked_is_said(store: Store, choice: Choice, says: str) -> None:
    with pytest.raises(UsageError, match=says):
        event_rows(store, choice)


def test_the_answer_has_a_column_for_each_part(store: Store) -> None:
    result = as_result(event_rows(store))
    assert result.columns[:3] == ("first", "last", "event")
    assert all(len(row) == len(result.columns) for row in result.rows)
