"""The files that paths name, read one after the other.

A bad article never ends a run: it comes out as a Problem that names the file and what to do.
"""

from __future__ import annotations

import glob
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from newsgraph.documents.formats import SOURCES, Found, Source, problem, read_text
from newsgraph.errors import InputError
from newsgraph.model import Document, Problem


STANDARD_INPUT = "-"
MAX_BYTES = 200_000_000


def read_documents(paths: Iterable[str], *, sources: Mapping[str, Source] | None = None) -> Iterator[Found]:
    """Read the articles of files, folders, globs and ``-`` (standard input), in the order given.

    Parameters
    ----------
    paths
        Names of files; folders, which are read with everything below them; or globs.
    sources
        Further readers by file ending, such as ``{".html": read_html}``.

    Yields
    ------
    Document or Problem
        A Problem stands for what could not be read. An article that was read before is not read again.
    """
    readers = {**SOURCES, **(sources or {})}
    seen: dict[str, Document] = {}
    for name in paths:
        for found in _read_path(name, readers):
            if isinstance(found, Problem) or (earlier := seen.setdefault(found.id, found)) is found:
                yield found
            elif (earlier.text, earlier.published) != (found.text, found.published):
                yield problem(
                    f"{found.source}: another article has the id {found.id!r} too; give it one of its own", name
                )


def _read_path(name: str, readers: Mapping[str, Source]) -> Iterator[Found]:
    if name == STANDARD_INPUT:
        data = sys.stdin.buffer.read()
        yield from _articles(data, "standard input", readers[".jsonl" if data.lstrip()[:1] == b"{" else ".txt"])
        return
    try:
        files = tuple(_files(name, readers))
    except InputError as error:
        yield problem(error, name)
        return
    for path in files:
        try:
            data = _bytes(path)
        except InputError as error:
            yield problem(error, path)
        else:
            yield from _articles(data, str(path), readers.get(path.suffix.lower(), read_text))


def _articles(data: bytes, source: str, read: Source) -> Iterator[Found]:
    try:
        yield from read(data, source)
    except InputError as error:
        yield problem(error, source)


def _files(name: str, readers: Mapping[str, Source]) -> Iterator[Path]:
    """Yield the files that a path names: itself, everything readable in a folder, or what a glob matches."""
    path = Path(name)
    if path.is_dir():
        found = sorted(file for file in path.rglob("*") if file.suffix.lower() in readers and file.is_file())
        if not found:
            raise InputError(f"{name}: no article in this folder; {_known(readers)}")
        yield from found
    elif path.exists():
        yield path
    elif glob.has_magic(name) and (matches := sorted(glob.glob(name, recursive=True))):  # noqa: PTH207  absolute globs too
        for match in matches:
            yield from _files(match, readers)
    else:
        raise InputError(f"{name}: there is no such file; check the path, or quote a glob so that newsgraph expands it")


def _known(readers: Mapping[str, Source]) -> str:
    return f"files that end in {', '.join(sorted(readers))} are read"


def _bytes(path: Path) -> bytes:
    try:
        if (size := path.stat().st_size) > MAX_BYTES:
            raise InputError(f"{path}: {size:,} bytes are too many for one file; split it into smaller ones")
        return path.read_bytes()
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror}); check that it is a file you may read") from None
