"""Who owes whom what when it comes to it: the texts of treaties read against a case. It never predicts."""

from csto_graph.obligations.cascade import draws_in
from csto_graph.obligations.case import CASE_KINDS, Case
from csto_graph.obligations.cases import case_of_event, checked_case
from csto_graph.obligations.owed import Owed
from csto_graph.obligations.readings import NOTE, CaseReading, read_case, read_exposure
from csto_graph.obligations.status import BROKEN, MET, NOT_MET, UNDECIDED
from csto_graph.obligations.tables import COLUMNS

__all__ = [
    "BROKEN",
    "CASE_KINDS",
    "COLUMNS",
    "MET",
    "NOTE",
    "NOT_MET",
    "UNDECIDED",
    "Case",
    "CaseReading",
    "Owed",
    "case_of_event",
    "checked_case",
    "draws_in",
    "read_case",
    "read_exposure",
]
