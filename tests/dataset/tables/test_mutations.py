"""Hundreds of seeded mutations of a data folder: no exception but DataError, no fault accepted, nothing lost or long.

The kinds are those of a report on breaking version 0.2. Mutation by mutation the folder is written, read and put back.
"""

from __future__ import annotations

import csv
import io
import os
import re
import shutil
import socket
import unicodedata
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph
import pytest
from csto_graph.dataset.quads import build_quads
from csto_graph.dataset.tables import Package, canonical_text, load_package, reader
from csto_graph.dataset.tables.canonical import tidy
from csto_graph.errors import DataError

from tests.conftest import DEPTH

from .mutations import DESCRIPTOR, Mutation, Mutator

PARTS, EACH, SEED = 4 * DEPTH, 125, 19
PLACED = re.compile(r"[^:\n]*[^:\n/]+:[1-9][0-9]*:[1-9][0-9]*: .+; .+")
LONGEST_MESSAGE, MOST_PROBLEMS = 1_500, 101
HIDDEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}  # Unicode's general categories that a terminal may obey


@pytest.fixture(scope="module")
def folder(small_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return shutil.copytree(small_data, tmp_path_factory.mktemp("mutated") / "data")


@pytest.fixture(scope="module")
def package(folder: Path) -> Package:
    return load_package(folder)


def read(folder: Path, file: str, package: Package) -> list[str]:
    """What is reported about the folder with a changed file; nothing where it builds a graph that parses."""
    with pytest.MonkeyPatch.context() as patch:
        if file != DESCRIPTOR:
            patch.setattr(reader, "load_package", lambda _: package)
        try:
            tables = reader.read_tables(folder)
            # Without the checks of the text's one form a row out of order would be accepted.
            quads = build_quads(tables)
        except DataError as error:
            return [str(problem) for problem in error.problems]
    for table in tables.package.tables:
        if canonical_text(table, tables.rows[table.name]) != (folder / table.path).read_text("utf-8"):
            return [f"{table.path}:1:1: not in its one form; tidy it"]
    assert all(pyoxigraph.parse(quads, format=pyoxigraph.RdfFormat.N_QUADS))
    return []


def complaints(mutation: Mutation, problems: list[str]) -> Iterator[str]:
    """What is wrong with the answer to a mutation."""
    if mutation.is_fault and not problems:
        yield "accepted"
    if any(not PLACED.fullmatch(problem) for problem in problems):
        yield f"without a place: {problems[0][:200]!r}"
    if any(len(problem) > LONGEST_MESSAGE for problem in problems):
        yield "a long message"
    if any(number > MOST_PROBLEMS for number in Counter(problem.split(":")[0] for problem in problems).values()):
        yield f"{len(problems)} problems"
    if any(unicodedata.category(letter) in HIDDEN for problem in problems for letter in problem):
        yield f"a raw character: {problems[0][:200]!r}"


def outcome(folder: Path, mutation: Mutation, package: Package) -> list[str]:
    path = folder / mutation.file
    before = path.read_bytes()
    try:
        path.unlink() if mutation.content is None else path.write_bytes(mutation.content)
        return list(complaints(mutation, read(folder, mutation.file, package)))
    except Exception as error:
        return [f"{type(error).__name__}: {error}"[:300]]
    finally:
        path.write_bytes(before)


@pytest.mark.slow
@pytest.mark.parametrize("part", range(PARTS))
def test_a_mutated_folder_is_refused_in_lines_with_places(folder: Path, package: Package, part: int) -> None:
    mutator = Mutator(folder, SEED * PARTS + part)
    wrong = [
        f"{mutation.kind} in {mutation.file}: {complaint}"
        for mutation in mutator.mutations(EACH)
        for complaint in outcome(folder, mutation, package)
    ]
    assert not wrong, "\n".join(wrong)


def cells(text: str) -> Counter[tuple[str, ...]]:
    rows = csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=None))
    return Counter(tuple(cell.strip() for cell in row) for row in rows if any(cell.strip() for cell in row))


@pytest.mark.parametrize("part", range(2))
def test_tidying_a_mutated_table_loses_nothing_or_is_refused(folder: Path, package: Package, part: int) -> None:
    mutator = Mutator(folder, SEED + part)
    for mutation in mutator.mutations(EACH):
        table = next((each for each in package.tables if each.path == mutation.file), None)
        if table is None or mutation.content is None:
            continue
        path = folder / mutation.file
        before = path.read_bytes()
        try:
            path.write_bytes(mutation.content)
            tidied = tidy(path, table)
        except DataError:
            continue
        finally:
            path.write_bytes(before)
        assert cells(tidied) == cells(mutation.content.decode()), mutation.kind


@pytest.mark.parametrize("kind", ["pipe", "folder", "socket", "device", "loop"])
@pytest.mark.parametrize("name", ["seats.csv", DESCRIPTOR])
def test_what_is_no_plain_file_is_refused_unopened(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, kind: str
) -> None:
    copy = shutil.copytree(folder, tmp_path / "data")
    path = copy / name
    path.unlink()
    monkeypatch.chdir(copy)
    with socket.socket(socket.AF_UNIX) as server:
        match kind:
            case "pipe":
                os.mkfifo(path)
            case "folder":
                path.mkdir()
            case "device":
                path.symlink_to("/dev/zero")
            case "loop":
                path.symlink_to(path)
            case "socket":
                server.bind(name)  # the whole path may be longer than an address
        with pytest.raises(DataError) as caught:
            reader.read_tables(copy)
    (problem,) = caught.value.problems
    assert (problem.file.endswith(name), problem.line, problem.column) == (True, 1, 1)
