"""What an engine does to its rows, without knowing the engine: each step takes bytes or text and returns rows.

A row never holds more than one article, one block of chains, one name or one pair of things, so that memory does not
grow with the corpus.
"""

from __future__ import annotations

import pickle
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import asdict, replace
from functools import partial
from typing import Any

from newsgraph.config import Config
from newsgraph.entities import Review, load_review
from newsgraph.entities.blocks import block_keys
from newsgraph.entities.build import name_apart
from newsgraph.entities.gazetteer import Known
from newsgraph.entities.items import Item, collect_from
from newsgraph.entities.resolve import resolve_items
from newsgraph.graph.build import write_turtle
from newsgraph.graph.parts import (
    Use,
    article_lines,
    contradiction_lines,
    entity_lines,
    store_of_articles,
    uses,
)
from newsgraph.graph.validate import breaches
from newsgraph.graph.violations import is_serious, tell
from newsgraph.loading import load_domain
from newsgraph.model import Document, Entities, Entity, HeldClaim, Knowledge, Polarity, Statement
from newsgraph.readings import load_reading
from newsgraph.statements import collate
from newsgraph.statements.disputes import pair_of, with_contradictions


Row = dict[str, Any]


def pack(value: object) -> bytes:
    """Return a noun of the model as bytes, on its way to another step of the same run."""
    return pickle.dumps(value, protocol=pickle.HIGHEST_PROTOCOL)


def unpack(data: bytes) -> Any:
    """Return what was packed."""
    return pickle.loads(data)  # noqa: S301  made by this run, in a folder of its own


