"""Notebooks run from start to end, and are kept without output."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from .conftest import ATOP, ROOT, SMALL_ATOP

pytestmark = pytest.mark.slow

# What a notebook asks the reader to bring.
OWN_FILES = ["atop5_1m.csv"]
ACCEPT_SMALL_FILES = """from csto_graph.imports.formats import describe
for kind in describe("atop").kinds:
    kind.rows.clear()
"""
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))


# nbformat and nbclient take seconds to import, which each worker would pay to know the names of the tests.
def read(path: Path) -> Any:
    import nbformat

    reader: Callable[..., Any] = nbformat.read
    return reader(path, as_version=4)


def code_cell(source: str) -> Any:
    from nbformat import v4

    make: Callable[..., Any] = v4.new_code_cell
    return make(source)


def run(notebook: Any, folder: Path) -> None:
    from nbclient import NotebookClient

    resources = {"metadata": {"path": str(folder)}}
    NotebookClient(notebook, timeout=300, kernel_name="python3", resources=resources).execute()


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_runs_and_ends_in_a_picture(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    notebook = read(path)
    monkeypatch.setenv("CSTO_GRAPH_IMPORTS", str(tmp_path / "imported"))
    brought = [ATOP / name for name in OWN_FILES if any(name in cell.source for cell in notebook.cells)]
    for file in brought:
        shutil.copy(file, tmp_path)
    if brought and ATOP == SMALL_ATOP:  # files of a few rows pass for the whole edition here
        notebook.cells.insert(0, code_cell(ACCEPT_SMALL_FILES))
    run(notebook, tmp_path)
    outputs = [output for cell in notebook.cells if cell.cell_type == "code" for output in cell.outputs]
    assert not [output for output in outputs if output.output_type == "error" or output.get("name") == "stderr"]
    shown = [output.data.get("text/html", "") for output in outputs if "data" in output]
    assert any("<iframe sandbox=" in text for text in shown), "a picture"
    assert any("dataframe" in text for text in shown), "a table"
    left = {each.name for each in tmp_path.iterdir()} - {"imported"}
    assert left == {file.name for file in brought}, "it leaves no file behind"


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_is_kept_without_output(path: Path) -> None:
    notebook = read(path)
    for cell in notebook.cells:
        assert cell.cell_type != "code" or (cell.outputs == [] and cell.execution_count is None)


def test_there_is_a_notebook() -> None:
    assert NOTEBOOKS
