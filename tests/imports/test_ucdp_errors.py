"""Files that are not as they should be: one clear line, and what was imported stays as it was."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from csto_graph import AllianceGraph
from csto_graph.cli import main
from csto_graph.errors import DataError
from csto_graph.imports.formats.source_file import SourceFile, SourceRow
from csto_graph.imports.registry import Holdings

from tests.imports.ucdp import CONFLICTS, EVENTS, SMALL, imported

pytestmark = pytest.mark.slow

Change = Callable[[bytes], bytes]


def replaced(old: str, new: str) -> Change:
    def change(content: bytes) -> bytes:
        assert old.encode() in content, "the change must change something"
        return content.replace(old.encode(), new.encode())

    return change


FAULTS: dict[str, tuple[str, str, Change, str]] = {
    "empty": (CONFLICTS, CONFLICTS, lambda _: b"", r":1:1: the file is empty"),
    "header alone": (CONFLICTS, CONFLICTS, lambda text: text.split(b"\n")[0] + b"\n", r":2:1: there are no rows"),
    "UTF-16": (CONFLICTS, CONFLICTS, lambda text: text.decode().encode("utf-16"), r":1:1: the file is in UTF-16"),
    "Latin-1": (
        *(EVENTS, EVENTS),
        lambda text: text.replace(b"Kyiv", "Kyïv".encode("latin-1")),
        r":2:\d+: not UTF-8",
    ),
    "semicolons": (CONFLICTS, CONFLICTS, replaced('","', '";"'), r":1:1: the columns are not separated by commas"),
    "cut in a row": (
        CONFLICTS,
        CONFLICTS,
        lambda text: text[:-40],
        r":14:1: a quote that is not closed: the file is cut",
    ),
    "cut between cells": (EVENTS, EVENTS, lambda text: text[:-20], r":6:\d+: \d+ cells where the header has 49"),
    "another file": (CONFLICTS, CONFLICTS, lambda _: b"a,b\n1,2\n", r":1:1: the header is that of no file of Uppsala"),
    "a column less": (CONFLICTS, CONFLICTS, replaced('"gwno_loc"', '"gwno"'), r":1:1: column 'gwno_loc' is missing"),
    "a column more": (
        CONFLICTS,
        CONFLICTS,
        replaced('"region"', '"continent"'),
        r":1:\d+: column 'continent' is not known",
    ),
    "an old edition": (
        CONFLICTS,
        CONFLICTS,
        replaced('"24.1"', '"4-2016"'),
        r":2:\d+: edition '4-2016' is not read; .*17.1 and",
    ),
    "two editions": (
        *(CONFLICTS, CONFLICTS),
        lambda text: text[::-1].replace(b'"1.42"', b'"1.52"', 1)[::-1],
        r":14:\d+: edition '25.1' where the first row has '24.1'",
    ),
    "a name without edition": (
        EVENTS,
        "events.csv",
        lambda text: text,
        r":1:1: the name 'events.csv' tells no edition",
    ),
    "a candidate": (
        EVENTS,
        "GEDEvent_v24_0_3.csv",
        lambda text: text,
        r":2:\d+: the year '2022' is not one of edition 24.0.3",
    ),
    "an old name": (
        EVENTS,
        "GEDEvent_v19_1.csv",
        lambda text: text,
        r":1:1: the name .* tells the edition 19.1, which is not read; .*20.1 and",
    ),
    "an unknown state": (
        CONFLICTS,
        CONFLICTS,
        replaced('"160"', '"161"'),
        r":2:\d+: no state is known by the number 161",
    ),
    "a number that is none": (CONFLICTS, CONFLICTS, replaced('"160"', '"x"'), r":2:\d+: 'gwno_a' are whole numbers"),
    "a day that is none": (
        *(CONFLICTS, CONFLICTS),
        replaced("1982-05-02", "1982-02-30"),
        r":2:\d+: 'start_date2' is a day, and '1982-02-30' is not one",
    ),
    "an end before the start": (
        *(CONFLICTS, CONFLICTS),
        replaced("1982-06-14", "1982-04-01"),
        r":2:\d+: '1982-05-02' does not fit the year 1982",
    ),
    # The same words as in UCDP's codebook: start_date is the first death of the conflict, start_date2 the episode's begin.
    "a conflict that begins after its episode": (
        *(CONFLICTS, CONFLICTS),
        replaced('"1982-05-02","1","1982-05-02"', '"2099-01-01","1","1982-05-02"'),
        r":2:155: the conflict begins on '2099-01-01', after its episode \('1982-05-02'\)",
    ),
    "a conflict that begins after the end of its episode": (
        *(CONFLICTS, CONFLICTS),
        replaced('"1982-05-02","1","1982-05-02","1"', '"1982-06-15","1","1982-05-02","5"'),
        r":2:\d+: the conflict begins on '1982-06-15', after",
    ),
    "a conflict that begins before any state": (
        *(CONFLICTS, CONFLICTS),
        replaced('"1982-05-02","1","1982-05-02"', '"1182-05-02","1","1982-05-02"'),
        r":2:\d+: '1182-05-02' lies before 1816-01-01",
    ),
    "an event of another year": (
        *(EVENTS, EVENTS),
        replaced("2022-03-01 00:00:00.000", "2099-03-01 00:00:00.000"),
        r":2:\d+: '2099-03-01 00:00:00.000' does not fit the year 2022",
    ),
    "an event that ends in another century": (
        *(EVENTS, EVENTS),
        replaced("2022-03-01 00:00:00.000,3", "2099-03-01 00:00:00.000,3"),
        r":2:\d+: '2099-03-01 00:00:00.000' does not fit the year 2022",
    ),
    "an event that begins in another century": (
        *(EVENTS, EVENTS),
        replaced("2022-03-01 00:00:00.000,2022", "1922-03-01 00:00:00.000,2022"),
        r":2:\d+: '1922-03-01 00:00:00.000' does not fit the year 2022",
    ),
    "an unknown type": (EVENTS, EVENTS, replaced("Clear,3,", "Clear,4,"), r":4:\d+: 'type_of_violence' is 1 or 2 or 3"),
    "a year beyond": (
        EVENTS,
        EVENTS,
        replaced(",2022,True", ",2025,True"),
        r":2:\d+: the year '2025' is not one of edition",
    ),
    "a day that is reversed": (
        EVENTS,
        EVENTS,
        replaced("2013-01-02", "2011-01-02"),
        r":4:\d+: the end .* before the start",
    ),
}


@pytest.fixture(scope="module")
def held(kg: AllianceGraph, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with both parts of UCDP imported."""
    folder = tmp_path_factory.mktemp("held")
    imported(kg, folder, SMALL / CONFLICTS, SMALL / EVENTS)
    return folder


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_one_line_and_leaves_all_as_it_was(
    fault: str,
    held: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("CSTO_GRAPH_IMPORTS", str(held))
    before = contents(held)
    source, name, change, expected = FAULTS[fault]
    path = tmp_path / name
    path.write_bytes(change((SMALL / source).read_bytes()))
    assert main(["import", "ucdp", str(path)]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert re.match(rf"csto-graph: {re.escape(str(path))}{expected}", err), err
    assert err.count("\n") == 1
    assert "; " in err, "the line says what to do"
    assert contents(held) == before


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_two_files_of_one_kind_are_refused(kg: AllianceGraph, tmp_path: Path) -> None:
    with pytest.raises(DataError, match="another file of this kind is"):
        imported(kg, tmp_path, SMALL / EVENTS, SMALL / EVENTS)
    assert Holdings(tmp_path, None).names() == []


def test_one_part_is_replaced_and_the_other_stays(kg: AllianceGraph, tmp_path: Path) -> None:
    imported(kg, tmp_path, SMALL / CONFLICTS, SMALL / EVENTS)
    later = tmp_path / "GEDEvent_v25_1.csv"
    later.write_bytes((SMALL / EVENTS).read_bytes())
    ucdp = imported(kg, tmp_path, later)
    sources = {row["source"] for row in ucdp.table("sources") if str(row["source"]).startswith("source-ucdp")}
    assert sources == {"source-ucdp-acd-24-1", "source-ucdp-ged-25-1"}
    assert len(list(tmp_path.rglob("*.nt.gz"))) == 2, "the facts of the former edition are gone"


def test_an_import_that_is_interrupted_leaves_all_as_it_was(
    kg: AllianceGraph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    imported(kg, tmp_path, SMALL / CONFLICTS)
    before, rows = contents(tmp_path), SourceFile.rows

    def stopped(file: SourceFile) -> Iterator[SourceRow]:
        yield next(rows(file))
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(SourceFile, "rows", stopped)
        with pytest.raises(KeyboardInterrupt):
            imported(kg, tmp_path, SMALL / CONFLICTS, SMALL / EVENTS)
    assert contents(tmp_path) == before


def test_a_manifest_that_is_broken_is_mended_by_a_new_import(kg: AllianceGraph, tmp_path: Path) -> None:
    imported(kg, tmp_path, SMALL / CONFLICTS)
    (tmp_path / "ucdp" / "source.json").write_text("{", encoding="utf-8")
    assert len(imported(kg, tmp_path, SMALL / CONFLICTS).table("events")) == 13


def test_an_import_that_is_killed_leaves_what_was_there(kg: AllianceGraph, tmp_path: Path) -> None:
    folder = tmp_path / "sources"
    imported(kg, folder, SMALL / CONFLICTS)
    head, *rows = (SMALL / EVENTS).read_bytes().splitlines(keepends=True)
    body = b"".join(row.partition(b",")[2] for row in rows[:1])
    (tmp_path / EVENTS).write_bytes(head + b"".join(b"%d,%b" % (number, body) for number in range(100_000)))
    command = [sys.executable, "-m", "csto_graph", "import", "ucdp", str(tmp_path / EVENTS)]
    environment = {**os.environ, "CSTO_GRAPH_IMPORTS": str(folder)}
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)
    while process.poll() is None and not any(part.stat().st_size for part in (folder / "ucdp").glob(".part-*")):
        time.sleep(0.02)
    process.send_signal(signal.SIGKILL)
    assert process.wait() == -signal.SIGKILL
    ucdp = AllianceGraph(kg.store, holdings=Holdings(folder, None)).according_to("ucdp")
    assert {row["kind"] for row in ucdp.table("events")} == {"armed-conflict"}
