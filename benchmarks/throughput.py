"""Words per second of the bare spaCy pipeline, of ``newsgraph read`` and of a whole build, on the same texts.

Run ``python benchmarks/throughput.py`` from the checkout. Both are timed in turn, in ABBA order, so that a machine that
slows down or speeds up hits both alike: (a) the reader's own spaCy pipeline alone, with the same components, batches and
texts; (b) the reader, whose work begins with that pipeline; with ``--build``
(c) everything that ``newsgraph build`` does, from articles to files, loading the model once more. The garbage collector is
set as the command line sets it, for all of them. The texts are the articles of ``examples/``, repeated, and
articles of the benchmarks where they lie beside the checkout. Nothing is written but ``--json FILE``.
"""

from __future__ import annotations

import argparse
import gc
import json
import sys
import tempfile
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from statistics import median


ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "src"))

from newsgraph import pipeline  # noqa: E402
from newsgraph.cli import COLLECTOR  # noqa: E402
from newsgraph.config import Config  # noqa: E402
from newsgraph.documents import read_documents  # noqa: E402
from newsgraph.loading import load_domain, load_reader  # noqa: E402
from newsgraph.model import Document  # noqa: E402
from newsgraph.reading.reader import SpacyReader, load_pipeline  # noqa: E402


ARTICLES = ("meantime", "dwie", "polnear", "timex")  # benchmarks whose documents are whole articles
WARM_UP = 8  # documents read before the clock starts
GOALS = {"read/bare": 0.6, "build/bare": 0.5}  # of the bare pipeline's words per second


def main() -> int:
    """Time both in turn and print the figures of each round."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--rounds", type=int, default=3, help="rounds of ABBA, each with two timings of either")
    parser.add_argument("--words", type=int, default=20_000, help="how many words to read each time")
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared", help="folder with benchmarks/ in it")
    parser.add_argument("--build", action="store_true", help="time a whole build as well")
    parser.add_argument("--json", type=Path, help="write the figures here as well")
    options = parser.parse_args()
    found = take(options.words, texts(options.shared / "benchmarks" / "data"))
    documents = tuple({document.id: document for document in found}.values())
    gc.set_threshold(*COLLECTOR)
    config = Config()
    reader = load_reader(config, load_domain(config))
    if not isinstance(reader, SpacyReader):
        sys.exit("The settings name another reader; there is no bare pipeline to compare it with.")
    nlp = load_pipeline(config.model)
    runs: dict[str, Callable[[Iterable[Document]], Iterator[object]]] = {
        "bare": lambda some: nlp.pipe((one.text for one in some), batch_size=config.batch_size),
        "read": reader.read,
    }
    for run in runs.values():
        seconds(run, documents[:WARM_UP])
    if options.build:
        runs["build"] = partial(whole_build, config)
    words = sum(len(document.text.split()) for document in documents)
    rounds = [one_round(runs, documents, words) for _ in range(options.rounds)]
    show(rounds, documents=len(documents), words=words)
    if options.json is not None:
        figures = {"documents": len(documents), "words": words, "rounds": rounds}
        options.json.write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")
    return 0


def texts(shared: Path) -> Iterator[Document]:
    """Yield the example articles and those of the benchmarks in turn, over and over."""
    examples = [item for item in read_documents([str(ROOT / "examples")]) if isinstance(item, Document)]
    others = [list(articles(shared / name / "dev.jsonl")) for name in ARTICLES]
    sources = [examples, *(found for found in others if found)]
    turn = 0
    while True:
        for source in sources:
            yield source[turn % len(source)]
        turn += 1


def articles(path: Path) -> Iterator[Document]:
    """Yield the documents of one benchmark; none where it is missing."""
    if not path.is_file():
        return
    with path.open(encoding="utf-8") as lines:
        for record in map(json.loads, lines):
            yield Document(id=record["id"], text=record["text"], published=record.get("published"))


def take(words: int, documents: Iterable[Document]) -> Iterator[Document]:
    """Yield documents until they have so many words."""
    for document in documents:
        yield document
        words -= len(document.text.split())
        if words <= 0:
            return


def whole_build(config: Config, documents: Iterable[Document]) -> Iterator[object]:
    """Build the graph of the documents in a folder that is thrown away."""
    with tempfile.TemporaryDirectory() as folder:
        yield pipeline.build_from(tuple(documents), (), Path(folder), config)


def one_round(
    runs: dict[str, Callable[[Iterable[Document]], Iterator[object]]], documents: tuple[Document, ...], words: int
) -> dict[str, float]:
    """Return words per second of all over ABBA, and the ratios to the bare pipeline."""
    spent = dict.fromkeys(runs, 0.0)
    for name in (*runs, *reversed(runs)):
        spent[name] += seconds(runs[name], documents)
    speed = {name: 2 * words / time_taken for name, time_taken in spent.items()}
    ratios = {f"{name}/bare": speed[name] / speed["bare"] for name in runs if name != "bare"}
    return {**speed, **ratios}


def seconds(run: Callable[[Iterable[Document]], Iterator[object]], documents: tuple[Document, ...]) -> float:
    """Return how much processor time it takes to go through all results, keeping none."""
    begin = time.process_time()
    deque(run(documents), maxlen=0)
    return time.process_time() - begin


def show(rounds: list[dict[str, float]], *, documents: int, words: int) -> None:
    """Print the smallest, middle and largest figure of each."""
    print(f"{documents} documents, {words:,} words, {len(rounds)} rounds of ABBA, processor time of one process")
    for name in rounds[0]:
        values = [one[name] for one in rounds]
        unit = f"(goal {GOALS[name]})" if name in GOALS else "words/s"
        low, middle, high = (
            f"{value:.3f}" if name in GOALS else f"{value:,.0f}" for value in (min(values), median(values), max(values))
        )
        print(f"{name:10} min {low:>7}  median {middle:>7}  max {high:>7}  {unit}")


if __name__ == "__main__":
    sys.exit(main())
