"""Files in the place of a table: what is no file is refused unopened, messages are bounded, tidying loses nothing."""

from __future__ import annotations

import csv
import os
import shutil
from collections.abc import Callable, Collection
from pathlib import Path

import pytest
from csto_graph.cli import main
from csto_graph.dataset.tables import messages, read_tables
from csto_graph.dataset.tables.csv_lines import join_cells
from csto_graph.errors import DataError

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def folder(small_data: Path, tmp_path: Path) -> Path:
    return shutil.copytree(small_data, tmp_path / "data")


def problems(directory: Path) -> list[str]:
    with pytest.raises(DataError) as caught:
        read_tables(directory)
    return [str(problem) for problem in caught.value.problems]


def append(path: Path, text: str) -> None:
    path.write_text(path.read_text("utf-8") + text, encoding="utf-8")


def test_thousands_of_blank_lines_are_a_hundred_lines_and_a_number(folder: Path) -> None:
    append(folder / "seats.csv", "\n" * 20_000)
    found = problems(folder)
    assert len(found) == 101
    # The table has three lines, so the first of the others is line 3 + 100 + 1.
    assert found[-1] == "data/seats.csv:104:1: ... and 19,900 more from here on; correct those above first"


@pytest.mark.parametrize("quote", ["", '"'])
def test_a_cell_that_is_too_long_for_csv_is_told_to_be_so(folder: Path, quote: str) -> None:
    append(folder / "seats.csv", f"seat-x,{quote}{'x' * 131_073}{quote}\n")
    # 131,072 is the limit of Python's csv module.
    assert problems(folder) == ["data/seats.csv:4:1: a cell of more than 131,072 characters; shorten it"]


def test_thousands_of_columns_are_one_line(folder: Path) -> None:
    path = folder / "seats.csv"
    path.write_text(path.read_text("utf-8").replace("\n", ",x" * 50_000 + "\n", 1), encoding="utf-8")
    (found,) = problems(folder)
    # The table of seats has 19 columns of its own.
    assert found.startswith("data/seats.csv:1:1: 50,019 columns where 19 belong; keep id, organisation, state, ")


def test_text_after_a_quote_is_told_from_an_open_quote(folder: Path) -> None:
    append(folder / "seats.csv", '"seat"-x,\n"seat\n')
    assert problems(folder) == [
        'data/seats.csv:4:1: text after a closing quote; write a quote within a quoted cell twice, as ""',
        "data/seats.csv:5:1: a quote that is not closed; close it; a cell is one line",
    ]


def test_no_suggestion_is_sought_for_the_thousandth_unknown_reference(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []

    def none_near(name: str, known: Collection[str], *, most: int) -> list[str]:
        asked.append(name)
        return []

    monkeypatch.setattr(messages, "nearest", none_near)
    row = (folder / "people.csv").read_text("utf-8").split("\n")[1]
    changed = [row.replace("person-", f"person-{n}-", 1).replace("source-", f"sauce-{n}-") for n in range(2_000)]
    append(folder / "people.csv", "".join(f"{each}\n" for each in changed))
    assert len(problems(folder)) == 101
    assert len(asked) == 100


def test_a_name_of_a_file_is_shown_with_escapes(folder: Path) -> None:
    (folder / "\x1b[2J.csv").write_text("id\n", encoding="utf-8")
    assert problems(folder) == [r"data/\x1b[2J.csv:1:1: a table that the descriptor does not name; declare it"]


def test_a_claim_ends_after_it_begins(folder: Path) -> None:
    path = next((folder / "claims").glob("*.csv"))
    header, row, *_ = csv.reader(path.read_text("utf-8").splitlines())
    cells = dict(zip(header, row, strict=True)) | {"claimed_from": "2012-01-01", "claimed_to": "2011-01-01"}
    path.write_text(f"{join_cells(header)}{join_cells(list(cells.values()))}", encoding="utf-8")
    (found,) = problems(folder)
    assert found.endswith(": 2011-01-01 does not lie after 2012-01-01; an end is the first day out")


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("", "1:1: the file is empty; save it comma-separated, with the first line id,"),
        ("\n\n , ,\n", "1:1: the file is empty; save it"),
        ("seat-b,x\nseat-a,y\n", "1:1: no header row; save it"),
        ("id,organization\nx,y\n", "1:4: unknown column 'organization'; did you mean 'organisation'?"),
        ("\xff", "1:1: not UTF-8; save the file as UTF-8"),
    ],
)
def test_what_cannot_be_tidied_is_left_as_it_was(folder: Path, capsys: Capture, content: str, expected: str) -> None:
    path = folder / "seats.csv"
    path.write_bytes(before := content.encode("latin-1"))
    assert main(["validate", "--file", str(path), "--tidy"]) == 2
    lines = capsys.readouterr().err.splitlines()
    assert any(f"seats.csv:{expected}" in line for line in lines), lines
    assert path.read_bytes() == before


def pipe(path: Path) -> None:
    os.mkfifo(path)


def device(path: Path) -> None:
    path.symlink_to("/dev/zero")


def loop(path: Path) -> None:
    path.symlink_to(path.name)


KINDS = [
    (pipe, "this is a named pipe, no file"),
    (device, "this is a device, no file"),
    (Path.mkdir, "this is a folder, no file"),
]


@pytest.mark.parametrize(("make", "expected"), KINDS)
@pytest.mark.parametrize("arguments", [["validate", "--file"], ["validate", "--tidy", "--file"]])
def test_validate_opens_plain_tables_only(
    folder: Path, capsys: Capture, arguments: list[str], make: Callable[[Path], None], expected: str
) -> None:
    (folder / "seats.csv").unlink()
    make(folder / "seats.csv")
    assert main([*arguments, str(folder / "seats.csv")]) == 2
    (line,) = capsys.readouterr().err.splitlines()
    # A device is named by a link, and the file that the link leads to is in no data folder.
    assert expected in line or (make is device and "no datapackage.json beside it" in line)


@pytest.mark.parametrize(("make", "expected"), [*KINDS, (loop, "Too many levels of symbolic links")])
@pytest.mark.parametrize("arguments", [["claims", "--locate", "x", "--text"], ["validate", "--graph"]])
def test_texts_and_graphs_are_plain_files(
    tmp_path: Path, capsys: Capture, arguments: list[str], make: Callable[[Path], None], expected: str
) -> None:
    make(tmp_path / "x.ttl")
    assert main([*arguments, str(tmp_path / "x.ttl")]) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert f"x.ttl:1:1: {expected}; give " in line


def test_a_table_that_leads_to_itself_is_refused(folder: Path, capsys: Capture) -> None:
    (folder / "seats.csv").unlink()
    loop(folder / "seats.csv")
    assert main(["validate", "--file", str(folder / "seats.csv")]) == 2
    assert capsys.readouterr().err.startswith("csto-graph: data/seats.csv:1:1: ")


def test_the_place_of_a_byte_that_is_not_utf_8_is_its_line_and_column(tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "article.txt").write_bytes("é\néé\xff".encode("latin-1").replace(b"\xe9", "é".encode()))
    assert main(["claims", "--text", str(tmp_path / "article.txt"), "--locate", "x"]) == 2
    assert "article.txt:2:3: not UTF-8; save the file as UTF-8" in capsys.readouterr().err
