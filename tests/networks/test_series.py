"""Series: on every day they are what the network of that day gives."""

from __future__ import annotations

import csv
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from csto_graph import AllianceGraph
from csto_graph.core.certainty import CERTAINTIES, Certainty
from csto_graph.core.dates import Boundary, Bounds
from csto_graph.core.windows import day_window
from csto_graph.errors import DateError, ExportError, QueryError, UnknownNameError
from csto_graph.networks import MEASURES, Scope, Snapshot, measure, write_series
from csto_graph.networks.projections import Tie
from csto_graph.networks.series import Course, sample_days, sampler
from hypothesis import given
from hypothesis import strategies as st

DAYS = ["1955-12-31", "1991-12-31", "2022-12-31"]


@pytest.mark.slow
@pytest.mark.parametrize("projection", ["alliances", "affiliations", "conflicts", "events"])
@pytest.mark.parametrize("at_least", CERTAINTIES)
def test_a_series_has_the_values_of_each_days_network(kg: AllianceGraph, projection: Any, at_least: Certainty) -> None:
    names = ["degree", "strength", "betweenness", "core"]
    frame = kg.metrics("1955", "2022", projection=projection, at_least=at_least, measures=names)
    who = frame.columns[1]
    for day in DAYS:
        network = kg.network(projection, as_of=day, at_least=at_least)
        rows = frame[frame["date"] == day].set_index(who)
        assert set(rows.index) == set(network)
        for name in names:
            assert rows[name].to_dict() == pytest.approx(measure(network, name))


def test_strength_weighs_by_the_strongest_obligation(kg: AllianceGraph) -> None:
    types = ["defence", "consultation", "non-aggression", "neutrality"]
    frame = kg.metrics("2022", "2022", types=types, weight="strength", measures=["strength"])
    network = kg.network("alliances", as_of="2022-12-31", types=types, weight="strength")
    assert frame.set_index("state")["strength"].to_dict() == measure(network, "strength")


def test_the_level_of_the_network_has_a_row_a_day(kg: AllianceGraph) -> None:
    frame = kg.metrics("1990", "1995", level="network")
    assert list(frame["date"]) == [f"{year}-12-31" for year in range(1990, 1996)]
    assert list(frame.columns) == ["date", *(n for n, m in MEASURES.items() if m.level == "network"), "certainty"]
    network = kg.network("alliances", as_of="1990-12-31")
    assert frame["density"][0] == pytest.approx(measure(network, "density"))


def test_a_row_has_the_lowest_certainty_of_the_ties_of_its_state(kg: AllianceGraph) -> None:
    frame = kg.metrics("2010-06-30", "2010-06-30", measures=["degree"]).set_index("state")
    network = kg.network("alliances", as_of="2010-06-30")
    for state in network:
        degrees = {edge["certainty"] for *_, edge in network.edges(state, data=True)}
        lowest = max([*degrees, frame.loc[state, "certainty"]], key=CERTAINTIES.index)
        assert frame.loc[state, "certainty"] == lowest
    assert set(frame["certainty"]) >= {"certain", "presumed"}


def test_every_change_is_a_day_of_the_series(kg: AllianceGraph) -> None:
    # Accessions to NATO since 2004: 1 April 2009, 5 June 2017, 27 March 2020, 4 April 2023, 7 March 2024 (nato.int).
    series = kg.series("2005", "2024", organisations=["nato"], every="change")
    assert [day.isoformat() for day in series.days] == [
        *("2005-01-01", "2009-04-01", "2017-06-05", "2020-03-27", "2023-04-04", "2024-03-07")
    ]


def test_days_of_a_series() -> None:
    course = Course.of([], [], {})
    assert sample_days(course, "2020", "2021-06", "year") == [date(2020, 12, 31), date(2021, 6, 30)]
    assert [day.day for day in sample_days(course, "2020-01", "2020-04", "month")] == [31, 29, 31, 30]
    assert sample_days(course, "2020-02-02", "2020-02-02", "change") == [date(2020, 2, 2)]


