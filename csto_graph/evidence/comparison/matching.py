"""Which bodies of two graphs are the same alliance, and who belongs to it on which days in each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from csto_graph.core.dates import Bounds
from csto_graph.evidence.comparison.day_sets import Days, certain, common, possible
from csto_graph.records import Spell

Numbers = Mapping[str, frozenset[str]]
"""The numbers that a data set has for alliances, by the slug of the body."""


@dataclass(frozen=True)
class Side:
    """An alliance as one graph has it: its bodies, and the spells of membership in any of them."""

    bodies: tuple[str, ...]
    labels: tuple[str, ...]
    spells: tuple[Spell, ...]
    covered: Days

    @cached_property
    def bounds(self) -> dict[str, list[Bounds]]:
        """The bounds of the spells by state, in order."""
        found: dict[str, list[Bounds]] = defaultdict(list)
        for spell in sorted(self.spells, key=lambda each: (each.state, each.bounds.start.earliest)):
            found[spell.state].append(spell.bounds)
        return found

    @cached_property
    def possible(self) -> dict[str, Days]:
        """The covered days on which each state may be a member."""
        return {state: common(possible(bounds), self.covered) for state, bounds in self.bounds.items()}

    @cached_property
    def certain(self) -> dict[str, Days]:
        """The covered days on which each state surely is a member."""
        return {state: common(certain(bounds), self.covered) for state, bounds in self.bounds.items()}

    def bound(self, kind: str) -> dict[str, tuple[Days, Days]]:
        """Return by state the covered days on which a type of obligation surely and possibly binds it."""
        phases: dict[str, list[Bounds]] = {state: [] for state in self.bounds}
        for spell in self.spells:
            phases[spell.state] += [phase.bounds for phase in spell.phases if kind in phase.types]
        return {
            state: (common(certain(bounds), self.covered), common(possible(bounds), self.covered))
            for state, bounds in phases.items()
        }

    def sources(self, state: str) -> set[str]:
        """Return the sources of a state's spells."""
        return {source for spell in self.spells if spell.state == state for source in spell.sources}


@dataclass(frozen=True)
class Match:
    """An alliance that both graphs have, by the numbers that both know it by."""

    numbers: tuple[str, ...]
    one: Side
    other: Side


def matches(
    one: Iterable[Spell], other: Iterable[Spell], numbers: tuple[Numbers, Numbers], covered: Days
) -> list[Match]:
    """Return the alliances that both have; bodies that share a number are one alliance."""
    spells = [_by_body(each) for each in (one, other)]
    found = []
    for group in _groups(*numbers):
        sides = [
            _side([body for body in sorted(known) if known[body] & group], bodies, covered)
            for known, bodies in zip(numbers, spells, strict=True)
        ]
        if sides[0].spells and sides[1].spells:
            found.append(Match(tuple(sorted(group)), *sides))
    return found


def alone(spells: Iterable[Spell], found: Iterable[Side], covered: Days) -> int:
    """Return how many bodies of a graph have members on the covered days and are in none of its matches."""
    bodies = {spell.organisation for spell in spells if common(possible([spell.bounds]), covered)}
    return len(bodies.difference(*(side.bodies for side in found)))


def _groups(one: Numbers, other: Numbers) -> list[frozenset[str]]:
    groups: list[frozenset[str]] = []
    for held in sorted([*one.values(), *other.values()], key=sorted):
        touching = [group for group in groups if group & held]
        groups = [group for group in groups if not group & held]
        groups.append(held.union(*touching))
    return groups


def _by_body(spells: Iterable[Spell]) -> dict[str, list[Spell]]:
    found: dict[str, list[Spell]] = defaultdict(list)
    for spell in spells:
        found[spell.organisation].append(spell)
    return found


def _side(bodies: list[str], spells: Mapping[str, list[Spell]], covered: Days) -> Side:
    held = tuple(spell for body in bodies for spell in spells.get(body, ()))
    labels = dict.fromkeys(spell.organisation_label for spell in held)
    return Side(tuple(bodies), tuple(labels), held, covered)
