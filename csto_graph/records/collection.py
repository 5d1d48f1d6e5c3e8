"""All records of a store, each kind read when it is first asked for and kept."""

from __future__ import annotations

from functools import cached_property

from csto_graph.core.windows import Window
from csto_graph.records.codes import StateCode, read_codes
from csto_graph.records.duties import Duty, read_duties
from csto_graph.records.events import Event, Invocation, read_events, read_invocations
from csto_graph.records.participations import Participation, read_participations
from csto_graph.records.places import FormerName, Place, named_in, read_former_names, read_places
from csto_graph.records.spells import Spell, read_spells
from csto_graph.records.state_system import StateSystem, read_state_system
from csto_graph.records.suspensions import Suspension, read_suspensions
from csto_graph.records.territories import Area, Territory, read_areas, read_territories
from csto_graph.store import Store


class Records:
    """The records of one store."""

    def __init__(self, store: Store) -> None:
        self._store = store

    @cached_property
    def spells(self) -> list[Spell]:
        """Every spell of membership."""
        return read_spells(self._store)

    @cached_property
    def duties(self) -> list[Duty]:
        """Every obligation."""
        return read_duties(self._store)

    @cached_property
    def participations(self) -> list[Participation]:
        """Every part in an event."""
        return read_participations(self._store)

    @cached_property
    def events(self) -> dict[str, Event]:
        """Every event by slug."""
        return read_events(self._store)

    @cached_property
    def suspensions(self) -> list[Suspension]:
        """Every time in which a membership was suspended."""
        return read_suspensions(self._store)

    @cached_property
    def territories(self) -> dict[str, Territory]:
        """The territories by slug."""
        return {each.territory: each for each in read_territories(self._store)}

    @cached_property
    def areas(self) -> dict[str, Area]:
        """The areas to which treaties limit duties, by word."""
        return read_areas(self._store)

    @cached_property
    def invocations(self) -> list[Invocation]:
        """Every part in an event at which an article was invoked."""
        return read_invocations(self._store)

    @cached_property
    def codes(self) -> list[StateCode]:
        """Every code of a state."""
        return read_codes(self._store)

    @cached_property
    def state_system(self) -> StateSystem:
        """When each state is a member of the state system."""
        return read_state_system(self._store)

    @cached_property
    def places(self) -> dict[str, Place]:
        """The label and the place of every state, organisation and person."""
        return read_places(self._store)

    @cached_property
    def former_names(self) -> list[FormerName]:
        """Every name that a state bore in a time and bears no more."""
        return read_former_names(self._store)

    def places_in(self, window: Window) -> dict[str, Place]:
        """Return the places with the names that states bore in a window."""
        return named_in(self.places, self.former_names, window)
