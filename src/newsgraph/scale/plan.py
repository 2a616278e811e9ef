"""The stages as a plan for Daft: the same for its engine on one machine and for a Ray cluster.

Between two stages everything lies in Parquet files, so that the engine streams from disk to disk. The steps themselves
run in processes of their own, each with its own copy of what it needs.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

import daft
from daft import DataFrame, col, lit
from daft.functions import split_part, to_struct, unnest

from newsgraph.config import Config
from newsgraph.errors import UsageError
from newsgraph.model import Document, Problem, Reading
from newsgraph.readings import dump_reading, load_reading
from newsgraph.scale.processes import ReadingProcess, SteppingProcess
from newsgraph.scale.reading import ResumingReader
from newsgraph.workers import DEATHS


_ATTEMPTS = 3 * DEATHS  # at one table, when processes die
_KILLED = "closed the connection"  # how Daft says it
_REASON = re.compile(r"newsgraph\.errors\.\w+: (.+)")  # an error of ours in a report of Daft
_CHUNK = 1_000  # articles that are written to a table at a time


def start_engine(config: Config) -> None:
    """Let the engine that the settings name run the plans of this process.

    Raises
    ------
    UsageError
        If this process has plans on another engine already.
    """
    if config.engine == "ray":
        daft.set_runner_ray(address=config.address, noop_if_initialized=True)
    if (running := daft.get_or_infer_runner_type()) != config.engine:
        raise UsageError(f"this program runs on the engine {running} already; start another for {config.engine}")


@dataclass(frozen=True)
class Plan:
    """The stages over one folder of work.

    Parameters
    ----------
    folder
        Where the tables between the stages go.
    config
        The settings.
    load
        Loads the reader in a process of the engine.
    shards
        How many parts the graph has.
    """

    folder: Path
    config: Config
    load: Callable[[], ResumingReader]
    shards: int

    def take_in(self, documents: Iterable[Document]) -> None:
        """Make the table ``documents``."""
        place = str(self.folder / "documents")
        source = iter(documents)
        while some := list(islice(source, _CHUNK)):
            rows = daft.from_pylist([{"id": one.id, "document": dump_reading(Reading(document=one))} for one in some])
            rows.write_parquet(place, write_mode="append")

    def run(self) -> None:
        """Make the tables ``readings``, ``entities`` and ``lines`` from the table ``documents``."""
        steps = self._processes(SteppingProcess)(self.config)
        reading = self._processes(ReadingProcess)(self.load)
        read = self.table("documents").select(col("id"), reading.read(col("document")).alias("read"))
        self._write("readings", read.select("id", unnest(col("read"))))
        self._resolve(steps)
        self._collate(steps)
        self._tell(steps)

    # ----------------------------------------------------------------------------------------- who there is

    def _resolve(self, steps: Any) -> None:
        chains = self.table("readings").select(steps.chains(col("reading")).alias("row"))
        self._write("chains", _exploded(chains, "row").with_column("key", col("keys").list_join("\x1e")))
        self._write("blocks", self._blocks())
        joined = self.table("chains").join(self.table("blocks"), on="key").groupby("block").agg(col("item").list_agg())
        self._write("drafts", _exploded(joined.select(steps.resolve(col("item")).alias("row")), "row"))
        slugs = self.table("drafts").groupby("slug").agg(col("draft").list_agg())
        self._write("named", _exploded(slugs.select(steps.name(col("draft")).alias("row")), "row"))
        named = self.table("named")
        placed = named.select("id", "type", "name", "chains").explode("chains")
        self._write("placed", placed.select("id", "type", "name", unnest(col("chains"))))

        self._write("belonging", self._owners())
        belonging = self.table("belonging")
        self._write("entities", named.exclude("chains", "owners").join(belonging, on="id", how="left"))

    def _blocks(self) -> DataFrame:
        """Return the block of each set of keys: the least set that is joined to it by shared keys, step by step."""
        sets = self.table("chains").select("key", "keys").distinct("key")
        self._write("sets", sets.explode("keys").select("key", "keys"))
        self._write("blocks-0", sets.select(col("key"), col("key").alias("block")))
        number, changed = 0, 1
        while changed:
            before, keys = self.table(f"blocks-{number}"), self.table("sets")
            least = keys.join(before, on="key").groupby("keys").agg(col("block").min())
            after = keys.join(least, on="keys").groupby("key").agg(col("block").min())
            number += 1
            self._write(f"blocks-{number}", after)
            moved = self.table(f"blocks-{number}").join(before.with_column_renamed("block", "old"), on="key")
            changed = moved.where(col("block") != col("old")).count_rows()
        return self.table(f"blocks-{number}")

    def _owners(self) -> DataFrame:
        """Return what each entity belongs to: the first of its owners that is another than itself."""
        owners = self.table("named").select("id", "owners").explode("owners").where(col("owners").not_null())
        owners = owners.select("id", unnest(col("owners")))
        placed = self.table("placed")
        chains = placed.select((col("document") + lit("/") + col("chain")).alias("owner"), col("id").alias("of"))
        found = owners.join(chains, on="owner").where(col("id") != col("of"))
        first = found.groupby("id").agg(col("place").min())
        return found.join(first, on=["id", "place"]).select("id", "of").distinct()

    # ---------------------------------------------------------------------------------------- what is said

    def _collate(self, steps: Any) -> None:
        placed = self.table("placed").select(
            col("document").alias("id"), to_struct(col("chain"), col("id"), col("type"), col("name")).alias("named")
        )
        named = placed.groupby("id").agg(col("named").list_agg())
        readings = self.table("readings").join(named, on="id", how="left")
        said = readings.select(col("id"), steps.collate(col("reading"), col("named")).alias("said"))
        self._write("said", said.select("id", unnest(col("said"))))
        statements = _exploded(self.table("said").select("statements"), "statements")
        rejected = statements.where(col("rejecting")).select("pair").distinct()
        pairs = statements.join(rejected, on="pair").groupby("pair").agg(col("statement").list_agg())
        self._write("disputes", _exploded(pairs.select(steps.dispute(col("statement")).alias("row")), "row"))

    # ----------------------------------------------------------------------------------------- lines of RDF

    def _tell(self, steps: Any) -> None:
        row = to_struct(col("document"), col("claim"), col("against")).alias("disputes")
        disputes = self.table("disputes").select(col("document").alias("id"), row)
        disputes = disputes.groupby("id").agg(col("disputes").list_agg())
        said = self.table("said").select("id", "knowledge").join(disputes, on="id", how="left")
        told = said.select(steps.tell(col("knowledge"), col("disputes")).alias("told"))
        self._write("told", told.select(unnest(col("told"))))
        uses = self.table("told").select("document", "language", "uses").explode("uses").where(col("uses").not_null())
        uses = uses.select("document", "language", unnest(col("uses")))
        self._write("uses", uses.with_column_renamed("entity", "id"))
        self._write("wanted", self._wanted())
        self._write("described", self._described(steps))
        mentions = self.table("uses").join(self.table("wanted"), on="id")
        tables = (self.table("told"), mentions, self.table("described"))
        told, mentions, described = (table.select(col("lines").alias("line")) for table in tables)
        lines = told.concat(mentions).concat(described).explode("line").where(col("line").not_null())
        shard = split_part(col("line"), " ", 1).hash() % lit(self.shards)
        table = lines.select(col("line"), shard.alias("shard"))
        self._write("lines", table, parts=("shard",))

    def _wanted(self) -> DataFrame:
        """Return the entities that some article wants, with what these belong to."""
        self._write("wanted-0", self.table("uses").where(col("wanted")).select("id").distinct())
        number, grown = 0, True
        while grown:
            before = self.table(f"wanted-{number}")
            owners = before.join(self.table("belonging"), on="id").select(col("of").alias("id"))
            number += 1
            self._write(f"wanted-{number}", before.concat(owners).distinct())
            grown = self.table(f"wanted-{number}").count_rows() > before.count_rows()
        return self.table(f"wanted-{number}")

    def _described(self, steps: Any) -> DataFrame:
        """Return the lines of each entity that is wanted."""
        uses = self.table("uses")
        made = uses.groupby("id").agg(col("spoken").bool_or(), col("sentence").min())
        spoken = uses.select("id", "document", "language")
        entities = self.table("entities").select("id", "document", "entity", "of")
        found = entities.join(self.table("wanted"), on="id").join(made, on="id").join(spoken, on=["id", "document"])
        row = to_struct(col("entity"), col("of"), col("document"), col("language"), col("spoken"), col("sentence"))
        return found.select(steps.describe(row).alias("lines"))

    # ------------------------------------------------------------------------------------------------- results

    def breaches(self) -> list[str]:
        """Return what is wrong with the graph."""
        return sorted(self.table("told").where(col("breach").not_null()).to_pydict()["breach"])

    def problems(self) -> list[Problem]:
        """Return what could not be read."""
        found = _exploded(self.table("readings").select("problems"), "problems").to_pylist()
        return [Problem(**row) for row in sorted(found, key=lambda row: (row["document"], row["message"]))]

    def readings(self, documents: Sequence[str]) -> tuple[Reading, ...]:
        """Return the Readings of some articles, by their ids."""
        found = self.table("readings").where(col("id").is_in(list(documents))).sort("id")
        return tuple(map(load_reading, found.to_pydict()["reading"]))

    def lines(self, shard: int) -> Iterator[str]:
        """Yield the lines of a shard, each once, sorted."""
        place = self.folder / "lines" / f"shard={shard}"
        lines = daft.read_parquet(str(place / "*.parquet")).select("line").distinct().sort("line")
        for rows in lines.to_arrow_iter():
            yield from rows.column("line").to_pylist()

    def count(self, name: str) -> int:
        """Return how many rows a table has."""
        rows: int = self.table(name).count_rows()
        return rows

    # -------------------------------------------------------------------------------------------------- tables

    def table(self, name: str) -> DataFrame:
        """Return a table that an earlier stage has made."""
        return daft.read_parquet(str(self.folder / name / "*.parquet"))

    def _write(self, name: str, table: DataFrame, *, parts: Sequence[str] = ()) -> None:
        """Make a table; a process that is killed ends the engine's work, which is then begun again.

        Raises
        ------
        UsageError
            If a process cannot begin, for instance because the model is missing.
        """
        columns = [col(part) for part in parts] or None
        for attempt in range(_ATTEMPTS):
            try:
                table.write_parquet(str(self.folder / name), write_mode="overwrite", partition_cols=columns)
            except RuntimeError as error:
                if reason := _REASON.search(str(error)):
                    raise UsageError(reason[1]) from None
                if _KILLED not in str(error) or attempt == _ATTEMPTS - 1:
                    raise
            else:
                return

    def _processes(self, kind: type) -> Any:
        """Return the class as one whose methods the engine runs: on one processor in this process, without a copy."""
        many = self.config.processes
        return daft.cls(kind, use_process=True, max_concurrency=many) if many > 1 else daft.cls(kind, use_process=False)


def _exploded(table: DataFrame, column: str) -> DataFrame:
    """Return one row for each struct of a list, with its fields as columns."""
    return table.explode(column).where(col(column).not_null()).select(unnest(col(column)))
