"""Scores against published examples, against SciPy, and against their definitions."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import product

import numpy as np
import pytest
from csto_graph.networks.similarity import (
    Portfolios,
    cohen_kappa,
    contingency,
    kendall_tau_b,
    scott_pi,
    signorino_ritter_s,
)
from csto_graph.networks.similarity.contingency import Values
from hypothesis import given
from hypothesis import strategies as st

# Germany and Russia with the states of Europe in 1914: Signorino and Ritter 1999, table 6, as svmiller.com gives it
# ("gmyrus14", 28 June 2026; "How to Calculate Tau-b", 11 November 2021), with each state's share in capabilities.
GERMANY = [3, 0, 0, 0, 3, 3, 0, 0, 0, 0, 0, 3, 0, 0, 0, 0, 0, 0, 0, 0]
RUSSIA = [0, 3, 1, 3, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]
CAPABILITIES = [25, 21, 20, 8, 8, 5, 3, 3, 2, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0]


def table(one: Sequence[int], other: Sequence[int], weights: Sequence[float] | None = None) -> Values:
    both = Portfolios(np.array([one, other]), np.array([-1, -1]), 4)
    count = None if weights is None else np.array(weights, dtype=float)
    return np.asarray(contingency(both, weights=count)[0, 1])


def test_germany_and_russia_in_1914() -> None:
    assert float(kendall_tau_b(table(GERMANY, RUSSIA))) == pytest.approx(0.03031695, abs=1e-8)
    assert float(signorino_ritter_s(table(GERMANY, RUSSIA))) == pytest.approx(0.4)
    assert float(signorino_ritter_s(table(GERMANY, RUSSIA, weights=CAPABILITIES))) == pytest.approx(-0.46)


def test_agreement_of_nominal_codes() -> None:
    # Cohen 1960, Educational and Psychological Measurement 20:37-46: of 200 cases two judges put 88 + 40 + 12 alike; with
    # two categories squared distances are the unweighted kappa. The textbook table 20, 5, 10, 15 of 50 cases has 0.4.
    assert float(cohen_kappa(np.array([[20.0, 5.0], [10.0, 15.0]]))) == pytest.approx(0.4)
    # Scott's pi of the same table: (0.7 - 0.505) / (1 - 0.505), for 55 of the 100 codes are the first.
    assert float(scott_pi(np.array([[20.0, 5.0], [10.0, 15.0]]))) == pytest.approx((0.7 - 0.505) / (1 - 0.505))


def disagreement(one: Sequence[int], other: Sequence[int]) -> float:
    return sum((x - y) ** 2 for x, y in product(one, other)) / (len(one) * len(other))


LEVELS = st.integers(0, 3)
PAIRS = st.lists(st.tuples(LEVELS, LEVELS), min_size=2, max_size=25)


@given(PAIRS)
def test_scores_equal_their_definitions(rows: list[tuple[int, int]]) -> None:
    from scipy.stats import kendalltau  # a second that each worker would need to know the names of the tests

    one, other = [x for x, _ in rows], [y for _, y in rows]
    found = table(one, other)
    size = len(rows)
    assert float(signorino_ritter_s(found)) == pytest.approx(1 - 2 * sum(abs(x - y) for x, y in rows) / (3 * size))
    squares = sum((x - y) ** 2 for x, y in rows) / size
    assert float(signorino_ritter_s(found, distance=2)) == pytest.approx(1 - 2 * squares / 9)
    by_chance = {cohen_kappa: disagreement(one, other), scott_pi: disagreement(one + other, one + other)}
    for score, expected in by_chance.items():
        value = float(score(found))
        assert math.isnan(value) if expected == 0 else value == pytest.approx(1 - squares / expected)
    theirs = kendalltau(one, other).statistic
    ours = float(kendall_tau_b(found))
    assert (math.isnan(ours) and math.isnan(theirs)) or ours == pytest.approx(theirs)


@given(PAIRS)
def test_scores_are_symmetric_and_at_most_one(rows: list[tuple[int, int]]) -> None:
    one, other = [x for x, _ in rows], [y for _, y in rows]
    for score in (signorino_ritter_s, cohen_kappa, scott_pi, kendall_tau_b):
        value, turned = float(score(table(one, other))), float(score(table(other, one)))
        assert value == pytest.approx(turned, nan_ok=True)
        assert math.isnan(value) or value <= 1 + 1e-12
        alike = float(score(table(one, one)))
        assert math.isnan(alike) or alike == pytest.approx(1)
    pi, kappa = float(scott_pi(table(one, other))), float(cohen_kappa(table(one, other)))
    assert math.isnan(kappa) or pi <= kappa + 1e-12, "chance gives more agreement where both are taken as one"


MATRICES = st.integers(2, 6).flatmap(
    lambda size: st.lists(st.lists(LEVELS, min_size=size, max_size=size), min_size=size, max_size=size)
)


@given(MATRICES)
def test_the_two_states_themselves_can_be_left_out(rows: list[list[int]]) -> None:
    values = np.array(rows)
    tables = contingency(Portfolios(values, np.arange(len(rows)), 4), left_out=True)
    for i, j in product(range(len(rows)), repeat=2):
        rest = [k for k in range(len(rows)) if k not in (i, j)]
        if i != j:
            assert (
                (tables[i, j] == table(values[i, rest].tolist(), values[j, rest].tolist())).all()
                if rest
                else not tables[i, j].any()
            )


def test_ties_beyond_the_scale_are_refused() -> None:
    with pytest.raises(ValueError, match="from 0 to 1"):
        Portfolios(np.array([[0, 2]]), np.array([0]), 2)
