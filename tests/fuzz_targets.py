"""What every reader and writer promises, as targets for a fuzzer: bytes in, a failed assertion where it breaks its promise."""

# ruff: noqa: PLC0415  a target loads what it needs, which a fuzzer instruments

from __future__ import annotations

import bz2
import csv
import gzip
import io
import json
import lzma
import traceback
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import hostile


CHEAP, FAIR, DEAR = 100_000, 20_000, 3_000  # inputs that a full run gives to a target

Target = Callable[[bytes], None]


@dataclass
class Tally:
    """What a run has seen."""

    runs: int = 0
    articles: int = 0
    problems: int = 0
    slowest: float = 0.0  # seconds of the processor for one input
    unforeseen: Counter[str] = field(default_factory=Counter)

    def save(self, path: Path) -> None:
        """Write the tally where the page finds it."""
        path.write_text(json.dumps({**vars(self), "unforeseen": dict(self.unforeseen)}), encoding="utf-8")


TALLY = Tally()


# ------------------------------------------------------------------------------------------------------ readers


def take(found: Iterator[Any]) -> None:
    """Hold what a reader yields against its law: articles with words in them, or problems that say what to do."""
    from newsgraph.errors import InputError
    from newsgraph.model import Document

    try:
        for one in found:
            if isinstance(one, Document):
                TALLY.articles += 1
                assert one.text.strip()
                assert "\0" not in one.text
                one.text.encode()
            else:
                TALLY.problems += 1
                assert "; " in one.message
    except InputError as error:
        TALLY.problems += 1
        if "; " not in str(error):
            raise AssertionError(str(error)) from error


def parsed(ending: str) -> Target:
    """Return the target of a format that is read in a process of its own."""
    from newsgraph.documents.parsed.program import readers

    read = readers({}, 1_000_000)[ending]

    def target(data: bytes) -> None:
        try:
            take(read(io.BytesIO(data), f"a{ending}"))
        except AssertionError:
            raise
        except Exception as error:  # noqa: BLE001  whatever it is, it is counted
            last = traceback.extract_tb(error.__traceback__)[-1]
            TALLY.unforeseen[f"{type(error).__name__} in {Path(last.filename).name}, {last.name}"] += 1

    return target


def plain(name: str) -> Target:
    """Return the target of a format that is read in the program itself."""
    from newsgraph.documents import formats

    read = getattr(formats, name)
    return lambda data: take(read(data, "a.txt"))


def packed(suffix: str) -> Target:
    """Return the target of a compression."""
    from newsgraph.config import Limits
    from newsgraph.documents.formats import read_text
    from newsgraph.documents.packed import members, unpacked
    from newsgraph.model import Problem

    limits = Limits(bytes=100_000, archive=1_000_000)

    def unpack(data: bytes) -> Iterator[Any]:
        if suffix != ".zip":
            yield from read_text(unpacked(data, suffix, "a", limits), "a")
            return
        for member in members(data, "a.zip", limits):
            if isinstance(member, Problem):
                yield member

    return lambda data: take(unpack(data))


def beginning() -> Target:
    """Return the target of what tells a format by how a file begins."""
    from newsgraph.documents.kinds import COMPRESSED, PARSED, PLAIN, ending_of

    def target(data: bytes) -> None:
        assert ending_of(data) in {*PLAIN, *PARSED, *COMPRESSED, ".zip"}

    return target


# ------------------------------------------------------------------------------------------------------ writers


def words(data: bytes) -> list[str]:
    """Return some texts, with every kind of character, lone surrogates too."""
    return data.decode("utf-8", "surrogateescape").split("\x1f")[:8]


def turtle() -> Target:
    """Return the target of Turtle: what is written comes back equal, through two parsers."""
    from pyoxigraph import NamedNode, RdfFormat, Triple, parse
    from rdflib import Graph

    from newsgraph.graph import terms
    from newsgraph.graph.namespaces import DATA, NG, prefixes
    from newsgraph.graph.turtle import Section, write

    names = terms.Names(DATA)

    def target(data: bytes) -> None:
        texts = _texts(data)
        said = [terms.words(texts[0], texts[-1]), *map(terms.plain, texts)]
        said += [terms.value(text, kind, "en") for text in texts for kind in ("date", "integer", "decimal")]
        made = [Triple(names.entity(texts[-1]), NamedNode(f"{NG}phrase"), one) for one in said]
        made += [Triple(names.document(text), NamedNode(f"{NG}of"), names.entity(text)) for text in texts]
        made += [
            Triple(names.entity("a"), NamedNode(f"{NG}url"), url) for text in texts if (url := terms.web_address(text))
        ]
        text = write([Section("all", tuple(made))], prefixes())
        back = {quad.triple for quad in parse(text.encode(), RdfFormat.TURTLE)}
        assert back == set(made)
        if TALLY.runs % 20 == 0:
            assert len(Graph().parse(data=text, format="turtle")) <= len(back)

    return target


def _texts(data: bytes) -> list[str]:
    return [text or "x" for text in words(data)]


