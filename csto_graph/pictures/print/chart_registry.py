"""The pictures by name."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import TYPE_CHECKING

from csto_graph.errors import UnknownNameError
from csto_graph.pictures.print.day_charts import draw_map, draw_similarity
from csto_graph.pictures.print.figure import Picture, require_matplotlib
from csto_graph.pictures.print.request import Wish
from csto_graph.pictures.print.time_charts import draw_blocs, draw_centrality

if TYPE_CHECKING:
    from csto_graph.analysis import Analysis


def draw(
    kg: Analysis,
    kind: str,
    *,
    states: Iterable[str] = (),
    as_of: str | date | None = None,
    first: str = "1949",
    last: str | None = None,
    measure: str | None = None,
    certain_only: bool = False,
    organisations: Iterable[str] = (),
) -> Picture:
    """Return a picture: ``centrality``, ``blocs`` (from ``first`` to ``last``), ``similarity`` or ``map`` (of a day).

    Without ``states`` those with the most to show are chosen. UnknownNameError for other names, QueryError for more
    states than can be told apart, MissingExtraError without matplotlib.
    """
    if kind not in FIGURES:
        raise UnknownNameError("picture", kind, FIGURES, mend=f"one of {', '.join(FIGURES)}")
    require_matplotlib()
    wish = Wish(
        kg=kg,
        states=tuple(dict.fromkeys(kg.names.resolve(state, "state") for state in states)),
        as_of=as_of,
        first=first,
        last=kg.release.isoformat() if last is None else last,
        measure=measure,
        certain_only=certain_only,
        organisations=tuple(kg.names.resolve(name, "organisation") for name in organisations),
    )
    return FIGURES[kind](wish)


FIGURES: dict[str, Callable[[Wish], Picture]] = {
    "blocs": draw_blocs,
    "centrality": draw_centrality,
    "map": draw_map,
    "similarity": draw_similarity,
}
