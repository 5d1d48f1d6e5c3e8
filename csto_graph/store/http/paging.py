"""Answers that a server has cut at its limit of rows, fetched in pages until there is no further row."""

from __future__ import annotations

import re
from collections.abc import Callable

from csto_graph.errors import EndpointError
from csto_graph.store.http.endpoint import Reply
from csto_graph.store.results import Cell, ResultTable

Fetch = Callable[[int], ResultTable]
Rows = list[tuple[Cell, ...]]


def row_limit(reply: Reply) -> int | None:
    """Return the limit of rows that Virtuoso states with an answer; None where there is no usable number."""
    text = reply.headers.get("x-sparql-maxrows", "").strip()
    limit = int(text) if re.fullmatch("[0-9]{1,9}", text) else 0
    return limit or None


def all_pages(fetch: Fetch, size: int, shown: str) -> Rows:
    """Return the rows of all pages of at most ``size`` rows, where ``fetch`` gets one by its offset.

    EndpointError if a page comes twice or has more rows than it may: the server does not heed LIMIT or OFFSET, and
    would never come to an end.
    """
    rows: Rows = []
    seen: set[tuple[tuple[Cell, ...], ...]] = set()
    while len(rows) == size * len(seen):
        page = fetch(len(rows)).rows
        if page and (page in seen or len(page) > size):
            raise cut_error(size, shown, "and gives the same rows again when asked for the next ones")
        seen.add(page)
        rows += page
    return rows


def cut_error(size: int, shown: str, why: str = "") -> EndpointError:
    """Return the error that an answer is not whole."""
    rows = "1 row" if size == 1 else f"{size} rows"
    return EndpointError(f"{shown} cut the answer at {rows}{why and f' {why}'}; ask for less, or in parts")
