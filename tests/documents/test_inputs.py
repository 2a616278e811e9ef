"""Every format gives its article, with what the file knows about it."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import hostile
import pytest

from newsgraph.documents import read_documents
from newsgraph.documents.kinds import ending_of
from newsgraph.documents.parsed.papers import unwrapped
from newsgraph.model import Document, Problem


pytest.importorskip("trafilatura", reason="needs newsgraph[inputs]")


def documents(path: Path, data: str | bytes, columns: Mapping[str, str] | None = None) -> list[Document]:
    """Return the articles of a file; there must be no problem."""
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    found = list(read_documents([str(path)], columns=columns))
    assert not [item for item in found if isinstance(item, Problem)], found
    return [item for item in found if isinstance(item, Document)]


def test_page_gives_its_main_text_and_what_it_says_about_it(tmp_path: Path) -> None:
    (found,) = documents(tmp_path / "a.html", hostile.page(head=hostile.META))
    assert found.text == f"Troops move\n\n{hostile.TEXT}"
    assert (found.title, found.author, found.publisher) == ("Troops move", "Ana Roe", "The Fell Courier")
    assert (found.published, found.url) == ("2023-05-01", "https://courier.example/troops")


def test_date_of_a_page_is_never_guessed(tmp_path: Path) -> None:
    (found,) = documents(tmp_path / "a.html", hostile.page(hostile.FIRST, f"On 3 March 2011, {hostile.SECOND}"))
    assert found.published is None


def test_page_in_an_encoding_that_it_states(tmp_path: Path) -> None:
    words = (
        "Zażółć gęślą jaźń, said the mayor of Łódź on Monday, and the crowd in the square before the town hall laughed."
    )
    html = hostile.page(words, head='<meta charset="iso-8859-2">').encode("iso-8859-2")
    assert words in documents(tmp_path / "a.html", html)[0].text


def test_paper_gives_paragraphs_of_unbroken_lines(tmp_path: Path) -> None:
    lines = ("Date: 2023-05-01", "", "Norland attacked Sudland on Monday, offi-", "cials said in the capital city.")
    (found,) = documents(tmp_path / "a.pdf", hostile.pdf(*lines))
    assert found.text == "Norland attacked Sudland on Monday, officials said in the capital city."
    assert (found.title, found.published) == ("Troops move", "2023-05-01")


def test_day_on_which_a_paper_was_made_is_not_when_it_came_out(tmp_path: Path) -> None:
    assert documents(tmp_path / "a.pdf", hostile.pdf("Norland attacked Sudland."))[0].published is None


def test_short_last_line_ends_a_paragraph() -> None:
    assert unwrapped("One line that is quite full and\nends.\nAnother one begins here.") == (
        "One line that is quite full and ends.\n\nAnother one begins here."
    )


def test_letter_gives_paragraphs(tmp_path: Path) -> None:
    (found,) = documents(tmp_path / "a.docx", hostile.docx("Date: 2023-05-01", "", hostile.FIRST, hostile.SECOND))
    assert found.text.endswith(hostile.TEXT)
    assert (found.title, found.author) == ("Troops move", "Ana Roe")


def test_mail_gives_its_own_words(tmp_path: Path) -> None:
    (found,) = documents(tmp_path / "a.eml", hostile.mail(f"{hostile.FIRST}\n> {hostile.SECOND}\n-- \nAna Roe\n"))
    assert found.text.strip() == hostile.FIRST
    assert (found.title, found.author, found.published) == ("Troops move", "Ana Roe", "2023-05-01T09:30:00+02:00")


def test_mail_in_html_loses_its_tags(tmp_path: Path) -> None:
    html = f"<style>p {{}}</style><p>{hostile.FIRST}</p><p>{hostile.SECOND}</p>"
    assert documents(tmp_path / "a.eml", hostile.mail(html=html))[0].text == hostile.TEXT


def test_each_entry_of_a_feed_is_an_article(tmp_path: Path) -> None:
    first, second = documents(tmp_path / "a.rss", hostile.rss(f"<p>{hostile.FIRST}</p>", hostile.SECOND))
    assert (first.text, second.text) == (hostile.FIRST, hostile.SECOND)
    assert (first.title, first.publisher, first.url) == (
        "Troops move 1",
        "The Fell Courier",
        "https://courier.example/1",
    )
    assert first.published == "2023-05-01T09:30:00+00:00"


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_rows_of_a_table_are_articles(tmp_path: Path, separator: str) -> None:
    rows = [("headline", "body", "day"), ("Troops move", f'"{hostile.FIRST}\n\n""Quoted"" words."', "2023-05-01")]
    table = "\r\n".join(separator.join(row) for row in rows)
    (found,) = documents(tmp_path / "a.csv", table, {"text": "body", "title": "headline", "published": "day"})
    assert found.text == f'{hostile.FIRST}\n\n"Quoted" words.'
    assert (found.title, found.published) == ("Troops move", "2023-05-01")


def test_rows_of_parquet_are_articles(tmp_path: Path) -> None:
    rows = [{"body": text, "published": date(2023, 5, 1), "id": n} for n, text in enumerate((hostile.FIRST, "Two."), 1)]
    first, second = documents(tmp_path / "a.parquet", hostile.parquet(rows), {"text": "body"})
    assert (first.text, first.published, first.id, second.text) == (hostile.FIRST, "2023-05-01", "1", "Two.")


def test_columns_can_be_named_for_json_lines(tmp_path: Path) -> None:
    (found,) = documents(tmp_path / "a.ndjson", '{"body": "  Rain fell. "}', {"text": "body"})
    assert found.text == "  Rain fell. "


def test_pages_of_a_crawl_are_articles(tmp_path: Path) -> None:
    pages = (hostile.page(hostile.FIRST, hostile.SECOND), hostile.page(hostile.SECOND, hostile.FIRST))
    first, second = documents(tmp_path / "a.warc.gz", hostile.warc(*(page.encode() for page in pages)))
    assert (first.url, second.url) == ("https://courier.example/1", "https://courier.example/2")
    assert first.text.endswith(hostile.TEXT)


def test_crawl_passes_over_what_is_no_page(tmp_path: Path) -> None:
    picture = hostile.warc(b"\x89PNG", kind="image/png")
    missing = hostile.warc(hostile.page().encode(), status="404 Not Found")
    found = documents(tmp_path / "a.warc.gz", picture + missing + hostile.warc(hostile.page().encode()))
    assert len(found) == 1


@pytest.mark.parametrize(
    ("suffix", "pack"),
    [(".gz", gzip.compress), (".bz2", bz2.compress), (".xz", lzma.compress), (".zst", hostile.zstandard)],
)
def test_compressed_files_are_read(tmp_path: Path, suffix: str, pack: object) -> None:
    assert callable(pack)
    assert documents(tmp_path / f"a.txt{suffix}", pack(hostile.TEXT.encode()))[0].text == hostile.TEXT
    assert documents(tmp_path / f"b{suffix}", pack(hostile.page().encode()))[0].title == "Troops move"


def test_archive_is_read_file_by_file(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "news/a.txt": "date 2023-05-01\n\nAlpha.",
        "news/b.html.gz": gzip.compress(hostile.page().encode()),
        "__MACOSX/._a.txt": "no article",
        "picture.png": b"\x89PNG",
    }
    first, second = documents(tmp_path / "a.zip", hostile.zipped(files))
    assert (first.text, first.source, second.title) == ("Alpha.", "a.txt", "Troops move")


@pytest.mark.parametrize(
    ("ending", "data"),
    [
        (".html", hostile.page().encode()),
        (".pdf", hostile.pdf(hostile.FIRST)),
        (".docx", hostile.docx(hostile.FIRST)),
        (".eml", hostile.mail()),
        (".xml", hostile.rss(hostile.FIRST).encode()),
        (".parquet", hostile.parquet([{"text": hostile.FIRST}])),
        (".jsonl", hostile.jsonl(hostile.FIRST).encode()),
        (".zip", hostile.zipped({"a.txt": hostile.FIRST})),
        (".gz", gzip.compress(hostile.FIRST.encode())),
        (".txt", hostile.FIRST.encode()),
        (".txt", b"Monday: rain.\nTuesday: more rain.\n"),
        (".txt", b"<Norland> attacked."),
    ],
)
def test_standard_input_shows_its_format(ending: str, data: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    assert ending_of(data) == ending
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    assert [type(found) for found in read_documents(["-"])] == [Document]


def test_what_newsgraph_made_is_no_article(tmp_path: Path) -> None:
    for name in ("a.txt", "graph/graph.ttl", "graph/ontology.ttl", "graph/report.md", ".git/b.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("Rain fell.\n", encoding="utf-8")
    assert [found.source for found in read_documents([str(tmp_path)]) if isinstance(found, Document)] == ["a.txt"]