class Elements(HTMLParser):
    """Everything that a browser would make of a page."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.shown: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        self.tags.append(tag)
        self.attributes += attrs

    def handle_data(self, data: str) -> None:
        """Note words."""
        self.shown.append(data)


def html() -> Target:
    """Return the target of HTML: no text opens an element or an attribute, and each is shown as it is."""
    from newsgraph.views.escape import json_block, markup
    from newsgraph.views.escape import plain as line

    def target(data: bytes) -> None:
        text = words(data)[0]
        page = Elements()
        page.feed(
            f'<p title="{markup(text)}">{markup(text)}</p><script type="application/json">{json_block([text])}</script>'
        )
        page.close()
        assert page.tags == ["p", "script"]
        assert page.attributes == [("title", line(text)), ("type", "application/json")]
        shown = "".join(page.shown)
        assert shown.startswith(line(text))
        back = json.loads(shown[len(line(text)) :])
        assert back == [text.encode("utf-8", "replace").decode()]

    return target


def table() -> Target:
    """Return the target of CSV: cells come back, and none begins as a formula does."""
    from newsgraph.graph.query import Cell, CellKind, QueryResult
    from newsgraph.graph.results import to_csv

    def target(data: bytes) -> None:
        texts = words(data)
        row = tuple(Cell(value=text, kind=CellKind.LITERAL) for text in texts)
        result = QueryResult(columns=tuple(map(str, range(len(row)))), rows=(row,))
        csv.field_size_limit(1_000_000)  # a reader of this process may have lowered it
        _, back = csv.reader(io.StringIO(to_csv(result), newline=""))
        for cell, text in zip(back, texts, strict=True):
            assert cell in (text, f"'{text}")
            assert not cell.startswith(("=", "+", "@", "|", "%", "\t", "\r", "\n"))

    return target


def terminal() -> Target:
    """Return the target of what is printed: no control character reaches a terminal."""
    from newsgraph.cli.printing import clean
    from newsgraph.graph.query import Cell, CellKind, QueryResult
    from newsgraph.graph.results import to_text

    steering = {
        *map(chr, (*range(9), *range(11, 32), *range(127, 160), *range(0x202A, 0x202F), *range(0x2066, 0x206A)))
    }

    def target(data: bytes) -> None:
        texts = words(data)
        row = tuple(Cell(value=text, kind=CellKind.LITERAL) for text in texts)
        result = QueryResult(columns=tuple(texts), rows=(row,))
        assert steering.isdisjoint(to_text(result))
        assert steering.isdisjoint(clean(texts[0]))
        assert to_text(result).count("\n") == 3  # names, a line, one row

    return target


# ------------------------------------------------------------------------------------------------------ all of them


def targets() -> Mapping[str, tuple[Callable[[], Target], int]]:
    """Return what makes each target, and how many inputs it gets."""
    dear = (".html", ".pdf", ".parquet", ".warc")
    fair = (".csv", ".docx", ".eml", ".rss")
    return {
        "text": (partial(plain, "read_text"), CHEAP),
        "markdown": (partial(plain, "read_markdown"), CHEAP),
        "jsonl": (partial(plain, "read_lines"), CHEAP),
        "beginning": (beginning, CHEAP),
        **{suffix[1:]: (partial(packed, suffix), CHEAP) for suffix in (".gz", ".bz2", ".xz", ".zst")},
        "zip": (partial(packed, ".zip"), FAIR),
        **{ending[1:]: (partial(parsed, ending), FAIR) for ending in fair},
        **{ending[1:]: (partial(parsed, ending), DEAR) for ending in dear},
        "turtle": (turtle, CHEAP // 2),
        "html page": (html, CHEAP),
        "csv table": (table, CHEAP),
        "terminal": (terminal, CHEAP),
    }


def seeds(name: str) -> list[bytes]:
    """Return well-formed inputs to begin with."""
    from views.fuzz import hostile_texts

    page = hostile.page(head=hostile.META).encode()
    words_ = "\x1f".join(hostile_texts(40)).encode("utf-8", "replace")
    text = b"Title: Rain\nDate: 2021-08-13\n\nRain fell.\n"
    known = {
        "text": text,
        "markdown": b"# Rain\n\n- It **rained** in [Oslo](https://a.example).\n\n```\nx\n```\n> so\n",
        "jsonl": hostile.jsonl("Rain fell.").encode(),
        "beginning": page,
        "gz": gzip.compress(text), "bz2": bz2.compress(text), "xz": lzma.compress(text), "zst": hostile.zstandard(text),
        "zip": hostile.zipped({"a.txt": "Rain fell."}),
        "csv": b'text;title\n"Rain ""fell"".";Rain\n',
        "docx": hostile.docx(hostile.FIRST), "eml": hostile.mail(), "html": page,
        "parquet": hostile.parquet([{"text": hostile.FIRST}]), "pdf": hostile.pdf(hostile.FIRST),
        "rss": hostile.rss(hostile.FIRST).encode(), "warc": hostile.warc(page),
    }  # fmt: skip
    return [known.get(name, words_)]
