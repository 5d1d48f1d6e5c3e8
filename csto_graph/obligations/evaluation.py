"""A case read against all texts of its days."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from csto_graph.core.notebook import html_of
from csto_graph.obligations.cascade import cascade, exposure
from csto_graph.obligations.case import Case
from csto_graph.obligations.duty_index import Reader
from csto_graph.obligations.duty_table import obligation_table
from csto_graph.obligations.owed_duty import Invoked, Owed, invocations
from csto_graph.obligations.text_report import heading, report
from csto_graph.records import Records, Scope
from csto_graph.store import ResultTable

if TYPE_CHECKING:
    import pandas as pd

NOTE = "This reads the texts of treaties; it does not tell what states will do."


@dataclass(frozen=True, eq=False, repr=False)
class CaseReading:
    """What is owed in a case, or by whose attack on whom a state would be drawn in, as rows and as a table."""

    case: Case
    rows: tuple[Owed, ...]
    records: Records
    scope: Scope
    exposed: bool = False

    def table(self) -> ResultTable:
        """Return a row for each duty; the columns are those of :data:`csto_graph.obligations.COLUMNS`."""
        return obligation_table(self.rows, self.records.places, self.scope, self.invoked)

    def frame(self) -> pd.DataFrame:
        """Return the same rows as a DataFrame."""
        return self.table().frame()

    def __repr__(self) -> str:
        """Return one line: the case and the number of duties."""
        return f"<CaseReading: {self.heading}, {len(self.rows)} duties>"

    def _repr_html_(self) -> str:
        return html_of(self.heading, self.frame())

    def report(self) -> str:
        """Return what the rows say as text for people: one entry for all who are bound alike."""
        if not self.rows:
            return f"{self.heading}\n\n{self._coverage}"
        return report(self.case, self.rows, self.records, self.invoked, exposed=self.exposed)

    @property
    def _coverage(self) -> str:
        """What an answer without rows rests on."""
        nobody = "No treaty in the data binds anybody in this case"
        if self.scope.at_least != "possible":
            nobody = f"No duty is {self.scope.at_least} in this case; with --at-least possible more may be shown"
        in_force = {duty.treaty for duty in self.records.duties if self.case.window.holds(duty.treaty_bounds)}
        held = (
            f"The data hold {len(in_force)} treaties with duties in force then, not all there were: this is no proof."
        )
        return f"{nobody}.\n{held}"

    @property
    def heading(self) -> str:
        """The case in a line."""
        return heading(self.case, self.records, exposed=self.exposed)

    @property
    def invoked(self) -> Invoked:
        """The events around these days at which articles were invoked, by the state for which and the article."""
        return invocations(self.records.invocations, self.case.window)


def read_case(records: Records, case: Case, scope: Scope, *, rounds: int = 1) -> CaseReading:
    """Return what is owed in a case, and in further rounds whom it draws in; see :func:`cascade`."""
    return CaseReading(case, tuple(cascade(Reader(records, scope), case, rounds=rounds)), records, scope)


def read_exposure(records: Records, case: Case, scope: Scope, *, rounds: int = 1) -> CaseReading:
    """Return the attacks on others that would draw in the state of the case; see :func:`exposure`."""
    rows = tuple(exposure(Reader(records, scope), case, rounds=rounds))
    return CaseReading(case, rows, records, scope, exposed=True)
