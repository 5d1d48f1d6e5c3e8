"""What networks and obligations are reckoned from: records of a store, each kind fetched once, whole."""

from csto_graph.records.bonds import Bond, bonds
from csto_graph.records.codes import StateCode, read_codes
from csto_graph.records.collection import Records
from csto_graph.records.duties import Duty, read_duties
from csto_graph.records.events import Event, read_events
from csto_graph.records.invocations import Invocation, read_invocations
from csto_graph.records.participations import Participation, read_participations
from csto_graph.records.places import Place, read_places
from csto_graph.records.scope import Scope
from csto_graph.records.spells import Phase, Spell, phases_of, read_spells
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
    "Suspension",
    "Territory",
    "bonds",
    "phases_of",
    "read_areas",
    "read_codes",
    "read_duties",
    "read_events",
    "read_invocations",
    "read_participations",
    "read_places",
    "read_spells",
    "read_suspensions",
    "read_territories",
]
