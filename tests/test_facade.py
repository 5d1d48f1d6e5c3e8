"""The public interface: every argument is explicit, a misspelt one is answered with the right name, one rule for verbs."""

from __future__ import annotations

import inspect
import pickle
import subprocess
import sys
from pathlib import Path
from typing import Any, get_args

import numpy as np
import pandas as pd
import pytest
from csto_graph import AllianceGraph, open_graph
from csto_graph.core import choices
from csto_graph.errors import ArgumentError, CstoGraphError, DataError, DateError, QueryError, UnknownNameError
from csto_graph.networks import PROJECTIONS
from csto_graph.networks.series.series_projections import COURSES
from csto_graph.networks.similarity.similarity import DISTANCES
from csto_graph.pictures.print.chart_registry import FIGURES
from csto_graph.questions.tab_completion import complete

METHODS = {
    name: method
    for name, method in vars(AllianceGraph).items()
    if not name.startswith("_") and inspect.isfunction(method)
}
TAKES_QUESTION_PARAMETERS = {"ask", "cite"}
"""They pass on the parameters of a question, which has names of its own."""


def keywords(method: Any) -> list[str]:
    return [each.name for each in inspect.signature(method).parameters.values() if each.kind is each.KEYWORD_ONLY]


def misspelt(name: str) -> str:
    return name[:1] + name[2:] if len(name) > 3 else name + name[-1]


def positional(method: Any) -> int:
    parameters = list(inspect.signature(method).parameters.values())[1:]
    return sum(each.default is each.empty and each.kind is each.POSITIONAL_OR_KEYWORD for each in parameters)


CASES = [(name, keyword) for name, method in METHODS.items() for keyword in keywords(method)]


@pytest.mark.parametrize(("method", "keyword"), CASES)
def test_a_misspelt_keyword_is_answered_with_the_right_one(kg: AllianceGraph, method: str, keyword: str) -> None:
    if method in TAKES_QUESTION_PARAMETERS:
        return
    with pytest.raises(ArgumentError, match=rf"^{method}\(\) takes no argument '{misspelt(keyword)}'.*{keyword}"):
        getattr(kg, method)(*["kaz"] * positional(METHODS[method]), **{misspelt(keyword): 1})


def test_a_misspelt_parameter_of_a_question_is_answered_too(kg: AllianceGraph) -> None:
    for method in ("ask", "cite", "table", "query_text"):
        with pytest.raises(CstoGraphError, match=r"unknown parameter of members 'organisaton'; did you mean organisat"):
            getattr(kg, method)("members", organisaton="csto")


def test_a_misspelt_keyword_is_a_type_error(tmp_path: Path) -> None:
    """As mypy sees it: each wrong call is an error, and the right call beside it is none."""
    calls, right = [], []
    for method, keyword in CASES:
        if method not in TAKES_QUESTION_PARAMETERS:
            arguments = ", ".join(["kind"] * positional(METHODS[method]))
            calls.append(f"kg.{method}({arguments}{', ' if arguments else ''}{misspelt(keyword)}=value)")
            right.append(f"kg.{method}({arguments}{', ' if arguments else ''}{keyword}=value)")
    head = "from typing import Any\nfrom csto_graph import AllianceGraph\nkg: AllianceGraph\nkind: Any\nvalue: Any\n"
    file = tmp_path / "calls.py"
    file.write_text(head + "\n".join([*calls, *right]) + "\n", encoding="utf-8")
    command = [sys.executable, "-m", "mypy", "--no-error-summary", "--hide-error-context", str(file)]
    ran = subprocess.run(command, capture_output=True, text=True, check=False, cwd=Path(__file__).parent.parent)
    wrong = {int(line.split(":")[1]) for line in ran.stdout.splitlines() if "[call-arg]" in line}
    first = head.count("\n") + 1
    assert wrong == set(range(first, first + len(calls))), ran.stdout + ran.stderr


def test_no_method_hides_its_arguments() -> None:
    hiding = {
        name
        for name, method in METHODS.items()
        if any(each.kind is each.VAR_KEYWORD for each in inspect.signature(method).parameters.values())
    }
    assert hiding == TAKES_QUESTION_PARAMETERS


