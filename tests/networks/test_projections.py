"""Obligations, events, conflicts, signed networks and layers: against the questions that tell the same in SPARQL."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import combinations
from typing import Any

import networkx as nx
import pytest
from csto_graph import AllianceGraph
from csto_graph.core.certainty import CERTAINTIES, Certainty
from csto_graph.core.dates import Bounds, parse_end, parse_start
from csto_graph.core.windows import day_window
from csto_graph.errors import AmbiguousNameError, QueryError, UnknownNameError
from csto_graph.networks import Scope, conflicts, events
from csto_graph.records import Participation
from hypothesis import given
from hypothesis import strategies as st


@pytest.mark.slow
@pytest.mark.parametrize("window", [{"as_of": "1960-01-01"}, {"as_of": "2022-09-13"}, {"during": "1991"}])
@pytest.mark.parametrize("at_least", CERTAINTIES)
def test_obligations_are_what_the_question_tells(
    kg: AllianceGraph, window: dict[str, Any], at_least: Certainty
) -> None:
    asked = kg.table("defence-owed", at_least=at_least, **window)
    columns = ("obligor", "state", "obligation", "article", "treaty", "certainty")
    told = sorted(zip(*(asked.column(name) for name in columns), strict=True), key=str)
    network = kg.network("obligations", types=["defence"], at_least=at_least, **window)
    edges = [(one, other, *(edge[name] for name in columns[2:])) for one, other, edge in network.edges(data=True)]
    assert sorted(edges, key=str) == told
    assert len(told) > 100 or at_least == "certain"


def test_an_obligation_runs_from_the_obligor_to_the_obligee(kg: AllianceGraph) -> None:
    # The United States guarantees Japan's territory, not Japan that of the United States: article V covers
    # "territories under the administration of Japan" (treaty of 19 January 1960, mofa.go.jp).
    network = kg.network("obligations", as_of="2022-01-06", states=["usa", "jpn", "kor"])
    assert network.is_directed()
    owed = {(one, other) for one, other, edge in network.edges(data=True) if edge["type"] == "defence"}
    assert ("state-usa", "state-jpn") in owed
    assert not any({one, other} == {"state-jpn", "state-kor"} for one, other in owed)
    edge = next(iter(network.get_edge_data("state-usa", "state-jpn").values()))
    assert edge["article"].startswith("article-")
    assert edge["sources"]


@pytest.mark.slow
def test_ukraine_had_assurances_and_nobody_to_defend_it(kg: AllianceGraph) -> None:
    # The memorandum of Budapest (UN Treaty Series 52241): no force against it, the Security Council, consultation.
    network = kg.network("obligations", as_of="2022-02-24")
    owed = [(one, edge) for one, other, edge in network.edges(data=True) if other == "state-ukr"]
    assert "defence" not in {edge["type"] for _, edge in owed}
    budapest = [
        (one, edge["type"], edge["article"])
        for one, edge in owed
        if edge["treaty"] == "treaty-budapest-memorandum-1994"
    ]
    assert ("state-rus", "non-aggression", "article-budapest-memorandum-1994-2") in budapest
    assert {one for one, kind, _ in budapest if kind == "consultation"} == {"state-gbr", "state-rus", "state-usa"}


def test_a_body_limits_the_obligations_to_its_own(kg: AllianceGraph) -> None:
    network = kg.network("obligations", as_of="2022-01-06", organisations=["csto"])
    assert {edge["organisation"] for *_, edge in network.edges(data=True)} == {"org-csto"}
    assert {node for node in network if node.startswith("state-")} == {
        f"state-{code}" for code in ("arm", "blr", "kaz", "kgz", "rus", "tjk")
    }


def test_conflicts_join_who_fought_on_two_sides(kg: AllianceGraph) -> None:
    # Azerbaijan attacked Armenia on 13-14 September 2022 (European Parliament, resolution of 5 October 2022);
    # Kyrgyz and Tajik forces fought on 14-20 September (hrw.org, 2 May 2023); Russia invades Ukraine since 24 February.
    network = kg.network("conflicts", as_of="2022-09-14")
    assert {frozenset(edge) for edge in network.edges} == {
        frozenset({"state-arm", "state-aze"}),
        frozenset({"state-kgz", "state-tjk"}),
        frozenset({"state-rus", "state-ukr"}),
    }
    assert {edge["sign"] for *_, edge in network.edges(data=True)} == {-1}
    assert kg.network("conflicts", as_of="2022-10-14").number_of_edges() == 1


def test_events_join_who_took_part_in_the_same_role(kg: AllianceGraph) -> None:
    # The contingent of January 2022 came from Russia, Belarus, Armenia, Tajikistan and Kyrgyzstan (odkb-csto.org).
    network = kg.network("events", during="2022-01", roles=["contributor"])
    joined = {
        frozenset((one, other))
        for one, other, edge in network.edges(data=True)
        if {"event-kazakhstan-deployment-2022"} == {tie["event"] for tie in edge["ties"]}
    }
    sent = [f"state-{code}" for code in ("arm", "blr", "kgz", "rus", "tjk")]
    assert joined == {frozenset(pair) for pair in combinations(sent, 2)}
    assert network.edges["state-arm", "state-rus"]["ties"][0]["role"] == "contributor"


def test_a_signed_edge_between_allies_that_fight_is_ambivalent(kg: AllianceGraph) -> None:
    network = kg.network("signed", as_of="2022-09-15")
    kyrgyz_tajik = network.edges["state-kgz", "state-tjk"]
    assert (kyrgyz_tajik["sign"], kyrgyz_tajik["ambivalent"]) == (-1, True)
    assert sorted({tie["sign"] for tie in kyrgyz_tajik["ties"]}) == [-1, 1]
    assert (network.edges["state-rus", "state-ukr"]["ambivalent"]) is False
    assert network.edges["state-rus", "state-kaz"]["sign"] == 1


@pytest.mark.slow
def test_layers_are_the_alliances_of_each_type(kg: AllianceGraph) -> None:
    network = kg.network("layers", as_of="2022-01-06")
    assert network.is_multigraph()
    for kind in ("defence", "consultation", "non-aggression", "no-hostile-coalition"):
        layer = {frozenset((one, other)) for one, other, edge in network.edges(data=True) if edge["type"] == kind}
        alone = kg.network("alliances", as_of="2022-01-06", types=[kind])
        assert layer == {frozenset(edge) for edge in alone.edges}, kind
        assert layer, kind


def test_an_edge_weighs_as_its_organisations_or_as_its_strongest_obligation(kg: AllianceGraph) -> None:
    every = ["defence", "consultation", "non-aggression", "neutrality"]
    number = kg.network("alliances", as_of="2022-01-06", types=every)
    strength = kg.network("alliances", as_of="2022-01-06", types=every, weight="strength")
    edge = number.edges["state-fra", "state-deu"]
    assert edge["weight"] == edge["number"] == len({tie["organisation"] for tie in edge["ties"]}) > 1
    assert strength.edges["state-fra", "state-deu"]["weight"] == 3
    # Russia and Azerbaijan consult (treaty of 3 July 1997) and do not defend each other (declaration of 2022).
    assert strength.edges["state-rus", "state-aze"]["weight"] < 3


def test_a_network_is_limited_to_states_and_organisations(kg: AllianceGraph) -> None:
    network = kg.network("alliances", as_of="2022-01-06", states=["kaz", "rus", "deu"], organisations=["csto", "nato"])
    assert set(network.edges) == {("state-kaz", "state-rus")}
    assert {tie["organisation"] for tie in network.edges["state-kaz", "state-rus"]["ties"]} == {"org-csto"}


def test_nodes_know_their_label_region_and_capital(kg: AllianceGraph) -> None:
    node = kg.network("alliances", as_of="2022-01-06").nodes["state-kaz"]
    assert node == {
        "kind": "state",
        "label": "Kazakhstan",
        "region": "central-asia",
        "latitude": pytest.approx(51.2, abs=0.1),  # Astana (Natural Earth)
        "longitude": pytest.approx(71.4, abs=0.1),
    }


@pytest.mark.parametrize(
    ("days", "label"),
    # ISO 3166-3: Zaire (ZAR) is the Democratic Republic of the Congo (COD) since 1997
    [("1990-01-01", "Zaire"), ("2022-01-01", None), ("1990/2000", None)],
)
def test_nodes_are_called_as_on_the_days_asked_for(kg: AllianceGraph, days: str, label: str | None) -> None:
    network = kg.network("affiliations", during=days, organisations="un")
    assert network.nodes["state-cod"]["label"] == (label or "Democratic Republic of the Congo")


def test_one_word_need_not_stand_in_a_list(kg: AllianceGraph) -> None:
    one = kg.network("alliances", as_of="2022-01-06", types="consultation", organisations="csto")
    other = kg.network("alliances", as_of="2022-01-06", types=["consultation"], organisations=["csto"])
    assert set(one.edges) == set(other.edges) != set()
    assert list(kg.metrics("2022", "2022", states="kaz", measures="degree")["state"]) == ["state-kaz"]


def test_wrong_options_and_words_are_refused(kg: AllianceGraph) -> None:
    with pytest.raises(QueryError, match="'conflicts' takes no types; it takes none"):
        kg.network("conflicts", types=["defence"])
    with pytest.raises(QueryError, match="takes no roles; it takes types and weight"):
        kg.network("alliances", roles=["host"])
    for wrong in ("events", "conflicts"):
        with pytest.raises(QueryError, match="no organisation makes the ties"):
            kg.network(wrong, organisations=["csto"])
    with pytest.raises(UnknownNameError, match="did you mean defence"):
        kg.network("alliances", types=["defense"])
    with pytest.raises(UnknownNameError, match="did you mean contributor"):
        kg.network("events", roles=["contributors"])
    with pytest.raises((UnknownNameError, AmbiguousNameError)):
        kg.network("alliances", states=["korea"])


ROLES = st.sampled_from(["initiator", "target", "participant", "contributor"])
EVENTS = st.fixed_dictionaries({name: st.sampled_from(["invasion", "session"]) for name in "pq"})
PARTS = st.lists(st.tuples(st.sampled_from("abcd"), st.sampled_from("pq"), ROLES), max_size=10, unique=True)


@given(EVENTS, PARTS)
def test_events_and_conflicts_equal_their_definitions(kinds: dict[str, str], rows: list[tuple[str, str, str]]) -> None:
    day = date(2000, 1, 1)
    bounds = Bounds(parse_start(day.isoformat()), parse_end((day + timedelta(days=1)).isoformat()))
    parts = [
        Participation(f"{n}", event, event, kinds[event], f"state-{actor}", role, bounds, ())
        for n, (actor, event, role) in enumerate(rows)
    ]
    together, against = set(), set()
    for (one, first, role), (other, second, role_2) in combinations(rows, 2):
        if one != other and first == second:
            pair, fight = frozenset({f"state-{one}", f"state-{other}"}), kinds[first] == "invasion"
            if role == role_2 and not (fight and role == "participant"):
                together.add(pair)
            if fight and (role == role_2 == "participant" or {role, role_2} == {"initiator", "target"}):
                against.add(pair)
    scope = Scope(day_window(day))
    assert {frozenset(edge) for edge in events(parts, scope).edges} == together
    assert {frozenset(edge) for edge in conflicts(parts, scope).edges} == against
    assert nx.number_of_selfloops(events(parts, scope)) == 0
    assert conflicts(parts, Scope(day_window(day + timedelta(days=1)))).number_of_nodes() == 0
