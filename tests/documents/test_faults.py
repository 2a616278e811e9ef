"""Whatever a file does, it ends in a Problem that says what to do, in bounded time, and the run goes on."""

from __future__ import annotations

import gzip
import os
import time
from pathlib import Path

import hostile
import pytest

from newsgraph.config import Limits
from newsgraph.documents import read_documents
from newsgraph.documents.parsed import library as libraries
from newsgraph.documents.parsed import program
from newsgraph.documents.parsed.parser import Parser
from newsgraph.errors import InputError, UsageError
from newsgraph.model import Document, Problem


def problems(path: Path, data: str | bytes, limits: Limits | None = None) -> list[str]:
    """Return what the problems of a file say; a good file beside it must be read all the same."""
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    good = path.with_name("good.txt")
    good.write_text(hostile.TEXT, encoding="utf-8")
    *found, last = read_documents([str(path), str(good)], limits=limits)
    assert isinstance(last, Document)
    assert last.source == "good.txt"
    assert all(isinstance(item, Problem) for item in found), found
    messages = [item.message for item in found if isinstance(item, Problem)]
    assert all(path.name in message and "; " in message for message in messages), messages
    return messages


pytest.importorskip("trafilatura", reason="needs newsgraph[inputs]")
BILLION = '<!DOCTYPE x [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;">]>'


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("a.html", "<html><head><title>Home</title></head><body></body></html>", "no article on this page"),
        ("a.html", b"\0\1\2", "null bytes"),
        ("a.pdf", b"no paper", "no PDF that can be read"),
        ("a.pdf", hostile.pdf("x")[:200], "no PDF that can be read"),
        ("a.pdf", hostile.pdf(""), "no words in it"),
        ("a.docx", b"PK\3\4", "no Word document"),
        ("a.docx", hostile.zipped({"x": "y"}), "no Word document"),
        ("a.docx", hostile.docx(prologue=BILLION), "declares entities"),
        ("a.docx", hostile.docx(hostile.FIRST)[:-40], "no Word document"),
        ("a.docx", hostile.docx("<broken"), "no Word document"),
        ("a.eml", b"\n", "empty"),
        ("a.eml", b"Subject: x\nContent-Type: image/png\n\nx", "no text in this mail"),
        ("a.rss", "<rss/>", "no entry"),
        ("a.xml", f"{BILLION}<rss><channel><title>&b;</title></channel></rss>", "no entry"),
        ("a.csv", "one,two\n1,2\n", "no column 'text' for the text; there are: one, two"),
        ("a.csv", "text\n\n", None),
        ("a.csv", 'text,title\n"' + "x" * 300_001, "characters, more than"),
        ("a.parquet", b"PAR1", "no Parquet that can be read"),
        ("a.parquet", hostile.parquet([{"body": "x"}]), "no column 'text'"),
        ("a.parquet", hostile.parquet([{"text": 5}]), "needs its words"),
        ("a.warc", b"WARC/1.0\r\n", "no answer of a server"),
        ("a.warc.gz", hostile.warc(hostile.page().encode())[:60], "no answer of a server"),
        ("a.txt.gz", gzip.compress(b"Rain fell. " * 500)[:-20], "cannot be unpacked"),
        ("a.txt.zst", hostile.zstandard(b"Rain fell. " * 500)[:-5], "cannot be unpacked"),
        ("a.txt.xz", b"junk", "cannot be unpacked"),
        ("a.zip", hostile.zipped({"a.txt": "Rain fell."})[:-10], "no zip archive"),
        ("a.zip", hostile.zipped({"b.zip": hostile.zipped({"a.txt": "x"})}), "an archive within an archive"),
        ("a.jsonl", "[" * 100_000, "no JSON"),
        ("a.jsonl", '{"text": "x", "id": ' + "9" * 5_000 + "}", "no JSON"),
        ("a.jsonl", "Rain fell.".encode("utf-16"), "not UTF-8"),
        ("a.txt", "date 99999-01-01\n\nRain fell.", "no date"),
        ("a.txt", "x" * 1_000_000, "characters, more than"),
    ],
)
def test_bad_file_is_a_problem_that_says_what_to_do(
    tmp_path: Path, name: str, data: str | bytes, says: str | None
) -> None:
    messages = problems(tmp_path / name, data)
    assert len(messages) == (says is not None)
    assert all(str(says) in message for message in messages), messages


# ----------------------------------------------------------------------------------------------------- bombs


