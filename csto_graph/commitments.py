"""What the graph offers on obligations in a case; they are read when they are asked for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from csto_graph.analysis import Analysis
from csto_graph.errors import QueryError, UnknownNameError
from csto_graph.questions.context import frame_of

if TYPE_CHECKING:
    import pandas as pd

    from csto_graph.obligations import Case, CaseReading
    from csto_graph.questions.answering import Day


class Commitments(Analysis):
    """Who owes whom what when a state is attacked, and how far that reaches."""

    def obligations(
        self,
        attacked: str | None = None,
        *,
        exposure: str | None = None,
        by: str | Iterable[str] | None = None,
        as_of: Day | None = None,
        during: str | None = None,
        kind: str | None = None,
        rounds: int = 1,
        certain_only: bool = False,
        **case: Any,
    ) -> pd.DataFrame:
        """Return what is owed in a case as a DataFrame; see :meth:`case`, whose further parameters ``case`` takes.

        These are ``event``, ``on_territory`` and ``requested``. With ``exposure``, a state, instead the attacks on
        others that would draw it in; see :meth:`exposure`.
        """
        shared: dict[str, Any] = {"by": by, "as_of": as_of, "during": during, "kind": kind, "rounds": rounds}
        if exposure is None:
            return frame_of(self.case(attacked, certain_only=certain_only, **shared, **case).table())
        if attacked is not None:
            raise QueryError("give a state that is attacked or one whose exposure is asked for, not both")
        return frame_of(self.exposure(exposure, certain_only=certain_only, **shared, **case).table())

    def case(
        self,
        attacked: str | None = None,
        *,
        event: str | None = None,
        by: str | Iterable[str] | None = None,
        as_of: Day | None = None,
        during: str | None = None,
        kind: str | None = None,
        on_territory: str | None = None,
        requested: bool = False,
        rounds: int = 1,
        certain_only: bool = False,
    ) -> CaseReading:
        """Return who owes what when a state is attacked, and whether the text's trigger and conditions are met.

        ``by`` names the attackers. ``kind`` is ``armed-attack`` (unless told), ``threat`` or ``internal-crisis``, on a
        day or in an interval, by default on the day of the data's release; ``on_territory`` is a territory, by default
        the state's home. ``requested`` tells that it asked for help. With ``event`` all this is taken from an event,
        as of its first day, as far as it is not given. ``rounds`` over 1 follow those who must help.
        Raises UnknownNameError, AmbiguousNameError, DateError or QueryError.
        """
        from csto_graph.obligations import checked_case, read_case

        state = None if attacked is None else self.resolve(attacked, "state", as_of=as_of, during=during)
        case = self._case(state, event, by, as_of, during, kind)
        place = case.territory if on_territory is None else self.names.resolve(on_territory, "territory")
        case = replace(case, territory=place, requested=requested or case.requested)
        scope = replace(self.scope(certain_only=certain_only), window=case.window)
        return read_case(self.records, checked_case(case, self.records), scope, rounds=rounds)

    def exposure(
        self,
        state: str,
        *,
        by: str | Iterable[str] | None = None,
        as_of: Day | None = None,
        during: str | None = None,
        kind: str | None = None,
        rounds: int = 1,
        certain_only: bool = False,
    ) -> CaseReading:
        """Return the duties by which attacks on others would draw a state in: in round 1 directly, then through these.

        The parameters and errors of :meth:`case`.
        """
        from csto_graph.obligations import checked_case, read_exposure

        case = self._case(self.resolve(state, "state", as_of=as_of, during=during), None, by, as_of, during, kind)
        scope = replace(self.scope(certain_only=certain_only), window=case.window)
        return read_exposure(self.records, checked_case(case, self.records), scope, rounds=rounds)

    def _case(
        self,
        state: str | None,
        event: str | None,
        by: str | Iterable[str] | None,
        as_of: Day | None,
        during: str | None,
        kind: str | None,
    ) -> Case:
        from csto_graph.obligations import CASE_KINDS, Case, case_of_event

        if kind is not None and kind not in CASE_KINDS:
            raise UnknownNameError("kind", kind, CASE_KINDS, mend=f"one of {', '.join(CASE_KINDS)}")
        window = self.asked(as_of, during)
        if event is not None:
            case = case_of_event(self.records, self.names.resolve(event, "event"), attacked=state or "")
        elif state is not None:
            case = Case(state, self.window())
        else:
            raise QueryError("give the state that is attacked, or an event")
        attackers = self._resolved(by, "state", as_of, during)
        return replace(
            case,
            window=window or case.window,
            kind=kind or case.kind,
            attackers=case.attackers if attackers is None else attackers,
        )
