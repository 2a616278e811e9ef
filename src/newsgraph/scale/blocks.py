"""Which chains may be compared: blocks of sets of keys that are joined by shared keys, directly or through others."""

from __future__ import annotations

from daft import DataFrame, col

from newsgraph.scale.tables import Tables, same


def scatter_blocks(tables: Tables) -> str:
    """Find the block of each set of keys of the table ``chains``: the least set that is joined to it, step by step.

    Returns
    -------
    str
        The name of a table that is scattered by the set, as ``key``, and has its ``block``.
    """
    tables.scatter("sets", "chains", lambda chains: chains.select("key", "keys").distinct("key"), col("key"))
    tables.gather("keys", ("sets",), lambda sets: sets.distinct("key").explode("keys").select("key", "keys"))
    tables.scatter("keys-of-set", "keys", same, col("key"))
    tables.scatter("sets-of-key", "keys", same, col("keys"))
    before, number, moved = "blocks-0", 0, 1
    tables.scatter(before, "keys", lambda keys: keys.select(col("key"), col("key").alias("block")), col("key"))
    while moved:
        number += 1
        after = f"blocks-{number}"
        tables.gather(f"from-{number}", ("keys-of-set", before), _reached)
        tables.scatter(f"by-key-{number}", f"from-{number}", same, col("keys"))
        tables.gather(f"to-{number}", ("sets-of-key", f"by-key-{number}"), _joined)
        tables.scatter(after, f"to-{number}", same, col("key"))
        moved = tables.gather(f"moved-{number}", (before, after), _moved).count_rows()
        before = after
    return before


def in_blocks(chains: DataFrame, blocks: DataFrame) -> DataFrame:
    """Return the chains of some sets with their blocks."""
    return chains.join(_least(blocks, "key"), on="key").select("block", "item")


def _reached(keys: DataFrame, blocks: DataFrame) -> DataFrame:
    """Return the block of each set, under each of its keys."""
    return keys.join(_least(blocks, "key"), on="key").select("keys", "block")


def _joined(sets: DataFrame, blocks: DataFrame) -> DataFrame:
    """Return for each set the least block that one of its keys was reached by."""
    return sets.join(_least(blocks, "keys"), on="keys").select("key", "block")


def _moved(before: DataFrame, after: DataFrame) -> DataFrame:
    """Return the sets whose block is another than before."""
    old = _least(before, "key").with_column_renamed("block", "old")
    return _least(after, "key").join(old, on="key").where(col("block") != col("old"))


def _least(blocks: DataFrame, key: str) -> DataFrame:
    return blocks.groupby(key).agg(col("block").min())
