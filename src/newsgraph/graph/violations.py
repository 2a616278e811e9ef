"""What breaks a check or a shape, with the sentence at fault and what to do about it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from newsgraph.graph.namespaces import NG, NIF, RDF
from newsgraph.graph.store import Facts


_ADVICE = {
    "source": "the speaker is of no class that can speak: mend its type in the gazetteer or the lexicon of kinds",
    "predicate": "declare the relation in newsgraph.ttl",
    "datePublished": "give the article a date: newsgraph resolves relative times against it",
    "label": "the thing has no name: report the sentence",
}
_OTHERWISE = "read the sentence: mend the lexicon entry that misread it, or report it as an error of newsgraph"
_HOLDERS = ("casualties", "quantity", "eventCount", "event", "utteredIn", "content")


@dataclass(frozen=True, slots=True, kw_only=True)
class Violation:
    """One breach of a check or shape."""

    check: str  # title of the check, name of the shape
    focus: str  # IRI of the node at fault
    message: str
    severity: str = "Violation"  # or Warning, Info
    value: str | None = None
    sentence: str | None = None
    document: str | None = None  # IRI
    begin: int | None = None  # offsets of the sentence in the document's text
    end: int | None = None
    advice: str


@dataclass(frozen=True, slots=True)
class Witness:
    """A graph, and for each event, number and claim the nodes that point at it."""

    facts: Facts
    holders: Mapping[str, tuple[str, ...]]


def advise(path: str, told: str | None) -> str:
    """Return what to do about a broken shape: what it tells itself, or what its property calls for."""
    return told if told is not None else _ADVICE.get(path, _OTHERWISE)


def by_weight(breach: Violation) -> tuple[bool, str, str, str]:
    """Return the key that sorts violations before warnings."""
    return breach.severity != "Violation", breach.check, breach.focus, breach.message


def local_name(iri: str) -> str:
    """Return the end of an IRI.

    Examples
    --------
    >>> local_name("http://example.org/ns#name")
    'name'
    """
    return iri.replace("/", "#").rsplit("#", maxsplit=1)[-1]


def witness(facts: Facts) -> Witness:
    """Return the graph with what is needed to find the sentence behind any node."""
    holders: dict[str, list[str]] = defaultdict(list)
    for holder in sorted(facts.table):
        for predicate in _HOLDERS:
            for node in facts.all(holder, f"{NG}{predicate}"):
                holders[node].append(holder)
    return Witness(facts, {node: tuple(found) for node, found in holders.items()})


def violation(seen: Witness, *, check: str, focus: str, message: str, advice: str, **more: str | None) -> Violation:
    """Return the breach with the first sentence of the graph that shows it."""
    facts = seen.facts
    place = _sentence(focus, seen)
    begin = facts.one(place, f"{NIF}beginIndex") if place is not None else None
    end = facts.one(place, f"{NIF}endIndex") if place is not None else None
    return Violation(
        check=check,
        focus=focus,
        message=message,
        severity=more.get("severity") or "Violation",
        value=more.get("value"),
        sentence=facts.one(place, f"{NIF}anchorOf") if place is not None else None,
        document=_document(focus, place, facts),
        begin=int(begin) if begin is not None and begin.isdecimal() else None,
        end=int(end) if end is not None and end.isdecimal() else None,
        advice=advice,
    )


def _sentence(focus: str, seen: Witness) -> str | None:
    """Return the sentence that the node is, stands in, or belongs to through what holds it."""
    facts = seen.facts
    if f"{NG}Sentence" in facts.all(focus, f"{RDF}type"):
        return focus
    nodes = (focus, *seen.holders.get(focus, ()))
    for node in nodes:
        for predicate in ("evidence", "mentionedIn"):
            if (place := facts.one(node, f"{NG}{predicate}")) is not None:
                return place
    return None


def _document(focus: str, place: str | None, facts: Facts) -> str | None:
    if place is not None and (document := facts.one(place, f"{NIF}referenceContext")) is not None:
        return document
    if f"{NG}Article" in facts.all(focus, f"{RDF}type"):
        return focus
    return facts.one(focus, f"{NG}document")


def is_serious(breach: Violation) -> bool:
    """Whether a graph with this breach must not be published; the others are warnings."""
    return breach.severity == "Violation"


def tell(breaches: Iterable[Violation], *, most: int = 20) -> str:
    """Return each breach with the sentence at fault and what to do."""
    found = tuple(breaches)
    lines = [_told(breach) for breach in found[:most]]
    return "\n".join(lines if len(found) <= most else [*lines, f"… and {len(found) - most} more"])


def _told(breach: Violation) -> str:
    place = f" ({breach.document}#char={breach.begin},{breach.end})" if breach.begin is not None else ""
    sentence = f'\n  sentence: "{breach.sentence}"{place}' if breach.sentence else ""
    mark = "" if is_serious(breach) else f"{breach.severity}: "
    return f"{mark}{breach.check}: {breach.message}\n  at: {breach.focus}{sentence}\n  do: {breach.advice}"
