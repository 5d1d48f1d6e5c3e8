"""Texts in CSV, Parquet and edge lists: what no format can hold is seen to be missing, and no spreadsheet runs a cell."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from pathlib import Path
from types import MappingProxyType

import networkx as nx
import numpy as np
import pyarrow.parquet as pq
import pytest
from csto_graph import AllianceGraph
from csto_graph.networks import write_network, write_nodes, write_series
from csto_graph.networks.long_table import LongTable, Progress, Rows
from csto_graph.panels import Panel, write_panel
from csto_graph.panels.columns import known, worded

from .test_markup import TEXTS, with_text

Write = Callable[..., object]
# The characters that OWASP names for CSV injection, and full-width forms that spreadsheets take for the same.
FORMULAS = [f"{begin}HYPERLINK(1)" for begin in ("=", "+", "-", "@", "\t", "\uff1d")]


class Labels(LongTable):
    """A long table of one label a row."""

    kinds = MappingProxyType({"date": "date", "label": "text", "n": "whole"})

    def __init__(self, texts: list[str]) -> None:
        self.texts = texts

    def batches(self, progress: Progress = iter) -> Iterator[Rows]:
        """Yield all rows at once."""
        yield [("2022-01-06", text, -1) for text in self.texts]


def cells(path: Path, column: str) -> set[str]:
    if path.suffix == ".parquet":
        return set(pq.read_table(path).column(column).to_pylist())
    with path.open(encoding="utf-8", newline="") as file:
        return {row[column] for row in csv.DictReader(file)}


def ways(kg: AllianceGraph, text: str) -> dict[str, tuple[Write, object, str]]:
    """Each kind of table with the text in a column, with what writes it."""
    network = with_text(kg, "alliances", text)
    panel = Panel(range(1), {"year": known(np.arange(1)), "word": worded(np.zeros(1), [text])})
    return {
        "ties": (write_network, network, "organisation_label"),
        "nodes": (write_nodes, network, "label"),
        "series": (write_series, Labels([text]), "label"),
        "panel": (write_panel, panel, "word"),
    }


KINDS = ["ties", "nodes", "series", "panel"]


@pytest.mark.parametrize("name", ["allowed", "forbidden", "markup"])
@pytest.mark.parametrize("ending", ["csv", "parquet"])
@pytest.mark.parametrize("kind", KINDS)
def test_labels_of_any_characters_are_written_as_in_graphml(
    kg: AllianceGraph, tmp_path: Path, kind: str, ending: str, name: str
) -> None:
    text, expected = TEXTS[name]
    write, table, column = ways(kg, text)[kind]
    path = tmp_path / f"table.{ending}"
    write(table, path)
    assert cells(path, column) == {expected}


def test_an_edge_list_is_written_whatever_the_ids_are(kg: AllianceGraph, tmp_path: Path) -> None:
    network = nx.relabel_nodes(with_text(kg, "alliances", "x"), {"state-kaz": "a\ud800"})
    write_network(network, tmp_path / "n.ncol")
    assert set(nx.read_weighted_edgelist(tmp_path / "n.ncol")) == {"a\ufffd", "state-kgz", "state-rus"}


@pytest.mark.parametrize("formula", FORMULAS)
@pytest.mark.parametrize("kind", KINDS)
def test_safe_csv_guards_what_a_spreadsheet_would_run(
    kg: AllianceGraph, tmp_path: Path, kind: str, formula: str
) -> None:
    write, table, column = ways(kg, formula)[kind]
    for name, options, expected in (("plain", {}, formula), ("safe", {"safe_csv": True}, f"'{formula}")):
        write(table, tmp_path / f"{name}.csv", **options)
        assert cells(tmp_path / f"{name}.csv", column) == {expected}
    write(table, tmp_path / "table.parquet", safe_csv=True)
    assert cells(tmp_path / "table.parquet", column) == {formula}, "no spreadsheet opens it"


def test_safe_csv_leaves_numbers_and_other_texts(tmp_path: Path) -> None:
    write_series(Labels(["plain", "a=b", ""]), tmp_path / "m.csv", safe_csv=True)
    assert (tmp_path / "m.csv").read_text("utf-8").splitlines()[1:] == [
        "2022-01-06,plain,-1",
        "2022-01-06,a=b,-1",
        "2022-01-06,,-1",
    ]
