"""Readers that need no language model, for tests of everything around reading; other processes can load them by name."""

from __future__ import annotations

import os
import re
import signal
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from factories import Article

from newsgraph.errors import UsageError
from newsgraph.model import Document, Modality, Polarity, Reading


SENTENCE = re.compile(
    r"(?:(?P<voice>[A-Z][\w ]*?) (?P<said>says) )?(?P<subject>[A-Z][\w ]*?) "
    r"(?P<verb>attacks|never attacks|supports|never supports|meets|may meet) (?P<object>[A-Z][\w ]*)\."
)
RELATIONS = {"attack": "attacks", "support": "supports", "meet": "meetsWith"}
TYPES = {"Front": "ArmedGroup", "League": "Organisation", "LL": "Organisation", "Norland": "State", "Sudland": "State"}
KILL = "The end comes at "


class PlainReader:
    """Reads sentences such as "Norland says Ida Berg never attacks Vale Front." and nothing else.

    A text with "The end comes at FILE" kills its process once, which the file then shows; one without a file, always.
    """

    def read(self, documents: Iterable[Document]) -> Iterator[Reading]:
        """Yield what the sentences say."""
        for document in documents:
            if KILL in document.text:
                self._die(Path(document.text.split(KILL)[1].split()[0]))
            yield replace(_understood(document.text, document.id), document=document)

    @staticmethod
    def _die(witness: Path) -> None:
        if not witness.exists():
            if witness.parent.is_dir():
                witness.touch()
            os.kill(os.getpid(), signal.SIGKILL)


def load_plain() -> PlainReader:
    """Return the reader."""
    return PlainReader()


def load_nothing() -> PlainReader:
    """Fail as a reader does whose model is missing."""
    raise UsageError("no such model; install it")


class FullReader(PlainReader):
    """Reads one article, and has no room for a second."""

    def read(self, documents: Iterable[Document]) -> Iterator[Reading]:
        """Yield what the first article says, then fail."""
        yield from super().read(list(documents)[:1])
        raise UsageError("the disk is full; free some space")


def load_full() -> PlainReader:
    """Return a reader that cannot go on."""
    return FullReader()


def document(name: str, text: str) -> Document:
    """Return an article."""
    return Document(id=name, text=text, title=f"About {name}", published="2024-05-03", source=f"{name}.txt")


def _understood(text: str, name: str) -> Reading:
    article = Article(text, id=name)
    found: dict[str, str] = {}
    for match in SENTENCE.finditer(text):
        parts = match.groupdict()
        voice = _mention(article, found, parts["voice"]) if parts["voice"] else None
        verb = parts["verb"]
        article.claim(
            _mention(article, found, parts["subject"]),
            next(relation for stem, relation in RELATIONS.items() if stem in verb),
            _mention(article, found, parts["object"]),
            match[0].rstrip("."),
            polarity=Polarity.NEGATED if "never" in verb else Polarity.ASSERTED,
            modality=Modality.POSSIBLE if "may" in verb else Modality.CERTAIN,
            voices=(voice,) if voice else (),
            attribution=article.attribution(match[0].rstrip("."), voice) if voice else None,
        )
    return article.reading()


def _mention(article: Article, found: dict[str, str], name: str) -> str:
    if name not in found:
        found[name] = article.mention(name, TYPES.get(name.rsplit(maxsplit=1)[-1], "Person"))
    return found[name]
