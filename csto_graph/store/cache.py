"""A disk cache of built stores, each under a key of the content that it was built from.

A store is built in a folder of its own and moved into place when it is complete, so that a killed build leaves the
old store as it was, and two builds at once do no harm. Only folders that belong to the user and that nobody else can
change are used: whoever can write a store can make it say anything.
"""

from __future__ import annotations

import os
import re
import warnings
from collections.abc import Callable
from contextlib import suppress
from itertools import accumulate
from pathlib import Path

from csto_graph.core.unfinished import PRIVATE_FILE, PRIVATE_FOLDER, UNFINISHED, remove_folder, sweep, unfinished_folder
from csto_graph.errors import CacheError, CacheWarning, StoreError
from csto_graph.store.embedded import EmbeddedStore

STORES, KEYS, IMPORTS = "stores", "keys", "imports"
KEY = re.compile(r"[0-9a-f]{32}")
KEY_FILE_MARK = "csto_graph, pyoxigraph "
"""How a file with a remembered key begins."""
KEPT = 3
ATTEMPTS = 5
"""How often a store is kept again after another process has removed it."""
TAG = "CACHEDIR.TAG"
OWN = {STORES, KEYS, IMPORTS, TAG}
SIGNATURE = "Signature: 8a477f597d28d172789f06886806bc55\n# The cache of csto_graph; see https://bford.info/cachedir/\n"
"""What marks a folder as a cache, for this package and for programs that make backups."""
WRITABLE_BY_OTHERS = 0o022


def default_cache_directory() -> Path:
    """Return the user's cache folder for built stores (``CSTO_GRAPH_CACHE`` overrides it)."""
    if chosen := os.environ.get("CSTO_GRAPH_CACHE"):
        return Path(chosen)
    import platformdirs

    return Path(platformdirs.user_cache_dir("csto-graph", appauthor=False))


def warn_unused(cache: Path, error: Exception) -> None:
    """Warn that a cache is not used, and why."""
    why = error.strerror if isinstance(error, OSError) and error.strerror else error
    warnings.warn(f"the graph is built in memory, without the cache in {cache}: {why}", CacheWarning, stacklevel=2)


class StoreCache:
    """A folder in which built stores lie, each under its key: the folder ``place`` below ``cache``."""

    def __init__(self, cache: Path, *place: str) -> None:
        self.cache = cache
        self.folders = list(accumulate(place, Path.joinpath, initial=cache))
        self.root = self.folders[-1]

    def place(self, key: str) -> Path:
        """Return where the store of ``key`` lies or would lie; CacheError for what is not a key."""
        if not KEY.fullmatch(key):
            raise CacheError(f"{key[:40]!r} is not the key of a store")
        return self.root / key

    def holds(self, key: str) -> bool:
        """Return whether the store of ``key`` is there."""
        return self.place(key).is_dir()

    def found(self, key: str) -> EmbeddedStore | None:
        """Return the store of ``key``, or None. StoreError if it cannot be opened or is not safe to use."""
        place = self.place(key)
        for folder in (*self.folders, place):
            check_private(folder)
        return EmbeddedStore.at(place) if place.is_dir() else None

    def opened(self, key: str, build: Callable[[EmbeddedStore], object]) -> EmbeddedStore:
        """Return the store of ``key``, which ``build`` fills if it is not there or cannot be opened.

        CacheError where the cache is not safe to use; OSError or StoreError where nothing can be kept in it.
        """
        place = self.place(key)
        claim(self.cache)
        for folder in (*self.folders, place):
            sweep(folder)
        try:
            if store := self.found(key):
                return store
        except CacheError:
            raise
        except StoreError:
            self.remove(place)
        for _ in range(ATTEMPTS):
            self.fill(key, build)
            with suppress(StoreError):
                return EmbeddedStore.at(place)
        raise StoreError("other processes keep removing its stores")

    def fill(self, key: str, build: Callable[[EmbeddedStore], object]) -> None:
        """Let ``build`` fill a new store and move it into place in one step; the oldest beyond three are removed."""
        make_private(*self.folders)
        with unfinished_folder(self.cache) as workshop:
            store = EmbeddedStore.at(workshop, read_only=False)
            build(store)
            store.close()
            del store
            for file in workshop.iterdir():
                file.chmod(PRIVATE_FILE)
            self._move(workshop, key)
        self._prune(key)

    def stores(self) -> list[Path]:
        """Return the folders of all stores, the newest first."""
        found = [path for path in self.root.glob("[0-9a-f]" * 32) if is_store(path)]
        return sorted(found, key=_modification_time, reverse=True)

    def remove(self, store: Path) -> None:
        """Remove a store that lies here, if it still does; CacheError for anything else."""
        is_here = store == self.place(store.name)
        if is_here and not os.path.lexists(store):
            return
        if not is_here or not is_store(store):
            raise CacheError(f"{store} is not a store of csto_graph; remove it, or choose another CSTO_GRAPH_CACHE")
        remove_folder(store, into=self.cache)

    def _move(self, workshop: Path, key: str) -> None:
        for _ in range(ATTEMPTS):
            make_private(*self.folders)
            with suppress(FileNotFoundError):  # another process has removed the folder of the stores meanwhile
                return self._move_once(workshop, key)
        raise StoreError("other processes keep removing its folders")

    def _move_once(self, workshop: Path, key: str) -> None:
        try:
            workshop.rename(self.place(key))
        except FileNotFoundError:
            raise
        except OSError:
            if not self.holds(key):
                raise

    def _prune(self, key: str) -> None:
        others = [store for store in self.stores() if store.name != key]
        for old in others[KEPT - 1 :]:
            self.remove(old)


