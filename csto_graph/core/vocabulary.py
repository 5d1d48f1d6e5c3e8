"""The words of the vocabulary by which code decides: types of obligation, and roles of states in organisations.

The words are concepts of ``ontology/vocabulary.ttl``, which has their labels and definitions; a test holds both equal.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Purpose = Literal["help", "consultation", "restraint", "alignment"]


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
        does; the undertakings that it does not have either and that only limit ties to others have the lowest value.
    purpose : str
        Whether it obliges to ``help``, to ``consultation``, to ``restraint`` towards the other party, or limits the
        ``alignment`` of a party: what it may agree with third states, or whose forces it may let in.
    panel_column : str
        Its column in a panel, which has the spelling of ATOP.
    atop : str
        The variable of ATOP that codes the same; "" if ATOP has none.

    """

    name: str
    strength: int
    purpose: Purpose
    panel_column: str
    atop: str = ""


OBLIGATION_TYPES = {
    each.name: each
    for each in (
        ObligationType("defence", 3, "help", "defense", "defense"),
        ObligationType("offence", 3, "help", "offense", "offense"),
        ObligationType("neutrality", 2, "restraint", "neutrality", "neutral"),
        ObligationType("non-aggression", 2, "restraint", "nonaggression", "nonagg"),
        ObligationType("consultation", 1, "consultation", "consultation", "consul"),
        ObligationType("no-hostile-coalition", 1, "restraint", "no_hostile_coalition"),
        ObligationType("no-conflicting-undertaking", 1, "alignment", "no_conflicting_undertaking"),
        ObligationType("no-foreign-bases", 1, "alignment", "no_foreign_bases"),
    )
}
"""The types by name, the strongest first. Where a set of them is a number, the place of each is its bit."""
HELP = frozenset(each.name for each in OBLIGATION_TYPES.values() if each.purpose == "help")
RESTRAINT = frozenset(each.name for each in OBLIGATION_TYPES.values() if each.purpose == "restraint")
PLEDGES = RESTRAINT | {each.name for each in OBLIGATION_TYPES.values() if each.purpose == "alignment"}
"""The types that rule something out; their obligations name the forbidden acts."""
ATOP_TYPES = tuple(each.name for each in OBLIGATION_TYPES.values() if each.atop)
"""The types that ATOP codes as well, the only ones on which the two can differ."""
NOT_LEGALLY_BINDING = frozenset({"facultative", "political"})
"""The degrees of compulsion at which nobody owes anything in law: a permission, and a political commitment."""
STRONGEST = max(each.strength for each in OBLIGATION_TYPES.values())

MEMBER_ROLES = ("member", "participating-state")
"""The roles of a full member. The OSCE calls its members participating states."""
PARTNER_ROLES = ("acceding", "associate-member", "associate-partner", "dialogue-partner", "observer", "partner")
"""The roles of a state that takes part without being a full member."""
ROLE_TIES = {**dict.fromkeys(MEMBER_ROLES, "membership"), **dict.fromkeys(PARTNER_ROLES, "partnership")}
"""The roles of a state in an organisation, and the kind of tie as which the explorer draws each."""
