"""Claims as rows of a table: who says what, how, when, and in which sentence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pyoxigraph import NamedNode, Store

from newsgraph.graph.namespaces import DCTERMS, NG, NIF, RDF, SCHEMA
from newsgraph.graph.store import Facts, look_up_facts


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimRow:
    """One statement node of a graph with the names of everything in it; ``None`` is what is not stated."""

    id: str  # IRI
    kind: str  # Fact, PastFact or Claim
    subject: str  # IRI
    subject_label: str
    relation: str  # local name
    relation_label: str  # of an open relation, its words
    object: str  # IRI, or the words of a literal
    object_label: str
    source: str  # IRI; of the article, where it speaks for itself
    source_label: str
    polarity: str
    modality: str
    act: str
    confidence: float
    earliest: str | None
    latest: str | None
    place: str | None  # its name
    contradicts: tuple[str, ...]  # IRIs
    document: str  # IRI
    title: str | None
    author: str | None  # of the article, as it names them
    publisher: str | None
    published: str | None
    begin: int | None  # offsets of the sentence in the article
    end: int | None
    sentence: str | None

    def __str__(self) -> str:
        """Return the claim as a line to read."""
        held = f"{self.source_label}: {self.polarity.lower()}, {self.modality.lower()}"
        return f"{self.subject_label} {self.relation_label} {self.object_label} [{held}]"


def claim_rows(store: Store) -> Iterator[ClaimRow]:
    """Yield the claims of a store together with its ontology, sorted by their IRIs."""
    facts = look_up_facts(store)
    quads = store.quads_for_pattern(None, NamedNode(f"{RDF}predicate"), None)
    nodes = sorted({quad.subject.value for quad in quads if isinstance(quad.subject, NamedNode)})
    return (_row(node, facts) for node in nodes)


def _row(node: str, facts: Facts) -> ClaimRow:
    subject, target = (facts.one(node, f"{RDF}{key}") or "" for key in ("subject", "object"))
    relation = facts.one(node, f"{RDF}predicate") or ""
    phrase = facts.one(node, f"{NG}phrase")
    verb = facts.label(relation) or relation.removeprefix(NG)
    document = facts.one(node, f"{NG}document") or ""
    source = facts.one(node, f"{NG}source") or document
    own = "the article" if source == document else source
    kinds = [kind.removeprefix(NG) for kind in facts.all(node, f"{RDF}type")]
    place = min(facts.all(node, f"{NG}evidence"), default="", key=lambda one: (_offset(one, "begin", facts) or 0, one))
    return ClaimRow(
        id=node,
        kind=next((kind for kind in ("Fact", "PastFact") if kind in kinds), "Claim"),
        subject=subject,
        subject_label=facts.label(subject) or subject,
        relation=relation.removeprefix(NG),
        relation_label=phrase or verb if relation == f"{NG}relatedTo" else verb,
        object=target,
        object_label=facts.label(target) or target,
        source=source,
        source_label=facts.label(source) or own,
        polarity=_local(node, "polarity", facts) or "Asserted",
        modality=_local(node, "modality", facts) or "Certain",
        act=_local(node, "speechAct", facts) or "Assertion",
        confidence=float(facts.one(node, f"{NG}confidence") or 0),
        earliest=facts.one(node, f"{NG}earliest"),
        latest=facts.one(node, f"{NG}latest"),
        place=facts.label(facts.one(node, f"{NG}place")),
        contradicts=facts.all(node, f"{NG}contradicts"),
        document=document,
        title=facts.one(document, f"{DCTERMS}title"),
        author=facts.one(document, f"{SCHEMA}author"),
        publisher=facts.one(document, f"{SCHEMA}publisher"),
        published=facts.one(document, f"{SCHEMA}datePublished"),
        begin=_offset(place, "begin", facts),
        end=_offset(place, "end", facts),
        sentence=facts.one(place, f"{NIF}anchorOf"),
    )


def _offset(place: str, which: str, facts: Facts) -> int | None:
    found = facts.one(place, f"{NIF}{which}Index") if place else None
    return int(found) if found is not None else None


def _local(node: str, key: str, facts: Facts) -> str | None:
    found = facts.one(node, f"{NG}{key}")
    return found.removeprefix(NG) if found is not None else None
