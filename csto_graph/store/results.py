"""Results as plain columns: terms go straight to Python values, without rdflib in between."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pyoxigraph as ox

from csto_graph.core.namespaces import PREFIXES, shorten

if TYPE_CHECKING:
    import pandas as pd

Cell = str | int | float | bool | None
_INTEGER = PREFIXES["xsd"] + "integer"
_FLOATS = {PREFIXES["xsd"] + kind for kind in ("decimal", "double", "float")}
VIRTUOSO_BLANK = "nodeID://"  # Virtuoso gives blank nodes as IRIs of this scheme
_BOOLEAN = PREFIXES["xsd"] + "boolean"


@dataclass(frozen=True)
class ResultTable:
    """Named columns and rows of plain values; things and concepts are slugs, dates ISO or EDTF texts."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[dict[str, Cell]]:
        return (dict(zip(self.columns, row, strict=True)) for row in self.rows)

    def frame(self) -> pd.DataFrame:
        """Return the same rows as a DataFrame."""
        import pandas as pd

        return pd.DataFrame(list(self.rows), columns=list(self.columns))

    def _repr_html_(self) -> str:
        from csto_graph.core.notebook import html_of

        return html_of(f"{len(self)} rows", self.frame())

    def column(self, name: str) -> list[Cell]:
        """Return the values of one column, in row order."""
        position = self.columns.index(name)
        return [row[position] for row in self.rows]


@dataclass(frozen=True)
class Triples:
    """The answer to a CONSTRUCT or DESCRIBE query, as sorted N-Triples text."""

    ntriples: str


Answer = ResultTable | bool | Triples


def table_of(solutions: ox.QuerySolutions) -> ResultTable:
    """Return the solutions of a SELECT query as a table."""
    names = tuple(variable.value for variable in solutions.variables)
    rows = tuple(tuple(_cell(term) for term in solution) for solution in solutions)
    return ResultTable(names, rows)


def triples_of(triples: Iterable[ox.Triple]) -> Triples:
    """Return triples as N-Triples lines, sorted, so that equal answers are equal texts."""
    lines: Sequence[str] = sorted({f"{triple} .\n" for triple in triples})
    return Triples("".join(lines))


def _cell(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple | None) -> Cell:
    if term is None:
        return None
    if isinstance(term, ox.NamedNode):
        virtuoso_blank = term.value.startswith(VIRTUOSO_BLANK)
        return f"_:{term.value.removeprefix(VIRTUOSO_BLANK)}" if virtuoso_blank else shorten(term.value)
    if not isinstance(term, ox.Literal):
        return str(term)
    return literal_cell(term.value, term.datatype.value)


def literal_cell(text: str, kind: str) -> Cell:
    """Return the value of a literal; one that is not of its type ``kind`` stays text, as do infinities.

    Python reads more as numbers than XML Schema does: digits of all scripts, and underscores between them.
    """
    if kind == _BOOLEAN and text in {"true", "false"}:
        return text == "true"
    if not text.isascii() or "_" in text:
        return text
    try:
        if kind == _INTEGER:
            return int(text)
        value = float(text) if kind in _FLOATS else None
    except ValueError:
        return text
    return value if value is not None and math.isfinite(value) else text
