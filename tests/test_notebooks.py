"""Every notebook runs from its first cell to its last, and is kept without its output."""

from __future__ import annotations

import os
from pathlib import Path

import pytest


nbformat = pytest.importorskip("nbformat")
nbclient = pytest.importorskip("nbclient")

FOLDER = Path(__file__).resolve().parents[1] / "notebooks"
NOTEBOOKS = sorted(FOLDER.glob("*.ipynb"))


TABLES = {"01": 5, "02": 0, "03": 5, "04": 7, "05": 3, "06": 3}  # how many each shows
DRAWN = {"01", "02", "03"}  # those that show the graph in a frame


def test_there_are_six_notebooks() -> None:
    assert [path.name[:2] for path in NOTEBOOKS] == list(TABLES)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_notebook_is_kept_without_output(path: Path) -> None:
    cells = nbformat.read(path, as_version=4).cells
    assert not any(cell.get("outputs") or cell.get("execution_count") for cell in cells)


@pytest.mark.model
@pytest.mark.integration
@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_notebook_runs(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Tables have rows, and the graph shows inline, with nothing from any network."""
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(FOLDER.parent / "src"), os.environ.get("PYTHONPATH", "")]))
    notebook = nbformat.read(path, as_version=4)
    nbclient.NotebookClient(notebook, timeout=300, resources={"metadata": {"path": str(FOLDER)}}).execute()
    shown = [output for cell in notebook.cells for output in cell.get("outputs", [])]
    pages = [output["data"]["text/html"] for output in shown if "text/html" in output.get("data", {})]
    number = path.name[:2]
    assert sum("<table" in page and "srcdoc=" not in page for page in pages) >= TABLES[number]
    assert any("srcdoc=" in page for page in pages) is (number in DRAWN)
