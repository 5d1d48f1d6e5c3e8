"""From the parameters that a user gives to the SPARQL of a question, and from its rows to an answer in one order."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from datetime import date
from numbers import Integral
from typing import TYPE_CHECKING, Any, Protocol, TypeAlias

from csto_graph.core.certainty import CERTAINTIES, Certainty, at_least_as_sure
from csto_graph.core.choices import LANGUAGES
from csto_graph.core.dates import MINIMUM, as_day, day_after, parse_span
from csto_graph.core.edtf import shown
from csto_graph.core.windows import ALL_OF_HISTORY, Window, day_window, interval_window
from csto_graph.errors import QueryError, UnknownNameError
from csto_graph.questions.definition import Parameter, Question, load_question
from csto_graph.questions.names.folding import typed
from csto_graph.questions.names.name_index import NameIndex
from csto_graph.questions.parameters import bind
from csto_graph.store import Cell, ResultTable

if TYPE_CHECKING:
    from numpy import datetime64

Day: TypeAlias = "str | int | date | datetime64"
"""A day or, as a text or whole number, a month or a year: ``2022-01-06``, ``2022-01``, ``2022``."""
_COARSE = re.compile(r"[0-9]{4}(?:-[0-9]{2})?")
LIST_COLUMNS = {
    *("acted", "answers", "articles", "asked", "attributed_to", "basis", "conditions", "declined"),
    *("obligation_types", "obligee_states", "obligor_states", "obligors", "organisations", "places"),
    *("requesters", "rivals", "treaties"),
    *("end_sources", "preferred_sources", "sources", "start_sources", "verified_sources"),
}


class Context(Protocol):
    """What a question is asked of: it knows names, words and days. Each is read only where a parameter needs it."""

    @property
    def names(self) -> NameIndex:
        """The index of slugs, codes and labels."""

    @property
    def words(self) -> Mapping[str, list[str]]:
        """The words of the vocabulary by scheme."""

    @property
    def release(self) -> date:
        """The day of the data's release."""


def query_text(context: Context, question: str, parameters: Mapping[str, Any]) -> str:
    """Return the SPARQL of a question with its parameters bound; ``during`` stands in for ``as_of``.

    Raises UnknownNameError, AmbiguousNameError, DateError or QueryError.
    """
    declared = load_question(question)
    given = {name: value for name, value in parameters.items() if value is not None}
    if "during" in given:
        declared.parameter("as_of")
        given["as_of"] = chosen_window(context, given.get("as_of"), given.pop("during"))
    days = _days_of_codes(given.get("as_of"))
    values = {name: _value(context, declared.parameter(name), value, days) for name, value in given.items()}
    # What was asked for comes first: engines join in the order in which a query is written.
    return bind(declared, values | _defaults(context, declared, values))


def chosen_window(context: Context, as_of: Day | None, during: str | int | None) -> Window:
    """Return the days that a day, a year or an EDTF interval names; without either, the day of the data's release.

    Raises QueryError if both are given, DateError for what is not a valid day or interval.
    """
    if during is None:
        return day_window(context.release) if as_of is None else _window_of(as_of)
    if as_of is not None:
        raise QueryError("a day and an interval exclude each other; give one of as_of and during")
    text = date_text(during)
    if not isinstance(text, str):
        raise QueryError("during takes an EDTF interval as text, such as 2012 or 2012-06/2013")
    return interval_window(text)


def date_text(value: object) -> object:
    """Return the EDTF text of a year that is given as a whole number; other values stay as they are."""
    if isinstance(value, Integral) and not isinstance(value, bool) and 0 < int(value) < 10_000:
        return f"{int(value):04}"
    return value


def day_of(value: Day) -> date:
    """Return a single day; a year or a month stands for its last day. Raises DateError."""
    text = date_text(value)
    if isinstance(text, str) and _COARSE.fullmatch(text):
        return parse_span(text)[1]
    return as_day(text)


def _window_of(value: Day) -> Window:
    """Return the days of a day, a month or a year."""
    text = date_text(value)
    if isinstance(text, str) and _COARSE.fullmatch(text):
        first, last = parse_span(text)
        return Window(first, day_after(last))
    return day_window(as_day(text))


def known_language(value: str) -> str:
    """Return the tag of a language that labels have; UnknownNameError for others."""
    if value not in LANGUAGES:
        raise UnknownNameError("language", value, LANGUAGES, mend=f"one of {', '.join(LANGUAGES)}")
    return value


