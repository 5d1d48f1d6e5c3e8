"""The columns of a panel of state-years."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from csto_graph.panels.column_values import Facts
from csto_graph.panels.columns import Booleans, Column
from csto_graph.panels.tie_scores import measures_of
from csto_graph.panels.yearly_ties import Ties


def state_columns(facts: Facts, measures: Sequence[str], *, allied_only: bool) -> dict[str, Column]:
    """Return a row for each unit in each year, or only for members of something."""
    population, held = facts.population, facts.held
    rows = population.present
    if allied_only:
        rows = rows & (held.memberships > 0) & ~population.outside[:, None]
    year, unit = np.nonzero(rows)
    bits, count = held.owed[rows], held.memberships[rows]

    def same(other: Ties) -> Booleans:
        return np.equal(bits, other.owed[rows]) & np.equal(count, other.memberships[rows])

    columns = {
        "year": facts.years(year),
        "state": facts.states(year, unit),
        "cow_number": facts.numbers(unit),
        **dict(facts.obligations(year, bits)),
        "alliances": facts.claimed(year, count.astype(np.int16)),
        "in_system": facts.listed(year, population.listed[rows]),
        "certainty": facts.certainty(year, same, (bits > 0) | (count > 0)),
        "coverage": facts.coverage(year),
        **dict(facts.undertakings(year, bits)),
    }
    for name, table in measures_of(measures, held, population, facts.places).items() if measures else ():
        columns[name] = facts.measured(name, table, year, unit)
    return columns | dict(facts.conflicts_of_one(year, unit))
