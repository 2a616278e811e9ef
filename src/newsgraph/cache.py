"""Readings that outlive a run: what was read once, with these words and this program, is not read again.

Every Reading is a file of its own, named by a digest of all that it depends on: the article, and the *fingerprint* of the
reader. A file appears whole or not at all, so that a build which was killed goes on where it stopped.
"""

from __future__ import annotations

import dataclasses
import hashlib
import json
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from operator import attrgetter
from pathlib import Path
from typing import Any, cast

from newsgraph.config import Config, Domain
from newsgraph.errors import InputError
from newsgraph.files import write_files
from newsgraph.lexicon import Frame
from newsgraph.model import Document, Ontology, Reading, RelationType
from newsgraph.plugins import Reader
from newsgraph.readings import VERSION, dump_reading, load_reading


_IMPLEMENTATION = ("reading", "lexicon", "model.py")
_UNREAD: Mapping[Hashable, frozenset[str]] = {  # what no rule of reading looks at
    Document: frozenset({"source", "author"}),
    Frame: frozenset({"where"}),
    Ontology: frozenset({"labels"}),
    RelationType: frozenset({"label", "plover", "score"}),
}


@dataclass(frozen=True)
class ReadingCache:
    """A folder of Readings that one kind of reader has made.

    Several programs may use one folder at the same time.
    """

    folder: Path
    fingerprint: str

    def find(self, document: Document) -> Reading | None:
        """Return the Reading of an article, if there is one; a file that is damaged counts as none."""
        try:
            line = self.place(document).read_text(encoding="utf-8")
            return replace(load_reading(line), document=document)
        except (OSError, UnicodeDecodeError, InputError):
            return None

    def keep(self, reading: Reading) -> None:
        """Write a Reading.

        Raises
        ------
        UsageError
            If the folder cannot be written to.
        """
        place = self.place(reading.document)
        write_files(place.parent, {place.name: dump_reading(reading)})

    def sweep(self, documents: Iterable[Document]) -> None:
        """Remove every Reading but those of some articles."""
        kept = set(map(self.place, documents))
        for path in self.folder.glob("??/*.json"):
            if path not in kept:
                path.unlink(missing_ok=True)

    def place(self, document: Document) -> Path:
        """Return the file of an article's Reading."""
        name = digest((self.fingerprint, document))
        return self.folder / name[:2] / f"{name}.json"


class KeepingReader:
    """A reader that keeps what it has read."""

    def __init__(self, reader: Reader, cache: ReadingCache) -> None:
        self._reader = reader
        self._cache = cache

    def read(self, documents: Iterable[Document]) -> Iterator[Reading]:
        """Yield one Reading for each document, in order, each after it was written."""
        for reading in self._reader.read(documents):
            self._cache.keep(reading)
            yield reading


class RememberingReader:
    """A reader that reads only what the cache does not have.

    Parameters
    ----------
    load
        Loads the reader, which keeps what it reads; called when there is something to read.
    cache
        Where it is kept.
    """

    def __init__(self, load: Callable[[], Reader], cache: ReadingCache) -> None:
        self._load = load
        self._cache = cache

    def read(self, documents: Iterable[Document]) -> Iterator[Reading]:
        """Yield one Reading for each document, in order."""
        wanted = tuple(documents)
        known = {document.id: reading for document in wanted if (reading := self._cache.find(document)) is not None}
        unknown = tuple(document for document in wanted if document.id not in known)
        fresh = iter(self._load().read(unknown)) if unknown else iter(())
        return (known.pop(document.id) if document.id in known else next(fresh) for document in wanted)


# ------------------------------------------------------------------------------------- what a Reading depends on


def fingerprint(config: Config, domain: Domain) -> str:
    """Return a digest of all that decides how an article is read, but for the article.

    That is the code of reading, the language model, and the words, names, classes and relations as they were loaded:
    comments, the order of files, labels, queries, shapes and checks do not count.
    """
    package = Path(__file__).parent
    code = [path for part in _IMPLEMENTATION for path in _files(package / part, ".py")]
    return digest(
        (
            VERSION,
            [(str(path.relative_to(package)), _digest_of(path)) for path in code],
            config.reader,
            _models(config.model),
            _digest_of(config.words / "times.toml"),
            domain,
        )
    )


def _models(name: str) -> list[tuple[str, str]]:
    """Return the versions of spaCy and of the model; of one that is a folder, digests of its files."""
    if (folder := Path(name)).is_dir():
        found = [(str(path.relative_to(folder)), _digest_of(path)) for path in _files(folder, "")]
    else:
        found = [(name, _version(name))]
    return [("spacy", _version("spacy")), *found]


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "unknown"


def _files(top: Path, suffix: str) -> list[Path]:
    paths = top.rglob(f"*{suffix}") if top.is_dir() else (top,)
    return sorted(path for path in paths if path.is_file())


def _digest_of(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def digest(value: Any) -> str:
    """Return a digest of plain data and of the model's nouns, the same for equal values in every process."""
    text = json.dumps(value, ensure_ascii=True, check_circular=False, separators=(",", ":"), default=_plain)
    return hashlib.sha256(text.encode()).hexdigest()[:32]


def _plain(value: Any) -> Any:
    """Return what JSON cannot write itself as what it can."""
    if dataclasses.is_dataclass(value):
        return (type(value).__name__, *_values(cast("Hashable", type(value)))(value))
    return sorted(value) if isinstance(value, frozenset) else dict(value)


@cache
def _values(kind: Hashable) -> Callable[[Any], tuple[Any, ...]]:
    """Return what gives the values of a dataclass that reading looks at."""
    unread = _UNREAD.get(kind, ())
    names = [field.name for field in dataclasses.fields(cast("type[Any]", kind)) if field.name not in unread]
    return attrgetter(*names) if len(names) > 1 else lambda value: tuple(getattr(value, name) for name in names)
