"""Rounds and exposure: layered graphs without a circle, that hold what their definition says."""

from __future__ import annotations

from typing import Any

import networkx as nx
import pytest
from csto_graph import AllianceGraph
from csto_graph.errors import CstoGraphError
from csto_graph.obligations import Case, draws_in
from csto_graph.obligations.duty_index import Reader
from csto_graph.obligations.owed_duty import owed

CASES = [
    ("POL", "RUS", "2022-02-24"),
    ("ARM", "AZE", "2022-09-13"),
    ("CSK", "DEU", "1968-08-20"),
    ("EGY", "ISR", "1956-10-29"),
]


@pytest.mark.slow
@pytest.mark.parametrize(("attacked", "attacker", "day"), CASES)
def test_rounds_make_a_directed_acyclic_graph(kg: AllianceGraph, attacked: str, attacker: str, day: str) -> None:
    reading = kg.case(attacked, by=attacker, as_of=day, rounds=6)
    drawing = [row for row in reading.rows if draws_in(row)]
    joined: dict[str, int] = {f"state-{attacked.lower()}": 0}
    for row in sorted(drawing, key=lambda row: row.round):
        joined.setdefault(row.bond.obligor, row.round)
        assert joined[row.bond.obligor] == row.round, "a state joins once"
        assert joined[row.bond.obligee] == row.round - 1, "whom it helps was attacked in the round before"
    graph = nx.DiGraph([(row.bond.obligee, row.bond.obligor) for row in drawing])
    assert nx.is_directed_acyclic_graph(graph)
    assert f"state-{attacker.lower()}" not in graph


@pytest.mark.slow
def test_the_rounds_equal_a_walk_over_the_duties_of_the_day(kg: AllianceGraph) -> None:
    # An independent walk: breadth first over the first rounds of each state.
    table = kg.obligations("LTU", by="RUS", as_of="2026-01-01", rounds=3)
    helped, walk = {"state-ltu"}, [{"state-ltu"}]
    reader = Reader(kg.records, kg.scope("2026-01-01"))
    for _ in range(3):
        cases = [Case(state, reader.scope.window, attackers=frozenset({"state-rus"})) for state in walk[-1]]
        drawn = {row.bond.obligor for case in cases for row in owed(reader, case) if draws_in(row)}
        walk.append(drawn - helped)
        helped |= drawn
    later = table[(table["round"] > 1) | ((table["type"] == "defence") & (table["compulsion"] != "facultative"))]
    later = later[later["obligor"].str.startswith("state-") & later["status"].isin(["met", "undecided"])]
    for number in (1, 2, 3):
        assert set(later[later["round"] == number]["obligor"]) == walk[number]


@pytest.mark.slow
def test_exposure_is_the_reverse_of_the_first_round(kg: AllianceGraph) -> None:
    exposed = kg.obligations(exposure="RUS", as_of="2022-01-06")
    assert set(exposed["obligor"]) == {"state-rus"}
    # The CSTO's members, and the bilateral treaties with Armenia, Belarus and others of that day.
    assert set(exposed["obligee"]) >= {"state-arm", "state-blr", "state-kaz", "state-kgz", "state-tjk"}
    reader = Reader(kg.records, kg.scope("2022-01-06"))
    for state in kg.records.state_system.spells:
        if kg.records.state_system.has(state, reader.scope.window) and state != "state-rus":
            rows = owed(reader, Case(state, reader.scope.window))
            drawn = any(draws_in(row) and row.bond.obligor == "state-rus" for row in rows)
            assert drawn == (state in set(exposed["obligee"])), state


def test_exposure_reaches_further_with_rounds(kg: AllianceGraph) -> None:
    first = kg.obligations(exposure="GBR", as_of="1955-01-01")
    second = kg.obligations(exposure="GBR", as_of="1955-01-01", rounds=2)
    direct = set(first["obligee"])
    beyond = second[second["round"] == 2]
    assert len(beyond)
    assert set(beyond["obligor"]) <= direct
    assert not set(beyond["obligee"]) & direct


def test_a_duty_to_prepare_draws_nobody_in(kg: AllianceGraph) -> None:
    # Warsaw Treaty, article 5: assign forces to a joint command. It is set off by no attack; article 4 is.
    rows = [row for row in kg.case("SUN", by="CHN", as_of="1969-03-02").rows if draws_in(row)]
    assert {row.bond.duty.article for row in rows if row.bond.duty.treaty == "treaty-warsaw-1955"} == {
        "article-warsaw-1955-4"
    }
    crisis = kg.case("POL", kind="internal-crisis", as_of="1981-12-13", rounds=2)
    assert not [row for row in crisis.rows if draws_in(row)]
    report = crisis.report()
    assert "HELP THAT IS OWED" not in report
    assert report.index("HELP WHOSE WORDS ARE NOT MET") < report.index("STANDING DUTIES")
    assert report.index("STANDING DUTIES") < report.index("article-warsaw-1955-5;")


@pytest.mark.slow
def test_exposure_tells_invocations_of_those_who_would_be_attacked(kg: AllianceGraph) -> None:
    # Kazakhstan, and nobody else, invoked the treaty of 1992 in January 2022.
    told = kg.obligations(exposure="RUS", as_of="2022-01-06")
    assert set(told[told["invoked"] != ""]["obligee"]) == {"state-kaz"}
    own = kg.obligations(exposure="KAZ", as_of="2022-01-06")
    assert not set(own["invoked"]) - {""}


@pytest.mark.parametrize(
    ("options", "says"),
    [
        ({}, "give the state that is attacked, or an event"),
        ({"attacked": "Atlantis"}, "unknown state 'Atlantis'"),
        ({"attacked": "ARM", "by": "ARM"}, "cannot attack itself"),
        ({"attacked": "ARM", "as_of": "1970-01-01"}, "state-arm is no state on 1970-01-01"),
        ({"attacked": "ARM", "kind": "armed-atack"}, "did you mean armed-attack"),
        ({"attacked": "ARM", "on_territory": "Hawai"}, "unknown territory 'Hawai'"),
        ({"attacked": "ARM", "as_of": "2022-13"}, "is not a valid date"),
        ({"event": "event-nagorno-karabakh-war-2020"}, "say which state is meant: state-arm, state-aze"),
        ({"attacked": "FRA", "event": "event-nagorno-karabakh-war-2020"}, "state-fra has no part"),
        (
            {"event": "event-cst-entry-into-force-1994"},
            "does not say who was attacked; give an event that befell a state",
        ),
        ({"event": "event-csto-exercises-tajikistan-2021"}, "is no attack, unrest or request"),
        ({"attacked": "ARM", "exposure": "RUS"}, "not both"),
    ],
)
def test_what_makes_no_case_is_said_in_one_line(kg: AllianceGraph, options: dict[str, Any], says: str) -> None:
    with pytest.raises(CstoGraphError) as raised:
        kg.obligations(**options)
    assert says in str(raised.value)
    assert "\n" not in str(raised.value)