def gzip_quine() -> bytes:
    """Return data that are packed more often than anybody packs an article."""
    data = b"Rain fell."
    for _ in range(10):
        data = gzip.compress(data, mtime=0)
    return data


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("a.txt.gz", gzip.compress(b"\0" * 50_000_000), "unpacks to more than 1,000,000 bytes"),
        ("a.txt.zst", hostile.zstandard(b"x" * 50_000_000), "unpacks to more than 1,000,000 bytes"),
        ("a.gz", gzip_quine(), "packed over and over"),
        ("a.zip", hostile.zipped({"a.txt": b"x" * 50_000_000}), "unpacks to more than 1,000,000 bytes"),
        ("a.zip", hostile.zipped({f"{n}.png": b"x" * 900_000 for n in range(9)}), "the rest was left out"),
        ("a.docx", hostile.zipped({"word/document.xml": b"x" * 50_000_000}), "unpacks to more than"),
        ("a.warc.gz", hostile.warc(b"x" * 5_000_000), "the page has more than 1,000,000 bytes"),
    ],
)
def test_bomb_does_not_go_off(tmp_path: Path, name: str, data: bytes, says: str) -> None:
    messages = problems(tmp_path / name, data, Limits(bytes=1_000_000, archive=5_000_000))
    assert [says in message for message in messages] == [True], messages


def test_nothing_leaves_an_archive(tmp_path: Path) -> None:
    """Names that lead out of an archive are names like any others: nothing is written."""
    inside = tmp_path / "deep" / "inside"
    inside.mkdir(parents=True)
    files: dict[str, str | bytes] = {
        "../../out.txt": "Rain fell.",
        "/tmp/out.txt": "Snow fell.",
        "C:\\out.txt": "Hail fell.",
    }
    (inside / "a.zip").write_bytes(hostile.zipped(files))
    found = list(read_documents([str(inside / "a.zip")]))
    assert len([item for item in found if isinstance(item, Document)]) == 3
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == ["a.zip"]


def test_encrypted_member_is_named(tmp_path: Path) -> None:
    data = bytearray(hostile.zipped({"a.txt": "Rain fell."}))
    for mark, place in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        data[data.index(mark) + place] |= 1
    assert "password required" in problems(tmp_path / "a.zip", bytes(data))[0]


# --------------------------------------------------------------------------------------------------- parsers


@pytest.mark.parametrize(
    "data",
    [
        hostile.page("<div>" * 50_000 + hostile.FIRST),
        hostile.page("<b>" * 200_000),
        "<" * 500_000,
        "<div " + " ".join(f"a{n}='{n}'" for n in range(50_000)) + ">" + hostile.page(),
    ],
)
def test_page_that_takes_too_long_is_given_up(tmp_path: Path, data: str) -> None:
    begin = time.monotonic()
    path = tmp_path / "deep.html"
    path.write_text(data, encoding="utf-8")
    (tmp_path / "good.html").write_text(hostile.page(), encoding="utf-8")
    *_, last = read_documents([str(path), str(tmp_path / "good.html")], limits=Limits(seconds=2))
    assert isinstance(last, Document)
    assert time.monotonic() - begin < 30


def test_parser_that_needs_too_much_memory_is_ended(tmp_path: Path) -> None:
    data = hostile.page(*[hostile.FIRST] * 50_000)
    (message,) = problems_of_one(tmp_path / "big.html", data, Limits(memory=250_000_000))
    assert "bytes of memory" in message


def problems_of_one(path: Path, data: str, limits: Limits) -> list[str]:
    path.write_text(data, encoding="utf-8")
    return [item.message for item in read_documents([str(path)], limits=limits) if isinstance(item, Problem)]


def test_parser_that_is_killed_is_named_and_another_one_starts() -> None:
    with Parser(Limits(), {}) as parser:
        assert [type(item) for item in parser.read(hostile.page().encode(), "a.html", ".html")] == [Document]
        assert parser._process is not None
        parser._process.kill()
        (found,) = parser.read(hostile.page().encode(), "b.html", ".html")
        assert isinstance(found, Problem)
        assert "its parser failed (it was killed)" in found.message
        assert [type(item) for item in parser.read(hostile.page().encode(), "c.html", ".html")] == [Document]


@pytest.mark.parametrize(
    ("event", "arguments"),
    [
        ("socket.connect", (None, ("192.0.2.1", 80))),
        ("socket.getaddrinfo", ("courier.example", 80)),
        ("subprocess.Popen", ("true",)),
        ("open", ("/tmp/x", "w", os.O_WRONLY | os.O_CREAT)),
        ("os.remove", ("/tmp/x", -1)),
    ],
)
def test_parser_cannot_reach_beyond_itself(event: str, arguments: tuple[object, ...]) -> None:
    with pytest.raises(PermissionError, match="a parser wanted to"):
        program._forbid(event, arguments)
    program._forbid("open", ("/tmp/x", "r", os.O_RDONLY))


def test_page_fetches_nothing(tmp_path: Path) -> None:
    """References to elsewhere are words, not orders."""
    outside = tmp_path / "secret.txt"
    outside.write_text("the secret of the vault", encoding="utf-8")
    entity = f'<!DOCTYPE html [<!ENTITY x SYSTEM "file://{outside}">]>'
    html = f'{entity}<html><head><base href="http://192.0.2.1/"><link rel="stylesheet" href="http://192.0.2.1/x.css"></head><body><p>&x; {hostile.FIRST}</p><iframe src="file://{outside}"></iframe></body></html>'
    (tmp_path / "a.html").write_text(html, encoding="utf-8")
    feed = f'{entity}<rss version="2.0"><channel><item><description>&x; {hostile.SECOND}</description></item></channel></rss>'
    (tmp_path / "b.xml").write_text(feed, encoding="utf-8")
    found = list(read_documents([str(tmp_path / "a.html"), str(tmp_path / "b.xml")]))
    assert len(found) == 2
    assert "vault" not in repr(found)


