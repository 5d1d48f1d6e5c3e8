"""The codes of states in the lists of others, with the time in which each is valid."""

from __future__ import annotations

from dataclasses import dataclass

from csto_graph.core.dates import Bounds
from csto_graph.core.query_files import load_query
from csto_graph.records.row_bounds import parse_bounds
from csto_graph.store import Store


@dataclass(frozen=True)
class StateCode:
    """A code of a state in a list (``cow-number``, ``iso-alpha-3``, …) between two boundaries."""

    state: str
    scheme: str
    code: str
    bounds: Bounds


def read_codes(store: Store) -> list[StateCode]:
    """Return all codes of states, by list, state and time."""
    return [
        StateCode(str(row["state"]), str(row["scheme"]), str(row["code"]), parse_bounds(row))
        for row in store.select(load_query("records/codes"))
    ]
