"""What a panel holds: its columns, its rows, what is missing and why, and what else it carries."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import networkx as nx
import pandas as pd
import pytest
from csto_graph import AllianceGraph
from csto_graph.core.certainty import CERTAINTIES
from csto_graph.core.windows import Window
from csto_graph.errors import DateError, QueryError, StoreError, UnknownNameError
from csto_graph.imports.registry import Holdings
from csto_graph.panels import COVERAGE, KINDS, Source, Timing, Wish, panel_of, parse_rule
from csto_graph.records import Participation

from tests.conftest import ROOT, SMALL_ATOP

from .worlds import YEARS, World, on, spell

FLAGS = ["defense", "offense", "neutrality", "nonaggression", "consultation"]
DYADS = ["year", "state_1", "state_2", "cow_number_1", "cow_number_2", *FLAGS]
UNDERTAKINGS = ["no_hostile_coalition", "no_conflicting_undertaking", "no_foreign_bases"]
REST = ["alliances", "in_system", "certainty", "coverage", *UNDERTAKINGS]
LEVELS = {"defense": 3, "offense": 3, "neutrality": 2, "nonaggression": 2, "consultation": 1}


def test_columns_begin_as_they_are_told(kg: AllianceGraph) -> None:
    assert list(kg.panel("dyad-years", 1991, 1991)) == [*DYADS, *REST]
    assert list(kg.panel("dyad-years", 1991, 1991, directed=True)) == [*DYADS, *REST]
    assert list(kg.panel("state-years", 1991, 1991)) == ["year", "state", "cow_number", *FLAGS, *REST]
    more = kg.panel("dyad-years", 1991, 1991, similarity=True, measures=["degree", "bloc"], conflicts=kg)
    added = ["s", "kappa", "pi", "tau_b", "degree_1", "degree_2", "bloc_1", "bloc_2", "conflict", "conflict_coverage"]
    assert list(more) == [*DYADS, *REST, *added]


def test_rows_are_the_states_of_the_system_in_the_year(kg: AllianceGraph) -> None:
    """By the list of the Correlates of War: in 1990 two Germanies and three Yemens, in 1991 Russia for the Union."""
    panel = kg.panel("state-years", 1990, 1991)
    states = panel[panel["in_system"] == 1].set_index(["year", "cow_number"])["state"]
    assert dict(states[1990][[255, 260, 265, 678, 679, 680]]) == {
        255: "state-deu",
        260: "state-deu",
        265: "state-ddr",
        678: "state-yar",
        679: "state-yem",
        680: "state-ymd",
    }
    assert (states[1990, 365], states[1991, 365]) == ("state-sun", "state-rus")
    assert (1991, 260) not in states.index
    assert states.index.is_unique


def test_a_row_of_a_day_is_of_who_is_there_on_that_day(kg: AllianceGraph) -> None:
    ends = {
        rule: set(kg.panel("state-years", 1990, 1990, rule=rule)["cow_number"].dropna()) for rule in ("12-31", "01-01")
    }
    assert (255 in ends["12-31"], 260 in ends["12-31"]) == (True, False)
    assert (255 in ends["01-01"], 260 in ends["01-01"]) == (False, True)
    assert "state-sun" in set(kg.panel("state-years", 1991, 1991, rule="01-01")["state"])


def test_every_state_of_the_list_has_its_years(kg: AllianceGraph) -> None:
    """Of the list's own file of spells the years are counted by hand: Kuwait from 1961, Estonia with a gap."""
    panel = kg.panel("state-years", 1816, 2016)
    years = panel[panel["in_system"] == 1].groupby("cow_number")["year"]
    assert list(years.get_group(690)) == list(range(1961, 2017))
    assert list(years.get_group(366)) == [*range(1918, 1941), *range(1991, 2017)]
    assert len(years.get_group(2)) == 201


def test_a_state_that_the_list_lacks_has_a_row_while_it_is_bound(kg: AllianceGraph) -> None:
    panel = kg.panel("state-years", 1990, 1990)
    palestine = panel[panel["state"] == "state-pse"].iloc[0]
    assert (palestine["in_system"], palestine["alliances"] > 0) == (0, True)
    assert palestine["cow_number"] is pd.NA
    dyads = kg.panel("dyad-years", 1990, 1990)
    assert set(dyads[dyads["state_2"] == "state-pse"]["in_system"]) == {0}
    assert "state-pse" not in set(dyads["state_1"])


