"""Columns of a panel: numbers or words, of which some are missing."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    import pandas as pd

    from csto_graph.store import Cell

Booleans = npt.NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Column:
    """Whole numbers, other numbers or, where there are ``words``, places in these; ``missing`` tells what is not known.

    What stands in ``values`` where it is missing counts for nothing.
    """

    values: npt.NDArray[Any]
    missing: Booleans
    words: tuple[str, ...] = ()

    def __len__(self) -> int:
        return len(self.values)

    def cells(self, begin: int, end: int) -> list[Cell]:
        """Return plain values, None where missing."""
        values, missing = self.values[begin:end], self.missing[begin:end]
        found = np.array([*self.words, None], dtype=object)[values] if self.words else values.astype(object)
        found[missing] = None
        cells: list[Cell] = found.tolist()
        return cells

    def texts(self, begin: int, end: int) -> list[str]:
        """Return the cells of a CSV file, quoted where they must be, empty where missing."""
        values, missing = self.values[begin:end], self.missing[begin:end]
        if values.dtype.kind == "f":
            return ["" if gone else repr(value) for value, gone in zip(values.tolist(), missing.tolist(), strict=True)]
        least, most = (0, len(self.words) - 1) if self.words else (int(values.min()), int(values.max()))
        known = map(_quoted, self.words) if self.words else map(str, range(least, most + 1))
        texts = np.array([*known, ""], dtype=object)
        found: list[str] = texts[np.where(missing, most + 1 - least, values - least)].tolist()
        return found

    def array(self) -> pd.api.extensions.ExtensionArray:
        """Return the column as pandas has it: categories, or numbers of a kind that can be missing."""
        import pandas as pd

        if self.words:
            places: npt.NDArray[np.int32] = np.where(self.missing, -1, self.values)
            return pd.Categorical.from_codes(places, pd.Index(self.words))
        if self.values.dtype.kind == "f":
            return pd.arrays.FloatingArray(self.values, self.missing)
        return pd.arrays.IntegerArray(self.values, self.missing)


def _quoted(word: str) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerow([word, ""])
    return text.getvalue().removesuffix(",\n")


def known(values: npt.NDArray[Any]) -> Column:
    """Return a column of numbers of which none is missing."""
    return Column(values, np.zeros(len(values), dtype=bool))


def worded(places: npt.NDArray[Any], words: Sequence[str], missing: Booleans | None = None) -> Column:
    """Return a column of words."""
    gone = np.zeros(len(places), dtype=bool) if missing is None else missing
    return Column(places.astype(np.int32), gone, tuple(words))
