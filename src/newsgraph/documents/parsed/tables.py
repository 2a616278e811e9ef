"""Tables with an article in each row: CSV and Parquet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from typing import IO, Any

from newsgraph.documents.articles import Found, article_of, problem
from newsgraph.documents.encoding import decode
from newsgraph.documents.parsed.library import library
from newsgraph.errors import InputError


_SEPARATORS = ",;\t|"
_ROWS = 256  # that are in memory at a time


def read_csv(data: bytes, source: str, columns: Mapping[str, str]) -> Iterator[Found]:
    """Read a table whose first row names its columns; of comma, semicolon, tab and bar, the commonest there parts them."""
    text = decode(data, source)
    heading = text.partition("\n")[0]
    csv.field_size_limit(len(text))
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=max(_SEPARATORS, key=heading.count))
    _need_text(rows.fieldnames or (), columns, source)
    try:
        yield from _articles(rows, columns, source)
    except csv.Error as error:
        raise InputError(f"{source}: row {rows.line_num} is not CSV ({error}); save the table anew") from None


def read_parquet(file: IO[bytes], source: str, columns: Mapping[str, str]) -> Iterator[Found]:
    """Read a Parquet file, some rows at a time."""
    arrow, parquet = library("pyarrow", source), library("pyarrow.parquet", source)
    try:
        table = parquet.ParquetFile(file)
        _need_text(table.schema_arrow.names, columns, source)
        batches = table.iter_batches(batch_size=_ROWS)
        yield from _articles((row for batch in batches for row in batch.to_pylist()), columns, source)
    except (arrow.ArrowException, OSError, UnicodeDecodeError) as error:
        raise InputError(f"{source}: it is no Parquet that can be read ({error}); write it anew") from None


def _need_text(names: Any, columns: Mapping[str, str], source: str) -> None:
    if (wanted := columns.get("text", "text")) not in names:
        there = ", ".join(map(str, names)) or "none"
        raise InputError(
            f"{source}: no column {wanted!r} for the text; there are: {there}; name one with --column text=NAME"
        )


def _articles(rows: Iterator[dict[str, Any]], columns: Mapping[str, str], source: str) -> Iterator[Found]:
    for number, row in enumerate(rows, 1):
        try:
            yield article_of(row, columns, f"{source}:{number}")
        except InputError as error:
            yield problem(error, source)