def test_what_is_recorded_is_true_and_the_rest_missing_where_nobody_claims_all(kg: AllianceGraph) -> None:
    panel = kg.panel("dyad-years", 1985, 1985)
    assert set(panel["coverage"]) == {"not claimed complete"}
    for flag in (*FLAGS, "alliances"):
        assert 0 not in set(panel[flag].dropna())
    nato = panel[(panel["cow_number_1"] == 2) & (panel["cow_number_2"] == 200)].iloc[0]
    assert (nato["defense"], nato["certainty"]) == (1, "certain")
    stranger = panel[(panel["cow_number_1"] == 225) & (panel["cow_number_2"] == 835)].iloc[0]
    assert stranger["defense"] is pd.NA
    assert pd.isna(stranger["certainty"])


def test_an_undertaking_beside_an_alliance_is_no_neutrality(kg: AllianceGraph) -> None:
    """North Atlantic Treaty art. 8; Warsaw Treaty art. 7; the Indo-Soviet treaty of 1971, art. VIII and IX, is neutral."""
    panel = kg.panel("dyad-years", 1985, 1985)
    expected = {(2, 200): [0, 0, 1, 0], (290, 365): [0, 0, 1, 0], (365, 750): [1, 1, 0, 0]}
    for (one, other), flags in expected.items():
        row = panel[(panel["cow_number_1"] == one) & (panel["cow_number_2"] == other)]
        assert row[["neutrality", *UNDERTAKINGS]].fillna(0).astype(int).to_numpy().tolist() == [flags]


def test_atop_says_nothing_of_the_undertakings_that_it_does_not_code(made_up: AllianceGraph) -> None:
    panel = made_up.panel("dyad-years", 1816, 1820)
    assert set(panel["coverage"]) == {"covered"}
    assert panel[UNDERTAKINGS].isna().all(axis=None)


def test_beyond_its_coverage_a_source_says_nothing(made_up: AllianceGraph) -> None:
    panel = made_up.panel("state-years", 1813, 2021)
    coverage = panel.groupby("year", observed=True)["coverage"].unique()
    assert {year: list(words) for year, words in coverage.items() if year in (1815, 2018, 2019, 2021)} == {
        1815: ["covered"],
        2018: ["covered"],
        2019: ["after coverage"],
        2021: ["after coverage"],
    }
    later = panel[panel["year"] > 2018]
    assert later[[*FLAGS, "alliances"]].isna().all(axis=None)
    assert later["certainty"].isna().all()
    assert set(later["in_system"]) == {1}
    covered = panel[panel["year"] == 1816]
    assert covered[[*FLAGS, "alliances"]].notna().all(axis=None)
    assert set(covered["certainty"]) == {"certain"}
    assert set(panel[panel["year"] == 1815]["cow_number"]) == {255, 300, 365}
    assert panel[panel["year"] == 1815]["in_system"].isna().all()
    assert made_up.panel("dyad-years", 2019, 2020, allied_only=True).empty


def test_nothing_is_before_the_system_of_states_and_the_source(made_up: AllianceGraph) -> None:
    assert len(made_up.panel("state-years", 1800, 1814)) == 0
    assert made_up.panel("dyad-years", 1800, 1800).empty


def test_a_year_is_covered_if_all_days_that_count_are() -> None:
    world = World([spell("state-a", "org-x", (on("1980-01-01", "1999-01-01"), ["defence"]))]).records
    window = Window(date(1989, 6, 1), date(1991, 6, 1))

    def coverage(rule: str) -> list[object]:
        panel = panel_of(Source(world, window), Wish("state-years", Timing(YEARS, parse_rule(rule)))).frame()
        return [list(group["coverage"].unique()) for _, group in panel.groupby("year")]

    assert coverage("any") == [["before coverage"], ["covered"], ["after coverage"]]
    assert coverage("12-31") == [["covered"], ["covered"], ["after coverage"]]
    assert coverage("01-01") == [["before coverage"], ["covered"], ["covered"]]


def test_scores_are_those_of_the_flags_of_the_panel(made_up: AllianceGraph) -> None:
    """S by its definition (Signorino and Ritter 1999), counted in plain Python over the states of the year."""
    panel = made_up.panel("dyad-years", 1990, 1990, similarity=True)
    tie: dict[tuple[int, int], int] = {}
    rows = panel.dropna(subset=["cow_number_2"])
    for row in rows.to_dict("records"):
        one, other = row["cow_number_1"], row["cow_number_2"]
        tie[one, other] = tie[other, one] = max(level if row[flag] else 0 for flag, level in LEVELS.items())
    states = sorted({one for one, _ in tie})
    tie |= {(state, state): 3 for state in states}
    for one, other in ((2, 255), (2, 260), (255, 260), (365, 651), (678, 679)):
        apart = sum(abs(tie[one, third] - tie[other, third]) for third in states)
        (row,) = rows[(rows["cow_number_1"] == one) & (rows["cow_number_2"] == other)].to_dict("records")
        assert row["s"] == pytest.approx(1 - 2 * apart / (3 * len(states)))


