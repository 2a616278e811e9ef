"""What is compressed is unpacked in memory, up to a limit; nothing is ever written to disk."""

from __future__ import annotations

import io
import lzma
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import PurePath, PurePosixPath

from newsgraph.config import Limits
from newsgraph.documents.articles import problem
from newsgraph.documents.kinds import BROKEN_ZIP
from newsgraph.errors import InputError
from newsgraph.files import unpack
from newsgraph.model import Problem


_BROKEN = (EOFError, OSError, zlib.error, lzma.LZMAError)


def unpacked(data: bytes, suffix: str, source: str, limits: Limits) -> bytes:
    """Return what a compressed file holds.

    Raises
    ------
    InputError
        If it is broken or cut off, or holds more than a file may.
    """
    try:
        with unpack(io.BytesIO(data), suffix) as file:
            found = file.read(limits.bytes + 1)
    except _BROKEN as error:
        raise InputError(f"{source}: it cannot be unpacked ({error}); was it cut off? fetch it again") from None
    if len(found) > limits.bytes:
        raise InputError(f"{source}: it unpacks to more than {limits.bytes:,} bytes; raise --max-bytes to read it")
    return found


def members(data: bytes, source: str, limits: Limits) -> Iterator[tuple[str, bytes] | Problem]:
    """Yield the files of a zip archive, by their names within it, as far as the limits go."""
    total = 0
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for info in archive.infolist():
                name = f"{source}/{info.filename}"
                if info.filename.endswith("/") or is_hidden(PurePosixPath(info.filename)):
                    continue
                member = _member(archive, info, name, limits)
                total += len(member) if isinstance(member, bytes) else limits.bytes
                if total > limits.archive:
                    yield problem(
                        f"{name}: the archive unpacks to more than {limits.archive:,} bytes; the rest was left out; raise --max-archive to read it",
                        source,
                    )
                    return
                yield (name, member) if isinstance(member, bytes) else member
    except BROKEN_ZIP as error:
        raise InputError(f"{source}: it is no zip archive, or not whole ({error}); fetch it again") from None


def _member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str, limits: Limits) -> bytes | Problem:
    try:
        with archive.open(info) as file:
            found = file.read(limits.bytes + 1)
    except BROKEN_ZIP as error:
        return problem(f"{name}: it cannot be unpacked ({error}); unpack the archive by hand", name)
    if len(found) > limits.bytes:
        return problem(f"{name}: it unpacks to more than {limits.bytes:,} bytes; raise --max-bytes to read it", name)
    return found


def is_hidden(path: PurePath) -> bool:
    """Whether a file, or a folder above it, is hidden, or is what a Mac packs beside each file."""
    return any((part.startswith(".") and part.strip(".")) or part == "__MACOSX" for part in path.parts)