def test_choices_are_those_of_the_rooms() -> None:
    assert set(get_args(choices.Projection)) == set(PROJECTIONS)
    assert set(get_args(choices.SeriesProjection)) == set(COURSES)
    assert set(get_args(choices.Distance)) == set(DISTANCES)
    assert set(get_args(choices.ChartKind)) == set(FIGURES)


@pytest.mark.parametrize("year", [2022, "2022", np.int64(2022)])
def test_a_year_means_all_of_its_days(kg: AllianceGraph, year: Any) -> None:
    expected = kg.ask("members", organisation="nato", during="2022")
    pd.testing.assert_frame_equal(kg.ask("members", organisation="nato", as_of=year), expected)
    pd.testing.assert_frame_equal(kg.ask("members", organisation="nato", during=year), expected)
    assert set(kg.network("alliances", as_of=year).edges) == set(kg.network("alliances", during="2022").edges)
    assert kg.window(year) == kg.window(during="2022")


def test_where_one_day_is_needed_a_year_or_a_month_is_its_last_day(kg: AllianceGraph) -> None:
    one = kg.similarity("kaz", "rus", as_of=1995)
    assert one["date"].tolist() == ["1995-12-31"]
    assert kg.day("1996-02").isoformat() == "1996-02-29"
    assert len(kg.diff(2011, 2012)) == len(kg.diff("2011-12-31", "2012-12-31"))


@pytest.mark.parametrize("wrong", [0, -1, 10_000, True, 2022.5, "202", "2022-13", "2022/2023", "20220106"])
def test_what_is_not_a_day_or_year_is_an_error(kg: AllianceGraph, wrong: Any) -> None:
    with pytest.raises((DateError, QueryError)):
        kg.ask("members", organisation="nato", as_of=wrong)


def test_years_may_be_whole_numbers(kg: AllianceGraph) -> None:
    pd.testing.assert_frame_equal(kg.metrics(1985, 1986), kg.metrics("1985", "1986"))
    pd.testing.assert_frame_equal(kg.balance_by_year(1985, 1986), kg.balance_by_year("1985", "1986"))
    pd.testing.assert_frame_equal(kg.panel("state-years", 1985, 1986), kg.panel("state-years", "1985", "1986"))
    days = kg.similarity_series("kaz", "rus", first=1995, last=1996).frame()["date"].tolist()
    assert days == ["1995-12-31", "1996-12-31"]


@pytest.mark.slow
def test_objects_have_a_frame_a_line_and_a_table(kg: AllianceGraph) -> None:
    objects: list[Any] = [
        kg.table("members", organisation="csto"),
        kg.entity("kaz"),
        kg.explain("kaz", "csto"),
        kg.cite("members", organisation="csto"),
        kg.series(1990, 1991, measures="degree"),
        kg.similarity_series("kaz", "rus", first=1995, last=1996),
        kg.balance(as_of=2010),
        kg.case("kaz", as_of="2022-01-06"),
        kg.exposure("usa", as_of="2022-01-06"),
        kg.build_panel("state-years", 1990, 1991),
    ]
    for each in objects:
        frame = each.frame()
        assert isinstance(frame, pd.DataFrame)
        assert len(frame)
        assert "<table" in each._repr_html_()
    for each in (kg, *objects[1:3], *objects[4:6], objects[7]):
        assert repr(each).startswith("<")
        assert len(repr(each)) < 250
    assert kg.edition.name in kg._repr_html_()
    assert "members" in kg._repr_html_()


def test_verbs_return_frames(kg: AllianceGraph) -> None:
    frames = [
        kg.questions(),
        kg.ask("states"),
        kg.diff("2012-01-01", "2013-01-01", about="uzb"),
        kg.sparql("SELECT ?s { ?s a sa:State }"),
        kg.metrics(1990, 1990),
        kg.similarity("kaz", "rus"),
        kg.balance_by_year(1990, 1990),
        kg.obligations("kaz", as_of="2022-01-06"),
        kg.panel("state-years", 1990, 1990),
    ]
    assert all(isinstance(each, pd.DataFrame) and len(each) for each in frames)


def test_texts_of_the_data_are_escaped_in_notebooks() -> None:
    from csto_graph.store import ResultTable

    table = ResultTable(("name",), (("<script>alert(1)</script>",),))
    assert "<script>" not in table._repr_html_()