def test_measures_are_those_of_the_network_of_the_panel(made_up: AllianceGraph) -> None:
    """As networkx has them, of a graph made from the rows of the panel."""
    dyads = made_up.panel("dyad-years", 1990, 1990)
    states = made_up.panel("state-years", 1990, 1990, measures=["degree", "closeness", "density", "strength"])
    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(states["cow_number"])
    for row in dyads[dyads["alliances"] > 0].to_dict("records"):
        graph.add_edge(row["cow_number_1"], row["cow_number_2"], weight=row["alliances"])
    closeness = nx.closeness_centrality(graph)
    for row in states.to_dict("records"):
        assert row["degree"] == graph.degree(row["cow_number"])
        assert row["strength"] == graph.degree(row["cow_number"], weight="weight")
        assert row["closeness"] == pytest.approx(closeness[row["cow_number"]])
        assert row["density"] == pytest.approx(nx.density(graph))
    both = made_up.panel("dyad-years", 1990, 1990, measures="degree")
    assert (both["degree_1"] == both["cow_number_1"].map(dict(graph.degree))).all()


def test_measures_and_scores_are_missing_beyond_coverage(made_up: AllianceGraph) -> None:
    panel = made_up.panel("dyad-years", 2018, 2019, similarity=True, measures=["degree", "bloc"])
    later = panel[panel["year"] == 2019]
    assert later[["s", "kappa", "pi", "tau_b", "degree_1", "degree_2", "bloc_1"]].isna().all(axis=None)
    assert panel[panel["year"] == 2018][["s", "degree_1", "degree_2"]].notna().all(axis=None)


def test_conflicts_are_those_of_a_source_in_its_own_coverage() -> None:
    def part(state: str, role: str, first: str, last: str) -> Participation:
        return Participation(f"p-{state}", "event-war", "War", "armed-clash", state, role, on(first, last), ())

    spells = [spell("state-a", "org-x", (on("1980-01-01", "1999-01-01"), ["defence"]))]
    days = ("1990-12-30", "1991-01-02")
    wars = World(
        participations=[
            part("state-a", "initiator", *days),
            part("state-new", "target", *days),
            part("state-b", "initiator", *days),
        ]
    )
    window = Window(date(1990, 1, 1), date(1992, 1, 1))

    def column(kind: str, rule: str = "any") -> dict[tuple[object, ...], object]:
        wish = Wish(kind, Timing(YEARS, parse_rule(rule)))
        table = panel_of(Source(World(spells).records, None), wish, Source(wars.records, window)).table()
        keys = ("year", "cow_number") if kind == "state-years" else ("year", "cow_number_1", "cow_number_2")
        return {tuple(row[key] for key in keys): row["conflict"] for row in table}

    states = column("state-years")
    assert [states[year, 100] for year in YEARS] == [None, 1, 1]
    assert [states[1990, 260], states[1991, 255]] == [0, 0]
    dyads = column("dyad-years")
    assert [dyads[year, 100, 300] for year in YEARS] == [None, 1, 1]
    assert [dyads[year, 100, 200] for year in YEARS] == [None, 0, 0]
    assert [dyads[year, 200, 300] for year in YEARS] == [None, 1, 1]
    assert [column("dyad-years", "12-31")[year, 100, 300] for year in YEARS] == [None, 1, 0]


def test_a_source_without_any_fight_is_not_taken_for_peace(made_up: AllianceGraph) -> None:
    with pytest.raises(QueryError, match="such as ucdp"):
        made_up.panel("dyad-years", 2000, 2000, conflicts=made_up)


