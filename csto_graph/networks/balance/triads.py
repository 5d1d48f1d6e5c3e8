"""The triads of a signed network."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from csto_graph.networks.types import Network

Signs = npt.NDArray[np.float64]


class TriadCensus(NamedTuple):
    """The number of triads by the signs of their ties: three positive ties, two, one, none."""

    three: int
    two: int
    one: int
    none: int

    @property
    def balanced(self) -> float:
        """The share with an even number of negative ties; nan without triads.

        Cartwright and Harary 1956, Psychological Review 63:277-293.
        """
        return (self.three + self.one) / sum(self) if sum(self) else float("nan")

    @property
    def weakly_balanced(self) -> float:
        """The share in which not just one tie is negative: three foes are no contradiction; nan without triads.

        Davis 1967, Human Relations 20:181-187.
        """
        return 1 - self.two / sum(self) if sum(self) else float("nan")


def signs_of(network: Network) -> tuple[tuple[str, ...], Signs]:
    """Return the nodes in order and the symmetric matrix of the ``sign`` of their ties (1 where an edge has none)."""
    nodes = tuple(sorted(network))
    number = {node: place for place, node in enumerate(nodes)}
    signs = np.zeros((len(nodes), len(nodes)))
    for one, other, sign in network.edges(data="sign", default=1):
        i, j = number[one], number[other]
        if i != j:
            signs[i, j] = signs[j, i] = sign
    return nodes, signs


def triad_census(signs: Signs) -> TriadCensus:
    """Return the census of all triads whose three pairs are tied."""
    friends, foes = (signs > 0).astype(float), (signs < 0).astype(float)
    both = friends @ foes
    three = np.einsum("ij,ji->", friends @ friends, friends) / 6
    two = np.einsum("ij,ji->", friends @ friends, foes) / 2
    one = np.einsum("ij,ji->", both, foes) / 2
    none = np.einsum("ij,ji->", foes @ foes, foes) / 6
    return TriadCensus(*(round(float(count)) for count in (three, two, one, none)))
