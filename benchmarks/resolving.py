"""Measure how long the chains of many documents take to become entities.

Run ``python benchmarks/resolving.py 1000 10000 100000``. The documents are made up, the same every time: eight chains
each, drawn from names of which few are frequent and most are rare, as in news. People share surnames, organisations have
acronyms, states are linked to the gazetteer. Each size runs in a process of its own; the last column should stay level.
"""

from __future__ import annotations

import argparse
import random
import resource
import subprocess
import sys
import time
from collections.abc import Iterator

from newsgraph.entities import Review, resolve
from newsgraph.model import (
    Chain,
    Document,
    Gazetteer,
    GazetteerEntry,
    Mention,
    MentionKind,
    Ontology,
    Reading,
    Span,
)


STATES = tuple(f"Landia {number}" for number in range(200))
GAZETTEER = Gazetteer(tuple(GazetteerEntry(iri=f"g:{name}", type="State", name=name) for name in STATES))
ONTOLOGY = Ontology(
    {
        "Entity": (),
        "Person": ("Entity",),
        "Organisation": ("Entity",),
        "GovernmentBody": ("Organisation",),
        "State": ("Entity",),
        "CollectiveActor": ("Entity",),
    },
    {},
)
CHAINS = 8


def documents(count: int) -> Iterator[Reading]:
    """Yield documents with the chains that a reader would have found."""
    chance = random.Random(1)  # noqa: S311  made-up documents are no secret
    for number in range(count):
        yield _reading(f"d{number:06}", [_names(chance, count) for _ in range(CHAINS)])


def _names(chance: random.Random, count: int) -> tuple[str, tuple[str, ...]]:
    """Return a type, and the names of a chain: rare ones grow with the corpus, a few are in every tenth article."""
    rare = int(count ** (0.85 * chance.random()))
    kind = chance.choice(("Person", "Person", "Organisation", "GovernmentBody", "State", "CollectiveActor"))
    if kind == "Person":
        full = f"Given{rare % 997} Surname{rare % 20011}"
        return kind, (full, full.split()[1])[chance.random() < 0.1 :]  # noqa: PLR2004  one in ten by the surname alone
    if kind == "Organisation":
        return kind, (f"Harbour League {rare}", f"HL{chr(65 + rare % 26)}{chr(65 + rare // 26 % 26)}")
    if kind == "GovernmentBody":
        return kind, (f"Ministry {rare % 30}",)
    return kind, (STATES[rare % 200],) if kind == "State" else ("officials",)


def _reading(id_: str, found: list[tuple[str, tuple[str, ...]]]) -> Reading:
    mentions, chains = [], []
    for number, (kind, texts) in enumerate(found):
        form = MentionKind.NOMINAL if kind == "CollectiveActor" else MentionKind.NAME
        for place, text in enumerate(texts):
            span = Span(100 * number + place, 100 * number + place + 1)
            mention = Mention(
                id=f"m{number}.{place}", span=span, head=span, text=text, kind=form, type=kind, chain=f"c{number}"
            )
            mentions.append(mention)
        chains.append(Chain(id=f"c{number}", type=kind, name=texts[0]))
    return Reading(document=Document(id=id_, text=""), mentions=tuple(mentions), chains=tuple(chains))


def measure(count: int) -> None:
    """Resolve that many documents and print one row of the table."""
    readings = tuple(documents(count))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    begin = time.process_time()
    found = resolve(readings, GAZETTEER, ONTOLOGY, Review())
    seconds = time.process_time() - begin
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    chains = count * CHAINS
    print(
        f"| {count:,} | {chains:,} | {len(found.entities):,} | {len(found.refusals):,} | {seconds:.1f} "
        f"| {memory / 1024:,.0f} ({before / 1024:,.0f} for the Readings) | {seconds / chains * 1e6:.0f} |"
    )


def main() -> None:
    """Print the table, each row from a process of its own."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("sizes", type=int, nargs="+", metavar="DOCUMENTS")
    parser.add_argument("--here", action="store_true", help="in this process, and no heading")
    options = parser.parse_args()
    if options.here:
        for size in options.sizes:
            measure(size)
        return
    print("| documents | chains | entities | refusals | seconds | megabytes | microseconds a chain |")
    print("| --- | --- | --- | --- | --- | --- | --- |", flush=True)
    for size in options.sizes:
        subprocess.run([sys.executable, __file__, str(size), "--here"], check=True)


if __name__ == "__main__":
    main()