def test_a_bloc_keeps_its_number_through_the_years(kg: AllianceGraph) -> None:
    frame = kg.metrics("1956", "2024", measures=["bloc"]).set_index(["state", "date"])["bloc"]
    # The Warsaw Pact had one number as long as it lasted, and NATO's Europe another; Poland went from one to the other.
    east = {frame["state-pol", f"{year}-12-31"] for year in range(1956, 1991)}
    assert len(east) == 1
    west = frame["state-fra", "1985-12-31"]
    assert west not in east
    assert frame["state-pol", "2005-12-31"] == frame["state-fra", "2005-12-31"]


def test_a_seed_is_all_that_chance_hangs_on(kg: AllianceGraph) -> None:
    frames = [kg.metrics("1985", "1986", measures=["bloc", "brokerage"], seed=seed) for seed in (1, 1, 2)]
    assert frames[0].equals(frames[1])
    assert list(frames[2]["state"]) == list(frames[0]["state"])


@pytest.mark.slow
def test_more_workers_give_the_same_rows(kg: AllianceGraph, monkeypatch: pytest.MonkeyPatch) -> None:
    one = kg.series("1949", "2024", every="change", jobs=1).table()
    assert kg.series("1949", "2024", every="change", jobs=2).table() == one
    monkeypatch.setattr(sampler, "MANY", 1)
    assert kg.series("1949", "2024", every="change", jobs=2).table() == one


def test_csv_and_parquet_hold_the_same_rows(kg: AllianceGraph, tmp_path: Path) -> None:
    series = kg.series("2019", "2022")
    rows = [write_series(series, tmp_path / f"m.{ending}") for ending in ("csv", "parquet")]
    table = series.table()
    assert rows == [len(table), len(table)]
    read = list(csv.reader((tmp_path / "m.csv").read_text("utf-8").splitlines()))
    assert read[0] == list(table.columns)
    assert read[1:] == [["" if cell is None else str(cell) for cell in row] for row in table.rows]
    frame = pd.read_parquet(tmp_path / "m.parquet")
    assert frame["date"].iloc[0] == date(2019, 12, 31)
    assert frame["degree"].dtype.kind == "i"
    plain = pd.DataFrame(list(table.rows), columns=list(table.columns))
    pd.testing.assert_frame_equal(frame.drop(columns="date"), plain.drop(columns="date"), check_dtype=False)


def test_what_does_not_exist_is_refused(kg: AllianceGraph, tmp_path: Path) -> None:
    with pytest.raises(UnknownNameError, match="unknown series 'signed'; there are series of alliances"):
        kg.series(projection="signed")  # type: ignore[arg-type]
    with pytest.raises(UnknownNameError, match="unknown value of every 'week'"):
        kg.series(every="week")  # type: ignore[arg-type]
    with pytest.raises(UnknownNameError, match="unknown level 'dyad'"):
        kg.series(level="dyad")  # type: ignore[arg-type]
    with pytest.raises(QueryError, match="level 'state'"):
        kg.series(measures=["degree"], level="network")
    with pytest.raises(QueryError, match="takes no roles"):
        kg.series(roles=["host"])
    with pytest.raises(DateError, match="swap them"):
        kg.series("2000", "1999")
    with pytest.raises(ExportError, match="unknown format"):
        write_series(kg.series("2000", "2001"), tmp_path / "m.xlsx")


def test_a_series_that_breaks_off_leaves_the_old_file(kg: AllianceGraph, tmp_path: Path) -> None:
    def broken(days: Iterable[date]) -> Iterator[date]:
        for number, day in enumerate(days):
            if number == 3:
                raise KeyboardInterrupt
            yield day

    for path in (tmp_path / "m.csv", tmp_path / "m.parquet"):
        path.write_text("old")
        with pytest.raises(KeyboardInterrupt):
            write_series(kg.series("1990", "2000"), path, progress=broken)
        assert path.read_text() == "old"
    assert len(list(tmp_path.iterdir())) == 2


