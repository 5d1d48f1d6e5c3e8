"""Members of organisations whatever their fullest role is called, and the standing of states in the United Nations."""

from __future__ import annotations

from typing import Any

import pytest
from csto_graph import AllianceGraph

# un.org, "Growth in United Nations membership, 1945-present"; in 1992 less the seat of Yugoslavia, which nobody held.
GROWTH = {
    "1945-12-31": 51,
    "1946-12-31": 55,
    "1950-12-31": 60,
    "1955-12-31": 76,
    "1957-12-31": 82,
    "1958-12-31": 82,
    "1960-12-31": 99,
    "1961-12-31": 104,
    "1963-12-31": 113,
    "1964-12-31": 115,
    "1965-12-31": 117,
    "1970-12-31": 127,
    "1980-12-31": 154,
    "1990-12-31": 159,
    "1991-12-31": 166,
    "1992-12-31": 179 - 1,
    "2000-12-31": 189,
    "2006-12-31": 192,
    "2011-12-31": 193,
    "2020-01-01": 193,
}


def members(kg: AllianceGraph, organisation: str, day: str, **limits: Any) -> set[str]:
    return {str(row["state"]) for row in kg.table("members", organisation=organisation, as_of=day, **limits)}


@pytest.mark.parametrize("day", GROWTH)
def test_the_united_nations_have_as_many_members_as_they_say(kg: AllianceGraph, day: str) -> None:
    assert len(members(kg, "un", day)) == GROWTH[day]


@pytest.mark.parametrize(
    ("organisation", "day", "number"),
    # osce.org, "Participating States"; au.int, "Member States"; gov.uk on the JEF, ten nations since Iceland in 2021;
    # cisstat.org: nine members, Turkmenistan associated
    [("osce", "2020-01-01", 57), ("au", "2020-01-01", 55), ("jef", "2022-01-01", 10), ("cis", "2020-01-01", 9)],
)
def test_members_are_those_in_the_fullest_role(kg: AllianceGraph, organisation: str, day: str, number: int) -> None:
    assert len(members(kg, organisation, day)) == number


def test_a_role_that_is_named_counts_alone(kg: AllianceGraph) -> None:
    assert members(kg, "un", "2020-01-01", role="observer") == {"state-vat", "state-pse"}
    assert members(kg, "osce", "2020-01-01", role="member") == set()


def test_the_seat_of_china_passes_on_the_day_of_resolution_2758(kg: AllianceGraph) -> None:
    before, after = (members(kg, "un", day) for day in ("1971-10-24", "1971-10-25"))
    assert before - after == {"state-twn"}
    assert after - before == {"state-chn"}


@pytest.mark.parametrize(
    ("state", "day", "standing"),
    [
        ("state-twn", "1960-01-01", "un-member"),
        ("state-chn", "1960-01-01", "not-in-the-un"),
        ("state-twn", "2020-01-01", "not-in-the-un"),
        ("state-idn", "1965-06-01", "not-in-the-un"),
        ("state-idn", "1966-10-01", "un-member"),
        ("state-che", "2002-09-09", "un-observer"),
        ("state-che", "2002-09-10", "un-member"),
        ("state-vat", "2020-01-01", "un-observer"),
        ("state-kor", "1985-01-01", "un-observer"),
        ("state-ddr", "1973-09-17", "un-observer"),
        ("state-ddr", "1973-09-18", "un-member"),
        ("state-isl", "1946-01-01", "not-in-the-un"),
        ("state-fra", "1939-01-01", None),
    ],
)
def test_the_standing_of_a_state_is_that_of_the_day(
    kg: AllianceGraph, state: str, day: str, standing: str | None
) -> None:
    found = {row["state"]: row["standing"] for row in kg.table("states", as_of=day)}
    assert found[state] == standing


def test_who_joined_within_an_interval_is_a_member_there_and_not_also_an_observer(kg: AllianceGraph) -> None:
    # un.org, "Member States": the two Koreas joined on 17 September 1991
    rows = kg.table("states", during="1990-01-01/1995-01-01")
    assert [row["standing"] for row in rows if row["state"] == "state-kor"] == ["un-member"]


def test_the_charter_of_all_states_makes_no_alliance(kg: AllianceGraph) -> None:
    # ATOP codebook, section on inclusion: the League of Nations and the United Nations are no alliances
    network = kg.network("alliances", as_of="2020-01-01", types=["non-aggression"])
    assert not network.has_edge("state-fji", "state-nor")