def test_missing_library_is_named_with_its_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> None:
        raise ModuleNotFoundError(name=name)

    monkeypatch.setattr(libraries, "import_module", missing)
    with pytest.raises(InputError, match=r"a.pdf: needs pypdf.*pip install 'newsgraph\[inputs\]'"):
        libraries.library("pypdf", "a.pdf")


def test_limits_are_more_than_nothing() -> None:
    with pytest.raises(UsageError, match="'seconds' must be more than zero"):
        Limits(seconds=0)


def test_device_without_end_is_cut_off() -> None:
    (found,) = read_documents(["/dev/zero"], limits=Limits(bytes=1_000))
    assert isinstance(found, Problem)
    assert "more than 1,000 bytes" in found.message


def test_absurd_dates_in_files_are_left_out(tmp_path: Path) -> None:
    mail = hostile.mail().replace(b"01 May 2023", b"99 May 99999")
    feed = hostile.rss(hostile.FIRST).replace("01 May 2023", "32 Foo 0000")
    (tmp_path / "a.eml").write_bytes(mail)
    (tmp_path / "b.rss").write_text(feed, encoding="utf-8")
    found = list(read_documents([str(tmp_path / "a.eml"), str(tmp_path / "b.rss")]))
    assert [item.published for item in found if isinstance(item, Document)] == [None, None]


# ------------------------------------------------------------------------------- what fuzzing found (benchmarks/fuzz.py)


def nameless_zip(name: bytes) -> bytes:
    """Return an archive whose only member has another name in the directory than archives give."""
    data = hostile.zipped({"aaaaa": "Rain fell."})
    begin = data.index(b"PK\1\2")
    length, name_begin = begin + 28, begin + 46
    directory = data[begin:length] + len(name).to_bytes(2, "little") + data[length + 2 : name_begin] + name
    end = bytearray(data[name_begin + 5 :])
    end[12:16] = len(directory).to_bytes(4, "little")
    return data[:begin] + directory + bytes(end)


@pytest.mark.parametrize("name", [b"", b"\xff\xfe"], ids=["empty", "in no encoding"])
def test_zip_with_a_name_that_is_none_does_not_end_the_run(tmp_path: Path, name: bytes) -> None:
    data = bytearray(nameless_zip(name))
    data[data.index(b"PK\1\2") + 9] |= 8  # names are in UTF-8
    for path in (tmp_path / "a.zip", tmp_path / "a.docx", tmp_path / "unnamed"):
        assert all("; " in message for message in problems(path, bytes(data)))


def test_zip_whose_directory_points_nowhere_is_no_archive(tmp_path: Path) -> None:
    data = bytearray(hostile.docx(hostile.FIRST))
    end = data.rindex(b"PK\5\6")
    data[end + 16 : end + 20] = b"\xff\xff\xff\x7f"
    assert "no Word document" in problems(tmp_path / "a.docx", bytes(data))[0]
    assert "cannot be unpacked" in problems(tmp_path / "a.zip", bytes(data))[0]


def test_mail_in_an_encoding_whose_name_is_none(tmp_path: Path) -> None:
    data = hostile.mail().replace(b'charset="utf-8"', b'charset="a\0b"')
    (tmp_path / "a.eml").write_bytes(data)
    (found,) = read_documents([str(tmp_path / "a.eml")])
    assert isinstance(found, Document)


def test_crawl_that_is_cut_off_within_a_record_is_named(tmp_path: Path) -> None:
    whole = hostile.warc(hostile.page().encode())
    data = bytearray(whole * 2)
    data[len(whole) + 20 : len(whole) + 60] = b"\xff" * 40
    (tmp_path / "a.warc.gz").write_bytes(bytes(data))
    first, *rest = read_documents([str(tmp_path / "a.warc.gz")])
    assert isinstance(first, Document)
    assert all("; fetch it again" in one.message for one in rest if isinstance(one, Problem))


def test_parquet_whose_words_are_none_is_named(tmp_path: Path) -> None:
    data = hostile.parquet([{"text": "Rain fell on the coast of Norland."}])
    assert (
        "no Parquet that can be read"
        in problems(tmp_path / "a.parquet", data.replace(b"Rain fell", b"Rain \xff\xff\xffl"))[0]
    )


@pytest.mark.parametrize("sender", [b"a@", b'"a" <a@[', b"x:;;@"])
def test_mail_whose_sender_is_malformed_is_read_without_one(tmp_path: Path, sender: bytes) -> None:
    (tmp_path / "a.eml").write_bytes(b"From: " + sender + b"\nSubject: Rain\n\nRain fell.\n")
    (found,) = read_documents([str(tmp_path / "a.eml")])
    assert isinstance(found, Document)
    assert found.title == "Rain"
