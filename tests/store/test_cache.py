"""The cache: nothing outside it is removed, what others can change is not used, and nothing unfinished stays."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from csto_graph import open_graph
from csto_graph.cli.main import main
from csto_graph.errors import CacheError, CacheWarning
from csto_graph.resources import ontology_directory
from csto_graph.store import EmbeddedStore, StoreCache, cache_table, clear_cache, open_store
from csto_graph.unfinished import FILE, FOLDER, sweep, unfinished_name

from tests.excerpt import write_excerpt

KAZAKHSTAN = "ASK { id:state-kaz a sa:State }"
NOBODY = 65534
KEY = "0123456789abcdef" * 2


@pytest.fixture(scope="module")
def excerpt(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_excerpt(tmp_path_factory.mktemp("data"))


@pytest.fixture
def opened(excerpt: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[], EmbeddedStore]:
    """Open the small graph over a cache; the clock is a day ahead, so that the key is remembered at once."""
    import time

    now = time.time_ns()
    monkeypatch.setattr("csto_graph.store.content.time.time_ns", lambda: now + 86_400 * 1_000_000_000)
    return lambda: open_store(excerpt, ontology_directory(), cache=tmp_path / "cache")


@pytest.fixture
def victim(tmp_path: Path) -> Iterator[Path]:
    """A folder of the user's that must be as it was in the end."""
    folder = tmp_path / "victim"
    folder.mkdir()
    (folder / "letters").write_text("precious", encoding="utf-8")
    yield folder
    assert [path.name for path in folder.iterdir()] == ["letters"]
    assert (folder / "letters").read_text(encoding="utf-8") == "precious"