def key_files(memory: Path) -> list[Path]:
    """Return the files of remembered keys in a folder, the newest first; no other files."""
    found = [path for path in memory.glob("[0-9a-f]" * 8) if path.is_file() and _begins_with_mark(path)]
    return sorted(found, key=lambda path: path.stat().st_mtime, reverse=True)


def _begins_with_mark(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(len(KEY_FILE_MARK)) == KEY_FILE_MARK.encode()


def is_store(path: Path) -> bool:
    """Return whether there is a store: a folder (not a link to one) with the file that each of its databases has."""
    return path.is_dir() and not path.is_symlink() and (path / "CURRENT").is_file()


def claim(cache: Path) -> None:
    """Mark a new or empty folder as a cache; CacheError if it holds files of others or is not the user's alone."""
    make_private(cache)
    check_private(cache)
    if (cache / TAG).is_file():
        return
    others = [path.name for path in cache.iterdir() if path.name not in OWN and not UNFINISHED.fullmatch(path.name)]
    if others:
        raise CacheError(f"{cache} holds other files, such as {others[0]!r}; set CSTO_GRAPH_CACHE to an empty folder")
    (cache / TAG).write_text(SIGNATURE, encoding="utf-8")


def make_private(*folders: Path) -> None:
    """Make folders that are not there yet, for the user alone."""
    for folder in folders:
        folder.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)


def check_private(folder: Path, *, variable: str = "CSTO_GRAPH_CACHE") -> None:
    """Raise CacheError for a folder of another user, and for one that other users can change.

    ``variable`` is the environment variable that names another folder.
    """
    try:
        found = folder.stat()
    except FileNotFoundError:
        return
    if not hasattr(os, "geteuid"):  # Windows: the profile of the user is closed to others
        return
    own = f"or set {variable} to a folder of your own"
    if found.st_uid != os.geteuid():
        raise CacheError(f"{folder} belongs to another user; run as that user, {own}")
    if found.st_mode & WRITABLE_BY_OTHERS:
        raise CacheError(f"other users can change {folder}; run chmod go-w on it if nobody else has used it, {own}")


def _modification_time(path: Path) -> float:
    try:
        return path.lstat().st_mtime
    except FileNotFoundError:
        return 0.0
