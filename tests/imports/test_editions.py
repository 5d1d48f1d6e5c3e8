"""Which edition a file is of, what it covers, and which files of the publishers are not read."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from csto_graph import AllianceGraph
from csto_graph.cli import main
from csto_graph.errors import DataError
from csto_graph.imports.formats import describe, read_imports, recognise
from csto_graph.imports.registry import Holdings

from tests.conftest import SMALL_ATOP
from tests.imports.ucdp import CONFLICTS, EVENTS, SMALL, conflicts_of, events_of, imported

UCDP = describe("ucdp")


@pytest.mark.parametrize(("edition", "year"), [("17.1", 2016), ("19.1", 2018), ("23.1", 2022), ("25.1", 2024)])
def test_conflicts_of_earlier_and_later_editions_are_read(tmp_path: Path, edition: str, year: int) -> None:
    """The 28 columns are the same, from the earliest that public code reads by them; each covers the year before."""
    (found,) = read_imports("ucdp", [conflicts_of(edition, tmp_path)])
    assert (found.edition, found.days) == (edition, f"1946-01-01/{year}-12-31")
    assert found.source == f"source-ucdp-acd-{edition.replace('.', '-')}"


NAMES = {
    "GEDEvent_v25_1.csv": ("events", "25.1", "1989-01-01/2024-12-31"),
    "GEDEvent_V25_1.csv": ("events", "25.1", "1989-01-01/2024-12-31"),
    "gedevent_v25_1 (1).csv": ("events", "25.1", "1989-01-01/2024-12-31"),
    "GEDEvent_v25_1_clean.csv": ("events", "25.1", "1989-01-01/2024-12-31"),
    "GEDEvent_v25_1-copy.CSV": ("events", "25.1", "1989-01-01/2024-12-31"),
    "Copy of GEDEvent_v25_1.csv": ("events", "25.1", "1989-01-01/2024-12-31"),
    "GEDEvent_v25.1.csv": ("events", "25.1", "1989-01-01/2024-12-31"),
    "ged251.csv": ("events", "25.1", "1989-01-01/2024-12-31"),
    "GED251-csv.csv": ("events", "25.1", "1989-01-01/2024-12-31"),
    "GEDEvent_v20_1.csv": ("events", "20.1", "1989-01-01/2019-12-31"),
    "GEDEvent_v25_0_6.csv": ("candidates", "25.0.6", "2025-06-01/2025-06-30"),
    "gedevent_v24_0_2 (1).csv": ("candidates", "24.0.2", "2024-02-01/2024-02-29"),
    "GEDEvent_v25_0_12.csv": ("candidates", "25.0.12", "2025-12-01/2025-12-31"),
    "GEDEvent_v25_01_25_06.csv": ("candidates", "25.01.25.06", "2025-01-01/2025-06-30"),
    "GEDEvent_v25_01_25_12_mine.csv": ("candidates", "25.01.25.12", "2025-01-01/2025-12-31"),
}


@pytest.mark.parametrize("name", NAMES)
def test_the_name_of_a_file_of_events_tells_part_edition_and_days(tmp_path: Path, name: str) -> None:
    """Names and what they mean are those of UCDP's download page; people add copies, notes and other cases."""
    part, edition, days = NAMES[name]
    (found,) = read_imports("ucdp", [events_of(2022, name, tmp_path)])
    assert (found.part.name, found.edition, found.days) == (part, edition, days)


@pytest.mark.parametrize("name", ["UcdpPrioConflict_v25_1-copy.csv", "mine.csv", "Übung 1.csv"])
def test_the_name_of_a_file_whose_rows_tell_the_edition_does_not_count(tmp_path: Path, name: str) -> None:
    path = conflicts_of("25.1", tmp_path).rename(tmp_path / name)
    assert recognise(path, UCDP).edition == "25.1"


@pytest.mark.parametrize(
    "name", ["events.csv", "GEDEvent_v25_1_2.csv", "GEDEvent_v25_0_13.csv", "GEDEvent_v25_07_25_06.csv"]
)
def test_a_name_that_tells_no_edition_is_refused_with_those_that_are_read(tmp_path: Path, name: str) -> None:
    with pytest.raises(DataError, match=r"read are .*GEDEvent_v25_1.csv.*GEDEvent_v25_0_6.csv"):
        recognise(events_of(2022, name, tmp_path), UCDP)


@pytest.mark.slow
def test_candidates_are_a_part_of_their_own(kg: AllianceGraph, tmp_path: Path) -> None:
    """UCDP: candidates have a high probability of being in the final edition, and not all will make it (codebook)."""
    candidates = events_of(2025, "GEDEvent_v25_0_3.csv", tmp_path)
    ucdp = imported(kg, tmp_path / "sources", SMALL / CONFLICTS, SMALL / EVENTS, candidates)
    sources = {row["source"] for row in ucdp.table("sources") if str(row["source"]).startswith("source-ucdp")}
    assert sources == {"source-ucdp-acd-24-1", "source-ucdp-ged-24-1", "source-ucdp-candidate-25-0-3"}
    (event,) = ucdp.table("events", during="2025")
    assert event["event"] == "event-ucdp-candidate-1"
    (note,) = ucdp.store.select("SELECT ?note WHERE { id:event-ucdp-candidate-1 skos:note ?note }").rows[0]
    assert "not yet checked for the annual edition" in str(note)
    (part,) = (
        each for each in Holdings(tmp_path / "sources", None).manifest("ucdp").parts if each.name == "candidates"
    )
    assert "Research & Politics 7(3)" in part.citation
    assert "Davies" not in part.citation


