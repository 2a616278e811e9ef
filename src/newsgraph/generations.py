"""Folders that change as a whole: each generation is complete and never altered; one file names the current one.

Whatever kills the program, ``CURRENT`` names a whole generation. Drafts that were left behind are swept up by the next
writer, who holds a lock that the system releases when its owner dies.
"""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from newsgraph.errors import InputError, UsageError


_CURRENT, _LOCK, _DRAFT = "CURRENT", "lock", ".draft"


def current_generation(folder: Path) -> Path | None:
    """Return the folder of the current generation; ``None`` if there is none.

    Raises
    ------
    InputError
        If the one that is named is missing.
    """
    try:
        name = (folder / _CURRENT).read_text(encoding="utf-8").strip()
    except (FileNotFoundError, NotADirectoryError):
        return None
    found = folder / "generations" / name
    if Path(name).name != name or not found.is_dir():
        raise InputError(f"{folder}: CURRENT names no generation; was it edited by hand?")
    return found


@contextmanager
def writing(folder: Path) -> Iterator[None]:
    """Keep other writers out; readers go on reading.

    Raises
    ------
    UsageError
        If another program writes to the folder, or it cannot be written to.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock = (folder / _LOCK).open("w")
    except OSError as error:
        raise UsageError(f"{folder}: cannot write here ({error.strerror}); name another folder") from None
    with lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise UsageError(f"{folder}: another newsgraph is writing here; wait until it is done") from None
        yield


@contextmanager
def drafted(folder: Path, name: str) -> Iterator[Path]:
    """Give a new folder to fill; when all went well it becomes the generation of that name, and the current one."""
    draft = folder / "generations" / _DRAFT
    shutil.rmtree(draft, ignore_errors=True)
    place = draft.with_name(name)
    try:
        draft.mkdir(parents=True)
        yield draft
        for found in (*draft.rglob("*"), draft):
            sync(found)
        if place.exists():
            shutil.rmtree(place)
        draft.rename(place)
        sync(place.parent)
    except OSError as error:
        raise UsageError(f"{folder}: cannot write here ({error.strerror}); nothing was changed") from None
    finally:
        shutil.rmtree(draft, ignore_errors=True)
    make_current(folder, name)


def make_current(folder: Path, name: str) -> None:
    """Let a generation be the current one, at one stroke."""
    write_synced(folder / _CURRENT, f"{name}\n")


def write_synced(place: Path, text: str) -> None:
    """Write a file so that it is whole on disk, or not there at all.

    Raises
    ------
    UsageError
        If it cannot be written.
    """
    draft = place.with_name(f"{_DRAFT}-{place.name}")
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        with draft.open("w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(place)
        sync(place.parent)
    except OSError as error:
        draft.unlink(missing_ok=True)
        raise UsageError(f"{place}: cannot write here ({error.strerror}); nothing was changed") from None


def sync(path: Path) -> None:
    """Have the system write a file or folder to disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sweep(folder: Path, *, keep: Iterable[str], parts: Mapping[str, Iterable[str]]) -> None:
    """Remove all generations but some, and of other folders everything that is not listed."""
    kept = {*keep}
    for found in (folder / "generations").glob("*"):
        if found.name not in kept:
            shutil.rmtree(found, ignore_errors=True)
    for part, names in parts.items():
        listed = {*names}
        for found in (folder / part).glob("*"):
            if found.name not in listed:
                found.unlink(missing_ok=True)
