"""The codes of states in several lists, by day: numbers and abbreviations pass from one state to another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import NamedTuple

from csto_graph.core.dates import FOREVER, MINIMUM, ONE_DAY
from csto_graph.core.windows import Window, day_window
from csto_graph.questions.names.name_lines import ISO, TIMED
from csto_graph.questions.names.sorted_lines import SortedLines

TODAY = day_window(FOREVER - ONE_DAY)
"""Stands for today: what has no end holds on it."""


class _Bearer(NamedTuple):
    """A state with the first day of a code and the day after its last; of two lists the lower rank counts."""

    state: str
    since: str
    until: str
    rank: str


class StateCodes:
    """The codes of states that are read by day, each with the states that have had it."""

    def __init__(self, lines: SortedLines) -> None:
        self.lines = lines

    def bearer(self, code: str, days: Window | None) -> set[str]:
        """Return the first state that has a code in some days; without days the one of today, else the last one.

        A name that a state had in its time alone is a code of those days only. Empty where no state has the code in
        these days.
        """
        bearers = self._bearers(code)
        since, until = (day.isoformat() for day in days or TODAY)
        if held := [each for each in bearers if each.since < until and since < each.until]:
            return {min(held, key=lambda each: (max(each.since, since), each.rank)).state}
        former = [each for each in bearers if each.rank != TIMED and days is None]
        return {max(former, key=lambda each: each.until).state} if former else set()

    def has_passed(self, code: str) -> bool:
        """Return whether a text is a code of ISO 3166-1 that several states have had, such as YE."""
        return any(each.rank == ISO for each in self._bearers(code))

    def history(self, code: str) -> str:
        """Return which states had a code on which days, for a message; empty for what is not a code."""
        spells: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for each in self._bearers(code):
            if each.rank != TIMED:
                spells[each.state].append((each.since, each.until))
        joined = sorted((since, until, state) for state in spells for since, until in _joined(spells[state]))
        *most, last = [f"of {state}{_days(since, until)}" for since, until, state in joined] or [""]
        return " and ".join((", ".join(most), last)) if most else last

    def shared(self, states: Collection[str]) -> str | None:
        """Return a code that all of these states have had at some time."""
        bearers: dict[str, set[str]] = defaultdict(set)
        for code, state, *_ in self.lines.beginning():
            bearers[code].add(state)
        return next((code for code in sorted(bearers) if bearers[code] >= set(states)), None)

    def _bearers(self, code: str) -> list[_Bearer]:
        return [_Bearer(*cells[1:]) for cells in self.lines.having(code)]


def _joined(spells: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return spells as ISO days with those joined that overlap or touch, as two lists give them."""
    joined: list[tuple[str, str]] = []
    for since, until in sorted(spells):
        if joined and since <= joined[-1][1]:
            since, until = joined[-1][0], max(joined.pop()[1], until)
        joined.append((since, until))
    return joined


def _days(since: str, until: str) -> str:
    first = "" if since == MINIMUM.isoformat() else f" from {since}"
    return first if until == FOREVER.isoformat() else f"{first} until {until}"
