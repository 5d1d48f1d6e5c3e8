"""Tables that are made day after day, so that they need never be in memory whole."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING

from csto_graph.core.notebook import SHOWN_ROWS, html_of
from csto_graph.store import Cell, ResultTable

if TYPE_CHECKING:
    import pandas as pd

Rows = list[tuple[Cell, ...]]
Progress = Callable[[Iterable[date]], Iterable[date]]


class LongTable(ABC):
    """A table with rows for many days, such as a series of measures."""

    @property
    @abstractmethod
    def kinds(self) -> Mapping[str, str]:
        """The columns in their order, each with what it holds: a ``date``, ``text``, ``whole`` or other ``number``."""

    @abstractmethod
    def batches(self, progress: Progress = iter) -> Iterator[Rows]:
        """Yield the rows of one day after the other; ``progress`` sees each day as its rows are done."""

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns."""
        return tuple(self.kinds)

    def table(self) -> ResultTable:
        """Return all rows at once."""
        return ResultTable(self.columns, tuple(row for batch in self.batches() for row in batch))

    def frame(self) -> pd.DataFrame:
        """Return all rows as a DataFrame."""
        return self.table().frame()

    def _repr_html_(self) -> str:
        rows = islice((row for batch in self.batches() for row in batch), SHOWN_ROWS + 1)
        first = ResultTable(self.columns, tuple(rows))
        return html_of(repr(self), first.frame(), is_part=len(first) > SHOWN_ROWS)
