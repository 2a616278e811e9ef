"""Events as rows of a timeline: what is said to have happened when and where, according to whom, in which sentence."""

from __future__ import annotations

import re
from calendar import monthrange
from collections import defaultdict
from dataclasses import dataclass

from pyoxigraph import Store

from newsgraph.errors import UsageError
from newsgraph.graph.namespaces import DCTERMS, NG, NIF, RDF, RDFS, SCHEMA, SKOS
from newsgraph.graph.query import Cell, CellKind, Form, QueryResult
from newsgraph.graph.store import Facts, read_facts


GENERIC = "Event"  # the class of events of no known class: "said", "came"
_ROLES = ("agent", "target", "victim", "beneficiary", "participant", "instrument", "theme", "place", "presumedPlace",
          "origin", "destination")  # fmt: skip
_COLUMNS = ("first", "last", "event", "type", "standing", "place", "sources", "sentence", "article")
_DATE = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")


@dataclass(frozen=True, slots=True, kw_only=True)
class EventRow:
    """One dated event of a graph, with the names of what belongs to it; ``None`` is what is not stated."""

    id: str  # IRI
    label: str
    type: str  # local name
    type_label: str
    status: str  # "actual", "claimed", "denied", "planned" or "hypothetical"
    earliest: str | None
    latest: str | None
    time_text: str
    place: str | None
    sources: tuple[str, ...]  # who makes claims about it; "the article" where it tells of it itself
    sentences: tuple[str, ...]
    article: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Which events a timeline shows; ``None`` leaves a side open."""

    first: str | None = None  # ISO day, month or year
    last: str | None = None
    kind: str | None = None  # class of events, with all below it; "Event" takes in those of no known class
    where: str | None = None  # name of who or what takes part, of the place, or of a place around it


def event_rows(store: Store, choice: Choice | None = None) -> tuple[EventRow, ...]:
    """Return the events that words of an article date, in the order of their first possible days.

    Raises
    ------
    UsageError
        If a day is none, or there is no such class of events.
    """
    return events_of(read_facts(store), choice)


def events_of(facts: Facts, choice: Choice | None = None) -> tuple[EventRow, ...]:
    """Return the rows of ``event_rows`` from triples that are read already."""
    wanted = choice or Choice()
    first, last = (_day(text, last=at) for at, text in enumerate((wanted.first, wanted.last)))
    kinds = _below(wanted.kind, facts)
    told = _tellers(facts)
    rows = (
        _row(event, told[event], facts)
        for event in facts.subjects(f"{NG}eventStatus")
        if facts.one(event, f"{NG}timeText") is not None
        and _local(facts.one(event, f"{NG}eventType")) in kinds
        and (wanted.where is None or wanted.where.casefold() in _names(event, facts))
    )
    dated = (row for row in rows if (row.earliest or row.latest) and _within(row, first, last))
    return tuple(
        sorted(dated, key=lambda row: (row.earliest or row.latest or "", row.latest or "9999", row.label, row.id))
    )


def as_result(rows: tuple[EventRow, ...]) -> QueryResult:
    """Return the rows as the answer to a query, so that they are written as safely as any."""
    cells = (
        (
            row.earliest, row.latest, row.label, row.type_label, row.status, row.place, "; ".join(row.sources),
            " / ".join(row.sentences), row.article,
        )
        for row in rows
    )  # fmt: skip
    return QueryResult(
        form=Form.TABLE,
        columns=_COLUMNS,
        rows=tuple(tuple(Cell(value=text, kind=CellKind.LITERAL) if text else None for text in line) for line in cells),
    )


def _row(event: str, tellers: set[str], facts: Facts) -> EventRow:
    kind = facts.one(event, f"{NG}eventType") or f"{NG}{GENERIC}"
    status = facts.label(facts.one(event, f"{NG}eventStatus")) or ""
    evidence = sorted(facts.all(event, f"{NG}evidence"), key=lambda place: (_offset(place, facts), place))
    article = next((found for place in evidence if (found := facts.one(place, f"{NIF}referenceContext"))), "")
    title = facts.one(article, f"{DCTERMS}title") or facts.one(article, f"{DCTERMS}identifier") or article
    published = facts.one(article, f"{SCHEMA}datePublished")
    return EventRow(
        id=event,
        label=facts.label(event) or event,
        type=_local(kind),
        type_label=facts.label(kind) or _local(kind),
        status=status,
        earliest=facts.one(event, f"{NG}earliest"),
        latest=facts.one(event, f"{NG}latest"),
        time_text=facts.one(event, f"{NG}timeText") or "",
        place=facts.label(facts.one(event, f"{NG}place")),
        sources=tuple(sorted(tellers)) or ("the article" if status == "actual" else "not named",),
        sentences=tuple(filter(None, (facts.one(place, f"{NIF}anchorOf") for place in evidence))),
        article=f"{title} ({published})" if published else title,
    )


def _tellers(facts: Facts) -> defaultdict[str, set[str]]:
    """Return who makes claims about each event, those who deny it marked so."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for statement in facts.subjects(f"{RDF}predicate"):
        source = facts.one(statement, f"{NG}source")
        own = source == facts.one(statement, f"{NG}document")
        name = "the article" if own else facts.label(source) or "unnamed"
        denied = " (denies it)" if facts.one(statement, f"{NG}polarity") == f"{NG}Denied" else ""
        for key in (f"{NG}event", f"{RDF}subject", f"{RDF}object"):
            for event in facts.all(statement, key):
                found[event].add(f"{name}{denied}")
    return found


