"""The course of a network: every day on which a tie or a node comes or goes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import numpy.typing as npt

from csto_graph.core import SEED
from csto_graph.core.certainty import Certainty, surest
from csto_graph.core.dates import Bounds
from csto_graph.networks.measures.snapshot import Snapshot
from csto_graph.networks.projections import STRENGTHS, Tie

Changes = npt.NDArray[np.int64]
MAIN, PRESUMED, CERTAIN = 0, 1, 2
"""What has the certainty asked for, and what of it is presumed at least, or certain."""
DEGREES: tuple[Certainty, ...] = ("possible", "presumed", "certain")
"""The certainty that each of these needs at least."""


@dataclass(frozen=True, eq=False)
class Course:
    """A network through time.

    ``changes`` has a row for each coming and going: the day (proleptic Gregorian ordinal), the certainty as a place in
    ``DEGREES``, the level of strength, two nodes, and 1 or -1. The presence of a node is its tie with
    itself. A tie that ends on a day is gone on it. With one level a weight is the number of ties, with more it is the
    highest level among them.
    """

    nodes: tuple[str, ...]
    regions: tuple[str, ...]
    changes: Changes
    levels: int = 1

    @classmethod
    def of(
        cls,
        ties: Iterable[Tie],
        presences: Iterable[tuple[str, Bounds]],
        regions: Mapping[str, str],
        *,
        at_least: Certainty = "possible",
        weight: str = "number",
    ) -> Course:
        """Return the course of ties between nodes that are present within bounds.

        Ties of a pair that are by one and the same count once while they overlap. ``weight`` is ``number`` or
        ``strength``, as in :func:`csto_graph.networks.projections.alliances`.
        """
        held, known = list(ties), list(presences)
        nodes = tuple(sorted({name for name, _ in known} | {end for tie in held for end in (tie.one, tie.other)}))
        number = {node: index for index, node in enumerate(nodes)}
        lines: dict[tuple[int, int, int, str], list[Bounds]] = defaultdict(list)
        for tie in held:
            i, j = sorted((number[tie.one], number[tie.other]))
            lines[_level(tie) if weight == "strength" else 0, i, j, tie.by].append(tie.bounds)
        for name, bounds in known:
            lines[0, number[name], number[name], ""].append(bounds)
        changes = [
            row
            for layer, degree in enumerate(DEGREES)
            for (level, i, j, _), spells in sorted(lines.items())
            for row in _changes(layer, level, i, j, _spans(spells, surest([at_least, degree])))
        ]
        ordered = np.array(sorted(changes), dtype=np.int64).reshape(-1, 6)
        levels = 1 if weight == "number" else max(STRENGTHS.values())
        return cls(nodes, tuple(regions.get(node, "") for node in nodes), ordered, levels)

    def change_days(self, first: date, last: date) -> list[date]:
        """Return the days after the first, up to and with the last, on which something came or went."""
        days = np.unique(self.changes[self.changes[:, 1] == MAIN, 0])
        return [date.fromordinal(day) for day in days.tolist() if first.toordinal() < day <= last.toordinal()]

    def distinct(self, days: Sequence[date]) -> int:
        """Return the number of distinct snapshots that the days have, which must not go back."""
        until = np.searchsorted(self.changes[:, 0], [day.toordinal() for day in days], side="right")
        return len(np.unique(until))

    def snapshots(self, days: Sequence[date], *, seed: int = SEED) -> Iterator[tuple[Snapshot, list[Certainty]]]:
        """Yield the snapshot of each day, in order, and of each node the lowest certainty of its ties.

        Days must not go back. What changed between two of them is applied to the state of the one before; where
        nothing did, the same snapshot is yielded again.
        """
        size = len(self.nodes)
        counts = np.zeros((len(DEGREES), self.levels, size, size), dtype=np.int16)
        done, found = 0, None
        for day in days:
            until = int(np.searchsorted(self.changes[:, 0], day.toordinal(), side="right"))
            if found is None or until > done:
                _apply(counts, self.changes[done:until])
                done, found = until, self._snapshot(counts, seed)
            yield found

    def _snapshot(self, counts: npt.NDArray[np.int16], seed: int) -> tuple[Snapshot, list[Certainty]]:
        here = np.flatnonzero(counts[MAIN, 0].diagonal())
        part = counts[:, :, here[:, None], here[None, :]]
        if self.levels == 1:
            weights = part[MAIN, 0].astype(float)
        else:
            weights = ((part[MAIN] > 0) * np.arange(1.0, self.levels + 1)[:, None, None]).max(axis=0)
        np.fill_diagonal(weights, 0)
        presumed, certain = ((part[MAIN] == part[layer]).all(axis=(0, 2)) for layer in (PRESUMED, CERTAIN))
        degrees = [DEGREES[place] for place in np.where(certain, CERTAIN, np.where(presumed, PRESUMED, MAIN))]
        nodes = tuple(self.nodes[node] for node in here)
        return Snapshot(nodes, weights, tuple(self.regions[node] for node in here), seed), degrees


def _apply(counts: npt.NDArray[np.int16], changes: Changes) -> None:
    _, layer, level, one, other, step = changes.T
    np.add.at(counts, (layer, level, one, other), step)
    apart = one != other
    np.add.at(counts, (layer[apart], level[apart], other[apart], one[apart]), step[apart])


def _level(tie: Tie) -> int:
    return max((STRENGTHS[each] for each in tie.facts.get("types", ())), default=1) - 1


def _spans(spells: Iterable[Bounds], at_least: Certainty) -> Iterator[tuple[int, int]]:
    """Yield the days from and until which the spells hold, as one where they touch or overlap."""
    spans = [each.span(at_least) for each in spells]
    if len(spans) > 1:
        spans.sort()
    since, until = date.min, date.min
    for first, last in spans:
        if first > until:
            if since < until:
                yield since.toordinal(), until.toordinal()
            since, until = first, last
        elif first < last:
            until = max(until, last)
    if since < until:
        yield since.toordinal(), until.toordinal()


def _changes(
    layer: int, level: int, one: int, other: int, spans: Iterable[tuple[int, int]]
) -> Iterator[tuple[int, int, int, int, int, int]]:
    for since, until in spans:
        yield since, layer, level, one, other, 1
        yield until, layer, level, one, other, -1
