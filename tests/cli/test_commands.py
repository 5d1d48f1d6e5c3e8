"""The command line as a user meets it: plain output, one line an error, exit code 2."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from csto_graph.cli import main
from csto_graph.cli.main import COMMANDS
from csto_graph.core.namespaces import PREFIXES
from csto_graph.errors import DataError
from csto_graph.questions.definition import load_questions

ID, SA = PREFIXES["id"], PREFIXES["sa"]
Edit = Callable[[str, Callable[[str], str]], Path]
Capture = pytest.CaptureFixture[str]


@pytest.fixture
def run(capsys: Capture) -> Callable[..., tuple[int, str, str]]:
    def call(*arguments: str) -> tuple[int, str, str]:
        code = main(arguments)
        out, err = capsys.readouterr()
        return code, out, err

    return call


Run = Callable[..., tuple[int, str, str]]


@pytest.mark.slow
def test_members_as_csv_is_plain_and_pipes(run: Run) -> None:
    code, out, _ = run("ask", "members", "--organisation", "csto", "--as-of", "2022-01-06", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(out)))
    assert code == 0
    assert [row["state"] for row in rows] == [f"state-{s}" for s in ["arm", "blr", "kaz", "kgz", "rus", "tjk"]]
    assert all(row["certainty"] == "certain" and row["sources"] for row in rows)


@pytest.mark.slow
def test_an_empty_answer_says_that_the_thing_is_not_there_and_what_was_before(run: Run) -> None:
    code, out, err = run("ask", "members", "--organisation", "csto", "--as-of", "1995-01-01")
    assert (code, out) == (0, "nothing found\n")
    none, told = err.splitlines()
    assert none == "0 rows"
    before = "before it came Collective Security Treaty alliance (org-cst)"
    assert told == f"Collective Security Treaty Organization is not there on 1995-01-01; {before}"
    assert "is not there" not in run("ask", "members", "--organisation", "org-cst", "--as-of", "1995-01-01")[2]
    assert "is not there" not in run("ask", "suspensions", "--state", "kaz", "--as-of", "1995-01-01")[2]


def test_json_has_an_object_a_row(run: Run) -> None:
    _, out, _ = run(
        "ask", "office-holders", "--post", "csto-council-chair", "--as-of", "2022-01-06", "--format", "json"
    )
    (row,) = json.loads(out)
    assert (row["person"], row["state"]) == ("person-nikol-pashinyan", "state-arm")


def test_ask_lists_the_questions_and_their_parameters(run: Run) -> None:
    code, out, _ = run("ask")
    assert code == 0
    for question in load_questions().values():
        assert question.name in out
        assert question.summary in out


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_helps(run: Run, command: str) -> None:
    code, out, _ = run(command, "--help")
    assert code == 0
    assert "Usage: csto-graph " + command in out


@pytest.mark.parametrize("question", sorted(load_questions()))
def test_every_question_helps(run: Run, question: str) -> None:
    code, out, _ = run("ask", question, "--help")
    assert code == 0
    assert all(parameter.option in out for parameter in load_questions()[question].parameters)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["bild"], "unknown command 'bild'; did you mean build?"),
        (["ask", "member"], "unknown question 'member'; did you mean members"),
        (["ask", "members", "--organization", "csto"], "--organisation"),
        (["ask", "members", "--organisation", "csta"], "did you mean CST"),
        (["ask", "members", "--as-of", "6.1.2022"], "is not a valid day; write it as YYYY-MM-DD"),
        (["ask", "members", "--format", "xml"], "'xml' is not one of"),
        (["ask", "claims", "--verdict", "wrong"], "unknown word of verdicts 'wrong'"),
        (["sparql"], "give a query or --file"),
        (["sparql", "SELECT"], "does not parse"),
        (["sparql", "DELETE WHERE { ?s ?p ?o }"], "DELETE would change the graph, which is only read here"),
        (["sparql", "hello"], "this is no query; begin it with SELECT"),
        (["sparql", "SELECT ?x { ?x zzz:a 1 }"], "1:21: unknown prefix 'zzz:'; declare it"),
        (["sparql", "ASK { ?s ?p ?o }", "--format", "csv"], "--format csv is for SELECT"),
        (["show", "korea"], "did you mean joseon (Korea (until 1910)) or kor (South Korea) or prk (North Korea)"),
        (["ask", "members", "--according-to", "nobody"], "'csto-graph ask sources' lists them"),
        (
            ["timeline", "csto", "--during", "foo"],
            "'foo' is not a valid interval; write a day, month or year, or two",
        ),
        (["--timeout", "0", "ask"], "'--timeout': 0.0 is not in the range"),
        (["--data", "nowhere", "ask"], "--data: nowhere is not a folder; give a folder of tables"),
        (["sparql", "--file", "nowhere.rq"], "cannot read nowhere.rq"),
        (["show", "cstq"], "did you mean"),
        (["show", "zzz"], "give a slug, code, abbreviation or label"),
        (["ask", "office-holders", "--post", "chair"], "did you mean csto-council-chair (Chair of the CSTO"),
        (["show"], "Missing argument 'NAME'"),
        (["show", "csto", "--as-of", "soon"], "is not a valid day"),
        (["show", "csto", "--language", "xx"], "'xx' is not one of en, id, ru"),
        (["claims", "suara"], "unknown document 'suara'"),
        (["claims", "suara-2022-02-25", "--text", "nowhere.txt"], "nowhere.txt:1:1:"),
        (["build", "--output", "graph.docx"], "unknown format '.docx'"),
        (["build", "--output", "no/such/folder/graph.nq"], "cannot write"),
        (["explore", "--no-open", "--output", "no/such/folder/x.html"], "cannot write"),
        (["explore", "--as-of", "soon"], "is not a valid day"),
        (["explore", "--no-open", "--output", "x.pdf"], "end it in .html"),
        (["show", "csto", "--output", "no/such/x.html"], "cannot write"),
        (["show", "csto", "--output", "x.png"], "end it in .html"),
        (["--data", "README.md", "build"], "--data: README.md is not a folder"),
        (["sparql", "SELECT * WHERE { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }"], "allow that with --federate"),
        (["sparql", "--federate", "SELECT * WHERE { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }"], "the query failed"),
        (["claims", "suara-2022-02-25", "--text", ""], "csto-graph: "),
        (["network", "allies"], "'PROJECTION': 'allies' is not one of affiliations, alliances, conflicts,"),
        (["network", "alliances", "--output", "x.png"], "unknown format '.png'"),
        (["validate", "--graph", "nowhere.ttl"], "nowhere.ttl:1:1: No such file or directory; give an RDF file"),
        (["--data", "tests", "build"], "tests/datapackage.json:1:1: no descriptor"),
        (["ask", "members", "surplus"], "unexpected extra argument"),
        (["--nonsense"], "No such option"),
        (["ask", "members", "--data", "nowhere"], "--data: nowhere is not a folder"),
        (["--data", "tests", "ask", "--endpoint", "http://a/q", "members"], "give one of --data and --endpoint"),
        (
            ["--endpoint", "http://a/q", "ask", "members", "--endpoint", "http://b/q"],
            "--endpoint is given twice, with different values; give it once",
        ),
        (["show", "csto", "--as-of", "2012-01-01", "--as-of", "2013-01-01"], "--as-of is given twice, as 2012-01-01"),
        (["ask", "members", "--role", "member", "--role", "observer"], "--role is given twice"),
        (
            ["ask", "members", "--endpoint", "http://u:secret@a/q", "--endpoint", "http://u:other@a/q"],
            "--endpoint is given twice, with different values; give it once",
        ),
        (["cite", "--format", "csl", "members"], "put --format csl after members"),
        (["plot"], "Missing argument '{blocs|centrality|map|similarity}'. Choose one of blocs,"),
    ],
)
def test_wrong_input_is_one_clear_line_and_exit_code_2(run: Run, arguments: list[str], expected: str) -> None:
    code, out, err = run(*arguments)
    assert code == 2
    assert out == ""
    assert expected in err
    assert err.startswith("csto-graph: ")
    assert err.count("\n") == 1
    assert "Traceback" not in err


@pytest.mark.parametrize(
    "line",
    [
        ["--endpoint", "{}", "--header", "A:1", "--header", "B:2", "--timeout", "5", "ask", "members"],
        ["ask", "members", "--endpoint", "{}", "--header", "A:1", "--header", "B:2", "--timeout", "5"],
        [
            "--endpoint",
            "{}",
            "--header",
            "A:1",
            "ask",
            "--timeout",
            "5",
            "members",
            "--header",
            "B:2",
            "--timeout",
            "5",
        ],
    ],
)
def test_a_global_option_stands_before_or_after_the_command(
    run: Run, monkeypatch: pytest.MonkeyPatch, line: list[str]
) -> None:
    opened: list[object] = []

    def open_nothing(*arguments: object, **options: object) -> None:
        opened.append((*arguments, options))
        raise DataError([])

    monkeypatch.setattr("csto_graph.graph.open_graph", open_nothing)
    assert run(*(word.format("http://127.0.0.1/query") for word in line))[0] == 2
    assert opened == [("http://127.0.0.1/query", {"headers": {"A": "1", "B": "2"}, "timeout": 5.0})]


@pytest.mark.slow
def test_faulty_tables_are_told_line_by_line(run: Run, edited_data: Edit) -> None:
    directory = edited_data("states.csv", lambda text: text.replace("state-kaz,", "Kazakh,", 1))
    code, out, err = run("--data", str(directory), "build")
    assert code == 2
    assert out == ""
    assert all(line.startswith("csto-graph: data/") for line in err.splitlines())
    assert "data/states.csv:" in err


def test_sparql_answers_each_form(run: Run, tmp_path: Path) -> None:
    query = tmp_path / "q.rq"
    query.write_text("SELECT ?s WHERE { ?s a sa:Alliance }", encoding="utf-8")
    assert "org-cst" in run("sparql", "--file", str(query), "--format", "csv")[1]
    assert run("sparql", "ASK { id:state-kaz a sa:State }")[1] == "true\n"
    assert "<https://w3id.org/csto-graph/id/state-kaz>" in run("sparql", "CONSTRUCT WHERE { id:state-kaz ?p ?o }")[1]


@pytest.mark.slow
def test_show_tells_facts_spells_rivals_and_claims(run: Run) -> None:
    _, out, _ = run("show", "uzbekistan")
    assert "Uzbekistan: member of Collective Security Treaty Organization" in out
    assert "2006-08-16 to 2012-12-19" in out
    assert "rival of membership-uzb-csto-1" in out
    assert "claim-suara-22: contradicted" in out
    assert run("show", "csto")[1].count("short name:") == 1
    _, on_day, _ = run("show", "uzbekistan", "--as-of", "2022-02-25")
    assert "2006-08-16 to 2012-12-19" not in on_day


def test_claims_lists_54(run: Run) -> None:
    _, out, err = run("claims", "suara-2022-02-25")
    assert out.count("claim-suara-") == 54
    assert err == "54 claims\n"
    _, out, _ = run("claims", "suara-2022-02-25", "--verdict", "contradicted", "--format", "csv")
    claims = {row["claim"] for row in csv.DictReader(io.StringIO(out))}
    assert {"claim-suara-22", "claim-suara-34"} <= claims


@pytest.mark.slow
def test_build_counts_and_writes(run: Run, tmp_path: Path) -> None:
    code, out, _ = run("build", "--output", str(tmp_path / "graph.trig"))
    assert code == 0
    assert "sa:Membership" in out
    assert (tmp_path / "graph.trig").stat().st_size > 100_000


@pytest.mark.slow
def test_validate_catches_a_leak(run: Run, tmp_path: Path) -> None:
    leak = Path(__file__).parent.parent / "data" / "checks" / "claim-leak.trig"
    code, out, _ = run("validate", "--graph", str(leak))
    assert code == 1
    assert "claim-leak" in out
    bare = tmp_path / "leak.nt"
    bare.write_text(f"<{ID}state-uzb> <{SA}memberOf> <{ID}org-csto> .", encoding="utf-8")
    assert "[claim-leak]" in run("validate", "--graph", str(bare))[1], "it knows the predicates without being told"


@pytest.mark.slow
def test_a_warning_alone_is_no_fault(run: Run, tmp_path: Path) -> None:
    graph = tmp_path / "source.ttl"
    graph.write_text(
        f"""<{ID}source-x> a <{SA}Source> ; <http://www.w3.org/2000/01/rdf-schema#label> "A page"@en ;
          <{SA}kind> <https://w3id.org/csto-graph/vocab/news> ; <http://purl.org/dc/terms/publisher> <{ID}publisher-x> .
        <{ID}publisher-x> a <{SA}Publisher> ; <http://www.w3.org/2000/01/rdf-schema#label> "A publisher"@en ;
          <{SA}kind> <https://w3id.org/csto-graph/vocab/news> .""",
        encoding="utf-8",
    )
    code, out, err = run("validate", "--graph", str(graph))
    assert (code, out) == (0, "warning: source-x: is cited by no row; cite it or remove it [orphan-source]\n")
    assert err == "0 findings, 1 warning\n"


