"""What a picture is to show, and the caption that follows from it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from csto_graph.core.certainty import Certainty
from csto_graph.pictures.print.caption import caption_of, sources_of

if TYPE_CHECKING:
    from csto_graph.questions.answering import Day
    from csto_graph.questions.context import GraphContext

NAMED = 4


@dataclass(frozen=True)
class PlotRequest:
    """A picture that was asked for; the picture chooses states and measure where there are none."""

    graph: GraphContext
    states: tuple[str, ...]
    as_of: Day | None
    first: str
    last: str
    measure: str | None
    at_least: Certainty
    organisations: tuple[str, ...]

    @property
    def limits(self) -> dict[str, Any]:
        """The limits of networks."""
        return {"at_least": self.at_least, "organisations": self.organisations or None}

    def label(self, state: str) -> str:
        """Return the English label of a state."""
        return self.graph.records.places[state].label

    def evidence(
        self, what: str, when: str, *, states: Collection[str], types: Collection[str], **window: Any
    ) -> tuple[str, tuple[str, ...]]:
        """Return the caption, and the sources of the memberships of these states on a day or during an interval."""
        scope = self.graph.scope(**window, **self.limits, states=states)
        sources = sources_of(self.graph.records.spells, scope, types)
        certainty = "certain ties only" if self.at_least else "certain and possible ties"
        return caption_of(self.graph.store, self.graph.edition, f"{what}, {certainty}", when, sources), sources


def bloc_names(spent: Mapping[int, Counter[str]]) -> dict[int, str]:
    """Return each bloc by the names that count most in it."""
    return {number: _joined(counts) for number, counts in sorted(spent.items())}


def _joined(counts: Counter[str]) -> str:
    longest = [name for name in sorted(counts, key=lambda name: (-counts[name], name)) if counts[name]]
    names = ", ".join(longest[:NAMED])
    return f"{names} and {len(longest) - NAMED} more" if len(longest) > NAMED else names
