"""The files that paths name, read one after the other.

A bad article never ends a run: it comes out as a Problem that names the file and what to do.
"""

from __future__ import annotations

import glob
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from newsgraph.config import Limits
from newsgraph.documents.articles import Found, Source, problem
from newsgraph.documents.formats import read_lines, read_markdown, read_text
from newsgraph.documents.kinds import ARCHIVE, COMPRESSED, PARSED, PLAIN, STREAMED, ending_of, endings
from newsgraph.documents.languages import Languages
from newsgraph.documents.packed import is_hidden, members, unpacked
from newsgraph.documents.parsed.parser import Parser
from newsgraph.errors import InputError
from newsgraph.model import Document, Problem


STANDARD_INPUT = "-"
_WRAPPINGS = 2
_SIGNS = re.compile(r"[^\w\s]{1000}")  # spaCy's tokenizer takes the square of their number


def read_documents(
    paths: Iterable[str],
    *,
    sources: Mapping[str, Source] | None = None,
    columns: Mapping[str, str] | None = None,
    limits: Limits | None = None,
    languages: Languages | None = None,
) -> Iterator[Found]:
    """Read the articles of files, folders, globs and ``-`` (standard input), in the order given.

    Parameters
    ----------
    paths
        Names of files; folders, which are read with everything below them; or globs.
    sources
        Further readers by file ending, such as ``{".tei": read_tei}``.
    columns
        The names under which tables and JSON Lines keep ``text``, ``title`` and so on, where they are others.
    limits
        How much of the input is taken.
    languages
        Which language is read; by default, an article is in English where it does not say otherwise.

    Yields
    ------
    Document or Problem
        A Problem stands for what could not be read. An article that was read before is not read again.
    """
    seen: dict[str, Document] = {}
    with Parser(limits or Limits(), columns or {}) as parser:
        reading = _Reading(limits or Limits(), parser, columns or {}, sources or {})
        settle = (languages or Languages()).settle
        for name in paths:
            for found in map(settle, map(reading.hold, reading.path(name))):
                if isinstance(found, Problem) or (earlier := seen.setdefault(found.id, found)) is found:
                    yield found
                elif (earlier.text, earlier.published) != (found.text, found.published):
                    yield problem(
                        f"{found.source}: another article has the id {found.id!r} too; give it one of its own", name
                    )