@pytest.mark.slow
def test_an_unknown_name_is_reported_with_the_nearest_one(run: Run, tmp_path: Path) -> None:
    graph = tmp_path / "slips.nt"
    graph.write_text(
        f'<{ID}state-uzb> <{SA}capitol> "Tashkent" .\n'
        f"<{ID}membership-x> <http://www.w3.org/ns/org#role> <https://w3id.org/csto-graph/vocab/membre> .\n"
        f"<{ID}membership-y> <http://www.w3.org/ns/org#rolle> <https://w3id.org/csto-graph/vocab/member> .",
        encoding="utf-8",
    )
    _, out, _ = run("validate", "--graph", str(graph))
    assert (
        "state-uzb: uses sa:capitol, a term that no ontology here declares; correct its name (nearest: sa:capital)"
        in out
    )
    assert "correct the name, or add the thing (nearest: member)" in out
    assert (
        "membership-y: uses org:rolle, a term that no ontology here declares; correct its name (nearest: org:role)"
        in out
    )


@pytest.mark.slow
def test_a_finding_says_where_its_row_stands(run: Run, edited_data: Edit) -> None:
    def too_late(text: str) -> str:
        return text.replace("membership-kaz-csto-1,state-kaz,org-csto,", "membership-kaz-csto-1,state-kaz,org-eu,", 1)

    directory = edited_data("memberships.csv", too_late)
    code, out, _ = run("validate", "--file", str(directory / "memberships.csv"))
    assert code == 1
    assert re.search(
        r"data/memberships\.csv:\d+:1: membership-kaz-csto-1-rival-1: is a rival of membership-kaz-csto-1 but differs in org:organization; ",
        out,
    )


