"""Who stands on which side: the states that a cell of UCDP's files numbers, and what a side is called."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from csto_graph.core.dates import Bounds
from csto_graph.dataset.tables import Row
from csto_graph.imports.formats.crosswalk import GLEDITSCH_WARD, Crosswalk
from csto_graph.imports.formats.csv_text import AGAIN
from csto_graph.imports.formats.row_builder import RowMaker
from csto_graph.imports.formats.source_file import SourceRow

NAMED = 4


@dataclass(frozen=True)
class Side:
    """The states of one side, and what the data set calls it."""

    states: tuple[str, ...]
    name: str

    def named(self, crosswalk: Crosswalk, language: str) -> str:
        """Return what to call the side: its states, or the names of groups, which have no number, as they are given."""
        names = [crosswalk.labels[state][language] for state in self.states] or self.name.split(",")
        more = f" +{len(names) - NAMED}" if len(names) > NAMED else ""
        return ", ".join(name.strip() for name in names[:NAMED]) + more


def sides_of(
    row: SourceRow, columns: Mapping[str, tuple[str, str]], bounds: Bounds, crosswalk: Crosswalk
) -> dict[str, Side]:
    """Return the sides of a row by role, from the columns with their numbers and, where there is one, their names."""
    sides = {
        role: Side(tuple(states_of(row, numbers, bounds, crosswalk)), row.words(name) if name else "")
        for role, (numbers, name) in columns.items()
    }
    for role, (_, name) in columns.items():
        if name and not sides[role].states and not sides[role].name:
            raise row.fault(name, f"{name!r} is empty, and its side has no number of a state either")
    return sides


def states_of(row: SourceRow, column: str, bounds: Bounds, crosswalk: Crosswalk) -> list[str]:
    """Return the states that bear the numbers in a cell on some day within bounds; DataError for an unknown number."""
    since, until = bounds.start.earliest, bounds.end.latest
    found: dict[str, None] = {}
    for number in row.numbers(column):
        bearers = crosswalk.bearers(GLEDITSCH_WARD, number, since, until)
        if not bearers:
            what = f"no state is known by the number {number}"
            raise row.fault(column, what, f"correct it (Excel may have joined two numbers), or {AGAIN}")
        found.update((bearer.state, None) for bearer in bearers)
    return list(found)


def part_rows(
    row: SourceRow, event: str, sides: Mapping[str, Side], make: RowMaker, confidence: str = "high"
) -> Iterator[Row]:
    """Yield a row for each state that took part in an event, in the role that is its side."""
    for role, side in sides.items():
        for state in side.states:
            slug = f"participation-{event.removeprefix('event-')}-{state.removeprefix('state-')}-{role}"
            yield make("participations", row, id=slug, event=event, actor=state, role=role, confidence=confidence)
