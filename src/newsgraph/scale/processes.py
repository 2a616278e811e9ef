"""What the engine runs in processes of its own, and the columns that come out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from functools import lru_cache
from typing import Any

import daft
from daft import DataType, Series

from newsgraph.config import Config
from newsgraph.pipeline import is_unread
from newsgraph.readings import dump_reading, load_reading
from newsgraph.scale.reading import ResumingReader
from newsgraph.scale.steps import Steps, unpack


_TEXT, _BYTES, _TRUTH = DataType.string(), DataType.binary(), DataType.bool()


def _rows(**fields: DataType) -> DataType:
    rows: DataType = DataType.list(DataType.struct(fields))
    return rows


_READ = DataType.struct({"reading": _TEXT, "problems": _rows(stage=_TEXT, message=_TEXT, document=_TEXT)})
_CHAINS = _rows(keys=DataType.list(_TEXT), item=_BYTES)
_DRAFTS = _rows(slug=_TEXT, draft=_BYTES)
_NAMED = _rows(chain=_TEXT, id=_TEXT, type=_TEXT, name=_TEXT)
_DISPUTES = _rows(document=_TEXT, claim=_TEXT, against=DataType.list(_TEXT))
_ENTITIES = _rows(
    id=_TEXT,
    type=_TEXT,
    name=_TEXT,
    document=_TEXT,
    entity=_BYTES,
    chains=_rows(document=_TEXT, chain=_TEXT),
    owners=_rows(place=DataType.int64(), owner=_TEXT),
    merges=DataType.list(_TEXT),
)
_SAID = DataType.struct({"knowledge": _BYTES, "statements": _rows(pair=_TEXT, rejecting=_TRUTH, statement=_BYTES)})
_TOLD = DataType.struct(
    {
        "document": _TEXT,
        "language": _TEXT,
        "lines": DataType.list(_TEXT),
        "uses": _rows(entity=_TEXT, wanted=_TRUTH, spoken=_TRUTH, sentence=_TEXT, lines=DataType.list(_TEXT)),
        "breach": _TEXT,
    }
)


class ReadingProcess:
    """Reads articles in a process of the engine."""

    def __init__(self, load: Callable[[], ResumingReader]) -> None:
        self._reader = load()

    @daft.method.batch(return_dtype=_READ, batch_size=32)
    def read(self, documents: Series) -> list[Any]:
        """Read articles."""
        found = self._reader.read([load_reading(line).document for line in documents.to_pylist()])
        return [
            {"reading": dump_reading(one), "problems": [asdict(bad) for bad in one.problems if is_unread(bad)]}
            for one in found
        ]


@lru_cache(maxsize=1)
def _steps(config: Config) -> Steps:
    """Return the steps; a process that takes several of them loads the domain once."""
    return Steps(config)


class SteppingProcess:
    """Takes the steps in a process of the engine."""

    def __init__(self, config: Config) -> None:
        self._steps = _steps(config)

    @daft.method.batch(return_dtype=_CHAINS, batch_size=64)
    def chains(self, readings: Series) -> list[Any]:
        """Take Readings apart into chains."""
        return [self._steps.chains(line) for line in readings.to_pylist()]

    @daft.method.batch(return_dtype=_DRAFTS, batch_size=256)
    def resolve(self, blocks: Series) -> list[Any]:
        """Make things of blocks of chains."""
        return [self._steps.resolve(block) for block in blocks.to_pylist()]

    @daft.method.batch(return_dtype=_ENTITIES, batch_size=256)
    def name(self, drafts: Series) -> list[Any]:
        """Tell things of one slug apart."""
        return [self._steps.name(some) for some in drafts.to_pylist()]

    @daft.method.batch(return_dtype=_SAID, batch_size=64)
    def collate(self, readings: Series, named: Series) -> list[Any]:
        """Join what each article says."""
        pairs = zip(readings.to_pylist(), named.to_pylist(), strict=True)
        return [self._steps.collate(line, some or []) for line, some in pairs]

    @daft.method.batch(return_dtype=_DISPUTES, batch_size=256)
    def dispute(self, statements: Series) -> list[Any]:
        """Find what contradicts what."""
        return [self._steps.dispute(some) for some in statements.to_pylist()]

    @daft.method.batch(return_dtype=_TOLD, batch_size=128)
    def tell(self, knowledge: Series, disputes: Series) -> list[Any]:
        """Write the lines of articles, and judge them together."""
        articles = list(map(unpack, knowledge.to_pylist()))
        told = list(map(self._steps.tell, articles))
        breaches = [self._steps.judge(articles, told), *(None for _ in told[1:])]
        opposed = [self._steps.oppose(rows or ()) for rows in disputes.to_pylist()]
        return [
            {**row, "lines": row["lines"] + others, "breach": breach}
            for row, others, breach in zip(told, opposed, breaches, strict=True)
        ]

    @daft.method.batch(return_dtype=DataType.list(_TEXT), batch_size=256)
    def describe(self, entities: Series) -> list[Any]:
        """Write the lines of entities."""
        return [self._steps.describe(row) for row in entities.to_pylist()]