def test_network_prints_measures_and_writes_files(run: Run, tmp_path: Path) -> None:
    _, out, _ = run("network", "alliances", "--as-of", "2022-01-06", "--format", "csv")
    assert out.startswith("node,label,degree,strength,betweenness,bloc\n")
    assert run("network", "affiliations", "--output", str(tmp_path / "x.gexf"))[0] == 0


def test_a_cold_process_says_the_same() -> None:
    command = [sys.executable, "-m", "csto_graph", "ask", "members", "--organisation", "nato", "--as-of", "1949-08-24"]
    run = subprocess.run([*command, "--format", "csv"], capture_output=True, text=True, check=True)
    assert len(run.stdout.splitlines()) == 13


def test_a_reader_that_stops_early_sees_no_traceback() -> None:
    command = f"{sys.executable} -m csto_graph ask participants --format csv | head -1"
    run = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=True)
    assert run.stdout.startswith("event,")
    assert "Traceback" not in run.stderr


@pytest.mark.parametrize("name", ["membership-uzb-csto-1", "claim-suara-22", "figure-kazakhstan-deployment-2022-arm-1"])
def test_show_opens_every_slug_that_answers_print(run: Run, name: str) -> None:
    code, out, _ = run("show", name)
    assert code == 0
    assert name in out


