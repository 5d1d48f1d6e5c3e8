"""A user's own file: what is no whole file of the source is told in one line with its place, and nothing is kept."""

from __future__ import annotations

import gzip
import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from csto_graph import AllianceGraph
from csto_graph.errors import DataError
from csto_graph.imports.formats import describe, read_imports, recognise, source_file
from csto_graph.imports.registry import Holdings

from tests.conftest import DATASETS, SMALL_ATOP

TEXT = (SMALL_ATOP / "atop5_1m.csv").read_text(encoding="utf-8")
LINES = TEXT.splitlines()
HEADER = LINES[0].split(",")


def changed(line: int, **cells: str) -> bytes:
    lines = [text.split(",") for text in LINES]
    for name, cell in cells.items():
        lines[line - 1][HEADER.index(name)] = cell
    return ("\n".join(",".join(cells) for cells in lines) + "\n").encode()


def widened(name: str) -> bytes:
    return "\n".join(f"{line},{name if number == 0 else 0}" for number, line in enumerate(LINES)).encode()


FAULTS = {
    "empty": (b"", 1, "the file is empty"),
    "a header alone": (LINES[0].encode(), 2, "there are no rows"),
    "gzip": (gzip.compress(TEXT.encode()), 1, "compressed with gzip"),
    "a workbook": (b"PK\x03\x04\xff\xfexl/workbook.xml", 1, "an Excel workbook"),
    "UTF-16": (TEXT.encode("utf-16"), 1, "in UTF-16"),
    "Latin-1": (changed(4, cowid="\u00e9").decode().encode("latin-1"), 4, "not UTF-8"),
    "semicolons": (TEXT.replace(",", ";").encode(), 1, "not separated by commas"),
    "tabs": (TEXT.replace(",", "\t").encode(), 1, "not separated by commas"),
    "another file": (b"a,b\n1,2\n", 1, "the header is that of no file of Alliance Treaty"),
    "a column missing": (TEXT.replace("yrent", "yrentry", 1).encode(), 1, "is 'yrentry' that column"),
    "a column twice": (widened("member"), 1, "column 'member' stands there twice"),
    "an unknown column": (widened("zzz"), 1, "column 'zzz' is not known"),
    "cut in a row": (TEXT[: TEXT.index("\n3180") + 60].encode(), 10, "the file is cut"),
    "an open quote": (changed(5, cowid='"x'), 5, "a quote that is not closed"),
    "another edition": (changed(5, version="5.0"), 5, "edition '5.0' where the first row has '5.1'"),
    "an old edition": (TEXT.replace(",5.1\n", ",4.0\n").encode(), 2, "edition '4.0' is not read"),
    "31 February": (changed(5, moent="2", dayent="31"), 5, "1874-02-31 is not a date"),
    "an exit before the entry": (changed(5, yrexit="1800"), 5, "lies before the start"),
    "an entry after the last day": (changed(5, yrent="2019"), 5, "lies after 2018-12-31"),
    "no entry": (changed(5, yrent="NA"), 5, "'yrent' is empty"),
    "no exit": (changed(5, yrexit=""), 5, "'yrexit' is empty"),
    "a number nobody bears": (changed(5, member="9999"), 5, "no state is known by the number '9999'"),
    "no number": (changed(5, member="NA"), 5, "no state is known by the number 'NA'"),
    "a flag that is none": (changed(5, defense="9"), 5, "'defense' is 0 or 1, and not 9"),
    "a flag not told": (changed(5, defense=""), 5, "'defense' is empty"),
    "a hostile alliance": (changed(5, atopid="1> <2"), 5, "'atopid' is a whole number"),
    "an escape": (changed(5, member="\x1b[31m"), 5, r"'member' is a whole number, and '\x1b[31m' is not one"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_every_fault_is_told_with_its_place_and_changes_nothing(kg: AllianceGraph, tmp_path: Path, fault: str) -> None:
    content, line, what = FAULTS[fault]
    file = tmp_path / "atop5_1m.csv"
    file.write_bytes(content)
    holdings = Holdings(tmp_path / "holdings", None)
    with pytest.raises(DataError) as raised:
        holdings.add("atop", [file], kg.store)
    text = str(raised.value)
    assert re.match(rf"{re.escape(str(file))}:{line}:[0-9]+: .+; .+", text), text
    assert what in text
    assert "\n" not in text
    assert [*(tmp_path / "holdings").rglob("*")] == []


def test_the_place_of_a_cell_counts_quoted_commas(kg: AllianceGraph, tmp_path: Path) -> None:
    file = tmp_path / "atop5_1m.csv"
    file.write_bytes(changed(5, cowid='"a,b"', member="x"))
    with pytest.raises(DataError, match=":5:13: 'member'"):
        Holdings(tmp_path, None).add("atop", [file], kg.store)


HARMLESS: dict[str, Callable[[str], bytes]] = {
    "a byte-order mark": lambda text: text.encode("utf-8-sig"),
    "Windows line ends": lambda text: text.replace("\n", "\r\n").encode(),
    "blank lines": lambda text: text.replace("\n", "\n\n", 3).encode() + b"\n\n",
    "no line end at the end": lambda text: text.rstrip().encode(),
    "numbers with a point": lambda text: text.replace("\n1040,,,210,", "\n1040.0,,,210.0,").encode(),
    "columns in another order": lambda text: "\n".join(
        ",".join(reversed(line.split(","))) for line in text.split()
    ).encode(),
    "quotes": lambda text: "\n".join(
        ",".join(f'"{cell}"' for cell in line.split(",")) for line in text.split()
    ).encode(),
}


@pytest.mark.parametrize("way", HARMLESS)
def test_ways_of_writing_that_do_no_harm(kg: AllianceGraph, tmp_path: Path, way: str) -> None:
    file = tmp_path / "\u0444\u0430\u0439\u043b 1.csv"
    file.write_bytes(HARMLESS[way](TEXT))
    (plain,) = Holdings(tmp_path / "one", None).add("atop", [SMALL_ATOP / "atop5_1m.csv"], kg.store)
    (other,) = Holdings(tmp_path / "other", None).add("atop", [file], kg.store)
    assert other.sha256 == plain.sha256
    assert other.files == (file.name,)


def test_files_that_are_none(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for name, what in (("", "not a regular file"), ("pipe", "not a regular file"), ("absent.csv", "No such file")):
        with pytest.raises(DataError, match=f":1:1: {what}"):
            recognise(tmp_path / name, describe("atop"))


def test_files_that_do_not_fit_together(tmp_path: Path) -> None:
    members, alliances = SMALL_ATOP / "atop5_1m.csv", SMALL_ATOP / "atop5_1a.csv"
    with pytest.raises(DataError, match="give one of the two"):
        read_imports("atop", [members, members])
    older = tmp_path / "atop5_0a.csv"
    older.write_text(alliances.read_text("utf-8").replace(",5.1\n", ",5.0\n"), "utf-8")
    with pytest.raises(DataError, match="give files of one edition"):
        read_imports("atop", [members, older])


def test_alliances_without_members_are_a_fault(kg: AllianceGraph, tmp_path: Path) -> None:
    file = tmp_path / "atop5_1m.csv"
    file.write_text("\n".join(line for line in LINES if not line.startswith("3270")) + "\n", "utf-8")
    with pytest.raises(DataError, match=r"atop5_1a.csv:[0-9]+:1: no member of 3270 is in"):
        Holdings(tmp_path / "holdings", None).add("atop", [file, SMALL_ATOP / "atop5_1a.csv"], kg.store)


def test_a_file_cut_at_the_end_of_a_row_is_refused(
    kg: AllianceGraph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    holdings = Holdings(tmp_path / "holdings", None)
    (before,) = holdings.add("atop", [SMALL_ATOP / "atop5_1m.csv"], kg.store)
    monkeypatch.setitem(next(kind for kind in describe("atop").kinds if kind.name == "members").rows, "5.1", 37)
    with pytest.raises(DataError, match=r"atop5_1m.csv:37:1: 36 rows where edition 5.1 has 37: the file is cut"):
        holdings.add("atop", [SMALL_ATOP / "atop5_1m.csv"], kg.store)
    assert holdings.manifest("atop").parts == (before,)


def test_the_numbers_of_rows_are_those_of_the_files() -> None:
    """Those of the files where they are at hand; the table of the data sets' README has them, too."""
    told = yaml.safe_load(Path(source_file.__file__).with_name("atop.yaml").read_text("utf-8"))["kinds"]
    assert {kind: told[kind]["rows"]["5.1"] for kind in told} == {"members": 2510, "alliances": 789}
    for name, rows in (("atop5_1m.csv", 2510), ("atop5_1a.csv", 789)):
        if (DATASETS / "atop_5.1" / name).is_file():
            assert len((DATASETS / "atop_5.1" / name).read_text("utf-8").splitlines()) == rows + 1
