"""The columns of a panel of dyad-years."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from csto_graph.panels.column_values import Facts
from csto_graph.panels.columns import Booleans, Column
from csto_graph.panels.tie_scores import measures_of, scores_of


def dyad_columns(
    facts: Facts, measures: Sequence[str], *, directed: bool, allied_only: bool, similarity: bool
) -> dict[str, Column]:
    """Return a row for each two units in each year, or for each order of them; or only for those that are bound."""
    population, held, sure = facts.population, facts.held, facts.sure
    rows = _rows(facts, directed=directed, allied_only=allied_only)
    year, one, other = np.nonzero(rows)
    bits, certain = ((each.bits if directed else each.either)[rows] for each in (held, sure))
    count = held.alliances[rows]
    same = (bits == certain) & (count == sure.alliances[rows])
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


def _rows(facts: Facts, *, directed: bool, allied_only: bool) -> Booleans:
    present = facts.population.present
    units = present.shape[1]
    pairs = ~np.eye(units, dtype=bool) if directed else np.triu(np.ones((units, units), dtype=bool), 1)
    rows: Booleans = present[:, :, None] & present[:, None, :] & pairs
    if allied_only:
        rows &= (facts.held.either > 0) & ~facts.population.outside[:, None, None]
    return rows
