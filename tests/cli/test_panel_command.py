from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from csto_graph.cli import main

from tests.panels.members import MADE_UP

pytestmark = pytest.mark.slow


@pytest.fixture
def imports(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The made-up file imported, as a user does it."""
    monkeypatch.setenv("CSTO_GRAPH_IMPORTS", str(tmp_path / "imports"))
    assert main(["import", "atop", str(MADE_UP)]) == 0
    capsys.readouterr()


@pytest.mark.usefixtures("imports")
def test_a_panel_of_an_imported_source_is_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    output = tmp_path / "panel.csv"
    line = [
        "panel",
        "dyad-years",
        "--directed",
        "--according-to",
        "atop",
        "--from",
        "1990",
        "--to",
        "1990",
        "--allied-only",
    ]
    assert main([*line, "--output", str(output)]) == 0
    captured = capsys.readouterr()
    assert captured.out == ""
    with output.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert captured.err == f"{len(rows)} rows of the years 1990 to 1990 written to {output}\n"
    ties = {(row["cow_number_1"], row["cow_number_2"]): row for row in rows}
    assert {("2", "255"), ("2", "260"), ("255", "2"), ("260", "2")} <= set(ties)
    assert ("255", "260") not in ties
    assert ties["645", "679"]["defense"] == "1"


@pytest.mark.usefixtures("imports")
def test_without_a_file_it_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    line = ["panel", "state-years", "--according-to", "atop", "--from", "1990", "--to", "1990", "--allied-only"]
    assert main([*line, "--measures", "degree, bloc", "--format", "json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert [row["cow_number"] for row in rows] == sorted(row["cow_number"] for row in rows)
    assert {"degree", "bloc"} <= set(rows[0])
    assert main([*line[:4], "--from", "1990-06-01", "--to", "1990-06", *line[8:], "--format", "json"]) == 0
    assert [row["cow_number"] for row in json.loads(capsys.readouterr().out)] == [row["cow_number"] for row in rows]
    assert main([*line, "--rule", "12-31"]) == 0
    captured = capsys.readouterr()
    assert "state-deu" in captured.out
    assert captured.err.endswith("rows\n")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["state-month"], "'state-month' is not one of state-years, dyad-years"),
        (["state-years", "--from", "2018", "--to", "1816"], "swap them"),
        (["state-years", "--rule", "31-12"], "12-31 or 01-01"),
        (["state-years", "--output", "panel.xlsx"], "end the file in .csv, .parquet"),
        (["state-years", "--output", "nowhere/panel.csv"], "there is no folder"),
        (["state-years", "--directed"], "ask for dyad-years"),
        (["dyad-years", "--conflicts", "atop"], "csto-graph import atop"),
        (["dyad-years", "--according-to", "atop"], "csto-graph import atop"),
        (["dyad-years", "--measures", "degre"], "did you mean degree"),
    ],
)
def test_wrong_input_is_one_line_and_leaves_no_file(
    arguments: list[str],
    words: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["panel", *arguments]) == 2
    captured = capsys.readouterr()
    assert words in captured.err
    assert captured.err.count("\n") == 1
    assert captured.out == ""
    assert list(tmp_path.iterdir()) == []
