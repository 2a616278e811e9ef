"""An article in another language than the model's is left out, with the reason."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from newsgraph.config import Config
from newsgraph.documents import load_languages, read_documents
from newsgraph.documents.languages import Languages
from newsgraph.model import Document, Problem


pytest.importorskip("py3langid", reason="needs the packages of the lock")

ENGLISH = "The governor of the northern province said on Monday that the bridge over the river had been closed, and that it would stay so until the water fell."
GERMAN = "Die Gouverneurin der nördlichen Provinz sagte am Montag, dass die Brücke über den Fluss gesperrt worden sei und es bleibe, bis das Wasser sinke."
SPANISH = "La gobernadora de la provincia del norte dijo el lunes que el puente sobre el río había sido cerrado y que seguiría así hasta que bajara el agua."
RUSSIAN = "Губернатор северной провинции заявила в понедельник, что мост через реку закрыт и останется закрытым, пока не спадёт вода, сообщили местные жители."


@pytest.fixture
def english() -> Languages:
    return load_languages(Config().common_words, "en")


@pytest.mark.parametrize(("text", "language"), [(ENGLISH, "en"), (GERMAN, "de"), (SPANISH, "es"), (RUSSIAN, "ru")])
def test_language_is_told(english: Languages, text: str, language: str) -> None:
    assert english.tell(text) == language
    assert Languages("en").tell(text) == language


@pytest.mark.parametrize(
    "text", ["Norland.", "Korland Vale Moor Easthaven " * 20, "123 456 " * 50, "x" * 500, "\u200b" * 500]
)
def test_doubtful_text_is_taken_for_what_is_read(english: Languages, text: str) -> None:
    assert english.tell(text) == "en"


def test_other_language_is_left_out_with_a_reason(tmp_path: Path, english: Languages) -> None:
    (tmp_path / "a.txt").write_text(GERMAN, encoding="utf-8")
    (tmp_path / "b.txt").write_text(ENGLISH, encoding="utf-8")
    left_out, read = read_documents([str(tmp_path)], languages=english)
    assert isinstance(left_out, Problem)
    assert left_out.stage == "language"
    assert "a.txt: it is in 'de', and 'en' is read; name a model for it" in left_out.message
    assert isinstance(read, Document)
    assert read.language == "en"


@pytest.mark.parametrize(("stated", "read"), [("en-GB", True), ("EN", True), ("de", False), ("eng", True), ("", True)])
def test_stated_language_is_believed(tmp_path: Path, stated: str, read: bool) -> None:
    (tmp_path / "a.jsonl").write_text(json.dumps({"text": ENGLISH, "language": stated}), encoding="utf-8")
    (found,) = read_documents([str(tmp_path / "a.jsonl")])
    assert isinstance(found, Document) is read


def test_model_names_the_language_that_is_read() -> None:
    config = Config(model="de_core_news_sm")
    german = load_languages(config.common_words, config.language)
    assert (german.wanted, Config(model="/models/mine").language) == ("de", "en")
    assert (german.tell(GERMAN), german.tell(ENGLISH)) == ("de", "en")
