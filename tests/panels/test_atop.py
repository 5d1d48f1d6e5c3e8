"""Panels of ATOP against its own state-year file, and against a computation straight from its file of members."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import pandas as pd
import pytest
from csto_graph import AllianceGraph

from .conftest import REAL
from .members import FLAGS, DyadYear, Member, Year, counts, owed

pytestmark = pytest.mark.slow

UNNUMBERED = 1000
"""From here on numbers of ATOP are of states that the list of the Correlates of War does not have."""
COLUMNS = ("defense", "offense", "neutrality", "nonaggression", "consultation")


def own_counts(path: Path, members: list[Member]) -> dict[Year, int]:
    """What ATOP's state-year file says of the real one; of the others, what their rows say."""
    if path != REAL:
        return {(number, year): count for (number, year), count in counts(members).items() if number < UNNUMBERED}
    with path.with_name("atop5_1sy.csv").open(encoding="utf-8", newline="") as file:
        return {(int(row["state"]), int(row["year"])): int(row["number"]) for row in csv.DictReader(file)}


def test_alliances_of_a_state_year_are_those_of_the_state_year_file(
    path: Path, members: list[Member], atop: AllianceGraph
) -> None:
    panel = atop.panel("state-years", 1815, 2018)
    allied = panel[(panel["alliances"] > 0) & panel["cow_number"].notna()]
    found = {
        (int(number), int(year)): int(count)
        for number, year, count in allied[["cow_number", "year", "alliances"]].to_numpy()
    }
    expected = own_counts(path, members)
    assert len(expected) == (11_923 if path == REAL else len(found))
    assert found == expected


def test_directed_dyad_years_are_those_of_a_computation_from_the_file(
    members: list[Member], atop: AllianceGraph
) -> None:
    panel = atop.panel("dyad-years", 1815, 2018, directed=True, allied_only=True)
    flags, alliances = owed([each for each in members if each.number < UNNUMBERED])  # others bear no number of the list
    assert flags_of(panel) == {key: found for key, found in flags.items() if found}
    assert counts_of(panel) == {key: len(found) for key, found in alliances.items()}


def test_undirected_dyad_years_have_the_obligations_of_either_side(members: list[Member], atop: AllianceGraph) -> None:
    panel = atop.panel("dyad-years", 1815, 2018, allied_only=True)
    flags, alliances = owed([each for each in members if each.number < UNNUMBERED])
    either = {
        (one, other, year): flags[one, other, year] | flags[other, one, year]
        for one, other, year in list(alliances)
        if one < other
    }
    assert flags_of(panel) == either
    assert panel["cow_number_1"].lt(panel["cow_number_2"]).dropna().all()


def test_a_given_day_counts_what_holds_on_that_day(members: list[Member], atop: AllianceGraph) -> None:
    for day, month, place in ((31, 12, "12-31"), (3, 10, "10-03")):
        panel = atop.panel("state-years", 1980, 1995, rule=place)
        found = panel[panel["alliances"] > 0].groupby("year")["alliances"].sum().to_dict()
        expected = {}
        for year in range(1980, 1996):
            on = pd.Timestamp(year, month, day).date()
            expected[year] = len({(each.alliance, each.number) for each in members if each.since <= on < each.until})
        assert found == {year: count for year, count in expected.items() if count}


def test_2018_has_the_ties_that_atop_has(path: Path, members: list[Member], atop: AllianceGraph) -> None:
    """Of the real file as counted straight from it by hand; of the others as their rows say."""
    year = atop.panel("dyad-years", 2018, 2018, allied_only=True)
    states = atop.panel("state-years", 2018, 2018, measures="degree").set_index("cow_number")["degree"]
    pairs = {(one, other) for one, other, when in owed(members)[1] if when == 2018}
    degrees = Counter(one for one, _ in pairs)
    expected = (len(pairs) // 2, len(degrees), degrees[2], degrees[365])
    assert (len(year), int((states > 0).sum()), states[2], states[365]) == expected
    assert expected == (4228, 186, 116, 96) or path != REAL


def flags_of(panel: pd.DataFrame) -> dict[DyadYear, set[str]]:
    found: dict[DyadYear, set[str]] = {}
    numbered = panel.dropna(subset=["cow_number_1", "cow_number_2"])
    for one, other, year, *flags in numbered[["cow_number_1", "cow_number_2", "year", *COLUMNS]].to_numpy().tolist():
        if any(flags):
            found[one, other, year] = {name for name, flag in zip(FLAGS, flags, strict=True) if flag}
    return found


def counts_of(panel: pd.DataFrame) -> dict[DyadYear, int]:
    numbered = panel.dropna(subset=["cow_number_1", "cow_number_2"])
    rows = numbered[["cow_number_1", "cow_number_2", "year", "alliances"]].to_numpy().tolist()
    return {(one, other, year): count for one, other, year, count in rows}


@pytest.mark.parametrize(("one", "other"), [(255, 260), (678, 679), (679, 680)])
def test_who_succeeds_whom_in_a_year_is_not_tied_to_them(
    members: list[Member], atop: AllianceGraph, one: int, other: int
) -> None:
    """The real NATO has both German numbers in 1990, and the made-up alliance like it; the Arab League three Yemens."""
    panel = atop.panel("dyad-years", 1990, 1990)
    (row,) = panel[(panel["cow_number_1"] == one) & (panel["cow_number_2"] == other)].to_dict("records")
    assert row["alliances"] == 0
    held = {each.alliance for each in members if each.number == one} & {
        each.alliance for each in members if each.number == other
    }
    third = panel[panel["cow_number_1"].isin([2, 645]) & panel["cow_number_2"].isin([one, other])]
    assert (third["alliances"] > 0).any() == bool(held)
