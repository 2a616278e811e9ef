"""Write ``ontology/gazetteer.ttl`` from the tables in ``ontology/gazetteer``.

Run ``python benchmarks/make_gazetteer.py`` after a change to a table. Columns are explained in
``ontology/gazetteer/README.md``.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Iterator, Mapping
from pathlib import Path

from newsgraph.errors import UsageError


ONTOLOGY = Path(__file__).parents[1] / "ontology"
TABLES = ONTOLOGY / "gazetteer"
TURTLE = ONTOLOGY / "gazetteer.ttl"

HEADER = """\
# Things known beforehand. Written by benchmarks/make_gazetteer.py from the tables in gazetteer/: edit those.
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix g: <https://w3id.org/newsgraph/gazetteer/> .
@prefix ng: <https://w3id.org/newsgraph/ns#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix wd: <http://www.wikidata.org/entity/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""

NAMES = {"other names": "skos:altLabel", "demonyms": "ng:demonym"}
DAYS = {"from": "ng:holdsFrom", "until": "ng:holdsUntil"}

Row = Mapping[str, str]


def read_rows(tables: Path) -> dict[str, Row]:
    """Return the rows of all tables by the last part of their IRI.

    Raises
    ------
    UsageError
        If two rows have one id, or a row belongs to an id that no row has.
    """
    rows: dict[str, Row] = {}
    for path in sorted(tables.glob("*.tsv")):
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
                key = row["id"] or slug(row["name"])
                if key in rows:
                    raise UsageError(f"{path}: {key!r} is there twice; give one of the two an id of its own")
                rows[key] = row
    for key, owner in ((key, row["of"]) for key, row in rows.items()):
        if owner and owner not in rows:
            raise UsageError(f"{tables}: {key!r} belongs to {owner!r}, which no table has; add it or mend the id")
    return rows


def write_turtle(rows: Mapping[str, Row]) -> str:
    """Return the gazetteer in Turtle, one block for each entry, in the order of the ids."""
    return "\n".join([HEADER, *(_block(key, rows[key]) for key in sorted(rows))])


def slug(name: str) -> str:
    """Return a name as the last part of an IRI: "São Tomé" → "sao-tome"."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", re.sub(r"['.]", "", plain)).strip("-")


def _block(key: str, row: Row) -> str:
    facts = [f"g:{key} a skos:Concept , ng:{row['type']}", *_facts(row)]
    return " ;\n    ".join(facts) + " .\n"


def _facts(row: Row) -> Iterator[str]:
    yield f"skos:prefLabel {_english(row['name'])}"
    for column, term in NAMES.items():
        if row[column]:
            yield f"{term} " + " , ".join(_english(name) for name in _values(row[column]))
    if row["acronyms"]:
        yield "ng:acronym " + " , ".join(_quoted(name) for name in _values(row["acronyms"]))
    if row["capital"]:
        yield f"ng:capitalName {_english(row['capital'])}"
    if row["of"]:
        yield f"ng:belongsTo g:{row['of']}"
    for column, term in DAYS.items():
        if row[column]:
            yield f"{term} {_quoted(row[column])}^^xsd:date"
    if row["wikidata"]:
        yield f"skos:exactMatch wd:{row['wikidata']}"
    yield f"dcterms:source {_quoted(row['source'])}"


def _values(cell: str) -> list[str]:
    return cell.split("; ")


def _english(name: str) -> str:
    return f"{_quoted(name)}@en"


def _quoted(name: str) -> str:
    return '"' + name.replace("\\", "\\\\").replace('"', '\\"') + '"'


def main() -> None:
    """Write the Turtle file anew."""
    TURTLE.write_text(write_turtle(read_rows(TABLES)), encoding="utf-8")


if __name__ == "__main__":
    main()
