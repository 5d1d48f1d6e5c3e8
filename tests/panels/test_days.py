"""Panels of made-up spells against a count of every single day."""

from __future__ import annotations

from typing import Any

import pytest
from csto_graph.core.certainty import CERTAINTIES, Certainty
from csto_graph.panels import OBLIGATIONS, Panel, Source, Timing, Wish, panel_of, parse_rule
from csto_graph.records import Spell
from hypothesis import given, settings
from hypothesis import strategies as st

from .worlds import YEARS, Unit, World, counted, on, spell, spells

RULES = st.sampled_from(["any", "12-31", "10-03", "01-01"])


def of(world: list[Spell], rule: str = "any", *, at_least: Certainty = "possible", **wishes: Any) -> Panel:
    timing = Timing(YEARS, parse_rule(rule), at_least)
    return panel_of(Source(World(world).records, None), Wish("dyad-years", timing, **wishes))


def flags(panel: Panel) -> dict[tuple[int, Unit, Unit], set[str]]:
    found: dict[tuple[int, Unit, Unit], set[str]] = {}
    for row in panel.table():
        one, other = (unit(row[f"cow_number_{side}"], row[f"state_{side}"]) for side in (1, 2))
        owed = {kind for name, kind in OBLIGATIONS.items() if row[name]}
        if owed:
            found[int(str(row["year"])), one, other] = owed
    return found


def unit(number: object, state: object) -> Unit:
    return str(state) if number is None else int(str(number))


@pytest.mark.slow
@settings(max_examples=150)
@given(spells(), RULES, st.sampled_from(CERTAINTIES))
def test_a_directed_panel_is_what_a_count_of_days_gives(world: list[Spell], rule: str, at_least: Certainty) -> None:
    expected = {key: owed for key, owed in counted(world, rule, at_least=at_least).items() if owed}
    assert flags(of(world, rule, at_least=at_least, directed=True)) == expected


@pytest.mark.slow
@settings(max_examples=60)
@given(spells(), RULES)
def test_an_undirected_panel_has_the_obligations_of_either_side(world: list[Spell], rule: str) -> None:
    owed = counted(world, rule, at_least="possible")
    expected = {
        (year, one, other): both
        for year, one, other in owed
        if order(one) < order(other) and (both := owed[year, one, other] | owed.get((year, other, one), set()))
    }
    assert flags(of(world, rule)) == expected


def order(unit: Unit) -> tuple[bool, str]:
    return isinstance(unit, str), str(unit)


def test_who_leaves_and_who_enters_in_one_year_are_not_tied() -> None:
    world = [
        spell("state-a", "org-x", (on("1980-01-01", "1990-03-01"), ["defence"])),
        spell("state-b", "org-x", (on("1990-03-01", "1999-01-01"), ["defence"])),
        spell("state-old", "org-x", (on("1980-01-01", "1999-01-01"), [])),
    ]
    assert flags(of(world, directed=True)) == {
        **{(year, 100, 300): {"defence"} for year in (1989, 1990)},
        **{(year, 200, 300): {"defence"} for year in (1990, 1991)},
    }


def test_a_phase_binds_only_while_it_lasts() -> None:
    world = [
        spell("state-a", "org-x", (on("1980-01-01", "1990-03-01"), ["defence"]), (on("1990-03-01", "1999-01-01"), [])),
        spell("state-b", "org-x", (on("1990-03-01", "1999-01-01"), ["consultation"])),
    ]
    assert flags(of(world, directed=True)) == {(year, 200, 100): {"consultation"} for year in (1990, 1991)}


def test_what_is_only_possible_is_told_or_left_out() -> None:
    fuzzy = on("1980-01-01", "1990-06-01")
    fuzzy = type(fuzzy)(
        fuzzy.start, type(fuzzy.end)("1990/1991", fuzzy.end.earliest, on("1990-01-01", "1992-01-01").end.latest)
    )
    world = [
        spell("state-a", "org-x", (fuzzy, ["defence"])),
        spell("state-b", "org-x", (on("1980-01-01", "1999-01-01"), ["defence"])),
    ]
    rows = {row["year"]: row["certainty"] for row in of(world, allied_only=True).table()}
    assert rows == {1989: "certain", 1990: "certain", 1991: "possible"}
    assert [row["year"] for row in of(world, at_least="certain", allied_only=True).table()] == [1989, 1990]
