"""A project: a folder whose graph grows article by article, and shrinks again without a trace.

The graph is a function of the set of Readings, whatever their history: every change reads only the new articles,
resolves and collates all of them anew, and puts a complete generation in the place of the last one.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from newsgraph import __version__, loading, pipeline
from newsgraph.config import Config, Domain
from newsgraph.entities.review import FILES as REVIEWS
from newsgraph.errors import InputError, UsageError
from newsgraph.files import write_files
from newsgraph.generations import (
    current_generation,
    drafted,
    make_current,
    sweep,
    write_synced,
    writing,
)
from newsgraph.model import Document, Problem, Reading
from newsgraph.readings import dump_reading, load_reading


_VERSION = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """An article of a project, as its manifest lists it."""

    id: str
    source: str | None  # name of the file that it came from
    url: str | None
    title: str | None
    reading: str  # digest of its Reading, and name of the file that holds it


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """What a change did to a project."""

    added: tuple[Article, ...] = ()
    removed: tuple[Article, ...] = ()
    known: tuple[Article, ...] = ()  # were there already
    problems: tuple[Problem, ...] = ()
    articles: int
    folder: Path  # of the generation, which holds the graph and its views


@dataclass(frozen=True, slots=True)
class Project:
    """A folder with a graph that grows."""

    folder: Path
    config: Config

    def articles(self) -> tuple[Article, ...]:
        """Return the articles of the project, by id."""
        return _articles(current_generation(self.folder))

    def readings(self) -> tuple[Reading, ...]:
        """Return the Readings of the project, by the ids of their articles."""
        return tuple(map(self._reading, self.articles()))

    def add(self, paths: Iterable[str], *, watch: pipeline.Watch = lambda readings, _: readings) -> Changed:
        """Add articles; one that is there already changes nothing.

        Raises
        ------
        UsageError
            If another article of the project has the id of a new one.
        ShapeError
            If the graph would break its checks or shapes; the project then stays as it was.
        """
        with writing(self.folder):
            return self._take_in(*self._find(paths), (), watch)

    def replace(self, paths: Iterable[str], *, watch: pipeline.Watch = lambda readings, _: readings) -> Changed:
        """Put articles in the place of those with the same id, file name or address.

        Raises
        ------
        UsageError
            If an article has no predecessor.
        """
        with writing(self.folder):
            documents, problems = self._find(paths)
            olds = tuple(dict.fromkeys(old for document in documents for old in self._predecessors(document)))
            return self._take_in(documents, problems, olds, watch)

    def remove(self, names: Iterable[str]) -> Changed:
        """Remove articles by id, file name or address, with everything that they alone said.

        Raises
        ------
        UsageError
            If a name stands for no article, or for several.
        """
        with writing(self.folder):
            olds = tuple(self._named(name) for name in dict.fromkeys(names))
            kept = tuple(article for article in self.articles() if article not in olds)
            place = self._commit(kept, loading.load_domain(self.config))
        return Changed(removed=olds, articles=len(kept), folder=place)

    # ------------------------------------------------------------------------------------------------ finding

    def _find(self, paths: Iterable[str]) -> tuple[tuple[Document, ...], tuple[Problem, ...]]:
        """Return all articles: a project keeps copies, since what they copy may leave it, and parts them in its graph."""
        return pipeline.find_documents(paths, replace(self.config, keep_duplicates=True))

    def _named(self, name: str) -> Article:
        found = [one for one in self.articles() if name in (one.id, one.source, one.url)]
        if len(found) != 1:
            what = "several articles are" if found else "no article is"
            raise UsageError(f"{what} called {name!r}; name one by its id: {_some(self.articles())}")
        return found[0]

    def _predecessors(self, document: Document) -> tuple[Article, ...]:
        names = {document.id, document.source, document.url} - {None, ""}
        found = tuple(one for one in self.articles() if names & {one.id, one.source, one.url})
        if not found:
            raise UsageError(
                f"{document.source}: nothing here to replace; add it, or name one of {_some(self.articles())}"
            )
        return found

    def _reading(self, article: Article) -> Reading:
        path = self.folder / "readings" / article.reading
        try:
            return load_reading(path.read_text(encoding="utf-8"), where=str(path))
        except OSError as error:
            raise InputError(f"{path}: {error.strerror}; remove {article.id!r} and add it again") from None

    # ----------------------------------------------------------------------------------------------- changing

    def _take_in(
        self,
        documents: tuple[Document, ...],
        problems: tuple[Problem, ...],
        olds: tuple[Article, ...],
        watch: pipeline.Watch,
    ) -> Changed:
        kept = {article.id: article for article in self.articles() if article not in olds}
        known = tuple(self._same(kept[one.id], one) for one in documents if one.id in kept)
        kept |= {article.id: article for article in known}
        new = tuple(one for one in documents if one.id not in kept)
        domain = loading.load_domain(self.config)
        read = loading.load_reader(self._config, domain).read(new) if new else iter(())
        added = tuple(self._keep(reading) for reading in watch(iter(read), len(new)))
        articles = (*kept.values(), *added)
        return Changed(
            added=added,
            removed=olds,
            known=known,
            problems=problems,
            articles=len(articles),
            folder=self._commit(articles, domain),
        )

    def _same(self, article: Article, document: Document) -> Article:
        """Return the article, if the document is that one; of two file names it keeps the first of the alphabet."""
        reading = self._reading(article)
        if replace(document, source=reading.document.source) != reading.document:
            raise UsageError(
                f"{document.source}: another article has the id {document.id!r}; say replace to exchange it"
            )
        if (document.source or "") >= (reading.document.source or ""):
            return article
        return self._keep(replace(reading, document=document))

    def _keep(self, reading: Reading) -> Article:
        """Write a Reading where it may wait: nothing counts that no manifest names."""
        line = dump_reading(reading)
        name = f"{hashlib.sha256(line.encode()).hexdigest()}.json"
        write_synced(self.folder / "readings" / name, line)
        about = reading.document
        return Article(id=about.id, source=about.source, url=about.url, title=about.title, reading=name)

    def _commit(self, articles: Iterable[Article], domain: Domain) -> Path:
        """Make the graph of these articles the current one; nothing before the last step changes what readers see."""
        ordered = tuple(sorted(articles, key=lambda article: article.id))
        manifest = json.dumps(self._manifest(ordered), ensure_ascii=False, indent=1)
        name = hashlib.sha256(manifest.encode()).hexdigest()[:16]
        place, before = self.folder / "generations" / name, current_generation(self.folder)
        if place != before:
            if place.is_dir():
                make_current(self.folder, name)
            else:
                self._write(ordered, domain, manifest, name)
        self._keep_review()
        past = _articles(before)
        names = {name, before.name} if before is not None else {name}
        sweep(self.folder, keep=names, parts={"readings": {one.reading for one in (*ordered, *past)}})
        return place

    def _write(self, articles: tuple[Article, ...], domain: Domain, manifest: str, name: str) -> None:
        from newsgraph.graph.store import save_store  # noqa: PLC0415  a listing needs no RDF library

        readings = tuple(map(self._reading, articles))
        readings, copies = pipeline.part_readings(readings, self._config)
        knowledge = pipeline.understand(readings, copies, self._config, domain)
        made = pipeline.make(knowledge, self._config, domain, before=current_generation(self.folder))
        with drafted(self.folder, name) as draft:
            save_store(draft / "store", made.texts["graph.ttl"], made.texts["ontology.ttl"])
            write_files(draft, {**made.texts, "manifest.json": manifest})

    def _keep_review(self) -> None:
        """Keep the decisions that a change was made with, for every change after it."""
        given = self.config.review
        if given is None or given.resolve().parent == self.folder.resolve():
            return
        text = given.read_text(encoding="utf-8-sig")
        kept = REVIEWS[given.suffix.lower() == ".csv"]
        write_synced(self.folder / kept, text)
        for other in REVIEWS:
            if other != kept:
                (self.folder / other).unlink(missing_ok=True)

    @property
    def _config(self) -> Config:
        """The settings; a project keeps the base of its IRIs and its review file."""
        generation = current_generation(self.folder)
        base = _manifest(generation)["base_iri"] if generation is not None else self.config.base_iri
        return pipeline.reviewed(replace(self.config, base_iri=base), self.folder)

    def _manifest(self, articles: tuple[Article, ...]) -> Mapping[str, Any]:
        """Return everything that the graph is made of."""
        return {
            "version": _VERSION,
            "newsgraph": __version__,
            "base_iri": self._config.base_iri,
            "domain": self._domain(),
            "keep_duplicates": self.config.keep_duplicates,
            "articles": [{field: getattr(article, field) for field in Article.__slots__} for article in articles],
        }

    def _domain(self) -> str:
        """Return a digest of the domain knowledge and of the decisions on who is who."""
        top = self.config.ontology_dir
        paths = sorted(path for path in top.rglob("*") if path.suffix in (".ttl", ".toml"))
        texts = [(str(path.relative_to(top)), path.read_bytes()) for path in paths]
        review = self._config.review
        texts += [("review", review.read_bytes())] if review is not None else []
        return hashlib.sha256(repr(texts).encode()).hexdigest()


def _articles(generation: Path | None) -> tuple[Article, ...]:
    return tuple(Article(**article) for article in _manifest(generation)["articles"]) if generation is not None else ()


def _manifest(generation: Path) -> Mapping[str, Any]:
    path = generation / "manifest.json"
    try:
        found: Mapping[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise InputError(f"{path}: cannot be read ({error}); was it edited by hand?") from None
    if found.get("version") != _VERSION:
        raise InputError(f"{path}: not of version {_VERSION}; build the project again from its articles")
    return found


def _some(articles: tuple[Article, ...], *, most: int = 5) -> str:
    names = [article.id for article in articles]
    return ", ".join(names[:most]) + (f" and {len(names) - most} more" if len(names) > most else "") or "none"
