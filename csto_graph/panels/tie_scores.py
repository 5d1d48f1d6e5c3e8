"""Scores of dyads and measures of states, from the ties of the panel itself, year by year."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import numpy as np
import numpy.typing as npt

from csto_graph.core.vocabulary import OBLIGATION_TYPES, STRONGEST
from csto_graph.networks import MEASURES, Snapshot
from csto_graph.networks.measures import matched, ordered_blocs, rounded
from csto_graph.networks.similarity import (
    Portfolios,
    cohen_kappa,
    contingency,
    kendall_tau_b,
    scott_pi,
    signorino_ritter_s,
)
from csto_graph.panels.population import Population
from csto_graph.panels.year_rule import Integers
from csto_graph.panels.yearly_ties import Ties
from csto_graph.records import Place

Numbers = npt.NDArray[np.float64]
SCORES = {"s": signorino_ritter_s, "kappa": cohen_kappa, "pi": scott_pi, "tau_b": kendall_tau_b}
LEVELS = STRONGEST + 1
_STRONGEST = np.array(
    [
        max((each.strength for bit, each in enumerate(OBLIGATION_TYPES.values()) if bits >> bit & 1), default=0)
        for bits in range(1 << len(OBLIGATION_TYPES))
    ]
)
"""The strongest obligation among bits, on the scale of portfolios."""


def scores_of(ties: Ties, population: Population, year: Integers, one: Integers, other: Integers) -> dict[str, Numbers]:
    """Return the scores of dyads, rows in the order of years: of the portfolios of any day that the rule looks at.

    The reference set are the listed states of the year; to itself a state is as its closest ally.
    """
    found = {name: np.full(len(year), np.nan) for name in SCORES}
    for place, units in _years(population):
        rows = slice(*np.searchsorted(year, [place, place + 1]))
        first, second = (np.searchsorted(units, side[rows]) for side in (one, other))
        tables = contingency(_portfolios(ties, population, place, units))
        for name, score in SCORES.items():
            found[name][rows] = rounded(score(tables))[first, second]
    return found


def measures_of(
    names: Sequence[str], ties: Ties, population: Population, places: Mapping[str, Place]
) -> dict[str, Numbers]:
    """Return measures of the units by year, nan where there are none; one of the network stands in all its units.

    A tie is an obligation of any type between two, on any day that the rule looks at, and weighs as many alliances as
    bind them. All units of the year are nodes.
    """
    found = {name: np.full(population.states.shape, np.nan) for name in names}
    blocs: list[tuple[int, Integers, Snapshot]] = []
    for place, units in _years(population):
        snapshot = _snapshot(ties, population, place, units, places)
        for name in names:
            found[name][place, units] = MEASURES[name].function(snapshot)
        blocs.append((place, units, snapshot))
    if "bloc" in found:
        numbers = matched(ordered_blocs(snapshot.nodes, snapshot.blocs) for _, _, snapshot in blocs)
        for (place, units, snapshot), number in zip(blocs, numbers, strict=True):
            found["bloc"][place, units] = [number[node] if number[node] >= 0 else np.nan for node in snapshot.nodes]
    return {name: rounded(values) for name, values in found.items()}


def _years(population: Population) -> Iterator[tuple[int, Integers]]:
    """Yield the place of each year of which something is known, and the places of its units."""
    for place in np.flatnonzero(~population.outside).tolist():
        yield place, np.flatnonzero(population.present[place])


def _portfolios(ties: Ties, population: Population, place: int, units: Integers) -> Portfolios:
    values = _STRONGEST[ties.either[place][np.ix_(units, units)]]
    np.fill_diagonal(values, LEVELS - 1)
    listed = population.listed[place, units]
    return Portfolios(values[:, listed], np.where(listed, np.cumsum(listed) - 1, -1), LEVELS)


def _snapshot(ties: Ties, population: Population, place: int, units: Integers, places: Mapping[str, Place]) -> Snapshot:
    states = [population.slugs[state] for state in population.states[place, units].tolist()]
    weights = ties.alliances[place][np.ix_(units, units)].astype(np.float64)
    return Snapshot(tuple(map(str, units.tolist())), weights, tuple(places[state].region for state in states))
