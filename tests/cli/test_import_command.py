"""Importing on the command line, and every command that then answers from what was imported."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from csto_graph.cli import main
from csto_graph.cli.main import COMMANDS
from csto_graph.questions.definition import load_questions

from tests.conftest import SMALL_ATOP
from tests.imports.ucdp import EVENTS, SMALL, numbers, read
from tests.servers import oxigraph

pytestmark = pytest.mark.slow

MEMBERS = str(SMALL_ATOP / "atop5_1m.csv")
CITATION = "Leeds, Brett Ashley, Jeffrey M. Ritter, Sara McLaughlin Mitchell, and Andrew G. Long. 2002."
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of holdings with the few alliances."""
    folder = tmp_path_factory.mktemp("imports")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CSTO_GRAPH_IMPORTS", str(folder))
        assert main(("import", "atop", MEMBERS)) == 0
    return folder


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, place: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    monkeypatch.setenv("CSTO_GRAPH_IMPORTS", str(place))
    capsys.readouterr()

    def call(*arguments: str) -> tuple[int, str, str]:
        code = main(arguments)
        return code, *capsys.readouterr()

    return call


def test_an_import_tells_what_it_read_how_to_ask_and_what_to_cite(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("CSTO_GRAPH_IMPORTS", str(tmp_path / "\u0438 \u043c\u044f"))
    code, out, err = run("import", "atop", MEMBERS)
    assert code == 0
    assert "source-atop-5-1, 1815-01-01/2018-12-31:" in out
    assert "ask with --according-to atop\n" in out
    assert f"please cite: {CITATION}" in out
    assert err == ""
    assert run("forget", "atop") == (0, "atop is forgotten\n", "")
    code, out, err = run("ask", "members", "--according-to", "atop")
    assert (code, out) == (2, "")
    assert "atop is not imported; run 'csto-graph import atop FILE'" in err


def test_the_number_of_records_is_explained(run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """It is counted here in the file: a record for each event and each number of a state, the source and its publisher."""
    monkeypatch.setenv("CSTO_GRAPH_IMPORTS", str(tmp_path))
    rows = read(SMALL / EVENTS)
    sides = [number for row in rows for column in ("gwnoa", "gwnob") for number in numbers(row[column])]
    records = len(rows) + len(sides) + 2
    _, out, _ = run("import", "ucdp", str(SMALL / EVENTS))
    assert f": {records} records made from {EVENTS} (violent events, the states in them, and their source)\n" in out
    assert [row["records"] for row in listed(run) if row["part"] == "events"] == [str(records)]


def test_the_list_has_edition_and_citation(run: Run) -> None:
    row, *others = listed(run)
    assert (row["source"], row["imported"], row["files"]) == ("atop", "5.1", "atop5_1m.csv")
    assert row["citation"].startswith(CITATION)
    assert [(other["source"], other["imported"], other["files"]) for other in others] == [("ucdp", "", "")] * 3


def listed(run: Run) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(run("import", "--list", "--format", "csv")[1])))


def test_the_list_shows_what_can_be_imported_before_anything_is(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Licences and citations are those of the publishers' download pages, ucdp.uu.se/downloads and atopdata.org."""
    monkeypatch.setenv("CSTO_GRAPH_IMPORTS", str(tmp_path))
    rows = {row["part"]: row for row in listed(run)}
    assert set(rows) == {"alliances", "conflicts", "events", "candidates"}
    assert not any(row["imported"] or row["days"] or row["files"] for row in rows.values())
    assert rows["alliances"]["editions"] == "4.01, 5.0 and 5.1"
    assert rows["conflicts"]["editions"] == "17.1 and later"
    assert {rows[part]["licence"] for part in ("conflicts", "events", "candidates")} == {"CC BY 4.0"}
    for part, article in (("alliances", "28: 237-260"), ("conflicts", "39(5)"), ("events", "50(4)")):
        assert article in rows[part]["citation"]
    assert "Davies" not in rows["conflicts"]["citation"], "no edition is imported, so no article of a year is asked for"
    assert "the article of your edition: https://ucdp.uu.se/downloads/" in rows["conflicts"]["citation"]


def test_the_list_tells_what_cannot_be_read(run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("CSTO_GRAPH_IMPORTS", str(tmp_path))
    (tmp_path / "atop").mkdir()
    (tmp_path / "atop" / "source.json").write_text('{"form": 1}', encoding="utf-8")
    assert listed(run)[0]["imported"] == "cannot be read; import it again"


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["import"], "name the source (atop"),
        (["import", "atop"], "give the files of atop"),
        (["import", "atpo", MEMBERS], "did you mean atop?"),
        (["import", "--list", "atop", MEMBERS], "--list takes no source"),
        (["import", "atop", "nowhere.csv"], "nowhere.csv:1:1: No such file or directory"),
        (["forget", "nobody"], "'nobody' is not one of atop, ucdp"),
        (["cite", "--according-to", "atop", "members"], "put --according-to atop after members"),
    ],
)
def test_mistakes_are_one_line(run: Run, arguments: list[str], expected: str) -> None:
    code, out, err = run(*arguments)
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert expected in err


