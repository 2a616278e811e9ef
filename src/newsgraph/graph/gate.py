"""The shapes of SHACL Core as SPARQL queries, so that every build can be held against them in milliseconds.

pySHACL stays the judge of what a shape means: the tests hold that both report the same nodes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from types import MappingProxyType

from pyoxigraph import BlankNode, Literal, NamedNode, QuerySolutions, RdfFormat, Store, Triple

from newsgraph.errors import InputError, UnknownShapeError
from newsgraph.graph.namespaces import RDF, RDFS, XSD
from newsgraph.graph.store import read_facts
from newsgraph.graph.violations import Violation, Witness, advise, by_weight, local_name, violation, witness


Node = NamedNode | BlankNode | Literal | Triple

SH = "http://www.w3.org/ns/shacl#"
_TOLD = frozenset({"targetClass", "property", "path", "message", "severity", "description"})
_NODE_KINDS = {"IRI": "isIRI({0})", "Literal": "isLiteral({0})", "IRIOrLiteral": "isIRI({0}) || isLiteral({0})"}
_CASTS = frozenset(f"{XSD}{name}" for name in ("boolean", "date", "dateTime", "decimal", "integer", "string"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One constraint of one shape: a query for each node at fault and, where one value is to blame, the value."""

    check: str
    message: str
    severity: str
    advice: str
    sparql: str


def conform_core(store: Store, ontology_dir: Path) -> tuple[Violation, ...]:
    """Hold a graph against ``shapes.ttl`` in Oxigraph.

    The store holds the ontology too. An offset is only known to be an integer of at least 0: of a number whose datatype
    is derived from ``xsd:integer``, Oxigraph keeps the value and forgets the datatype.

    Raises
    ------
    InputError
        If the shapes are missing, no valid Turtle, or use a part of SHACL that is not known here.
    """
    broken = [(rule, row) for rule in compile_shapes(ontology_dir / "shapes.ttl") for row in _run(store, rule.sparql)]
    if not broken:
        return ()
    seen = witness(read_facts(store))
    return tuple(sorted({_violation(rule, *row, seen) for rule, row in broken}, key=by_weight))


def compile_shapes(path: Path) -> tuple[Rule, ...]:
    """Return the shapes of a file as queries.

    Raises
    ------
    InputError
        If the file is missing, no valid Turtle, or uses a part of SHACL that is not known here.
    """
    store = Store()
    try:
        store.bulk_load(path.read_bytes(), RdfFormat.TURTLE)
    except OSError as error:
        raise InputError(f"{path}: {error.strerror}; name the ontology folder that newsgraph ships") from None
    except (SyntaxError, ValueError) as error:
        raise InputError(f"{path} is no valid Turtle: {error}") from None
    shapes = _Shapes(store, path)
    shapes.refuse_unknown()
    return tuple(rule for shape in shapes.targeted() for rule in _rules(shapes, shape))


def _run(store: Store, sparql: str) -> Iterator[tuple[str, str | None]]:
    """Yield the nodes at fault, each with the value to blame."""
    found = store.query(sparql, use_default_graph_as_union=True)
    if isinstance(found, QuerySolutions):
        for this, value in found:
            yield _text(this), _text(value) if value is not None else None


def _violation(rule: Rule, focus: str, value: str | None, seen: Witness) -> Violation:
    said = {"message": rule.message, "advice": rule.advice}
    return violation(seen, check=rule.check, focus=focus, severity=rule.severity, value=value, **said)


def _text(node: Node) -> str:
    return str(node) if isinstance(node, Triple) else node.value


# ------------------------------------------------------------------------------------------------ the file of shapes


