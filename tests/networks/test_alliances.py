"""Projections and measures. Where a number is given, it follows from the rosters by counting."""

from __future__ import annotations

import math
from datetime import date, timedelta
from typing import Any

import networkx as nx
import pytest
from csto_graph import AllianceGraph
from csto_graph.core.dates import Bounds, ongoing, parse_end, parse_start
from csto_graph.core.windows import day_window, interval_window
from csto_graph.networks import Scope, Spell, affiliations, alliances, measure
from csto_graph.records import phases_of
from hypothesis import given
from hypothesis import strategies as st


def spell(state: str, organisation: str, start: str, end: str = "", number: int = 1) -> Spell:
    bounds = Bounds(parse_start(start), parse_end(end) if end else ongoing(date(2020, 1, 1)))
    name = f"membership-{state}-{organisation}-{number}"
    return Spell(
        name,
        state,
        organisation,
        organisation.upper(),
        organisation,
        "treaty",
        bounds,
        (f"source-{state}",),
        phases_of(bounds, [("defence", bounds)]),
    )


def day_scope(day: date, **limits: Any) -> Scope:
    return Scope(day_window(day), **limits)


def test_alliances_join_each_pair_of_members(kg: AllianceGraph) -> None:
    network = kg.network("alliances", as_of="1949-08-24")
    treaty = [
        (one, two)
        for one, two in network.edges
        if any(tie["organisation"] == "org-nato" for tie in network.edges[one, two]["ties"])
    ]
    assert len(treaty) == math.comb(12, 2)
    assert len({state for pair in treaty for state in pair}) == 12


def test_every_edge_knows_what_it_is_and_on_what_evidence(kg: AllianceGraph) -> None:
    network = kg.network("alliances", as_of="2010-01-01")
    ties = {tie["organisation"]: tie for tie in network.edges["state-kaz", "state-uzb"]["ties"]}
    assert ties["org-csto"]["treaty"] == "treaty-csto-charter-2002"
    assert ties["org-csto"]["start"] == "2006-08-16"
    assert ties["org-csto"]["end"] == "2012-12-19"
    assert sorted(ties["org-csto"]["memberships"]) == ["membership-kaz-csto-1", "membership-uzb-csto-1"]
    assert len(ties["org-csto"]["sources"]) >= 2
    assert network.edges["state-kaz", "state-uzb"]["weight"] == len(ties)
    assert {"org-cst", "org-csto"} <= set(ties)
    assert "org-sco" not in ties, "its charter imposes no defence"


def test_states_of_both_sides_are_not_joined(kg: AllianceGraph) -> None:
    network = kg.network("alliances", as_of="2022-02-24")
    assert not network.has_edge("state-rus", "state-usa")
    assert "state-ukr" not in network
    ties = network.edges["state-fin", "state-deu"]["ties"]
    assert [tie["organisation"] for tie in ties] == ["org-eu-mutual-assistance"], "no ally in NATO before 2023"


def test_affiliations_are_bipartite(kg: AllianceGraph) -> None:
    network = kg.network("affiliations", as_of="2022-01-06")
    states = {node for node in network if network.nodes[node]["kind"] == "state"}
    assert nx.bipartite.is_bipartite_node_set(network, states)
    assert network.degree("org-csto") == 6


def test_measures_on_a_graph_whose_values_are_known() -> None:
    star = affiliations([spell(f"s{i}", "o", "2000") for i in range(4)], day_scope(date(2001, 1, 1)))
    degree, betweenness = measure(star, "degree"), measure(star, "betweenness")
    assert isinstance(degree, dict)
    assert isinstance(betweenness, dict)
    assert [degree["o"], betweenness["o"], betweenness["s0"]] == pytest.approx([4, 1, 0])


def test_at_least_certain_leaves_out_what_is_only_possible() -> None:
    spells = [spell("a", "o", "2000"), spell("b", "o", "2000-07-01")]
    day = date(2000, 8, 1)
    assert alliances(spells, day_scope(day)).edges["a", "b"]["certainty"] == "possible"
    assert alliances(spells, day_scope(day, at_least="certain")).number_of_edges() == 0


def test_two_spells_of_one_state_make_no_loop() -> None:
    spells = [spell("a", "o", "2000", "2005"), spell("a", "o", "2005", number=2)]
    assert alliances(spells, day_scope(date(2005, 6, 1))).number_of_edges() == 0
    network = alliances([*spells, spell("b", "o", "2000")], day_scope(date(2005, 6, 1)))
    assert network.edges["a", "b"]["weight"] == 1
    assert {tuple(tie["memberships"]) for tie in network.edges["a", "b"]["ties"]} == {
        ("membership-a-o-1", "membership-b-o-1"),
        ("membership-a-o-2", "membership-b-o-1"),
    }
    assert len(affiliations(spells, day_scope(date(2005, 6, 1))).edges["a", "o"]["ties"]) == 2


DAYS = st.dates(min_value=date(1900, 1, 1), max_value=date(2019, 12, 31))
SPELLS = st.lists(
    st.tuples(st.sampled_from("abcde"), st.sampled_from("xyz"), DAYS, DAYS).filter(lambda each: each[2] < each[3]),
    max_size=14,
)


@given(SPELLS, DAYS)
def test_the_projection_equals_the_definition(rows: list[tuple[str, str, date, date]], day: date) -> None:
    spells = [spell(s, o, a.isoformat(), b.isoformat(), n) for n, (s, o, a, b) in enumerate(rows)]
    network = alliances(spells, day_scope(day))
    rosters = {o: {s for s, other, a, b in rows if other == o and a <= day < b} for o in "xyz"}
    for one in "abcde":
        assert (one in network) == any(one in roster for roster in rosters.values())
        for other in "abcde":
            shared = [o for o, roster in rosters.items() if one < other and {one, other} <= roster]
            if one < other:
                assert network.has_edge(one, other) == bool(shared)
            if shared:
                assert {tie["organisation"] for tie in network.edges[one, other]["ties"]} == set(shared)


@given(SPELLS, DAYS, st.integers(0, 800))
def test_an_interval_joins_who_was_joined_on_some_day_of_it(
    rows: list[tuple[str, str, date, date]], first: date, days: int
) -> None:
    spells = [spell(s, o, a.isoformat(), b.isoformat(), n) for n, (s, o, a, b) in enumerate(rows)]
    every = [first + timedelta(days=n) for n in range(days + 1)]
    changes = {first} | {day for _, _, start, end in rows for day in (start, end) if day in every}
    joined = {tuple(sorted(edge)) for day in changes for edge in alliances(spells, day_scope(day)).edges}
    network = alliances(spells, Scope(interval_window(f"{first}/{every[-1]}")))
    assert {tuple(sorted(edge)) for edge in network.edges} == joined
    assert all(network.edges[edge]["certainty"] == "certain" for edge in network.edges)


def test_an_interval_has_the_ally_that_left_in_it(kg: AllianceGraph) -> None:
    # Uzbekistan's membership was suspended on 2012-12-19 (odkb-csto.org); Georgia left the treaty in 1999.
    network = kg.network("affiliations", during="2012")
    assert network.has_edge("state-uzb", "org-csto")
    assert network.graph["during"] == "2012-01-01/2012-12-31"
    assert not kg.network("affiliations", during="2013").has_edge("state-uzb", "org-csto")
    assert kg.network("affiliations", during="2013/..", at_least="certain").degree("org-csto") == 6
