"""The duties of some days by who is bound and to whom, and how each reads in a case."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from csto_graph.core.vocabulary import HELP, NOT_LEGALLY_BINDING, PLEDGES
from csto_graph.obligations.areas import area_finding, foreign_soil
from csto_graph.obligations.case import BROKEN, MET, UNDECIDED, Case, Finding, together
from csto_graph.obligations.conditions import condition_findings
from csto_graph.obligations.triggers import pledge_finding, trigger_finding
from csto_graph.records import Bond, Records, Scope, Suspension, find_bonds


class Reader:
    """The bonds of a scope's days, and their status in a case."""

    def __init__(self, records: Records, scope: Scope) -> None:
        self.records, self.scope = records, scope
        self._to: dict[str, list[Bond]] = defaultdict(list)
        self._of: dict[str, list[Bond]] = defaultdict(list)
        self._suspended: dict[tuple[str, str], list[Suspension]] = defaultdict(list)
        system = records.state_system
        absent = {state for state in system.spells if not system.has(state, scope.window)}
        for bond in _once(find_bonds(records.spells, records.duties, scope)):
            if bond.obligor not in absent and bond.obligee not in absent:
                self._to[bond.obligee].append(bond)
                self._of[bond.obligor].append(bond)
        spells = {spell.membership: spell for spell in records.spells}
        self._lineage = {spell.organisation: spell.lineage for spell in records.spells}
        for each in records.suspensions:
            if scope.holds(each.bounds) and (spell := spells.get(each.membership)):
                self._suspended[spell.state, spell.lineage].append(each)

    def owed_to(self, state: str) -> list[Bond]:
        """Return what others owe to a state."""
        return self._to.get(state, [])

    def owed_by(self, state: str) -> list[Bond]:
        """Return what a state owes to others."""
        return self._of.get(state, [])

    def found(self, bond: Bond, case: Case) -> Finding:
        """Return the status of a bond in a case and why: met, undecided or not met, of an attacker's pledge broken."""
        if bond.obligor in case.attackers and bond.obligee == case.attacked:
            return self._of_attacker(bond, case)
        duty = bond.duty
        findings = [trigger_finding(duty.trigger, case), *condition_findings(duty, case, self.records.places)]
        if duty.trigger != "none":
            findings.append(area_finding(duty, case, self.records))
        return together([*findings, *self._suspensions(bond)])

    def _of_attacker(self, bond: Bond, case: Case) -> Finding:
        if bond.duty.type in PLEDGES:
            pledge = pledge_finding(bond.duty, case)
            doubts = [*self._suspensions(bond), *foreign_soil(case, self.records)] if pledge.status == BROKEN else []
            return together(doubts) if doubts else pledge
        return Finding(UNDECIDED, "the obligor itself attacks, which the text does not foresee")

    def _suspensions(self, bond: Bond) -> Iterator[Finding]:
        for state, other in ((bond.obligor, bond.obligee), (bond.obligee, bond.obligor)):
            for each in self._suspended.get((state, self._lineage.get(bond.body, bond.body)), []):
                if each.towards in {"", other}:
                    how, since = each.kind.replace("-", " "), each.bounds.start.text
                    yield Finding(UNDECIDED, f"{each.membership} is {how} since {since}")


def _once(found: Iterable[Bond]) -> Iterable[Bond]:
    """Return bonds with one for each duty between two, the one that lasts longest, where several bodies make it."""
    kept: dict[tuple[str, str, str], Bond] = {}
    for bond in found:
        key = (bond.obligor, bond.obligee, bond.duty.obligation)
        if key not in kept or bond.bounds.end.latest > kept[key].bounds.end.latest:
            kept[key] = bond
    return kept.values()


def helps(bond: Bond) -> bool:
    """Return whether a bond obliges to help: no permission or political commitment does, nor a duty to prepare."""
    duty = bond.duty
    return duty.type in HELP and duty.compulsion not in NOT_LEGALLY_BINDING and duty.trigger != "none"


def is_open(finding: Finding) -> bool:
    """Return whether a duty is met or may be."""
    return finding.status in {MET, UNDECIDED}
