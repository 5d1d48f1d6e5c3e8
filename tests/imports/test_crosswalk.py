"""Numbers to states by date, against a look at every single day."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

from csto_graph import AllianceGraph
from csto_graph.core.dates import FOREVER
from csto_graph.imports.formats import ATOP, COW, GLEDITSCH_WARD, Bearer, Crosswalk
from csto_graph.imports.shared_states import read_crosswalk
from hypothesis import given
from hypothesis import strategies as st

BEGIN, DAY, DAYS = date(1990, 1, 1), timedelta(days=1), 40
ORDER = {COW: (COW, ATOP, GLEDITSCH_WARD), GLEDITSCH_WARD: (GLEDITSCH_WARD, COW)}
Code = tuple[str, int, Bearer]


@st.composite
def codes(draw: st.DrawFn) -> list[Code]:
    """Codes of one number in three lists; in a list nobody bears it while another does."""
    found = []
    for scheme in (COW, ATOP, GLEDITSCH_WARD):
        edges = sorted(draw(st.sets(st.integers(0, DAYS), max_size=6)))
        for since, until in zip(edges[::2], edges[1::2], strict=False):
            state = draw(st.sampled_from(["state-a", "state-b", "state-c"]))
            found.append((scheme, 7, Bearer(state, BEGIN + since * DAY, BEGIN + until * DAY)))
    return found


def on_day(found: list[Code], scheme: str, day: date) -> str | None:
    """Who bears the number on a day; on one without a bearer who bore it last, else who is the first to do so."""
    earlier = [day - step * DAY for step in range((day - BEGIN).days + 1)]
    later = [BEGIN + step * DAY for step in range(DAYS)]
    return next((state for other in (*earlier, *later) if (state := borne(found, scheme, other))), None)


def borne(found: list[Code], scheme: str, day: date) -> str | None:
    """Who bears the number on a day by the first list that has it then."""
    there = {each: bearer.state for each, _, bearer in found if bearer.since <= day < bearer.until}
    return next((there[each] for each in ORDER[scheme] if each in there), None)


@given(found=codes(), since=st.integers(0, DAYS - 1), length=st.integers(1, DAYS), scheme=st.sampled_from([*ORDER]))
def test_bearers_are_those_of_each_day(found: list[Code], since: int, length: int, scheme: str) -> None:
    first, last = BEGIN + since * DAY, BEGIN + (since + length) * DAY
    bearers = Crosswalk.of(found, {}).bearers(scheme, 7, first, last)
    days = [first + number * DAY for number in range(length)]
    told = {day: [each.state for each in bearers if each.since <= day < each.until] for day in days}
    expected = {day: on_day(found, scheme, day) for day in days}
    assert told == {day: [state] if state else [] for day, state in expected.items()}
    assert all(one.until == other.since and one.state != other.state for one, other in pairwise(bearers))


def test_numbers_that_passed_from_one_state_to_another(kg: AllianceGraph) -> None:
    """The Soviet Union ended on 26 December 1991; West Germany is 260 and Germany 255; Annam is 8152 to ATOP alone."""
    crosswalk = read_crosswalk(kg.store)

    def states(number: int, since: str, until: str) -> list[tuple[str, str]]:
        found = crosswalk.bearers(COW, number, date.fromisoformat(since), date.fromisoformat(until))
        return [(each.state, each.since.isoformat()) for each in found]

    assert states(365, "1980-01-01", "2000-01-01") == [("state-sun", "1980-01-01"), ("state-rus", "1991-12-26")]
    assert states(260, "1954-10-23", "1990-10-03") == [("state-deu", "1954-10-23")]
    assert states(255, "1990-10-03", "2018-12-31") == [("state-deu", "1990-10-03")]
    assert states(255, "1870-01-01", "1900-01-01") == [("state-prussia", "1870-01-01")]
    assert states(8152, "1874-03-15", "1883-08-25") == [("state-annam", "1874-03-15")]
    assert crosswalk.bearers(COW, 9999, BEGIN, FOREVER) == []
