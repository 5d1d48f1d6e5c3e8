"""The balance of a signed network, and of one year after the other."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from csto_graph.core.certainty import Certainty, least_sure
from csto_graph.core.dates import parse_span
from csto_graph.core.notebook import html_of
from csto_graph.errors import DateError
from csto_graph.networks.balance.frustration import Frustration, frustration
from csto_graph.networks.balance.triads import TriadCensus, signs_of, triad_census
from csto_graph.networks.types import Network
from csto_graph.store import Cell, ResultTable

if TYPE_CHECKING:
    import pandas as pd

COLUMNS = (
    *("period", "states", "allied", "opposed", "three_allied", "two_allied", "one_allied", "none_allied"),
    *("balanced", "weakly_balanced", "frustration", "frustration_bound", "exact", "certainty"),
)


@dataclass(frozen=True, eq=False, repr=False)
class Balance:
    """The balance of a signed network: census of triads, frustration index, and the two camps of its best partition."""

    period: str
    nodes: tuple[str, ...]
    allied: int
    opposed: int
    certainty: Certainty
    triads: TriadCensus
    frustration: Frustration

    @property
    def camps(self) -> tuple[frozenset[str], frozenset[str]]:
        """The nodes of either side; those without a foe may stand on any."""
        sides = self.frustration.sides.tolist()
        first = frozenset(node for node, side in zip(self.nodes, sides, strict=True) if side == 0)
        return first, frozenset(self.nodes) - first

    def table(self) -> ResultTable:
        """Return a single row; a share without triads is None."""
        return balance_rows([self])

    def frame(self) -> pd.DataFrame:
        """Return the same row as a DataFrame."""
        return self.table().frame()

    def __repr__(self) -> str:
        """Return one line: the period, the size and the frustration index."""
        return f"<Balance {self.period}: {len(self.nodes)} nodes, frustration {self.frustration.index}>"

    def _repr_html_(self) -> str:
        return html_of(repr(self), self.frame())


def balance_of(network: Network) -> Balance:
    """Return the balance of a network whose edges have a ``sign``."""
    nodes, signs = signs_of(network)
    return Balance(
        period=network.graph.get("as_of") or network.graph.get("during", ""),
        nodes=nodes,
        allied=int((signs > 0).sum()) // 2,
        opposed=int((signs < 0).sum()) // 2,
        certainty=least_sure(edge.get("certainty", "certain") for *_, edge in network.edges(data=True)),
        triads=triad_census(signs),
        frustration=frustration(signs),
    )


def years_between(first: str, last: str) -> list[str]:
    """Return the calendar years from one EDTF date to another, both included; DateError if they are not in order."""
    begin, end = parse_span(first)[0].year, parse_span(last)[1].year
    if end < begin:
        raise DateError(f"a series cannot end with {last} before it begins with {first}; swap them")
    return [f"{year:04}" for year in range(begin, end + 1)]


def balance_rows(found: Iterable[Balance]) -> ResultTable:
    """Return a row for each balance; a share without triads is None."""
    return ResultTable(COLUMNS, tuple(_row(each) for each in found))


def _row(each: Balance) -> tuple[Cell, ...]:
    shares = (None if math.isnan(share) else share for share in (each.triads.balanced, each.triads.weakly_balanced))
    least = each.frustration
    counts = (len(each.nodes), each.allied, each.opposed, *each.triads)
    return (each.period, *counts, *shares, least.index, least.bound, least.exact, each.certainty)
