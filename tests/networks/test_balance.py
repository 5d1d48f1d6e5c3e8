"""Balance against published networks, brute force and networkx."""

from __future__ import annotations

from itertools import combinations, product

import networkx as nx
import numpy as np
import pytest
from csto_graph import AllianceGraph
from csto_graph.networks.balance import balance_of, frustration, signs_of, triad_census
from csto_graph.networks.balance.frustration import frustrated_ties
from csto_graph.networks.balance.triads import Signs
from csto_graph.networks.types import Network
from hypothesis import given
from hypothesis import strategies as st

pytestmark = pytest.mark.slow

# Alliances (rova) and enmities (hina, with a minus) of sixteen sub-tribes of New Guinea: Read 1954, Southwestern Journal
# of Anthropology 10:1-43, as in the collection KONECT (konect.cc, "ucidata-gama"). Its frustration index is 7 (Aref and
# Wilson 2018, Journal of Complex Networks 6:566-595).
TRIBES = """
1-2 -1-3 -2-3 -1-4 3-4 -1-5 -2-5 -1-6 -2-6 3-6 3-7 5-7 6-7 3-8 4-8 6-8 7-8 -2-9 5-9 -6-9 -2-10 9-10 6-11 7-11 8-11 -9-11
-10-11 -1-12 6-12 7-12 8-12 11-12 6-13 -7-13 9-13 10-13 -11-13 5-14 -8-14 -12-14 13-14 1-15 2-15 -5-15 -9-15 -10-15 -11-15
-12-15 -13-15 1-16 2-16 -5-16 -6-16 -11-16 -12-16 -13-16 -14-16 15-16
"""


def signed(size: int, signs: dict[tuple[int, int], int]) -> Signs:
    found = np.zeros((size, size))
    for (i, j), sign in signs.items():
        found[i, j] = found[j, i] = sign
    return found


def least(signs: Signs) -> int:
    """Try all partitions."""
    size = len(signs)
    rest = product((0, 1), repeat=max(size - 1, 0))
    return min((frustrated_ties(signs, np.array([0, *sides])) for sides in rest), default=0) if size else 0


SIGNED = st.integers(1, 8).flatmap(
    lambda size: st.lists(
        st.sampled_from([-1, 0, 1]), min_size=size * (size - 1) // 2, max_size=size * (size - 1) // 2
    ).map(lambda signs: signed(size, dict(zip(combinations(range(size), 2), signs, strict=True))))
)


@given(SIGNED)
def test_the_index_is_the_least_of_all_partitions(signs: Signs) -> None:
    found = frustration(signs)
    assert found.exact
    assert found.index == found.bound == least(signs) == frustrated_ties(signs, found.sides)


@given(SIGNED)
def test_above_the_limit_there_are_bounds(signs: Signs) -> None:
    found = frustration(signs, most_nodes=0)
    assert found.bound <= least(signs) <= found.index == frustrated_ties(signs, found.sides)
    assert found.exact == (found.bound == found.index)


@given(SIGNED)
def test_the_census_counts_every_triad(signs: Signs) -> None:
    counted = [0, 0, 0, 0]
    for triad in combinations(range(len(signs)), 3):
        ties = [signs[pair] for pair in combinations(triad, 2)]
        if all(ties):
            counted[sum(tie < 0 for tie in ties)] += 1
    assert list(triad_census(signs)) == counted


def test_the_index_of_the_highland_tribes_is_seven() -> None:
    signs = {}
    for tie in TRIBES.split():
        one, other = map(int, tie.removeprefix("-").split("-"))
        signs[one - 1, other - 1] = -1 if tie.startswith("-") else 1
    assert (len(signs), sum(sign > 0 for sign in signs.values())) == (58, 29)
    found = frustration(signed(16, signs))
    assert (found.index, found.exact) == (7, True)


