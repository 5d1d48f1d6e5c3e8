"""What is printed cannot harm: no character drives a terminal, no cell runs in a spreadsheet, no closed stream hurts."""

from __future__ import annotations

import ast
import csv
import io
import json
import os
import subprocess
import sys
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest
from csto_graph.cli.main import main
from csto_graph.cli.output import as_csv, as_json, as_ntriples, as_table
from csto_graph.store import ResultTable

from tests.conftest import ROOT

pytestmark = pytest.mark.slow

# Clears a screen, sets a title, C1 CSI, turns the direction of writing, hides, breaks XML, is blank, ends a line.
HOSTILE = "\x1b[2J \x1b]0;title\x07 \x9b31m \u202egnp \u200b \ufeff \uffff \U000e0041 \x00 \u2028 \x7f \r ok"
HARMFUL = {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}
COMMAND = [sys.executable, "-m", "csto_graph"]
MEMBERS = ["ask", "members", "--organisation", "csto", "--as-of", "2022-01-06"]
Run = Callable[..., tuple[int, str, str]]


def harmful(text: str) -> list[str]:
    return [repr(c) for c in text if c not in "\n\t" and (unicodedata.category(c) in HARMFUL or c == "\uffff")]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def call(*arguments: str) -> tuple[int, str, str]:
        code = main(arguments)
        out, err = capsys.readouterr()
        return code, out, err

    return call


def literal(text: str) -> str:
    return '"' + "".join(f"\\u{ord(c):04X}" if ord(c) < 0x10000 else f"\\U{ord(c):08X}" for c in text) + '"'


@pytest.mark.parametrize("form", ["table", "csv", "json"])
def test_a_table_shows_no_character_that_a_terminal_obeys(run: Run, form: str) -> None:
    query = f"SELECT ({literal(HOSTILE)} AS ?a) (1 AS ?n) {{}}"
    code, out, err = run("sparql", query, "--format", form)
    assert code == 0
    assert harmful(out + err) == []
    assert "\\u202e" in out
    assert "ok" in out


def test_json_and_ntriples_keep_what_they_escape(run: Run) -> None:
    _, out, _ = run("sparql", f"SELECT ({literal(HOSTILE)} AS ?a) {{}}", "--format", "json")
    assert json.loads(out) == [{"a": HOSTILE}]
    _, out, _ = run("sparql", f"CONSTRUCT {{ <a:a> <a:b> {literal(HOSTILE)} }} {{}}")
    assert harmful(out) == []
    (quad,) = ox.parse(out.encode(), format=ox.RdfFormat.N_TRIPLES)
    assert isinstance(quad.object, ox.Literal)
    assert quad.object.value == HOSTILE


def test_a_line_end_stays_in_csv_and_not_in_a_table() -> None:
    table = ResultTable(("a", "b"), (("one\ntwo", "x"), ("three\tfour", "y")))
    assert list(csv.reader(io.StringIO(as_csv(table))))[1] == ["one\ntwo", "x"]
    assert as_table(table).count("\n") == 3
    assert "one\\ntwo" in as_table(table)


def test_what_can_be_seen_is_not_changed() -> None:
    text = "Қазақстан Türkiye ایران भारत 中国 e\u0301 – 5 €"
    table = ResultTable(("a",), ((text,),))
    assert text in as_table(table)
    assert text in as_csv(table)
    assert json.loads(as_json(table)) == [{"a": text}]
    assert as_ntriples(f'<a:a> <a:b> "{text}" .\n') == f'<a:a> <a:b> "{text}" .\n'


@pytest.mark.parametrize("begin", ["=", "+", "-", "@", "\t", "\n", "\uff1d"])
def test_safe_csv_guards_what_a_spreadsheet_would_run(begin: str) -> None:
    """The characters are those that OWASP names for CSV injection."""
    table = ResultTable(("a", "b"), ((f"{begin}HYPERLINK(1)", -5), ("plain", 2.5)))
    guarded = list(csv.reader(io.StringIO(as_csv(table, safe=True), newline="")))
    assert guarded[1:] == [[f"'{begin}HYPERLINK(1)", "-5"], ["plain", "2.5"]]
    assert f"'{begin}" not in as_csv(table)


def test_safe_csv_is_an_option_beside_the_format(run: Run) -> None:
    query = "SELECT ('=1+1' AS ?a) {}"
    assert run("sparql", query, "--format", "csv", "--safe-csv")[1] == "a\n'=1+1\n"
    assert run("sparql", query, "--format", "csv")[1] == "a\n=1+1\n"


def test_every_line_goes_through_the_one_door() -> None:
    """Only ``emit`` prints: what click prints itself is not looked at."""
    for path in (ROOT / "csto_graph" / "cli").glob("*.py"):
        if path.name != "output.py":
            names = {n.attr for n in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(n, ast.Attribute)}
            assert not names & {"echo", "secho", "echo_via_pager"}, path


def closed(command: str) -> subprocess.CompletedProcess[str]:
    shell = " ".join(f"'{part}'" for part in COMMAND) + " " + command
    return subprocess.run(["sh", "-c", shell], capture_output=True, text=True, timeout=120)


def test_closed_standard_output_is_one_line() -> None:
    ended = closed(" ".join(MEMBERS) + " >&-")
    assert (ended.returncode, ended.stdout) == (2, "")
    assert ended.stderr == "csto-graph: standard output is closed; open it, or send it to a file\n"


@pytest.mark.parametrize("stream", ["2>&-", "2>&- >&-", "2>&- >&- <&-"])
def test_a_closed_error_stream_keeps_the_exit_code(stream: str) -> None:
    ended = closed(f"ask nope {stream}")
    assert (ended.returncode, ended.stdout, ended.stderr) == (2, "", "")


def test_no_file_gets_the_number_of_a_closed_stream(tmp_path: Path) -> None:
    """A store or a page must not be where a message goes."""
    page = tmp_path / "graph.nt"
    ended = closed(f"--no-cache build --output {page} >&- 2>&- <&-")
    assert ended.returncode == 2, "there is nowhere to say that it is written"
    assert all(line.endswith(" .") for line in page.read_text(encoding="utf-8").splitlines())


def test_a_full_disk_behind_standard_output_is_one_line() -> None:
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        ended = subprocess.run([*COMMAND, *MEMBERS], stdout=full, stderr=subprocess.PIPE, text=True, timeout=120)
    assert ended.returncode == 2
    assert "No space left on device" in ended.stderr
    assert "Traceback" not in ended.stderr


def test_a_warning_is_one_line(tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    cache.mkdir()
    cache.chmod(0o777)
    ended = subprocess.run(
        [*COMMAND, *MEMBERS, "--format", "csv"],
        env={**os.environ, "CSTO_GRAPH_CACHE": str(cache)},
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert ended.returncode == 0
    assert ended.stdout.count("\n") == 7
    assert ended.stderr.count("\n") == 1
    assert ended.stderr.startswith("csto-graph: warning: the graph is built in memory")
    assert list(cache.iterdir()) == []


def test_a_name_is_read_whatever_the_locale() -> None:
    ended = subprocess.run(
        [*COMMAND, "show", "Казахстан"],
        env={**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        capture_output=True,
        timeout=120,
    )
    assert ended.returncode == 0, ended.stderr
    assert ended.stdout.decode("utf-8").startswith("Kazakhstan")
