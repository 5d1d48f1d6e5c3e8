"""Tables of ties and nodes: one schema for each network, whatever the rows, so that files of many days open as one."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.dataset as ds
import pyarrow.parquet as pq
import pytest
from csto_graph import AllianceGraph
from csto_graph.networks import PROJECTIONS, tie_table, write_network, write_nodes, write_series
from csto_graph.panels import write_panel

# No tie at all, the eve of a war, the cold war, troops in Kazakhstan, and two wars in the Caucasus and Ukraine.
DAYS = ("1700-01-01", "1914-07-01", "1960-01-01", "2022-01-06", "2022-09-14")
# The networks with most ties, limited so that the test is quick.
LIMITS: dict[str, Any] = {
    name: {"states": ["arm", "aze", "fra", "gbr", "kaz", "rus", "usa"]} for name in ("layers", "obligations")
}
DATES = ("start_earliest", "start_latest", "end_earliest", "end_presumed", "end_latest")


def schema(path: Path) -> pa.Schema:
    return pq.read_schema(path).remove_metadata()


@pytest.mark.slow
@pytest.mark.parametrize("projection", PROJECTIONS)
def test_files_of_many_days_open_as_one(kg: AllianceGraph, tmp_path: Path, projection: Any) -> None:
    for what, write in (("ties", write_network), ("nodes", write_nodes)):
        paths = [tmp_path / what / f"{day}.parquet" for day in DAYS]
        paths[0].parent.mkdir()
        for path, day in zip(paths, DAYS, strict=True):
            write(kg.network(projection, as_of=day, **LIMITS.get(projection, {})), path)
            write(kg.network(projection, as_of=day, **LIMITS.get(projection, {})), path.with_suffix(".csv"))
        rows = [pq.read_metadata(path).num_rows for path in paths]
        assert rows[0] == 0 < rows[-1]
        assert [schema(path) for path in paths] == [schema(paths[0])] * len(DAYS)
        assert "null" not in {str(each.type) for each in schema(paths[0])}
        assert {path.with_suffix(".csv").read_text("utf-8").partition("\n")[0] for path in paths} == {
            ",".join(schema(paths[0]).names)
        }
        assert ds.dataset(paths).to_table().num_rows == sum(rows)
        assert pl.read_parquet(paths).height == sum(rows)
        frames = [pd.read_parquet(path, dtype_backend="pyarrow") for path in paths]
        assert len(pd.concat(frames)) == sum(rows)
        assert all((frame.dtypes == frames[0].dtypes).all() for frame in frames)


@pytest.mark.slow
@pytest.mark.parametrize("projection", PROJECTIONS)
def test_days_are_dates_and_the_rest_is_text(kg: AllianceGraph, tmp_path: Path, projection: Any) -> None:
    write_network(kg.network(projection, as_of="2022-01-06"), tmp_path / "ties.parquet")
    types = {each.name: each.type for each in schema(tmp_path / "ties.parquet")}
    assert {name for name, kind in types.items() if kind == pa.date32()} == set(DATES)
    assert {name for name, kind in types.items() if kind not in (pa.date32(), pa.string())} <= {"sign"}


@pytest.mark.parametrize("projection", PROJECTIONS)
@pytest.mark.parametrize("ending", ["csv", "gexf", "graphml"])
def test_what_is_open_is_empty(kg: AllianceGraph, tmp_path: Path, projection: Any, ending: str) -> None:
    # The first and last day that Python's calendar has stand for "open" inside the package only.
    path = tmp_path / f"network.{ending}"
    write_network(kg.network(projection, during="../..", states=["can", "kaz", "rus", "usa"]), path)
    text = path.read_text("utf-8")
    assert "9999-12-3" not in text
    assert "0001-01-0" not in text


def test_a_tie_that_lasts_has_no_end(kg: AllianceGraph, tmp_path: Path) -> None:
    # The North Atlantic Treaty entered into force on 24 August 1949 (UN Treaty Series 541); both are parties today.
    network = kg.network("alliances", as_of="2022-01-06", states=["can", "usa"], organisations=["nato"])
    write_network(network, tmp_path / "ties.csv")
    write_network(network, tmp_path / "ties.parquet")
    with (tmp_path / "ties.csv").open(encoding="utf-8", newline="") as file:
        (row,) = csv.DictReader(file)
    assert (row["start"], row["start_earliest"], row["start_latest"]) == ("1949-08-24",) * 3
    assert (row["end"], row["end_latest"]) == ("", "")
    (stored,) = pq.read_table(tmp_path / "ties.parquet").to_pylist()
    assert (stored["start_earliest"], stored["end"], stored["end_latest"]) == (date(1949, 8, 24), None, None)
    (tie,) = network.edges["state-can", "state-usa"]["ties"]
    assert tie["end_latest"] is None


@pytest.mark.parametrize("day", ["1991-12-25", "2022-01-06", "2026-11-23"])
def test_the_days_tell_the_certainty(kg: AllianceGraph, day: str) -> None:
    # docs/networks.md has the rule.
    for row in tie_table(kg.network("affiliations", as_of=day)):
        start = str(row["start_latest"] or "9999")
        ends = {"certain": str(row["end_earliest"] or ""), "presumed": str(row["end_presumed"] or "9999")}
        found = next((degree for degree, end in ends.items() if start <= day < end), "possible")
        assert row["certainty"] == found
        assert str(row["start_earliest"] or "") <= day < str(row["end_latest"] or "9999")


@pytest.mark.slow
def test_series_and_panels_have_one_schema_too(kg: AllianceGraph, tmp_path: Path) -> None:
    for name, years in (("none", (1700, 1701)), ("few", (1914, 1914)), ("many", (2020, 2022))):
        write_series(kg.series(str(years[0]), str(years[1])), tmp_path / f"series-{name}.parquet")
        write_panel(kg.build_panel("state-years", *years, measures="bloc"), tmp_path / f"states-{name}.parquet")
        write_panel(kg.build_panel("dyad-years", *years, similarity=True), tmp_path / f"dyads-{name}.parquet")
    for kind in ("series", "states", "dyads"):
        schemas = [schema(tmp_path / f"{kind}-{name}.parquet") for name in ("none", "few", "many")]
        assert schemas == [schemas[0]] * 3
    assert schema(tmp_path / "series-none.parquet").field("date").type == pa.date32()
