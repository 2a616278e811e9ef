"""Articles of every form become documents; what cannot be read becomes a problem."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsgraph.config import Limits
from newsgraph.documents import read_documents
from newsgraph.documents.articles import Source
from newsgraph.documents.formats import read_lines, read_markdown, read_text
from newsgraph.documents.header import iso_date, split_header
from newsgraph.errors import InputError
from newsgraph.model import Document, Problem


TEXT = "Norland sent troops.\n\nSudland denied it.\n"


def document(path: Path) -> Document:
    """Return the only article of a file."""
    (found,) = read_documents([str(path)])
    assert isinstance(found, Document), found
    return found


def problem(path: Path | str) -> str:
    """Return what the only problem of a file says."""
    (found,) = read_documents([str(path)])
    assert isinstance(found, Problem), found
    return found.message


def write(folder: Path, name: str, data: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


# ------------------------------------------------------------------------------------------------ metadata


@pytest.mark.parametrize(
    "first",
    [
        "date 2023-05-01\n\n",
        "\n\n date 2023-05-01 \n\n\n",
        "Date: 1 May 2023\n\n",
        "DATE 2023-05-01\n",
        "date 2023-05-01\r\n\r\n",
    ],
)
def test_date_line_is_metadata(tmp_path: Path, first: str) -> None:
    found = document(write(tmp_path, "a.txt", first + TEXT))
    assert (found.published, found.text) == ("2023-05-01", TEXT)


def test_header_block_is_metadata(tmp_path: Path) -> None:
    header = "Title: Troops\nDate: 2023-05-01\nSource: The Post\nAuthor: A. Writer\nURL: https://example.org/a\n\n"
    found = document(write(tmp_path, "a.txt", header + TEXT))
    assert found.text == TEXT
    assert (found.title, found.published) == ("Troops", "2023-05-01")
    assert (found.publisher, found.url, found.source) == ("The Post", "https://example.org/a", "a.txt")


@pytest.mark.parametrize(
    "text", ["Date palms are dying.\n\nNo one knows why.", "date\n", "Title: war\nand no blank line", TEXT, "  " + TEXT]
)
def test_text_that_only_looks_like_metadata_stays(tmp_path: Path, text: str) -> None:
    assert document(write(tmp_path, "a.txt", text)).text == text


def test_bad_date_is_named(tmp_path: Path) -> None:
    assert "'2023-13-45' is no date" in problem(write(tmp_path, "a.txt", "date 2023-13-45\n\n" + TEXT))


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("2023-05-01", "2023-05-01"),
        ("20230501", "2023-05-01"),
        ("1 May 2023", "2023-05-01"),
        ("May 1, 2023", "2023-05-01"),
        ("01.05.2023", "2023-05-01"),
        ("2023-05-01 09:30", "2023-05-01T09:30"),
        ("2023-05-01T09:30:00+02:00", "2023-05-01T09:30:00+02:00"),
    ],
)
def test_dates_become_iso(written: str, iso: str) -> None:
    assert iso_date(written, "a.txt") == iso


@given(st.text())
def test_header_and_text_are_a_partition(text: str) -> None:
    """Parting the header from a text loses nothing of the text."""
    try:
        _, rest = split_header(text, "a.txt")
    except InputError:
        return
    assert text.endswith(rest)


# ------------------------------------------------------------------------------------------------- formats


def test_markdown_loses_its_marks(tmp_path: Path) -> None:
    marked = "# Troops *move*\n\n> **Norland** sent [troops](https://example.org).\n\n- one\n- `two`\n\n---\n"
    found = document(write(tmp_path, "a.md", marked))
    assert found.title == "Troops move"
    assert found.text == "Troops move\n\nNorland sent troops.\n\none\ntwo"


@pytest.mark.parametrize(
    ("marked", "bare"),
    [
        ("```py\nNorland fled.\n````\nIt rained.", "Norland fled.\n\nIt rained."),
        ("````\n```\nNorland fled.\n````", "```\nNorland fled."),
        ("~~~\nNorland fled.\n```", "Norland fled.\n```"),
        ("Norland fled.\n```\nIt rained.", "Norland fled.\nIt rained."),
        ("```ls``` lists.\nIt rained.", "ls lists.\nIt rained."),
        ("[Norland](https://example.org/Norland_(state)) fled.", "Norland fled."),
        ("Norland [sic fled to [Sudland](x).", "Norland [sic fled to Sudland."),
        ("![a map](data:image/png;base64,iVBORw0KGgo=) Norland fled.", "a map Norland fled."),
        ("[Norland]([Sudland]( fled.", "[Norland]([Sudland]( fled."),
    ],
)
def test_marks_are_lost_where_they_are_whole(marked: str, bare: str, tmp_path: Path) -> None:
    assert document(write(tmp_path, "a.md", marked)).text == bare


@given(text=st.text().filter(lambda text: text.strip() and "\0" not in text))
def test_json_lines_keep_text_to_the_letter(text: str) -> None:
    if any("\ud800" <= character <= "\udfff" for character in text):
        return
    line = json.dumps({"id": "x", "text": text}).encode()
    (found,) = read_lines(line, "a.jsonl")
    assert isinstance(found, Document)
    assert (found.id, found.text) == ("x", text)


def test_json_lines_carry_what_is_known(tmp_path: Path) -> None:
    record = {
        "id": 7,
        "text": TEXT,
        "title": "T",
        "published": "2023-05-01",
        "url": "u:x",
        "publisher": "P",
        "source": "s",
    }
    found = document(write(tmp_path, "a.jsonl", json.dumps(record)))
    assert found == Document(
        id="7", text=TEXT, title="T", published="2023-05-01", url="u:x", publisher="P", source="s", language="en"
    )


def test_one_bad_line_does_not_end_the_file(tmp_path: Path) -> None:
    lines = [
        '{"text": "One."}',
        "{",
        '{"words": "x"}',
        '{"text": "Two.", "title": 5}',
        '{"text": "Three."}',
        '{"text": "\\ud800"}',
    ]
    found = list(read_documents([str(write(tmp_path, "a.jsonl", "\n".join(lines)))]))
    assert [item.text for item in found if isinstance(item, Document)] == ["One.", "Three."]
    assert ["a.jsonl:2: " in found[1].message, "a.jsonl:3" in found[2].message] == [True, True]  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "is empty"),
        (b"  \n", "is empty"),
        (b"date 2023-05-01\n", "no text"),
        (b"\x00\x01\x02", "null bytes"),
        (b"\xff\xfe\x00", "no encoding that can be told"),
    ],
)
def test_unreadable_file_is_named(tmp_path: Path, data: bytes, says: str) -> None:
    path = write(tmp_path, "bad.txt", data)
    assert str(path) in problem(path)
    assert says in problem(path)


def test_byte_order_mark_is_no_text(tmp_path: Path) -> None:
    assert document(write(tmp_path, "a.txt", b"\xef\xbb\xbf" + TEXT.encode())).text == TEXT


@pytest.mark.parametrize("read", [read_text, read_markdown, read_lines])
@given(data=st.binary())
def test_any_bytes_give_articles_or_a_clear_error(read: Source, data: bytes) -> None:
    try:
        found = list(read(data, "a"))
    except InputError:
        return
    assert all(isinstance(item, Problem) or item.text.strip() for item in found)


# --------------------------------------------------------------------------------------------------- paths


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "deep").mkdir()
    write(tmp_path, "b.txt", "Bravo.")
    write(tmp_path / "deep", "a.md", "Alpha.")
    write(tmp_path, "c.png", b"\x89PNG\0")
    return tmp_path


def texts(*paths: str) -> list[str]:
    return [item.text for item in read_documents(paths) if isinstance(item, Document)]


def test_folder_is_read_with_everything_below(folder: Path) -> None:
    assert texts(str(folder)) == ["Bravo.", "Alpha."]


def test_glob_is_expanded(folder: Path) -> None:
    assert texts(f"{folder}/**/*.md") == ["Alpha."]


def test_article_given_twice_is_read_once(folder: Path) -> None:
    assert texts(str(folder), str(folder / "b.txt")) == ["Bravo.", "Alpha."]


def test_two_articles_with_one_id_are_a_problem(tmp_path: Path) -> None:
    path = write(tmp_path, "a.jsonl", '{"id": "x", "text": "One."}\n{"id": "x", "text": "Two."}')
    first, second = read_documents([str(path)])
    assert isinstance(first, Document)
    assert isinstance(second, Problem)
    assert "has the id 'x' too" in second.message


def test_missing_path_and_empty_folder_are_named(tmp_path: Path) -> None:
    assert "there is no such file" in problem(tmp_path / "none.txt")
    assert "no article in this folder" in problem(tmp_path)


def test_file_that_may_not_be_read_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(tmp_path, "a.txt", TEXT)

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    assert "cannot be read (Permission denied)" in problem(path)


def test_file_beyond_the_limit_is_not_opened(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", TEXT)
    (found,) = read_documents([str(path)], limits=Limits(bytes=3))
    assert isinstance(found, Problem)
    assert "too many for one file" in found.message


@pytest.mark.parametrize(
    ("data", "text"), [(b"date 2023-05-01\n\nAlpha.", "Alpha."), (b'\n{"text": "Bravo."}', "Bravo.")]
)
def test_standard_input_may_be_text_or_json_lines(monkeypatch: pytest.MonkeyPatch, data: bytes, text: str) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    assert texts("-") == [text]


def test_other_endings_can_be_read_by_plug_ins(tmp_path: Path) -> None:
    def read_shout(data: bytes, source: str) -> Iterator[Document]:
        yield Document(id=source, text=data.decode().upper())

    (found,) = read_documents([str(write(tmp_path, "a.loud", "hey"))], sources={".loud": read_shout})
    assert isinstance(found, Document)
    assert found.text == "HEY"


def test_id_depends_on_text_and_date_alone(tmp_path: Path) -> None:
    one, two = document(write(tmp_path, "a.txt", TEXT)), document(write(tmp_path, "b.txt", TEXT))
    dated = document(write(tmp_path, "c.txt", "date 2023-05-01\n\n" + TEXT))
    assert one.id == two.id != dated.id
