"""The directed dyad-year panel against a join by hand in polars, over the same spells, as a Markdown table.

Who makes such a panel by hand joins the table of spells with itself within alliances, cuts the days of both, spreads
them over years, groups, and joins the outcome with all pairs of states of each year, without certainty and coverage.
Without files of ATOP's (the folder that ``CSTO_GRAPH_DATASETS`` names) both take the curated graph.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pandas as pd
import polars as pl
from csto_graph import AllianceGraph, open_graph
from csto_graph.imports.registry import Holdings
from csto_graph.panels import OBLIGATIONS
from csto_graph.records import Records
from measure import head, medians, report

FIRST, LAST, ROUNDS = 1816, 2018, 11
DATASETS = Path(os.environ.get("CSTO_GRAPH_DATASETS", Path(__file__).parents[2] / "shared" / "datasets"))
MEMBERS = DATASETS / "atop_5.1" / "atop5_1m.csv"
Row = tuple[object, ...]


def numbered(records: Records) -> dict[str, list[tuple[int, date, date]]]:
    """Return the numbers that states bear, from a day until before another, the last one for ever."""
    found: dict[str, list[tuple[int, date, date]]] = {}
    for code in records.codes:
        if code.scheme == "cow-number":
            bounds = code.bounds
            found.setdefault(code.state, []).append((int(code.code), bounds.start.latest, bounds.end.latest))
    return found


def phases(records: Records) -> Iterator[Row]:
    """Yield state, alliance, days and flags of each phase, the state with the number that it bears then."""
    numbers = numbered(records)
    for spell in records.spells:
        for phase in spell.phases:
            flags = [kind in phase.types for kind in OBLIGATIONS.values()]
            days = phase.bounds.start.earliest, phase.bounds.end.latest
            for number, since, until in turns(numbers.get(spell.state, [])):
                if max(since, days[0]) < min(until, days[1]):
                    yield number, spell.organisation, max(since, days[0]), min(until, days[1]), *flags


def turns(borne: list[tuple[int, date, date]]) -> Iterator[tuple[int, date, date]]:
    """Yield the numbers of a state without gaps."""
    for place, (number, since, _) in enumerate(borne):
        until = borne[place + 1][1] if place + 1 < len(borne) else date.max
        yield number, since if place else date.min, until


def by_hand(records: Records) -> pl.DataFrame:
    """Return the whole directed panel."""
    names = ["number", "alliance", "since", "until", *OBLIGATIONS]
    spells = pl.DataFrame(list(phases(records)), schema=names, orient="row").lazy()
    tied = (
        spells.join(spells.select("number", "alliance", "since", "until"), on="alliance")
        .filter(pl.col("number") != pl.col("number_right"))
        .with_columns(
            since=pl.max_horizontal("since", "since_right"),
            until=pl.min_horizontal("until", "until_right").dt.offset_by("-1d"),
        )
        .filter(pl.col("since") <= pl.col("until"))
        .with_columns(
            year=pl.int_ranges(
                pl.col("since").dt.year().clip(FIRST), pl.col("until").dt.year().clip(upper_bound=LAST) + 1
            )
        )
        .explode("year")
        .filter(pl.any_horizontal(*OBLIGATIONS) & pl.col("year").is_not_null())
        .group_by("year", "number", "number_right")
        .agg(*(pl.col(name).max() for name in OBLIGATIONS), pl.col("alliance").n_unique().alias("alliances"))
    )
    states = system(records).lazy()
    rows = states.join(states, on="year", suffix="_right").filter(pl.col("number") != pl.col("number_right"))
    keys = ["year", "number", "number_right"]
    filled = (pl.col(name).fill_null(value=0).cast(pl.Int8) for name in OBLIGATIONS)
    return (
        rows.join(tied, on=keys, how="left")
        .with_columns(*filled, pl.col("alliances").fill_null(0))
        .sort(keys)
        .collect()
    )


def system(records: Records) -> pl.DataFrame:
    """Return the states of each year, by the number that they bear."""
    spells = [
        (number, max(since.year, FIRST), min(until.year if until.year < 9999 else LAST, LAST) + 1)
        for borne in numbered(records).values()
        for number, since, until in borne
    ]
    table = pl.DataFrame(spells, schema=["number", "first", "last"], orient="row")
    return table.select("number", year=pl.int_ranges("first", "last")).explode("year").drop_nulls().unique()


def main() -> None:
    """Print the table."""
    curated = open_graph(cache=None)
    with tempfile.TemporaryDirectory() as folder:
        kg = atop(curated, Path(folder)) if MEMBERS.is_file() else curated

        def ours() -> pd.DataFrame:
            return kg.panel("dyad-years", FIRST, LAST, directed=True)

        def theirs() -> pl.DataFrame:
            return by_hand(kg.records)

        whole = ours()
        bound = int(((whole["alliances"] > 0) & (whole["in_system"] == 1)).sum())
        by_hand_bound = theirs().filter(pl.col("alliances") > 0).height
        assert abs(bound - by_hand_bound) < bound / 1000, (bound, by_hand_bound)  # Germany's last bonds of 1990 differ
        head()
        found = medians({"ours": ours, "theirs": theirs}, ROUNDS)
        what = f"{len(whole):,} directed dyad-years, {FIRST} to {LAST}"
        report(what, found["ours"], "a join by hand in polars", found["theirs"])


def atop(curated: AllianceGraph, folder: Path) -> AllianceGraph:
    """Return the graph according to ATOP."""
    holdings = Holdings(folder, None)
    holdings.add("atop", [MEMBERS], curated.store)
    return AllianceGraph(curated.store, holdings=holdings).according_to("atop")


if __name__ == "__main__":
    main()
