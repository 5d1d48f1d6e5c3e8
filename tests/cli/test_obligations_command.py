"""``csto-graph obligations``: text for people, rows for programs, a picture, and one line where there is no case."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from csto_graph.cli import main
from csto_graph.obligations import NOTE

ARMENIA = ["obligations", "--attacked", "ARM", "--by", "AZE", "--as-of", "2022-09-13"]


@pytest.mark.slow
def test_rows_for_programs(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*ARMENIA, "--format", "csv"]) == 0
    out, error = capsys.readouterr()
    rows = list(csv.DictReader(io.StringIO(out)))
    assert out.startswith("obligor,obligee,type,treaty,article,status,")
    assert NOTE in error
    assert ("state-rus", "article-russia-armenia-1997-3", "met") in {
        (row["obligor"], row["article"], row["status"]) for row in rows
    }
    assert main([*ARMENIA, "--format", "json"]) == 0
    again = json.loads(capsys.readouterr().out)
    assert [row["obligation"] for row in again] == [row["obligation"] for row in rows]


@pytest.mark.slow
def test_text_for_people_has_words_article_and_sources(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(ARMENIA) == 0
    text = capsys.readouterr().out
    assert text.startswith("Armenia: armed attack by Azerbaijan, 2022-09-13, on home territory\n")
    entry = next(" ".join(part.split()) for part in text.split("\n\n") if "article-russia-armenia-1997-3;" in part)
    assert "Russia → Armenia: defence, binding" in entry
    assert "Give the help needed, military help included" in entry
    assert "met: aggression sets it off, an armed attack is one" in entry
    assert "invoked around these days: event-armenia-appeal-russia-2022" in entry
    assert "sources: source-" in entry
    assert text.index("PLEDGES THAT THE ATTACKER BREAKS") < text.index("HELP THAT IS OWED, OR MAY BE")
    assert text.index("HELP THAT IS OWED") < text.index("BOUND TO BOTH SIDES")


@pytest.mark.slow
def test_nobody_bound_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["obligations", "--attacked", "CHE", "--by", "CHN", "--as-of", "2026-01-01"]) == 0
    assert "No treaty in the data binds anybody" in capsys.readouterr().out


@pytest.mark.slow
def test_an_event_is_a_case(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["obligations", "--event", "event-ukraine-invasion-2022"]) == 0
    text = capsys.readouterr().out
    assert text.startswith("Ukraine: armed attack by Russia, 2022-02-24")
    assert "HELP" not in text


@pytest.mark.slow
def test_rounds_and_exposure(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["obligations", "--attacked", "LTU", "--by", "RUS", "--as-of", "2026-01-01", "--rounds", "2"]) == 0
    assert "HELP THAT IS OWED, OR MAY BE, round 2" in capsys.readouterr().out
    assert main(["obligations", "--exposure", "RUS", "--as-of", "2022-01-06"]) == 0
    assert capsys.readouterr().out.startswith("Whose case would draw in Russia: armed attack, 2022-01-06")


@pytest.mark.slow
def test_a_picture_is_written_whole(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "case.html"
    assert main([*ARMENIA, "--output", str(path)]) == 0
    assert path.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert "needs no network" in capsys.readouterr().err
    assert main([*ARMENIA, "--output", str(tmp_path / "case.png")]) == 2
    assert [entry.name for entry in tmp_path.iterdir()] == ["case.html"]


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ([], "give the state that is attacked, or an event"),
        (["--attacked", "atlantis"], "unknown state 'atlantis'"),
        (["--attacked", "arm", "--rounds", "0"], "0 is not in the range"),
        (["--attacked", "arm", "--kind", "war"], "'war' is not one of"),
        (["--exposure", "rus", "--attacked", "arm"], "leave out --attacked"),
        (["--attacked", "usa", "--on-territory", "hawai"], "unknown territory 'hawai'"),
        (["--attacked", "arm", "--as-of", "2022-02-30"], "is not a valid day"),
    ],
)
def test_what_makes_no_case_is_one_line(line: list[str], says: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["obligations", *line]) == 2
    out, error = capsys.readouterr()
    assert out == ""
    assert says in error
    assert error.strip().count("\n") == 0
