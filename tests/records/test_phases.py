"""The phases of a spell: which obligations bind a member on which day."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

from csto_graph import AllianceGraph
from csto_graph.core.dates import Boundary, Bounds, ongoing, parse_start
from csto_graph.core.windows import day_window
from csto_graph.records import phases_of
from hypothesis import given
from hypothesis import strategies as st

FIRST = date(1950, 1, 1)
DAYS = st.integers(0, 40)
SPANS = st.tuples(DAYS, DAYS).filter(lambda span: span[0] < span[1])
IMPOSED = st.lists(st.tuples(st.sampled_from(["defence", "neutrality", "consultation"]), SPANS), max_size=5)


def bounds(span: tuple[int, int]) -> Bounds:
    start, end = (FIRST + timedelta(days=n) for n in span)
    return Bounds(Boundary(start.isoformat(), start, start), Boundary(end.isoformat(), end, end))


@given(spell=SPANS, imposed=IMPOSED)
def test_a_day_lies_in_the_phase_of_what_binds_on_it(
    spell: tuple[int, int], imposed: list[tuple[str, tuple[int, int]]]
) -> None:
    phases = phases_of(bounds(spell), [(each, bounds(span)) for each, span in imposed])
    for number in range(42):
        window = day_window(FIRST + timedelta(days=number))
        here = [phase.types for phase in phases if window.holds(phase.bounds)]
        binding = {each for each, (start, end) in imposed if start <= number < end}
        assert here == ([binding] if spell[0] <= number < spell[1] else [])


@given(spell=SPANS, imposed=IMPOSED)
def test_phases_follow_one_another_and_differ(
    spell: tuple[int, int], imposed: list[tuple[str, tuple[int, int]]]
) -> None:
    phases = phases_of(bounds(spell), [(each, bounds(span)) for each, span in imposed])
    assert [phases[0].bounds.start, phases[-1].bounds.end] == [bounds(spell).start, bounds(spell).end]
    for one, other in pairwise(phases):
        assert one.bounds.end == other.bounds.start
        assert one.types != other.types


def test_another_day_of_verification_parts_no_spell() -> None:
    spell = Bounds(parse_start("1992-05-15"), ongoing(date(2026, 1, 1)))
    duty = Bounds(parse_start("1992-05-15"), ongoing(date(2024, 6, 1)))
    assert [phase.bounds for phase in phases_of(spell, [("defence", duty)])] == [spell]


def test_a_duty_binds_from_its_entry_into_force(kg: AllianceGraph) -> None:
    """The Charter of the SCO was signed in June 2002 and entered into force on 19 September 2003 (UNTS 2896)."""
    before = kg.network("alliances", as_of="2003-09-18", types=["non-aggression"])
    after = kg.network("alliances", as_of="2003-09-19", types=["non-aggression"])
    assert not before.has_edge("state-chn", "state-uzb")
    assert after.has_edge("state-chn", "state-uzb")
