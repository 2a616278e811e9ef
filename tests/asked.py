"""A fixed graph on which every kept question has an answer, and those answers."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from factories import Article, harbour, known
from factories import count as number

from newsgraph.config import shipped_ontology
from newsgraph.graph.build import write_turtle
from newsgraph.graph.questions import load_named
from newsgraph.graph.vocabulary import load_ontology
from newsgraph.model import Act, EventStatus, Modality, Qualifier, QuantityKind, Role


EXPECTED = Path(__file__).parent / "golden" / "questions.toml"


def _coast() -> Article:
    article = Article(
        "Ilsa Moor is the president of Norland and the sister of Bram Moor. Moor said the Vale Front was responsible "
        "for the bombing of a bridge that killed 7 people. Moor said the Vale Front will attack Norland. "
        "Sudland supplies the Vale Front. Police counted 9 people killed by the bombing.",
        id="coast",
        published="2024-07-01",
    )
    moor, bram = article.mention("Ilsa Moor", "Person"), article.mention("Bram Moor", "Person")
    norland, front = article.mention("Norland", "State"), article.mention("Vale Front", "ArmedGroup")
    post = article.mention("president", "Position", of=norland)
    south, bridge = article.mention("Sudland", "State"), article.mention("bridge", "Facility")
    article.claim(moor, "holdsPosition", post, "is the")
    article.claim(moor, "siblingOf", bram, "sister of")
    seven = number(article, "7 people", 7, kind=QuantityKind.KILLED, qualifier=Qualifier.EXACTLY, unit="people")
    nine = number(article, "9 people", 9, kind=QuantityKind.KILLED, qualifier=Qualifier.EXACTLY, unit="people")
    bombing = article.event(
        "bombing", "Attack", [(Role.TARGET, bridge)], quantities=(seven, nine), status=EventStatus.CLAIMED
    )
    said = article.attribution("said", moor, Act.ACCUSATION)
    article.claim(front, "responsibleFor", bombing, "responsible", voices=(moor,), attribution=said, event=bombing)
    article.claim(front, "attacks", norland, "will attack", voices=(moor,), attribution=said, modality=Modality.FUTURE)
    article.claim(south, "materiallySupports", front, "supplies")
    return article


def graph_text() -> str:
    """Return the fixed graph as Turtle."""
    ontology = load_ontology(shipped_ontology() / "newsgraph.ttl")
    return write_turtle(known(*harbour(), _coast(), ontology=ontology), ontology)


def cases() -> list[dict[str, Any]]:
    """Return each question with its parameters and rows."""
    return list(tomllib.loads(EXPECTED.read_text(encoding="utf-8"))["question"])


def sparql_of(name: str, given: dict[str, str]) -> str:
    """Return the question as SPARQL that any engine takes."""
    return load_named(shipped_ontology() / "queries", name).filled(given)
