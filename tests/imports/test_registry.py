"""Imported sources as a user keeps them: whole or not at all, apart from all else, and made anew where they can be."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from contextlib import nullcontext
from pathlib import Path

import pytest
from csto_graph import AllianceGraph
from csto_graph.core.namespaces import PREFIXES
from csto_graph.errors import CacheWarning, ExportError, StoreError, UnknownNameError
from csto_graph.imports.registry import MANIFEST, Holdings
from csto_graph.imports.triples_file import digest_of

from tests.conftest import SMALL_ATOP

MEMBERS, ALLIANCES = SMALL_ATOP / "atop5_1m.csv", SMALL_ATOP / "atop5_1a.csv"
# The same import over and over, so that a signal meets it in the middle.
IMPORTING = """
import signal, sys
from csto_graph.cli.main import main
from csto_graph.core.signals import leave_on_signals
from csto_graph.imports.formats import describe
for kind in describe("atop").kinds:
    kind.rows.clear()  # the files are small ones
leave_on_signals()
signal.signal(signal.SIGINT, signal.default_int_handler)
while True:
    for file in sys.argv[1:]:
        if main(["import", "atop", file]) != 0:
            sys.exit(1)
"""


@pytest.fixture
def holdings(kg: AllianceGraph, tmp_path: Path) -> Holdings:
    made = Holdings(tmp_path / "holdings", tmp_path / "cache")
    made.add("atop", [MEMBERS], kg.store)
    return made


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.slow
def test_facts_stand_in_a_graph_of_their_own(kg: AllianceGraph, holdings: Holdings) -> None:
    before = len(kg.store)
    store = holdings.store("atop", kg.store)
    count = "SELECT (COUNT(*) AS ?n) WHERE {{ GRAPH <{}source-atop-5-1> {{ ?m a sa:Membership }} }}"
    ((found,),) = store.select(count.format(PREFIXES["graph"])).rows
    assert found == 23  # of seven alliances, those of states that stayed by phases counted once
    assert len(kg.store) == before
    assert kg.ask("organisations", as_of="2018-01-01")["organisation"].str.contains("atop").sum() == 0


def test_the_same_file_gives_the_same_bytes(kg: AllianceGraph, holdings: Holdings, tmp_path: Path) -> None:
    again = Holdings(tmp_path / "again", None)
    again.add("atop", [MEMBERS], kg.store)
    assert contents(again.directory) == contents(holdings.directory)


def test_another_import_takes_the_place_of_the_one_that_was_there(kg: AllianceGraph, holdings: Holdings) -> None:
    holdings.add("atop", [ALLIANCES], kg.store)
    facts = {part.facts for part in holdings.manifest("atop").parts}
    assert set(contents(holdings.directory)) == {f"atop/{name}" for name in (*facts, MANIFEST)}


def test_a_graph_takes_a_source_and_forgets_it(kg: AllianceGraph, tmp_path: Path) -> None:
    graph = AllianceGraph(kg.store, holdings=Holdings(tmp_path, None))
    graph.add_source("atop", SMALL_ATOP / "atop5_1m.csv")
    assert len(graph.according_to("atop").table("organisations", as_of="1903-01-01")) > 0
    graph.forget_source("atop")
    with pytest.raises(StoreError, match="atop is not imported"):
        graph.according_to("atop")


@pytest.mark.slow
def test_forgetting_leaves_files_of_others_alone(kg: AllianceGraph, holdings: Holdings) -> None:
    own = holdings.directory / "atop" / MEMBERS.name
    own.write_bytes(MEMBERS.read_bytes())
    holdings.store("atop", kg.store)
    holdings.forget("atop")
    assert contents(holdings.directory) == {"atop/atop5_1m.csv": MEMBERS.read_bytes()}
    assert holdings.cache is not None
    assert not (holdings.cache / "imports" / "atop").exists()
    with pytest.raises(StoreError, match="atop is not imported; run 'csto-graph import atop FILE'"):
        holdings.forget("atop")
    with pytest.raises(UnknownNameError, match="what can be imported"):
        holdings.forget("../holdings")


@pytest.mark.slow
@pytest.mark.parametrize("harm", ["gone", "cut", "empty", "changed"])
def test_damaged_facts_are_told_and_can_be_imported_again(kg: AllianceGraph, holdings: Holdings, harm: str) -> None:
    facts = holdings.directory / "atop" / holdings.manifest("atop").parts[0].facts
    content = facts.read_bytes()
    if harm == "gone":
        facts.unlink()
    else:
        middle = len(content) // 2
        changed = content[:middle] + bytes([content[middle] ^ 255]) + content[middle + 1 :]
        facts.write_bytes({"cut": content[:middle], "empty": b"", "changed": changed}[harm])
    with pytest.raises(StoreError, match="gone or damaged; run 'csto-graph import atop FILE'"):
        holdings.store("atop", kg.store)
    holdings.add("atop", [MEMBERS], kg.store)
    assert len(holdings.store("atop", kg.store)) > 0


@pytest.mark.parametrize("text", ["", "[]", "{}", "null", '{"form": 0}', '{"form": 1, "parts": [{}]}'])
def test_a_manifest_that_cannot_be_read_is_told_and_can_be_replaced(
    kg: AllianceGraph, holdings: Holdings, text: str
) -> None:
    (holdings.directory / "atop" / MANIFEST).write_text(text, encoding="utf-8")
    with pytest.raises(StoreError, match="cannot read what was imported of atop"):
        holdings.store("atop", kg.store)
    holdings.add("atop", [MEMBERS], kg.store)
    assert json.loads((holdings.directory / "atop" / MANIFEST).read_text("utf-8"))["parts"][0]["edition"] == "5.1"


@pytest.mark.slow
def test_a_store_in_the_cache_that_cannot_be_opened_is_made_anew(kg: AllianceGraph, holdings: Holdings) -> None:
    holdings.store("atop", kg.store)
    assert holdings.cache is not None
    (store,) = (holdings.cache / "imports" / "atop").iterdir()
    for path in store.iterdir():
        path.write_bytes(b"")
    assert len(holdings.store("atop", kg.store)) > 0


@pytest.mark.slow
def test_without_a_cache_it_is_built_in_memory(kg: AllianceGraph, holdings: Holdings, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for cache, warned in ((None, nullcontext()), (tmp_path / "file", pytest.warns(CacheWarning))):
        with warned:
            store = Holdings(holdings.directory, cache).store("atop", kg.store)
        assert store.directory is None
        assert len(store) > 0


def test_a_folder_that_cannot_be_written_is_told(kg: AllianceGraph, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for place in (tmp_path / "file", tmp_path / "file" / "below"):
        with pytest.raises(StoreError, match="cannot change"):
            Holdings(place, None).add("atop", [MEMBERS], kg.store)


def test_a_full_disk_leaves_what_was_there(
    kg: AllianceGraph, holdings: Holdings, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = contents(holdings.directory)

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("gzip.GzipFile.write", full)
    with pytest.raises(ExportError, match="No space left on device"):
        holdings.add("atop", [ALLIANCES], kg.store)
    assert contents(holdings.directory) == before


@pytest.mark.slow
@pytest.mark.parametrize("stop", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_an_import_that_is_stopped_leaves_whole_facts(kg: AllianceGraph, tmp_path: Path, stop: signal.Signals) -> None:
    """Two processes import two files in turn; one is stopped at some moment, and the other goes on undisturbed."""
    place = {**os.environ, "CSTO_GRAPH_IMPORTS": str(tmp_path / "holdings")}
    command = [sys.executable, "-c", IMPORTING, str(MEMBERS), str(ALLIANCES)]
    running = [
        subprocess.Popen(command, env=place, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        for _ in range(2)
    ]
    try:
        for process in running:
            assert process.stdout is not None
            while "please cite" not in process.stdout.readline():
                assert process.poll() is None
        time.sleep(0.2)
        running[0].send_signal(stop)
    finally:
        for process in running:
            process.kill()
            process.communicate()
    holdings = Holdings(tmp_path / "holdings", None)
    assert len(holdings.store("atop", kg.store)) > 0
    holdings.add("atop", [MEMBERS], kg.store)
    facts = {part.facts for part in holdings.manifest("atop").parts}
    assert set(contents(holdings.directory)) == {f"atop/{name}" for name in (*facts, MANIFEST)}


def test_a_source_that_is_imported_again_while_its_store_is_built_is_read_again(
    kg: AllianceGraph, holdings: Holdings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another process replaces the facts after the manifest was read and before they are."""
    asked: list[Path] = []

    def replaced(place: Path) -> str:
        if not asked:
            asked.append(place)
            holdings.add("atop", [ALLIANCES], kg.store)
            assert not place.exists()
        return digest_of(place)

    monkeypatch.setattr("csto_graph.imports.registry.digest_of", replaced)
    assert len(Holdings(holdings.directory, None).store("atop", kg.store)) > 0
    assert asked
