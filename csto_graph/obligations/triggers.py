"""Whether the trigger of a duty is met in a case, and whether an attacker breaks a pledge of its own."""

from __future__ import annotations

from csto_graph.obligations.case import (
    ARMED_ATTACK,
    BROKEN,
    INTERNAL_CRISIS,
    MET,
    NOT_MET,
    THREAT,
    UNDECIDED,
    Case,
    Finding,
)
from csto_graph.records import Duty

_PHRASES = {ARMED_ATTACK: "an armed attack", THREAT: "a threat", INTERNAL_CRISIS: "an internal crisis"}
_TEXTS = {
    "armed-attack": "an armed attack",
    "aggression": "aggression",
    "threat": "a threat",
    "internal-crisis": "an internal crisis",
}
AGAINST = {"use-of-force", "unpeaceful-settlement", "interference", "hostile-action"}
"""What an armed attack is; whoever pleads self-defence does so outside of these words."""
# An attack threatens, so that it sets off what a threat does; whether unrest is a threat the text leaves open.
_SETS_OFF = {
    ARMED_ATTACK: {"armed-attack": MET, "aggression": MET, "threat": MET, "internal-crisis": NOT_MET},
    THREAT: {"armed-attack": NOT_MET, "aggression": NOT_MET, "threat": MET, "internal-crisis": NOT_MET},
    INTERNAL_CRISIS: {"armed-attack": NOT_MET, "aggression": NOT_MET, "threat": UNDECIDED, "internal-crisis": MET},
}


def trigger_finding(trigger: str, case: Case) -> Finding:
    """Return whether the case sets off a duty with this trigger, a word of the scheme ``triggers``."""
    if trigger == "none":
        return Finding(MET, "it binds at all times")
    if trigger == "decision-by-a-body":
        return Finding(UNDECIDED, "a body must decide first")
    if trigger == "request":
        return Finding(MET, "a request sets it off") if case.requested else Finding(UNDECIDED, "a request sets it off")
    status, text, happened = _SETS_OFF[case.kind][trigger], _TEXTS[trigger], _PHRASES[case.kind]
    if text == happened:
        return Finding(status, f"{text} sets it off")
    if status == NOT_MET:
        return Finding(status, f"only {text} sets it off, {happened} is none")
    if status == MET:
        return Finding(status, f"{text} sets it off, {happened} is one")
    return Finding(status, f"{text} sets it off, and the text does not say that {happened} is one")


def pledge_finding(duty: Duty, case: Case) -> Finding:
    """Return whether a duty that rules something out is broken by its obligor's part in a case."""
    forbidden = " and ".join(word.replace("-", " ") for word in duty.forbids)
    if case.kind not in {ARMED_ATTACK, THREAT}:
        return Finding(NOT_MET, f"it forbids {forbidden}, an internal crisis is none")
    if not AGAINST & set(duty.forbids):
        return Finding(UNDECIDED, f"it forbids {forbidden}, of which an attack alone tells nothing")
    if case.kind == THREAT:
        return Finding(UNDECIDED, f"it forbids {forbidden}, and whether a threat breaks it is open")
    return Finding(BROKEN, f"it forbids {forbidden}, and the obligor itself attacks")
