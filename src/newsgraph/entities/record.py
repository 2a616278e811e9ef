"""What was resolved, as JSON Lines beside the graph: one line an entity, with every merge and refusal and its reason.

The graph says what an entity is; this file says why it is one. It is written by every build and nothing is read from
it when a graph is made again.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass, fields
from functools import cache
from typing import Any, cast

from newsgraph.entities.names import normal
from newsgraph.errors import InputError
from newsgraph.model import Chain, Entities, Entity, Link, Mention, MentionKind, Merge, Reading


_VERSION = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Mentioned:
    """A chain of one document: its mentions as text, its links, and what could not be decided about its names."""

    chain: str  # "document id/chain id"
    name: str
    mentions: tuple[tuple[str, str, str], ...]  # words, kind, and why it is here
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """An entity with everything that made it one."""

    entity: Entity
    chains: tuple[Mentioned, ...]
    refusals: tuple[Merge, ...] = ()
    undecided: tuple[str, ...] = ()

    @property
    def named(self) -> bool:
        """Whether any document gives it a name."""
        return any(kind == MentionKind.NAME for one in self.chains for _, kind, _ in one.mentions)

    @property
    def mentions(self) -> int:
        """How often it is mentioned."""
        return sum(len(one.mentions) for one in self.chains)


def record(readings: Iterable[Reading], entities: Entities) -> Iterator[Recorded]:
    """Yield each entity with its chains, its links, its merges and the merges that were refused."""
    mentions: dict[tuple[str, str], list[Mention]] = defaultdict(list)
    chains: dict[tuple[str, str], Chain] = {}
    undecided: dict[str, list[str]] = defaultdict(list)
    for reading in readings:
        document = reading.document.id
        chains |= {(document, chain.id): chain for chain in reading.chains}
        for mention in reading.mentions:
            mentions[document, mention.chain].append(mention)
        undecided[document] += [one.message for one in reading.problems if one.stage == "coreference"]
    refused: dict[str, list[Merge]] = defaultdict(list)
    for merge in entities.refusals:
        refused[merge.left].append(merge)
        refused[merge.right].append(merge)
    for entity in entities.entities:
        ids = [f"{document}/{chain}" for document, chain in entity.chains]
        found = tuple(_mentioned(chain, chains.get(chain), mentions[chain]) for chain in entity.chains)
        documents = dict.fromkeys(document for document, _ in entity.chains)
        names = {one.name for one in found if one.name}
        yield Recorded(
            entity=entity,
            chains=found,
            refusals=tuple(dict.fromkeys(merge for id_ in ids for merge in refused[id_])),
            undecided=tuple(
                message
                for document in documents
                for message in undecided[document]
                if any(f"“{name}”" in message for name in names)
            ),
        )


def _mentioned(where: tuple[str, str], chain: Chain | None, mentions: list[Mention]) -> Mentioned:
    ordered = sorted(mentions, key=lambda mention: (mention.span, mention.id))
    return Mentioned(
        chain="/".join(where),
        name=chain.name if chain is not None else "",
        mentions=tuple((" ".join(one.text.split()), one.kind.value, one.because or "") for one in ordered),
        links=chain.links if chain is not None else (),
    )


def dump_record(recorded: Iterable[Recorded]) -> str:
    """Return the entities as JSON Lines, in the order given."""
    lines = ({"version": _VERSION} | _fields_of(one) for one in recorded)
    return "".join(f"{json.dumps(line, ensure_ascii=False, default=_fields_of)}\n" for line in lines)


def _fields_of(noun: Any) -> dict[str, Any]:
    return {name: getattr(noun, name) for name in _names_of(cast("Hashable", type(noun)))}


@cache
def _names_of(kind: Hashable) -> tuple[str, ...]:
    return tuple(field.name for field in fields(cast("type[Any]", kind)))


def load_record(text: str, *, source: str) -> tuple[Recorded, ...]:
    """Return the entities that JSON Lines stand for.

    Raises
    ------
    InputError
        If a line is no entity of this version.
    """
    found = []
    for number, line in enumerate(text.splitlines(), 1):
        try:
            found.append(_recorded(json.loads(line)))
        except (ValueError, KeyError, TypeError) as error:
            raise InputError(f"{source}:{number}: this is no entity ({error!r}); build the graph again") from None
    return tuple(found)


def _recorded(data: dict[str, Any]) -> Recorded:
    if data["version"] != _VERSION:
        raise ValueError(f"version {data['version']}")
    entity = dict(data["entity"])
    plain = {field: tuple(entity[field]) for field in ("aliases", "acronyms", "same_as")}
    return Recorded(
        entity=Entity(
            **entity
            | plain
            | {
                "chains": tuple((document, chain) for document, chain in entity["chains"]),
                "merges": tuple(Merge(**merge) for merge in entity["merges"]),
            }
        ),
        chains=tuple(
            Mentioned(
                chain=one["chain"],
                name=one["name"],
                mentions=tuple((text, kind, because) for text, kind, because in one["mentions"]),
                links=tuple(Link(**link) for link in one["links"]),
            )
            for one in data["chains"]
        ),
        refusals=tuple(Merge(**merge) for merge in data["refusals"]),
        undecided=tuple(data["undecided"]),
    )


def called(recorded: Iterable[Recorded], name: str) -> tuple[Recorded, ...]:
    """Return the entities that go by a name, or have it as their id; accents and case do not matter."""
    wanted = normal(name) or name
    return tuple(
        one
        for one in recorded
        if one.entity.id == name
        or wanted in {normal(text) or text for text in (one.entity.name, *one.entity.aliases, *one.entity.acronyms)}
    )
