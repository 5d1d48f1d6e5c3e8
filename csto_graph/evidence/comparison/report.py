"""The comparison of two graphs: its rows, the weightiest first, and what they come to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from csto_graph.core.dates import ONE_DAY
from csto_graph.core.notebook import html_of
from csto_graph.core.windows import Window
from csto_graph.evidence.comparison.day_sets import Days, Span, common, years
from csto_graph.evidence.comparison.differences import Difference, Pair, differences
from csto_graph.evidence.comparison.matching import Match, Numbers, Side, alone, matches
from csto_graph.records import Spell
from csto_graph.store import ResultTable

if TYPE_CHECKING:
    import pandas as pd

KINDS = ("membership", "spell", "start", "end", "gap", "obligation")


@dataclass(frozen=True)
class Comparison:
    """Two graphs, by the names of their sources, with the alliances that both have and the differences on these.

    ``covered`` are the days that both cover; ``lone`` counts the alliances of each without a match, also those
    that have no number.
    """

    names: tuple[str, str]
    covered: Days
    matches: tuple[Match, ...]
    lone: tuple[int, ...]
    labels: Mapping[str, str]

    @cached_property
    def differences(self) -> list[Difference]:
        """The differences: those that change most dyad-years first, then most days of dyads."""
        found = (each for match in self.matches for each in differences(match))
        return sorted(found, key=lambda each: (-len(each.changed), -each.dyad_days, each.match.numbers, each.states))

    def table(self, *, kinds: Iterable[str] = KINDS, states: frozenset[str] | None = None) -> ResultTable:
        """Return a row for each difference of these kinds that touches these states (None: any)."""
        one, other = self.names
        columns = ("alliance", "alliance_label", "number", "kind", "states", "states_label", "type", one, other)
        wanted = set(kinds)
        rows = (
            self._row(each)
            for each in self.differences
            if each.kind in wanted and (states is None or not states.isdisjoint(each.states))
        )
        return ResultTable((*columns, "since", "until", "dyad_years", "dyad_days", "sources"), tuple(rows))

    def frame(self) -> pd.DataFrame:
        """Return the differences as a DataFrame."""
        return self.table().frame()

    def _repr_html_(self) -> str:
        return html_of("; ".join(self.summary), self.frame())

    def _row(self, each: Difference) -> tuple[str | int, ...]:
        return (
            " ".join(each.match.one.bodies),
            ", ".join(each.match.one.labels),
            " ".join(each.match.numbers),
            each.kind,
            " ".join(each.states),
            ", ".join(self.labels[state] for state in each.states),
            each.type,
            each.one,
            each.other,
            each.span.since.isoformat(),
            each.span.until.isoformat(),
            len(each.changed),
            each.dyad_days,
            " ".join(each.sources),
        )

    @property
    def summary(self) -> list[str]:
        """What the comparison comes to, in a few lines."""
        one, other = self.names
        first, last = self.covered[0].since, self.covered[-1].until - ONE_DAY
        joined, changed = self._dyad_years()
        kinds = [f"{sum(each.kind == kind for each in self.differences)} {kind}" for kind in KINDS]
        lone = f"{self.lone[0]} of {one} and {self.lone[1]} of {other} without a match"
        return [
            f"{one} and {other}, {first} to {last}: {len(self.matches)} alliances that both have; {lone}",
            f"{len(self.differences)} differences: {', '.join(kinds)}",
            f"of {joined} dyad-years of common membership {changed} are in one of them alone",
        ]

    def _dyad_years(self) -> tuple[int, int]:
        joined = changed = 0
        for match in self.matches:
            one, other = dyad_years(match.one), dyad_years(match.other)
            joined += len(one | other)
            changed += len(one ^ other)
        return joined, changed


def dyad_years(side: Side) -> set[Pair]:
    """Return the pairs of states with the years in which they may share a day in an alliance."""
    states = sorted(side.possible)
    return {
        (frozenset((state, partner)), year)
        for place, state in enumerate(states)
        for partner in states[place + 1 :]
        for year in years(common(side.possible[state], side.possible[partner]))
    }


def compare(
    names: tuple[str, str],
    spells: tuple[Iterable[Spell], Iterable[Spell]],
    numbers: tuple[Numbers, Numbers],
    covered: Window,
    labels: Mapping[str, str],
) -> Comparison:
    """Return the comparison of two graphs over the days that both cover, alliances matched by numbers."""
    days = [Span(covered.since, covered.until)]
    found = tuple(matches(*spells, numbers, days))
    sides = zip(*((match.one, match.other) for match in found), strict=True) if found else ((), ())
    lone = tuple(alone(each, matched, days) for each, matched in zip(spells, sides, strict=True))
    return Comparison(names, days, found, lone, labels)
