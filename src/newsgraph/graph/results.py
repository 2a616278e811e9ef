"""Write the answer to a query: CSV that is safe in a spreadsheet, SPARQL results JSON, aligned text, pandas."""

from __future__ import annotations

import csv
import io
import json
import re
from importlib import import_module
from typing import Any

from newsgraph.errors import UsageError
from newsgraph.graph.namespaces import XSD
from newsgraph.graph.query import Cell, CellKind, Form, QueryResult, Row


_FORMULA = re.compile(r"[=+\-@\t\r\n|%]")
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?")
_HIDDEN = re.compile("[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")
_WIDTH = 60  # characters of a column of a text table


def to_csv(result: QueryResult, *, labels: bool = False) -> str:
    """Return the answer as CSV, if asked with labels for IRIs.

    Cells that a spreadsheet would run as a formula begin with an apostrophe.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(inert(column) for column in result.columns)
    texts = ([(cell.text if labels else cell.value) if cell is not None else "" for cell in row] for row in result.rows)
    writer.writerows(map(inert, row) for row in texts)
    return out.getvalue()


def to_json(result: QueryResult) -> str:
    """Return the answer in the SPARQL 1.1 Query Results JSON Format."""
    if result.form is Form.BOOLEAN:
        (row,) = result.rows
        found: dict[str, Any] = {"head": {}, "boolean": row[0] is not None and row[0].value == "true"}
    else:
        bindings = [_bindings(result.columns, row) for row in result.rows]
        found = {"head": {"vars": list(result.columns)}, "results": {"bindings": bindings}}
    return json.dumps(found, ensure_ascii=False, indent=1)


def to_text(result: QueryResult) -> str:
    """Return the answer as aligned columns, with labels for IRIs; control characters become spaces."""
    table = [result.columns, *([_shown(cell) for cell in row] for row in result.rows)]
    lines = [[_HIDDEN.sub(" ", text) for text in row] for row in table]
    widths = [max(len(_cut(text)) for text in column) for column in zip(*lines, strict=True)]
    rows = [
        "  ".join(_cut(text).ljust(width) for text, width in zip(row, widths, strict=True)).rstrip() for row in lines
    ]
    return "\n".join([rows[0], "  ".join("-" * width for width in widths), *rows[1:]]) + "\n"


def to_dataframe(result: QueryResult) -> Any:
    """Return the answer as a ``pandas.DataFrame``, with labels for IRIs and numbers as numbers.

    pandas belongs to the notebooks extra, so it is imported only here.

    Raises
    ------
    UsageError
        If pandas is not installed.
    """
    try:
        pandas = import_module("pandas")
    except ImportError:
        raise UsageError("data frames need pandas: pip install 'newsgraph[notebooks]'") from None
    rows = [[_python(cell) for cell in row] for row in result.rows]
    return pandas.DataFrame(rows, columns=list(result.columns))


def inert(text: str) -> str:
    """Return a cell that no spreadsheet runs as a formula."""
    return f"'{text}" if _FORMULA.match(text) and not _NUMBER.fullmatch(text) else text


def _bindings(columns: tuple[str, ...], row: Row) -> dict[str, dict[str, str]]:
    return {column: _binding(cell) for column, cell in zip(columns, row, strict=True) if cell is not None}


def _binding(cell: Cell) -> dict[str, str]:
    found = {"type": str(cell.kind), "value": cell.value}
    if cell.language is not None:
        found["xml:lang"] = cell.language
    elif cell.datatype not in (None, f"{XSD}string"):
        found["datatype"] = str(cell.datatype)
    return found


def _shown(cell: Cell | None) -> str:
    return cell.text if cell is not None else ""


def _cut(text: str) -> str:
    return text if len(text) <= _WIDTH else f"{text[: _WIDTH - 1]}…"


def _python(cell: Cell | None) -> str | int | float | bool | None:
    if cell is None or cell.kind is not CellKind.LITERAL:
        return cell.text if cell is not None else None
    kind = (cell.datatype or "").removeprefix(XSD)
    try:
        if kind in ("integer", "nonNegativeInteger", "int", "long"):
            return int(cell.value)
        if kind in ("decimal", "double", "float"):
            return float(cell.value)
    except ValueError:
        return cell.value
    return cell.value == "true" if kind == "boolean" else cell.value
