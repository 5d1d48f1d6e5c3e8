"""What changed between two days: nothing of the later roster is left unexplained."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from csto_graph import AllianceGraph
from csto_graph.core.dates import parse_span
from csto_graph.errors import CstoGraphError, DateError
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import DEPTH

Found = set[tuple[str, str]]


def rows(kg: AllianceGraph, change: str, first: str, second: str, **asked: str) -> Found:
    table = kg.changes(first, second, **asked)
    return {(str(row["subject"]), str(row["object"])) for row in table if row["change"] == change}


@pytest.mark.slow
def test_uzbekistan_leaves_the_csto_in_2012_after_its_notice(kg: AllianceGraph) -> None:
    # Notice of 28 June, effect on 19 December 2012 (odkb-csto.org; the council's decision in Moscow).
    table = [row for row in kg.changes("2012-01-01", "2013-01-01", about="uzb") if "csto" in str(row["object"])]
    assert [(row["date"], row["change"]) for row in table if row["change"] in {"notice", "left"}] == [
        ("2012-06-28", "notice"),
        ("2012-12-19", "left"),
    ]


def test_the_first_day_is_before_and_the_last_is_in(kg: AllianceGraph) -> None:
    # Finland acceded on 4 April 2023 (nato.int).
    finland = ("state-fin", "org-nato")
    assert finland in rows(kg, "joined", "2023-04-03", "2023-04-04")
    assert finland not in rows(kg, "joined", "2023-04-04", "2023-04-05")


@pytest.mark.slow
def test_offices_treaties_states_and_events_change_too(kg: AllianceGraph) -> None:
    # Rutte took office on 1 October 2024 (nato.int); Germany was united on 3 October 1990; the Warsaw Treaty ended 1991-07-01.
    assert ("person-mark-rutte", "post-nato-secretary-general") in rows(kg, "took office", "2024-09-01", "2024-12-31")
    assert "state-ddr" in {subject for subject, _ in rows(kg, "ended", "1990-10-01", "1990-10-31")}
    assert "treaty-warsaw-1955" in {subject for subject, _ in rows(kg, "ended", "1991-06-30", "1991-07-01")}
    assert "event-ukraine-invasion-2022" in {subject for subject, _ in rows(kg, "began", "2022-02-23", "2022-02-24")}


def test_certain_changes_come_first_and_wide_ranges_last(kg: AllianceGraph) -> None:
    table = kg.changes("2012-01-01", "2013-01-01")
    degrees = [str(degree) for degree in table.column("certainty")]
    assert degrees == sorted(degrees)
    assert "possible" in degrees
    certain = [parse_span(str(row["date"]))[0] for row in table if row["certainty"] == "certain"]
    assert certain == sorted(certain)
    spans = [parse_span(str(row["date"])) for row in table if row["certainty"] == "possible"]
    widths = [last - first for first, last in spans]
    assert widths == sorted(widths)


def test_a_timeline_is_in_order_and_about_one_thing(kg: AllianceGraph) -> None:
    table = kg.table("changes", about="org-csto", during="2006/2013")
    assert [str(row["date"])[:4] for row in table if str(row["date"])[0] != "["] == sorted(
        str(row["date"])[:4] for row in table if str(row["date"])[0] != "["
    )
    assert ("state-uzb", "joined") in {(row["subject"], row["change"]) for row in table}
    assert "org-nato" not in table.column("object")


@pytest.mark.slow
@settings(max_examples=6 * DEPTH)
@given(st.dates(date(1940, 1, 1), date(2026, 11, 1)), st.dates(date(1940, 1, 1), date(2026, 11, 1)))
def test_the_changes_lead_from_one_roster_to_the_next(kg: AllianceGraph, one: date, other: date) -> None:
    if one == other:
        return
    first, second = sorted((one, other))
    before, after = (
        {(str(row["state"]), str(row["organisation"])) for row in kg.table("members", as_of=day)}
        for day in (first, second)
    )
    assert after - before <= rows(kg, "joined", str(first), str(second))
    assert before - after <= rows(kg, "left", str(first), str(second))


@pytest.mark.parametrize(
    ("first", "second"), [("2013-01-01", "2012-01-01"), ("2012-01-01", "2012-01-01"), ("2013", "2012")]
)
def test_days_out_of_order_are_refused(kg: AllianceGraph, first: str, second: str) -> None:
    with pytest.raises(DateError):
        kg.diff(first, second)


@pytest.mark.slow
def test_a_source_sees_its_own_facts_alone(kg: AllianceGraph) -> None:
    view = kg.according_to("source-tass-678014")
    (spell,) = view.table("memberships", state="uzb", organisation="csto")
    # The agency tells of the end on 2012-06-28 and not of the start.
    assert (spell["start"], spell["end"], spell["sources"]) == ("", "2012-06-28", "source-tass-678014")
    asked: dict[str, Any] = {"organisation": "csto", "state": "uzb"}
    certainty = {
        day: view.table("memberships", as_of=day, **asked).column("certainty")
        for day in ("2000-01-01", "2012-06-27", "2012-06-28")
    }
    assert certainty == {"2000-01-01": ["possible"], "2012-06-27": ["certain"], "2012-06-28": []}
    assert kg.table("memberships", as_of="2012-09-01", **asked).column("certainty") == ["certain"], (
        "the whole graph has it stay until December"
    )


def test_a_view_shows_no_row_twice_and_nothing_of_others(kg: AllianceGraph) -> None:
    view = kg.according_to("publisher-tass")
    published = {str(row["source"]) for row in kg.table("sources", publisher="tass")}
    spells = view.table("memberships")
    assert len(spells) > 3
    assert {source for cell in spells.column("sources") for source in str(cell).split()} <= published
    shown = [
        (row["state"], row["organisation"], row["role"], row["start"], row["end"], row["verified"]) for row in spells
    ]
    assert len(set(shown)) == len(shown)
    assert view.release == kg.release


@pytest.mark.parametrize("source", ["no-such-source", "org-csto", "Kazakhstan", "source-nothing"])
def test_a_source_that_is_none_is_refused(kg: AllianceGraph, source: str) -> None:
    with pytest.raises(CstoGraphError):
        kg.according_to(source)
