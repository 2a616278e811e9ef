"""Short human labels for events, and slugs for their IRIs."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

from newsgraph.model import Interval, Occurrence, Ontology, PlaceBasis, Role


_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_SLUG_LENGTH = 60
_NAME_LENGTH = 40
_SUFFERED = ("Killing", "Death", "Abduction", "Torture", "Displacement")  # told by whom they befall
_PREPOSITIONS = (  # the nearest class comes first
    ("Visit", "to"),
    ("Meeting", "with"),
    ("ArmedClash", "with"),
    ("Attack", "on"),
    ("SanctionEvent", "on"),
)


def slug(label: str) -> str:
    """Return the label in lower-case ASCII letters, digits and hyphens."""
    plain = unicodedata.normalize("NFKD", label).encode("ascii", "ignore").decode("ascii").lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:_SLUG_LENGTH].rstrip("-") or "event"


def label(occurrence: Occurrence, *, trigger: str, nominal: bool, names: Mapping[str, str], ontology: Ontology) -> str:
    """Return a label such as "TTP attacks on Pakistani security forces" or "attack on school (2014)".

    Parameters
    ----------
    occurrence
        What happened; its own label does not matter.
    trigger
        The words of the text that name it.
    nominal
        Whether these words are a noun, which may stay as it is.
    names
        The name of each participating entity.
    ontology
        The classes of events with their labels.
    """
    roles: dict[Role, list[str]] = {}
    for role, entity in occurrence.participants:
        roles.setdefault(role, []).append(_short(names[entity]))
    if occurrence.place is not None and occurrence.place[1] is not PlaceBasis.DOCUMENT:
        roles[Role.PLACE] = [_short(names[occurrence.place[0]])]
    if roles.get(Role.PLACE) == roles.get(Role.DESTINATION):
        roles.pop(Role.PLACE, None)
    suffered = any(ontology.is_a(occurrence.type, kind) for kind in _SUFFERED)
    victims = roles.get(Role.VICTIM, []) if suffered or not (roles.keys() & {Role.TARGET, Role.PLACE}) else []
    aimed = list(dict.fromkeys(roles.get(Role.TARGET, []) + victims))
    parts = [_several(roles.get(Role.AGENT, [])), _noun(occurrence, trigger.lower(), ontology, nominal=nominal)]
    if aimed:
        parts.append(f"{_preposition(occurrence.type, parts[-1], ontology)} {_several(aimed)}")
    for role, preposition in ((Role.ORIGIN, "from"), (Role.DESTINATION, "to"), (Role.PLACE, "in")):
        if roles.get(role) and not (aimed and role is Role.PLACE):
            parts.append(f"{preposition} {_several(roles[role][:1])}")
    if len([part for part in parts if part]) == 1 and roles.get(Role.PARTICIPANT):
        parts.append(f"with {_several(roles[Role.PARTICIPANT])}")
    return " ".join(part for part in (*parts, _year(occurrence.time)) if part)


def _noun(occurrence: Occurrence, trigger: str, ontology: Ontology, *, nominal: bool) -> str:
    """Return the trigger when it is a noun or has no class, else the name of the class.

    "attacks" and "offensive" stay as they are; "bombed" becomes "bombing".
    """
    name = _CAMEL.sub(" ", ontology.labels.get(occurrence.type, occurrence.type)).lower()
    forms = {form for word in name.split() for form in (word, _plural(word), f"{word}es")}
    if trigger and (nominal or trigger.rsplit(maxsplit=1)[-1] in forms or occurrence.type == "Event"):
        return _short(trigger)
    return _plural(name) if occurrence.is_series else name


def _plural(noun: str) -> str:
    if noun.endswith("s"):
        return noun
    return f"{noun[:-1]}ies" if re.search(r"[^aeiou]y$", noun) else f"{noun}s"


def _preposition(kind: str, noun: str, ontology: Ontology) -> str:
    """Return what leads from the noun to whom it is aimed at: "attack on", "visit to", but "shelling of"."""
    if noun.endswith("ing") and not ontology.is_a(kind, "Meeting"):
        return "of"
    return next((preposition for upper, preposition in _PREPOSITIONS if ontology.is_a(kind, upper)), "of")


def _several(names: list[str]) -> str:
    if len(names) > 2:  # noqa: PLR2004  a pair reads well, a list does not
        return f"{names[0]}, {names[1]} and others"
    return " and ".join(names)


def _short(name: str) -> str:
    words = " ".join(name.split())
    return words if len(words) <= _NAME_LENGTH else f"{words[: _NAME_LENGTH - 1].rstrip()}…"


def _year(time: Interval | None) -> str:
    """Return the year in brackets when the whole interval lies in one."""
    if time is None or time.earliest is None or time.latest is None or time.earliest[:4] != time.latest[:4]:
        return ""
    return f"({time.earliest[:4]})"
