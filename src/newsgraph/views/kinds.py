"""The few kinds of things that views tell apart by colour and shape, and the groups of relations."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


# Kind, its name for readers, its shape, and the classes that it stands for. The first that fits is taken.
KINDS: tuple[tuple[str, str, str, tuple[str, ...]], ...] = (
    ("event", "Event", "star", ("Event", "Occurrence", "ReportedEvent", "EventSeries")),
    ("person", "Person", "dot", ("Person",)),
    ("state", "State", "square", ("State",)),
    ("armed", "Armed group", "triangle", ("ArmedGroup", "MilitaryForce")),
    ("collective", "Unnamed people", "hexagon", ("CollectiveActor",)),
    ("organisation", "Organisation", "diamond", ("Organisation", "Group")),
    ("place", "Place", "triangleDown", ("Place", "GeopoliticalEntity", "City")),
    ("concept", "Other", "dot", ()),
)

GROUPS: tuple[tuple[str, str], ...] = (
    ("cooperation", "Cooperation"),
    ("verbal-conflict", "Conflict in words"),
    ("material-conflict", "Conflict in deeds"),
    ("political", "Politics and office"),
    ("legal", "Law"),
    ("attitude", "Attitude"),
    ("movement", "Movement"),
    ("participation", "Part in events"),
    ("structural", "Lasting ties"),
    ("open", "Other wording"),
)


def kind_of(data: Mapping[str, Any]) -> str:
    """Return the kind of a node from its classes."""
    classes = {data.get("type"), *data.get("classes", ())}
    return next((kind for kind, _, _, names in KINDS if classes & set(names)), "concept")


def shape_of(kind: str) -> str:
    """Return the shape in which a kind is drawn."""
    return next(shape for name, _, shape, _ in KINDS if name == kind)


def words_of(data: Mapping[str, Any]) -> str:
    """Return the words for what holds between two nodes: the text's own where no relation is known."""
    own = data.get("phrase") if group_of(data) == "open" else None
    return str(own or data.get("label") or data.get("relation") or "")


def group_of(data: Mapping[str, Any]) -> str:
    """Return the group of an edge; an unknown one counts as open."""
    return next((known for known, _ in GROUPS if known == data.get("group")), "open")
