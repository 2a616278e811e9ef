"""What every test may ask for."""

from __future__ import annotations

import os
import shutil
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from newsgraph.config import shipped_ontology


ROOT = Path(__file__).resolve().parents[1]

settings.register_profile("newsgraph", deadline=None, derandomize=True, print_blob=True)
settings.load_profile("newsgraph")


@pytest.fixture(scope="session")
def root() -> Path:
    """The folder of the checkout."""
    return ROOT


@pytest.fixture(scope="session")
def ontology_dir() -> Path:
    """The domain knowledge that is shipped."""
    return shipped_ontology()


@pytest.fixture(scope="session")
def examples() -> Path:
    """The example articles."""
    return ROOT / "examples"


@pytest.fixture(scope="session")
def shared() -> Path:
    """Material beside the checkout that is no part of the project; the test skips where it is missing."""
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        pytest.skip(f"needs {folder.name}/ beside the checkout")
    return folder


@pytest.fixture(scope="session")
def chromium() -> str:
    """The program of a headless browser; the test skips where there is none."""
    for name in ("chromium", "chromium-browser", "google-chrome"):
        if (found := shutil.which(name)) is not None:
            return found
    pytest.skip("needs Chromium: apt-get install chromium")


@pytest.fixture
def heeded_interrupts(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let programs hear Ctrl+C, even where the tests run in the background of a shell, which makes them deaf to it.

    They run without coverage: its tracer takes a lock in Python and keeps it for ever when the interruption comes there.
    """
    for name in [name for name in os.environ if name.startswith("COVERAGE_")]:
        monkeypatch.delenv(name)
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that the command line makes of the example articles."""
    from newsgraph.cli import main  # noqa: PLC0415  a plain test needs no command line

    folder = tmp_path_factory.mktemp("examples")
    assert main(["build", str(ROOT / "examples"), "-o", str(folder)]) == 0
    return folder
