"""A table as plain text: a header, a line of dashes, and one or more lines for each row.

tabulate writes the same. It is not used because its import takes a quarter of the time of a short command.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from itertools import zip_longest
from textwrap import wrap

GAP = "  "
PADDING = 2  # columns that a header leaves free, so that the dashes of neighbours are told apart


def text_table(rows: Sequence[Sequence[str]], headers: Sequence[str], *, widest: int) -> str:
    """Return rows of cells as text, each column as wide as its longest line.

    Parameters
    ----------
    rows
        Cells on one line each. Their number is that of the headers.
    headers
        Names of the columns.
    widest
        Number of characters after which a cell goes on in the next line.

    """
    wrapped = [[wrap(cell, widest) if len(cell) > widest else [cell.strip()] for cell in row] for row in rows]
    lines = [line for row in wrapped for line in zip_longest(*row, fillvalue="")]
    widths = [
        max(_width(header) + PADDING, *(_width(line[column]) for line in lines))
        for column, header in enumerate(headers)
    ]
    table = [headers, ["-" * width for width in widths], *lines]
    return "\n".join(_padded(line, widths) for line in table)


def _padded(line: Iterable[str], widths: Iterable[int]) -> str:
    return GAP.join(text + " " * (width - _width(text)) for text, width in zip(line, widths, strict=True)).rstrip()


def _width(text: str) -> int:
    """Return how many columns of a terminal a text fills: wide characters fill two, combining ones none."""
    return len(text) if text.isascii() else sum(map(_columns, text))


def _columns(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in ("Cf", "Me", "Mn"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in ("F", "W") else 1
