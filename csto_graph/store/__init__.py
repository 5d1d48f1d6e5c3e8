"""The one door to a triple store: nothing else in the package imports a SPARQL engine."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from csto_graph.store.cache import (
    StoreCache,
    check_private,
    default_cache_directory,
    warn_unused,
)
from csto_graph.store.embedded import EmbeddedStore
from csto_graph.store.interface import Store
from csto_graph.store.results import Answer, Cell, ResultTable, Triples, cell_text

if TYPE_CHECKING:
    from csto_graph.store.http.credentials import is_address, parse_headers
    from csto_graph.store.http.endpoint import Endpoint
    from csto_graph.store.http.remote_store import RemoteStore, open_endpoint
    from csto_graph.store.http.upload import Piece, push
    from csto_graph.store.inventory import cache_table, clear_cache
    from csto_graph.store.rdflib_dataset import HandedStore

__all__ = [
    "Answer",
    "Cell",
    "EmbeddedStore",
    "Endpoint",
    "HandedStore",
    "Piece",
    "RemoteStore",
    "ResultTable",
    "Store",
    "StoreCache",
    "Triples",
    "cache_table",
    "cell_text",
    "check_private",
    "clear_cache",
    "default_cache_directory",
    "is_address",
    "open_endpoint",
    "parse_headers",
    "push",
    "warn_unused",
]
LATE = {
    **dict.fromkeys(("cache_table", "clear_cache"), "inventory"),
    **dict.fromkeys(("is_address", "parse_headers"), "http.credentials"),
    **dict.fromkeys(("RemoteStore", "open_endpoint"), "http.remote_store"),
    **dict.fromkeys(("Piece", "push"), "http.upload"),
    "Endpoint": "http.endpoint",
    "HandedStore": "rdflib_dataset",
}


def __getattr__(name: str) -> Any:
    """Import what stores elsewhere need when it is asked for: an answer from the disk does without."""
    if name not in LATE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{LATE[name]}"), name)
