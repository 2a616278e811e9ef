"""Write 100 development sentences with what was claimed of them, for a person to read and judge.

Run ``python benchmarks/sample_errors.py LISTING`` from the checkout, with the benchmarks beside it. Every n-th sentence
of PLV (40), CaRB (30) and the annotated articles (30) is taken, so that each run lists the same ones; beside the claims
stands what the benchmark expects. The texts may not be passed on: LISTING must lie outside the checkout.
"""

from __future__ import annotations

import argparse
import csv
import json
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path


ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "src"))

from newsgraph.config import Config  # noqa: E402
from newsgraph.documents import read_documents  # noqa: E402
from newsgraph.loading import load_domain, load_reader  # noqa: E402
from newsgraph.model import Claim, Document, Reading, Span  # noqa: E402


COUNTS = {"plv": 40, "carb": 30, "claims": 30}
SENTENCE = re.compile(r"\S.*?[.!?]['\"”]?(?=\s)|\S.*$", re.MULTILINE)
LEAST_WORDS = 6  # of a sentence of an article


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """A sentence in its document, and what the benchmark says of it."""

    document: Document
    span: Span
    gold: tuple[str, ...]


def main() -> int:
    """Take the sentences, read them and write the listing."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("listing", type=Path, help="file to write, outside the checkout")
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared", help="folder with benchmarks/ in it")
    options = parser.parse_args()
    if options.listing.resolve().is_relative_to(ROOT):
        parser.error("name a file outside the checkout: the sentences may not be passed on")
    data = options.shared / "benchmarks" / "data"
    if not data.is_dir():
        print(f"No benchmarks in {options.shared}: nothing was written. Name their folder with --shared.")
        return 0
    config = Config()
    samples = tuple(samples_in(data))
    documents = {sample.document.id: sample.document for sample in samples}
    readings = {one.document.id: one for one in load_reader(config, load_domain(config)).read(documents.values())}
    lines = (line for number, one in enumerate(samples, 1) for line in told(number, one, readings[one.document.id]))
    options.listing.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(samples)} sentences written to {options.listing}")
    return 0


# -------------------------------------------------------------------------------------------------- sentences


def samples_in(data: Path) -> Iterator[Sample]:
    """Yield every n-th sentence of the three sets."""
    yield from every(COUNTS["plv"], list(map(plv, records(data / "plv" / "dev.jsonl"))))
    yield from every(COUNTS["carb"], list(map(carb, records(data / "carb" / "dev.jsonl"))))
    folders = sorted(folder for folder in (data / "claims").iterdir() if folder.is_dir())
    yield from every(COUNTS["claims"], [sample for folder in folders for sample in article(folder)])


def every(count: int, found: list[Sample]) -> list[Sample]:
    """Return so many of them, evenly spread."""
    return [found[at * len(found) // count] for at in range(count)]


def records(path: Path) -> Iterator[dict[str, object]]:
    """Yield the records of a file with one JSON object in each line."""
    yield from map(json.loads, path.read_text(encoding="utf-8").splitlines())


def plv(record: dict[str, object]) -> Sample:
    """Return a sentence with its source, target and kind of event."""
    sides = [side["text"] if isinstance(side := record[key], dict) else "–" for key in ("source", "target")]
    return whole(record, f"{record['root']}: {' → '.join(sides)}")


def carb(record: dict[str, object]) -> Sample:
    """Return a sentence with its open facts."""
    facts = record["facts"]
    assert isinstance(facts, list)
    return whole(record, *(f"{fact['relation']}: {' | '.join(fact['arguments'])}" for fact in facts))


def whole(record: dict[str, object], *gold: str) -> Sample:
    """Return a document that is one sentence."""
    text = str(record["text"])
    return Sample(document=Document(id=str(record["id"]), text=text), span=Span(0, len(text)), gold=gold)


def article(folder: Path) -> Iterator[Sample]:
    """Yield the sentences of an annotated article with the triples that begin in them."""
    document = next(item for item in read_documents([str(folder / "article.txt")]) if isinstance(item, Document))
    with (folder / "gold.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    for match in SENTENCE.finditer(document.text):
        if len(match.group().split()) >= LEAST_WORDS:
            span = Span(*match.span())
            gold = tuple(triple(row) for row in rows if match.start() <= int(row["begin"]) < match.end())
            yield Sample(document=document, span=span, gold=gold)


def triple(row: dict[str, str]) -> str:
    """Return an expected triple in one line."""
    return f"{row['subject']} {row['relation']} {row['object']} [{row['source']}; {row['polarity']}; {row['modality']}]"


# ---------------------------------------------------------------------------------------------------- listing


def told(number: int, sample: Sample, reading: Reading) -> Iterator[str]:
    """Yield the lines of one sentence: its text, what is expected, what was claimed."""
    text = reading.document.text
    yield f"{number}. [{sample.document.id}] {' '.join(text[sample.span.start : sample.span.end].split())}"
    yield from (f"    = {line}" for line in sample.gold)
    inside = (claim for claim in reading.claims if sample.span.start <= claim.cue.start < sample.span.end)
    yield from (f"    + {line}" for line in lines_of(inside, reading))
    yield ""


def lines_of(claims: Iterable[Claim], reading: Reading) -> Iterator[str]:
    """Yield each claim in one line."""
    words = {mention.id: mention.text for mention in reading.mentions}
    text = reading.document.text
    words |= {event.id: text[event.trigger.start : event.trigger.end] for event in reading.events}
    words |= {time.id: time.text for time in reading.times}
    for claim in claims:
        target = words.get(claim.object or "", "") or (str(claim.value.value) if claim.value is not None else "–")
        further = [words.get(one.mention or one.time or one.event or "", one.phrase or "") for one in claim.arguments]
        voices = ", ".join(words.get(voice, voice) for voice in claim.voices) or (
            "unnamed" if claim.attribution else "article"
        )
        yield (
            f"{words.get(claim.subject or '', '–')} · {claim.phrase} ({claim.relation or 'open'}) · {target}"
            f"{''.join(f' · {one}' for one in further)} [{voices}; {claim.polarity}; {claim.modality}]"
        )


if __name__ == "__main__":
    sys.exit(main())
