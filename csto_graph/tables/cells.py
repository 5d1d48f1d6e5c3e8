"""What a single cell may hold, by the type of its column."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from csto_graph.characters import find_unseen
from csto_graph.dates import parse_day, parse_span
from csto_graph.errors import DateError, nearest
from csto_graph.tables.descriptor import Field

Fault = tuple[str, str]
LISTS = {"references": " ", "concepts": " ", "texts": "; "}


def items(column: Field, text: str) -> list[str]:
    """Return the values in a cell; an empty cell has none."""
    if not text:
        return []
    return text.split(LISTS[column.type]) if column.type in LISTS else [text]


def cell_problem(column: Field, text: str) -> Fault | None:
    """Return what is wrong with a cell and how to mend it, or None."""
    if not text:
        return _empty(column)
    if stray := find_unseen(text):
        return f"an unseen character U+{ord(stray[0]):04X} in {column.name!r}", "take it out"
    if text != text.strip() or any(not part.strip() for part in items(column, text)):
        return f"stray blanks in {column.name!r}", "take them out"
    if column.pattern and any(not re.fullmatch(column.pattern, part) for part in items(column, text)):
        return f"{text!r} is not of the form {column.pattern}", f"{column.name}: {column.description}"
    check = CHECKS.get(column.type)
    return check(column, text) if check else None


def _empty(column: Field) -> Fault | None:
    if not column.required:
        return None
    if "sources" in column.references:
        return f"no source in {column.name!r}", "name at least one row of sources.csv"
    return f"{column.name!r} is empty", f"give {column.description}"


def _words(column: Field, text: str) -> Fault | None:
    for word in items(column, text):
        if column.words and word not in column.words:
            hint = nearest(word, column.words, most=1)
            mend = f"did you mean {hint[0]!r}?" if hint else f"one of {', '.join(sorted(column.words))}"
            return f"{word!r} is no word of {column.scheme}", mend
    return None


def _day(_: Field, text: str) -> Fault | None:
    return _date_fault(parse_day, text)


def _edtf(_: Field, text: str) -> Fault | None:
    return _date_fault(parse_span, text)


def _date_fault(parse: Callable[[str], date | tuple[date, date]], text: str) -> Fault | None:
    try:
        parse(text)
    except DateError as error:
        what, _, mend = str(error).partition("; ")
        return what, mend
    return None


def _integer(_: Field, text: str) -> Fault | None:
    return None if re.fullmatch(r"0|[1-9][0-9]*", text) else (f"{text!r} is no whole number", "write digits only")


def _decimal(_: Field, text: str) -> Fault | None:
    return None if re.fullmatch(r"-?(0|[1-9][0-9]*)\.[0-9]+", text) else (f"{text!r} is no decimal", "such as 51.18")


def _uri(_: Field, text: str) -> Fault | None:
    if re.fullmatch(r"https?://[^\s<>\"{}|\\^`]+", text):
        return None
    return f"{text!r} is no web address", "percent-encode it and begin with http:// or https://"


CHECKS: dict[str, Callable[[Field, str], Fault | None]] = {
    "concept": _words,
    "concepts": _words,
    "date": _day,
    "decimal": _decimal,
    "edtf": _edtf,
    "edtf-date": _edtf,
    "integer": _integer,
    "uri": _uri,
}