@pytest.mark.slow
def test_an_output_that_is_full_is_one_line() -> None:
    command = f"{sys.executable} -m csto_graph ask sources > /dev/full"
    run = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)
    assert run.returncode == 2
    assert run.stderr.splitlines()[-1].startswith("csto-graph: cannot write the output")


def test_labels_pipe_in_any_locale() -> None:
    command = [sys.executable, "-m", "csto_graph", "ask", "members", "--organisation", "csto", "--language", "ru"]
    environment = {**os.environ, "PYTHONIOENCODING": "cp1252", "LC_ALL": "C"}
    run = subprocess.run([*command, "--format", "csv"], capture_output=True, check=True, env=environment)
    assert "Казахстан" in run.stdout.decode("utf-8")


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_the_edges_of_the_calendar_are_answered(run: Run, day: str) -> None:
    assert run("ask", "members", "--as-of", day)[0] == 0


@pytest.mark.parametrize("form", ["table", "csv"])
def test_a_question_is_answered_without_the_heavy_libraries(form: str) -> None:
    script = (
        "import sys\nfrom csto_graph.cli import main\n"
        "code = main(['ask', 'members', '--organisation', 'csto', '--as-of', '2022-01-06', '--format', sys.argv[1]])\n"
        "heavy = {'rdflib', 'oxrdflib', 'networkx', 'numpy', 'pandas', 'edtf', 'jinja2', 'importlib.metadata', 'pyvis', 'difflib'}\n"
        "heavy |= {'csto_graph.imports.formats', 'csto_graph.dataset.tables', 'csto_graph.dataset.quads', 'csto_graph.imports.registry', 'psutil'}\n"
        "sys.exit(code or ', '.join(sorted(heavy & set(sys.modules))) or 0)\n"
    )
    for _ in range(2):  # the first may build the store
        run = subprocess.run([sys.executable, "-c", script, form], capture_output=True, text=True)
    assert run.returncode == 0, run.stderr
    assert run.stdout.count("state-") == 6


