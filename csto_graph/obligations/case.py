"""The case against which treaties are read, and what a reading comes to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import NamedTuple, get_args

from csto_graph.core.choices import CaseKind
from csto_graph.core.windows import Window

ARMED_ATTACK, THREAT, INTERNAL_CRISIS = CASE_KINDS = get_args(CaseKind)
MET, UNDECIDED, NOT_MET, BROKEN = "met", "undecided", "not met", "broken"
_ORDER = (MET, UNDECIDED, NOT_MET)


@dataclass(frozen=True)
class Case:
    """What befalls a state: an ``armed-attack``, a ``threat`` or an ``internal-crisis``, by whom, when and where.

    ``attackers`` may be empty: nobody is named. ``territory`` is a slug, "" for the state's home territory.
    ``requested`` tells that the state asked for help.
    """

    attacked: str
    window: Window
    kind: str = ARMED_ATTACK
    attackers: frozenset[str] = frozenset()
    territory: str = ""
    requested: bool = False

    def against(self, state: str) -> Case:
        """Return the case in which the same attackers fall on the home territory of another state."""
        return replace(self, attacked=state, territory="", requested=False)


class Finding(NamedTuple):
    """A status and why: of one trigger or condition, or of a duty as a whole."""

    status: str
    why: str
    sources: tuple[str, ...] = ()


def together(findings: Iterable[Finding]) -> Finding:
    """Return what findings come to together: one that is not met outweighs the undecided, and these what is met."""
    found = list(findings)
    worst = max((finding.status for finding in found), key=_ORDER.index)
    telling = [finding for finding in found if finding.status == worst]
    sources = {source for finding in telling for source in finding.sources}
    return Finding(worst, "; ".join(finding.why for finding in telling if finding.why), tuple(sorted(sources)))