@dataclass(frozen=True, slots=True)
class _Shapes:
    """A file of shapes, to be asked for the properties of a shape by their names in SHACL."""

    store: Store
    path: Path

    def all(self, shape: Node, name: str, namespace: str = SH) -> tuple[Node, ...]:
        if isinstance(shape, (Literal, Triple)):
            raise self.unknown(f"the shape {shape}")
        found = self.store.quads_for_pattern(shape, NamedNode(f"{namespace}{name}"), None)
        return tuple(sorted((quad.object for quad in found), key=str))

    def one(self, shape: Node, name: str, namespace: str = SH) -> Node | None:
        return next(iter(self.all(shape, name, namespace)), None)

    def constraints(self, shape: Node, kinds: Iterable[str]) -> Iterator[tuple[str, Node]]:
        return ((kind, argument) for kind in kinds for argument in self.all(shape, kind))

    def members(self, head: Node) -> Iterator[Node]:
        """Yield the members of a list."""
        rest: Node | None = head
        while rest is not None and rest != NamedNode(f"{RDF}nil"):
            if (member := self.one(rest, "first", RDF)) is None:
                raise self.unknown(f"the list at {rest}")
            yield member
            rest = self.one(rest, "rest", RDF)

    def targeted(self) -> tuple[NamedNode | BlankNode, ...]:
        """Return the shapes that name the classes they are for."""
        found = {quad.subject for quad in self.store.quads_for_pattern(None, NamedNode(f"{SH}targetClass"), None)}
        return tuple(sorted((shape for shape in found if not isinstance(shape, Triple)), key=str))

    def predicate(self, shape: Node) -> str | None:
        """Return the path of a property shape as SPARQL; a node shape has none."""
        if (path := self.one(shape, "path")) is None:
            return None
        if not isinstance(path, NamedNode) or self.all(shape, "property"):
            raise self.unknown(f"a path that is no property, or a property below {path},")
        return str(path)

    def refuse_unknown(self) -> None:
        """Raise for what would be skipped silently."""
        known = _TOLD | _ON_VALUES.keys() | _ON_NODES.keys()
        kinds = {f"{SH}NodeShape", f"{SH}PropertyShape"}
        for quad in self.store:
            name = quad.predicate.value
            if name.startswith(SH) and name.removeprefix(SH) not in known:
                raise self.unknown(f"sh:{name.removeprefix(SH)}")
            if name == f"{RDF}type" and _text(quad.object) not in kinds:
                raise self.unknown(f"a shape that is also {quad.object}")

    def unknown(self, what: str) -> UnknownShapeError:
        return UnknownShapeError(f"{self.path}: {what} is unknown to the gate; say it otherwise, or in shapes-full.ttl")


def _rules(shapes: _Shapes, shape: Node) -> Iterator[Rule]:
    """Yield the constraints of a shape and of its properties."""
    classes = " ".join(map(str, shapes.all(shape, "targetClass")))
    target = f"{{ SELECT DISTINCT ?this {{ VALUES ?class {{ {classes} }} ?this a/<{RDFS}subClassOf>* ?class }} }}"
    for part in (shape, *shapes.all(shape, "property")):
        path = shapes.predicate(part)
        if part is not shape and path is None:
            raise shapes.unknown(f"the property {part}, which has no path,")
        step = f"?this {path} ?value" if path is not None else "BIND(?this AS ?value)"
        for kind, argument in shapes.constraints(part, _ON_VALUES):
            fits = _ON_VALUES[kind](shapes, argument, "?this", "?value")
            yield _rule(shapes, part, f"{kind} {_told(argument)}", f"{target} {step} FILTER(!({fits}))")
        for kind, argument in shapes.constraints(part, _ON_NODES):
            holds = _on_node(shapes, kind, argument, "?this", path)
            yield _rule(shapes, part, f"{kind} {_told(argument)}", f"{target} FILTER(!({holds}))")


def _rule(shapes: _Shapes, shape: Node, constraint: str, pattern: str) -> Rule:
    path, message, severity = (shapes.one(shape, name) for name in ("path", "message", "severity"))
    told = shapes.one(shape, "comment", RDFS) or shapes.one(shape, "description")
    end = local_name(_text(path)) if path is not None else ""
    return Rule(
        check=" ".join(filter(None, (local_name(_text(shape)), end))),
        message=_text(message) if message is not None else f"{end or 'the node'} does not keep sh:{constraint}".strip(),
        severity=local_name(_text(severity)) if severity is not None else "Violation",
        advice=advise(end, _text(told) if told is not None else None),
        sparql=f"SELECT DISTINCT ?this ?value {{ {pattern} }}",
    )


def _told(argument: Node) -> str:
    return "" if isinstance(argument, BlankNode) else local_name(_text(argument))


# ---------------------------------------------------------------------------------- constraints as SPARQL conditions


def _conforms(shapes: _Shapes, shape: Node, node: str) -> str:
    """Return the condition that a node keeps a whole shape."""
    path = shapes.predicate(shape)
    value = node if path is None else f"{node}_v"
    parts = [_on_node(shapes, kind, argument, node, path) for kind, argument in shapes.constraints(shape, _ON_NODES)]
    for kind, argument in shapes.constraints(shape, _ON_VALUES):
        fits = _ON_VALUES[kind](shapes, argument, node, value)
        parts.append(fits if path is None else f"NOT EXISTS {{ {node} {path} {value} FILTER(!({fits})) }}")
    parts.extend(_conforms(shapes, part, node) for part in shapes.all(shape, "property"))
    return " && ".join(f"({part})" for part in parts) or "true"


