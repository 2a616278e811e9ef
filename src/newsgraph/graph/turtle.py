"""Turtle for people: sections with comments, prefixed names, one predicate per line; the same bytes every time.

rdflib and pyoxigraph write valid Turtle too, but without comments and in an order of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode, Triple

from newsgraph.graph.namespaces import RDF, XSD


Term = NamedNode | Literal

_LOCAL = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_-]*")
_DECIMAL = re.compile(r"[+-]?[0-9]+\.[0-9]+")
_DECIMAL_TYPE = f"{XSD}decimal"
_STRING_TYPE = f"{XSD}string"
_TYPE = f"{RDF}type"
_HIDDEN = (
    *range(0x20),
    *range(0x7F, 0xA0),
    0xAD,
    *range(0x200B, 0x2010),
    *range(0x2028, 0x202F),
    0xFEFF,
    0xFFFE,
    0xFFFF,
)
_ESCAPES = {code: f"\\u{code:04X}" for code in _HIDDEN} | {
    ord('"'): '\\"',
    ord("\\"): "\\\\",
    ord("\n"): "\\n",
    ord("\r"): "\\r",
    ord("\t"): "\\t",
}


@dataclass(frozen=True, slots=True)
class Section:
    """Triples that belong together under a heading; they are written in the order in which they come."""

    title: str
    triples: Iterable[Triple]


def write(sections: Iterable[Section], prefixes: Mapping[str, str]) -> str:
    """Return the sections as Turtle, with the prefixes bound.

    Triples with one subject and predicate are joined; repeated triples are written once within a section.
    """
    spell = Speller({namespace: prefix for prefix, namespace in prefixes.items()})
    lines = [*heading(prefixes)]
    for section in sections:
        if found := list(blocks(section.triples, spell)):
            lines += ["", f"# ---- {section.title} ----", *found]
    return "\n".join(lines) + "\n"


def heading(prefixes: Mapping[str, str]) -> Iterator[str]:
    """Yield the lines that bind the prefixes."""
    return (f"@prefix {prefix}: <{namespace}> ." for prefix, namespace in prefixes.items())


def blocks(triples: Iterable[Triple], spell: Speller) -> Iterator[str]:
    """Yield one block for each subject, in the order in which they come."""
    subjects: dict[str, dict[str, dict[str, None]]] = {}
    for subject, predicate, target in triples:
        if isinstance(subject, NamedNode) and isinstance(target, (NamedNode, Literal)):
            predicates = subjects.setdefault(spell(subject), {})
            predicates.setdefault(spell.predicate(predicate), {})[spell(target)] = None
    for name, predicates in subjects.items():
        lines = [f"{predicate} {' , '.join(objects)}" for predicate, objects in predicates.items()]
        body = " ;\n    ".join(lines)
        yield f"{name} {body} ."


class Speller:
    """Spells terms; it remembers the names that it has spelt, since most come back."""

    def __init__(self, prefixes: Mapping[str, str]) -> None:
        self._prefixes = prefixes
        self._spelt: dict[str, str] = {}

    def __call__(self, term: Term) -> str:
        """Return the term as it is written."""
        return self._name(term.value) if isinstance(term, NamedNode) else self._literal(term)

    def predicate(self, term: NamedNode) -> str:
        """Return the name, or ``a``."""
        iri = term.value
        return "a" if iri == _TYPE else self._name(iri)

    def _name(self, iri: str) -> str:
        if (known := self._spelt.get(iri)) is None:
            cut = max(iri.rfind("/"), iri.rfind("#")) + 1
            prefix = self._prefixes.get(iri[:cut])
            short = prefix is not None and _LOCAL.fullmatch(iri, cut) is not None
            known = self._spelt[iri] = f"{prefix}:{iri[cut:]}" if short else f"<{iri}>"
        return known

    def _literal(self, literal: Literal) -> str:
        quoted = f'"{literal.value.translate(_ESCAPES)}"'
        if literal.language is not None:
            return f"{quoted}@{literal.language}"
        datatype = literal.datatype.value
        if datatype == _DECIMAL_TYPE and _DECIMAL.fullmatch(literal.value):
            return literal.value
        return quoted if datatype == _STRING_TYPE else f"{quoted}^^{self._name(datatype)}"
