"""The projections by name, with the options each takes."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any, NamedTuple

from csto_graph.core import choices
from csto_graph.core.dates import FOREVER, ONE_DAY, Bounds
from csto_graph.errors import QueryError, UnknownNameError
from csto_graph.networks.projections.alliances import affiliations, alliances, layers
from csto_graph.networks.projections.event_ties import conflicts, events
from csto_graph.networks.projections.obligation_ties import obligations
from csto_graph.networks.projections.signed import signed
from csto_graph.networks.projections.summaries import STRENGTHS
from csto_graph.networks.types import Network
from csto_graph.records import Place, Records, Scope

OF_EVENTS = {"conflicts", "events"}


def _of_members(records: Records) -> Iterator[Bounds]:
    return (phase.bounds for spell in records.spells for phase in spell.phases)


def _of_events(records: Records) -> Iterator[Bounds]:
    return (each.bounds for each in records.participations)


def _of_duties(records: Records) -> Iterator[Bounds]:
    yield from _of_members(records)
    yield from (each.bounds for each in records.duties)


def _of_both(records: Records) -> Iterator[Bounds]:
    yield from _of_members(records)
    yield from _of_events(records)


class Projection(NamedTuple):
    """What builds a network from the records, which of their bounds its ties have, what it shows, and its options."""

    build: Callable[..., Network]
    bounds: Callable[[Records], Iterator[Bounds]]
    summary: str
    options: tuple[str, ...] = ()


PROJECTIONS: dict[choices.Projection, Projection] = {
    "affiliations": Projection(
        lambda records, scope: affiliations(records.spells, scope),
        _of_members,
        "states and what they are members of",
    ),
    "alliances": Projection(
        lambda records, scope, **options: alliances(records.spells, scope, **options),
        _of_members,
        "states that share an alliance, of defence unless types are named",
        ("types", "weight"),
    ),
    "conflicts": Projection(
        lambda records, scope: conflicts(records.participations, scope),
        _of_events,
        "states that fought each other",
    ),
    "events": Projection(
        lambda records, scope, **options: events(records.participations, scope, **options),
        _of_events,
        "who took part in the same events in the same role",
        ("roles",),
    ),
    "layers": Projection(
        lambda records, scope: layers(records.spells, scope),
        _of_members,
        "alliances, one layer a type of obligation",
    ),
    "obligations": Projection(
        lambda records, scope, **options: obligations(records.spells, records.duties, scope, **options),
        _of_duties,
        "who owes what to whom, directed",
        ("types",),
    ),
    "signed": Projection(
        lambda records, scope, **options: signed(records.spells, records.participations, scope, **options),
        _of_both,
        "allies and foes in one",
        ("types",),
    ),
}


def project(records: Records, projection: choices.Projection, scope: Scope, **options: Any) -> Network:
    """Return the named projection, its nodes with ``label``, of states also ``region``, ``latitude``, ``longitude``.

    A state has the label that it had on the days asked for.
    The graph is ``open_ended`` if nothing begins after the days asked for: what has no end then lasts.

    Options that are None are left out. UnknownNameError for other names and words, QueryError for options that the
    projection does not take.
    """
    if projection not in PROJECTIONS:
        raise UnknownNameError("network", projection, PROJECTIONS, mend=f"one of {', '.join(PROJECTIONS)}")
    check_scope(projection, scope)
    given = checked_options(records, projection, options)
    network = _placed(PROJECTIONS[projection].build(records, scope, **given), records.places_in(scope.window))
    network.graph["open_ended"] = not _begins_later(records, projection, scope)
    return network


def check_scope(projection: choices.Projection, scope: Scope) -> None:
    """Raise QueryError if organisations limit a network that they do not make."""
    if scope.organisations is not None and projection in OF_EVENTS:
        raise QueryError(f"no organisation makes the ties of the network {projection!r}; limit it to states")


def checked_options(records: Records, projection: choices.Projection, options: Mapping[str, Any]) -> dict[str, Any]:
    """Return the options that are not None.

    UnknownNameError for words that mean nothing, QueryError for options that the projection does not take.
    """
    given = {name: _words(name, value) for name, value in options.items() if value is not None}
    takes = PROJECTIONS[projection].options
    for name in given:
        if name not in takes:
            mend = f"it takes {' and '.join(takes)}" if takes else "it takes none"
            raise QueryError(f"the network {projection!r} takes no {name}; {mend}")
    _check_words(records, given)
    return given


def _begins_later(records: Records, projection: choices.Projection, scope: Scope) -> bool:
    """Return whether anything that makes ties begins, or surely begins, after the days asked for."""
    starts = (bounds.start for bounds in PROJECTIONS[projection].bounds(records))
    days = (each.latest if each.latest < FOREVER - ONE_DAY else each.earliest for each in starts)
    return any(day >= scope.window.until for day in days)


def _words(name: str, value: str | Collection[str]) -> str | Collection[str]:
    """Return one word as a list of one, but for the weight, of which there is only one."""
    return (value,) if isinstance(value, str) and name != "weight" else value


def _check_words(records: Records, given: Mapping[str, Any]) -> None:
    known: dict[str, Collection[str]] = {"types": STRENGTHS, "weight": ("number", "strength")}
    if "roles" in given:
        known["roles"] = sorted({each.role for each in records.participations})
    for name, value in given.items():
        for word in [value] if isinstance(value, str) else value:
            if word not in known[name]:
                raise UnknownNameError(
                    name.removesuffix("s"), word, known[name], mend=f"one of {', '.join(known[name])}"
                )


def _placed(graph: Network, places: Mapping[str, Place]) -> Network:
    for node, attributes in graph.nodes(data=True):
        place = places.get(node, Place(node))
        attributes["label"] = place.label
        if place.region:
            attributes.update(region=place.region, latitude=place.latitude, longitude=place.longitude)
    return graph
