"""The key of a store: remembered while every file is as it was, and never longer."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from csto_graph import open_graph
from csto_graph.core.resources import PACKAGE, ontology_directory
from csto_graph.dataset import fingerprint
from csto_graph.dataset.fingerprint import content_key, remembered_key

from tests.conftest import Edit

DAY = 86_400


@pytest.fixture
def data(edited_small: Edit, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder whose files are at rest, by a clock that is a day ahead."""
    folder = edited_small("states.csv", lambda text: text.replace("Kyrgyzstan", "Kirghizia x", 1))
    now = time.time_ns()
    monkeypatch.setattr("csto_graph.dataset.fingerprint.time.time_ns", lambda: now + DAY * 1_000_000_000)
    return folder


def counted(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    hashed: list[Path] = []

    def key(data: Path, ontology: Path) -> str:
        hashed.append(data)
        return content_key(data, ontology)

    monkeypatch.setattr(fingerprint, "content_key", key)
    return hashed


def test_files_at_rest_are_hashed_once(data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    hashed = counted(monkeypatch)
    keys = {remembered_key(data, ontology_directory(), tmp_path / "keys") for _ in range(3)}
    assert keys == {content_key(data, ontology_directory())}
    assert len(hashed) == 1


def test_a_change_of_equal_size_and_time_is_seen(data: Path, tmp_path: Path) -> None:
    before = remembered_key(data, ontology_directory(), tmp_path / "keys")
    states = data / "states.csv"
    found = states.stat()
    states.write_text(states.read_text(encoding="utf-8").replace("Kirghizia x", "Kirghizia y"), encoding="utf-8")
    os.utime(states, ns=(found.st_atime_ns, found.st_mtime_ns))
    assert states.stat().st_size == found.st_size
    assert remembered_key(data, ontology_directory(), tmp_path / "keys") != before


def test_a_new_file_and_one_behind_a_link_are_seen(data: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    (data / "claims").rename(elsewhere)
    (data / "claims").symlink_to(elsewhere)
    (data / "round").symlink_to(data)
    keys = [remembered_key(data, ontology_directory(), tmp_path / "keys")]
    (elsewhere / "another.csv").write_text("id\n", encoding="utf-8")
    keys.append(remembered_key(data, ontology_directory(), tmp_path / "keys"))
    (elsewhere / "another.csv").unlink()
    assert keys[0] != keys[1]
    assert remembered_key(data, ontology_directory(), tmp_path / "keys") == keys[0]


def test_a_file_that_has_just_changed_is_not_trusted(edited_small: Edit, tmp_path: Path) -> None:
    data = edited_small("states.csv", lambda text: text.replace("Kyrgyzstan", "Kirghizia x", 1))
    assert remembered_key(data, ontology_directory(), tmp_path / "keys") == content_key(data, ontology_directory())
    assert not (tmp_path / "keys").exists()


def test_a_memory_that_is_broken_or_cannot_be_written_is_no_fault(data: Path, tmp_path: Path) -> None:
    key = remembered_key(data, ontology_directory(), tmp_path / "keys")
    (kept,) = (tmp_path / "keys").iterdir()
    kept.write_bytes(b"\xff\x00")
    assert remembered_key(data, ontology_directory(), tmp_path / "keys") == key
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    assert remembered_key(data, ontology_directory(), tmp_path / "file") == key


def test_the_key_covers_all_code_that_builds() -> None:
    """Errors change nothing in a store."""
    code = (
        "import sys, csto_graph.dataset.quads, csto_graph.dataset.tables, csto_graph.questions.names.name_index\n"
        "print(*(m for m in sys.modules if m.startswith('csto_graph.')))"
    )
    loaded = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout.split()
    paths = {name.removeprefix("csto_graph.").replace(".", "/") for name in loaded} - {"errors", "questions"}
    parts = {part.removesuffix(".py") for part in fingerprint.BUILDING_CODE}
    assert {path for path in paths if not path.startswith(tuple(parts))} == set()
    assert {part for part in parts if not any(path.startswith(part) for path in paths)} == set()
    assert all((PACKAGE / part).exists() for part in fingerprint.BUILDING_CODE)


@pytest.mark.slow
def test_the_index_of_names_beside_a_store_is_that_of_the_store(excerpt_data: Path, tmp_path: Path) -> None:
    written = open_graph(excerpt_data, cache=tmp_path).names
    (place,) = (tmp_path / "stores").glob("*/names.txt")
    read = open_graph(excerpt_data, cache=tmp_path).names
    assert (read.things.content, read.names.content) == (written.things.content, written.names.content)
    assert read.resolve("Казахстан", "state") == "state-kaz"
    place.write_bytes(place.read_bytes()[:-5])
    assert open_graph(excerpt_data, cache=tmp_path).names.names.content == written.names.content, (
        "a torn file is read anew"
    )
