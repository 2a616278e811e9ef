"""The stages as a plan for Daft: the same for its engine on one machine and for a Ray cluster.

Between two stages everything lies in tables, so that the engine streams from disk to disk. The steps themselves run in
processes of their own, each with its own copy of what it needs; what is grouped for them is scattered and gathered.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

import daft
from daft import DataFrame, col, lit
from daft.functions import split_part, to_struct, unnest

from newsgraph.config import Config
from newsgraph.errors import UsageError
from newsgraph.model import Document, Problem, Reading
from newsgraph.readings import dump_reading, load_reading
from newsgraph.scale.blocks import in_blocks, scatter_blocks
from newsgraph.scale.processes import ReadingProcess, SteppingProcess
from newsgraph.scale.reading import ResumingReader
from newsgraph.scale.tables import SETTINGS, Tables, same


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
    daft.set_execution_config(**SETTINGS)


@dataclass(frozen=True)
class Plan:
    """The stages over the tables of one folder of work.

    Parameters
    ----------
    tables
        The tables between the stages; the graph has as many shards as they have parts.
    config
        The settings.
    load
        Loads the reader in a process of the engine.
    """

    tables: Tables
    config: Config
    load: Callable[[], ResumingReader]

    def take_in(self, documents: Iterable[Document]) -> None:
        """Make the table ``documents``."""
        source = iter(documents)
        while some := list(islice(source, _CHUNK)):
            rows = daft.from_pylist([{"id": one.id, "document": dump_reading(Reading(document=one))} for one in some])
            self.tables.append("documents", rows)

    def run(self) -> None:
        """Make the tables ``readings``, ``entities`` and ``lines`` from the table ``documents``."""
        steps = self._processes(SteppingProcess)(self.config)
        reading = self._processes(ReadingProcess)(self.load)
        read = self.tables.read("documents").select(col("id"), reading.read(col("document")).alias("read"))
        self.tables.write("readings", read.select("id", unnest(col("read"))))
        self._resolve(steps)
        self._collate(steps)
        self._tell(steps)

    # ----------------------------------------------------------------------------------------- who there is

    def _resolve(self, steps: Any) -> None:
        write, scatter, gather = self.tables.write, self.tables.scatter, self.tables.gather
        chains = self.tables.read("readings").select(steps.chains(col("reading")).alias("row"))
        write("chains", _exploded(chains, "row").with_column("key", col("keys").list_join("\x1e")))
        scatter("chains-of-set", "chains", same, col("key"))
        gather("chains-in-blocks", ("chains-of-set", scatter_blocks(self.tables)), in_blocks)
        scatter("items", "chains-in-blocks", same, col("block"))
        items = gather("blocked", ("items",), _listed("block", "item"))
        write("drafts", _exploded(items.select(steps.resolve(col("item")).alias("row")), "row"))
        scatter("slugs", "drafts", same, col("slug"))

        slugs = gather("slugged", ("slugs",), _listed("slug", "draft"))
        named = write("named", _exploded(slugs.select(steps.name(col("draft")).alias("row")), "row"))
        placed = named.select("id", "type", "name", "chains").explode("chains")
        write("placed", placed.select("id", "type", "name", unnest(col("chains"))))
        belonging = write("belonging", self._owners())
        write("entities", named.exclude("chains", "owners").join(belonging, on="id", how="left"))

    def _owners(self) -> DataFrame:
        """Return what each entity belongs to: the first of its owners that is another than itself."""
        chain = (col("document") + lit("/") + col("chain")).alias("owner")
        self.tables.scatter("owned", "named", _owned, col("owner"))
        self.tables.scatter("owning", "placed", lambda rows: rows.select(chain, col("id").alias("of")), col("owner"))
        found = self.tables.gather("owners", ("owned", "owning"), _owners)
        first = found.groupby("id").agg(col("place").min())
        return found.join(first, on=["id", "place"]).select("id", "of").distinct()

    # ---------------------------------------------------------------------------------------- what is said

    def _collate(self, steps: Any) -> None:
        write, scatter, gather = self.tables.write, self.tables.scatter, self.tables.gather
        row = to_struct(col("chain"), col("id"), col("type"), col("name")).alias("named")
        scatter("chains-of", "placed", lambda rows: rows.select(col("document").alias("id"), row), col("id"))
        scatter("readings-of", "readings", lambda rows: rows.select("id", "reading"), col("id"))
        listed = _listed("id", "named")
        both = gather(
            "named-readings",
            ("readings-of", "chains-of"),
            lambda one, other: one.join(listed(other), on="id", how="left"),
        )
        collated = both.select(col("id"), steps.collate(col("reading"), col("named")).alias("said"))
        said = write("said", collated.select("id", unnest(col("said"))))

        statements = _exploded(said.select("statements"), "statements")
        rejected = write("rejected", statements.where(col("rejecting")).select("pair").distinct())
        scatter("disputable", "said", lambda rows: _disputable(rows, rejected), col("pair"))
        pairs = gather("disputed", ("disputable",), _listed("pair", "statement"))
        write("disputes", _exploded(pairs.select(steps.dispute(col("statement")).alias("row")), "row"))

    # ----------------------------------------------------------------------------------------- lines of RDF

    def _tell(self, steps: Any) -> None:
        row = to_struct(col("document"), col("claim"), col("against")).alias("disputes")
        disputes = self.tables.read("disputes").select(col("document").alias("id"), row)
        said = (
            self.tables.read("said")
            .select("id", "knowledge")
            .join(_listed("id", "disputes")(disputes), on="id", how="left")
        )
        told = said.select(steps.tell(col("knowledge"), col("disputes")).alias("told"))
        self.tables.write("told", told.select(unnest(col("told"))))
        self.tables.scatter("uses", "told", _uses, col("id"))
        wanted = self.tables.write("wanted", self._wanted())
        self._describe(steps, wanted)
        subject = split_part(col("line"), " ", 1)
        self.tables.scatter("lines", "told", _lines, subject)
        self.tables.scatter("lines", "uses", lambda rows: _lines(rows.join(wanted, on="id")), subject)
        self.tables.scatter("lines", "described", _lines, subject)

    def _wanted(self) -> DataFrame:
        """Return the entities that some article wants, with what these belong to."""
        belonging = self.tables.read("belonging")
        before = self.tables.write("wanted-0", self.tables.read("uses").where(col("wanted")).select("id").distinct())
        number, grown = 0, True
        while grown:
            owners = before.join(belonging, on="id").select(col("of").alias("id"))
            number += 1
            after = self.tables.write(f"wanted-{number}", before.concat(owners).distinct())
            grown = after.count_rows() > before.count_rows()
            before = after
        return before

    def _describe(self, steps: Any, wanted: DataFrame) -> None:
        """Make the table ``described``: the lines of each entity that is wanted."""
        columns = "id", "document", "entity", "of"
        self.tables.scatter(
            "wanted-entities", "entities", lambda rows: rows.select(*columns).join(wanted, on="id"), col("id")
        )
        row = to_struct(col("entity"), col("of"), col("document"), col("language"), col("spoken"), col("sentence"))
        used = self.tables.gather("used", ("wanted-entities", "uses"), _used)
        self.tables.write("described", used.select(steps.describe(row).alias("lines")))

    # ------------------------------------------------------------------------------------------------- results

    def breaches(self) -> list[str]:
        """Return what is wrong with the graph."""
        return sorted(self.tables.read("told").where(col("breach").not_null()).to_pydict()["breach"])

    def problems(self) -> list[Problem]:
        """Return what could not be read."""
        found = _exploded(self.tables.read("readings").select("problems"), "problems").to_pylist()
        return [Problem(**row) for row in sorted(found, key=lambda row: (row["document"], row["message"]))]

    def readings(self, documents: Sequence[str]) -> tuple[Reading, ...]:
        """Return the Readings of some articles, by their ids."""
        found = self.tables.read("readings").where(col("id").is_in(list(documents))).sort("id")
        return tuple(map(load_reading, found.to_pydict()["reading"]))

    def lines(self, shard: int) -> Iterator[str]:
        """Yield the lines of a shard, each once, sorted."""
        for rows in self.tables.part("lines", shard).distinct().sort("line").to_arrow_iter():
            yield from rows.column("line").to_pylist()

    def count(self, name: str) -> int:
        """Return how many rows a table has."""
        rows: int = self.tables.read(name).count_rows()
        return rows

    def _processes(self, kind: type) -> Any:
        """Return the class as one whose methods the engine runs: on one processor in this process, without a copy."""
        many = self.config.processes
        return daft.cls(kind, use_process=True, max_concurrency=many) if many > 1 else daft.cls(kind, use_process=False)


def _exploded(table: DataFrame, column: str) -> DataFrame:
    """Return one row for each struct of a list, with its fields as columns."""
    return table.explode(column).where(col(column).not_null()).select(unnest(col(column)))


def _listed(key: str, column: str) -> Callable[[DataFrame], DataFrame]:
    """Return what groups rows by a key and lists the values of a column."""
    return lambda rows: rows.groupby(key).agg(col(column).list_agg())


def _owned(named: DataFrame) -> DataFrame:
    """Return the chains that each entity may belong to."""
    owners = named.select("id", "owners").explode("owners").where(col("owners").not_null())
    return owners.select("id", unnest(col("owners")))


def _owners(owned: DataFrame, owning: DataFrame) -> DataFrame:
    """Return what other entities each entity may belong to."""
    return owned.join(owning, on="owner").where(col("id") != col("of"))


def _disputable(said: DataFrame, rejected: DataFrame) -> DataFrame:
    """Return the statements about pairs of things about which something is rejected."""
    return _exploded(said.select("statements"), "statements").join(rejected, on="pair").select("pair", "statement")


def _uses(told: DataFrame) -> DataFrame:
    """Return what each article makes of each entity."""
    uses = told.select("document", "language", "uses").explode("uses").where(col("uses").not_null())
    return uses.select("document", "language", unnest(col("uses"))).with_column_renamed("entity", "id")


def _used(entities: DataFrame, uses: DataFrame) -> DataFrame:
    """Return entities with what all articles together make of them."""
    made = uses.groupby("id").agg(col("spoken").bool_or(), col("sentence").min())
    spoken = uses.select("id", "document", "language")
    return entities.join(made, on="id").join(spoken, on=["id", "document"])


def _lines(table: DataFrame) -> DataFrame:
    """Return the lines of a table, each as a row."""
    return table.select(col("lines").alias("line")).explode("line").where(col("line").not_null())
