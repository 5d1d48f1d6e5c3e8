"""What the cache holds, and how to empty it. Only what this package has written there is listed or removed."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from csto_graph.core.unfinished import remove_folder, sweep
from csto_graph.errors import CacheError
from csto_graph.store.cache import IMPORTS, KEYS, STORES, StoreCache, claim, key_files
from csto_graph.store.results import ResultTable

COLUMNS = ("kind", "key", "built", "bytes")
UNFINISHED_KIND = "unfinished"
FORMS = ("building-*", ".part-*")
LEGACY_NAME = re.compile(r"building-.*-[0-9]+-[0-9a-f]{16}|\.part-[a-z0-9_]{8}")
"""How version 0.2 named what it had not finished."""


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
        ``built`` (UTC) and ``bytes`` (size on disk); and one row per unfinished file or folder.

    """
    rows = [(kind, store.name, _built(store), _size(store)) for kind, each in _caches(cache) for store in each.stores()]
    rows += [(UNFINISHED_KIND, path.name, _built(path), _size(path)) for path in _unfinished(cache)]
    return ResultTable(COLUMNS, tuple(rows))


def clear_cache(cache: Path) -> int:
    """Remove every store and every remembered key from a cache, and return the number of bytes that this frees.

    Files and folders that this package has not made stay. CacheError if the folder holds files of others or belongs to
    another user, or if something could not be removed.
    """
    if not cache.exists():
        return 0
    if not cache.is_dir():
        raise CacheError(f"{cache} is not a folder; set CSTO_GRAPH_CACHE to the folder of the cache")
    claim(cache)
    before = _size(cache)
    for _, each in _caches(cache):
        for store in each.stores():
            each.remove(store)
    for memory in key_files(cache / KEYS):
        memory.unlink(missing_ok=True)
    _remove_leftovers(cache)
    if left := [row for row in cache_table(cache).rows if row[0] != UNFINISHED_KIND]:
        raise CacheError(f"{len(left)} stores in {cache} cannot be removed; check who owns them")
    return before - _size(cache)


def _remove_leftovers(cache: Path) -> None:
    """Remove what was left unfinished, also by version 0.2, and the folders that are empty then."""
    for path in _unfinished(cache):
        if LEGACY_NAME.fullmatch(path.name):
            remove_folder(path, into=cache)
    for folder in _folders(cache):
        sweep(folder)
    for folder in reversed(_folders(cache)[1:]):
        with suppress(OSError):
            folder.rmdir()


def _caches(cache: Path) -> Iterator[tuple[str, StoreCache]]:
    yield "graph", StoreCache(cache, STORES)
    for folder in sorted((cache / IMPORTS).glob("*")):
        yield folder.name, StoreCache(cache, IMPORTS, folder.name)


def _folders(cache: Path) -> list[Path]:
    return [cache, cache / STORES, cache / KEYS, cache / IMPORTS, *(cache / IMPORTS).glob("*")]


def _unfinished(cache: Path) -> list[Path]:
    return [path for folder in _folders(cache) for form in FORMS for path in folder.glob(form)]


def _built(store: Path) -> str:
    return datetime.fromtimestamp(store.stat().st_mtime, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _size(path: Path) -> int:
    if path.is_file():
        return path.stat().st_size
    found = 0
    for parent, _, files in os.walk(path):
        for file in files:
            with suppress(FileNotFoundError):
                found += os.lstat(f"{parent}/{file}").st_size
    return found
