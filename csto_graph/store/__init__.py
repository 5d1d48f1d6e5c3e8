"""The one door to a triple store: nothing else in the package imports a SPARQL engine."""

from csto_graph.store.cache import CacheDirectory, cached_store, default_cache_directory, open_store
from csto_graph.store.embedded import EmbeddedStore
from csto_graph.store.results import Answer, Cell, ResultTable, Triples

__all__ = [
    "Answer",
    "CacheDirectory",
    "Cell",
    "EmbeddedStore",
    "ResultTable",
    "Triples",
    "cached_store",
    "default_cache_directory",
    "open_store",
]