def test_two_camps_are_balanced_and_three_only_weakly() -> None:
    two = signed(6, {(i, j): 1 if (i < 3) == (j < 3) else -1 for i, j in combinations(range(6), 2)})
    assert triad_census(two).balanced == 1
    assert frustration(two).index == 0
    assert frustration(two).sides.tolist() == [0, 0, 0, 1, 1, 1]
    three = signed(3, dict.fromkeys(combinations(range(3), 2), -1))
    assert (triad_census(three).balanced, triad_census(three).weakly_balanced) == (0, 1)
    assert frustration(three).index == 1


def test_a_complete_graph_of_foes_has_the_index_of_the_best_cut() -> None:
    # All n(n-1)/2 ties less the floor(n*n/4) that a cut can hold.
    for size in range(2, 9):
        foes = signed(size, dict.fromkeys(combinations(range(size), 2), -1))
        assert frustration(foes).index == size * (size - 1) // 2 - size * size // 4


def test_a_larger_network_is_solved_exactly() -> None:
    random = np.random.default_rng(7)
    camps = random.integers(0, 2, 120)
    signs = {}
    for i, j in combinations(range(120), 2):
        if random.random() < 0.2:
            signs[i, j] = 1 if camps[i] == camps[j] else -1
    wrong = [pair for pair in signs if random.random() < 0.02]
    for pair in wrong:
        signs[pair] *= -1
    found = frustration(signed(120, signs))
    assert found.exact
    assert 0 < found.index <= len(wrong)
    assert {tuple(found.sides), tuple(1 - found.sides)} & {tuple(camps), tuple(1 - camps)}


def test_blocks_take_over_the_side_of_the_node_in_which_they_meet() -> None:
    chain = signed(5, {(0, 1): -1, (1, 2): 1, (2, 3): -1, (3, 4): -1})
    found = frustration(chain)
    assert found.index == 0
    assert found.sides.tolist() == [0, 1, 1, 0, 1]


def test_kyrgyz_and_tajik_allies_that_fight_unbalance_the_csto(kg: AllianceGraph) -> None:
    # September 2022: two members of the CSTO fight, with four members between them: four triads of two allied ties.
    balance = balance_of(kg.network("signed", as_of="2022-09-15", organisations=["csto"], states=CSTO))
    assert balance.triads.two == 4
    assert balance.triads.three == 4 + 12
    assert balance.frustration.index == 1
    assert balance.frustration.exact
    peace = balance_of(kg.network("signed", as_of="2021-12-31", organisations=["csto"], states=CSTO))
    assert (peace.triads.balanced, peace.frustration.index) == (1, 0)


CSTO = ["arm", "blr", "kaz", "kgz", "rus", "tjk"]


def test_camps_part_foes_where_nothing_binds_them(kg: AllianceGraph) -> None:
    balance = balance_of(kg.network("signed", during="2022"))
    camp = {node: side for side, nodes in enumerate(balance.camps) for node in nodes}
    assert camp["state-rus"] != camp["state-ukr"]
    assert camp["state-arm"] != camp["state-aze"]
    assert camp["state-rus"] == camp["state-blr"]
    assert balance.frustration.exact


def test_balance_agrees_with_networkx_on_being_two_camps() -> None:
    for seed in range(40):
        plain = nx.gnp_random_graph(9, 0.4, seed=seed)
        random = np.random.default_rng(seed)
        network: Network = nx.Graph()
        network.add_nodes_from(str(node) for node in plain)
        for one, other in plain.edges:
            network.add_edge(str(one), str(other), sign=int(random.choice([-1, 1])))
        # A network is balanced if cutting each friendship in two makes it bipartite (Harary and Kabell 1980).
        cut: Network = nx.Graph()
        for one, other, edge in network.edges(data=True):
            if edge["sign"] < 0:
                cut.add_edge(one, other)
            else:
                cut.add_edges_from([(one, f"{one}-{other}"), (f"{one}-{other}", other)])
        _, signs = signs_of(network)
        assert (frustration(signs).index == 0) == nx.is_bipartite(cut)
