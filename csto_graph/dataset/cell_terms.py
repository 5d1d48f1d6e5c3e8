"""What the cells of a row become: pairs of property and object, by the type of the column."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from csto_graph.core.dates import Boundary, ongoing, parse_day, parse_end, parse_start, punctual
from csto_graph.core.namespaces import PREFIXES
from csto_graph.core.terms import concept, iri, literal, name, thing
from csto_graph.dataset.tables import Field, Row
from csto_graph.dataset.tables.cells import items

Pair = tuple[str, str]

DATATYPES = {4: "gYear", 7: "gYearMonth", 10: "date"}
EDTF = "http://id.loc.gov/datatypes/edtf/EDTF"


def pairs_of(column: Field, row: Row) -> Iterator[Pair]:
    """Yield the (property, object) terms of one cell; empty cells and EDTF boundaries yield nothing here."""
    if column.property and column.type in TERMS:
        for value in items(column, row.cells[column.name]):
            if column.language_column:
                yield name(column.property), literal(value, language=row.cells[column.language_column])
            else:
                yield name(column.property), TERMS[column.type](column, value)


def boundary_pairs(row: Row) -> dict[str, list[Pair]]:
    """Return the pairs of the row's boundaries by column: ``start``, ``end`` or ``date``.

    A relation that lasts is closed all the same (9999-12-31), so that a query needs no OPTIONAL. A row without
    a start or an end of its own is an obligation that holds as long as its treaty, whose bounds a rule gives it, or a
    treaty that is signed and not in force, which has none.
    """
    cells = row.cells
    not_in_force = "signed" in cells and not cells["start"]
    pairs: dict[str, list[Pair]] = {}
    if cells.get("start"):
        pairs["start"] = _boundary("start", parse_start(cells["start"]))
    if cells.get("end") or ("verified" in cells and not not_in_force):
        pairs["end"] = _boundary("end", _end(cells))
    if cells.get("date") and _column(row, "date").type == "edtf":
        pairs["date"] = _boundary("date", parse_start(cells["date"]))
    return pairs


def _end(cells: dict[str, str]) -> Boundary:
    if cells["end"]:
        return parse_end(cells["end"])
    return ongoing(parse_day(cells["verified"])) if cells["verified"] else punctual(parse_start(cells["start"]))


def _boundary(prefix: str, boundary: Boundary) -> list[Pair]:
    days = {"Earliest": boundary.earliest, "Latest": boundary.latest}
    if prefix == "end":
        days["Presumed"] = boundary.presumed
    pairs = [(name(f"sa:{prefix}{key}"), literal(day.isoformat(), datatype="date")) for key, day in days.items()]
    return [(name(f"sa:{prefix}Text"), literal(boundary.text)), *pairs] if boundary.text else pairs


def _column(row: Row, column: str) -> Field:
    return next(field for field in row.table.fields if field.name == column)


def _datatype(date: str) -> str:
    """Return the datatype of a date in EDTF: that of XML Schema for a plain day, month or year, else that of EDTF."""
    plain = re.fullmatch(r"\d{4}(-\d\d){0,2}", date)
    return DATATYPES[len(date)] if plain else EDTF


TERMS: dict[str, Callable[[Field, str], str]] = {
    "reference": lambda _, value: thing(value),
    "references": lambda _, value: thing(value),
    "concept": lambda _, value: concept(value),
    "concepts": lambda _, value: concept(value),
    "concept-any": lambda _, value: concept(value),
    "predicate": lambda _, value: name(f"sa:{value}"),
    "text": lambda column, value: literal(value, language=column.language),
    "texts": lambda _, value: literal(value),
    "string": lambda _, value: literal(value),
    "slug": lambda _, value: literal(value),
    "edtf-date": lambda _, value: literal(value),
    "issued": lambda _, value: literal(value, datatype=_datatype(value)),
    "language": lambda _, value: iri(PREFIXES["iso639"] + value),
    "integer": lambda _, value: literal(value, datatype="integer"),
    "date": lambda _, value: literal(value, datatype="date"),
    "decimal": lambda _, value: literal(value, datatype="decimal"),
    "uri": lambda _, value: iri(value),
    "wikidata": lambda _, value: iri(PREFIXES["wd"] + value),
    "geonames": lambda _, value: iri(f"https://sws.geonames.org/{value}/"),
}
