"""The one door to a triple store: nothing else in the package imports a SPARQL engine."""

from csto_graph.store.cache import CacheDirectory, cached_store, default_cache_directory, open_store
from csto_graph.store.credentials import is_address, parse_headers
from csto_graph.store.embedded import EmbeddedStore
from csto_graph.store.endpoint import Endpoint
from csto_graph.store.handed import HandedStore
from csto_graph.store.interface import Store
from csto_graph.store.push import Piece, push
from csto_graph.store.remote import RemoteStore, open_endpoint
from csto_graph.store.results import Answer, Cell, ResultTable, Triples

__all__ = [
    "Answer",
    "CacheDirectory",
    "Cell",
    "EmbeddedStore",
    "Endpoint",
    "HandedStore",
    "Piece",
    "RemoteStore",
    "ResultTable",
    "Store",
    "Triples",
    "cached_store",
    "default_cache_directory",
    "is_address",
    "open_endpoint",
    "open_store",
    "parse_headers",
    "push",
]
