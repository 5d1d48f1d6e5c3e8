"""Typed records of a store, from which networks, obligations and panels are computed; each kind is read once.

The modules are imported when their names are used: a question needs only the edition of the data.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from csto_graph.records.bonds import Bond, find_bonds
    from csto_graph.records.codes import StateCode, read_codes
    from csto_graph.records.collection import Records
    from csto_graph.records.duties import Duty, read_duties
    from csto_graph.records.events import Event, Invocation, read_events, read_invocations
    from csto_graph.records.participations import Participation, read_participations
    from csto_graph.records.places import Place, read_places
    from csto_graph.records.scope import Scope
    from csto_graph.records.spells import Phase, Spell, phases_of, read_spells
    from csto_graph.records.state_system import StateSystem, read_state_system
    from csto_graph.records.suspensions import Suspension, read_suspensions
    from csto_graph.records.territories import Area, Territory, read_areas, read_territories

__all__ = [
    "Area",
    "Bond",
    "Duty",
    "Event",
    "Invocation",
    "Participation",
    "Phase",
    "Place",
    "Records",
    "Scope",
    "Spell",
    "StateCode",
    "StateSystem",
    "Suspension",
    "Territory",
    "find_bonds",
    "phases_of",
    "read_areas",
    "read_codes",
    "read_duties",
    "read_events",
    "read_invocations",
    "read_participations",
    "read_places",
    "read_spells",
    "read_state_system",
    "read_suspensions",
    "read_territories",
]
MODULES = {
    **dict.fromkeys(("Bond", "find_bonds"), "bonds"),
    **dict.fromkeys(("StateCode", "read_codes"), "codes"),
    **dict.fromkeys(("Records",), "collection"),
    **dict.fromkeys(("Duty", "read_duties"), "duties"),
    **dict.fromkeys(("Event", "Invocation", "read_events", "read_invocations"), "events"),
    **dict.fromkeys(("Participation", "read_participations"), "participations"),
    **dict.fromkeys(("Place", "read_places"), "places"),
    **dict.fromkeys(("Scope",), "scope"),
    **dict.fromkeys(("Phase", "Spell", "phases_of", "read_spells"), "spells"),
    **dict.fromkeys(("StateSystem", "read_state_system"), "state_system"),
    **dict.fromkeys(("Suspension", "read_suspensions"), "suspensions"),
    **dict.fromkeys(("Area", "Territory", "read_areas", "read_territories"), "territories"),
}


def __getattr__(name: str) -> Any:
    if name not in MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{MODULES[name]}"), name)
