"""The spells of membership, with what the treaty behind each imposes, and when."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from csto_graph.core.dates import Boundary, Bounds
from csto_graph.core.query_files import load_query
from csto_graph.records.row_bounds import parse_bounds
from csto_graph.store import Cell, Store

Imposed = tuple[str, str, Bounds]
"""A type of obligation, the state that has it ("" where all members do), and when."""
Span = tuple[Boundary, Boundary]


@dataclass(frozen=True)
class Phase:
    """A part of a spell in which the same ``types`` of obligation bind its state."""

    bounds: Bounds
    types: frozenset[str]


@dataclass(frozen=True)
class Spell:
    """A state's membership of an organisation or alliance between two boundaries.

    ``lineage`` is the word that organisations share of which one grew out of the other, or the organisation alone;
    ``phases`` tell which types of obligation, such as ``defence``, the treaty behind it imposes on the state towards
    other members. They follow one another from its start to its end.
    """

    membership: str
    state: str
    organisation: str
    organisation_label: str
    lineage: str
    treaty: str
    bounds: Bounds
    sources: tuple[str, ...]
    phases: tuple[Phase, ...]

    @property
    def types(self) -> frozenset[str]:
        """The types of obligation of all phases."""
        return frozenset().union(*(phase.types for phase in self.phases))


def read_spells(store: Store) -> list[Spell]:
    """Return all spells of membership that no preferred row overrules, by slug."""
    imposed: dict[str, list[Imposed]] = defaultdict(list)
    for row in store.select(load_query("records/imposed-types")):
        imposed[str(row["organisation"])].append((str(row["type"]), str(row["state"] or ""), parse_bounds(row)))
    return [_spell(row, imposed[str(row["organisation"])]) for row in store.select(load_query("records/spells"))]


def phases_of(spell: Bounds, imposed: Iterable[tuple[str, Bounds]]) -> tuple[Phase, ...]:
    """Return the phases of a spell in which obligations of these types hold within these bounds.

    A boundary of an obligation parts the spell only where it lies within: one that is as open as that of the spell,
    or that was merely verified on another day, does not.
    """
    held = [(each, clipped) for each, bounds in imposed if (clipped := _clipped(bounds, spell)) is not None]
    cuts = {boundary for _, (start, end) in held for boundary in (start, end)} | {spell.start, spell.end}
    ordered = sorted(cuts, key=lambda each: (each.earliest, each.latest, each.presumed, each.text))
    return tuple(_phases(pairwise(ordered), held))


def _phases(spans: Iterable[tuple[Boundary, Boundary]], held: list[tuple[str, Span]]) -> Iterator[Phase]:
    last: Phase | None = None
    for since, until in spans:
        types = frozenset(each for each, (start, end) in held if _before(start, since) and _before(until, end))
        if last is not None and last.types == types:
            last = Phase(Bounds(last.bounds.start, until), types)
            continue
        if last is not None:
            yield last
        last = Phase(Bounds(since, until), types)
    if last is not None:
        yield last


def _before(one: Boundary, other: Boundary) -> bool:
    return (one.earliest, one.latest) <= (other.earliest, other.latest)


def _clipped(bounds: Bounds, spell: Bounds) -> Span | None:
    both = spell.overlap(bounds)
    start = both.start if bounds.start.latest > spell.start.latest else spell.start
    end = both.end if bounds.end.latest < spell.end.latest else spell.end
    return (start, end) if start.earliest < end.latest else None


def _spell(row: dict[str, Cell], imposed: Iterable[Imposed]) -> Spell:
    state, bounds = str(row["state"]), parse_bounds(row)
    return Spell(
        membership=str(row["membership"]),
        state=state,
        organisation=str(row["organisation"]),
        organisation_label=str(row["organisation_label"]),
        lineage=str(row["lineage"] or row["organisation"]),
        treaty=str(row["treaties"] or ""),
        bounds=bounds,
        sources=tuple(sorted(str(row["sources"]).split())),
        phases=phases_of(bounds, ((each, when) for each, who, when in imposed if who in ("", state))),
    )
