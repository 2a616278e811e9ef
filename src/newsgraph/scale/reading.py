"""Read articles inside an engine, whose processes may be killed: what was read is kept, what kills is left out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from newsgraph.cache import KeepingReader, ReadingCache
from newsgraph.model import Document, Reading, stable_id
from newsgraph.plugins import Reader
from newsgraph.workers import DEATHS, Load, given_up


@dataclass(frozen=True)
class Trials:
    """Marks of the articles that are being read; one that outlives its process counts a death."""

    folder: Path

    def count(self, document: Document) -> int:
        """Return how often reading the article has begun and not ended."""
        try:
            return self._place(document).stat().st_size
        except FileNotFoundError:
            return 0

    def begin(self, documents: Sequence[Document]) -> None:
        """Note that reading begins."""
        for document in documents:
            with self._place(document).open("ab") as mark:
                mark.write(b".")

    def end(self, documents: Sequence[Document]) -> None:
        """Note that reading has ended well."""
        for document in documents:
            self._place(document).unlink(missing_ok=True)

    def _place(self, document: Document) -> Path:
        self.folder.mkdir(parents=True, exist_ok=True)
        return self.folder / stable_id("trial", document.id)


class ResumingReader:
    """Reads what the cache does not have; articles whose process died are read one by one, and given up in the end."""

    def __init__(self, load: Load, cache: ReadingCache, trials: Trials) -> None:
        self._load = load
        self._cache = cache
        self._trials = trials
        self._reader: Reader | None = None

    def read(self, documents: Sequence[Document]) -> list[Reading]:
        """Return one Reading for each document, in order."""
        found = {one.id: reading for one in documents if (reading := self._cache.find(one)) is not None}
        missing = [document for document in documents if document.id not in found]
        suspects = [document for document in missing if self._trials.count(document)]
        fresh = [document for document in missing if document not in suspects]
        for some in ([fresh] if fresh else []) + [[document] for document in suspects]:
            found |= {reading.document.id: reading for reading in self._read(some)}
        return [found[document.id] for document in documents]

    def _read(self, documents: list[Document]) -> Iterator[Reading]:
        if self._trials.count(documents[0]) >= DEATHS:
            yield from map(given_up, documents)
            return
        if self._reader is None:
            self._reader = KeepingReader(self._load(), self._cache)
        self._trials.begin(documents)
        yield from self._reader.read(documents)
        self._trials.end(documents)