def in_order(table: ResultTable) -> ResultTable:
    """Return an answer in whose cells lists have one order: engines gather them as they find them."""
    positions = {i for i, name in enumerate(table.columns) if name in LIST_COLUMNS}
    rows = (
        tuple(
            " ".join(sorted(cell.split())) if i in positions and isinstance(cell, str) else cell
            for i, cell in enumerate(row)
        )
        for row in table.rows
    )
    return ResultTable(table.columns, tuple(rows))


def sure_rows(table: ResultTable, question: str, at_least: Certainty) -> ResultTable:
    """Return the rows with this certainty at least; QueryError for a question whose answer has no certainty."""
    if "certainty" not in table.columns:
        raise QueryError(f"the answer of {question} has no column certainty; ask it without at_least")
    wanted = {degree for degree in CERTAINTIES if at_least_as_sure(degree, at_least)}
    position = table.columns.index("certainty")
    return ResultTable(table.columns, tuple(row for row in table.rows if row[position] in wanted))


def surest_first(changes: ResultTable) -> ResultTable:
    """Return changes with the certain ones first, in the order of time; then the others, wide ranges of days last."""

    def width(row: dict[str, Cell]) -> int:
        first, last = parse_span(str(row["date"]))
        return 0 if row["certainty"] == "certain" else 1 + (last - first).days

    rows = sorted(changes, key=width)
    return ResultTable(changes.columns, tuple(tuple(row.values()) for row in rows))


def _defaults(context: Context, question: Question, given: Collection[str]) -> dict[str, str | Window]:
    defaults: dict[str, str | Window] = {}
    for parameter in question.parameters:
        if parameter.name in given:
            continue
        if parameter.type == "window":
            defaults[parameter.name] = day_window(context.release) if parameter.default else ALL_OF_HISTORY
        elif parameter.default:
            defaults[parameter.name] = parameter.default
    return defaults


def _days_of_codes(as_of: Window | Day | None) -> Window | None:
    """Return the days asked about, on which codes of states are read; None without a day or a start."""
    return code_days(as_of if isinstance(as_of, Window) or as_of is None else _window_of(as_of))


def code_days(window: Window | None) -> Window | None:
    """Return the days on which codes of states are read; None without a window or its start."""
    return window if window and window.since > MINIMUM else None


def resolved(names: NameIndex, name: str | float, kinds: str, days: Window | None) -> str:
    """Return the slug that a name means in some days; the same errors as :meth:`NameIndex.resolve`."""
    return names.resolve(name, kinds, on=days.since, until=days.until) if days else names.resolve(name, kinds)


def _value(context: Context, parameter: Parameter, value: Any, days: Window | None) -> str | Window:
    if parameter.type == "window":
        return value if isinstance(value, Window) else _window_of(value)
    if parameter.type == "integer":
        return _integer(parameter, value)
    text = _text(parameter, value)
    if parameter.type == "language":
        return known_language(text)
    if parameter.scheme:
        return _word(context.words[parameter.scheme], parameter.scheme, text)
    return resolved(context.names, text, parameter.type, days)


def _text(parameter: Parameter, value: Any) -> str:
    """Return the text that a parameter is given; for a parameter that takes a name, the digits of a whole number."""
    takes_words = parameter.type == "language" or parameter.scheme is not None
    text = value if isinstance(value, str) or takes_words else typed(value)
    if isinstance(text, str) and text.strip():
        return text
    given = shown(value) if isinstance(value, str) else f"a value of type {type(value).__name__}"
    form = "text" if takes_words else "text (a slug, code, abbreviation or label) or a whole number (a code)"
    raise QueryError(f"the parameter {parameter.name!r} takes {form}, not {given} ({parameter.description})")


def _word(words: list[str], scheme: str, value: str) -> str:
    if value not in words:
        raise UnknownNameError(f"word of {scheme}", value, words, mend=f"one of {', '.join(words)}")
    return value


def _integer(parameter: Parameter, value: Any) -> str:
    digits = typed(value)
    if digits is None or not re.fullmatch(r"-?[0-9]{1,9}", digits):
        given = f"not {shown(value)} ({parameter.description})"
        raise QueryError(f"the parameter {parameter.name!r} takes a whole number of at most 9 digits, {given}")
    return str(int(digits))
