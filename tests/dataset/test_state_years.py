"""Every state-year from 1816 to 2016 against the lists of the Correlates of War and of Gleditsch and Ward.

A state-year counts if the state surely exists on 31 December. ``tests/data/state_year_differences.csv`` explains each
difference by a reason that ``docs/scope.md`` defines.
"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date

import pytest
from csto_graph.core.dates import FOREVER, parse_end, parse_start
from csto_graph.core.resources import data_directory
from csto_graph.dataset.tables import Row, Tables, read_tables

from tests.conftest import DATASETS, EXAMPLES, ROOT

YEARS = range(1816, 2017)
LISTS = {"cow": "cow-number", "gw": "gleditsch-ward-number"}
COW = DATASETS / "cow_states_2016" / "states2016.csv"
EXPLAINED = list(csv.DictReader((EXAMPLES / "state_year_differences.csv").read_text(encoding="utf-8").splitlines()))
Years = dict[str, set[int]]


@pytest.fixture(scope="module")
def tables() -> Tables:
    return read_tables(data_directory())


def years_of(row: Row) -> Iterator[int]:
    """The years on whose last day a spell surely holds; what was last verified before 2017 lasts."""
    start = parse_start(row.cells["start"]).latest
    end = parse_end(row.cells["end"]).earliest if row.cells["end"] else FOREVER
    return (year for year in YEARS if start <= date(year, 12, 31) < end)


def by_state(rows: Iterable[Row]) -> Years:
    years: Years = defaultdict(set)
    for row in rows:
        years[row.cells["state"]].update(years_of(row))
    return years


def runs(years: set[int]) -> Iterator[tuple[int, int]]:
    """Consecutive years as (first, last)."""
    firsts = sorted(year for year in years if year - 1 not in years)
    lasts = sorted(year for year in years if year + 1 not in years)
    return zip(firsts, lasts, strict=True)


def listed(tables: Tables, name: str) -> Years:
    return by_state(row for row in tables.rows["state_codes"] if row.cells["scheme"] == LISTS[name])


@pytest.mark.parametrize("name", LISTS)
def test_every_difference_to_a_list_is_explained_and_nothing_else(tables: Tables, name: str) -> None:
    ours, theirs = (
        by_state(row for row in tables.rows["state_spells"] if not row.cells["rival_of"]),
        listed(tables, name),
    )
    sides = {"only-here": (ours, theirs), "only-there": (theirs, ours)}
    found = {
        (state, side, str(first), str(last))
        for side, (some, others) in sides.items()
        for state in some
        for first, last in runs(some[state] - others.get(state, set()))
    }
    explained = {(row["state"], row["side"], row["first"], row["last"]) for row in EXPLAINED if row["list"] == name}
    assert found - explained == set(), "explain them in state_year_differences.csv"
    assert explained - found == set(), "these differences are not there: take the explanations out"


def test_every_reason_is_defined_in_the_documentation() -> None:
    text = (ROOT / "docs" / "scope.md").read_text(encoding="utf-8")
    defined = set(re.findall(r"^\| `([\w-]+)` \|", text, re.MULTILINE))
    assert {row["reason"] for row in EXPLAINED} == defined


@pytest.mark.skipif(not COW.is_file(), reason="the list of states of the Correlates of War is not at hand")
def test_the_numbers_of_the_correlates_of_war_are_those_of_their_file(tables: Tables) -> None:
    ours: dict[int, set[int]] = defaultdict(set)
    for row in tables.rows["state_codes"]:
        if row.cells["scheme"] == LISTS["cow"]:
            ours[int(row.cells["code"])].update(years_of(row))
    theirs: dict[int, set[int]] = defaultdict(set)
    for spell in csv.DictReader(COW.read_text(encoding="utf-8").splitlines()):
        start, end = (
            date(*(int(spell[f"{side}{part}"]) for part in ("year", "month", "day"))) for side in ("st", "end")
        )
        theirs[int(spell["ccode"])].update(year for year in YEARS if start <= date(year, 12, 31) <= end)
    assert ours == theirs
