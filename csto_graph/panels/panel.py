"""Panels: a row for each state, or each two states, in each year."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from csto_graph.core.notebook import SHOWN_ROWS, html_of
from csto_graph.panels.columns import Column
from csto_graph.store import ResultTable

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, eq=False)
class Panel:
    """A panel of some ``years``, column by column."""

    years: range
    columns: Mapping[str, Column]

    def __len__(self) -> int:
        return len(self.columns["year"])

    def frame(self) -> pd.DataFrame:
        """Return a DataFrame: states and words as categories, numbers of the kinds of pandas that can be missing."""
        import pandas as pd

        return pd.DataFrame({name: column.array() for name, column in self.columns.items()}, copy=False)

    def _repr_html_(self) -> str:
        shown = min(len(self), SHOWN_ROWS)
        cells = [column.cells(0, shown) for column in self.columns.values()]
        first = ResultTable(tuple(self.columns), tuple(zip(*cells, strict=True)))
        return html_of(f"{len(self)} rows", first.frame(), is_part=len(self) > shown)

    def table(self) -> ResultTable:
        """Return plain values, None where missing."""
        cells = [column.cells(0, len(self)) for column in self.columns.values()]
        return ResultTable(tuple(self.columns), tuple(zip(*cells, strict=True)))
