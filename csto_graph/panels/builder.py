"""Making a panel of the records of a store."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import get_args

from csto_graph.core.certainty import CERTAINTIES, surest
from csto_graph.core.choices import PanelKind
from csto_graph.errors import QueryError, UnknownNameError
from csto_graph.networks.measures import chosen_measures
from csto_graph.panels.column_values import Facts
from csto_graph.panels.conflicts import fights_of
from csto_graph.panels.dyad_columns import dyad_columns
from csto_graph.panels.panel import Panel
from csto_graph.panels.panel_source import Source
from csto_graph.panels.population import population_of
from csto_graph.panels.spell_arrays import Axes, bindings, memberships
from csto_graph.panels.state_columns import state_columns
from csto_graph.panels.state_numbers import Numbering
from csto_graph.panels.year_rule import Timing
from csto_graph.panels.yearly_ties import Ties, ties_of
from csto_graph.records import Spell

KINDS: tuple[str, ...] = get_args(PanelKind)


@dataclass(frozen=True)
class Wish:
    """What a panel is to hold; see :meth:`csto_graph.AllianceGraph.panel`."""

    kind: str
    timing: Timing
    directed: bool = False
    allied_only: bool = False
    similarity: bool = False
    measures: Sequence[str] = ()


def panel_of(source: Source, wish: Wish, conflicts: Source | None = None) -> Panel:
    """Return the panel wished for, with conflicts of another source where one is given.

    UnknownNameError for a kind or measure that does not exist, QueryError for what does not go together.
    """
    measures = _checked(wish)
    facts = _facts(source, wish, conflicts)
    if wish.kind == "state-years":
        return Panel(wish.timing.years, state_columns(facts, measures, allied_only=wish.allied_only))
    chosen = {"directed": wish.directed, "allied_only": wish.allied_only, "similarity": wish.similarity}
    return Panel(wish.timing.years, dyad_columns(facts, measures, **chosen))


def _checked(wish: Wish) -> list[str]:
    if wish.kind not in KINDS:
        raise UnknownNameError("panel", wish.kind, KINDS, mend=f"one of {', '.join(KINDS)}")
    if wish.kind == "state-years" and (wish.directed or wish.similarity):
        word = "directed" if wish.directed else "similarity"
        raise QueryError(f"{word} is of two states; ask for dyad-years")
    return chosen_measures(wish.measures) if wish.measures else []


def _facts(source: Source, wish: Wish, conflicts: Source | None) -> Facts:
    spells, timing = source.records.spells, wish.timing
    axes = Axes.of(Numbering.of(source.records.codes), spells)
    degrees = {degree: replace(timing, at_least=surest([degree, timing.at_least])) for degree in CERTAINTIES}
    ties = {degree: _ties(spells, axes, each) for degree, each in degrees.items()}
    population = population_of(axes, spells, source.coverage, timing)
    fights = fights_of(conflicts, axes, timing) if conflicts else None
    return Facts(population, ties["possible"], ties, source.records.places, fights)


def _ties(spells: Sequence[Spell], axes: Axes, timing: Timing) -> Ties:
    return ties_of(bindings(spells, axes, timing), memberships(spells, axes, timing), len(axes.units), timing)