def _names(event: str, facts: Facts) -> frozenset[str]:
    """Return every name of what takes part in an event, of its place, and of the places around that."""
    things = [thing for role in _ROLES for thing in facts.all(event, f"{NG}{role}")]
    for thing in things:
        things += [upper for upper in facts.all(thing, f"{NG}locatedIn") if upper not in things]
    keys = (f"{RDFS}label", f"{SKOS}altLabel", f"{NG}acronym")
    return frozenset(name.casefold() for thing in things for key in keys for name in facts.all(thing, key))


def _below(kind: str | None, facts: Facts) -> frozenset[str]:
    """Return the class and all below it; without one, all classes but the one of no known kind."""
    found = [f"{NG}{kind or GENERIC}"]
    uppers = {one: facts.all(one, f"{RDFS}subClassOf") for one in facts.subjects(f"{RDFS}subClassOf")}
    for current in found:
        found += [one for one, above in uppers.items() if current in above and one not in found]
    names = frozenset(map(_local, found))
    known = frozenset(_local(facts.one(event, f"{NG}eventType")) for event in facts.subjects(f"{NG}eventStatus"))
    if kind is not None and len(found) == 1 and kind not in known and found[0] not in uppers:
        raise UsageError(f"{kind!r} is no class of events; name one such as Attack, Meeting or Protest")
    return names if kind is not None else names - {GENERIC}


def _day(text: str | None, *, last: int) -> str | None:
    """Return the first or the last day of a day, month or year."""
    match = _DATE.fullmatch(text) if text is not None else None
    if text is None:
        return None
    if match is None:
        raise UsageError(f"{text!r} is no day; write it as 2031-07-01, 2031-07 or 2031")
    year, month, day = (int(part) if part is not None else None for part in match.groups())
    month = month or (12 if last else 1)
    if not (year and 1 <= month <= 12) or (day is not None and not 1 <= day <= monthrange(year, month)[1]):  # noqa: PLR2004
        raise UsageError(f"{text!r} is no day of the calendar; write it as 2031-07-01, 2031-07 or 2031")
    return f"{year:04}-{month:02}-{day or (monthrange(year, month)[1] if last else 1):02}"


def _within(row: EventRow, first: str | None, last: str | None) -> bool:
    """Whether an event may lie in the period."""
    begin, end = row.earliest or row.latest or "", row.latest or row.earliest or ""
    return (first is None or end >= first) and (last is None or begin <= last)


def _offset(place: str, facts: Facts) -> int:
    return int(facts.one(place, f"{NIF}beginIndex") or 0)


def _local(iri: str | None) -> str:
    return (iri or "").removeprefix(NG)
