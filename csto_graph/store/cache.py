"""A disk cache of the built store, keyed by the content it was built from.

A build goes into a folder of its own and is moved into place when it is whole, so that a killed build leaves the
old store as it was and two builds at once do no harm.
"""

from __future__ import annotations

import hashlib
import os
import platform
import re
import shutil
import tempfile
from collections.abc import Callable, Iterable
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path

from csto_graph.build import build_quads
from csto_graph.errors import StoreError
from csto_graph.resources import PACKAGE
from csto_graph.store.embedded import EmbeddedStore
from csto_graph.tables import Row, load_package, read_tables
from csto_graph.tables.descriptor import DESCRIPTOR

BUILDING_CODE = ("dates.py", "namespaces.py", "tables", "build", "store")
STORES = "stores"
KEPT = 3
SHARED = 0o755
_KEY = re.compile(r"[0-9a-f]{32}")
Progress = Callable[[Iterable[Row]], Iterable[Row]]


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
    load_package(data)  # a folder that is none is refused before it is read through
    if cache is None:
        return _in_memory(build_quads(read_tables(data), progress=progress), ontology)
    directory = CacheDirectory(cache / STORES)
    key = content_key(data, ontology)
    quads = lru_cache(lambda: build_quads(read_tables(data), progress=progress))
    try:
        return _opened(directory, key, lambda store: store.load(quads(), ontology))
    except (OSError, StoreError):
        return _in_memory(quads(), ontology)


def _opened(directory: CacheDirectory, key: str, build: Callable[[EmbeddedStore], object]) -> EmbeddedStore:
    if not directory.holds(key):
        directory.fill(key, build)
    try:
        return EmbeddedStore.at(directory.place(key))
    except StoreError:
        directory.drop(key)
        directory.fill(key, build)
        return EmbeddedStore.at(directory.place(key))


def content_key(data: Path, ontology: Path) -> str:
    """Return a hash over everything a built store depends on: tables, ontology, rules, and the building code."""
    code = [path for part in BUILDING_CODE for path in _files(PACKAGE / part, ".py")]
    digest = hashlib.sha256(f"{version('pyoxigraph')} {version('edtf')}".encode())
    for path in [data / DESCRIPTOR, *_files(data, ".csv"), *_files(ontology), *code]:
        content = path.read_bytes()
        digest.update(f"{path.parent.name}/{path.name} {len(content)}\n".encode())
        digest.update(content)
    return digest.hexdigest()[:32]


class CacheDirectory:
    """The folder in which built stores lie, each under its key."""

    def __init__(self, root: Path) -> None:
        self.root = root

    @property
    def _mark(self) -> str:
        """How unfinished builds of this machine are called; those of others are none of our business."""
        return f"building-{platform.node()}-"

    def place(self, key: str) -> Path:
        """Return where the store of ``key`` lies or would lie."""
        return self.root / key

    def holds(self, key: str) -> bool:
        """Return whether the store of ``key`` is there, whole."""
        return self.place(key).is_dir()

    def fill(self, key: str, build: Callable[[EmbeddedStore], object]) -> None:
        """Let ``build`` fill a new store and put it in its place in one step; old stores beyond three go."""
        self.root.mkdir(parents=True, exist_ok=True)
        self._sweep()
        workshop = Path(tempfile.mkdtemp(prefix=f"{self._mark}{os.getpid()}-", dir=self.root))
        try:
            store = EmbeddedStore.at(workshop, read_only=False)
            build(store)
            store.close()
            del store
            workshop.chmod(SHARED)
            self._move(workshop, key)
        finally:
            shutil.rmtree(workshop, ignore_errors=True)
        self._prune(key)

    def drop(self, key: str) -> None:
        """Take the store of ``key`` away, for one that cannot be opened."""
        shutil.rmtree(self.place(key), ignore_errors=True)

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
                shutil.rmtree(workshop, ignore_errors=True)

    def _prune(self, key: str) -> None:
        stores = [path for path in self.root.iterdir() if _KEY.fullmatch(path.name) and path.name != key]
        for old in sorted(stores, key=lambda path: path.stat().st_mtime, reverse=True)[KEPT - 1 :]:
            shutil.rmtree(old, ignore_errors=True)


def _in_memory(quads: list[str], ontology: Path) -> EmbeddedStore:
    store = EmbeddedStore.in_memory()
    store.load(quads, ontology)
    return store


def _files(path: Path, suffix: str = "") -> list[Path]:
    if path.is_file():
        return [path]
    return sorted(file for file in path.rglob(f"*{suffix}") if file.is_file() and "__pycache__" not in file.parts)


def _alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True
