"""Gazetteers: things known beforehand, kept as SKOS concepts in Turtle."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from pyoxigraph import Literal

from newsgraph.errors import UsageError
from newsgraph.graph.namespaces import NG, RDF, SKOS
from newsgraph.graph.vocabulary import Description, is_a, local_names, read_turtle, text
from newsgraph.model import Gazetteer, GazetteerEntry, unique


GAZETTEER = "https://w3id.org/newsgraph/gazetteer/"


def load_gazetteer(paths: Iterable[Path]) -> Gazetteer:
    """Read gazetteer files; an entry of a later file replaces the one with the same IRI in an earlier file.

    Returns
    -------
    Gazetteer
        The entries in the order of their IRIs.

    Raises
    ------
    UsageError
        If a file is missing or no Turtle, or an entry has no name or no class.
    """
    entries: dict[str, GazetteerEntry] = {}
    for path in paths:
        for iri, facts in read_turtle(path).items():
            if is_a(facts, f"{SKOS}Concept"):
                entries[iri] = _entry(iri, facts, path)
    return Gazetteer(tuple(entries[iri] for iri in sorted(entries)))


def _entry(iri: str, facts: Description, path: Path) -> GazetteerEntry:
    kinds = local_names(facts, f"{RDF}type")
    name = text(facts, f"{SKOS}prefLabel")
    if name is None:
        raise UsageError(f"{path}: {iri} has no skos:prefLabel; give its usual name")
    if len(kinds) != 1:
        raise UsageError(f"{path}: {iri} has {len(kinds)} classes of the ontology; give one, the narrowest")
    others = (*_texts(facts, f"{SKOS}prefLabel"), *_texts(facts, f"{SKOS}altLabel"))
    return GazetteerEntry(
        iri=iri,
        type=kinds[0],
        name=name,
        aliases=tuple(other for other in unique(others) if other != name),
        demonyms=unique(_texts(facts, f"{NG}demonym")),
        acronyms=unique(_texts(facts, f"{NG}acronym")),
        capital=text(facts, f"{NG}capitalName"),
        same_as=tuple(sorted(node.value for node in facts.get(f"{SKOS}exactMatch", ()))),
        of=next((node.value for node in facts.get(f"{NG}belongsTo", ())), None),
        start=text(facts, f"{NG}holdsFrom"),
        end=text(facts, f"{NG}holdsUntil"),
    )


def _texts(facts: Description, predicate: str) -> tuple[str, ...]:
    return tuple([node.value for node in facts.get(predicate, ()) if isinstance(node, Literal)])
