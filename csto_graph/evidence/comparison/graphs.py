"""The comparison of two open graphs."""

from __future__ import annotations

from csto_graph.core.windows import ALL_OF_HISTORY, Window
from csto_graph.errors import QueryError
from csto_graph.evidence.comparison.report import Comparison, compare
from csto_graph.imports.shared_states import read_numbers
from csto_graph.questions.context import GraphContext


def compare_graphs(
    names: tuple[str, str], graphs: tuple[GraphContext, GraphContext], window: Window | None
) -> Comparison:
    """Return the comparison of two graphs, called by these names, in a window or on all days that both cover.

    Raises QueryError if they have no alliances that could be compared, or no day in common.
    """
    numbers = read_numbers(graphs[0].store), read_numbers(graphs[1].store)
    for name, known in zip(names, numbers, strict=True):
        if not known:
            raise QueryError(f"{name} has no alliances with numbers by which they could be compared")
    shared = _shared_days(window or ALL_OF_HISTORY, graphs[0].covered, graphs[1].covered)
    labels = {slug: place.label for graph in graphs for slug, place in graph.records.places.items()}
    spells = graphs[0].records.spells, graphs[1].records.spells
    return compare(names, spells, numbers, shared, labels)


def _shared_days(*windows: Window) -> Window:
    shared = Window(max(each.since for each in windows), min(each.until for each in windows))
    if shared.since >= shared.until:
        raise QueryError("the two sources have no day in common; choose another interval")
    return shared
