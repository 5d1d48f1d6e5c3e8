"""Small worlds of made-up spells, and who is bound to whom in them, counted day by day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import permutations

from csto_graph.core.certainty import Certainty
from csto_graph.core.dates import FOREVER, Boundary, Bounds
from csto_graph.records import Participation, Phase, Place, Records, Spell, StateCode
from csto_graph.store import EmbeddedStore
from hypothesis import strategies as st

FIRST, YEARS = date(1989, 1, 1), range(1989, 1992)
DAYS = (date(1992, 1, 1) - FIRST).days
TYPES = ("defence", "offence", "neutrality", "non-aggression", "consultation")
TURN = date(1990, 10, 3)
ALWAYS = Boundary("", date(1816, 1, 1), date(1816, 1, 1))
CODES = [
    StateCode("state-a", "cow-number", "100", Bounds(ALWAYS, Boundary("", FOREVER, FOREVER))),
    StateCode("state-b", "cow-number", "200", Bounds(ALWAYS, Boundary("", FOREVER, FOREVER))),
    # one that passes its number on to another state
    StateCode("state-old", "cow-number", "300", Bounds(ALWAYS, Boundary("", TURN, TURN))),
    StateCode("state-new", "cow-number", "300", Bounds(Boundary("", TURN, TURN), Boundary("", FOREVER, FOREVER))),
    # one that changes its number
    StateCode("state-west", "cow-number", "260", Bounds(ALWAYS, Boundary("", TURN, TURN))),
    StateCode("state-west", "cow-number", "255", Bounds(Boundary("", TURN, TURN), Boundary("", FOREVER, FOREVER))),
    StateCode("state-a", "iso-alpha-3", "AAA", Bounds(ALWAYS, Boundary("", FOREVER, FOREVER))),
]
STATES = ("state-a", "state-b", "state-old", "state-new", "state-west", "state-unnumbered")
SOLE = {"state-a": 100, "state-b": 200, "state-old": 300, "state-new": 300}
Unit = int | str


@dataclass
class World:
    """Spells, codes and parts in events in place of the records of a store."""

    spells: list[Spell] = field(default_factory=list)
    codes: list[StateCode] = field(default_factory=lambda: list(CODES))
    participations: list[Participation] = field(default_factory=list)

    @property
    def records(self) -> Records:
        records = Records(EmbeddedStore.in_memory())
        places = {state: Place(state, "", None, None) for state in STATES}
        vars(records).update(spells=self.spells, codes=self.codes, participations=self.participations, places=places)
        return records


def spell(state: str, organisation: str, *parts: tuple[Bounds, Iterable[str]]) -> Spell:
    """A spell with these phases."""
    phases = tuple(Phase(bounds, frozenset(types)) for bounds, types in parts)
    bounds = Bounds(phases[0].bounds.start, phases[-1].bounds.end)
    name = f"membership-{state}-{organisation}-{bounds.start.earliest}"
    return Spell(name, state, organisation, organisation, organisation, "", bounds, ("source-x",), phases)


def on(first: str, last: str) -> Bounds:
    """Bounds from one day until before another."""
    since, until = date.fromisoformat(first), date.fromisoformat(last)
    return Bounds(Boundary(first, since, since), Boundary(last, until, until))


@st.composite
def spells(draw: st.DrawFn) -> list[Spell]:
    """Up to eight spells with one to three phases, each boundary of which is known to some days."""
    return [draw(_spell()) for _ in range(draw(st.integers(1, 8)))]


@st.composite
def _spell(draw: st.DrawFn) -> Spell:
    days = sorted(draw(st.lists(st.integers(-200, DAYS + 200), min_size=4, max_size=8, unique=True)))
    days = days[: len(days) // 2 * 2]
    edges = [_boundary(*days[place : place + 2]) for place in range(0, len(days), 2)]
    types = st.sets(st.sampled_from(TYPES), max_size=2)
    parts = [(Bounds(*edges[place : place + 2]), draw(types)) for place in range(len(edges) - 1)]
    return spell(draw(st.sampled_from(STATES)), draw(st.sampled_from(("org-x", "org-y"))), *parts)


def _boundary(earliest: int, latest: int) -> Boundary:
    first, last = (FIRST + timedelta(days=day) for day in (earliest, latest))
    return Boundary(f"{first}..{last}", first, last)


def counted(world: list[Spell], rule: str, *, at_least: Certainty) -> dict[tuple[int, Unit, Unit], set[str]]:
    """What the first owed the second in a year, day by day; with an empty set those who merely met as members."""
    found: dict[tuple[int, Unit, Unit], set[str]] = defaultdict(set)
    for day in _asked(rule):
        for one, other in permutations([each for each in world if _holds(each.bounds, day, at_least=at_least)], 2):
            units = unit(one, day, at_least=at_least), unit(other, day, at_least=at_least)
            if one.organisation == other.organisation and units[0] != units[1]:
                found[day.year, *units] |= {kind for kind in TYPES if _bound(one, kind, day, at_least=at_least)}
    return found


def unit(each: Spell, day: date, *, at_least: Certainty) -> Unit:
    """The number of a state on a day of a spell, or the state without one."""
    if each.state != "state-west":
        return SOLE.get(each.state, each.state)
    bounds = each.bounds
    since, until = _span(bounds, at_least)
    ends_that_year = since < TURN and (until - timedelta(days=1)).year == TURN.year
    return 260 if day < TURN or ends_that_year else 255


def _asked(rule: str) -> Iterator[date]:
    for number in range(DAYS):
        day = FIRST + timedelta(days=number)
        if rule in ("any", f"{day:%m-%d}"):
            yield day


def _holds(bounds: Bounds, day: date, *, at_least: Certainty) -> bool:
    since, until = _span(bounds, at_least)
    return since <= day < until


def _span(bounds: Bounds, at_least: Certainty) -> tuple[date, date]:
    start, end = bounds.start, bounds.end
    return {
        "certain": (start.latest, end.earliest),
        "presumed": (start.latest, end.presumed),
        "possible": (start.earliest, end.latest),
    }[at_least]


def _bound(each: Spell, kind: str, day: date, *, at_least: Certainty) -> bool:
    """Whether an obligation binds on a day: a boundary of phases within which it goes on is none of its own."""
    run: list[Bounds] = []
    for phase in (*each.phases, None):
        if phase and kind in phase.types:
            run.append(phase.bounds)
            continue
        if run and _holds(Bounds(run[0].start, run[-1].end), day, at_least=at_least):
            return True
        run = []
    return False
