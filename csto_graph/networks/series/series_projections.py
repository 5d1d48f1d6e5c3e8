"""The courses of the projections that have a series."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from typing import Any

from csto_graph.core import choices
from csto_graph.core.certainty import Certainty
from csto_graph.core.dates import Bounds
from csto_graph.errors import UnknownNameError
from csto_graph.networks.projections import (
    Tie,
    affiliation_ties,
    alliance_ties,
    check_scope,
    checked_options,
    conflict_ties,
    event_ties,
    imposing,
)
from csto_graph.networks.series.change_log import Course
from csto_graph.records import Records, Scope

Parts = tuple[Iterable[Tie], Iterable[tuple[str, Bounds]]]


def course_of(
    records: Records,
    projection: choices.SeriesProjection,
    scope: Scope,
    *,
    at_least: Certainty = "possible",
    **options: Any,
) -> Course:
    """Return the course of a projection over the window of the scope, which is to hold what is possible.

    UnknownNameError for projections without a series: those whose ties have a direction, a sign or
    several layers. Other errors as in :func:`csto_graph.networks.projections.project`.
    """
    if projection not in COURSES:
        raise UnknownNameError("series", projection, COURSES, mend=f"there are series of {', '.join(COURSES)}")
    check_scope(projection, scope)
    given = checked_options(records, projection, options)
    weight = given.pop("weight", "number")
    ties, presences = COURSES[projection](records, scope, **given)
    regions = {slug: place.region for slug, place in records.places.items()}
    return Course.of(ties, presences, regions, at_least=at_least, weight=weight)


def _alliances(records: Records, scope: Scope, types: Collection[str] = ("defence",)) -> Parts:
    bonds = imposing(records.spells, types)
    held = [each for each in bonds if scope.has_state(each.state) and scope.has_organisation(each.organisation)]
    return alliance_ties(bonds, scope, types), ((each.state, each.bounds) for each in held)


def _affiliations(records: Records, scope: Scope) -> Parts:
    return _of_ties(list(affiliation_ties(records.spells, scope)))


def _conflicts(records: Records, scope: Scope) -> Parts:
    return _of_ties(list(conflict_ties(records.participations, scope)))


def _events(records: Records, scope: Scope, roles: Collection[str] = ()) -> Parts:
    held = [each for each in records.participations if scope.has_state(each.actor)]
    chosen = [each for each in held if not roles or each.role in roles]
    return event_ties(chosen, scope), ((each.actor, each.bounds) for each in chosen)


def _of_ties(ties: list[Tie]) -> Parts:
    return ties, ((end, tie.bounds) for tie in ties for end in (tie.one, tie.other))


COURSES: dict[choices.SeriesProjection, Callable[..., Parts]] = {
    "alliances": _alliances,
    "affiliations": _affiliations,
    "conflicts": _conflicts,
    "events": _events,
}
