"""Conflict columns from the yearly file of UCDP, against its rows: which states fight, and which fight each other."""

from __future__ import annotations

import csv
from itertools import product
from pathlib import Path

import pytest
from csto_graph import AllianceGraph
from csto_graph.imports.registry import Holdings

from tests.conftest import DATASETS, EXAMPLES

pytestmark = pytest.mark.slow

NAME = "UcdpPrioConflict_v24_1.csv"
REAL = DATASETS / "ucdp_prio_acd_24.1" / NAME
FILES = [EXAMPLES / "panels" / NAME, *(path for path in (REAL,) if path.is_file())]
# The numbers of Gleditsch and Ward that mean another one of the Correlates of War, from a year on.
OTHER = {(260, 1991): 255, (678, 1991): 679, (340, 2006): 345}
Rows = list[dict[str, str]]


@pytest.fixture(scope="module", params=FILES, ids=lambda path: path.parent.name)
def path(request: pytest.FixtureRequest) -> Path:
    found: Path = request.param
    return found


@pytest.fixture(scope="module")
def rows(path: Path) -> Rows:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def fights(path: Path, kg: AllianceGraph, tmp_path_factory: pytest.TempPathFactory) -> AllianceGraph:
    holdings = Holdings(tmp_path_factory.mktemp("ucdp"), None)
    holdings.add("ucdp", [path], kg.store)
    return AllianceGraph(kg.store, holdings=holdings)


def numbers(cell: str, year: int) -> list[int]:
    found = [int(each) for each in cell.replace(" ", "").split(",") if each]
    return [next((new for (old, since), new in OTHER.items() if old == each and year >= since), each) for each in found]


def test_a_state_fights_in_the_years_in_which_it_is_a_party(rows: Rows, fights: AllianceGraph) -> None:
    panel = fights.panel("state-years", 1946, 2023, conflicts="ucdp")
    listed = {(number, year) for number, year in panel[["cow_number", "year"]].dropna().to_numpy().tolist()}
    expected = {
        (number, int(row["year"]))
        for row in rows
        for side in ("gwno_a", "gwno_b")
        for number in numbers(row[side], int(row["year"]))
    }
    found = {tuple(pair) for pair in panel[panel["conflict"] == 1][["cow_number", "year"]].dropna().to_numpy().tolist()}
    assert found == expected & listed
    assert len(expected - listed) < len(expected) / 100  # Hyderabad, and Oman before the list has it


def test_war_with_another_state_is_told_from_war_with_groups(rows: Rows, fights: AllianceGraph) -> None:
    panel = fights.panel("state-years", 1946, 2023, conflicts="ucdp")
    listed = {(number, year) for number, year in panel[["cow_number", "year"]].dropna().to_numpy().tolist()}
    expected = {
        (number, int(row["year"]))
        for row in rows
        if row["type_of_conflict"] == "2"
        for side in ("gwno_a", "gwno_b")
        for number in numbers(row[side], int(row["year"]))
    }
    hit = panel[panel["interstate_conflict"] == 1]
    found = {tuple(pair) for pair in hit[["cow_number", "year"]].dropna().to_numpy().tolist()}
    assert found == expected & listed
    assert (hit["conflict"] == 1).all()
    assert len(found) < (panel["conflict"] == 1).sum()


def test_two_states_fight_if_they_stand_on_two_sides(rows: Rows, fights: AllianceGraph) -> None:
    panel = fights.panel("dyad-years", 1946, 2023, conflicts="ucdp")
    keys = ["cow_number_1", "cow_number_2", "year"]
    listed = {tuple(key) for key in panel[keys].dropna().to_numpy().tolist()}
    expected = {
        (*sorted(pair), int(row["year"]))
        for row in rows
        for pair in product(*(numbers(row[side], int(row["year"])) for side in ("gwno_a", "gwno_b")))
    }
    found = {tuple(key) for key in panel[panel["conflict"] == 1][keys].dropna().to_numpy().tolist()}
    assert found == expected & listed
    assert found


def test_beyond_its_years_nothing_is_known_of_conflicts(fights: AllianceGraph) -> None:
    panel = fights.panel("state-years", 1945, 2024, conflicts="ucdp")
    for year, coverage in ((1945, "before coverage"), (2024, "after coverage")):
        rows = panel[panel["year"] == year]
        assert rows["conflict"].isna().all()
        assert set(rows["conflict_coverage"]) == {coverage}
    assert panel[panel["year"].between(1946, 2023)]["conflict"].notna().all()
