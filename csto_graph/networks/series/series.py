"""A series as rows: one a node and day, or one a day."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import tee
from typing import Any

import numpy as np

from csto_graph.core import SEED, choices
from csto_graph.core.certainty import least_sure
from csto_graph.core.windows import ALL_OF_HISTORY
from csto_graph.errors import UnknownNameError
from csto_graph.networks.long_table import LongTable, Progress
from csto_graph.networks.measures import LEVELS, MEASURES, chosen_measures, matched, ordered_blocs, rounded
from csto_graph.networks.measures.partition import Values
from csto_graph.networks.series.change_log import Course
from csto_graph.networks.series.sample_days import sample_days
from csto_graph.networks.series.sampler import Sample, sampled
from csto_graph.networks.series.series_projections import course_of
from csto_graph.records import Place, Records, Scope
from csto_graph.store import Cell

Row = tuple[Cell, ...]
OF_STATES = {"alliances", "conflicts"}


@dataclass(frozen=True, repr=False)
class Series(LongTable):
    """Measures of a network on many days. They are taken when the rows are asked for, day after day.

    ``level`` is ``state``, with a row for each node and day, or ``network``, with one for each day. A measure of the
    whole that is asked for at the level of states stands in each of their rows. ``kind`` is what the nodes are called:
    ``state``, or ``node`` where organisations are among them.
    """

    course: Course
    days: tuple[date, ...]
    measures: tuple[str, ...]
    level: str
    kind: str
    labels: Mapping[str, str]
    jobs: int = 1
    seed: int = SEED

    @property
    def kinds(self) -> dict[str, str]:
        """The day, the node and its label, the measures, the certainty, each with what it holds."""
        who = (self.kind, f"{self.kind}_label") if self.level == "state" else ()
        measures = {name: "whole" if MEASURES[name].whole_numbers else "number" for name in self.measures}
        return {"date": "date"} | dict.fromkeys(who, "text") | measures | {"certainty": "text"}

    def batches(self, progress: Progress = iter) -> Iterator[list[Row]]:
        """Yield the rows of one day after the other; ``progress`` sees each day as its rows are done.

        A bloc has the same number on all days, see :func:`csto_graph.networks.measures.matched`; a state in none has
        None there, as has whatever a node or day has no value of. The certainty of a node is the lowest of its ties,
        that of a network the lowest of all ties and nodes.
        """
        samples, again = tee(sampled(self.course, self.days, self.measures, jobs=self.jobs, seed=self.seed))
        if "bloc" in self.measures:
            numbers = matched(ordered_blocs(each.nodes, each.values["bloc"].astype(int)) for each in again)
        else:
            del again
            numbers = ({} for _ in self.days)
        for _, sample, blocs in zip(progress(self.days), samples, numbers, strict=True):
            yield self._node_rows(sample, blocs) if self.level == "state" else [self._row(sample)]

    def __repr__(self) -> str:
        """Return one line: the measures and the days."""
        days = f"{len(self.days)} days from {self.days[0]} to {self.days[-1]}" if self.days else "no days"
        return f"<Series of {', '.join(self.measures)} per {self.kind if self.level == 'state' else 'day'}: {days}>"

    def _node_rows(self, sample: Sample, blocs: Mapping[str, int]) -> list[Row]:
        values = {name: self._column(name, sample) for name in self.measures}
        if "bloc" in values:
            values["bloc"] = [None if blocs[node] < 0 else blocs[node] for node in sample.nodes]
        return [
            (sample.day.isoformat(), node, self.labels.get(node, node), *row, certainty)
            for node, certainty, *row in zip(sample.nodes, sample.certainty, *values.values(), strict=True)
        ]

    def _column(self, name: str, sample: Sample) -> list[Cell]:
        found = sample.values[name]
        if MEASURES[name].level == "network":
            return _cells(name, np.array([found])) * len(sample.nodes)
        return _cells(name, found)

    def _row(self, sample: Sample) -> Row:
        values = [_cells(name, np.array([sample.values[name]]))[0] for name in self.measures]
        return (sample.day.isoformat(), *values, least_sure(sample.certainty))


def series_of(
    records: Records,
    projection: choices.SeriesProjection,
    scope: Scope,
    *,
    first: str,
    last: str,
    every: str = "year",
    level: str = "state",
    measures: str | Sequence[str] | None = None,
    jobs: int = 1,
    seed: int = SEED,
    **options: Any,
) -> Series:
    """Return the measures of a projection from ``first`` to ``last``; the window of the scope is not looked at.

    DateError, UnknownNameError or QueryError for what does not exist or does not go together.
    """
    if level not in LEVELS:
        raise UnknownNameError("level", level, LEVELS, mend=f"one of {', '.join(LEVELS)}")
    names = chosen_measures(measures, level)
    whole = Scope(ALL_OF_HISTORY, "possible", scope.states, scope.organisations)
    course = course_of(records, projection, whole, at_least=scope.at_least, **options)
    kind = "state" if projection in OF_STATES else "node"
    days = tuple(sample_days(course, first, last, every))
    return Series(course, days, tuple(names), level, kind, _labels(records.places), jobs, seed)


def _labels(places: Mapping[str, Place]) -> dict[str, str]:
    return {slug: place.label for slug, place in places.items()}


def _cells(name: str, values: Values) -> list[Cell]:
    if MEASURES[name].whole_numbers:
        return [*values.astype(int).tolist()]
    found: list[Cell] = rounded(values).tolist()
    for gap in np.flatnonzero(np.isnan(values)).tolist():
        found[gap] = None
    return found