def test_the_day_that_stands_for_now_is_the_last_that_is_covered(run: Run) -> None:
    code, out, err = run("ask", "members", "--organisation", "ATOP 4220", "--according-to", "atop")
    assert code == 0
    assert "as of 2018-12-31, the last day that the data cover" in err
    assert "Uzbekistan" not in out
    _, _, err = run("ask", "members", "--according-to", "curated")
    assert "the day of the data's release" in err


@pytest.mark.parametrize("command", [("explain", "rus", "ATOP 4220"), ("show", "ATOP 4220")])
def test_what_lasts_is_known_to_the_last_day_that_is_covered(run: Run, command: tuple[str, ...]) -> None:
    # ATOP 5.1 has Russia in the treaty of Tashkent from 15 May 1992 on, without an exit, and ends with 2018.
    out = run(*command, "--according-to", "atop")[1]
    [line] = [line for line in out.splitlines() if "Russia: member of" in line]
    assert line.startswith("  1992-05-15 to 2018-12-31 or later: ")


@pytest.mark.parametrize("question", sorted(load_questions()))
def test_every_question_can_be_asked_of_an_import(run: Run, question: str) -> None:
    needed = {
        "state": "russia",
        "organisation": "ATOP 4220",
        "one": "usa",
        "other": "twn",
        "states": "russia",
        "name": "russia",
    }
    given = [
        text
        for each in load_questions()[question].parameters
        if not each.optional and each.default is None
        for text in (each.option, needed.get(each.name, "russia"))
    ]
    code, _, err = run("ask", question, *given, "--according-to", "atop", "--format", "csv")
    assert code == 0, err


SHOWING = {
    "show": ("show", "ATOP 4220"),
    "explain": ("explain", "uzb", "ATOP 4220"),
    "diff": ("diff", "2012-06-01", "2012-07-01"),
    "timeline": ("timeline", "uzb"),
    "network": ("network", "alliances"),
    "metrics": ("metrics", "--from", "2016"),
    "balance": ("balance",),
    "similarity": ("similarity", "usa", "rus"),
    "obligations": ("obligations", "--attacked", "arm"),
    "cite": ("cite",),
    "sparql": ("sparql", "SELECT ?m { ?m a sa:Membership ; org:member id:state-uzb }"),
}


@pytest.mark.parametrize("command", SHOWING)
def test_commands_answer_from_an_import(run: Run, command: str) -> None:
    code, out, err = run(*SHOWING[command], "--according-to", "atop")
    assert code == 0, err
    assert out.strip()
    assert out != run(*SHOWING[command])[1]


def test_pictures_are_drawn_from_an_import(run: Run, tmp_path: Path) -> None:
    page, map_ = tmp_path / "page.html", tmp_path / "map.svg"
    assert run("explore", "--no-open", "--output", str(page), "--according-to", "atop")[0] == 0
    assert "ATOP 4220" in page.read_text(encoding="utf-8")
    assert run("plot", "map", "--state", "rus", "--output", str(map_), "--according-to", "atop")[0] == 0
    assert "atop 5.1 to 2018-12-31" in map_.read_text(encoding="utf-8")


def test_citations_are_those_that_the_source_asks_for(run: Run) -> None:
    for asked in (("cite",), ("cite", "members", "--organisation", "ATOP 4220")):
        _, bibtex, _ = run(*asked, "--according-to", "atop")
        assert f"note = {{Please cite: {CITATION}" in bibtex
        assert "@misc{csto-graph-atop-5.1," in bibtex
        _, csl, _ = run(*asked, "--according-to", "atop", "--format", "csl")
        (source,) = (item for item in json.loads(csl) if item["id"] == "source-atop-5-1")
        assert source["note"].startswith(f"Please cite: {CITATION}")


def test_an_import_is_asked_beside_an_endpoint_and_without_a_cache(run: Run) -> None:
    asked = ("ask", "members", "--organisation", "ATOP 4220", "--according-to", "atop", "--format", "csv")
    expected = run(*asked)
    assert run("--no-cache", *asked) == expected
    with oxigraph("serve") as address:
        assert run("push", f"{address}/update")[0] == 0
        assert run("--endpoint", f"{address}/query", *asked) == expected


def test_completion_names_the_imports_and_the_curated_graph(
    run: Run, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("_CSTO_GRAPH_COMPLETE", "bash_complete")
    for begun, offered in (("at", "atop"), ("cur", "curated")):
        monkeypatch.setenv("COMP_WORDS", f"csto-graph network alliances --according-to {begun}")
        monkeypatch.setenv("COMP_CWORD", "4")
        with pytest.raises(SystemExit):
            main([])
        assert capsys.readouterr().out.splitlines().count(f"plain,{offered}") == 1


def test_help_of_every_command_that_shows_facts_names_the_option(run: Run) -> None:
    without = {
        "build",
        "cache",
        "claims",
        "compare",
        "completion",
        "forget",
        "import",
        "panel",
        "push",
        "revisions",
        "validate",
    }
    for command in set(COMMANDS) - without - {"ask"}:
        assert re.search(r"--according-to[^\n]* SOURCE", run(command, "--help")[1]), command
    assert "--according-to SOURCE" in run("ask", "members", "--help")[1]
