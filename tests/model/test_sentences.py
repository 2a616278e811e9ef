"""What a reader must take from a sentence, through the whole pipeline with the real model."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from rows import SPARQL_CASUALTIES, claimed_rows, plain_rows, quantities, same_row, solutions

from newsgraph.config import Config, Domain
from newsgraph.graph.build import write_turtle
from newsgraph.graph.store import store_of
from newsgraph.model import Knowledge
from newsgraph.plugins import Reader


pytestmark = pytest.mark.model
FILES = sorted(Path(__file__).parent.glob("*.toml"))
CASES: list[dict[str, Any]] = [
    case for file in FILES for case in tomllib.loads(file.read_text(encoding="utf-8"))["case"]
]
SENTENCES = """PREFIX nif: <http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#>
SELECT ?begin ?text { ?s nif:anchorOf ?text ; nif:beginIndex ?begin }"""
EXAMPLE = Path(__file__).parents[3] / "shared" / "design" / "ontology" / "example.ttl"


def test_the_case_list_is_whole() -> None:
    """At least thirty sentences of our own, in all the files that there are."""
    assert len(FILES) >= 2
    assert len(CASES) >= 30


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:40] for case in CASES])
def test_sentence(
    case: dict[str, Any],
    machine: tuple[Config, Domain, Reader],
    understood: Callable[[str, str], Knowledge],
) -> None:
    """Every statement that the case names is there, and nothing that is only said stands as a fact."""
    config, domain, _ = machine
    knowledge = understood(case["text"], case.get("date", "2023-05-10"))
    turtle = write_turtle(knowledge, domain.ontology, base_iri=config.base_iri)
    store = store_of(turtle, config.ontology.read_text(encoding="utf-8"))
    found = claimed_rows(store)
    for wanted in case["claims"]:
        assert any(same_row(tuple(wanted), row) for row in found), (
            f"no {wanted} in {sorted(row.shown for row in found)}"
        )
    plain = plain_rows(store)
    for barred in case.get("never", ()):
        assert not any(same_row(tuple(barred), row) for row in plain), f"{barred} stands as a plain triple"
    if (killed := case.get("killed")) is not None:
        counts = {
            (float(row["n"].value), row["how"].value.rsplit("#", 1)[-1]) for row in solutions(store, SPARQL_CASUALTIES)
        }
        assert (killed["value"], killed["qualifier"]) in counts


@pytest.mark.shared
@pytest.mark.skipif(not EXAMPLE.is_file(), reason="the design's example lies beside the project, and is not there")
def test_the_five_sentences_of_the_design(
    machine: tuple[Config, Domain, Reader], understood: Callable[[str, str], Knowledge]
) -> None:
    """The design's worked example, read from its own sentences, gives its statements, compared through labels."""
    config, domain, _ = machine
    example = store_of(EXAMPLE.read_text(encoding="utf-8"), config.ontology.read_text(encoding="utf-8"))
    texts = sorted((int(row["begin"].value), row["text"].value) for row in solutions(example, SENTENCES))
    wanted = claimed_rows(example)
    assert len(wanted) == 16
    knowledge = understood(" ".join(text for _, text in texts), "2021-08-13")
    turtle = write_turtle(knowledge, domain.ontology, base_iri=config.base_iri)
    ours = store_of(turtle, config.ontology.read_text(encoding="utf-8"))
    found = claimed_rows(ours)
    assert sum(row.dated for row in wanted) == 2
    assert sum(row.latest is not None for row in wanted) == 13
    assert sum(bool(row.quantities) for row in wanted) == 2
    assert quantities(ours) == quantities(example)
    missing = [row.shown for row in wanted if not any(row.agrees(other) for other in found)]
    assert not missing, f"missing {missing} in {sorted(row.shown for row in found)}"