@dataclass(frozen=True, slots=True)
class _Reading:
    """What it takes to read files."""

    limits: Limits
    parser: Parser
    columns: Mapping[str, str]
    sources: Mapping[str, Source]
    plain: Mapping[str, Source] = field(init=False)

    def __post_init__(self) -> None:
        lines = partial(read_lines, columns=self.columns)
        plain = (read_text, read_markdown, read_markdown, lines, lines)
        object.__setattr__(self, "plain", {**dict(zip(PLAIN, plain, strict=True)), **self.sources})

    def path(self, name: str) -> Iterator[Found]:
        """Yield what a path names: an article, a folder of them, or a stream."""
        if name == STANDARD_INPUT:
            yield from self.content(sys.stdin.buffer.read(self.limits.bytes + 1), "standard input")
            return
        try:
            files = tuple(self._files(name))
        except InputError as error:
            yield problem(error, name)
            return
        for path in files:
            yield from self._file(path)

    def _file(self, path: Path) -> Iterator[Found]:
        ending, packing = endings(path.name)
        try:
            if ending in STREAMED and (not packing or (ending, packing) == (".warc", ".gz")):
                _size(path, self.limits.archive)
                yield from self.parser.read(path.absolute(), str(path), ending)
            else:
                yield from self.content(_bytes(path, self.limits.bytes), str(path), path.name)
        except InputError as error:
            yield problem(error, path)

    def content(self, data: bytes, source: str, name: str = "", *, inside: int = 0) -> Iterator[Found]:
        """Yield the articles of bytes; a name that says nothing about their format leaves it to how they begin.

        How many wrappings they came out of is counted, since a file can be made that unpacks to itself.
        """
        try:
            yield from self._content(data, source, name, inside)
        except InputError as error:
            yield problem(error, source)

    def _content(self, data: bytes, source: str, name: str, inside: int) -> Iterator[Found]:
        if len(data) > self.limits.bytes:
            raise InputError(f"{source}: more than {self.limits.bytes:,} bytes; raise --max-bytes to read it")
        ending, packing = self._endings(data, name)
        if packing and inside >= _WRAPPINGS:
            raise InputError(f"{source}: it is packed over and over; unpack it by hand")
        if packing:
            inner = unpacked(data, packing, source, self.limits)
            yield from self.content(inner, source, f"x{ending}", inside=inside + 1)
        elif ending == ARCHIVE and inside:
            raise InputError(f"{source}: an archive within an archive is not opened; unpack it first")
        elif ending == ARCHIVE:
            yield from self._archive(data, source)
        elif ending in self.plain:
            yield from self.plain[ending](data, source)
        else:
            yield from self.parser.read(data, source, ending)

    def _endings(self, data: bytes, name: str) -> tuple[str, str]:
        """Return the endings for format and compression, by name or else by how the data begin."""
        ending, packing = endings(name)
        if ending == ".warc":
            return ending, ""  # its records are compressed one by one
        if packing or ending in self.known:
            return ending, packing
        ending = ending_of(data)
        return ("", ending) if ending in COMPRESSED else (ending, "")

    def _archive(self, data: bytes, source: str) -> Iterator[Found]:
        for member in members(data, source, self.limits):
            if isinstance(member, Problem):
                yield member
            elif self._is_known(member[0]):
                yield from self.content(member[1], member[0], member[0], inside=1)

    def hold(self, found: Found) -> Found:
        """Hold an article to the limit of its length, and to words."""
        most = self.limits.characters
        if isinstance(found, Problem):
            return found
        if len(found.text) > most:
            return problem(
                f"{found.source}: has {len(found.text):,} characters, more than the {most:,} of an article; split it, or raise --max-characters",
                found.source,
            )
        if _SIGNS.search(found.text):
            return problem(f"{found.source}: a thousand signs stand in it without a word; remove them", found.source)
        return found

    # ------------------------------------------------------------------------------------------------- finding

    @property
    def known(self) -> frozenset[str]:
        """The endings of files that are read."""
        return frozenset((*self.plain, *PARSED, ARCHIVE))

    def _is_known(self, name: str) -> bool:
        return endings(name)[0] in self.known

    def _files(self, name: str) -> Iterator[Path]:
        """Yield the files that a path names: itself, everything readable in a folder, or what a glob matches."""
        path = Path(name)
        if path.is_dir():
            found = sorted(file for file in _below(path) if self._is_known(file.name) and file.is_file())
            if not found:
                raise InputError(
                    f"{name}: no article in this folder; files that end in {', '.join(sorted(self.known))} are read"
                )
            yield from found
        elif path.exists():
            yield path
        elif glob.has_magic(name) and (matches := sorted(glob.glob(name, recursive=True))):  # noqa: PTH207  absolute globs too
            for match in matches:
                yield from self._files(match)
        else:
            raise InputError(
                f"{name}: there is no such file; check the path, or quote a glob so that newsgraph expands it"
            )


def _below(folder: Path) -> Iterator[Path]:
    """Yield everything in a folder but what is hidden, and what newsgraph itself made of articles."""
    made = {graph.parent for graph in folder.rglob("graph.ttl") if graph.with_name("ontology.ttl").is_file()}
    for path in folder.rglob("*"):
        if not is_hidden(path.relative_to(folder)) and made.isdisjoint(path.parents):
            yield path


def _size(path: Path, most: int) -> None:
    try:
        size = path.stat().st_size
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror}); check that it is a file you may read") from None
    if size > most:
        raise InputError(f"{path}: {size:,} bytes are too many for one file; split it, or raise the limit of {most:,}")


def _bytes(path: Path, most: int) -> bytes:
    _size(path, most)
    try:
        with path.open("rb") as file:
            return file.read(most + 1)  # a device has no size, and no end
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror}); check that it is a file you may read") from None
