"""What the cache holds, and how to empty it. Only what this package has written there is listed or removed."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from csto_graph.errors import CacheError
from csto_graph.store.cache import IMPORTS, KEYS, STORES, StoreCache, check_private
from csto_graph.store.results import ResultTable

COLUMNS = ("kind", "key", "built", "bytes")
_MEMORY = re.compile(r"[0-9a-f]{8}")


def cache_table(cache: Path) -> ResultTable:
    """Return what a cache holds.

    Parameters
    ----------
    cache
        The cache folder; it need not exist.

    Returns
    -------
    ResultTable
        One row per store, the newest first: ``kind`` (``graph``, or the name of an imported data set), ``key``,
        ``built`` (UTC) and ``bytes`` (size on disk).

    """
    rows = [(kind, store.name, _built(store), _size(store)) for kind, each in _caches(cache) for store in each.stores()]
    return ResultTable(COLUMNS, tuple(rows))


def clear_cache(cache: Path) -> int:
    """Remove every store and every remembered key from a cache, and return the number of bytes that this frees.

    Folders and files that this package has not made stay. CacheError if the cache belongs to another user, or if
    something could not be removed.
    """
    check_private(cache)
    before = _size(cache)
    for _, each in _caches(cache):
        for store in each.stores():
            each.remove(store)
    for memory in _memories(cache):
        memory.unlink(missing_ok=True)
    for folder in (cache / STORES, cache / KEYS, *(cache / IMPORTS).glob("*"), cache / IMPORTS):
        with suppress(OSError):
            folder.rmdir()
    if left := cache_table(cache).rows:
        raise CacheError(f"{len(left)} stores in {cache} cannot be removed; check who owns them")
    return before - _size(cache)


def _caches(cache: Path) -> Iterator[tuple[str, StoreCache]]:
    yield "graph", StoreCache(cache, STORES)
    for folder in sorted((cache / IMPORTS).glob("*")):
        yield folder.name, StoreCache(cache, IMPORTS, folder.name)


def _memories(cache: Path) -> list[Path]:
    return [path for path in (cache / KEYS).glob("*") if _MEMORY.fullmatch(path.name)]


def _built(store: Path) -> str:
    return datetime.fromtimestamp(store.stat().st_mtime, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _size(folder: Path) -> int:
    found = 0
    for parent, _, files in os.walk(folder):
        for file in files:
            with suppress(FileNotFoundError):
                found += os.lstat(f"{parent}/{file}").st_size
    return found
