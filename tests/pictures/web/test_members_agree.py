"""The page, its exports, the network and the question name the same members of every organisation.

The answer of ``ask members`` is the reference; its rosters are compared with lists of others elsewhere.
"""

from __future__ import annotations

import csv
import io

import pytest
from csto_graph import AllianceGraph
from csto_graph.core.vocabulary import MEMBER_ROLES

from .conftest import Watched

DAYS = """
    1945-05-10 1945-10-24 1947-09-02 1948-03-17 1949-04-04 1949-08-24 1951-12-13 1952-02-18 1954-09-08 1955-05-06
    1955-05-14 1959-08-19 1961-12-10 1963-05-25 1966-03-10 1968-09-13 1973-08-01 1975-08-01 1979-03-13 1982-05-30
    1985-06-01 1990-10-03 1991-07-01 1991-12-21 1992-05-15 1994-04-20 1999-03-12 1999-04-02 2002-05-14 2004-03-29
    2006-08-16 2008-08-08 2012-12-19 2015-01-01 2020-11-10 2022-01-06 2022-09-16 2024-04-01 2025-12-01
"""
"""Days on which organisations began, ended or changed, from the first tie on; the day of the release comes last."""
MEMBERS = """async (day) => {
  csto.goTo(day);
  const ties = [...csto.scene().edges.values()].map(({ edge }) => edge).filter(({ kind }) => kind === "membership");
  return { scene: ties.map(({ from, to }) => [from.id, to.id]), csv: await csto.exportForms.ties[2]() };
}"""


@pytest.fixture(scope="module")
def days(kg: AllianceGraph) -> list[str]:
    return [*DAYS.split(), kg.edition.released.isoformat()]


def members(kg: AllianceGraph, day: str, *roles: str) -> set[tuple[str, str]]:
    """The states and organisations that the question gives for a day."""
    tables = (kg.table("members", as_of=day, role=role) for role in roles)
    return {(str(row["state"]), str(row["organisation"])) for table in tables for row in table}


def test_the_page_and_its_export_have_the_members_that_the_question_gives(
    explorer: Watched, kg: AllianceGraph, days: list[str]
) -> None:
    assert len(days) == 40
    for day in days:
        asked = members(kg, day, *MEMBER_ROLES)
        page = explorer.page.evaluate(f"async (iso) => ({MEMBERS})(Date.parse(iso) / 86400000)", day)
        rows = csv.DictReader(io.StringIO(page["csv"]))
        assert {tuple(pair) for pair in page["scene"]} == asked != set(), day
        assert {(row["one"], row["other"]) for row in rows if row["tie"] == "membership"} == asked, day
    assert explorer.clean


@pytest.mark.slow
def test_the_network_has_the_members_that_the_question_gives(kg: AllianceGraph, days: list[str]) -> None:
    for day in days:
        edges = {
            (one, other) if one.startswith("state-") else (other, one)
            for one, other in kg.network("affiliations", as_of=day).edges
        }
        assert edges == {(str(row["state"]), str(row["organisation"])) for row in kg.table("members", as_of=day)}, day
