"""The guide for contributors works as it stands: its rows are added to a copy of the data, and checked."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from csto_graph import open_graph
from csto_graph.cli import main
from csto_graph.core.resources import data_directory
from csto_graph.dataset.tables.canonical import tidy
from csto_graph.dataset.validation import table_of
from csto_graph.evidence.passages import locate

from .conftest import EXAMPLES, ROOT

pytestmark = pytest.mark.slow

GUIDE = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
SECTIONS = {part.splitlines()[0]: part for part in GUIDE.split("\n## ")[1:]}
THINGS = {
    "A membership": "data/memberships.csv",
    "An event": "data/events.csv",
    "The claims of an article": "data/claims/tiny-2026-11-23.csv",
}
# What can be asked of the graph afterwards: question, parameters, and the row that it then has.
NEW: dict[str, tuple[str, dict[str, Any], str, str]] = {
    "A membership": ("members", {"organisation": "oau", "as_of": "2000-01-01"}, "state-dza", "state"),
    "An event": (
        "participants",
        {"actor": "fin", "role": "decider"},
        "event-finland-parliament-nato-vote-2023",
        "event",
    ),
    "The claims of an article": ("claims", {"document": "tiny-2026-11-23"}, "claim-tiny-01", "claim"),
}


def rows_of(section: str) -> dict[str, list[str]]:
    """The rows that a section of the guide adds, by table."""
    (block,) = re.findall(r"```csv\n(.+?)```", SECTIONS[section], re.DOTALL)
    files: dict[str, list[str]] = {}
    for line in block.splitlines():
        if line.startswith("# "):
            name = line.removeprefix("# ")
        else:
            files.setdefault(name, []).append(line)
    return files


def add(folder: Path, rows: dict[str, list[str]]) -> None:
    place = locate(EXAMPLES / "tiny-article.txt", "The Soviet Union belongs to the CSTO as well")
    numbers = {
        "SHA256": place.sha256,
        "CHARACTERS": place.characters,
        "PARAGRAPHS": place.paragraphs,
        "PARAGRAPH": place.paragraph,
        "START": place.range_start,
        "END": place.range_end,
    }
    for name, lines in rows.items():
        text = "".join(f"{line}\n" for line in lines)
        for word, value in numbers.items():
            text = re.sub(rf"\b{word}\b", str(value), text)
        with (folder / name).open("a", encoding="utf-8") as file:
            file.write(text)


def tidy_in_place(path: Path) -> None:
    path.write_text(tidy(path, table_of(path)), encoding="utf-8")


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    shutil.copytree(data_directory(), tmp_path / "data")
    return tmp_path


def test_what_the_guide_says_is_enough(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for section, table in THINGS.items():
        rows = rows_of(section)
        assert table in rows
        assert sum(map(len, rows.values())) < 10, "each of the three takes under ten lines"
        add(copy, rows)
        for name in rows:
            if name != table:
                tidy_in_place(copy / name)
    for table in THINGS.values():
        assert main(["validate", "--file", str(copy / table), "--tidy"]) == 0, capsys.readouterr()
    graph = open_graph(copy / "data", cache=None)
    for question, parameters, slug, column in NEW.values():
        assert slug in graph.table(question, **parameters).column(column)


def test_an_error_names_the_cell_and_the_mend_and_nothing_of_other_files(
    copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = copy / "data" / "memberships.csv"
    path.write_text(
        path.read_text(encoding="utf-8").replace("state-uzb,org-csto,member", "state-usb,org-csto,member", 1)
    )
    assert main(["validate", "--file", str(path)]) == 2
    (line,) = capsys.readouterr().err.strip().splitlines()
    assert re.match(r"csto-graph: data/memberships\.csv:\d+:\d+: unknown reference 'state-usb'; did you mean", line)


def test_a_table_out_of_its_form_is_named_and_tidied(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = copy / "data" / "seats.csv"
    tidy = path.read_text(encoding="utf-8")
    head, *rows = tidy.splitlines()
    path.write_text("\n".join([head, *reversed(rows)]) + "\n", encoding="utf-8")
    assert main(["validate", "--file", str(path)]) == 2
    assert "--tidy" in capsys.readouterr().err
    path.write_bytes(b"\xef\xbb\xbf" + "\r\n".join([head, *reversed(rows), ""]).encode() + b"\r\n")
    assert main(["validate", "--file", str(path), "--tidy"]) == 0
    assert path.read_text(encoding="utf-8") == tidy


def test_a_last_line_without_its_end_is_no_one_form(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = copy / "data" / "seats.csv"
    path.write_text(path.read_text(encoding="utf-8").removesuffix("\n"), encoding="utf-8")
    assert main(["validate", "--file", str(path)]) == 2
    assert "--tidy" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("name", "change", "message"),
    [
        ("datapackage.json", lambda text: text, "no table of the descriptor"),
        ("seats.csv", lambda text: text.replace(",", ',"', 1), "seats.csv:1:1: a quote that is not closed"),
        ("seats.csv", lambda text: text + "seat-x,org-csto\n", "2 cells where"),
    ],
)
def test_what_cannot_be_tidied_is_left_as_it_was(
    copy: Path, capsys: pytest.CaptureFixture[str], name: str, change: Callable[[str], str], message: str
) -> None:
    path = copy / "data" / name
    path.write_text(before := change(path.read_text(encoding="utf-8")), encoding="utf-8")
    assert main(["validate", "--file", str(path), "--tidy"]) == 2
    assert message in capsys.readouterr().err
    assert path.read_text(encoding="utf-8") == before


def test_a_file_outside_any_data_folder_is_refused_and_left_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "deep" / "down" / "notes.csv"
    path.parent.mkdir(parents=True)
    path.write_text("b\na\n")
    assert main(["validate", "--file", str(path), "--tidy"]) == 2
    assert "datapackage.json" in capsys.readouterr().err
    assert path.read_text() == "b\na\n"


@pytest.mark.parametrize(
    ("words", "fault"), [("Armenia", "is not there"), ("the", "more than once"), ("", "is not there")]
)
def test_words_that_do_not_stand_there_once_are_refused(
    words: str, fault: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["claims", "--text", str(EXAMPLES / "tiny-article.txt"), "--locate", words]) == 2
    assert fault in capsys.readouterr().err


def test_located_numbers_cut_out_the_words(capsys: pytest.CaptureFixture[str]) -> None:
    text = EXAMPLES / "tiny-article.txt"
    assert main(["claims", "--text", str(text), "--locate", "Soviet Union"]) == 0
    found = dict(line.split(": ") for line in capsys.readouterr().out.splitlines())
    cut = text.read_text(encoding="utf-8")[int(found["range_start"]) : int(found["range_end"])]
    assert (cut, found["paragraph"]) == ("Soviet Union", "2")
