"""What is owed in a case that a user names: names become slugs, and the case is read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from csto_graph.core.certainty import Certainty
from csto_graph.core.windows import Window
from csto_graph.errors import QueryError, UnknownNameError
from csto_graph.obligations.case import CASE_KINDS, Case
from csto_graph.obligations.case_builder import case_of_event, checked_case
from csto_graph.obligations.evaluation import CaseReading, read_case, read_exposure
from csto_graph.questions.answering import Day
from csto_graph.questions.context import GraphContext


def ask_case(
    graph: GraphContext,
    attacked: str | None = None,
    *,
    event: str | None = None,
    by: str | Iterable[str] | None = None,
    as_of: Day | None = None,
    during: str | int | None = None,
    kind: str | None = None,
    on_territory: str | None = None,
    requested: bool = False,
    rounds: int = 1,
    at_least: Certainty = "possible",
) -> CaseReading:
    """Return who owes what if a state is attacked; see :meth:`csto_graph.AllianceGraph.case`."""
    state = None if attacked is None else graph.resolve(attacked, "state", as_of=as_of, during=during)
    case = _changed(
        _base_case(graph, state, None if event is None else graph.resolve(event, "event")),
        window=graph.asked(as_of, during),
        kind=_checked_kind(kind),
        attackers=graph.resolve_all(by, "state", as_of=as_of, during=during),
        territory=None if on_territory is None else graph.resolve(on_territory, "territory"),
        requested=requested or None,
    )
    scope = replace(graph.scope(at_least=at_least), window=case.window)
    return read_case(graph.records, checked_case(case, graph.records), scope, rounds=rounds)


def ask_exposure(
    graph: GraphContext,
    state: str,
    *,
    by: str | Iterable[str] | None = None,
    as_of: Day | None = None,
    during: str | int | None = None,
    kind: str | None = None,
    rounds: int = 1,
    at_least: Certainty = "possible",
) -> CaseReading:
    """Return the duties by which attacks on others draw a state in; see :meth:`csto_graph.AllianceGraph.exposure`."""
    case = _changed(
        Case(graph.resolve(state, "state", as_of=as_of, during=during), graph.window()),
        window=graph.asked(as_of, during),
        kind=_checked_kind(kind),
        attackers=graph.resolve_all(by, "state", as_of=as_of, during=during),
    )
    scope = replace(graph.scope(at_least=at_least), window=case.window)
    return read_exposure(graph.records, checked_case(case, graph.records), scope, rounds=rounds)


def _base_case(graph: GraphContext, state: str | None, event: str | None) -> Case:
    if event is not None:
        return case_of_event(graph.records, event, attacked=state or "")
    if state is not None:
        return Case(state, graph.window())
    raise QueryError("give the state that is attacked, or an event")


def _changed(case: Case, *, window: Window | None, **given: Any) -> Case:
    """Return a case with what is given, not None, in place of what it has."""
    return replace(case, **{name: value for name, value in {"window": window, **given}.items() if value is not None})


def _checked_kind(kind: str | None) -> str | None:
    if kind is not None and kind not in CASE_KINDS:
        raise UnknownNameError("kind", kind, CASE_KINDS, mend=f"one of {', '.join(CASE_KINDS)}")
    return kind
