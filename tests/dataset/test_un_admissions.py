"""The days of admission to the United Nations against the lists of the United Nations.

``tests/data/un_admissions.csv`` has one row per seat: the state that held it first, the day of admission, and the list
that has the day: ``member-states`` is un.org, "Member States" (193 seats), the others are the Yearbook of the United
Nations of 1968 and 1974 (appendix I), the list of 2006 with its notes (Wikisource), and the "Membership Chart" of
International Organization (1965).
"""

from __future__ import annotations

import csv

import pytest
from csto_graph.core.resources import data_directory
from csto_graph.dataset.tables import read_tables

from tests.conftest import EXAMPLES

ADMISSIONS = {
    row["first_holder"]: row["admitted"]
    for row in csv.DictReader((EXAMPLES / "un_admissions.csv").read_text(encoding="utf-8").splitlines())
}
# They took over a seat that another state held first: un.org, "Growth in United Nations membership", remarks.
SUCCESSORS = {"state-rus": "state-sun", "state-srb": "state-scg", "state-yem": "state-yar", "state-twn": "state-chn"}


@pytest.fixture(scope="module")
def first_days() -> dict[str, str]:
    rows = [row.cells for row in read_tables(data_directory()).rows["memberships"]]
    members = [row for row in rows if row["organisation"] == "org-un" and row["role"] == "member"]
    return {row["member"]: row["start"] for row in sorted(members, key=lambda row: row["start"], reverse=True)}


def test_every_state_was_admitted_on_the_day_of_the_lists(first_days: dict[str, str]) -> None:
    assert {state: day for state, day in first_days.items() if state not in SUCCESSORS} == ADMISSIONS


def test_a_seat_that_was_taken_over_passed_after_its_first_holder_had_it(first_days: dict[str, str]) -> None:
    assert all(first_days[heir] > first_days[holder] for heir, holder in SUCCESSORS.items())
