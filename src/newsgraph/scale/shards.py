"""A graph as files of sorted N-Quads, with a manifest that says what they hold."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from newsgraph.files import write_files, write_stream


MANIFEST = "manifest.json"
_VERSION = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Shard:
    """One file of a graph: all triples of some subjects, each on a line, sorted."""

    file: str
    triples: int
    sha256: str  # of the lines, not of the compressed file


def write_shard(folder: Path, number: int, lines: Iterable[str]) -> Shard:
    """Write the lines of a shard, which are sorted, as ``part-00000.nq.gz``."""
    name, count, digest = f"part-{number:05}.nq.gz", 0, hashlib.sha256()
    with write_stream(folder / name) as out:
        for line in lines:
            data = f"{line}\n".encode()
            digest.update(data)
            out.write(data)
            count += 1
    return Shard(file=name, triples=count, sha256=digest.hexdigest())


def write_manifest(folder: Path, shards: Iterable[Shard], facts: Mapping[str, Any]) -> None:
    """Say what a graph holds; written last, so that a graph with a manifest is whole."""
    parts = [asdict(shard) for shard in shards]
    told = {"version": _VERSION, **facts, "triples": sum(part["triples"] for part in parts), "shards": parts}
    write_files(folder, {MANIFEST: json.dumps(told, indent=1, ensure_ascii=False) + "\n"})
