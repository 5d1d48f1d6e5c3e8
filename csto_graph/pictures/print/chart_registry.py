"""The pictures by name."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from csto_graph.core.certainty import Certainty
from csto_graph.core.choices import ChartKind
from csto_graph.errors import QueryError, UnknownNameError
from csto_graph.pictures.print.day_charts import draw_map, draw_similarity
from csto_graph.pictures.print.figure import Picture, require_matplotlib
from csto_graph.pictures.print.request import PlotRequest
from csto_graph.pictures.print.time_charts import draw_blocs, draw_centrality

if TYPE_CHECKING:
    from csto_graph.questions.answering import Day
    from csto_graph.questions.context import GraphContext


def draw(
    graph: GraphContext,
    kind: ChartKind,
    *,
    states: str | Iterable[str] | None,
    as_of: Day | None,
    first: str,
    last: str,
    measure: str | None,
    at_least: Certainty,
    organisations: str | Iterable[str] | None,
) -> Picture:
    """Return a picture: ``centrality``, ``blocs`` (from ``first`` to ``last``), ``similarity`` or ``map`` (of a day).

    Without ``states`` those with the most to show are chosen. UnknownNameError for other names, QueryError for more
    states than can be told apart, MissingExtraError without matplotlib.
    """
    if kind not in FIGURES:
        raise UnknownNameError("picture", kind, FIGURES, mend=f"one of {', '.join(FIGURES)}")
    if measure is not None and kind not in MEASURED:
        raise QueryError(f"the picture {kind!r} takes no measure; these do: {', '.join(MEASURED)}")
    require_matplotlib()
    request = PlotRequest(
        graph=graph,
        states=_resolved(graph, states, "state"),
        as_of=as_of,
        first=first,
        last=last,
        measure=measure,
        at_least=at_least,
        organisations=_resolved(graph, organisations, "organisation"),
    )
    return FIGURES[kind](request)


def _resolved(graph: GraphContext, names: str | Iterable[str] | None, kind: str) -> tuple[str, ...]:
    """Return the slugs of names, each once, in the order given."""
    given = [names] if isinstance(names, str) else names or ()
    return tuple(dict.fromkeys(graph.resolve(name, kind) for name in given))


MEASURED = ("centrality", "similarity")
FIGURES: dict[ChartKind, Callable[[PlotRequest], Picture]] = {
    "blocs": draw_blocs,
    "centrality": draw_centrality,
    "map": draw_map,
    "similarity": draw_similarity,
}
