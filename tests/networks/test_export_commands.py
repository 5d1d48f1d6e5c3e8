"""The commands that write networks and measures: all of what was asked for, or one line and nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from csto_graph.cli import main

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
        (["network", "alliances", "--output", "new"], "unknown format ''"),
        (["network", "alliances", "--output", "new.csv", "--nodes", "./new.csv"], "name one file"),
        (["metrics", "--from", "2020", "--output", "folder.csv"], "it is a folder"),
        (["metrics", "--from", "2020", "--output", "new"], "unknown format ''"),
        (["metrics", "--from", "2020", "--output", "none/new.parquet"], "there is no folder"),
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
