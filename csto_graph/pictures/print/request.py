"""What a picture is to show, and the caption that follows from it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

from csto_graph.core.certainty import Certainty
from csto_graph.core.query_files import load_query
from csto_graph.core.windows import day_window
from csto_graph.pictures.print.caption import caption_of, sources_of

if TYPE_CHECKING:
    from csto_graph.questions.answering import Day
    from csto_graph.questions.context import GraphContext

NAMED = 4
CERTAINTY_PHRASES: dict[Certainty, str] = {
    "certain": "certain ties only",
    "presumed": "certain and presumed ties",
    "possible": "certain, presumed and possible ties",
}


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

    @cached_property
    def predecessors(self) -> dict[str, str]:
        """The state that each state continues, such as the Soviet Union for Russia."""
        rows = self.graph.table("successions")
        return {str(row["resulting"]): str(row["original"]) for row in rows if row["kind"] == "continuation"}

    @cached_property
    def short_names(self) -> dict[str, str]:
        """The short English name of each organisation."""
        rows = self.graph.store.select(load_query("pictures/print/short-names")).rows
        return {str(organisation): str(name) for organisation, name in rows}

    def label(self, state: str, day: date | None = None) -> str:
        """Return the English label of a state, on a day the one that it had then."""
        records = self.graph.records
        return (records.places if day is None else records.places_in(day_window(day)))[state].label

    def evidence(
        self, what: str, when: str, *, states: Collection[str], types: Collection[str], note: str = "", **window: Any
    ) -> tuple[str, tuple[str, ...]]:
        """Return the caption, and the sources of the memberships of these states on a day or during an interval.

        ``note`` is what a reader must know besides; it stands at the end.
        """
        scope = self.graph.scope(**window, **self.limits, states=states)
        sources = sources_of(self.graph.records.spells, scope, types)
        what = f"{what}, {CERTAINTY_PHRASES[self.at_least]}"
        caption = caption_of(self.graph.store, self.graph.edition, what, when, sources)
        return f"{caption} {note}".rstrip(), sources


def bloc_names(spent: Mapping[int, Counter[str]]) -> dict[int, str]:
    """Return each bloc by its core: the names that count most in it."""
    return {number: f"around {_joined(counts)}" for number, counts in spent.items()}


def _joined(counts: Counter[str]) -> str:
    longest = [name for name in sorted(counts, key=lambda name: (-counts[name], name)) if counts[name]]
    names = ", ".join(longest[:NAMED])
    return f"{names} and {len(longest) - NAMED} more" if len(longest) > NAMED else names
