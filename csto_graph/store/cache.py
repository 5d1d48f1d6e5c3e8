"""A disk cache of the built store, keyed by the content it was built from.

A build goes into a folder of its own and is moved into place when it is whole, so that a killed build leaves the
old store as it was and two builds at once do no harm.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from csto_graph.errors import StoreError
from csto_graph.resources import DESCRIPTOR
from csto_graph.store.content import remembered_key
from csto_graph.store.embedded import EmbeddedStore

if TYPE_CHECKING:
    from csto_graph.tables import Row

STORES = "stores"
KEYS = "keys"
KEPT = 3
PRIVATE, SHARED = 0o700, 0o755
_KEY = re.compile(r"[0-9a-f]{32}")
Progress = Callable[[Iterable["Row"]], Iterable["Row"]]


def default_cache_directory() -> Path:
    """Return the user's cache folder for built stores (``CSTO_GRAPH_CACHE`` overrides it)."""
    if chosen := os.environ.get("CSTO_GRAPH_CACHE"):
        return Path(chosen)
    import platformdirs

    return Path(platformdirs.user_cache_dir("csto-graph", appauthor=False))


def open_store(data: Path, ontology: Path, *, cache: Path | None, progress: Progress = iter) -> EmbeddedStore:
    """Return the store of a data folder: from the cache if it holds it, built and kept there otherwise.

    The stores lie in a folder of their own under ``cache``; nothing else there is touched. With ``cache`` None, or
    where the cache cannot be used, the store is built in memory. Raises DataError.
    """
    quads = lru_cache(lambda: _quads(data, progress))
    if cache is None or not (data / DESCRIPTOR).is_file():
        return _in_memory(quads(), ontology)
    directory = CacheDirectory(cache / STORES)
    try:
        key = remembered_key(data, ontology, cache / KEYS)
        return directory.opened(key, lambda store: store.load(quads(), ontology))
    except (OSError, StoreError):
        return _in_memory(quads(), ontology)


def cached_store(data: Path, ontology: Path, cache: Path) -> EmbeddedStore | None:
    """Return the store of a data folder if the cache holds it; nothing is built. Raises StoreError or OSError."""
    if not (data / DESCRIPTOR).is_file():
        return None
    place = CacheDirectory(cache / STORES).place(remembered_key(data, ontology, cache / KEYS))
    return EmbeddedStore.at(place) if place.is_dir() else None


class CacheDirectory:
    """The folder in which built stores lie, each under its key."""

    def __init__(self, root: Path) -> None:
        self.root = root

    @property
    def _mark(self) -> str:
        """How unfinished builds of this machine are called; those of others are none of our business."""
        import platform

        return f"building-{platform.node()}-"

    def place(self, key: str) -> Path:
        """Return where the store of ``key`` lies or would lie."""
        return self.root / key

    def holds(self, key: str) -> bool:
        """Return whether the store of ``key`` is there, whole."""
        return self.place(key).is_dir()

    def opened(self, key: str, build: Callable[[EmbeddedStore], object]) -> EmbeddedStore:
        """Return the store of ``key``, which ``build`` fills if it is not there or cannot be opened.

        StoreError or OSError where it cannot be kept.
        """
        if not self.holds(key):
            self.fill(key, build)
        try:
            return EmbeddedStore.at(self.place(key))
        except StoreError:
            self.drop(key)
            self.fill(key, build)
            return EmbeddedStore.at(self.place(key))

    def fill(self, key: str, build: Callable[[EmbeddedStore], object]) -> None:
        """Let ``build`` fill a new store and put it in its place in one step; old stores beyond three go."""
        self.root.mkdir(parents=True, exist_ok=True)
        self._sweep()
        workshop = self.root / f"{self._mark}{os.getpid()}-{os.urandom(8).hex()}"
        workshop.mkdir(mode=PRIVATE)
        try:
            store = EmbeddedStore.at(workshop, read_only=False)
            build(store)
            store.close()
            del store
            workshop.chmod(SHARED)
            self._move(workshop, key)
        finally:
            _remove(workshop)
        self._prune(key)

    def drop(self, key: str) -> None:
        """Take the store of ``key`` away, for one that cannot be opened."""
        _remove(self.place(key))

    def _move(self, workshop: Path, key: str) -> None:
        try:
            workshop.rename(self.place(key))
        except OSError:
            if not self.holds(key):
                raise

    def _sweep(self) -> None:
        for workshop in self.root.glob(f"{self._mark}*"):
            process = workshop.name.removeprefix(self._mark).split("-")[0]
            if process.isdigit() and not _alive(int(process)):
                _remove(workshop)

    def _prune(self, key: str) -> None:
        stores = [path for path in self.root.iterdir() if _KEY.fullmatch(path.name) and path.name != key]
        for old in sorted(stores, key=lambda path: path.stat().st_mtime, reverse=True)[KEPT - 1 :]:
            _remove(old)


def _quads(data: Path, progress: Progress) -> bytes:
    from csto_graph.build.quads import build_quads
    from csto_graph.tables import read_tables

    return build_quads(read_tables(data), progress=progress)


def _in_memory(quads: bytes, ontology: Path) -> EmbeddedStore:
    store = EmbeddedStore.in_memory()
    store.load(quads, ontology)
    return store


def _remove(folder: Path) -> None:
    import shutil

    shutil.rmtree(folder, ignore_errors=True)


def _alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True