@pytest.mark.slow
@pytest.mark.parametrize(("sent", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_command_that_is_stopped_leaves_nothing(tmp_path: Path, sent: int, code: int) -> None:
    # A shell that runs the tests in the background has them, and what they start, ignore interrupts.
    heed = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)"
    command = f"{heed}; from csto_graph.__main__ import run; run()"
    arguments = ["metrics", "--from", "0001", "--to", "9998", "--every", "month", "--jobs", "1"]
    process = subprocess.Popen(
        [sys.executable, "-c", command, *arguments, "--output", str(tmp_path / "m.csv")],
        stderr=subprocess.DEVNULL,
        env={**os.environ},
    )
    patience = time.monotonic() + 60
    while not list(tmp_path.iterdir()) and time.monotonic() < patience:
        time.sleep(0.05)
    assert [path.name[:6] for path in tmp_path.iterdir()] == [".part-"], "it is being written"
    process.send_signal(sent)
    assert process.wait(60) == code
    assert list(tmp_path.iterdir()) == []


NAMES = st.sampled_from("abcde")
DATES = st.dates(min_value=date(1990, 1, 1), max_value=date(1990, 3, 1))
SPANS = st.tuples(DATES, DATES, DATES, DATES).map(sorted)
ROWS = st.lists(st.tuples(NAMES, NAMES, st.sampled_from("xy"), SPANS).filter(lambda row: row[0] < row[1]), max_size=12)


@pytest.mark.slow
@given(ROWS, st.lists(SPANS, min_size=5, max_size=5), st.sampled_from(CERTAINTIES))
def test_a_course_equals_counting_on_each_day(
    rows: list[tuple[str, str, str, list[date]]], lives: list[list[date]], at_least: Certainty
) -> None:
    def bounds(span: list[date]) -> Bounds:
        first, then, later, last = span
        return Bounds(Boundary("", first, then), Boundary("", later, last, last if last.day % 2 else later))

    ties = [Tie(one, other, by, bounds(span), {}) for one, other, by, span in rows]
    presences = list(zip("abcde", map(bounds, lives), strict=True))
    course = Course.of(ties, presences, {}, at_least=at_least)
    days = [date(1990, 1, 1) + timedelta(days=n) for n in range(0, 62, 3)]
    for day, (snapshot, degrees) in zip(days, course.snapshots(days), strict=True):
        scope = Scope(day_window(day), at_least)
        here = sorted(name for name, span in presences if scope.holds(span))
        assert list(snapshot.nodes) == here
        assert len(degrees) == len(here)
        for i, one in enumerate(here):
            for j, other in enumerate(here):
                pair = tuple(sorted((one, other)))
                by = {tie.by for tie in ties if (tie.one, tie.other) == pair and scope.holds(tie.bounds)}
                assert snapshot.weights[i, j] == (len(by) if one != other else 0)


@pytest.mark.slow
@given(ROWS)
def test_days_of_change_are_those_on_which_a_snapshot_differs(rows: list[tuple[str, str, str, list[date]]]) -> None:
    ties = [
        Tie(one, other, by, Bounds(Boundary("", span[0], span[0]), Boundary("", span[3], span[3])), {})
        for one, other, by, span in rows
        if span[0] < span[3]
    ]
    course = Course.of(ties, ((end, tie.bounds) for tie in ties for end in (tie.one, tie.other)), {})
    first, last = date(1989, 12, 31), date(1990, 3, 2)
    days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    seen = [snapshot for snapshot, _ in course.snapshots(days)]
    differ = {day for day, one, other in zip(days[1:], seen, seen[1:], strict=False) if not same(one, other)}
    assert differ <= set(course.change_days(first, last))


def same(one: Snapshot, other: Snapshot) -> bool:
    return one.nodes == other.nodes and bool((one.weights == other.weights).all())
