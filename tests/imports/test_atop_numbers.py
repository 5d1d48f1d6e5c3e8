"""The numbers of ATOP in our tables: an alliance has the number of every alliance of the list that is the same, no other.

The same are an organisation of ours and an alliance of the list if the list has a member enter on the day on which the
treaty was signed or the organisation began, and if on some day both have almost the same members: the states in both are
at least 85 of 100 of those in either.
"""

from __future__ import annotations

import csv
from datetime import date

import pytest
from csto_graph import AllianceGraph
from csto_graph.core.resources import data_directory

from tests import atop

ALIKE = 0.85
# What ATOP dates otherwise: the Act of the African Union was adopted on 11 July 2000, and signed the day after; the
# treaty of Lisbon was signed on 13 December 2007, not November.
OTHER_DAYS = {"org-au": "2000-07-12", "org-eu-mutual-assistance": "2007-11-13"}
_MEMBERSHIPS = """
SELECT ?organisation ?state ?startLatest ?endEarliest WHERE {
  VALUES ?role { v:member v:participating-state }
  ?membership a sa:Membership, sa:BestRank ; org:role ?role ; org:member ?state ; org:organization ?organisation ;
    sa:startLatest ?startLatest ; sa:endEarliest ?endEarliest .
}
"""
Spell = tuple[str, date, date]


@pytest.fixture(scope="module")
def organisations() -> dict[str, dict[str, str]]:
    return {row["id"]: row for row in rows("organisations")}


@pytest.fixture(scope="module")
def ours(kg: AllianceGraph) -> dict[str, list[Spell]]:
    """The states that were certainly members of each organisation, and when."""
    found: dict[str, list[Spell]] = {}
    for organisation, state, start, end in kg.store.select(_MEMBERSHIPS).rows:
        spell = (str(state), date.fromisoformat(str(start)), date.fromisoformat(str(end)))
        found.setdefault(str(organisation), []).append(spell)
    return found


@pytest.fixture(scope="module")
def theirs() -> dict[str, list[Spell]]:
    """The states that were members of each alliance of the list, and when."""
    found: dict[str, list[Spell]] = {}
    for each in atop.members():
        found.setdefault(each.alliance, []).append((atop.bearer(each.number, each.entry), each.entry, each.exit))
    return found


def rows(table: str) -> list[dict[str, str]]:
    with (data_directory() / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def days(organisation: dict[str, str]) -> set[str]:
    """The days on which it can be said to begin: its start, and the signature of its treaty."""
    signed = {row["signed"] for row in rows("treaties") if row["id"] == organisation["treaty"]}
    return signed | {organisation["start"], OTHER_DAYS.get(organisation["id"], "")}


def overlap(one: list[Spell], other: list[Spell]) -> float:
    """The share of the states in either that are in both, on the day on which it is highest; 0 if none has two members."""
    return max((share(on(one, day), on(other, day)) for _, *bounds in [*one, *other] for day in bounds), default=0)


def on(spells: list[Spell], day: date) -> set[str]:
    return {state for state, start, end in spells if start <= day < end}


def share(one: set[str], other: set[str]) -> float:
    return len(one & other) / len(one | other) if len(one) > 1 and len(other) > 1 else 0


def same(organisation: dict[str, str], ours: dict[str, list[Spell]], theirs: dict[str, list[Spell]]) -> set[str]:
    """The numbers of the alliances of the list that are the same as the organisation."""
    begun, spells = days(organisation), ours.get(organisation["id"], [])
    return {
        alliance
        for alliance, members in theirs.items()
        if any(entry.isoformat() in begun for _, entry, _ in members) and overlap(spells, members) >= ALIKE
    }


def numbers(organisation: dict[str, str], theirs: dict[str, list[Spell]]) -> set[str]:
    """The numbers that it has in our table; without the file only those that are in the excerpt."""
    given = set(filter(None, organisation["atop"].split("; ")))
    return given if atop.FILE.is_file() else given & theirs.keys()


def test_an_organisation_has_the_numbers_of_all_alliances_that_are_the_same(
    organisations: dict[str, dict[str, str]], ours: dict[str, list[Spell]], theirs: dict[str, list[Spell]]
) -> None:
    given = {slug: numbers(row, theirs) for slug, row in organisations.items()}
    found = {slug: same(row, ours, theirs) for slug, row in organisations.items()}
    assert sum(map(bool, given.values())) > 5
    assert found == given


@pytest.mark.parametrize(
    ("organisation", "right", "wrong"),
    [
        ("org-cst", "4220", "4400"),  # the Commonwealth has the same members, from another day
        ("org-us-japan-1951", "3220", "3375"),  # the treaty that replaced it
        ("org-us-pakistan", "3355", "3360"),  # the treaty with Turkey of the same day
    ],
)
def test_a_number_that_is_wrong_is_found(
    organisations: dict[str, dict[str, str]],
    ours: dict[str, list[Spell]],
    theirs: dict[str, list[Spell]],
    organisation: str,
    right: str,
    wrong: str,
) -> None:
    assert wrong in theirs
    assert same(organisations[organisation], ours, theirs) == {right}


def test_who_has_a_number_names_the_list_among_its_sources(organisations: dict[str, dict[str, str]]) -> None:
    numbered = [row for row in organisations.values() if row["atop"]]
    assert numbered
    assert [row["id"] for row in numbered if "source-atop-5-1" not in row["sources"].split()] == []


def test_the_number_is_a_fact_of_the_graph(kg: AllianceGraph) -> None:
    bonds = kg.store.select('SELECT ?one WHERE { ?one sa:atopAlliance "4220" } ORDER BY ?one').rows
    assert [str(one) for (one,) in bonds] == ["org-cst", "org-csto"]


# Numbers on days outside their time in the list of the Correlates of War, and those that passed from state to state.
@pytest.mark.parametrize(
    ("number", "day", "state"),
    [
        (8152, "1874-03-15", "state-annam"),
        (240, "1815-06-08", "state-hanover"),
        (255, "1926-04-24", "state-prussia"),
        (260, "1954-10-23", "state-deu"),
        (255, "1990-10-03", "state-deu"),
        (290, "1942-01-01", "state-pol"),
        (341, "1912-09-12", "state-mne"),
        (345, "1912-09-12", "state-srb"),
        (345, "1990-11-21", "state-yug"),
        (365, "1904-01-01", "state-russian-empire"),
        (365, "1992-05-15", "state-rus"),
        (369, "1990-11-19", "state-ukr"),
        (652, "1945-03-22", "state-syr"),
        (710, "1846-04-04", "state-chn"),
        (713, "1947-04-18", "state-twn"),
        (835, "1979-01-07", "state-brn"),
    ],
)
def test_a_number_means_the_state_that_bore_it(number: int, day: str, state: str) -> None:
    assert atop.bearer(number, date.fromisoformat(day)) == state


def test_the_excerpt_is_what_the_file_has() -> None:
    assert {each for each in atop.members() if each.alliance in atop.EXCERPT} == set(atop.excerpt())


def test_every_member_of_the_list_is_a_state_of_ours() -> None:
    known = {row["id"] for row in rows("states")}
    assert {atop.bearer(each.number, each.entry) for each in atop.members()} <= known
    with pytest.raises(ValueError, match="empty"):
        atop.bearer(9999, date(1900, 1, 1))
