"""Scores of two portfolios from their contingency table; the last two axes are the levels of one and of the other.

All are 1 for equal portfolios. They take any number of tables at once, shape (…, levels, levels), and return shape (…).
"""

from __future__ import annotations

import numpy as np

from csto_graph.networks.measures.partition import pairs_within
from csto_graph.networks.similarity.contingency import Values

ABSOLUTE, SQUARED = 1, 2


def signorino_ritter_s(tables: Values, *, distance: int = ABSOLUTE) -> Values:
    """Return S, from -1 to 1: one less twice the mean distance of the ties over the greatest there can be.

    Signorino and Ritter 1999, International Studies Quarterly 43:115-144, with absolute distances as there, or squared
    ones as in Häge 2011. With weighted tables it is their weighted S. Missing (nan) for an empty reference set.
    """
    apart = _distances(tables.shape[-1], distance)
    total = tables.sum(axis=(-2, -1))
    return 1 - 2 * _shares((tables * apart).sum(axis=(-2, -1)), total * apart.max())


def cohen_kappa(tables: Values) -> Values:
    """Return kappa: agreement beyond what chance would give two states with as many ties of each level as these have.

    Cohen 1968, Psychological Bulletin 70:213-220, with squared distances, as Häge 2011, Political Analysis 19:287-305,
    proposes for portfolios. Missing (nan) where chance leaves no room: both have the same tie with everyone.
    """
    return _beyond_chance(tables, tables.sum(axis=-1), tables.sum(axis=-2))


def scott_pi(tables: Values) -> Values:
    """Return pi: as kappa, but chance gives both the levels that the two have together.

    Scott 1955, Public Opinion Quarterly 19:321-325; Häge 2011, with squared distances.
    """
    both = (tables.sum(axis=-1) + tables.sum(axis=-2)) / 2
    return _beyond_chance(tables, both, both)


def kendall_tau_b(tables: Values) -> Values:
    """Return tau-b: whether who is closer to one state is closer to the other too, from -1 to 1.

    Kendall 1945, Biometrika 33:239-251; for portfolios Bueno de Mesquita 1975, J. Conflict Resolution 19:187-216.
    Missing (nan) where one of the two has the same tie with everyone.
    """
    total = tables.sum(axis=(-2, -1))
    pairs = pairs_within(total)
    first, second = (pairs - pairs_within(tables.sum(axis=axis)).sum(axis=-1) for axis in (-1, -2))
    room = np.sqrt(first * second)
    return _shares(_concordant(tables) - _concordant(tables[..., ::-1]), room)


def _beyond_chance(tables: Values, one: Values, other: Values) -> Values:
    apart = _distances(tables.shape[-1], SQUARED)
    total = tables.sum(axis=(-2, -1))
    seen = (tables * apart).sum(axis=(-2, -1))
    expected = _shares(np.einsum("...a,ab,...b->...", one, apart, other, optimize=True), total)
    return 1 - _shares(seen, expected)


def _concordant(tables: Values) -> Values:
    """Return the number of pairs of members of which one is above the other in both portfolios."""
    above = np.zeros_like(tables)
    later = tables[..., ::-1, ::-1].cumsum(axis=-2).cumsum(axis=-1)[..., ::-1, ::-1]
    above[..., :-1, :-1] = later[..., 1:, 1:]
    return np.asarray((tables * above).sum(axis=(-2, -1)))


def _distances(levels: int, power: int) -> Values:
    scale = np.arange(levels, dtype=float)
    return np.asarray(np.abs(scale[:, None] - scale[None, :]) ** power)


def _shares(part: Values, whole: Values) -> Values:
    return np.asarray(np.divide(part, whole, out=np.full(np.shape(whole), np.nan), where=np.asarray(whole) > 0))
