"""The codes of states in the lists of others, by day: numbers and abbreviations pass from one state to another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from datetime import date
from typing import NamedTuple

from csto_graph.dates import FOREVER, ONE_DAY
from csto_graph.lines import SortedLines
from csto_graph.name_lines import TIMED

LAST_DAY = (FOREVER - ONE_DAY).isoformat()
"""The day that stands for today where a state or a code lasts."""


class _Bearer(NamedTuple):
    """A state with the days from which and until before which it bears a code; of two lists the lower rank counts."""

    state: str
    since: str
    until: str
    rank: str


class StateCodes:
    """The codes of the Correlates of War and of Gleditsch and Ward, each with the states that bore it."""

    def __init__(self, lines: SortedLines) -> None:
        self.lines = lines

    def bearer(self, code: str, on: date | None) -> set[str]:
        """Return the state that bears a code on a day, by default today; else the last one before it, else the first.

        A name that a state bore in its time alone is a code of those days and of no others. Empty for what is not a
        code.
        """
        bearers = [_Bearer(*cells[1:]) for cells in self.lines.having(code)]
        day = on.isoformat() if on else LAST_DAY
        before = [each for each in bearers if each.since <= day]
        if held := [each for each in before if day < each.until]:
            return {min(held, key=lambda each: each.rank).state}
        bearers = [each for each in bearers if each.rank != TIMED]
        if before := [each for each in before if each.rank != TIMED]:
            return {max(before, key=lambda each: each.until).state}
        return {min(bearers, key=lambda each: each.since).state} if bearers else set()

    def shared(self, states: Collection[str]) -> str | None:
        """Return a code that all of these states bore at some time."""
        bearers: dict[str, set[str]] = defaultdict(set)
        for code, state, *_ in self.lines.beginning():
            bearers[code].add(state)
        return next((code for code in sorted(bearers) if bearers[code] >= set(states)), None)
