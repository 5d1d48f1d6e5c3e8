"""Why an answer may be empty: the thing that was asked about is not there on the day."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from csto_graph.graph import AllianceGraph
    from csto_graph.questions.definition import Question

NO_THINGS = {"window", "integer", "language"}


def absences(graph: AllianceGraph, question: Question, given: Mapping[str, str]) -> Iterator[str]:
    """Yield a line for each thing among the parameters that is not there on the days asked for, and what was before."""
    if not any(parameter.type == "window" for parameter in question.parameters):
        return
    window = graph.window(given.get("as_of"), given.get("during"))
    for parameter in question.parameters:
        if parameter.name in given and parameter.type not in NO_THINGS and not parameter.scheme:
            thing = graph.entity(graph.names.resolve(given[parameter.name], parameter.type))
            if not window.holds(thing.bounds):
                yield f"{thing.label} is not there {window.phrase}{_before(graph, thing.id)}"


def _before(graph: AllianceGraph, thing: str) -> str:
    rows = [row for row in graph.table("successions", thing=thing) if row["resulting"] == thing]
    earlier = sorted({f"{row['original_label']} ({row['original']})" for row in rows})
    return f"; before it came {' and '.join(earlier)}" if earlier else ""
