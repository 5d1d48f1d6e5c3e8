"""The commands on networks as a user meets them."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest
from csto_graph.cli import main

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def call(*arguments: str) -> tuple[int, str, str]:
        code = main(arguments)
        out, err = capsys.readouterr()
        return code, out, err

    return call


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


@pytest.mark.slow
def test_network_is_limited_by_its_options(run: Run, tmp_path: Path) -> None:
    code, out, _ = run("network", "alliances", "--as-of", "2022-01-06", "--organisation", "csto", "--format", "csv")
    assert code == 0
    assert [(row["node"], row["degree"]) for row in rows(out)] == [
        (f"state-{code}", "5") for code in ("arm", "blr", "kaz", "kgz", "rus", "tjk")
    ]
    ties, nodes = tmp_path / "ties.csv", tmp_path / "nodes.csv"
    arguments = [
        "network",
        "obligations",
        "--type",
        "defence",
        "--state",
        "arm",
        "--state",
        "rus",
        "--as-of",
        "2022-09-13",
    ]
    code, out, err = run(*arguments, "--output", str(ties), "--nodes", str(nodes))
    assert (code, out) == (0, "")
    assert "2 nodes written to" in err
    assert {row["type"] for row in rows(ties.read_text("utf-8"))} == {"defence"}
    assert [row["label"] for row in rows(nodes.read_text("utf-8"))] == ["Armenia", "Russia"]
    code, _, err = run(*arguments, "--output", str(tmp_path / "owed.html"))
    assert code == 0
    assert "the picture is written to" in err
    assert (tmp_path / "owed.html").read_text("utf-8").startswith("<!DOCTYPE html>")


@pytest.mark.slow
def test_metrics_prints_and_writes_the_same(run: Run, tmp_path: Path) -> None:
    asked = ["metrics", "--from", "2019", "--to", "2022", "--measures", "degree,bloc"]
    code, out, _ = run(*asked, "--format", "csv")
    assert code == 0
    assert out.startswith("date,state,state_label,degree,bloc,certainty\n2019-12-31,")
    code, empty, err = run(*asked, "--output", str(tmp_path / "m.csv"))
    assert (code, empty) == (0, "")
    assert "rows of 4 days written to" in err
    assert (tmp_path / "m.csv").read_text("utf-8") == out
    repeated = [*asked[:-1], "bloc", "--measures", "degree", "--format", "csv"]
    assert run(*repeated)[1] == out


@pytest.mark.slow
def test_similarity_of_a_day_and_of_years(run: Run) -> None:
    code, out, _ = run("similarity", "Россия", "KAZ", "--as-of", "2022-01-06", "--format", "csv")
    (row,) = rows(out)
    assert (code, row["state_1"], row["state_2"], row["certainty"]) == (0, "state-kaz", "state-rus", "certain")
    code, out, _ = run("similarity", "usa", "gbr", "--from", "1950", "--to", "1952", "--binary", "--format", "csv")
    assert [row["date"] for row in rows(out)] == ["1950-12-31", "1951-12-31", "1952-12-31"]


def test_weights_come_from_a_table(run: Run, tmp_path: Path) -> None:
    table = tmp_path / "weights.csv"
    table.write_text("state,weight\nrus,0.5\nFrance,0.5\n", "utf-8")
    arguments = ["similarity", "kaz", "usa", "--as-of", "2022-01-06", "--weights", str(table), "--format", "csv"]
    code, out, _ = run(*arguments)
    # Each of the two is an ally of one of the two that count, and no ally of the other.
    assert (code, rows(out)[0]["s_weighted"]) == (0, "-1.0")
    for text, said in (
        ("state,weight\nrus,much\n", "weights.csv:2:1: "),
        ("land,weight\n", "weights.csv:1:1: has other columns"),
        ("state,weight\nrus,-1\n", "weights.csv:2:1: "),
        ("state,weight\nNarnia,1\n", "weights.csv:2:1: unknown state 'Narnia'"),
    ):
        table.write_text(text, "utf-8")
        code, out, err = run(*arguments)
        assert (code, out) == (2, "")
        assert said in err
    table.unlink()
    assert run(*arguments)[0] == 2


@pytest.mark.slow
def test_balance_of_years_and_its_camps(run: Run) -> None:
    code, out, _ = run("balance", "--from", "2021", "--to", "2023", "--format", "csv")
    found = rows(out)
    assert code == 0
    assert [row["period"] for row in found] == [f"{year}-01-01/{year}-12-31" for year in (2021, 2022, 2023)]
    assert {row["exact"] for row in found} == {"true"}
    code, out, _ = run("balance", "--during", "2022", "--camps", "--format", "csv")
    camp = {row["state"]: row["camp"] for row in rows(out)}
    assert camp["state-rus"] != camp["state-ukr"]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["metrics", "--measures", "fame"], "'fame' is not one of degree"),
        (["metrics", "--projection", "signed"], "'signed' is not one of alliances"),
        (["metrics", "--measures", "degree,blok"], "did you mean bloc?"),
        (["metrics", "--every", "week"], "'week' is not one of year, month, change"),
        (["metrics", "--from", "soon"], "soon"),
        (["metrics", "--output", "m.xlsx"], "unknown format '.xlsx'"),
        (["network", "allies"], "did you mean alliances"),
        (["network", "signed", "--role", "host"], "takes no roles"),
        (["similarity", "rus", "--own", "none"], "one of allied, left-out"),
        (["similarity", "--as-of", "2022-01-06", "--from", "2020"], "give --as-of, or --from and --to"),
        (["balance", "--from", "2020", "--as-of", "2020-01-01"], "give --from and --to"),
        (["balance", "--from", "2021", "--to", "2020"], "swap them"),
        (["plot", "map", "--output", "none/map.svg"], "there is no folder"),
    ],
)
def test_wrong_input_is_one_line(run: Run, arguments: list[str], said: str) -> None:
    code, out, err = run(*arguments)
    assert (code, out) == (2, "")
    assert len(err.strip().splitlines()) == 1
    assert said in err
