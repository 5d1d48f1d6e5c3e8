"""Two graphs compared: made-up ones, where each difference can be counted by hand."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from csto_graph.core.dates import Bounds, ongoing, parse_day, parse_end, parse_start
from csto_graph.core.windows import Window
from csto_graph.evidence.comparison import Comparison, compare
from csto_graph.records import Phase, Spell

COVERED = Window(date(2000, 1, 1), date(2011, 1, 1))
NUMBERS = {"org-pact": frozenset({"list 1"}), "org-body": frozenset({"list 1"}), "org-club": frozenset({"list 2"})}
LABELS = {"state-a": "A", "state-b": "B", "state-c": "C"}


def spell(state: str, start: str, end: str = "", *, body: str = "org-pact", types: str = "defence") -> Spell:
    last = parse_end(end) if end else ongoing(parse_day("2010-12-31"))
    bounds = Bounds(parse_start(start), last)
    phases = (Phase(bounds, frozenset(types.split())),)
    slug = f"membership-{state}-{body}-{start}"
    return Spell(slug, f"state-{state}", body, body, body, f"treaty-{body}", bounds, (f"source-{state}",), phases)


def compared(one: list[Spell], other: list[Spell]) -> Comparison:
    return compare(("one", "other"), (one, other), (NUMBERS, NUMBERS), COVERED, LABELS)


def rows(comparison: Comparison) -> Iterator[tuple[object, ...]]:
    for row in comparison.table():
        yield tuple(row[name] for name in ("kind", "states", "type", "one", "other", "dyad_years", "dyad_days"))


BASE = [spell("a", "2000-01-01"), spell("b", "2000-01-01")]


def test_equal_graphs_have_no_difference() -> None:
    comparison = compared(BASE, list(reversed(BASE)))
    assert not comparison.differences
    assert len(comparison.matches) == 1
    assert comparison.summary[-1] == "of 11 dyad-years of common membership 0 are in one of them alone"


def test_a_member_that_only_one_has() -> None:
    # With a and b in 2004 and 2005: four dyad-years, two partners on 731 days (2004 is a leap year).
    found = list(rows(compared([*BASE, spell("c", "2004-01-01", "2006-01-01")], BASE)))
    assert found == [("membership", "state-c", "", "2004-01-01/2006-01-01", "", 4, 2 * 731)]
    back = list(rows(compared(BASE, [*BASE, spell("c", "2004-01-01", "2006-01-01")])))
    assert back == [("membership", "state-c", "", "", "2004-01-01/2006-01-01", 4, 2 * 731)]


def test_an_end_within_a_year_changes_no_year_and_is_told_all_the_same() -> None:
    one = [*BASE, spell("c", "2001-01-01", "2005-12-19")]
    other = [*BASE, spell("c", "2001-01-01", "[2005-06-28,2005-06-29]")]
    # From 29 June until before 19 December: 173 days with each of two partners.
    assert list(rows(compared(one, other))) == [("end", "state-c", "", "2005-12-19", "[2005-06-28,2005-06-29]", 0, 346)]


@pytest.mark.parametrize(
    ("there", "here", "kind", "years"),
    [
        # Three years earlier, with two partners; two years later; a spell that the other has not; a gap of a year.
        ([("2001-01-01", "")], [("2004-01-01", "")], "start", 6),
        ([("2001-01-01", "")], [("2001-01-01", "2009-01-01")], "end", 4),
        ([("2001-01-01", "2003-01-01"), ("2005-01-01", "")], [("2005-01-01", "")], "spell", 4),
        ([("2001-01-01", "")], [("2001-01-01", "2003-01-01"), ("2004-01-01", "")], "gap", 2),
    ],
)
def test_kinds_of_difference(there: list[tuple[str, str]], here: list[tuple[str, str]], kind: str, years: int) -> None:
    one, other = ([*BASE, *(spell("c", *dates) for dates in spells)] for spells in (there, here))
    [difference] = compared(one, other).differences
    assert (difference.kind, len(difference.changed)) == (kind, years)


@pytest.mark.parametrize(
    ("here", "kind"),
    [
        (("2001-01-01", "2003-01-01"), "end"),
        (("2008-01-01", ""), "start"),
        (("1990-01-01", "1995-01-01"), "spell"),
    ],
)
def test_an_interval_does_not_change_what_differs(here: tuple[str, str], kind: str) -> None:
    one, other = [*BASE, spell("c", "2000-01-01")], [*BASE, spell("c", *here)]
    part = Window(date(2005, 1, 1), date(2006, 1, 1))
    found = compare(("one", "other"), (one, other), (NUMBERS, NUMBERS), part, LABELS).differences
    assert [each.kind for each in found] == [kind]


def test_a_year_and_a_day_of_it_agree() -> None:
    one = [*BASE, spell("c", "2004", "2006")]
    other = [*BASE, spell("c", "2004-05-05", "2006-08-08")]
    assert not compared(one, other).differences
    assert compared(one, [*BASE, spell("c", "2005-01-01", "2006-08-08")]).differences


def test_obligations_are_compared_where_both_have_the_members() -> None:
    more = [
        spell("a", "2000-01-01", types="defence consultation"),
        spell("b", "2000-01-01", types="defence consultation"),
    ]
    assert list(rows(compared(more, BASE))) == [
        (
            "obligation",
            "state-a state-b",
            "consultation",
            "owed",
            "",
            11,
            2 * (date(2011, 1, 1) - date(2000, 1, 1)).days,
        )
    ]


def test_bodies_that_share_a_number_are_one_alliance() -> None:
    one = [*BASE, spell("c", "2001-01-01", "2005-01-01"), spell("c", "2003-01-01", body="org-body")]
    other = [*BASE, spell("c", "2001-01-01")]
    assert not compared(one, other).differences


def test_what_only_one_has_is_counted_and_what_lies_outside_is_left_out() -> None:
    early = [*BASE, spell("c", "1990-01-01", "1999-01-01")]
    assert not compared(early, BASE).differences
    club = [*BASE, spell("a", "2000-01-01", body="org-club")]
    assert compared(club, BASE).lone == (1, 0)


def test_the_weightiest_come_first_and_a_state_can_be_asked_for() -> None:
    one = [*BASE, spell("c", "2001-01-01")]
    other = [*BASE, spell("c", "2001-01-01", "2009-01-01"), spell("d", "2000-01-01", "2000-03-01")]
    labels = {**LABELS, "state-d": "D"}
    comparison = compare(("one", "other"), (one, other), (NUMBERS, NUMBERS), COVERED, labels)
    assert [each.states for each in comparison.differences] == [("state-c",), ("state-d",)]
    assert [row["states"] for row in comparison.table(states=frozenset({"state-d"}))] == ["state-d"]
    assert not comparison.table(kinds=["gap"]).rows
