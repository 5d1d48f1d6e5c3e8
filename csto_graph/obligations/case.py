"""The case against which treaties are read."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import get_args

from csto_graph.core.choices import CaseKind
from csto_graph.core.windows import Window

ARMED_ATTACK, THREAT, INTERNAL_CRISIS = CASE_KINDS = get_args(CaseKind)


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