def files(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*"))


@pytest.mark.parametrize("last", ["{victim}", "../../victim", "", ".", "..", "/", KEY.upper(), KEY + "\0", KEY[:-1]])
def test_a_tampered_key_file_removes_nothing(
    opened: Callable[[], EmbeddedStore], tmp_path: Path, victim: Path, last: str
) -> None:
    opened()
    (memory,) = (tmp_path / "cache" / "keys").iterdir()
    before = files(tmp_path / "cache")
    stamp = memory.read_text(encoding="utf-8").rpartition("\n")[0]
    memory.write_text(f"{stamp}\n{last.format(victim=victim)}", encoding="utf-8")
    assert opened().ask(KAZAKHSTAN)
    assert files(tmp_path / "cache") == before


def test_a_link_in_the_place_of_a_store_is_not_followed_when_it_is_removed(
    opened: Callable[[], EmbeddedStore], tmp_path: Path, victim: Path
) -> None:
    opened()
    (store,) = (tmp_path / "cache" / "stores").iterdir()
    store.rename(tmp_path / "moved")
    store.symlink_to(victim)
    assert opened().ask(KAZAKHSTAN)


@pytest.mark.parametrize("key", ["", ".", "..", "../victim", "/", "A" * 32, KEY + "0"])
def test_what_is_not_a_key_is_no_place_of_a_store(tmp_path: Path, key: str) -> None:
    with pytest.raises(CacheError, match="not the key of a store"):
        StoreCache(tmp_path).place(key)
    with pytest.raises(CacheError, match=r"not the key|is not a store"):
        StoreCache(tmp_path / "a").remove(tmp_path / "b" / key)


@pytest.mark.parametrize("part", ["", "stores", "keys", "stores/*"])
@pytest.mark.parametrize("mode", [0o777, 0o770, 0o702])
def test_a_folder_that_others_can_change_is_not_used(
    opened: Callable[[], EmbeddedStore], tmp_path: Path, part: str, mode: int
) -> None:
    opened()
    (folder,) = (tmp_path / "cache").glob(part) if part else [tmp_path / "cache"]
    folder.chmod(mode)
    with pytest.warns(CacheWarning, match=r"built in memory, .*other users can change .*CSTO_GRAPH_CACHE"):
        store = opened()
    assert store.directory is None
    assert store.ask(KAZAKHSTAN)


@pytest.mark.parametrize("part", ["", "stores", "keys", "stores/*"])
def test_a_folder_of_another_user_is_not_used(
    opened: Callable[[], EmbeddedStore], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, part: str
) -> None:
    opened()
    (folder,) = (tmp_path / "cache").glob(part) if part else [tmp_path / "cache"]
    if os.geteuid() == 0:
        os.chown(folder, NOBODY, NOBODY)
    else:  # only root can give a folder away; then everybody else's is of another user
        monkeypatch.setattr(os, "geteuid", lambda: NOBODY)
    with pytest.warns(CacheWarning, match=r"belongs to another user"):
        assert opened().directory is None


def test_a_planted_store_of_imports_is_not_used(tmp_path: Path) -> None:
    cache = StoreCache(tmp_path, "imports", "ucdp")
    cache.fill(KEY, lambda store: store.load(b"", ontology_directory()))
    cache.root.chmod(0o777)
    with pytest.raises(CacheError, match="other users can change"):
        cache.opened(KEY, lambda store: None)


def test_folders_and_files_are_the_users_alone(opened: Callable[[], EmbeddedStore], tmp_path: Path) -> None:
    from csto_graph.names import NameIndex

    NameIndex.of(opened())
    modes = {path: path.stat().st_mode & 0o777 for path in (tmp_path / "cache").rglob("*")}
    assert {mode for path, mode in modes.items() if path.is_dir()} == {0o700}
    assert {mode for path, mode in modes.items() if path.is_file()} == {0o600}
    assert (tmp_path / "cache").stat().st_mode & 0o777 == 0o700
    assert any(path.name == "names.txt" for path in modes)


def test_where_the_disk_is_full_it_says_so_and_leaves_nothing(
    excerpt: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    load = EmbeddedStore.load

    def full(store: EmbeddedStore, *arguments: object, **options: object) -> None:
        if store.directory:
            raise OSError(28, "No space left on device")
        load(store, *arguments, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(EmbeddedStore, "load", full)
    with pytest.warns(CacheWarning, match="No space left on device"):
        assert open_graph(excerpt, cache=tmp_path / "cache").store.ask(KAZAKHSTAN)
    assert {path.split("/")[0] for path in files(tmp_path / "cache")} <= {"keys", "stores"}
    assert list((tmp_path / "cache" / "stores").iterdir()) == []


def dead_process() -> int:
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    return ended.pid


def leftover(kind: str, process: int, machine: str | None = None) -> str:
    ours = unfinished_name(kind)
    known, random = f"-{os.getpid()}-", ours.rpartition("-")[2]
    before = ours.split(known)[0] if machine is None else f"{kind}-{machine}"
    return f"{before}-{process}-{random}"


def test_only_what_a_process_that_is_gone_left_is_swept(tmp_path: Path) -> None:
    dead, elsewhere = dead_process(), f"other-{socket.gethostname()}"
    kept = [
        unfinished_name(FILE),
        unfinished_name(FOLDER),
        leftover(FILE, os.getppid()),
        leftover(FILE, dead, machine=elsewhere),
        ".part-of-my-novel",
        "building-plans",
        leftover(FILE, dead) + ".txt",
    ]
    for name in kept:
        (tmp_path / name).touch()
    (tmp_path / leftover(FILE, dead)).touch()
    folder = tmp_path / leftover(FOLDER, dead)
    folder.mkdir()
    (folder / "file").touch()
    (tmp_path / "there").mkdir()
    (tmp_path / "there" / "file").touch()
    (tmp_path / leftover(FOLDER, dead)).symlink_to(tmp_path / "there")
    sweep(tmp_path)
    assert files(tmp_path) == sorted([*kept, "there", "there/file"])


@pytest.mark.parametrize("place", [".", "keys", "stores", "stores/*"])
def test_a_run_that_builds_nothing_sweeps_the_cache(
    opened: Callable[[], EmbeddedStore], tmp_path: Path, place: str
) -> None:
    opened()
    (folder,) = (tmp_path / "cache").glob(place) if place != "." else [tmp_path / "cache"]
    before = files(tmp_path / "cache")
    (folder / leftover(FILE, dead_process())).touch()
    (folder / leftover(FOLDER, dead_process())).mkdir()
    opened()
    assert files(tmp_path / "cache") == before


def test_the_command_shows_and_empties_the_cache(
    opened: Callable[[], EmbeddedStore],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    opened()
    cache = tmp_path / "cache"
    StoreCache(cache, "imports", "ucdp").fill(KEY, lambda store: store.load(b"", ontology_directory()))
    (cache / "mine.txt").write_text("not of this package", encoding="utf-8")
    monkeypatch.setenv("CSTO_GRAPH_CACHE", str(cache))
    assert main(["cache"]) == 0
    shown = capsys.readouterr().out
    assert shown.startswith(f"{cache}: ")
    assert "graph" in shown
    assert "ucdp" in shown
    assert KEY in shown
    assert main(["cache", "--format", "csv"]) == 0
    assert capsys.readouterr().out.startswith("kind,key,built,bytes\n")
    assert sum(int(str(size)) for size in cache_table(cache).column("bytes")) > 100_000
    assert main(["cache", "--clear"]) == 0
    assert files(cache) == ["mine.txt"]
    assert cache_table(cache).rows == ()
    assert main(["cache"]) == 0


def test_a_cache_of_another_user_is_not_emptied(tmp_path: Path) -> None:
    StoreCache(tmp_path, "stores").fill(KEY, lambda store: store.load(b"", ontology_directory()))
    tmp_path.chmod(0o777)
    with pytest.raises(CacheError, match="other users can change"):
        clear_cache(tmp_path)
    assert StoreCache(tmp_path, "stores").holds(KEY)
