"""Portfolios, and the contingency tables of every two of them, from which all scores are taken."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Values = npt.NDArray[np.float64]
Integers = npt.NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Portfolios:
    """The ties of some states with a reference set, each from 0, none, to ``levels`` - 1, the strongest.

    ``values`` has a row for each state and a column for each member of the reference set. ``places`` has the column of
    each state itself, -1 where it is not in the set.
    """

    values: Integers
    places: Integers
    levels: int

    def __post_init__(self) -> None:
        if self.values.size and not 0 <= self.values.min() <= self.values.max() < self.levels:
            raise ValueError(f"ties go from 0 to {self.levels - 1}")


def contingency(portfolios: Portfolios, *, weights: Values | None = None, left_out: bool = False) -> Values:
    """Return how often each level of one state meets each of another: shape (states, states, levels, levels).

    ``weights`` counts the members of the reference set by something else than 1. With ``left_out`` the two states
    themselves do not count: how each stands to itself and to the other.
    """
    levels, (states, members) = portfolios.levels, portfolios.values.shape
    each = np.eye(levels)[portfolios.values].transpose(0, 2, 1)
    count = np.ones(members) if weights is None else weights
    one = (each * count).reshape(states * levels, members)
    tables = (one @ each.reshape(states * levels, members).T).reshape(states, levels, states, levels)
    tables = np.ascontiguousarray(tables.transpose(0, 2, 1, 3))
    if left_out:
        _leave_out(tables, portfolios, count)
    return tables


def _leave_out(tables: Values, portfolios: Portfolios, count: Values) -> None:
    """Take away what each pair counts in the columns of the two states."""
    states = len(portfolios.values)
    one, other = np.indices((states, states))
    for place in (portfolios.places[:, None] + 0 * other, portfolios.places[None, :] + 0 * one):
        known = place >= 0
        i, j, column = one[known], other[known], place[known]
        np.subtract.at(tables, (i, j, portfolios.values[i, column], portfolios.values[j, column]), count[column])
