"""A header of very many columns: it takes no longer than its text, and more than any data set has are refused."""

from __future__ import annotations

from fnmatch import fnmatchcase
from pathlib import Path

import pytest
from csto_graph.cli import main
from csto_graph.errors import DataError
from csto_graph.imports.formats import describe, recognise, source_description

from tests.conftest import SMALL_ATOP
from tests.imports.ucdp import EVENTS, SMALL

MOST = 2_000


@pytest.mark.parametrize("columns", [MOST + 1, 20_000, 200_000])
@pytest.mark.parametrize("source", ["atop", "ucdp"])
def test_too_many_columns_are_one_line_at_the_first_of_them(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], source: str, columns: int
) -> None:
    path = tmp_path / "wide.csv"
    header = ",".join(f"c{number}" for number in range(columns))
    path.write_text(f"{header}\n{','.join('1' * columns)}\n", "utf-8")
    assert main(["import", source, str(path)]) == 2
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    place = header.index(f",c{MOST}") + 2
    assert err.startswith(f"csto-graph: {path}:1:{place}: {columns:,} columns, and no data set that is read has more")


def test_a_header_that_is_wide_and_not_too_wide_is_told_by_its_unknown_column(tmp_path: Path) -> None:
    header, *rows = (SMALL / EVENTS).read_text("utf-8").splitlines()
    own = header.count(",") + 1
    more = [f"mine{number}" for number in range(MOST - own)]
    path = tmp_path / EVENTS
    path.write_text(f"{header},{','.join(more)}\n{rows[0]}{',' * len(more)}\n", "utf-8")
    with pytest.raises(DataError, match="column 'mine0' is not known"):
        recognise(path, describe("ucdp"))


@pytest.mark.parametrize(("source", "patterns"), [("ucdp", 0), ("atop", 1)])
def test_only_patterns_are_matched_as_such(monkeypatch: pytest.MonkeyPatch, source: str, patterns: int) -> None:
    """ATOP's file of alliances has the columns mem1, mem2 and so on, the only ones that are told by a pattern."""
    asked: list[str] = []

    def watched(name: str, pattern: str) -> bool:
        asked.append(pattern)
        return fnmatchcase(name, pattern)

    monkeypatch.setattr(source_description, "fnmatchcase", watched)
    header = (SMALL_ATOP / "atop5_1a.csv").read_text("utf-8").splitlines()[0].split(",")
    names = [*header, *(f"c{number}" for number in range(1_000))]
    for kind in describe(source).kinds:
        assert len(kind.missing(names)) + len(kind.unknown(names)) >= 1_000
    assert len(set(asked)) == patterns
    assert len(asked) <= patterns * 2 * len(names)