def _on_node(shapes: _Shapes, kind: str, argument: Node, node: str, path: str | None) -> str:
    if path is None:
        raise shapes.unknown(f"sh:{kind} of a shape without a path")
    return _ON_NODES[kind](argument, node, path)


def _class(_: _Shapes, kind: Node, __: str, value: str) -> str:
    """Of a path written in one piece Oxigraph first collects everything that is of the class, for each value anew."""
    return f"EXISTS {{ {value} a {value}_k FILTER EXISTS {{ {value}_k <{RDFS}subClassOf>* {kind} }} }}"


def _datatype(shapes: _Shapes, datatype: Node, _: str, value: str) -> str:
    name = _text(datatype)
    if name == f"{XSD}nonNegativeInteger":  # which Oxigraph keeps as an integer
        return f"COALESCE(DATATYPE({value}) = <{XSD}integer> && {value} >= 0, false)"
    if name == f"{RDF}langString":
        return f"COALESCE(DATATYPE({value}) = {datatype}, false)"
    if name not in _CASTS:
        raise shapes.unknown(f"the datatype {datatype}")
    return f"COALESCE(DATATYPE({value}) = {datatype} && {datatype}(STR({value})) = {value}, false)"


def _node_kind(shapes: _Shapes, kind: Node, _: str, value: str) -> str:
    if (condition := _NODE_KINDS.get(local_name(_text(kind)))) is None:
        raise shapes.unknown(f"the node kind {kind}")
    return condition.format(value)


def _in(shapes: _Shapes, choices: Node, _: str, value: str) -> str:
    return " || ".join(f"sameTerm({value}, {choice})" for choice in shapes.members(choices)) or "false"


def _or(shapes: _Shapes, choices: Node, _: str, value: str) -> str:
    return " || ".join(f"({_conforms(shapes, choice, value)})" for choice in shapes.members(choices)) or "false"


def _not(shapes: _Shapes, shape: Node, _: str, value: str) -> str:
    return f"!({_conforms(shapes, shape, value)})"


def _compared(sign: str) -> _OnValue:
    """Return the constraint that every value stands in an order to every value of another property."""

    def condition(_: _Shapes, other: Node, node: str, value: str) -> str:
        return f"NOT EXISTS {{ {node} {other} {value}_o FILTER(!COALESCE({value} {sign} {value}_o, false)) }}"

    return condition


def _said(text: str) -> _OnValue:
    """Return the constraint that holds where an expression of a value and an argument is true."""
    return lambda _, argument, __, value: f"COALESCE({text.format(value=value, argument=argument)}, false)"


def _equals(other: Node, node: str, path: str) -> str:
    """Every value is one of the other property, and the other way round."""
    here, there = f"{node} {path} {node}_e", f"{node} {other} {node}_e"
    ways = ((here, there), (there, here))
    return " && ".join(f"NOT EXISTS {{ {one} FILTER NOT EXISTS {{ {other} }} }}" for one, other in ways)


def _at_least(count: int, node: str, path: str) -> str:
    if count == 0:
        return "true"
    values = [f"{node}_{place}" for place in range(count)]
    apart = " ".join(f"FILTER(!sameTerm({one}, {other}))" for one, other in combinations(values, 2))
    return f"EXISTS {{ {node} {path} {' , '.join(values)} {apart} }}"


_OnValue = Callable[[_Shapes, Node, str, str], str]  # shapes, argument, node and value to a condition on the value
_ON_VALUES: Mapping[str, _OnValue] = MappingProxyType(
    {
        "class": _class,
        "datatype": _datatype,
        "nodeKind": _node_kind,
        "in": _in,
        "or": _or,
        "not": _not,
        "pattern": _said("REGEX(STR({value}), {argument})"),
        "minLength": _said("STRLEN(STR({value})) >= {argument}"),
        "minInclusive": _said("{value} >= {argument}"),
        "maxInclusive": _said("{value} <= {argument}"),
        "lessThan": _compared("<"),
        "lessThanOrEquals": _compared("<="),
    }
)
_ON_NODES: Mapping[str, Callable[[Node, str, str], str]] = MappingProxyType(  # argument, node and path to a condition
    {
        "minCount": lambda count, node, path: _at_least(int(_text(count)), node, path),
        "maxCount": lambda count, node, path: f"!{_at_least(int(_text(count)) + 1, node, path)}",
        "hasValue": lambda value, node, path: f"EXISTS {{ {node} {path} {value} }}",
        "equals": _equals,
    }
)