class Steps:
    """The steps between Readings and lines of RDF; each process loads the domain for itself."""

    def __init__(self, config: Config) -> None:
        self._config = config
        self._base = config.base_iri
        self._domain = load_domain(config)
        self._ontology = self._domain.ontology
        self._known = Known.from_gazetteer(self._domain.gazetteer)
        self._review = load_review(config.review) if config.review is not None else Review()

    # --------------------------------------------------------------------------------------- who and what there is

    def chains(self, line: str) -> list[Row]:
        """Return the chains of a Reading, each with what it shares with those that it may be compared with."""
        items = collect_from(load_reading(line), self._known, self._ontology)
        return [{"keys": list(block_keys(item, self._review)), "item": pack(item)} for item in items]

    def resolve(self, block: list[bytes]) -> list[Row]:
        """Return the things that the chains of one block stand for."""
        items: list[Item] = sorted(map(unpack, block), key=lambda item: item.order)
        drafts, _ = resolve_items(items, self._known, self._ontology, self._review)
        return [{"slug": draft.entity.id, "draft": pack(draft)} for draft in drafts]

    def name(self, drafts: list[bytes]) -> list[Row]:
        """Return the things of one slug, each under an id of its own, with its chains and what it may belong to."""
        return [
            {
                "id": entity.id,
                "type": entity.type,
                "name": entity.name,
                "document": entity.chains[0][0],
                "entity": pack(replace(entity, chains=(), merges=())),
                "chains": [{"document": document, "chain": chain} for document, chain in entity.chains],
                "owners": [{"place": place, "owner": chain} for place, chain in enumerate(draft.owners)],
                "merges": [f"{one.left} = {one.right}: {one.reason} ({one.score})" for one in entity.merges],
            }
            for draft, entity in name_apart(map(unpack, drafts))
        ]

    # --------------------------------------------------------------------------------------------- what is said

    def collate(self, line: str, named: list[Row]) -> Row:
        """Return what one article says, and its statements by the pair of things that they are about."""
        reading = load_reading(line)
        entities = _entities(reading.document.id, named)
        occurrences, statements = collate((reading,), entities, self._ontology)
        knowledge = Knowledge(
            readings=(reading,),
            entities=entities,
            occurrences=occurrences,
            statements=statements,
        )
        return {
            "knowledge": pack(knowledge),
            "statements": [
                {
                    "pair": "\x1f".join(pair_of(statement)),
                    "rejecting": any(claim.polarity is not Polarity.ASSERTED for claim in statement.claims),
                    "statement": pack(statement),
                }
                for statement in statements
            ],
        }

    def dispute(self, statements: list[bytes]) -> list[Row]:
        """Return which claims about one pair of things contradict which."""
        claims: dict[str, list[HeldClaim]] = defaultdict(list)
        found: dict[str, Statement] = {}
        for statement in map(unpack, statements):
            found[statement.id] = statement
            claims[statement.id] += statement.claims
        whole = tuple(replace(found[name], claims=tuple(claims[name])) for name in sorted(found))
        return [
            {"document": claim.document, "claim": claim.id, "against": list(claim.contradicts)}
            for statement in with_contradictions(whole, self._ontology)
            for claim in statement.claims
            if claim.contradicts
        ]

    # -------------------------------------------------------------------------------------------- lines of RDF

    def tell(self, known: Knowledge) -> Row:
        """Return the lines of one article, and what it makes of each entity."""
        document = known.readings[0].document
        return {
            "document": document.id,
            "language": document.language,
            "lines": list(article_lines(known, self._ontology, base_iri=self._base)),
            "uses": [asdict(use) for use in uses(known, self._ontology, base_iri=self._base)],
        }

    def describe(self, row: Row) -> list[str]:
        """Return the lines of an entity that some article wants."""
        entity = replace(unpack(row["entity"]), of=row["of"], chains=((row["document"], ""),))
        owner = Entity(id=row["of"], type="Entity", name="") if row["of"] is not None else None
        first = Document(id=row["document"], text="", language=row["language"])
        use = Use(entity=entity.id, wanted=True, spoken=row["spoken"], sentence=row["sentence"], lines=())
        return list(entity_lines(entity, owner, first, use, self._ontology, base_iri=self._base))

    def oppose(self, disputes: Iterable[Row]) -> list[str]:
        """Return the lines of what contradicts the claims of an article."""
        rows = sorted((row["claim"], sorted(row["against"])) for row in disputes)
        return [line for row in rows for line in contradiction_lines(*row, base_iri=self._base)]

    def judge(self, articles: Sequence[Knowledge], told: Iterable[Row]) -> str | None:
        """Return what is wrong with the graph of some articles, if anything is; entities are those of the corpus."""
        knowledge, config = _together(articles), self._config
        lines = (line for row in told for line in row["lines"])
        declared = config.ontology.read_text(encoding="utf-8")
        store = store_of_articles(lines, knowledge, self._ontology, declared, base_iri=self._base)
        turtle = partial(write_turtle, knowledge, self._ontology, base_iri=self._base)
        broken = tuple(filter(is_serious, breaches(store, turtle, config)))
        return tell(broken) if broken else None


def _entities(document: str, named: Iterable[Row]) -> Entities:
    """Return the entities of one article, as far as its statements need them."""
    chains: dict[str, list[tuple[str, str]]] = defaultdict(list)
    kinds: dict[str, tuple[str, str]] = {}
    for row in sorted(named, key=lambda row: str(row["chain"])):
        chains[row["id"]].append((document, row["chain"]))
        kinds[row["id"]] = row["type"], row["name"]
    return Entities(
        entities=tuple(
            Entity(id=name, type=kind, name=called, chains=tuple(chains[name]))
            for name, (kind, called) in sorted(kinds.items())
        )
    )


def _together(articles: Iterable[Knowledge]) -> Knowledge:
    """Return what some articles say as one."""
    known = tuple(articles)
    entities: dict[str, Entity] = {}
    chains: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for entity in (entity for one in known for entity in one.entities.entities):
        entities.setdefault(entity.id, entity)
        chains[entity.id] += entity.chains
    return Knowledge(
        readings=tuple(reading for one in known for reading in one.readings),
        entities=Entities(
            entities=tuple(replace(entities[name], chains=tuple(chains[name])) for name in sorted(entities))
        ),
        occurrences=tuple(occurrence for one in known for occurrence in one.occurrences),
        statements=tuple(statement for one in known for statement in one.statements),
    )
