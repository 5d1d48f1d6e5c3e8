"""What a single cell may hold, by the type of its column."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from datetime import date
from functools import lru_cache

from csto_graph.core.characters import find_unseen
from csto_graph.core.dates import parse_day, parse_span
from csto_graph.dataset.tables.descriptor import Field
from csto_graph.dataset.tables.messages import Fault, quoted
from csto_graph.dataset.tables.web_addresses import address_fault
from csto_graph.errors import DateError, nearest

LISTS = {"references": " ", "concepts": " ", "texts": "; "}
# The most characters of a cell where its column has no maxLength of its own.
LONGEST = {
    **dict.fromkeys(("text", "texts", "references", "concepts", "uri"), 2_000),
    **dict.fromkeys(("id", "reference", "slug", "string", "edtf", "edtf-date", "issued", "language"), 200),
    **dict.fromkeys(("concept", "concept-any", "predicate", "date", "wikidata", "geonames"), 100),
    "decimal": 20,
    "integer": 15,  # a double holds each of these exactly
}
_OTHER_BLANK = re.compile(r"[^\S ]")
_LOST = "\ufffd"


def items(column: Field, text: str) -> list[str]:
    """Return the values in a cell; an empty cell has none."""
    if not text:
        return []
    return text.split(LISTS[column.type]) if column.type in LISTS else [text]


def cell_problem(column: Field, text: str) -> Fault | None:
    """Return what is wrong with a cell and what to do, or None."""
    if not text:
        return _empty(column)
    if fault := _length(column, text) or _characters(column, text) or _parts(column, text):
        return fault
    check = CHECKS.get(column.type)
    return check(column, text) if check else None


def _empty(column: Field) -> Fault | None:
    if not column.required:
        return None
    if "sources" in column.references:
        return f"no source in {column.name!r}", "name at least one row of sources.csv"
    return f"{column.name!r} is empty", f"give {column.description}"


def _length(column: Field, text: str) -> Fault | None:
    most = column.max_length or LONGEST[column.type]
    if len(text) <= most:
        return None
    return f"{len(text):,} characters in {column.name!r}, where at most {most:,} are allowed", "shorten it"


def _characters(column: Field, text: str) -> Fault | None:
    if text.isascii() and text.isprintable():
        return None
    if unseen := find_unseen(text):
        return f"an unseen character U+{ord(unseen[0]):04X} in {column.name!r}", "remove it"
    if blank := _OTHER_BLANK.search(text):
        return f"a blank U+{ord(blank[0]):04X} in {column.name!r} that is not a space", "write a space"
    if _LOST in text:
        return f"a character U+FFFD in {column.name!r}, the mark of a lost letter", "write the letter of the source"
    return None


def _parts(column: Field, text: str) -> Fault | None:
    parts = items(column, text)
    if text != text.strip() or not all(map(str.strip, parts)):
        return f"stray blanks in {column.name!r}", "remove them"
    if column.pattern and (odd := [part for part in parts if not re.fullmatch(column.pattern, part)]):
        return f"{quoted(odd[0])} is not of the form {column.pattern}", f"{column.name}: {column.description}"
    if len(parts) > 1 and (twice := [part for part, number in Counter(parts).items() if number > 1]):
        return f"{quoted(twice[0])} is there twice in {column.name!r}", "remove one of them"
    return None


def _words(column: Field, text: str) -> Fault | None:
    for word in items(column, text):
        if column.words and word not in column.words:
            return f"{quoted(word)} is not a word of {column.scheme}", _word_remedy(word, column.words)
    return None


@lru_cache(1_000)
def _word_remedy(word: str, known: frozenset[str]) -> str:
    """Return which word may be meant; the same wrong word may be in each row of a long table."""
    hint = nearest(word, known, most=1)
    return f"did you mean {hint[0]!r}?" if hint else f"one of {', '.join(sorted(known))}"


def _day(_: Field, text: str) -> Fault | None:
    return _date_fault(parse_day, text)


def _edtf(_: Field, text: str) -> Fault | None:
    return _date_fault(parse_span, text)


def _date_fault(parse: Callable[[str], date | tuple[date, date]], text: str) -> Fault | None:
    try:
        parse(text)
    except DateError as error:
        what, _, remedy = str(error).partition("; ")
        return what.replace(repr(text), quoted(text)), remedy
    return None


def _integer(column: Field, text: str) -> Fault | None:
    if not re.fullmatch(r"0|[1-9][0-9]*", text):
        return f"{quoted(text)} is not a whole number", "write digits only"
    return _range(column, text)


def _decimal(column: Field, text: str) -> Fault | None:
    if not re.fullmatch(r"-?(0|[1-9][0-9]*)\.[0-9]{1,10}", text):
        return f"{quoted(text)} is not a decimal of at most ten places", "such as 51.18"
    return _range(column, text)


def _range(column: Field, text: str) -> Fault | None:
    if column.minimum is not None and float(text) < column.minimum:
        return f"{text} in {column.name!r} is less than {column.minimum:g}", f"give {column.description}"
    if column.maximum is not None and float(text) > column.maximum:
        return f"{text} in {column.name!r} is more than {column.maximum:g}", f"give {column.description}"
    return None


def _uri(_: Field, text: str) -> Fault | None:
    fault = address_fault(text)
    return (f"{quoted(text)} {fault[0]}", fault[1]) if fault else None


CHECKS: dict[str, Callable[[Field, str], Fault | None]] = {
    "concept": _words,
    "concepts": _words,
    "date": _day,
    "decimal": _decimal,
    "edtf": _edtf,
    "edtf-date": _edtf,
    "issued": _edtf,
    "integer": _integer,
    "uri": _uri,
}
