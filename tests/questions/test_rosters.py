"""Who belonged when. The rosters are those of the organisations' own pages, named at each test."""

from __future__ import annotations

from collections import Counter

import pytest
from csto_graph import AllianceGraph

CSTO_SIX = "ARM BLR KAZ KGZ RUS TJK"
# Signatories of 1992 and the three that joined in 1993; the Treaty was in force for all nine until 1999-04-20
# (UN Treaty Series 32307; Gibler, International Military Alliances 1648-2008).
CST_NINE = "ARM AZE BLR GEO KAZ KGZ RUS TJK UZB"
# nato.int, "NATO member countries": founders, and the year of each accession.
NATO_TWELVE = "BEL CAN DNK FRA GBR ISL ITA LUX NLD NOR PRT USA"
NATO_BEFORE_FINLAND = "ALB BEL BGR CAN CZE DEU DNK ESP EST FRA GBR GRC HRV HUN ISL ITA LTU LUX LVA MKD MNE NLD NOR POL PRT ROU SVK SVN TUR USA"


def roster(kg: AllianceGraph, organisation: str, day: str, certainty: str | None = None) -> str:
    rows = kg.table("members", organisation=organisation, as_of=day)
    found = [str(row["state"]) for row in rows if certainty in (None, row["certainty"])]
    assert len(found) == len(set(found)), "a state stands once"
    return " ".join(sorted(state.removeprefix("state-").upper() for state in found))


@pytest.mark.parametrize(
    ("organisation", "day", "members"),
    [
        ("csto", "2022-01-06", CSTO_SIX),
        ("csto", "2010-01-01", f"{CSTO_SIX} UZB"),
        ("csto", "2003-09-17", ""),
        ("csto", "2003-09-18", CSTO_SIX),
        ("csto", "2006-08-15", CSTO_SIX),
        ("csto", "2006-08-16", f"{CSTO_SIX} UZB"),
        ("csto", "2012-12-18", f"{CSTO_SIX} UZB"),
        ("csto", "2012-12-19", CSTO_SIX),
        ("cst", "1994-04-19", ""),
        ("cst", "1998-01-01", CST_NINE),
        ("cst", "1999-04-19", CST_NINE),
        ("cst", "2000-01-01", CSTO_SIX),
        ("nato", "1949-08-23", ""),
        ("nato", "1949-08-24", NATO_TWELVE),
        ("nato", "1952-02-18", f"{NATO_TWELVE} GRC TUR"),
        ("nato", "1966-07-01", f"{NATO_TWELVE} DEU GRC TUR"),
        ("nato", "2022-02-24", NATO_BEFORE_FINLAND),
        ("nato", "2023-04-04", f"{NATO_BEFORE_FINLAND} FIN"),
        ("nato", "2024-03-07", f"{NATO_BEFORE_FINLAND} FIN SWE"),
    ],
)
def test_members_on_a_day(kg: AllianceGraph, organisation: str, day: str, members: str) -> None:
    assert roster(kg, organisation, day) == " ".join(sorted(members.split()))
    assert roster(kg, organisation, day, "certain") == " ".join(sorted(members.split()))


@pytest.mark.parametrize(
    ("day", "count"), [("1949-08-24", 12), ("2022-02-24", 30), ("2023-04-04", 31), ("2024-03-07", 32)]
)
def test_the_count_of_nato_members(kg: AllianceGraph, day: str, count: int) -> None:
    assert len(kg.table("members", organisation="nato", as_of=day)) == count


@pytest.mark.parametrize(
    ("state", "organisation", "day"),
    [
        ("uzb", "csto", "2022-02-25"),  # the article's own error
        ("ukr", "csto", "2010-01-01"),
        ("ukr", "nato", "2022-02-24"),
        ("fin", "nato", "2023-04-03"),  # between protocol (2022-07-05) and accession
        ("swe", "nato", "2024-03-06"),
        ("geo", "cst", "1999-05-01"),
        ("rus", "nato", "2002-06-01"),
        ("tur", "csto", "2022-01-06"),
    ],
)
def test_who_was_not_a_member(kg: AllianceGraph, state: str, organisation: str, day: str) -> None:
    assert f"state-{state}" not in kg.table("members", organisation=organisation, as_of=day).column("state")


def test_uzbekistan_was_in_twice(kg: AllianceGraph) -> None:
    rows = list(kg.table("memberships", state="Uzbekistan", role="member"))
    spells = [(row["organisation"], row["start"], row["end"]) for row in rows]
    assert ("org-cst", "1994-04-20", "1999-04-21") in spells
    assert ("org-csto", "2006-08-16", "2012-12-19") in spells
    assert all(row["sources"] for row in rows)


@pytest.mark.parametrize(
    ("post", "day", "person", "state"),
    [
        # primeminister.am of 2022-01-10; TASS of 2022-01-01
        ("csto-council-chair", "2022-01-06", "person-nikol-pashinyan", "state-arm"),
        # csabusiness.com: Tajikistan took the chair on 2014-12-23
        ("csto-council-chair", "2015-01-01", "person-emomali-rahmon", "state-tjk"),
        # nato.int, "NATO Secretaries General"
        ("nato-secretary-general", "2022-02-24", "person-jens-stoltenberg", None),
        ("nato-secretary-general", "1949-08-24", None, None),
        ("csto-secretary-general", "2022-01-06", "person-stanislav-zas", None),
    ],
)
def test_who_was_in_office(kg: AllianceGraph, post: str, day: str, person: str | None, state: str | None) -> None:
    rows = list(kg.table("office-holders", post=post, as_of=day))
    assert [row["person"] for row in rows] == ([person] if person else [])
    assert all(state is None or row["state"] == state for row in rows)
    assert all(row["certainty"] == "certain" for row in rows)


def test_the_posts_of_an_organisation_are_those_of_its_bodies_too(kg: AllianceGraph) -> None:
    rows = kg.table("office-holders", organisation="csto", as_of="2022-01-06")
    assert {"person-nikol-pashinyan", "person-stanislav-zas"} <= set(rows.column("person"))
    assert len(set(rows.column("tenure"))) == len(rows)


def test_a_roster_shows_who_froze_the_membership(kg: AllianceGraph) -> None:
    # Armenia's prime minister said on 22 February 2024 that its participation was frozen (France 24).
    rows = {row["state"]: row["suspension"] for row in kg.table("members", organisation="csto", as_of="2025-01-01")}
    assert rows.pop("state-arm") == "frozen-by-member since 2024-02-22"
    assert set(rows.values()) == {""}
    before = kg.table("members", organisation="csto", as_of="2024-01-01")
    assert set(before.column("suspension")) == {""}


def test_the_members_of_all_defence_alliances_of_a_day_are_one_answer(kg: AllianceGraph) -> None:
    found = kg.table("members", duty="defence", as_of="2022-02-24")
    sizes = Counter(row["organisation"] for row in found)
    # 30 members of NATO (nato.int) and six parties to the Collective Security Treaty on that day (odkb-csto.org). The
    # OSCE obliges nobody to defence.
    assert (sizes["org-nato"], sizes["org-cst"]) == (30, 6)
    assert "org-osce" not in sizes
    assert {row["organisation"] for row in kg.table("members", state="kaz", kind="alliance", as_of="2022-02-24")} == {
        *("org-cst", "org-russia-kazakhstan", "org-russia-kazakhstan-1992"),
    }
