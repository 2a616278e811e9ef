"""What happened when, as far as the articles date it."""

from __future__ import annotations

from dataclasses import dataclass

import networkx as nx

from newsgraph.analysis.projection import edges_in_order, label_of, sentence_of, voice_of, words_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """One dated statement; ``None`` leaves a side of its time open."""

    earliest: str | None
    latest: str | None
    time_text: str
    statement: str  # "Acme attacks Widgets"
    event: str | None
    group: str  # of the relation
    kind: str
    polarity: str
    voice: str
    sentence: str
    claim: str


def find_timeline(graph: nx.MultiDiGraph) -> tuple[Moment, ...]:
    """Order all dated statements by the first day on which they may hold.

    How to read it: a date is the one that the text gives, with its own precision. "In May" stands before "on 9 May",
    as it may mean the first. A statement said twice on one date in the same words is listed once.
    """
    moments: dict[tuple[str | None, ...], Moment] = {}
    for begin, end, key, data in edges_in_order(graph):
        earliest, latest = data.get("earliest"), data.get("latest")
        if (earliest is None and latest is None) or not data.get("time_text"):
            continue  # tense alone dates nothing
        statement = f"{label_of(graph, begin)} {words_of(data)} {label_of(graph, end)}"
        moment = Moment(
            earliest=earliest,
            latest=latest,
            time_text=str(data.get("time_text") or ""),
            statement=statement,
            event=data.get("event"),
            group=str(data.get("group") or "open"),
            kind=str(data.get("kind", "Claim")),
            polarity=str(data.get("polarity", "Asserted")),
            voice=voice_of(data),
            sentence=sentence_of(data),
            claim=key,
        )
        moments.setdefault((earliest, latest, statement, moment.polarity, moment.voice), moment)
    return tuple(sorted(moments.values(), key=_order))


def _order(moment: Moment) -> tuple[str, str, str, str]:
    """Sort by first day, then last day, then words."""
    first = moment.earliest or moment.latest or ""
    return first, moment.latest or "9999", moment.statement, moment.claim
