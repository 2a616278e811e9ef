"""The ontology's terms: prefixes, and the classes and relations that ``ontology/newsgraph.ttl`` declares."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from newsgraph.errors import UsageError
from newsgraph.graph.namespaces import DCTERMS, NG, NIF, RDF, RDFS, SCHEMA, SKOS, WD, XSD
from newsgraph.model import Ontology, RelationType


PROV = "http://www.w3.org/ns/prov#"
OWL = "http://www.w3.org/2002/07/owl#"
SH = "http://www.w3.org/ns/shacl#"

PREFIXES: Mapping[str, str] = {
    "ng": NG,
    "rdf": RDF,
    "rdfs": RDFS,
    "owl": OWL,
    "xsd": XSD,
    "skos": SKOS,
    "dcterms": DCTERMS,
    "prov": PROV,
    "nif": NIF,
    "schema": SCHEMA,
    "sh": SH,
    "wd": WD,
}

RELATION = f"{NG}Relation"
OPEN_RELATION = f"{NG}OpenRelation"
RELATED_TO = f"{NG}relatedTo"

Node = NamedNode | Literal
"""What can stand as an object in the files that this module reads."""
_NODES = (NamedNode, Literal)
_TYPE = f"{RDF}type"

Description = Mapping[str, Sequence[Node]]
"""What a file says about one subject: objects by the IRI of the predicate, in the order of the file."""


def read_turtle(path: Path) -> Mapping[str, Description]:
    """Read a Turtle file without blank nodes and return what it says about each subject.

    Raises
    ------
    UsageError
        If the file is missing, is no Turtle, or holds a blank node.
    """
    found: dict[str, dict[str, list[Node]]] = defaultdict(lambda: defaultdict(list))
    try:
        for subject, predicate, target, _ in parse(path=str(path), format=RdfFormat.TURTLE):
            if not isinstance(subject, NamedNode) or not isinstance(target, _NODES):
                raise UsageError(f"{path}: holds a blank node or a triple term; give every subject and object an IRI")
            found[subject.value][predicate.value].append(target)
    except FileNotFoundError:
        raise UsageError(f"{path}: this file is missing; copy it from the ontology that newsgraph ships") from None
    except (SyntaxError, OSError, ValueError) as error:
        raise UsageError(f"{path}: cannot be read as Turtle: {error}") from None
    return found


def load_ontology(path: Path) -> Ontology:
    """Read the classes, relations and labels of an ontology.

    Raises
    ------
    UsageError
        If the file is missing, is no Turtle, or declares no class Entity or no relation.
    """
    terms = {
        subject[len(NG) :]: facts for subject, facts in sorted(read_turtle(path).items()) if subject.startswith(NG)
    }
    classes = {
        name: local_names(facts, f"{RDFS}subClassOf") for name, facts in terms.items() if is_a(facts, f"{RDFS}Class")
    }
    relations = {name: _relation(name, facts, path) for name, facts in terms.items() if is_a(facts, RELATION)}
    if "Entity" not in classes or not relations:
        raise UsageError(f"{path}: declares no class ng:Entity or no ng:Relation; is it the right file?")
    known = {name: replace(found, supers=_known(found.supers, relations)) for name, found in relations.items()}
    labels = {name: text(facts, f"{RDFS}label") or name for name, facts in terms.items()}
    return Ontology(classes, known, labels)


def _relation(name: str, facts: Description, path: Path) -> RelationType:
    score = text(facts, f"{NG}conflictScore")
    quad = local_names(facts, f"{NG}quadCategory")
    return RelationType(
        name=name,
        label=text(facts, f"{RDFS}label") or name,
        domain=_expected(name, facts, "domainIncludes", path),
        range=_expected(name, facts, "rangeIncludes", path),
        supers=local_names(facts, f"{RDFS}subPropertyOf"),
        group=text(facts, f"{NG}relationGroup") or "other",
        state=text(facts, f"{NG}temporalKind") == "state",
        symmetric=is_a(facts, f"{OWL}SymmetricProperty"),
        plover=text(facts, f"{NG}ploverType"),
        quad=quad[0] if quad else None,
        score=float(score) if score is not None else None,
    )


def _expected(name: str, facts: Description, key: str, path: Path) -> str:
    """Return the class that a relation expects, "string" for words, and Entity where nothing is said."""
    found = facts.get(f"{SCHEMA}{key}", ())
    if len(found) > 1:
        raise UsageError(f"{path}: ng:{name} has {len(found)} values of schema:{key}; give one class above them")
    if found and found[0].value == f"{XSD}string":
        return "string"
    names = local_names(facts, f"{SCHEMA}{key}")
    return names[0] if names else "Entity"


def _known(names: tuple[str, ...], relations: Container[str]) -> tuple[str, ...]:
    """Return the names that are relations: the open relation above them all is none."""
    return tuple(name for name in names if name in relations)


def is_a(facts: Description, kind: str) -> bool:
    """Whether the description gives that type."""
    return any(target.value == kind for target in facts.get(_TYPE, ()))


def local_names(facts: Description, predicate: str) -> tuple[str, ...]:
    """Return the objects of a predicate that are terms of the ontology, by their local names."""
    values = [node.value for node in facts.get(predicate, ()) if isinstance(node, NamedNode)]
    return tuple([value[len(NG) :] for value in values if value.startswith(NG)])


def text(facts: Description, predicate: str) -> str | None:
    """Return one literal of a predicate, English before any other language; ``None`` if there is none."""
    if predicate not in facts:
        return None
    literals = [node for node in facts[predicate] if isinstance(node, Literal)]
    english = [node for node in literals if node.language in (None, "en")]
    return (english or literals)[0].value if literals else None
