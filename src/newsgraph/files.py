"""Write files, each whole or not at all, and read and write what is compressed."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import os
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import IO

from newsgraph.errors import InputError, UsageError


def write_files(folder: Path, texts: Mapping[str, str]) -> tuple[Path, ...]:
    """Write texts as UTF-8 under the names given; a name that would leave the folder is refused.

    All texts are written beside their places first, so that a full disk leaves what was there.

    Raises
    ------
    UsageError
        If the folder cannot be written to.
    """
    if outside := [name for name in texts if Path(name).name != name]:
        raise UsageError(f"{outside[0]!r} is no plain file name; nothing is written outside {folder}")
    drafts: list[tuple[Path, Path]] = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in texts.items():
            drafts.append((_draft(folder, text), folder / name))
        for draft, place in drafts:
            draft.replace(place)
    except OSError as error:
        raise UsageError(f"{folder}: cannot write here ({error.strerror}); name another folder with -o") from None
    finally:
        for draft, _ in drafts:
            draft.unlink(missing_ok=True)
    return tuple(place for _, place in drafts)


def _draft(folder: Path, text: str) -> Path:
    handle, name = tempfile.mkstemp(dir=folder, prefix=".newsgraph-")
    draft = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
        draft.chmod(0o666 & ~_umask())
    except BaseException:
        draft.unlink(missing_ok=True)
        raise
    return draft


def _umask() -> int:
    """Return the mask for new files; it can only be read by setting it."""
    mask = os.umask(0o022)
    os.umask(mask)
    return mask


# ------------------------------------------------------------------------------------------- streams, compressed


_PACKED = frozenset((".gz", ".bz2", ".xz", ".zst"))


def unpacked_suffix(path: Path) -> str:
    """Return the ending of a file's name, without that of its compression.

    Examples
    --------
    >>> unpacked_suffix(Path("graph.ttl.gz")), unpacked_suffix(Path("graph.NT"))
    ('.ttl', '.nt')
    """
    suffix = path.suffix.lower()
    return Path(path.stem).suffix.lower() if suffix in _PACKED else suffix


@contextmanager
def open_packed(path: Path) -> Iterator[IO[bytes]]:
    """Open a file for reading, and decompress it as the ending of its name says."""
    with path.open("rb") as raw, unpack(raw, path.suffix.lower()) as file:
        yield file


@contextmanager
def unpack(raw: IO[bytes], suffix: str) -> Iterator[IO[bytes]]:
    """Read a stream through the decompression that a suffix names."""
    if suffix == ".gz":
        with gzip.GzipFile(fileobj=raw, mode="rb") as file:
            yield file  # type: ignore[misc]
    elif suffix == ".bz2":
        with bz2.BZ2File(raw) as packed:
            yield packed
    elif suffix == ".xz":
        with lzma.LZMAFile(raw) as dense:
            yield dense
    elif suffix == ".zst":
        with _arrow().CompressedInputStream(raw, "zstd") as tight:
            yield tight
    else:
        yield raw


def _arrow() -> ModuleType:
    """Return pyarrow, which reads Zstandard and notices what was cut off."""
    try:
        return import_module("pyarrow")
    except ModuleNotFoundError:
        raise InputError(
            "files in .zst need pyarrow, which is not installed; say: pip install 'newsgraph[inputs]'"
        ) from None


@contextmanager
def write_stream(place: Path) -> Iterator[IO[bytes]]:
    """Write a file piece by piece; it appears whole, when all is written, or not at all.

    The ending of its name says whether it is compressed; the same pieces give the same bytes.

    Raises
    ------
    UsageError
        If the file cannot be written.
    """
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=place.parent, prefix=".newsgraph-")
    except OSError as error:
        raise UsageError(f"{place}: cannot write here ({error.strerror}); name another file with -o") from None
    draft = Path(name)
    try:
        with os.fdopen(handle, "wb") as raw:
            with pack(raw, place.suffix.lower()) as file:
                yield file
            raw.flush()
            os.fsync(raw.fileno())
        draft.chmod(0o666 & ~_umask())
        draft.replace(place)
    except OSError as error:
        raise UsageError(f"{place}: cannot write here ({error.strerror}); name another file with -o") from None
    finally:
        draft.unlink(missing_ok=True)


@contextmanager
def pack(raw: IO[bytes], suffix: str) -> Iterator[IO[bytes]]:
    """Write to a stream through the compression that a suffix names, without a time stamp."""
    if suffix == ".gz":
        with gzip.GzipFile(filename="", fileobj=raw, mode="wb", mtime=0) as file:
            yield file  # type: ignore[misc]
    elif suffix == ".bz2":
        with bz2.BZ2File(raw, "wb") as packed:
            yield packed
    elif suffix == ".xz":
        with lzma.LZMAFile(raw, "wb") as dense:
            yield dense
    elif suffix == ".zst":
        with _arrow().CompressedOutputStream(_Kept(raw), "zstd") as tight:
            yield tight
    else:
        yield raw


class _Kept(io.RawIOBase):
    """A stream to write to, which stays open when what wraps it is closed."""

    def __init__(self, raw: IO[bytes]) -> None:
        self._raw = raw

    def writable(self) -> bool:
        """Return that it can be written to."""
        return True

    def write(self, data: bytes) -> int:  # type: ignore[override]
        """Pass the data on."""
        return self._raw.write(data)
