"""Every fault of a table is found, all at once, each with its place and its remedy."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from csto_graph.core.resources import data_directory
from csto_graph.dataset.tables import read_tables
from csto_graph.errors import DataError

from tests.conftest import Edit

UZB = "membership-uzb-csto-1,state-uzb,org-csto,member,2006-08-16,"


def problems(directory: Path) -> list[str]:
    with pytest.raises(DataError) as caught:
        read_tables(directory)
    return [str(problem) for problem in caught.value.problems]


def line_of(text: str, start: str) -> int:
    return next(number for number, line in enumerate(text.split("\n"), 1) if line.startswith(start))


def test_the_bundled_tables_are_in_order() -> None:
    assert "membership-uzb-csto-1" in read_tables(data_directory()).by_id


@pytest.mark.parametrize(
    ("before", "after", "column", "expected"),
    [
        ("state-uzb,org-csto,member,2006-08-16", "state-uzp,org-csto,member,2006-08-16", 23, "unknown reference 'state-uzp'; did you mean 'state-uzb'?"),
        ("state-uzb,org-csto,member,2006-08-16", "state-uzb,org-csto,membre,2006-08-16", 42, "'membre' is not a word of roles; did you mean 'member'?"),
        ("state-uzb,org-csto,member,2006-08-16", "state-uzb,org-csto,member,2006-08-36", 49, "'2006-08-36' is not a valid day; write it as YYYY-MM-DD, such as 2022-01-06"),
        ("state-uzb,org-csto,member,2006-08-16", "state-uzb,org-csto,member,2013-08-16", None, "does not lie after start 2013-08-16"),
        ("state-uzb,org-csto,member,2006-08-16", "event-ukraine-invasion-2022,org-csto,member,2006-08-16", 23, "is in events; refer to states"),
        ("membership-uzb-csto-1,state", "Membership UZB,state", 1, "is not of the form membership-"),
        ("membership-uzb-csto-1,state", "membership-kaz-csto-1,state", 1, "is already in"),
    ],
)  # fmt: skip
def test_a_bad_cell_is_reported_at_its_place(
    small_data: Path, edited_small: Edit, before: str, after: str, column: int | None, expected: str
) -> None:
    directory = edited_small("memberships.csv", lambda text: text.replace(before, after, 1))
    line = line_of((small_data / "memberships.csv").read_text("utf-8"), UZB)
    found = [problem for problem in problems(directory) if expected in problem]
    place = f"data/memberships.csv:{line}:" + (f"{column}: " if column else "")
    assert found
    assert found[0].startswith(place) or "is already" in expected


def test_an_unsourced_row_is_reported(edited_small: Edit) -> None:
    def drop_sources(text: str) -> str:
        header, first, *rest = text.split("\n")
        position = header.split(",").index("start_sources")
        cells = first.split(",")
        assert '"' not in ",".join(cells[: position + 1])
        cells[position] = ""
        return "\n".join([header, ",".join(cells), *rest])

    found = problems(edited_small("memberships.csv", drop_sources))
    assert any("data/memberships.csv:2:" in each and "no source in 'start_sources'" in each for each in found)


def test_unknown_and_missing_columns_are_reported(edited_small: Edit) -> None:
    found = problems(edited_small("seats.csv", lambda text: text.replace("address", "adress", 1)))
    assert any(
        "data/seats.csv:1:" in each and "unknown column 'adress'; did you mean 'address'?" in each for each in found
    )
    assert any("column 'address' is missing" in each for each in found)


def test_all_faults_come_at_once(edited_small: Edit) -> None:
    edited_small("memberships.csv", lambda text: text.replace("state-uzb", "state-uzp"))
    directory = edited_small("people.csv", lambda text: text + "person-x\n")
    files = {problem.split(":")[0] for problem in problems(directory)}
    assert {"data/memberships.csv", "data/people.csv"} <= files


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (lambda text: text.replace("\n", "\r\n"), "a carriage return; save the file with LF line ends, or have"),
        (lambda text: text + 'state-x,"open\n', "a quote that is not closed"),
        (lambda text: text.split("\n")[0] + "\n\n", "0 cells where"),
        (lambda text: "", "data/states.csv:1:1: the file is empty; save it comma-separated, with the first line id,"),
        (lambda text: text.replace(",", ";"), "data/states.csv:1:1: no header row; save it comma-separated"),
        (lambda text: text.split("\n", 1)[1], "data/states.csv:1:1: no header row; save it comma-separated"),
    ],
)
def test_a_damaged_file_is_reported(edited_small: Edit, change: Callable[[str], str], expected: str) -> None:
    assert any(expected in each for each in problems(edited_small("states.csv", change)))


@pytest.mark.parametrize("change", [lambda text: "", lambda text: text.replace(",", ";"), lambda text: "a\n" + text])
def test_a_file_without_the_header_is_one_fault(edited_small: Edit, change: Callable[[str], str]) -> None:
    found = problems(edited_small("seats.csv", change))
    assert len([each for each in found if each.startswith("data/seats.csv")]) == 1


def test_text_that_is_not_utf_8_has_its_line_and_column(edited_small: Edit) -> None:
    directory = edited_small("states.csv", lambda text: text + "\n")
    path = directory / "states.csv"
    path.write_bytes(path.read_bytes().replace("Հայաստան".encode(), b"Armenia\xff", 1))
    line, text = next((n, line) for n, line in enumerate(path.read_bytes().split(b"\n"), 1) if b"\xff" in line)
    column = len(text[: text.index(b"\xff")].decode()) + 1
    assert f"data/states.csv:{line}:{column}: not UTF-8; save the file as UTF-8" in problems(directory)


def test_what_was_verified_before_it_began_is_a_fault(edited_small: Edit) -> None:
    def change(text: str) -> str:
        return re.sub(r"(membership-kaz-csto-1,.*),20\d\d-\d\d-\d\d,(.*)", r"\1,1990-01-01,\2", text, count=1)

    (found,) = problems(edited_small("memberships.csv", change))
    assert re.match(r"data/memberships\.csv:\d+:\d+: verified 1990-01-01 lies before start", found)


@pytest.mark.parametrize(
    ("start", "expected"),
    [
        ("[2025-06-24..]", r"memberships\.csv:\d+:\d+: \[2025-06-24\.\.\] leaves open whether it ever began"),
        ("2025-12-01", r"memberships\.csv:\d+:\d+: verified 20\d\d-\d\d-\d\d lies before start 2025-12-01"),
    ],
)
def test_a_membership_has_begun_when_it_is_verified(edited_small: Edit, start: str, expected: str) -> None:
    def change(text: str) -> str:
        text = re.sub(r"(membership-kaz-csto-1,(?:[^,]*,){3})[^,]*,", rf"\g<1>{start},", text, count=1)
        return re.sub(r"(membership-kaz-csto-1,.*),20\d\d-\d\d-\d\d,", r"\1,2025-11-01,", text, count=1)

    assert any(re.search(expected, each) for each in problems(edited_small("memberships.csv", change)))


def test_a_treaty_that_is_not_in_force_has_no_part_of_a_start(edited_small: Edit) -> None:
    def change(text: str) -> str:
        return re.sub(r"(treaty-csto-charter-2002,.*?),2003-09-18,entry", r"\1,,entry", text, count=1)

    assert any("of a treaty that has no start" in each for each in problems(edited_small("treaties.csv", change)))


def test_a_missing_an_undeclared_and_a_reencoded_file_are_reported(edited_small: Edit) -> None:
    directory = edited_small("people.csv", lambda text: text + "\n")
    (directory / "people.csv").unlink()
    (directory / "stray.csv").write_text("id\n", encoding="utf-8")
    (directory / "states.csv").write_bytes((directory / "states.csv").read_text("utf-8").encode("utf-16"))
    found = "\n".join(problems(directory))
    assert "data/people.csv:1:1: the file is missing" in found
    assert "data/stray.csv:1:1: a table that the descriptor does not name" in found
    assert "data/states.csv:1:1: not UTF-8" in found


def test_a_folder_without_descriptor_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="no descriptor"):
        read_tables(tmp_path)


def test_one_file_that_does_not_read_is_one_fault(edited_small: Edit) -> None:
    (found,) = problems(edited_small("states.csv", lambda text: "\ufeff" + text))
    assert found.startswith("data/states.csv:1:1: a byte-order mark; save the file as UTF-8 without it, or have")
    assert "--tidy" in found


@pytest.mark.parametrize("character", ["\x00", "\x0b", "\x85", "\u2028", "\u202e"])
def test_unseen_characters_are_refused(edited_small: Edit, character: str) -> None:
    directory = edited_small("states.csv", lambda text: text.replace("Kyrgyzstan", f"Kyrgyz{character}stan", 1))
    assert any(f"U+{ord(character):04X}" in each for each in problems(directory))


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (
            lambda text: text.replace('"csto:type": "references"', '"csto:type": "referense"', 1),
            "unknown csto:type 'referense'",
        ),
        (lambda text: text.replace('"csto:release": "2026', '"csto:release": "soon', 1), "csto:release: 'soon"),
        (lambda text: text.replace('"organisations"', '"organisation"', 1), "is no table"),
        (lambda text: text.replace('"csto:property": "sa:', '"csto:property": "xx:', 1), "unknown prefix 'xx'"),
        (lambda text: text.replace('"pattern": "', '"pattern": "(', 1), "pattern:"),
        (lambda text: text.replace("claims/*.csv", "../*.csv", 1), "leads elsewhere"),
        (lambda text: text.replace("claims/*.csv", "/etc/*.csv", 1), "leads elsewhere"),
        (lambda text: text.replace("claims/*.csv", "", 1), "the value of 'csto:files' is not a text"),
        (lambda text: "[]", "not built as a descriptor"),
        (lambda text: text[:100], "correct the JSON"),
    ],
)
def test_a_wrong_descriptor_is_reported(edited_small: Edit, change: Callable[[str], str], expected: str) -> None:
    assert any(expected in each for each in problems(edited_small("datapackage.json", change)))


def test_a_native_label_needs_its_language(edited_small: Edit) -> None:
    directory = edited_small("states.csv", lambda text: text.replace("Հայաստան,hy,", "Հայաստան,,", 1))
    assert any("a native label without its language" in each for each in problems(directory))


def test_a_contradicted_claim_needs_a_basis(edited_small: Edit) -> None:
    name = "claims/suara-2022-02-25.csv"
    directory = edited_small(name, lambda text: re.sub(",contradicted,[^,]+,", ",contradicted,,", text, count=1))
    assert any("a contradicted claim without a basis" in each for each in problems(directory))