@pytest.mark.slow
def test_two_states_are_bound_by_what_both_belong_to(run: Run) -> None:
    _, out, _ = run("explain", "kaz", "rus", "--as-of", "2022-01-06")
    shared = out.split("Both belong to")[1].split("\n\n")[0]
    assert "member of Collective Security Treaty Organization" in shared
    assert "source-ria-1833097213" in shared
    # Uzbekistan left the organisation on 2012-12-19 (odkb-csto.org).
    assert "Security Treaty Organization" in run("explain", "uzb", "rus", "--during", "2012")[1]
    assert "Security Treaty Organization" not in run("explain", "uzb", "rus", "--as-of", "2012-12-19")[1]
    assert "nothing binds the two on 1700-01-01" in run("explain", "uzb", "rus", "--as-of", "1700-01-01")[1]


@pytest.mark.slow
def test_what_is_gone_is_said_to_be_gone(run: Run) -> None:
    assert "not there on 2022-01-06" in run("show", "state-sun", "--as-of", "2022-01-06")[1]
    assert "not there" not in run("show", "state-sun", "--as-of", "1980-01-01")[1]


def test_a_day_and_an_interval_exclude_each_other(run: Run) -> None:
    for command in (("network", "alliances"), ("show", "csto"), ("explain", "uzb", "csto")):
        code, out, err = run(*command, "--as-of", "2012-01-01", "--during", "2012")
        assert (code, out) == (2, "")
        assert "exclude each other" in err


@pytest.mark.slow
def test_a_network_is_that_of_one_source(run: Run) -> None:
    # The Kremlin's list of the members of the CSTO names six states.
    _, out, _ = run("network", "affiliations", "--according-to", "source-kremlin-supplement", "--format", "csv")
    rows = {row["node"]: row for row in csv.DictReader(io.StringIO(out))}
    whole = run("network", "affiliations", "--format", "csv")[1]
    assert rows
    assert "org-nato" not in rows
    assert "org-nato" in whole


def test_an_organisation_without_rows_says_so(run: Callable[..., tuple[int, str, str]]) -> None:
    _, _, told = run("ask", "members", "--organisation", "oau", "--as-of", "1990-01-01")
    assert told.strip().splitlines()[-1] == "the data have no memberships of Organization of African Unity"
