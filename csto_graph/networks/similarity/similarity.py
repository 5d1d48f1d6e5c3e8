"""The similarity of every two states on each of many days."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from typing import get_args

import numpy as np

from csto_graph.core.certainty import Certainty, at_least_as_sure, least_sure
from csto_graph.core.choices import OwnTie
from csto_graph.core.windows import ALL_OF_HISTORY, day_window
from csto_graph.errors import UnknownNameError
from csto_graph.networks.long_table import LongTable, Progress, Rows
from csto_graph.networks.measures import Snapshot, rounded
from csto_graph.networks.projections import STRENGTHS
from csto_graph.networks.series import Course, course_of, sample_days
from csto_graph.networks.similarity.contingency import Portfolios, Values, contingency
from csto_graph.networks.similarity.scores import (
    ABSOLUTE,
    SQUARED,
    cohen_kappa,
    kendall_tau_b,
    scott_pi,
    signorino_ritter_s,
)
from csto_graph.records import Place, Records, Scope, StateSystem
from csto_graph.store import Cell

REFERENCES = ("system", "allied")
OWN: tuple[str, ...] = get_args(OwnTie)
DISTANCES = {"absolute": ABSOLUTE, "squared": SQUARED}
SCORES = ("s", "kappa", "pi", "tau_b")


@dataclass(frozen=True, repr=False)
class Similarity(LongTable):
    """Scores of alliance portfolios for dyads, day after day.

    ``states`` says which: all dyads (of no state), those of one state, or those among several. The reference set is
    every state of the system on that day, every state with an ally, or the states named. ``own`` says how a state
    stands to itself: ``allied``, by the strongest obligation (Signorino and Ritter), or ``left-out`` of the set with
    the other.
    """

    course: Course
    days: tuple[date, ...]
    system: StateSystem
    places: Mapping[str, Place]
    states: tuple[str, ...]
    reference: str | frozenset[str]
    own: str
    distance: int
    levels: int
    at_least: Certainty
    weights: Mapping[str, float] | None = None

    @property
    def kinds(self) -> dict[str, str]:
        """The day, both states with labels, the scores, the certainty, each with what it holds."""
        states = ("state_1", "state_1_label", "state_2", "state_2_label")
        scores = (*SCORES, "s_weighted") if self.weights else SCORES
        return (
            {"date": "date"} | dict.fromkeys(states, "text") | dict.fromkeys(scores, "number") | {"certainty": "text"}
        )

    def batches(self, progress: Progress = iter) -> Iterator[Rows]:
        """Yield the rows of one day after the other; a score that does not exist is None.

        The certainty of a row is the lowest of all ties of both states, and of their being states of the system.
        """
        for day, (snapshot, certainty) in zip(progress(self.days), self.course.snapshots(self.days), strict=True):
            yield self._rows(day, snapshot, certainty)

    def __repr__(self) -> str:
        """Return one line: the states and the days."""
        days = f"{len(self.days)} days from {self.days[0]} to {self.days[-1]}" if self.days else "no days"
        return f"<Similarity of {', '.join(self.states) or 'all states'}: {days}>"

    def _rows(self, day: date, snapshot: Snapshot, certainty: list[Certainty]) -> Rows:
        window = day_window(day)
        here = {state: self.system.certainty(state, window) for state in self.system.spells}
        found = {state: held for state, held in here.items() if held and at_least_as_sure(held, self.at_least)}
        system = list(found)
        ties = dict(zip(snapshot.nodes, certainty, strict=True))
        sure = {state: least_sure([held, ties.get(state, held)]) for state, held in found.items()}
        reference = self._reference(system, snapshot)
        portfolios = self._portfolios(system, reference, snapshot)
        scores = self._scores(portfolios, reference)
        return [
            (
                day.isoformat(),
                *self._named(one),
                *self._named(other),
                *scores(i, j),
                least_sure([sure[one], sure[other]]),
            )
            for (i, one), (j, other) in combinations(enumerate(system), 2)
            if self._asked(one, other)
        ]

    def _reference(self, system: Sequence[str], snapshot: Snapshot) -> list[str]:
        if self.reference == "system":
            return list(system)
        chosen: Collection[str] = self.reference
        if self.reference == "allied":
            chosen = {node for node, degree in zip(snapshot.nodes, snapshot.degrees, strict=True) if degree}
        return [state for state in system if state in chosen]

    def _portfolios(self, system: Sequence[str], reference: Sequence[str], snapshot: Snapshot) -> Portfolios:
        number = {state: place for place, state in enumerate(snapshot.nodes)}
        column = {state: place for place, state in enumerate(reference)}
        values = np.zeros((len(system), len(reference)), dtype=np.int64)
        rows = [place for place, state in enumerate(system) if state in number]
        columns = [place for place, state in enumerate(reference) if state in number]
        taken = np.ix_([number[system[row]] for row in rows], [number[reference[each]] for each in columns])
        values[np.ix_(rows, columns)] = np.minimum(snapshot.weights[taken], self.levels - 1)
        places = np.array([column.get(state, -1) for state in system])
        known = np.flatnonzero(places >= 0)
        values[known, places[known]] = self.levels - 1
        return Portfolios(values, places, self.levels)

    def _scores(self, portfolios: Portfolios, reference: Sequence[str]) -> Callable[[int, int], list[Cell]]:
        left_out = self.own == "left-out"
        tables = contingency(portfolios, left_out=left_out)
        found = [
            signorino_ritter_s(tables, distance=self.distance),
            cohen_kappa(tables),
            scott_pi(tables),
            kendall_tau_b(tables),
        ]
        if self.weights:
            counts = np.array([self.weights.get(state, 0.0) for state in reference])
            weighted = contingency(portfolios, weights=counts, left_out=left_out)
            found.append(signorino_ritter_s(weighted, distance=self.distance))
        values = [rounded(each) for each in found]
        return lambda i, j: [_cell(each, i, j) for each in values]

    def _asked(self, one: str, other: str) -> bool:
        asked = [state in self.states for state in (one, other)]
        return not self.states or (any(asked) if len(self.states) == 1 else all(asked))

    def _named(self, state: str) -> tuple[str, str]:
        return state, self.places[state].label


def similarity_of(
    records: Records,
    scope: Scope,
    *,
    first: str,
    last: str,
    every: str = "year",
    types: str | Collection[str] | None = None,
    valued: bool = True,
    reference: str | Iterable[str] = "system",
    own: str = "allied",
    distance: str = "absolute",
    weights: Mapping[str, float] | None = None,
) -> Similarity:
    """Return the similarity of the states of the scope, of all where it has none, from ``first`` to ``last``.

    Portfolios are of alliances that impose one of the types; ``valued`` ones go from 0 to 3 by the strongest
    obligation, others are 0 or 1. The window of the scope is not looked at. DateError, UnknownNameError for what
    does not exist.
    """
    for name, value, known in (("own tie", own, OWN), ("distance", distance, tuple(DISTANCES))):
        if value not in known:
            raise UnknownNameError(name, value, known, mend=f"one of {', '.join(known)}")
    whole = Scope(ALL_OF_HISTORY, organisations=scope.organisations)
    options = {"types": types or tuple(STRENGTHS), "weight": "strength" if valued else "number"}
    course = course_of(records, "alliances", whole, at_least=scope.at_least, **options)
    return Similarity(
        course,
        tuple(sample_days(course, first, last, every)),
        records.state_system,
        records.places,
        tuple(sorted(scope.states or ())),
        reference if isinstance(reference, str) else frozenset(reference),
        own,
        DISTANCES[distance],
        max(STRENGTHS.values()) + 1 if valued else 2,
        scope.at_least,
        weights,
    )


def _cell(values: Values, i: int, j: int) -> Cell:
    value = float(values[i, j])
    return None if np.isnan(value) else value
