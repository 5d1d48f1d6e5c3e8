"""Whether an attacker breaks a pledge of its own, by what the pledge forbids."""

from __future__ import annotations

from csto_graph.obligations.case import ARMED_ATTACK, THREAT, Case
from csto_graph.obligations.status import BROKEN, NOT_MET, UNDECIDED, Finding
from csto_graph.records import Duty

AGAINST = {"use-of-force", "unpeaceful-settlement", "interference", "hostile-action"}
"""What an armed attack is; whoever pleads self-defence does so outside of these words."""


def pledge_finding(duty: Duty, case: Case) -> Finding:
    """Return whether a duty of non-aggression or neutrality is broken by its obligor's part in a case."""
    forbidden = " and ".join(word.replace("-", " ") for word in duty.forbids)
    if case.kind not in {ARMED_ATTACK, THREAT}:
        return Finding(NOT_MET, f"it forbids {forbidden}, an internal crisis is none")
    if not AGAINST & set(duty.forbids):
        return Finding(UNDECIDED, f"it forbids {forbidden}, of which an attack alone tells nothing")
    if case.kind == THREAT:
        return Finding(UNDECIDED, f"it forbids {forbidden}, and whether a threat breaks it is open")
    return Finding(BROKEN, f"it forbids {forbidden}, and the obligor itself attacks")
