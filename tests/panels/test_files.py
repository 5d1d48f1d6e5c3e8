"""A panel as a file: the same rows in both formats and twice, gaps as gaps, whole or not at all."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow.parquet as pq
import pytest
from csto_graph import AllianceGraph
from csto_graph.errors import ExportError
from csto_graph.panels import Panel, write_panel
from csto_graph.panels.columns import Column, known, worded


@pytest.fixture(scope="module")
def panel(made_up: AllianceGraph) -> Panel:
    measures = ["degree", "closeness", "bloc"]
    return made_up.build_panel("dyad-years", 2017, 2020, directed=True, similarity=True, measures=measures)


@pytest.mark.slow
def test_csv_and_parquet_hold_the_same(panel: Panel, tmp_path: Path) -> None:
    write_panel(panel, tmp_path / "panel.csv")
    write_panel(panel, tmp_path / "panel.parquet")
    stored = pq.read_table(tmp_path / "panel.parquet")
    with (tmp_path / "panel.csv").open(encoding="utf-8", newline="") as file:
        header, *lines = csv.reader(file)
    assert header == stored.column_names == list(panel.columns)
    columns = [["" if cell is None else str(cell) for cell in column.to_pylist()] for column in stored.columns]
    assert lines == [list(row) for row in zip(*columns, strict=True)]
    assert len(lines) == len(panel) > 100_000


def test_the_same_panel_is_the_same_bytes(made_up: AllianceGraph, tmp_path: Path) -> None:
    for ending in ("csv", "parquet"):
        for name in ("one", "two"):
            write_panel(made_up.build_panel("state-years", 1990, 2020, measures="bloc"), tmp_path / f"{name}.{ending}")
        assert (tmp_path / f"one.{ending}").read_bytes() == (tmp_path / f"two.{ending}").read_bytes()


@pytest.mark.slow
def test_a_gap_is_null_in_parquet_and_an_empty_cell_in_csv(panel: Panel, tmp_path: Path) -> None:
    write_panel(panel, tmp_path / "panel.parquet")
    write_panel(panel, tmp_path / "panel.csv")
    table = pq.read_table(tmp_path / "panel.parquet")
    later = table.filter(np.asarray(table["year"]) > 2018)
    assert later["defense"].null_count == later["s"].null_count == later["certainty"].null_count == len(later)
    assert table.schema.field("defense").type == "int8"
    read = pd.read_csv(tmp_path / "panel.csv", low_memory=False)
    assert read[read["year"] > 2018]["defense"].isna().all()
    assert read[read["year"] == 2018]["defense"].notna().all()


def test_a_frame_has_gaps_that_pandas_knows(panel: Panel) -> None:
    frame = panel.frame()
    assert frame["defense"].dtype == "Int8"
    assert frame["defense"].isna().sum() == (frame["year"] > 2018).sum()
    assert [tuple(None if pd.isna(cell) else cell for cell in row) for row in frame.head(50).to_numpy()] == list(
        panel.table().rows[:50]
    )


def test_words_are_quoted_where_they_must_be(tmp_path: Path) -> None:
    words = ["plain", 'quo"te', "com,ma", "line\nend"]
    columns = {
        "year": known(np.arange(4)),
        "word": worded(np.arange(4), words),
        "gap": Column(np.zeros(4, dtype=np.int8), np.array([True, False, True, False])),
    }
    write_panel(Panel(range(4), columns), tmp_path / "panel.csv")
    with (tmp_path / "panel.csv").open(encoding="utf-8", newline="") as file:
        assert list(csv.reader(file)) == [
            ["year", "word", "gap"],
            *([str(i), words[i], "" if i % 2 == 0 else "0"] for i in range(4)),
        ]


def test_another_ending_or_place_leaves_nothing(panel: Panel, tmp_path: Path) -> None:
    with pytest.raises(ExportError, match=r"\.csv, \.parquet"):
        write_panel(panel, tmp_path / "panel.dta")
    with pytest.raises(ExportError, match="no folder"):
        write_panel(panel, tmp_path / "missing" / "panel.csv")
    assert list(tmp_path.iterdir()) == []


def test_what_fails_half_way_leaves_the_old_file(panel: Panel, tmp_path: Path) -> None:
    (tmp_path / "panel.csv").write_text("old", encoding="utf-8")
    broken = {**panel.columns, "short": known(np.arange(3))}
    with pytest.raises(ValueError, match="zip"):
        write_panel(Panel(panel.years, broken), tmp_path / "panel.csv")
    assert [(path.name, path.read_text("utf-8")) for path in tmp_path.iterdir()] == [("panel.csv", "old")]


def test_an_empty_panel_is_a_header(made_up: AllianceGraph, tmp_path: Path) -> None:
    write_panel(made_up.build_panel("state-years", 1800, 1801), tmp_path / "panel.csv")
    assert (tmp_path / "panel.csv").read_text("utf-8").startswith("year,state,cow_number,defense,")
    write_panel(made_up.build_panel("state-years", 1800, 1801), tmp_path / "panel.parquet")
    assert pq.read_table(tmp_path / "panel.parquet").num_rows == 0
