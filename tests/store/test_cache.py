"""The cache: nothing outside it is removed, what others can change is not used, and nothing unfinished stays."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from csto_graph import open_graph
from csto_graph.cli.main import main
from csto_graph.core.resources import ontology_directory
from csto_graph.core.unfinished import sweep, unfinished_file, unfinished_folder
from csto_graph.dataset.opening import cached_store, open_store
from csto_graph.errors import CacheError, CacheWarning
from csto_graph.store import (
    EmbeddedStore,
    StoreCache,
    cache_table,
    check_private,
    clear_cache,
)
from csto_graph.store.cache import make_private

pytestmark = pytest.mark.slow

KAZAKHSTAN = "ASK { id:state-kaz a sa:State }"
NOBODY = 65534
KEY = "0123456789abcdef" * 2


@pytest.fixture(autouse=True, scope="module")
def tomorrow() -> Iterator[None]:
    """The clock is a day ahead, so that keys are remembered at once."""
    now = time.time_ns()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("csto_graph.dataset.fingerprint.time.time_ns", lambda: now + 86_400 * 1_000_000_000)
        yield


@pytest.fixture(scope="module")
def filled(small_data: Path, tmp_path_factory: pytest.TempPathFactory, tomorrow: None) -> Path:
    cache = tmp_path_factory.mktemp("filled") / "cache"
    open_store(small_data, ontology_directory(), cache=cache)
    return cache


@pytest.fixture
def opened(small_data: Path, filled: Path, tmp_path: Path) -> Callable[[], EmbeddedStore]:
    """Open the small graph over a cache that holds it."""
    shutil.copytree(filled, tmp_path / "cache")
    return lambda: open_store(small_data, ontology_directory(), cache=tmp_path / "cache")


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
    (memory,) = (tmp_path / "cache" / "keys").iterdir()
    before = files(tmp_path / "cache")
    stamp = memory.read_text(encoding="utf-8").rpartition("\n")[0]
    memory.write_text(f"{stamp}\n{last.format(victim=victim)}", encoding="utf-8")
    assert opened().ask(KAZAKHSTAN)
    assert files(tmp_path / "cache") == before


def test_a_link_in_the_place_of_a_store_is_not_followed_when_it_is_removed(
    opened: Callable[[], EmbeddedStore], tmp_path: Path, victim: Path
) -> None:
    (store,) = (tmp_path / "cache" / "stores").iterdir()
    store.rename(tmp_path / "moved")
    store.symlink_to(victim)
    with pytest.warns(CacheWarning, match="is not a store of csto_graph"):
        assert opened().ask(KAZAKHSTAN)


@pytest.mark.parametrize("key", ["", ".", "..", "../victim", "/", "A" * 32, KEY + "0"])
def test_what_is_not_a_key_is_no_place_of_a_store(tmp_path: Path, key: str) -> None:
    with pytest.raises(CacheError, match="not the key of a store"):
        StoreCache(tmp_path).place(key)
    with pytest.raises(CacheError, match=r"not the key|is not a store"):
        StoreCache(tmp_path / "a").remove(tmp_path / "b" / key)


@pytest.mark.parametrize("part", ["", "stores", "keys", "stores/*"])
def test_a_folder_that_others_can_change_is_not_used(
    opened: Callable[[], EmbeddedStore], tmp_path: Path, part: str
) -> None:
    (folder,) = (tmp_path / "cache").glob(part) if part else [tmp_path / "cache"]
    folder.chmod(0o777)
    with pytest.warns(CacheWarning, match=r"built in memory, .*other users can change .*CSTO_GRAPH_CACHE"):
        store = opened()
    assert store.directory is None
    assert store.ask(KAZAKHSTAN)


@pytest.mark.parametrize("mode", [0o777, 0o770, 0o702, 0o720])
def test_whoever_can_write_can_change(tmp_path: Path, mode: int) -> None:
    check_private(tmp_path / "nowhere")
    tmp_path.chmod(0o755)
    check_private(tmp_path)
    tmp_path.chmod(mode)
    with pytest.raises(CacheError, match="other users can change"):
        check_private(tmp_path)


@pytest.mark.parametrize("part", ["", "stores", "keys", "stores/*"])
def test_a_folder_of_another_user_is_not_used(
    filled: Path, small_data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, part: str
) -> None:
    shutil.copytree(filled, tmp_path / "cache")
    (folder,) = (tmp_path / "cache").glob(part) if part else [tmp_path / "cache"]
    if os.geteuid() == 0:
        os.chown(folder, NOBODY, NOBODY)
    else:  # only root can give a folder away; then everybody else's is of another user
        monkeypatch.setattr(os, "geteuid", lambda: NOBODY)
    with pytest.raises(CacheError, match="belongs to another user"):
        cached_store(small_data, ontology_directory(), tmp_path / "cache")


def test_a_planted_store_of_imports_is_not_used(tmp_path: Path) -> None:
    cache = StoreCache(tmp_path, "imports", "ucdp")
    cache.fill(KEY, lambda store: store.load(b"", ontology_directory()))
    cache.root.chmod(0o777)
    with pytest.raises(CacheError, match="other users can change"):
        cache.opened(KEY, lambda store: None)


def test_folders_and_files_are_the_users_alone(opened: Callable[[], EmbeddedStore], tmp_path: Path) -> None:
    from csto_graph.questions.names.name_index import NameIndex

    NameIndex.of(opened())
    modes = {path: path.stat().st_mode & 0o777 for path in (tmp_path / "cache").rglob("*")}
    assert {mode for path, mode in modes.items() if path.is_dir()} == {0o700}
    assert {mode for path, mode in modes.items() if path.is_file() and path.name != "CACHEDIR.TAG"} == {0o600}
    assert (tmp_path / "cache").stat().st_mode & 0o777 == 0o700
    assert any(path.name == "names.txt" for path in modes)


def test_where_the_disk_is_full_it_says_so_and_leaves_nothing(
    small_data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    load = EmbeddedStore.load

    def full(store: EmbeddedStore, *arguments: object, **options: object) -> None:
        if store.directory:
            raise OSError(28, "No space left on device")
        load(store, *arguments, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(EmbeddedStore, "load", full)
    with pytest.warns(CacheWarning, match="No space left on device"):
        assert open_graph(small_data, cache=tmp_path / "cache").store.ask(KAZAKHSTAN)
    assert {path.split("/")[0] for path in files(tmp_path / "cache")} <= {"CACHEDIR.TAG", "keys", "stores"}
    assert list((tmp_path / "cache" / "stores").iterdir()) == []


LEFT_FILE, LEFT_FOLDER = ".part-0123456789abcdef", "building-0123456789abcdef"


@pytest.mark.parametrize("stage", ["built", "moved"])
def test_a_store_is_kept_though_another_process_empties_the_cache_meanwhile(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stage: str
) -> None:
    stores = StoreCache(tmp_path / "cache", "imports", "atop")
    move = StoreCache._move
    emptied: list[str] = []

    def empty() -> None:
        if not emptied:
            emptied.append(stage)
            shutil.rmtree(tmp_path / "cache" / "imports")

    def fill(store: EmbeddedStore) -> None:
        make_private(*stores.folders)
        if stage == "built":
            empty()
        store.load(b"<a:a> <a:b> <a:c> .", ontology_directory())

    def move_and_empty(self: StoreCache, workshop: Path, key: str) -> None:
        move(self, workshop, key)
        if stage == "moved":
            empty()

    monkeypatch.setattr(StoreCache, "_move", move_and_empty)
    assert stores.opened(KEY, fill).evaluate("ASK { <a:a> <a:b> <a:c> }") is True
    assert emptied
    assert stores.holds(KEY)


def test_a_store_that_another_process_has_removed_is_no_fault(tmp_path: Path) -> None:
    stores = StoreCache(tmp_path / "cache", "stores")
    stores.remove(stores.place(KEY))


def test_only_what_nobody_is_writing_is_swept(tmp_path: Path) -> None:
    kept = [".part-of-my-novel", "building-plans", LEFT_FILE + ".txt", ".part-0123456789ABCDEF", "building-01234567"]
    for name in kept:
        (tmp_path / name).touch()
    (tmp_path / "there").mkdir()
    (tmp_path / "there" / "file").touch()
    (tmp_path / "building-fedcba9876543210").symlink_to(tmp_path / "there")
    before = [*kept, "building-fedcba9876543210", "there", "there/file"]
    (tmp_path / LEFT_FILE).touch()
    (tmp_path / LEFT_FOLDER).mkdir()
    (tmp_path / LEFT_FOLDER / "file").touch()
    with unfinished_file(tmp_path) as (part, _), unfinished_folder(tmp_path) as workshop:
        sweep(tmp_path)
        assert files(tmp_path) == sorted([*before, part.name, workshop.name])
    assert files(tmp_path) == sorted(before)


def test_what_another_process_is_writing_is_not_swept(tmp_path: Path) -> None:
    """Neither by a process of another container, which has the same numbers: only the lock counts."""
    code = (
        "import sys; from pathlib import Path; from csto_graph.core.unfinished import unfinished_file, unfinished_folder\n"
        "place = Path(sys.argv[1])\n"
        "with unfinished_file(place), unfinished_folder(place):\n    print('writing', flush=True); sys.stdin.read()"
    )
    writer = subprocess.Popen([sys.executable, "-c", code, str(tmp_path)], stdin=-1, stdout=-1)
    assert writer.stdout
    assert writer.stdout.readline() == b"writing\n"
    written = files(tmp_path)
    assert len(written) == 2
    sweep(tmp_path)
    assert files(tmp_path) == written
    writer.kill()
    writer.communicate()
    sweep(tmp_path)
    assert files(tmp_path) == []


@pytest.mark.parametrize("place", [".", "keys", "stores", "stores/*"])
def test_a_run_that_builds_nothing_sweeps_the_cache(
    opened: Callable[[], EmbeddedStore], tmp_path: Path, place: str
) -> None:
    (folder,) = (tmp_path / "cache").glob(place) if place != "." else [tmp_path / "cache"]
    before = files(tmp_path / "cache")
    (folder / LEFT_FILE).touch()
    (folder / LEFT_FOLDER).mkdir()
    opened()
    assert files(tmp_path / "cache") == before


def test_what_is_not_of_this_package_stays(tmp_path: Path, opened: Callable[[], EmbeddedStore]) -> None:
    """Folders and files of others with names as ours have: they lack what each store and each key file holds."""
    cache = tmp_path / "cache"
    for number in range(30):
        (cache / "stores" / f"{number:032x}").mkdir()
        (cache / "stores" / f"{number:032x}" / "letters").touch()
        (cache / "keys" / f"{number:08x}").write_text("mine", encoding="utf-8")
    (cache / "stores" / (KEY)).write_text("mine", encoding="utf-8")
    (cache / "imports" / "mine" / KEY).mkdir(parents=True)
    (cache / "imports" / "mine" / KEY / "letters").touch()
    mine = set(files(cache))
    shutil.rmtree(next((cache / "stores").glob("*/CURRENT")).parent)
    opened()
    clear_cache(cache)
    lost = mine - set(files(cache))
    assert not [name for name in lost if "letters" in name or (cache / name).name in {KEY, "0" * 8}], lost
    assert len([name for name in files(cache) if name.startswith("keys/")]) == 30


def test_a_folder_with_files_of_others_is_no_cache(small_data: Path, tmp_path: Path, victim: Path) -> None:
    with pytest.warns(CacheWarning, match=r"holds other files, such as 'letters'; set CSTO_GRAPH_CACHE to an empty"):
        assert open_store(small_data, ontology_directory(), cache=victim).directory is None
    with pytest.raises(CacheError, match="holds other files"):
        clear_cache(victim)
    (tmp_path / "file").touch()
    with pytest.raises(CacheError, match="is not a folder"):
        clear_cache(tmp_path / "file")
    assert clear_cache(tmp_path / "nowhere") == 0


def test_leftovers_of_version_0_2_are_shown_and_cleared(opened: Callable[[], EmbeddedStore], tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    old = [cache / "stores" / "building-host-77-0123456789abcdef", cache / "keys" / ".part-ab12_cd9"]
    old[0].mkdir()
    old[1].touch()
    assert {row["kind"] for row in cache_table(cache)} == {"graph", "unfinished"}
    clear_cache(cache)
    assert not any(path.exists() for path in old)
    assert files(cache) == ["CACHEDIR.TAG"]


def test_the_command_shows_and_empties_the_cache(
    opened: Callable[[], EmbeddedStore],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
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
    assert files(cache) == ["CACHEDIR.TAG", "mine.txt"]
    assert cache_table(cache).rows == ()
    assert main(["cache"]) == 0


def test_a_cache_of_another_user_is_not_emptied(tmp_path: Path) -> None:
    StoreCache(tmp_path, "stores").fill(KEY, lambda store: store.load(b"", ontology_directory()))
    tmp_path.chmod(0o777)
    with pytest.raises(CacheError, match="other users can change"):
        clear_cache(tmp_path)
    assert StoreCache(tmp_path, "stores").holds(KEY)
