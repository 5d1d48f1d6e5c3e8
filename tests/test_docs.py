"""README and help tell the truth: every command and question is documented, every shown command runs."""

from __future__ import annotations

import importlib
import re
import shlex
import shutil
import sys
from pathlib import Path
from types import ModuleType

import pytest
import rdflib
from csto_graph import AllianceGraph, open_graph
from csto_graph.cli import main
from csto_graph.cli.main import COMMANDS
from csto_graph.core.resources import data_directory
from csto_graph.questions.definition import load_questions
from rdflib.namespace import SH

from .conftest import ROOT, SMALL_ATOP

README = (ROOT / "README.md").read_text(encoding="utf-8")
FILES = {
    "atop": [SMALL_ATOP / "atop5_1m.csv"],
    "ucdp": [SMALL_ATOP / "ucdp" / "UcdpPrioConflict_v24_1.csv", SMALL_ATOP / "ucdp" / "GEDEvent_v24_1.csv"],
}
SHOWN = sorted({line.strip() for line in re.findall(r"^csto-graph .+$", README, re.MULTILINE)})


def test_every_command_is_documented() -> None:
    assert [name for name in COMMANDS if f"csto-graph {name}" not in README] == []


def test_every_question_is_documented() -> None:
    assert [name for name in load_questions() if f"`{name}`" not in README] == []


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a user who has files of the data sets at hand, and has imported none yet."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CSTO_GRAPH_IMPORTS", str(tmp_path / "imported"))
    monkeypatch.setattr("webbrowser.open", lambda _: True)
    shutil.copytree(data_directory(), tmp_path / "data")
    for files in FILES.values():
        for file in files:
            shutil.copy(file, tmp_path)
    return tmp_path


@pytest.mark.slow
@pytest.mark.parametrize("line", SHOWN)
def test_every_command_in_the_readme_runs(
    line: str, desk: Path, excerpt_data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = shlex.split(line, comments=True)[1:]
    for source, files in FILES.items():
        if {source, "--list"} & set(arguments) and arguments[:2] != ["import", source]:
            assert main(["import", source, *(file.name for file in files)]) == 0
    capsys.readouterr()
    # A page of all data takes seconds, and tests/pictures/web has one.
    data = ["--data", str(excerpt_data)] if arguments[0] == "explore" else []
    assert main([*data, *arguments]) == 0, capsys.readouterr().err
    assert "revisions" in line or "nothing found" not in capsys.readouterr().out


@pytest.mark.slow
def test_the_python_of_the_readme_runs(desk: Path) -> None:
    blocks = re.findall(r"```python\n(.+?)```", README, re.DOTALL)
    assert blocks
    for block in blocks:
        exec(compile(block, "README.md", "exec"), {})  # noqa: S102


@pytest.mark.slow
def test_the_reference_page_is_of_this_ontology() -> None:
    sys.path.insert(0, str(ROOT / "docs"))
    try:
        from make_reference import PAGE, reference_page
    finally:
        sys.path.pop(0)
    assert PAGE.read_text(encoding="utf-8") == reference_page(), "run make docs"


@pytest.fixture
def make_questions(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(ROOT / "docs"))
    return importlib.import_module("make_questions")


def test_the_pages_of_the_questions_are_of_these_questions(kg: AllianceGraph, make_questions: ModuleType) -> None:
    for name, text in make_questions.pages(kg).items():
        assert make_questions.PAGES[name].read_text(encoding="utf-8") == text, "run make docs"


@pytest.mark.slow
def test_the_published_questions_run_with_the_prefixes_they_declare(excerpt_data: Path) -> None:
    kg = open_graph(excerpt_data, cache=None)
    graph = rdflib.Graph().parse(ROOT / "docs" / "questions.ttl")
    executables = list(graph.subjects(rdflib.RDF.type, SH.SPARQLSelectExecutable))
    assert len(executables) == len(load_questions())
    for executable in executables:
        declared = [node for each in graph.objects(executable, SH.prefixes) for node in graph.objects(each, SH.declare)]
        head = "".join(f"PREFIX {graph.value(d, SH.prefix)}: <{graph.value(d, SH.namespace)}>\n" for d in declared)
        text = str(graph.value(executable, SH.select))
        table = kg.store.select(head + text)
        assert len(table) == len(kg.table(str(graph.value(executable, rdflib.RDFS.label)))) > 0


def test_links_inside_the_repository_lead_somewhere() -> None:
    for name in ("README.md", "CHANGELOG.md", "CONTRIBUTING.md"):
        text = (ROOT / name).read_text(encoding="utf-8")
        for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", text):
            assert (ROOT / target).exists(), f"{name}: {target}"


def test_every_network_measure_score_and_picture_is_defined() -> None:
    from csto_graph.networks import MEASURES, PROJECTIONS
    from csto_graph.pictures.print import FIGURES

    page = (ROOT / "docs" / "networks.md").read_text(encoding="utf-8")
    names = [*PROJECTIONS, *MEASURES, *FIGURES, "s", "kappa", "pi", "tau_b", "s_weighted"]
    assert [name for name in names if f"`{name}`" not in page] == []
    for name, measure in MEASURES.items():
        assert re.search(rf"^\| `{name}` \| {measure.level} \|", page, re.MULTILINE), name
