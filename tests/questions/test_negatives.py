"""What is often said and is not so: each of these would be a wrong answer. The ground is named where it is not the roster."""

from __future__ import annotations

import pytest
from csto_graph import AllianceGraph

NO_MEMBERS = [
    ("uzb", "csto", "2022-01-06"),  # BelTA 2012-12-19: suspended; the article of February 2022 has it as a member
    ("uzb", "csto", "2003-09-18"),  # no party to the Charter of 2002
    ("aze", "csto", "2010-01-01"),  # left the treaty in 1999, before there was a CSTO
    ("geo", "csto", "2004-01-01"),
    ("mda", "cst", "1995-01-01"),  # Gibler's heading names Moldova, Turkmenistan and Ukraine; none signed
    ("tkm", "cst", "1995-01-01"),
    ("ukr", "cst", "1995-01-01"),
    ("arm", "cst", "1993-01-01"),  # signed in 1992, in force in 1994
    ("srb", "csto", "2022-01-06"),  # observes the parliamentary assembly only
    ("afg", "csto", "2014-01-01"),
    ("ukr", "nato", "2023-01-01"),  # applied on 2022-09-30
    ("geo", "nato", "2009-01-01"),  # told in Bucharest that it will become a member
    ("fin", "nato", "2022-07-06"),  # protocols signed, not in force
    ("swe", "nato", "2023-04-04"),
    ("esp", "nato", "1981-12-31"),
    ("ddr", "nato", "1985-01-01"),
    ("irl", "nato", "2020-01-01"),
    ("aut", "weu", "2000-01-01"),  # an observer
    ("tur", "weu", "2000-01-01"),  # an associate member
    ("yug", "warsaw-pact", "1960-01-01"),  # never joined
    ("alb", "warsaw-pact", "1970-01-01"),
    ("irq", "cento", "1960-01-01"),
    ("usa", "cento", "1960-01-01"),  # sat in its committees without being a party
    ("rvn", "seato", "1965-01-01"),  # covered by a protocol, no party (Geneva accords)
    ("ukr", "cis", "2000-01-01"),  # never ratified the Charter
    ("mex", "rio", "2010-01-01"),  # denounced on 2002-09-06
    ("can", "rio", "2000-01-01"),  # in the OAS, never a party to the treaty
    ("gbr", "eu-mutual-assistance", "2021-01-01"),
    ("nor", "eu-mutual-assistance", "2015-01-01"),
    ("ind", "sco", "2016-01-01"),  # an observer until 2017
    ("tur", "gcc", "2020-01-01"),
    ("prk", "russia-dprk", "2024-06-20"),  # signed on 19 June 2024, in force on 4 December
    ("bel", "france-uk-dunkirk", "1947-12-01"),
    ("nzl", "aukus", "2023-01-01"),
]


@pytest.mark.parametrize(("state", "organisation", "day"), NO_MEMBERS)
def test_who_was_no_member(kg: AllianceGraph, state: str, organisation: str, day: str) -> None:
    assert f"state-{state}" in kg.names.slugs
    assert f"state-{state}" not in kg.table("members", organisation=organisation, as_of=day).column("state")


def test_there_are_more_than_23_of_them() -> None:
    assert len(set(NO_MEMBERS)) >= 23


@pytest.mark.parametrize(
    ("state", "inside", "outside"), [("fra", "1966-06-30", "1970-01-01"), ("grc", "1974-01-01", "1976-01-01")]
)
def test_to_leave_the_command_is_not_to_leave_nato(kg: AllianceGraph, state: str, inside: str, outside: str) -> None:
    def holds(organisation: str, day: str) -> bool:
        return f"state-{state}" in kg.table("members", organisation=organisation, as_of=day).column("state")

    assert holds("nato", inside)
    assert holds("nato", outside)
    assert holds("nato-integrated-military-structure", inside)
    assert not holds("nato-integrated-military-structure", outside)


def test_article_5_was_invoked_once(kg: AllianceGraph) -> None:
    query = "SELECT ?start WHERE { ?event sa:invokes id:article-north-atlantic-1949-5 ; a sa:BestRank ; sa:kind v:invocation ; sa:startText ?start }"
    assert {str(row[0])[:4] for row in kg.store.select(query).rows} == {"2001"}


def test_the_csto_sent_no_troops_into_ukraine_and_none_to_kyrgyzstan(kg: AllianceGraph) -> None:
    query = """
    SELECT ?event WHERE {
      ?part sa:event ?event ; sa:actor ?actor ; sa:role v:contributor .
      FILTER (?actor IN (id:org-csto, id:org-csto-peacekeeping-force))
      ?event sa:kind v:deployment ; sa:place ?place . FILTER (?place IN (id:state-ukr, id:state-kgz))
    }
    """
    assert len(kg.store.select(query)) == 0


def test_no_csto_member_but_russia_and_belarus_voted_against_the_resolution_of_march_2022(kg: AllianceGraph) -> None:
    against = kg.table("participants", event="unga-es-11-1-2022", role="voted-against").column("actor")
    members = kg.table("members", organisation="csto", as_of="2022-03-02").column("state")
    assert set(against) & set(members) == {"state-rus", "state-blr"}
    assert len(against) == 5


def test_armenia_has_frozen_its_part_and_not_left(kg: AllianceGraph) -> None:
    assert "state-arm" in kg.table("members", organisation="csto", as_of="2025-06-01").column("state")
    frozen = kg.table("suspensions", state="arm", organisation="csto", as_of="2025-06-01")
    assert frozen.column("kind") == ["frozen-by-member"]
    assert len(kg.table("suspensions", state="arm", organisation="csto", as_of="2023-06-01")) == 0


def test_new_zealand_stayed_a_party_to_anzus(kg: AllianceGraph) -> None:
    assert kg.table("suspensions", state="nzl", organisation="anzus", as_of="1990-01-01").column("extent") == [
        "in-part"
    ]


def test_the_soviet_union_is_no_member_of_anything_after_1991(kg: AllianceGraph) -> None:
    assert len(kg.table("memberships", state="sun", as_of="1992-06-01")) == 0
    assert len(kg.table("memberships", state="rus", as_of="1985-01-01")) == 0
