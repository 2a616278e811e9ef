"""The tables between the stages of a plan: Parquet in a folder of work.

The engine of one machine groups and joins in memory. So what has to be grouped by a key is first *scattered* into parts by
that key, some files at a time, and then *gathered* part by part: memory depends on the size of a part, not of the corpus.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import daft
from daft import DataFrame, Expression, col, lit

from newsgraph.errors import UsageError
from newsgraph.workers import DEATHS


SETTINGS = {  # the engine reads and writes whole files and groups of rows, and holds several at once
    "parquet_target_filesize": 4_000_000,
    "parquet_target_row_group_size": 1_000_000,
    "scantask_max_parallel": 2,
}
_ATTEMPTS = 3 * DEATHS  # at one table, when processes die
_KILLED = "closed the connection"  # how Daft says it
_REASON = re.compile(r"newsgraph\.errors\.\w+: (.+)")  # an error of ours in a report of Daft
_AT_ONCE = 8_000_000  # compressed bytes of a table that are scattered at a time, by each machine
_NONE = "part=none"  # where a scattered table has no rows, only its columns


@dataclass(frozen=True)
class Tables:
    """The tables of one folder.

    Parameters
    ----------
    folder
        Where they lie.
    parts
        How many parts a scattered table has.
    width
        How many parts are worked on at a time, or as much of a table as one machine should hold.
    """

    folder: Path
    parts: int
    width: int = 1

    def read(self, name: str) -> DataFrame:
        """Return a table that an earlier stage has made."""
        return daft.read_parquet(str(self.folder / name / "**" / "*.parquet"))

    def part(self, name: str, *numbers: int) -> DataFrame:
        """Return some parts of a scattered table."""
        places = [self.folder / name / f"part={number}" for number in numbers]
        some = [str(place / "*.parquet") for place in places if place.is_dir()]
        return daft.read_parquet([str(self.folder / name / _NONE / "*.parquet"), *some])

    def write(self, name: str, table: DataFrame) -> DataFrame:
        """Make a table and return it; a process that is killed ends the engine's work, which is then begun again.

        Raises
        ------
        UsageError
            If a process cannot begin, for instance because the model is missing.
        """
        for attempt in range(_ATTEMPTS):
            try:
                table.write_parquet(str(self.folder / name), write_mode="overwrite")
            except RuntimeError as error:
                if reason := _REASON.search(str(error)):
                    raise UsageError(reason[1]) from None
                if _KILLED not in str(error) or attempt == _ATTEMPTS - 1:
                    raise
            else:
                break
        return self.read(name)

    def append(self, name: str, rows: DataFrame) -> None:
        """Add rows to a table."""
        rows.write_parquet(str(self.folder / name), write_mode="append")

    def scatter(self, name: str, source: str, made: Callable[[DataFrame], DataFrame], key: Expression) -> None:
        """Add to a scattered table what is made of the rows of another, each to the part that its key falls to."""
        made(self.read(source).limit(0)).write_parquet(str(self.folder / name / _NONE))
        part = (key.hash() % lit(self.parts)).alias("part")
        for some in self._some_files(source):
            rows = made(daft.read_parquet(some)).with_column("part", part)
            rows.write_parquet(str(self.folder / name), write_mode="append", partition_cols=[col("part")])

    def gather(self, name: str, sources: Sequence[str], made: Callable[..., DataFrame]) -> DataFrame:
        """Make a table of what is made of the parts of scattered ones, and return it."""
        for first in range(0, self.parts, self.width):
            numbers = range(first, min(first + self.width, self.parts))
            self.append(name, made(*(self.part(source, *numbers) for source in sources)))
        return self.read(name)

    def _some_files(self, name: str) -> Iterator[list[str]]:
        """Yield the files of a table, as many together as may be in memory."""
        files = [path for path in sorted((self.folder / name).rglob("*.parquet")) if path.parent.name != _NONE]
        return _batches(files, self.width * _AT_ONCE)


def same(rows: DataFrame) -> DataFrame:
    """Return the rows as they are."""
    return rows


def _batches(files: Iterable[Path], limit: int) -> Iterator[list[str]]:
    """Yield files together as long as they have no more bytes than the limit, or one alone."""
    some: list[str] = []
    held = 0
    for path in files:
        size = path.stat().st_size
        if some and held + size > limit:
            yield some
            some, held = [], 0
        some.append(str(path))
        held += size
    if some:
        yield some
