"""Known history comes out of the networks."""

from __future__ import annotations

import pytest
from csto_graph import AllianceGraph
from csto_graph.networks import measure

PACT = ["alb", "bgr", "csk", "ddr", "hun", "pol", "rou", "sun"]
# Parties to the North Atlantic Treaty on 1960-01-01 and 1985-01-01 (nato.int, "Member countries").
NATO = {
    "1960-01-01": ["bel", "can", "deu", "dnk", "fra", "gbr", "grc", "isl", "ita", "lux", "nld", "nor", "prt", "tur", "usa"],
    "1985-01-01": [
        "bel", "can", "deu", "dnk", "esp", "fra", "gbr", "grc", "isl", "ita", "lux", "nld", "nor", "prt", "tur", "usa",
    ],
}  # fmt: skip
NATO_2022 = {
    "alb", "bel", "bgr", "can", "cze", "deu", "dnk", "esp", "est", "fra", "gbr", "grc", "hrv", "hun", "isl", "ita", "ltu",
    "lux", "lva", "mkd", "mne", "nld", "nor", "pol", "prt", "rou", "svk", "svn", "tur", "usa",
}  # fmt: skip


def values(kg: AllianceGraph, name: str, day: str, **scope: list[str]) -> dict[str, float]:
    found = measure(kg.network("alliances", as_of=day, **scope), name)  # type: ignore[arg-type]
    assert isinstance(found, dict)
    return {node.removeprefix("state-"): value for node, value in found.items()}


@pytest.mark.parametrize("day", NATO)
def test_nato_and_the_warsaw_pact_are_two_blocs(kg: AllianceGraph, day: str) -> None:
    bloc = values(kg, "bloc", day)
    pact = [state for state in PACT if not (state == "alb" and day > "1968-09-13")]
    west, east = {bloc[state] for state in NATO[day]}, {bloc[state] for state in pact}
    assert len(west) == len(east) == 1
    assert west != east


@pytest.mark.parametrize("day", ["1956-01-01", "1960-01-01", "1985-01-01", "1990-09-01"])
def test_the_two_germanys_are_in_opposite_blocs(kg: AllianceGraph, day: str) -> None:
    bloc = values(kg, "bloc", day)
    assert bloc["deu"] == bloc["usa"] != bloc["ddr"] == bloc["sun"]


def test_the_members_of_the_warsaw_pact_lose_their_place_after_1991(kg: AllianceGraph) -> None:
    # The treaty lapsed on 1 July 1991. Eigenvector centrality goes to the densest component alone, so the east is
    # looked at by itself.
    east = ["warsaw pact", "cst", "csto"]
    before = values(kg, "eigenvector", "1990-01-01", organisations=east)
    after = values(kg, "eigenvector", "1994-12-31", organisations=east)
    for state in ("bgr", "hun", "pol", "rou"):
        assert before[state] == pytest.approx(7**-0.5), "seven members, all alike"
        assert after.get(state, 0) == 0
    assert after["rus"] > 0.3


@pytest.mark.parametrize(
    ("state", "eve", "day"), [("fin", "2023-04-03", "2023-04-04"), ("swe", "2024-03-06", "2024-03-07")]
)
def test_finland_and_sweden_change_blocs_on_their_accession(kg: AllianceGraph, state: str, eve: str, day: str) -> None:
    pacts = ["nato", "csto"]
    assert state not in values(kg, "bloc", eve, organisations=pacts)
    bloc = values(kg, "bloc", day, organisations=pacts)
    assert bloc[state] == bloc["usa"] != bloc["rus"]
    degree = [values(kg, "degree", each, organisations=["nato"]) for each in (eve, day)]
    assert degree[1][state] == degree[0]["usa"] + 1 == degree[1]["usa"]


def test_the_ten_with_most_allies_in_february_2022_are_in_nato(kg: AllianceGraph) -> None:
    degree = values(kg, "degree", "2022-02-24")
    tenth = sorted(degree.values(), reverse=True)[9]
    assert {state for state in degree if degree[state] >= tenth} <= NATO_2022


def test_a_duty_to_the_body_alone_makes_no_allies(kg: AllianceGraph) -> None:
    # The protocol on the Peace and Security Council binds members to the Council's decisions, not to one another.
    network = kg.network("alliances", as_of="2022-02-24")
    assert not network.has_edge("state-dza", "state-zaf")
    assert network.has_edge("state-zmb", "state-zwe"), "allies by the pact of the SADC (2003)"
