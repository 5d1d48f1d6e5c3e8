"""The rules one by one, each with the words of the vocabulary and on made-up bonds of any length."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from csto_graph import AllianceGraph
from csto_graph.core.dates import Boundary, Bounds, parse_end, parse_start
from csto_graph.core.windows import day_window
from csto_graph.obligations import CASE_KINDS, MET, NOT_MET, UNDECIDED, Case
from csto_graph.obligations.case import Finding, together
from csto_graph.obligations.conditions import condition_findings
from csto_graph.obligations.triggers import pledge_finding, trigger_finding
from csto_graph.records import Duty, Scope, Spell, find_bonds
from hypothesis import given
from hypothesis import strategies as st

DAY = day_window(date(2022, 1, 6))
TRIGGERS = {
    # Trigger: (armed attack, threat, internal crisis), as the words of treaties are commonly read (UNGA 3314 on aggression).
    "armed-attack": (MET, NOT_MET, NOT_MET),
    "aggression": (MET, NOT_MET, NOT_MET),
    "threat": (MET, MET, UNDECIDED),
    "internal-crisis": (NOT_MET, NOT_MET, MET),
    "none": (MET, MET, MET),
    "request": (UNDECIDED, UNDECIDED, UNDECIDED),
    "decision-by-a-body": (UNDECIDED, UNDECIDED, UNDECIDED),
}


def a_duty(**changes: object) -> Duty:
    bounds = Bounds(parse_start("1950"), parse_end("2000"))
    facts: dict[str, object] = dict.fromkeys(Duty.__dataclass_fields__, "") | {
        "obligor": "every-other-party",
        "obligee": "attacked-party",
        "type": "defence",
        "treaty": "treaty-x",
        **dict.fromkeys(
            ("conditions", "forbids", "obligor_states", "obligee_states", "adversary_states", "sources"), ()
        ),
        "treaty_bounds": bounds,
        "bounds": bounds,
    }
    return Duty(**(facts | changes))  # type: ignore[arg-type]


def test_every_trigger_has_a_reading_for_every_kind_of_case(kg: AllianceGraph) -> None:
    assert set(TRIGGERS) == set(kg.words["triggers"])
    for trigger, expected in TRIGGERS.items():
        for kind, status in zip(CASE_KINDS, expected, strict=True):
            found = trigger_finding(trigger, Case("state-a", DAY, kind))
            assert found.status == status, (trigger, kind)
            assert found.why
    assert trigger_finding("request", Case("state-a", DAY, requested=True)).status == MET


@pytest.mark.parametrize(
    ("condition", "case", "status"),
    [
        ("on-request", Case("state-a", DAY), UNDECIDED),
        ("on-request", Case("state-a", DAY, requested=True), MET),
        ("by-unanimity", Case("state-a", DAY, requested=True), UNDECIDED),
        ("by-heads-of-state", Case("state-a", DAY), UNDECIDED),
        ("against-named-adversary", Case("state-a", DAY), UNDECIDED),
        ("against-named-adversary", Case("state-a", DAY, attackers=frozenset({"state-deu"})), MET),
        ("against-named-adversary", Case("state-a", DAY, attackers=frozenset({"state-fra"})), NOT_MET),
        ("against-named-adversary-or-its-allies", Case("state-a", DAY, attackers=frozenset({"state-fra"})), UNDECIDED),
    ],
)
def test_conditions(kg: AllianceGraph, condition: str, case: Case, status: str) -> None:
    duty = a_duty(conditions=(condition,), adversary_states=("state-deu",))
    assert [found.status for found in condition_findings(duty, case, kg.records.places)] == [status]


def test_how_to_act_decides_nothing(kg: AllianceGraph) -> None:
    how = (
        "as-each-deems-necessary",
        "by-constitutional-process",
        "under-un-charter-51",
        "with-security-council-report",
    )
    assert not list(condition_findings(a_duty(conditions=how), Case("state-a", DAY), kg.records.places))


def test_every_condition_and_forbidden_act_is_read(kg: AllianceGraph) -> None:
    places, case = kg.records.places, Case("state-a", DAY)
    decides = {
        word
        for word in kg.words["conditions"]
        if list(condition_findings(a_duty(conditions=(word,), adversary_states=("state-deu",)), case, places))
    }
    assert decides == {
        *("on-request", "by-unanimity", "by-heads-of-state", "by-special-treaties", "nuclear-weapons-used"),
        *("through-obligor-territory", "against-communist-aggression", "not-spelt-out"),
        *("against-named-adversary", "against-named-adversary-or-its-allies"),
    }
    broken = {
        word for word in kg.words["forbidden-acts"] if pledge_finding(a_duty(forbids=(word,)), case).status == "broken"
    }
    assert broken == {"use-of-force", "unpeaceful-settlement", "interference", "hostile-action"}


@pytest.mark.parametrize("kind", CASE_KINDS)
def test_only_an_armed_attack_breaks_a_pledge(kind: str) -> None:
    found = pledge_finding(a_duty(type="non-aggression", forbids=("use-of-force",)), Case("state-a", DAY, kind))
    assert found.status == {"armed-attack": "broken", "threat": UNDECIDED, "internal-crisis": NOT_MET}[kind]


@given(st.lists(st.sampled_from([MET, UNDECIDED, NOT_MET]), min_size=1))
def test_the_worst_finding_tells(statuses: list[str]) -> None:
    found = together(Finding(status, status) for status in statuses)
    worst = NOT_MET if NOT_MET in statuses else UNDECIDED if UNDECIDED in statuses else MET
    assert found.status == worst
    assert set(found.why.split("; ")) == {worst}


days = st.dates(date(1900, 1, 1), date(2000, 1, 1))
spans = st.tuples(days, days).filter(lambda pair: pair[0] < pair[1])


def spell(state: str, span: tuple[date, date]) -> Spell:
    start, end = (Boundary(day.isoformat(), day, day) for day in span)
    return Spell(f"membership-{state}", state, "org-x", "X", "org-x", "treaty-x", Bounds(start, end), (), ())


@given(duty=spans, one=spans, other=spans)
def test_a_bond_lasts_as_long_as_duty_and_both_memberships(
    duty: tuple[date, date], one: tuple[date, date], other: tuple[date, date]
) -> None:
    bounds = Bounds(*(Boundary(day.isoformat(), day, day) for day in duty))
    first, out = max(duty[0], one[0], other[0]), min(duty[1], one[1], other[1])
    day = timedelta(days=1)
    for asked in (first - day, first, out - day, out):
        found = list(
            find_bonds(
                [spell("state-a", one), spell("state-b", other)], [a_duty(bounds=bounds)], Scope(day_window(asked))
            )
        )
        assert bool(found) == (first <= asked < out)
