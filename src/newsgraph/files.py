"""Write files into one folder, each whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

from newsgraph.errors import UsageError


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
