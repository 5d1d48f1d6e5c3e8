"""UCDP's armed conflicts as imported, against the file read straight, and against what is known of history.

The wars of the tests below are in any history of the time: the Falklands 1982, Kargil 1999, Eritrea and Ethiopia from
1998 to 2000, Iraq 2003, Russia and Ukraine from 24 February 2022.
"""

from __future__ import annotations

import csv
from collections import Counter
from datetime import date, timedelta
from pathlib import Path

import pytest
from csto_graph import AllianceGraph
from csto_graph.core.namespaces import PREFIXES
from csto_graph.imports.formats import describe

from tests.imports.ucdp import CONFLICTS, EVENTS, FOLDERS, SMALL, bearers, imported, numbered, numbers, read

pytestmark = pytest.mark.slow

DAY = timedelta(days=1)
COLUMNS = {
    "first-side": "gwno_a",
    "first-side-supporter": "gwno_a_2nd",
    "second-side": "gwno_b",
    "second-side-supporter": "gwno_b_2nd",
}


@pytest.fixture(scope="module", params=FOLDERS, ids=lambda folder: folder.name)
def folder(request: pytest.FixtureRequest) -> Path:
    assert isinstance(request.param, Path)
    return request.param


@pytest.fixture(scope="module")
def ucdp(kg: AllianceGraph, folder: Path, tmp_path_factory: pytest.TempPathFactory) -> AllianceGraph:
    return imported(kg, tmp_path_factory.mktemp("ucdp"), folder / CONFLICTS)


