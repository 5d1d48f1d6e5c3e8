"""Opening the store of a data folder: from the cache if it is there, otherwise built from the tables."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from csto_graph.core.resources import DESCRIPTOR
from csto_graph.core.unfinished import sweep
from csto_graph.dataset.fingerprint import remembered_key
from csto_graph.errors import StoreError
from csto_graph.store.cache import KEYS, STORES, StoreCache, check_private, claim, warn_unused
from csto_graph.store.embedded import EmbeddedStore

if TYPE_CHECKING:
    from csto_graph.dataset.tables import Row

Progress = Callable[[Iterable["Row"]], Iterable["Row"]]


def open_store(data: Path, ontology: Path, *, cache: Path | None, progress: Progress = iter) -> EmbeddedStore:
    """Return the store of a data folder: from the cache if it is there, otherwise built and kept there.

    Without a cache (``None``), or where the cache cannot be used (CacheWarning), the store is built in memory.
    Raises DataError.
    """
    quads = lru_cache(lambda: _quads(data, progress))
    if cache is None or not (data / DESCRIPTOR).is_file():
        return _in_memory(quads(), ontology)
    try:
        stores = StoreCache(cache, STORES)
        key = _checked_key(data, ontology, cache)
        return stores.opened(key, lambda store: store.load(quads(), ontology))
    except (OSError, StoreError) as error:
        store = _in_memory(quads(), ontology)
        warn_unused(cache, error)
        return store


def cached_store(data: Path, ontology: Path, cache: Path) -> EmbeddedStore | None:
    """Return the store of a data folder if the cache holds it; nothing is built. Raises StoreError or OSError."""
    if not (data / DESCRIPTOR).is_file():
        return None
    stores = StoreCache(cache, STORES)
    return stores.found(_checked_key(data, ontology, cache))


def _checked_key(data: Path, ontology: Path, cache: Path) -> str:
    memory = cache / KEYS
    claim(cache)
    check_private(memory)
    sweep(memory)
    return remembered_key(data, ontology, memory)


def _quads(data: Path, progress: Progress) -> bytes:
    from csto_graph.dataset.quads import build_quads
    from csto_graph.dataset.tables import read_tables

    return build_quads(read_tables(data), progress=progress)


def _in_memory(quads: bytes, ontology: Path) -> EmbeddedStore:
    store = EmbeddedStore.in_memory()
    store.load(quads, ontology)
    return store
