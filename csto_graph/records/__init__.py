"""What networks and obligations are reckoned from: records of a store, each kind fetched once, whole."""

from csto_graph.records.binding import Bond, bonds
from csto_graph.records.duties import Duty, read_duties
from csto_graph.records.participations import Participation, read_participations
from csto_graph.records.places import Place, read_places
from csto_graph.records.reading import Records
from csto_graph.records.scope import Scope
from csto_graph.records.spells import Spell, read_spells

__all__ = [
    "Bond",
    "Duty",
    "Participation",
    "Place",
    "Records",
    "Scope",
    "Spell",
    "bonds",
    "read_duties",
    "read_participations",
    "read_places",
    "read_spells",
]
