"""The columns that a SELECT query asks for, read from its text: an endpoint may know a dialect that we cannot parse."""

from __future__ import annotations

import re
from collections.abc import Iterator

from csto_graph.store.query_form import OPAQUE

_TOKEN = re.compile(rf"{OPAQUE}|(?P<word>[?$]\w+|\w+|[(){{}}*])", re.DOTALL)
_ENDS = {"{", "WHERE", "FROM"}


def query_columns(query: str) -> tuple[str, ...] | None:
    """Return the names of the columns of a SELECT query, each once; None for all (``*``) or where it is unclear."""
    names: dict[str, None] = {}
    depth, before = 0, ""
    for word in _projection(query):
        if word.upper() in _ENDS and not depth:
            return tuple(names) or None
        if word == "*" and not depth:
            return None
        if word[0] in "?$" and (not depth or (depth == 1 and before.upper() == "AS")):
            names[word[1:]] = None
        depth += (word == "(") - (word == ")")
        before = word
    return None


def _projection(query: str) -> Iterator[str]:
    words = (match["word"] for match in _TOKEN.finditer(query) if match["word"])
    for word in words:
        if word.upper() == "SELECT":
            yield from words
