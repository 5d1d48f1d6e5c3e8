"""The measures of a course on each of many days."""

from __future__ import annotations

import signal
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import date
from multiprocessing import get_context
from typing import Any

from csto_graph.core import SEED
from csto_graph.core.certainty import Certainty
from csto_graph.networks.measures import MEASURES, Snapshot
from csto_graph.networks.series.change_log import Course

RUN = 32
"""Days that one worker measures in a row: each run begins with a sweep of its own."""
MANY = 400
"""Different snapshots from which on more workers gain more than it costs to start them."""


@dataclass(frozen=True)
class Sample:
    """What was measured on a day: the nodes, whether all ties of each are certain, and the values by measure."""

    day: date
    nodes: tuple[str, ...]
    certainty: list[Certainty]
    values: dict[str, Any]


def sampled(
    course: Course, days: Sequence[date], names: Sequence[str], *, jobs: int = 1, seed: int = SEED
) -> Iterator[Sample]:
    """Yield the samples of the days, in order; long courses are measured by ``jobs`` processes at once."""
    runs = [days[i : i + RUN] for i in range(0, len(days), RUN)]
    if jobs == 1 or course.distinct(days) < MANY:
        for run in runs:
            yield from _run(course, run, names, seed)
        return
    workers = ProcessPoolExecutor(jobs, mp_context=get_context("spawn"), initializer=_deafen)
    try:
        for i in range(0, len(runs), jobs):
            some = [workers.submit(_run, course, run, names, seed) for run in runs[i : i + jobs]]
            for done in some:
                yield from done.result()
    finally:
        workers.shutdown(cancel_futures=True)


def _deafen() -> None:
    """Leave it to the process that asked to answer an interrupt."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _run(course: Course, days: Sequence[date], names: Sequence[str], seed: int) -> list[Sample]:
    from threadpoolctl import threadpool_limits

    with threadpool_limits(1):
        return list(_measured(course, days, names, seed))


def _measured(course: Course, days: Sequence[date], names: Sequence[str], seed: int) -> Iterator[Sample]:
    last: Snapshot | None = None
    values: dict[str, Any] = {}
    for day, (snapshot, certainty) in zip(days, course.snapshots(days, seed=seed), strict=True):
        if snapshot is not last:
            last, values = snapshot, {name: MEASURES[name].function(snapshot) for name in names}
        yield Sample(day, snapshot.nodes, certainty, values)
