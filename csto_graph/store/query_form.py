"""What can be told of a query without parsing it: its form, whether it names graphs, and how to ask for a page of it.

Only the endpoint knows its dialect, so that a query is looked at and never refused for its syntax.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum

from csto_graph.errors import QueryError

OPAQUE = (
    r'<[^<>"{}|^`\\\s]*>'
    r'|"""(?:[^"\\]|\\.|"(?!""))*"""'
    r"|'''(?:[^'\\]|\\.|'(?!''))*'''"
    r'|"(?:[^"\\\n]|\\.)*"'
    r"|'(?:[^'\\\n]|\\.)*'"
    r"|#[^\n]*"
    r"|[\w-]*:[\w.-]*"
)
"""What may hold any word without meaning it: IRIs, texts, comments and prefixed names."""
_HIDDEN = re.compile(rf"{OPAQUE}|[?$]\w+", re.DOTALL)
_FORM = re.compile(r"\b(SELECT|ASK|CONSTRUCT|DESCRIBE|INSERT|DELETE|LOAD|CLEAR|CREATE|DROP|COPY|MOVE|ADD)\b", re.I)


class Form(Enum):
    """The forms of a query by what they answer with."""

    SELECT = "SELECT"
    ASK = "ASK"
    GRAPH = "CONSTRUCT or DESCRIBE"


def query_form(query: str) -> Form:
    """Return the form of a query; QueryError if it is an update or nothing at all."""
    word = _FORM.search(_bare(query))
    form = word[1].upper() if word else ""
    if form in {"CONSTRUCT", "DESCRIBE"}:
        return Form.GRAPH
    if not form:
        raise QueryError("this is no query; begin it with SELECT, ASK, CONSTRUCT or DESCRIBE")
    if form not in {"SELECT", "ASK"}:
        raise QueryError(f"{form} would change the graph, which is only read here; edit the tables and build it anew")
    return Form[form]


def names_graphs(query: str) -> bool:
    """Return whether a query speaks of named graphs."""
    return re.search(r"\bGRAPH\b", _bare(query), re.I) is not None


def next_page(query: str, columns: Sequence[str], offset: int, size: int) -> str | None:
    """Return a SELECT query for some of its rows, in an order that is the same each time.

    Its own order comes first, then that of all columns. None if it has a LIMIT or an OFFSET of its own.
    """
    tail = _bare(query).rpartition("}")[2]
    if re.search(r"\b(LIMIT|OFFSET)\b", tail, re.I):
        return None
    order = "" if re.search(r"\bORDER\s+BY\b", tail, re.I) else "ORDER BY "
    return f"{query}\n{order}{' '.join(f'?{name}' for name in columns)}\nLIMIT {size} OFFSET {offset}"


def _bare(query: str) -> str:
    """Return a query without what may hold any word: IRIs, texts, comments, variables and prefixed names."""
    return _HIDDEN.sub(" ", query)