def span(text: str, precision: str) -> tuple[date, date]:
    """The first and last day that a date of the file may mean: codes 2 and 3 leave the day open, higher ones the month."""
    day = date.fromisoformat(text)
    if precision in {"2", "3"}:
        after = date(day.year + day.month // 12, day.month % 12 + 1, 1)
        return day.replace(day=1), after - DAY
    return (day, day) if precision in {"", "1"} else (date(day.year, 1, 1), date(day.year, 12, 31))


def days(row: dict[str, str]) -> tuple[date, date, date]:
    """The first and the last day on which a conflict may begin in its year, and the first on which it is over."""
    year = int(row["year"])
    over = date.fromisoformat(row["ep_end_date"]) + DAY if row["ep_end"] == "1" else date(year + 1, 1, 1)
    first, last = span(row["start_date2"], row["start_prec2"])
    new_year = date(year, 1, 1)
    return max(first, new_year), min(max(last, new_year), over - DAY), over


def test_every_row_is_an_event_with_the_days_of_its_year(ucdp: AllianceGraph, folder: Path) -> None:
    found = ucdp.store.select(
        "SELECT ?event ?first ?last ?end ?until WHERE { ?event a sa:Event ; sa:kind v:armed-conflict ; "
        "sa:startEarliest ?first ; sa:startLatest ?last ; sa:endEarliest ?end ; sa:endLatest ?until }"
    ).rows
    held = {str(event): tuple(date.fromisoformat(str(day)) for day in told) for event, *told in found}
    rows = read(folder / CONFLICTS)
    assert len(held) == len(found) == len(rows) > 10
    for row in rows:
        first, last, over = days(row)
        assert held[f"event-ucdp-{row['conflict_id']}-{row['year']}"] == (first, last, over, over), row


def test_who_fights_whom_in_each_year_is_as_in_the_rows_between_states(ucdp: AllianceGraph, folder: Path) -> None:
    rows = [row for row in read(folder / CONFLICTS) if row["type_of_conflict"] == "2"]
    for year in sorted({int(row["year"]) for row in read(folder / CONFLICTS)}):
        expected = {
            frozenset({one, other})
            for row in rows
            if row["year"] == str(year)
            for one in numbers(row["gwno_a"])
            for other in numbers(row["gwno_b"])
        }
        network = ucdp.network("conflicts", during=str(year), at_least="certain")
        assert {frozenset(numbered(edge, year)) for edge in network.edges} == expected, year


def test_states_have_the_roles_of_their_columns(ucdp: AllianceGraph, folder: Path) -> None:
    expected: Counter[str] = Counter()
    for row in read(folder / CONFLICTS):
        first, _, over = days(row)
        for role, column in COLUMNS.items():
            expected[role] += sum(
                # 365 in 1991 and 345 in 1992 are two states, if the fighting spans the day of the change.
                max(sum(code == number and start < over and first < end for code, start, end in all_codes()), 1)
                for number in numbers(row[column])
            )
    found = Counter(part.role for part in ucdp.records.participations)
    assert found == +expected


def all_codes() -> list[tuple[int, date, date]]:
    return [each for codes in bearers().values() for each in codes]


WARS = [
    ("1982", "state-arg", "state-gbr"),
    ("1999", "state-ind", "state-pak"),
    *((year, "state-eri", "state-eth") for year in ("1998", "1999", "2000")),
    ("2022", "state-rus", "state-ukr"),
    *(("2003", ally, "state-irq") for ally in ("state-aus", "state-gbr", "state-usa")),
]


@pytest.mark.parametrize(("year", "one", "other"), WARS)
def test_wars_between_states_are_ties(ucdp: AllianceGraph, year: str, one: str, other: str) -> None:
    edge = ucdp.network("conflicts", during=year).edges[one, other]
    assert edge["sign"] == -1
    assert edge["certainty"] == "certain"
    assert edge["ties"][0]["sources"] == ["source-ucdp-acd-24-1"]


def test_a_war_ends_in_its_year_and_begins_on_its_day(ucdp: AllianceGraph) -> None:
    assert not ucdp.network("conflicts", as_of="1982-04-01").has_edge("state-arg", "state-gbr")
    assert ucdp.network("conflicts", as_of="1982-06-14").has_edge("state-arg", "state-gbr")
    assert not ucdp.network("conflicts", as_of="1982-06-15").has_edge("state-arg", "state-gbr")
    assert not ucdp.network("conflicts", as_of="2022-02-23").has_edge("state-rus", "state-ukr")
    assert ucdp.network("conflicts", as_of="2022-02-24").has_edge("state-rus", "state-ukr")


def test_who_fights_on_one_side_is_no_foe_and_acts_together(ucdp: AllianceGraph) -> None:
    assert not ucdp.network("conflicts", during="2003").has_edge("state-usa", "state-gbr")
    assert ucdp.network("events", during="2003").has_edge("state-usa", "state-gbr")
    assert ucdp.network("signed", during="2003").edges["state-usa", "state-irq"]["sign"] == -1


def test_a_conflict_within_a_state_ties_nobody_though_others_have_troops_in_it(
    kg: AllianceGraph, tmp_path: Path
) -> None:
    ucdp = imported(kg, tmp_path, SMALL / CONFLICTS)
    network = ucdp.network("conflicts", during="1999")
    assert set(network.edges) == {("state-eri", "state-eth"), ("state-ind", "state-pak")}
    (row,) = ucdp.table("participants", actor="state-rwa")
    assert (row["role"], row["event"]) == ("second-side-supporter", "event-ucdp-99003-1999")
    assert ucdp.network("events", during="2010").has_edge("state-usa", "state-gbr")


def test_a_number_that_passed_on_within_the_year_is_both_states(kg: AllianceGraph, tmp_path: Path) -> None:
    ucdp = imported(kg, tmp_path, SMALL / CONFLICTS)
    fighters = {row["actor"] for row in ucdp.table("participants", event="event-ucdp-99005-1991")}
    assert fighters == {"state-sun", "state-rus"}


def test_an_event_tells_what_the_row_codes_in_three_languages(kg: AllianceGraph, tmp_path: Path) -> None:
    ucdp = imported(kg, tmp_path, SMALL / CONFLICTS)
    labels = {
        language: ucdp.table("events", actor="state-gbr", during="1982", language=language).column("event_label")[0]
        for language in ("en", "id", "ru")
    }
    assert labels == {
        "en": "Armed conflict: Argentina – United Kingdom (Malvinas/Falkland Islands), 1982",
        "id": "Konflik bersenjata: Argentina – Britania Raya (Malvinas/Falkland Islands), 1982",
        "ru": "Вооружённый конфликт: Аргентина – Великобритания (Malvinas/Falkland Islands), 1982",
    }
    (row,) = ucdp.table("events", actor="state-col")
    assert row["event_label"] == 'Armed conflict: Colombia – Group of the "North", Group of the South, 1999'
    assert row["paraphrase"] == "Internal conflict over government; 25 to 999 deaths in battle in this year."
    (note,) = ucdp.store.select("SELECT ?note WHERE { id:event-ucdp-99001-1999 skos:note ?note }").rows[0]
    told = "UCDP conflict 99001, begun 1964~, this episode 1990."
    assert note == f"{told} More than 1,000 deaths in battle since it began."


def test_facts_stand_in_the_graph_of_their_source_and_the_days_are_covered(kg: AllianceGraph, tmp_path: Path) -> None:
    ucdp = imported(kg, tmp_path, SMALL / CONFLICTS, SMALL / EVENTS)
    kinds = "SELECT DISTINCT ?kind WHERE { GRAPH graph:%s { ?event sa:kind ?kind . ?event a sa:Event } }"
    assert ucdp.store.select(kinds % "source-ucdp-acd-24-1").rows == (("armed-conflict",),)
    assert ucdp.store.select(kinds % "source-ucdp-ged-24-1").rows == (("violent-event",),)
    assert PREFIXES["graph"] + "source-ucdp-ged-24-1" not in kg.store.graph_names()
    coverage = ucdp.edition.coverage
    assert coverage is not None
    assert (coverage.since, coverage.until) == (date(1946, 1, 1), date(2024, 1, 1))


def test_each_part_is_cited_as_its_publisher_asks(kg: AllianceGraph, tmp_path: Path) -> None:
    imported(kg, tmp_path, SMALL / CONFLICTS, SMALL / EVENTS)
    from csto_graph.imports.registry import Holdings

    manifest = Holdings(tmp_path, None).manifest("ucdp")
    cited = {part.name: part.citation for part in manifest.parts}
    assert manifest.licence == "CC BY 4.0"
    assert "Journal of Peace Research 39(5)" in cited["conflicts"]
    assert "Journal of Peace Research 50(4)" in cited["events"]
    assert all("Davies" in each and "61(4)" in each for each in cited.values())


def test_every_column_is_read_or_ignored_for_a_reason(folder: Path) -> None:
    kinds = {kind.name: kind for kind in describe("ucdp").kinds}
    for name, file in (("conflicts", folder / CONFLICTS), ("events", SMALL / EVENTS)):
        with file.open(encoding="utf-8", newline="") as text:
            header = next(csv.reader(text))
        assert {*kinds[name].consumed, *kinds[name].ignored} == set(header)
        assert not set(kinds[name].consumed) & set(kinds[name].ignored)


def test_what_needs_duties_or_an_attacker_finds_nothing(ucdp: AllianceGraph) -> None:
    questions = ("commitments-kept", "conflicting-obligations", "members")
    assert [len(ucdp.table(question)) for question in questions] == [0, 0, 0]
