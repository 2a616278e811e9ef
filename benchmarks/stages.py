"""Where the time of a build goes: processor seconds of each stage on real articles, and of each stage for an article.

``python benchmarks/stages.py --words 20000`` takes the texts of ``benchmarks/throughput.py`` and prints a table in Markdown.
"""

from __future__ import annotations

import argparse
import gc
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar


ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "benchmarks")]

from throughput import take, texts  # noqa: E402

from newsgraph import loading, pipeline  # noqa: E402
from newsgraph.analysis.communities import number_of_node  # noqa: E402
from newsgraph.analysis.findings import analyse  # noqa: E402
from newsgraph.cli import COLLECTOR  # noqa: E402
from newsgraph.config import Config, Domain  # noqa: E402
from newsgraph.entities import dump_record, record  # noqa: E402
from newsgraph.graph.build import write_turtle  # noqa: E402
from newsgraph.graph.chronicle import events_of  # noqa: E402
from newsgraph.graph.network import network_of  # noqa: E402
from newsgraph.graph.store import read_facts, store_of  # noqa: E402
from newsgraph.graph.validate import breaches  # noqa: E402
from newsgraph.model import Document, Knowledge, Reading  # noqa: E402
from newsgraph.reading.reader import load_pipeline  # noqa: E402
from newsgraph.readings import dump_reading  # noqa: E402
from newsgraph.statements import collate  # noqa: E402
from newsgraph.views.explorer import render_explorer  # noqa: E402
from newsgraph.views.report import render_report  # noqa: E402
from newsgraph.views.report_page import render_report_page  # noqa: E402


T = TypeVar("T")


class Clock:
    """Takes the processor time of what it runs."""

    def __init__(self) -> None:
        self.spent: dict[str, float] = {}

    def __call__(self, stage: str, work: Callable[..., T], *values: Any, **options: Any) -> T:
        """Do some work and note what it took."""
        begin = time.process_time()
        found = work(*values, **options)
        self.spent[stage] = time.process_time() - begin
        return found


def main() -> int:
    """Run the stages and print what each took."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--words", type=int, default=20_000, help="how many words to read, about")
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared", help="folder with benchmarks/ in it")
    options = parser.parse_args()
    found = take(options.words, texts(options.shared / "benchmarks" / "data"))
    documents = tuple({document.id: document for document in found}.values())
    config, clock = Config(), Clock()
    gc.set_threshold(*COLLECTOR)  # as the command line does
    domain = clock("load the domain", loading.load_domain, config)
    readings = _read(documents, config, domain, clock)
    _publish(_understand(readings, config, domain, clock), config, domain, clock)
    words = sum(len(document.text.split()) for document in documents)
    show(clock.spent, articles=len(documents), words=words)
    return 0


def _read(documents: tuple[Document, ...], config: Config, domain: Domain, clock: Clock) -> tuple[Reading, ...]:
    """Parse once without and once with reading; the difference is what reading takes."""
    nlp = load_pipeline(config.model)
    bodies = [document.text for document in documents]
    clock("parse (spaCy)", lambda: sum(len(doc) for doc in nlp.pipe(bodies, batch_size=config.batch_size)))
    reader = clock("load the reader", loading.load_reader, config, domain)
    readings = clock("read", lambda: tuple(reader.read(documents)))
    clock.spent["read"] -= clock.spent["parse (spaCy)"]
    return readings


def _understand(readings: tuple[Reading, ...], config: Config, domain: Domain, clock: Clock) -> Knowledge:
    entities = clock("resolve", pipeline._resolve, readings, config, domain)  # noqa: SLF001  a stage, seen by itself
    occurrences, statements = clock("collate", collate, readings, entities, domain.ontology)
    return Knowledge(readings=readings, entities=entities, occurrences=occurrences, statements=statements)


def _publish(knowledge: Knowledge, config: Config, domain: Domain, clock: Clock) -> None:
    """Write, check and draw, as ``pipeline.make`` does."""
    turtle = clock("write Turtle", write_turtle, knowledge, domain.ontology)
    store = clock("load the store", store_of, turtle, config.ontology.read_text(encoding="utf-8"))
    clock("checks and shapes", breaches, store, lambda: turtle, config)
    facts = clock("look at all triples", read_facts, store)
    network = clock("network", network_of, facts)
    findings = clock("analyses", analyse, network)
    told = {"title": "articles", "counts": {}, "problems": ()}
    drawn = {
        "title": "articles",
        "rank": findings.importance,
        "communities": number_of_node(findings.communities),
        "known": None,
    }
    clock("explorer", render_explorer, network, **drawn)
    clock("report", render_report, network, findings, **told)
    clock("report page", render_report_page, network, findings, **told, events=events_of(facts))
    clock("why who is one", lambda: dump_record(record(knowledge.readings, knowledge.entities)))
    clock("write Readings", lambda: sum(len(dump_reading(reading)) for reading in knowledge.readings))


def show(spent: dict[str, float], *, articles: int, words: int) -> None:
    """Print a row for each stage."""
    total = sum(spent.values())
    print(f"{articles} articles, {words:,} words, {total:.1f} CPU seconds\n")
    print("| stage | CPU seconds | share | µs a word |\n| --- | ---: | ---: | ---: |")
    for stage, seconds in spent.items():
        print(f"| {stage} | {seconds:.2f} | {seconds / total:.1%} | {seconds / words * 1e6:,.0f} |")


if __name__ == "__main__":
    sys.exit(main())