@pytest.mark.slow
def test_candidates_that_the_annual_events_cover_too_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The events of 2025 are in GED 26.1, which covers the years to 2025, and not in 25.1."""
    monkeypatch.setenv("CSTO_GRAPH_IMPORTS", str(tmp_path / "sources"))
    candidates = str(events_of(2025, "GEDEvent_v25_0_3.csv", tmp_path))
    for edition, told in (("25_1", False), ("26_1", True)):
        assert main(["import", "ucdp", str(events_of(2022, f"GEDEvent_v{edition}.csv", tmp_path))]) == 0
        capsys.readouterr()
        assert main(["import", "ucdp", candidates]) == 0
        err = capsys.readouterr().err
        assert ("source-ucdp-ged-26-1 covers these days too, so that events may count twice" in err) is told
        assert main(["import", "--list", "--format", "csv"]) == 0
        assert ("covers these days too" in capsys.readouterr().out) is told


@pytest.mark.slow
@pytest.mark.parametrize(("year", "read"), [(2025, True), (2024, True), (2023, False), (2026, False)])
def test_candidates_are_of_the_year_that_the_name_tells_or_began_before(tmp_path: Path, year: int, read: bool) -> None:
    """The candidates of January to June 2022 begin on 18 November 2021 (cdc.univ-lille.fr, version 22.01.22.06)."""
    path = events_of(year, "GEDEvent_v25_01_25_06.csv", tmp_path)
    assert (main(["import", "ucdp", str(path)]) == 0) is read


SISTERS: dict[str, tuple[str, str, str]] = {
    # Headers, shortened, as public code names their columns (owid/etl, demscore, readers of each file).
    "dyads": ("ucdp", "dyad_id,conflict_id,side_a,side_b,incompatibility,year,gwno_a", "the UCDP Dyadic Dataset"),
    "battle deaths": (
        "ucdp",
        "conflict_id,dyad_id,side_a,side_b,year,bd_best,bd_low",
        "the UCDP Battle-Related Deaths",
    ),
    "one-sided": (
        "ucdp",
        "conflict_id,dyad_id,actor_id,actor_name,year,best_fatality_estimate,is_government_actor",
        "the UCDP One-sided Violence Dataset",
    ),
    "non-state": ("ucdp", "conflict_id,dyad_id,org,year,best_fatality_estimate", "the UCDP Non-State Conflict Dataset"),
    "termination": ("ucdp", "conflict_id,location,c_epid,c_epterm,c_outcome", "the UCDP Conflict Termination Dataset"),
    "an early edition": ("ucdp", "ConflictId,Location,SideA,SideB,Year", "an edition of UCDP's conflicts from before"),
    "state-years": ("atop", "state,year,atopally,defense,number,version", "ATOP's file of state-years"),
    "dyad-years": ("atop", "dyad,year,mem1,mem2,atopally,defense", "ATOP's file of dyad-years"),
    "directed dyads": ("atop", "ddyad,year,stateA,stateB,atopally,defense", "ATOP's file of directed dyad-years"),
    "states": ("atop", "stateabb,ccode,statenme,styear", "the Correlates of War list of states"),
    "COW alliances": ("ucdp", "version4id,ccode1,state_name1,ss_type", "a file of Correlates of War alliances"),
    "of the other source": (
        "ucdp",
        (SMALL_ATOP / "atop5_1m.csv").read_text("utf-8"),
        "this is a file of atop .*import atop",
    ),
}


@pytest.mark.parametrize("file", SISTERS)
def test_other_files_of_the_publishers_are_refused_by_name(tmp_path: Path, file: str) -> None:
    source, content, expected = SISTERS[file]
    path = tmp_path / "file.csv"
    path.write_text(content if "\n" in content else f"{content}\n{','.join('a' * (content.count(',') + 1))}\n", "utf-8")
    with pytest.raises(DataError, match=r":1:1: this is .*; (give .* instead|run)") as raised:
        recognise(path, describe(source))
    assert raised.match(expected)


@pytest.mark.slow
@pytest.mark.parametrize(("edition", "last"), [("4.01", "2016-12-31"), ("5.0", "2018-12-31"), ("5.1", "2018-12-31")])
def test_an_edition_of_atop_covers_its_own_days(kg: AllianceGraph, tmp_path: Path, edition: str, last: str) -> None:
    """5.0 and 5.1 end with 2018 (datafinder.qog.gu.se); 4.01 with 2016 (code that builds networks from it)."""
    path = tmp_path / "file.csv"
    path.write_text((SMALL_ATOP / "atop5_1m.csv").read_text("utf-8").replace(",5.1\n", f",{edition}\n"), "utf-8")
    (part,) = Holdings(tmp_path / "sources", None).add("atop", [path], kg.store)
    assert (part.edition, part.days) == (edition, f"1815-01-01/{last}")
    graph = AllianceGraph(kg.store, holdings=Holdings(tmp_path / "sources", None)).according_to("atop")
    assert graph.edition.coverage is not None
    nato = graph.table("members", organisation="ATOP 3180")
    assert {row["certainty"] for row in nato} == {"certain"}, f"members on {last}"


def test_a_row_after_the_last_day_of_an_edition_is_a_fault(kg: AllianceGraph, tmp_path: Path) -> None:
    header, *rows = csv.reader((SMALL_ATOP / "atop5_1m.csv").read_text("utf-8").splitlines())
    row = dict(zip(header, rows[0], strict=True)) | {"yrexit": "2017", "version": "4.01"}
    path = tmp_path / "atop4_01m.csv"
    path.write_text(f"{','.join(row)}\n{','.join(row.values())}\n", "utf-8")
    with pytest.raises(DataError, match="2017-03 lies after 2016-12-31, the last day of this edition"):
        Holdings(tmp_path / "sources", None).add("atop", [path], kg.store)
