"""How each edition is cited, and what is told where a file has other rows than its edition."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from csto_graph.cli import main
from csto_graph.imports.formats import describe, recognise
from csto_graph.imports.registry import Holdings

from tests.imports.ucdp import CONFLICTS, SMALL, conflicts_of

UCDP = describe("ucdp")

# Volume, issue and first page as RePEc has them (econpapers.repec.org, journal sae:joupea); that of 26.1 by its DOI.
ARTICLES = {
    "17.1": ("Allansson", "2017", "1989-2016", "54(4): 574"),
    "17.2": ("Allansson", "2017", "1989-2016", "54(4): 574"),
    "18.1": ("Pettersson", "2018", "1989-2017", "55(4)"),
    "19.1": ("Högbladh", "2019", "1989-2018 and peace agreements", "56(4): 589"),
    "20.1": ("Pettersson", "2020", "1989-2019", "57(4): 597"),
    "21.1": ("Deniz", "2021", "1989-2020, with a special emphasis on Syria", "58(4): 809"),
    "22.1": ("Davies", "2022", "1989-2021 and drone warfare", "59(4): 593"),
    "23.1": ("Davies", "2023", "1989-2022, and the return of conflict between states", "60(4): 691"),
    "24.1": ("Engström", "2024", "1989-2023, and the prevalence of organized crime groups", "61(4): 673"),
    "25.1": ("Sollenberg", "2025", "1989-2024, and the challenges of identifying civilian victims", "62(4): 1223"),
    "26.1": ("Davies", "2026", "1989-2025, and violent political protests", "63(4)"),
}
OF_ALL = {"conflicts": "39(5): 615-637", "events": "50(4): 523-532"}


@pytest.mark.parametrize("edition", ARTICLES)
@pytest.mark.parametrize("part", OF_ALL)
def test_each_edition_has_a_citation_of_its_own(edition: str, part: str) -> None:
    citation = next(each for each in UCDP.parts if each.name == part).cited(edition, UCDP.website)
    for words in (OF_ALL[part], *ARTICLES[edition]):
        assert words in citation
    others = {article[3] for article in ARTICLES.values()} - {ARTICLES[edition][3]}
    assert not any(other in citation for other in others), "the article of another year"


@pytest.mark.slow
def test_an_edition_whose_article_is_not_known_does_not_print_that_of_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("CSTO_GRAPH_IMPORTS", str(tmp_path / "sources"))
    assert main(["import", "ucdp", str(conflicts_of("27.1", tmp_path))]) == 0
    cited = capsys.readouterr().out
    assert "Gleditsch" in cited
    assert "Organized violence" not in cited
    assert (
        "UCDP/PRIO Armed Conflict Dataset 27.1: csto-graph does not know which article presents this edition" in cited
    )
    assert "see https://ucdp.uu.se/downloads/ for it" in cited


def test_import_list_and_cite_print_the_citation_of_the_edition(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("CSTO_GRAPH_IMPORTS", str(tmp_path / "sources"))
    commands = (["import", "ucdp", str(conflicts_of("25.1", tmp_path))], ["import", "--list"])
    for command in (*commands, ["cite", "--according-to", "ucdp"]):
        assert main(command) == 0
        words = " ".join(capsys.readouterr().out.split())
        assert "1989-2024" in words, command
        assert "1989-2023" not in words, command


COUNTS = {
    # Reported in andybega's notes on the data set, in a replication's list of data, and in yuiseki/ucdp-ged.
    ("conflicts", "19.1"): 2384,
    ("conflicts", "21.1"): 2506,
    ("conflicts", "25.1"): 2752,
    ("events", "20.1"): 225_385,
    ("events", "25.1"): 385_918,
    ("events", "26.1"): 417_968,
}


@pytest.mark.parametrize(("kind", "edition"), COUNTS)
def test_the_rows_that_others_report(kind: str, edition: str) -> None:
    (found,) = (each for each in UCDP.kinds if each.name == kind)
    assert found.reported_rows[edition] == COUNTS[kind, edition]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("reported", "notice"),
    [
        (1, ""),
        (2, "has 1 rows, and edition 25.1 is reported to have 2: it is an excerpt, or it is cut"),
        (0, "published"),
    ],
)
def test_a_file_with_other_rows_than_reported_is_read_with_a_notice(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    reported: int,
    notice: str,
) -> None:
    monkeypatch.setenv("CSTO_GRAPH_IMPORTS", str(tmp_path / "sources"))
    (kind,) = (each for each in UCDP.kinds if each.name == "conflicts")
    monkeypatch.setitem(kind.reported_rows, "25.1", reported)
    assert main(["import", "ucdp", str(conflicts_of("25.1", tmp_path))]) == 0
    assert notice in capsys.readouterr().err
    (part,) = Holdings(tmp_path / "sources", None).manifest("ucdp").parts
    assert notice in part.notice
    assert bool(part.notice) == bool(notice)


def test_a_file_that_is_known_to_have_more_rows_is_refused(tmp_path: Path) -> None:
    """24.1 has 2,686 rows, counted in UCDP's own file; outside of the tests, where files are small, that is looked at."""
    environment = {**os.environ, "CSTO_GRAPH_IMPORTS": str(tmp_path / "sources")}
    command = [sys.executable, "-m", "csto_graph", "import", "ucdp", str(SMALL / CONFLICTS)]
    ended = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert ended.returncode == 2
    assert "UcdpPrioConflict_v24_1.csv:14:1: 13 rows where edition 24.1 has 2686: the file is cut" in ended.stderr


def test_counting_starts_anew_with_each_reading(tmp_path: Path) -> None:
    file = recognise(conflicts_of("25.1", tmp_path), UCDP)
    assert [len(list(file.rows())) for _ in range(2)] == [1, 1]
    assert file.counted["25.1"] == 1
