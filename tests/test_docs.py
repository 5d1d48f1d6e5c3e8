"""README and help tell the truth: every command and question is documented, every shown command runs."""

from __future__ import annotations

import re
import shlex
import shutil
import sys
from pathlib import Path

import pytest
from csto_graph.cli import main
from csto_graph.cli.main import COMMANDS
from csto_graph.queries import load_questions
from csto_graph.resources import data_directory

from .conftest import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
SHOWN = sorted({line.strip() for line in re.findall(r"^csto-graph .+$", README, re.MULTILINE)})


def test_every_command_is_documented() -> None:
    assert [name for name in COMMANDS if f"csto-graph {name}" not in README] == []


def test_every_question_is_documented() -> None:
    assert [name for name in load_questions() if f"`{name}`" not in README] == []


@pytest.mark.parametrize("line", SHOWN)
def test_every_command_in_the_readme_runs(
    line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    shutil.copytree(data_directory(), tmp_path / "data")
    monkeypatch.setenv("CSTO_GRAPH_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr("webbrowser.open", lambda _: True)
    arguments = shlex.split(line, comments=True)[1:]
    assert main(arguments) == 0, capsys.readouterr().err
    assert "nothing found" not in capsys.readouterr().out


def test_the_python_of_the_readme_runs() -> None:
    blocks = re.findall(r"```python\n(.+?)```", README, re.DOTALL)
    assert blocks
    for block in blocks:
        exec(compile(block, "README.md", "exec"), {})  # noqa: S102


def test_the_reference_page_is_of_this_ontology() -> None:
    sys.path.insert(0, str(ROOT / "docs"))
    try:
        from make_reference import PAGE, reference_page
    finally:
        sys.path.pop(0)
    assert PAGE.read_text(encoding="utf-8") == reference_page(), "run make docs"


def test_links_inside_the_repository_lead_somewhere() -> None:
    for name in ("README.md", "CHANGELOG.md", "CONTRIBUTING.md"):
        text = (ROOT / name).read_text(encoding="utf-8")
        for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", text):
            assert (ROOT / target).exists(), f"{name}: {target}"
