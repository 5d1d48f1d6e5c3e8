"""Which states are members of the state system when: each has one spell or, if it was gone for a while, several."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from csto_graph.core.certainty import CERTAINTIES, Certainty
from csto_graph.core.dates import Bounds
from csto_graph.core.query_files import load_query
from csto_graph.core.windows import Window
from csto_graph.records.row_bounds import parse_bounds
from csto_graph.store import Store


@dataclass(frozen=True)
class StateSystem:
    """The spells of each state, by slug; rival spells are left out."""

    spells: Mapping[str, tuple[Bounds, ...]]

    def certainty(self, state: str, window: Window) -> Certainty | None:
        """Return how sure it is that a state exists on some day of the window; None if it does not.

        A state without any spell, such as one of a user's own file, exists on every day.
        """
        return best_certainty(self.spells.get(state, (None,)), window)

    def has(self, state: str, window: Window) -> bool:
        """Return whether a state exists, at least possibly, on some day of the window."""
        return self.certainty(state, window) is not None


def best_certainty(spells: Iterable[Bounds | None], window: Window) -> Certainty | None:
    """Return the surest degree of any of the spells in the window; None if none of them touches it."""
    degrees = {window.certainty(bounds) for bounds in spells}
    return next((degree for degree in CERTAINTIES if degree in degrees), None)


def read_state_system(store: Store) -> StateSystem:
    """Return the spells of all states, the earliest first."""
    spells: dict[str, list[Bounds]] = defaultdict(list)
    for row in store.select(load_query("records/state-spells")):
        spells[str(row["state"])].append(parse_bounds(row))
    return StateSystem({state: tuple(own) for state, own in spells.items()})
