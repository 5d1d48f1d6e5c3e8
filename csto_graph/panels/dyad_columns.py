"""The columns of a panel of dyad-years."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from csto_graph.panels.column_values import Facts
from csto_graph.panels.columns import Booleans, Column
from csto_graph.panels.tie_scores import measures_of, scores_of
from csto_graph.panels.yearly_ties import Ties


def dyad_columns(
    facts: Facts, measures: Sequence[str], *, directed: bool, allied_only: bool, similarity: bool
) -> dict[str, Column]:
    """Return a row for each two units in each year, or for each order of them; or only for those that are bound."""
    population, held = facts.population, facts.held
    rows = _rows(facts, directed=directed, allied_only=allied_only)
    year, one, other = np.nonzero(rows)
    bits, count = _bits(held, directed=directed)[rows], held.alliances[rows]

    def same(other: Ties) -> Booleans:
        return np.equal(bits, _bits(other, directed=directed)[rows]) & np.equal(count, other.alliances[rows])

    columns = {
        "year": facts.years(year),
        "state_1": facts.states(year, one),
        "state_2": facts.states(year, other),
        "cow_number_1": facts.numbers(one),
        "cow_number_2": facts.numbers(other),
        **dict(facts.obligations(year, bits)),
        "alliances": facts.claimed(year, count.astype(np.int16)),
        "in_system": facts.listed(year, population.listed[year, one] & population.listed[year, other]),
        "certainty": facts.certainty(year, same, count > 0),
        "coverage": facts.coverage(year),
        **dict(facts.undertakings(year, bits)),
    }
    if similarity:
        for name, values in scores_of(held, population, year, one, other).items():
            columns[name] = Column(values, np.isnan(values))
    for name, table in measures_of(measures, held, population, facts.places).items() if measures else ():
        columns[f"{name}_1"] = facts.measured(name, table, year, one)
        columns[f"{name}_2"] = facts.measured(name, table, year, other)
    return columns | dict(facts.conflicts_of_two(year, one, other))


def _bits(ties: Ties, *, directed: bool) -> npt.NDArray[np.uint8]:
    return ties.bits if directed else ties.either


def _rows(facts: Facts, *, directed: bool, allied_only: bool) -> Booleans:
    present = facts.population.present
    units = present.shape[1]
    pairs = ~np.eye(units, dtype=bool) if directed else np.triu(np.ones((units, units), dtype=bool), 1)
    rows: Booleans = present[:, :, None] & present[:, None, :] & pairs
    if allied_only:
        rows &= (facts.held.either > 0) & ~facts.population.outside[:, None, None]
    return rows
