"""The words of the vocabulary by which code decides: types of obligation, and roles of states in organisations.

The words are concepts of ``ontology/vocabulary.ttl``, which has their labels and definitions; a test holds both equal.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Purpose = Literal["help", "consultation", "restraint"]


@dataclass(frozen=True)
class ObligationType:
    """A type of obligation.

    Parameters
    ----------
    name : str
        The word in the vocabulary, such as ``non-aggression``.
    strength : int
        How much it binds, from 1 to 3: the scale on which Signorino and Ritter (1999, ISQ 43:115-144) code alliances
        (entente 1, neutrality or non-aggression 2, defence 3). Offence, which it does not have, binds to war as defence
        does.
    purpose : str
        Whether it obliges to ``help``, to ``consultation`` or to ``restraint``.
    panel_column : str
        Its column in a panel, which has the spelling of ATOP.

    """

    name: str
    strength: int
    purpose: Purpose
    panel_column: str


OBLIGATION_TYPES = {
    each.name: each
    for each in (
        ObligationType("defence", 3, "help", "defense"),
        ObligationType("offence", 3, "help", "offense"),
        ObligationType("neutrality", 2, "restraint", "neutrality"),
        ObligationType("non-aggression", 2, "restraint", "nonaggression"),
        ObligationType("consultation", 1, "consultation", "consultation"),
    )
}
"""The types by name, the strongest first. Where a set of them is a number, the place of each is its bit."""
HELP = frozenset(each.name for each in OBLIGATION_TYPES.values() if each.purpose == "help")
RESTRAINT = frozenset(each.name for each in OBLIGATION_TYPES.values() if each.purpose == "restraint")
STRONGEST = max(each.strength for each in OBLIGATION_TYPES.values())

MEMBER_ROLES = ("member", "participating-state")
"""The roles of a full member. The OSCE calls its members participating states."""
PARTNER_ROLES = ("acceding", "associate-member", "associate-partner", "dialogue-partner", "observer", "partner")
"""The roles of a state that takes part without being a full member."""
ROLE_TIES = {**dict.fromkeys(MEMBER_ROLES, "membership"), **dict.fromkeys(PARTNER_ROLES, "partnership")}
"""The roles of a state in an organisation, and the kind of tie as which the explorer draws each."""
