"""What else makes statements of news text, on the same articles: seconds, memory and statements, each in a process.

``python benchmarks/peers.py --articles 100`` runs whichever is installed beside newsgraph, with the same language model;
none of them is needed by anything else here, so install them into an environment of their own (textacy; triplet-extract;
textgraph-kg). What each calls a statement differs: a row says how much is written, not how much is right.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from unittest.mock import patch


ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "benchmarks")]

from corpus_articles import Generator, write_articles  # noqa: E402
from watching import watched  # noqa: E402

from newsgraph.config import Config  # noqa: E402


MODEL = Config().model


@dataclass(frozen=True, kw_only=True)
class Peer:
    """A program to compare with: the package that it needs, what it makes, and how."""

    package: str
    makes: str
    run: Callable[[list[str]], int]  # texts to the number of statements


def bare(texts: list[str]) -> int:
    """Parse, and count the sentences."""
    import spacy  # noqa: PLC0415  each program loads only what it needs

    return sum(1 for doc in spacy.load(MODEL).pipe(texts) for _ in doc.sents)


def textacy(texts: list[str]) -> int:
    """Count subject-verb-object triples."""
    import spacy  # noqa: PLC0415
    from textacy.extract import subject_verb_object_triples  # type: ignore[import-not-found]  # noqa: PLC0415

    docs = spacy.load(MODEL).pipe(texts)
    return sum(1 for doc in docs for _ in subject_verb_object_triples(doc))


def triplet_extract(texts: list[str]) -> int:
    """Count triples of open information extraction."""
    import spacy  # noqa: PLC0415
    from triplet_extract import OpenIEExtractor  # type: ignore[import-not-found]  # noqa: PLC0415

    load = spacy.load
    with patch("spacy.load", lambda _, **options: load(MODEL, **options)):  # it asks for a name that is not installed
        extractor = OpenIEExtractor(nlp=load(MODEL))
    return sum(len(extractor.extract_triplet_objects(text)) for text in texts)


def textgraph(texts: list[str]) -> int:
    """Count the relations of its graph, as it comes: without a language model."""
    from textgraph.cli import main as build  # type: ignore[import-not-found]  # noqa: PLC0415

    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "articles")
        source.mkdir()
        for place, text in enumerate(texts):
            (source / f"{place:05}.txt").write_text(text, encoding="utf-8")
        build(["build", str(source), "--json-only", str(Path(folder, "graph.json"))])
        graph = json.loads(Path(folder, "graph.json").read_text(encoding="utf-8"))
    return sum(edge["predicate"] not in {"CONTAINS", "HAS_CHUNK", "MENTIONS"} for edge in graph["edges"])


def newsgraph(texts: list[str]) -> int:
    """Count the claims of a whole build, from articles to files."""
    from newsgraph import pipeline  # noqa: PLC0415
    from newsgraph.model import Document  # noqa: PLC0415

    documents = tuple(Document(id=f"d{place}", text=text, published="2021-06-01") for place, text in enumerate(texts))
    with tempfile.TemporaryDirectory() as folder:
        built = pipeline.build_from(documents, (), Path(folder), Config())
    return sum(len(statement.claims) for statement in built.knowledge.statements)


PEERS: Mapping[str, Peer] = {
    "spaCy, bare": Peer(package="spacy", makes="sentences", run=bare),
    "textacy": Peer(package="textacy", makes="subject, verb, object", run=textacy),
    "triplet-extract": Peer(package="triplet_extract", makes="open triples", run=triplet_extract),
    "textgraph-kg": Peer(package="textgraph", makes="relations by patterns, no parser", run=textgraph),
    "newsgraph": Peer(package="newsgraph", makes="claims in a checked graph, with views", run=newsgraph),
}
HEAD = "| program | makes | CPU seconds | peak MB | statements |\n| --- | --- | ---: | ---: | ---: |"


def main() -> int:
    """Run every program that is installed, and print a row for each."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--articles", type=int, default=100)
    parser.add_argument("--one", nargs=2, metavar=("NAME", "FOLDER"), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        return _one(options.one[0], Path(options.one[1]))
    print(HEAD)
    with tempfile.TemporaryDirectory() as folder:
        write_articles(Path(folder, "articles.jsonl"), options.articles, Generator())
        for row in _rows(Path(folder)):
            print(row, flush=True)
    return 0


def _rows(folder: Path) -> Iterator[str]:
    for name, peer in PEERS.items():
        if find_spec(peer.package) is None:
            yield f"| {name} | {peer.makes} | not installed | | |"
            continue
        took = watched([sys.executable, __file__, "--one", name, str(folder)], {})
        number = int((folder / "found").read_text(encoding="utf-8"))
        yield f"| {name} | {peer.makes} | {took.cpu_seconds:.1f} | {took.peak_mb:,.0f} | {number:,} |"


def _one(name: str, folder: Path) -> int:
    with (folder / "articles.jsonl").open(encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line in lines]
    (folder / "found").write_text(str(PEERS[name].run(texts)), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