def test_armed_conflicts_count_by_the_days_of_their_own_part_and_not_with_single_events() -> None:
    def part(kind: str, role: str, state: str, year: int, source: str) -> Participation:
        days = on(f"{year}-02-01", f"{year}-02-02")
        return Participation(f"p-{year}-{state}", f"event-{year}", "", kind, state, role, days, (source,))

    parts = [
        part(kind, role, state, year, source)
        for kind, year, source in (("armed-conflict", 1990, "source-yearly"), ("armed-clash", 1991, "source-single"))
        for role, state in (("initiator", "state-a"), ("target", "state-b"))
    ]
    windows = {
        "source-yearly": Window(date(1946, 1, 1), date(1991, 1, 1)),
        "source-single": Window(date(1989, 1, 1), date(1992, 1, 1)),
    }
    wars = Source(World(participations=parts).records, Window(date(1946, 1, 1), date(1992, 1, 1)), windows)
    panel = panel_of(Source(World().records, None), Wish("dyad-years", Timing(YEARS)), wars).table()
    rows = [row for row in panel if (row["cow_number_1"], row["cow_number_2"]) == (100, 200)]
    assert [(row["conflict"], row["conflict_coverage"]) for row in rows] == [
        (0, "covered"),
        (1, "covered"),
        (None, "after coverage"),
    ]


def test_fights_of_the_curated_graph_are_recorded_or_missing(kg: AllianceGraph) -> None:
    panel = kg.panel("dyad-years", 2022, 2022, conflicts="curated")
    war = panel[(panel["cow_number_1"] == 365) & (panel["cow_number_2"] == 369)].iloc[0]
    assert (war["conflict"], war["conflict_coverage"]) == (1, "not claimed complete")
    peace = panel[(panel["cow_number_1"] == 2) & (panel["cow_number_2"] == 20)].iloc[0]
    assert peace["conflict"] is pd.NA


def test_without_an_end_a_panel_goes_to_the_last_year_of_the_source(kg: AllianceGraph, made_up: AllianceGraph) -> None:
    assert made_up.panel("state-years", 2010)["year"].max() == 2018
    assert kg.panel("state-years", 2010)["year"].max() == kg.release.year


@pytest.mark.parametrize(
    ("options", "error", "words"),
    [
        ({"kind": "state-year"}, UnknownNameError, "did you mean state-years"),
        ({"kind": "state-years", "first": 2019, "last": 1816}, DateError, "swap them"),
        ({"kind": "state-years", "first": "20"}, DateError, "write it as YYYY"),
        ({"kind": "state-years", "first": "2018-05"}, DateError, "write it as YYYY"),
        ({"kind": "state-years", "rule": "02-29"}, DateError, "12-31 or 01-01"),
        ({"kind": "state-years", "rule": "most"}, DateError, "12-31 or 01-01"),
        ({"kind": "state-years", "directed": True}, QueryError, "ask for dyad-years"),
        ({"kind": "state-years", "similarity": True}, QueryError, "ask for dyad-years"),
        ({"kind": "dyad-years", "measures": ["degres"]}, UnknownNameError, "did you mean degree"),
        ({"kind": "dyad-years", "conflicts": "atop"}, StoreError, "csto-graph import atop"),
    ],
)
def test_what_cannot_be_is_told_with_the_mend(
    kg: AllianceGraph, options: dict[str, Any], error: type[Exception], words: str
) -> None:
    with pytest.raises(error, match=words) as caught:
        kg.panel(**{"last": 2018, **options})
    assert "\n" not in str(caught.value)


@pytest.mark.slow
def test_a_view_of_a_source_without_numbers_says_what_to_do(kg: AllianceGraph) -> None:
    with pytest.raises(QueryError, match="Correlates of War"):
        kg.according_to("tass").panel("state-years", 2000, 2001)


def test_every_column_and_every_word_is_explained(kg: AllianceGraph) -> None:
    page = (ROOT / "docs" / "panels.md").read_text(encoding="utf-8")
    dyads = kg.panel("dyad-years", 1991, 1991, similarity=True, measures=["degree"], conflicts=kg)
    names = {*dyads, *kg.panel("state-years", 1991, 1991), *COVERAGE, *KINDS, *CERTAINTIES}
    assert sorted(name for name in names if f"`{name}`" not in page and f" {name} " not in page) == []


def test_a_source_without_alliances_has_no_panel(tmp_path: Path, kg: AllianceGraph) -> None:
    holdings = Holdings(tmp_path, None)
    holdings.add("ucdp", [SMALL_ATOP / "ucdp" / "UcdpPrioConflict_v24_1.csv"], kg.store)
    graph = AllianceGraph(kg.store, holdings=holdings)
    with pytest.raises(QueryError, match="has no alliances, and a panel needs them"):
        graph.according_to("UCDP").panel("dyad-years", 2011, 2012)