def test_exposure_takes_no_event(kg: AllianceGraph) -> None:
    with pytest.raises(QueryError, match="ask it without event"):
        kg.obligations(exposure="usa", event="event-kazakhstan-request-2022")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("kg.ask('memb", ["member-days", "members", "memberships"]),
        ('x = kg.cite("offi', ["office-holders"]),
        ("kg.ask('members', org", ["organisation="]),
        ("kg.ask('members', organisation='csto',\n       du", ["duty=", "during="]),
        ("kg.ask('members', organisation='csto', organ", []),
        ("kg.ask('members', organisation='warsaw-p", ["warsaw-pact"]),
        ("kg.ask('participants', role='abst", ["abstained"]),
        ("kg.ask('members', as_of='20", []),
        ("kg.ask('no-such-question', ", []),
        ("kg.ask('members', nonsense='", []),
        ("other.ask('memb", []),
        ("kg.network('alli", []),
        ("1 + 1", []),
    ],
)
def test_the_tab_key_completes_questions(kg: AllianceGraph, text: str, expected: list[str]) -> None:
    assert complete(text, {"kg": kg, "other": object()}) == expected


@pytest.mark.slow
def test_ipython_asks_for_completions() -> None:
    """A new IPython shell, in a process of its own, in which a graph is opened."""
    code = """
from IPython.core.completer import provisionalcompleter
from IPython.testing.globalipapp import start_ipython
shell = start_ipython()
shell.run_cell("import csto_graph; kg = csto_graph.open_graph(); other = csto_graph.open_graph()")
with provisionalcompleter():
    for text in ("kg.ask('office-", "kg.ask('members', organ"):
        print(sorted({each.text for each in shell.Completer.completions(text, len(text))}))
"""
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert ran.stdout.splitlines() == ["['office-holders']", "['organisation=']"], ran.stderr


def test_a_wrong_choice_is_answered_with_the_choices(kg: AllianceGraph) -> None:
    with pytest.raises(UnknownNameError, match="did you mean alliances"):
        kg.network("alliance")  # type: ignore[arg-type]


def test_names_may_come_from_an_iterator(kg: AllianceGraph) -> None:
    names = ["kaz", "rus", "arm", "blr"]
    by_year = kg.balance_by_year(2000, 2003, states=(name for name in names))
    pd.testing.assert_frame_equal(by_year, kg.balance_by_year(2000, 2003, states=names))
    assert (by_year["states"] == 4).all()


def test_open_graph_and_inherited_methods_answer_misspelt_arguments_too(kg: AllianceGraph) -> None:
    with pytest.raises(ArgumentError, match=r"open_graph\(\) takes no argument 'cahce'; did you mean cache"):
        open_graph(cahce=True)  # type: ignore[call-arg]
    with pytest.raises(ArgumentError, match="did you mean as_of"):
        kg.scope(as_off="2022")  # type: ignore[call-arg]


@pytest.mark.parametrize(
    "error",
    [
        ArgumentError("metrics", "evry", ["every"]),
        UnknownNameError("state", "x", []),
        QueryError("a text"),
        DataError([]),
    ],
)
def test_errors_pass_between_processes(error: CstoGraphError) -> None:
    again = pickle.loads(pickle.dumps(error))  # noqa: S301 -- our own bytes
    assert (type(again), str(again), vars(again)) == (type(error), str(error), vars(error))


def test_a_notebook_shows_the_first_rows_without_computing_the_others(
    kg: AllianceGraph, monkeypatch: pytest.MonkeyPatch
) -> None:
    similarity = kg.similarity_series(first=1949)
    batches, read = type(similarity).batches, []

    def counted(self: Any) -> Any:
        for batch in batches(self):
            read.append(len(batch))
            yield batch

    monkeypatch.setattr(type(similarity), "batches", counted)
    assert similarity._repr_html_().count("<tr") == 21
    assert len(read) == 1


def test_a_picture_without_a_measure_takes_none(kg: AllianceGraph) -> None:
    with pytest.raises(QueryError, match="'map' takes no measure"):
        kg.plot("map", measure="degree")


def test_a_citation_does_not_depend_on_how_a_default_is_given(kg: AllianceGraph) -> None:
    assert kg.cite("members", organisation="csto", language="en") == kg.cite("members", organisation="csto")
