"""A row that stands in a file twice, alike or not: it is refused with its place and the line of the first."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from csto_graph import AllianceGraph
from csto_graph.errors import DataError
from csto_graph.imports.formats import describe, recognise
from csto_graph.imports.registry import Holdings

from tests.conftest import DATASETS, SMALL_ATOP
from tests.imports.ucdp import CONFLICTS, EVENTS, REAL, SMALL

Change = Callable[[str], str]
CASES: dict[str, tuple[str, Path, str, Change, str]] = {
    "a conflict and year": ("ucdp", SMALL / CONFLICTS, CONFLICTS, lambda row: row, "conflict_id '346' and year '1982'"),
    "of another intensity": (
        *("ucdp", SMALL / CONFLICTS, CONFLICTS),
        lambda row: row.replace('"1982","1","0"', '"1982","2","0"'),
        "conflict_id '346' and year '1982'",
    ),
    "by a number that pandas wrote": (
        *("ucdp", SMALL / CONFLICTS, CONFLICTS),
        lambda row: row.replace('"346"', '"346.0"'),
        "conflict_id '346.0' and year '1982'",
    ),
    "an event": ("ucdp", SMALL / EVENTS, EVENTS, lambda row: row, "id '1'"),
    "an event with other deaths": (
        "ucdp",
        SMALL / EVENTS,
        EVENTS,
        lambda row: row.replace(",7,9,5,", ",8,9,5,"),
        "id '1'",
    ),
    "a candidate event": ("ucdp", SMALL / EVENTS, "GEDEvent_v22_0_3.csv", lambda row: row, "id '1'"),
    "a member": (
        *("atop", SMALL_ATOP / "atop5_1m.csv", "atop5_1m.csv", lambda row: row),
        "atopid '1040' and member '210' and phase '0' and yrent '1816' and moent '8' and dayent '10'",
    ),
    "an alliance": ("atop", SMALL_ATOP / "atop5_1a.csv", "atop5_1a.csv", lambda row: row, "atopid '1040'"),
}


@pytest.mark.parametrize("case", CASES)
def test_a_row_for_the_same_thing_is_refused(kg: AllianceGraph, tmp_path: Path, case: str) -> None:
    source, original, name, change, named = CASES[case]
    lines = original.read_text("utf-8").splitlines()
    kept = [line for line in lines[1:] if name == original.name or ",2022," in line]
    path = tmp_path / name
    path.write_text("\n".join([lines[0], *kept, change(lines[1])]) + "\n", "utf-8")
    holdings = Holdings(tmp_path / "holdings", None)
    with pytest.raises(DataError) as raised:
        holdings.add(source, [path], kg.store)
    second = len(kept) + 2
    expected = f"{path}:{second}:1: a second row for {named}, after the one in line 2; delete one of the two, or "
    assert str(raised.value).startswith(expected)
    assert holdings.names() == []


def test_a_row_for_another_year_phase_or_entry_is_read(kg: AllianceGraph, tmp_path: Path) -> None:
    """ATOP 5.1: Egypt is in the Arab League twice in one phase (3015), and 811 is in 3424 in two phases of one day."""
    lines = (SMALL_ATOP / "atop5_1m.csv").read_text("utf-8").splitlines()
    header, row = lines[0].split(","), lines[1].split(",")
    again = {"later": {"yrent": "1821", "yrexit": "1822"}, "next phase": {"phase": "1"}}
    changed = [
        ",".join(change.get(column, cell) for column, cell in zip(header, row, strict=True))
        for change in again.values()
    ]
    path = tmp_path / "atop4_01m.csv"
    path.write_text("\n".join([*lines, *changed]).replace(",5.1", ",4.01") + "\n", "utf-8")
    (part,) = Holdings(tmp_path / "holdings", None).add("atop", [path], kg.store)
    assert part.edition == "4.01"


WHOLE = [
    ("ucdp", SMALL / CONFLICTS),
    ("ucdp", REAL / CONFLICTS),
    ("ucdp", SMALL / EVENTS),
    *(("atop", folder / f"atop5_1{kind}.csv") for folder in (SMALL_ATOP, DATASETS / "atop_5.1") for kind in "ma"),
]


@pytest.mark.parametrize(("source", "path"), [each for each in WHOLE if each[1].is_file()])
def test_no_row_of_the_published_files_counts_as_repeated(source: str, path: Path) -> None:
    with path.open(encoding="utf-8", newline="") as file:
        numbers = len(list(csv.DictReader(file)))
    file_ = recognise(path, describe(source))
    assert len(list(file_.rows())) == numbers > 4
    assert re.fullmatch(r"[a-z_]+", file_.kind.key[0])
