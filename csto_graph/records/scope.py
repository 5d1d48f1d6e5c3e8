"""What of the records a network is to hold."""

from __future__ import annotations

from dataclasses import dataclass

from csto_graph.core.certainty import Certainty
from csto_graph.core.dates import Bounds
from csto_graph.core.windows import Window


@dataclass(frozen=True)
class Scope:
    """A day or an interval, how certain its relations must be at least, and whom it is limited to (None: to nobody).

    An organisation limits ties to those made by it (no clash or other event is); a state, to those that join it to
    another state of the scope.
    """

    window: Window
    at_least: Certainty = "possible"
    states: frozenset[str] | None = None
    organisations: frozenset[str] | None = None

    def holds(self, bounds: Bounds) -> bool:
        """Return whether a relation held on some day asked for, with the certainty asked for at least."""
        return self.window.holds(bounds, at_least=self.at_least)

    def has_state(self, slug: str) -> bool:
        """Return whether a state, or another actor, is in the scope."""
        return self.states is None or slug in self.states

    def has_organisation(self, slug: str) -> bool:
        """Return whether ties by an organisation are in the scope."""
        return self.organisations is None or slug in self.organisations
