"""The commands that write networks and measures: all of what was asked for, or one line and nothing."""

from __future__ import annotations

import csv
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from csto_graph.cli import main
from csto_graph.core import file_texts

from tests.imports.ucdp import EVENTS, SMALL

OLD = "an old file"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "folder.csv").mkdir()
    (tmp_path / "old.csv").write_text(OLD, "utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["network", "alliances", "--output", "new.gexf", "--nodes", "nodes.txt"], "unknown format '.txt'"),
        (["network", "alliances", "--output", "old.csv", "--nodes", "none/nodes.csv"], "there is no folder"),
        (["network", "alliances", "--output", "old.csv", "--nodes", "folder.csv"], "it is a folder"),
        (["network", "alliances", "--output", "new.html", "--nodes", "folder.csv"], "it is a folder"),
        (["network", "alliances", "--output", "none/new.html"], "there is no folder"),
        (["network", "alliances", "--output", "folder.csv"], "it is a folder"),
        (
            ["network", "alliances", "--output", "new"],
            "the name 'new' does not tell the format; end the file in .html, ",
        ),
        (["network", "alliances", "--output", "new.xlsx"], "unknown format '.xlsx'; end the file in .html, .graphml, "),
        (["network", "alliances", "--output", "new.csv", "--nodes", "./new.csv"], "name one file"),
        (["metrics", "--from", "2020", "--output", "folder.csv"], "it is a folder"),
        (["metrics", "--from", "2020", "--output", "new"], "does not tell the format; end the file in .csv, .parquet"),
        (["panel", "state-years", "--output", "new"], "does not tell the format; end the file in .csv, .parquet"),
        (["metrics", "--from", "2020", "--output", "none/new.parquet"], "there is no folder"),
        (["obligations", "--attacked", "Narnia", "--output", "none/o.html"], "there is no folder"),
        (["panel", "state-years", "--output", "folder.csv"], "it is a folder"),
        (["panel", "state-years", "--output", "new.dta"], "unknown format '.dta'"),
    ],
)
def test_a_wrong_target_is_one_line_and_writes_nothing(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], arguments: list[str], said: str
) -> None:
    monkeypatch.chdir(folder)
    assert main(arguments) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert len(err.strip().splitlines()) == 1
    assert said in err
    assert sorted(path.name for path in folder.iterdir()) == ["folder.csv", "old.csv"]
    assert (folder / "old.csv").read_text("utf-8") == OLD


GUARDED = {
    "ties": ["network", "alliances", "--organisation", "csto", "--output"],
    "nodes": ["network", "alliances", "--organisation", "csto", "--nodes"],
    "metrics": ["metrics", "--from", "2020", "--to", "2021", "--measures", "degree", "--output"],
    "network metrics": [
        "metrics",
        "--projection",
        "affiliations",
        "--from",
        "2021",
        "--measures",
        "degree",
        "--output",
    ],
    "panel": ["panel", "state-years", "--from", "2014", "--to", "2015", "--output"],
    "similarity": ["similarity", "rus", "kaz", "--output"],
}


@pytest.mark.slow
@pytest.mark.parametrize("command", GUARDED)
def test_safe_csv_holds_for_the_files_of_a_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    """No label of the data is a formula, so that a spreadsheet is supposed to run what begins with the slug of a state."""
    monkeypatch.setattr(file_texts, "_FORMULA", ("state-",))
    plain, safe = tmp_path / "plain.csv", tmp_path / "safe.csv"
    assert main([*GUARDED[command], str(plain)]) == 0
    assert main([*GUARDED[command], str(safe), "--safe-csv"]) == 0
    unguarded, guarded = (list(csv.reader(path.read_text("utf-8").splitlines())) for path in (plain, safe))
    assert any(cell.startswith("state-") for row in unguarded for cell in row)
    assert guarded == [["'" * cell.startswith("state-") + cell for cell in row] for row in unguarded]


@pytest.mark.slow
def test_safe_csv_holds_where_a_case_is_printed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(file_texts, "_FORMULA", ("state-",))
    case = ["obligations", "--attacked", "arm", "--by", "aze", "--as-of", "2022-09-13", "--format", "csv"]
    assert main([*case, "--safe-csv"]) == 0
    obligors = {row["obligor"] for row in csv.DictReader(capsys.readouterr().out.splitlines())}
    assert {"'state-rus", "org-csto"} <= obligors
    assert not any(obligor.startswith("state-") for obligor in obligors)


WRITTEN: dict[str, tuple[list[str], list[str]]] = {
    "show": (["show", "csto", "--output", "p.html"], ["p.html"]),
    "network": (
        ["network", "alliances", "--organisation", "csto", "--output", "t.csv", "--nodes", "n.csv"],
        ["t.csv", "n.csv"],
    ),
    "picture": (
        ["network", "alliances", "--organisation", "csto", "--output", "t.html", "--nodes", "n.csv"],
        ["t.html", "n.csv"],
    ),
    "metrics": (["metrics", "--from", "2021", "--measures", "degree", "--output", "m.csv"], ["m.csv"]),
    "panel": (["panel", "state-years", "--from", "2015", "--output", "p.csv"], ["p.csv"]),
    "similarity": (["similarity", "rus", "kaz", "--output", "s.csv"], ["s.csv"]),
    "obligations": (["obligations", "--attacked", "arm", "--by", "aze", "--output", "o.html"], ["o.html"]),
    "plot": (["plot", "blocs", "--from", "2020", "--output", "b.svg"], ["b.svg"]),
    "explore": (["explore", "--no-open", "--output", "e.html"], ["e.html"]),
    "build": (["build", "--output", "g.nt"], ["g.nt"]),
    "import": (["import", "ucdp", str(SMALL / EVENTS)], ["imports/ucdp/source.json"]),
}


@pytest.fixture
def unread() -> Iterator[int]:
    """A pipe whose reader is gone from the start, as in ``csto-graph show csto --output p.html | head -0``."""
    reader, writer = os.pipe()
    os.close(reader)
    yield writer
    os.close(writer)


@pytest.mark.slow
@pytest.mark.parametrize("command", WRITTEN)
def test_files_are_written_before_anything_is_printed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, excerpt_data: Path, unread: int, command: str
) -> None:
    arguments, files = WRITTEN[command]
    # The excerpt has neither the states of the source to be imported nor states that change their bloc.
    data = [] if command in ("import", "plot") else ["--data", str(excerpt_data)]
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CSTO_GRAPH_IMPORTS", str(tmp_path / "imports"))
    for stream in ("stdout", "stderr"):
        monkeypatch.setattr(sys, stream, open(unread, "w", encoding="utf-8", closefd=False))  # noqa: SIM115
    with suppress(SystemExit):  # click ends a command whose reader is gone
        main([*data, *arguments])
    assert [name for name in files if not (tmp_path / name).is_file()] == []


def test_a_process_whose_reader_is_gone_writes_its_file(tmp_path: Path, unread: int) -> None:
    command = [sys.executable, "-m", "csto_graph", *WRITTEN["metrics"][0]]
    subprocess.run(command, cwd=tmp_path, stdout=unread, stderr=unread, timeout=300, check=False)
    assert (tmp_path / "m.csv").is_file()
