"""Who owes whom what when it comes to it: the texts of treaties read against a case. It never predicts."""

from csto_graph.obligations.asked_case import ask_case, ask_exposure
from csto_graph.obligations.cascade import draws_in
from csto_graph.obligations.case import CASE_KINDS, Case
from csto_graph.obligations.case_builder import case_of_event, checked_case
from csto_graph.obligations.duty_table import COLUMNS
from csto_graph.obligations.evaluation import NOTE, CaseReading, read_case, read_exposure
from csto_graph.obligations.owed_duty import Owed
from csto_graph.obligations.status import BROKEN, MET, NOT_MET, UNDECIDED

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
    "ask_case",
    "ask_exposure",
    "case_of_event",
    "checked_case",
    "draws_in",
    "read_case",
    "read_exposure",
]
