"""Whether a case lies in the area to which a treaty limits a duty."""

from __future__ import annotations

from collections.abc import Iterator

from csto_graph.obligations.case import MET, NOT_MET, UNDECIDED, Case, Finding
from csto_graph.records import Duty, Records, Territory

OF_THE_PARTIES = "territory-of-the-parties"


def area_finding(duty: Duty, case: Case, records: Records) -> Finding:
    """Return whether the territory of the case lies in the area of a duty.

    A row of ``territories`` decides; else, of a state at home, its region. A treaty without an area binds wherever the
    party is hit, as long as what is hit is its own; parties consult on any.
    """
    area = duty.area
    territory, label = _territory(case, records), _phrase(records.areas[area].label) if area else ""
    if not area and duty.type == "consultation":
        return Finding(MET, "")
    if territory and territory.state != case.attacked:
        return _not_its_own(territory, case, records)
    if not area:
        return _contested(territory, records) or Finding(MET, "")
    if territory and area in territory.outside:
        return Finding(NOT_MET, f"{territory.label} is not in {label}", territory.sources)
    if territory and area in territory.inside:
        return Finding(MET, f"{territory.label} is in {label}", territory.sources)
    if area == OF_THE_PARTIES:
        return _contested(territory, records) or Finding(MET, "it is the party's own territory")
    if territory and territory.kind != "metropolitan":
        return Finding(UNDECIDED, f"it is not recorded whether {territory.label} is in {label}")
    return _at_home(area, case, records)


def foreign_soil(case: Case, records: Records) -> Iterator[Finding]:
    """Yield a doubt about a pledge to the attacked state where what is hit is territory of another."""
    territory = _territory(case, records)
    if territory and territory.state != case.attacked:
        found = _not_its_own(territory, case, records)
        yield Finding(UNDECIDED, found.why, found.sources)


def _territory(case: Case, records: Records) -> Territory | None:
    if case.territory:
        return records.territories[case.territory]
    own = (each for each in records.territories.values() if each.state == case.attacked and each.kind == "metropolitan")
    return next((each for each in own if case.window.holds(each.bounds)), None)


def _at_home(area: str, case: Case, records: Records) -> Finding:
    home, (label, regions) = records.places[case.attacked], records.areas[area]
    phrase = _phrase(label)
    if not regions:
        return Finding(UNDECIDED, f"it is not recorded whether {home.label} is in {phrase}")
    if home.region in regions:
        return Finding(MET, f"{home.label} is in {phrase}")
    return Finding(NOT_MET, f"{home.label} is not in {phrase}")


def _phrase(label: str) -> str:
    return label if label == "Europe" else f"the {label}"


def _contested(territory: Territory | None, records: Records) -> Finding | None:
    if territory is None or not territory.claimed_by:
        return None
    claimants = " and ".join(records.places[state].label for state in territory.claimed_by)
    return Finding(UNDECIDED, f"{territory.label} is claimed by {claimants} too", territory.sources)


def _not_its_own(territory: Territory, case: Case, records: Records) -> Finding:
    owner, attacked = records.places[territory.state].label, records.places[case.attacked].label
    why = f"{territory.label} is territory of {owner}, not of {attacked}"
    return Finding(UNDECIDED if case.attacked in territory.claimed_by else NOT_MET, why, territory.sources)
