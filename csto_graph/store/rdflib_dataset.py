"""An rdflib Dataset that a user hands in, read where it lies."""

from __future__ import annotations

from functools import cached_property, partial
from typing import TYPE_CHECKING

import pyoxigraph as ox

from csto_graph.core.namespaces import BASE, SPARQL_PREFIXES, shorten
from csto_graph.errors import QueryError, StoreError, first_line
from csto_graph.store.embedded import EmbeddedStore
from csto_graph.store.interface import Store
from csto_graph.store.limits import Limits, run_in_thread
from csto_graph.store.query_form import query_form
from csto_graph.store.results import Answer, Cell, ResultTable, literal_cell, triples_of

if TYPE_CHECKING:
    import rdflib
    from rdflib.query import Result
    from rdflib.term import Node


class HandedStore(Store):
    """A store over somebody's Dataset. It is only read: neither a triple nor a prefix is added to it.

    A Dataset with an engine of its own, as in what ``kg.dataset`` gives, is asked where it lies: its default graph if
    that holds the merge, else the union of all its graphs. rdflib's engine would take minutes for a question, so that
    triples in rdflib's memory are copied when the first one is asked, and what is added to them later has no effect.
    """

    def __init__(self, dataset: rdflib.Dataset) -> None:
        """Take a Dataset; StoreError for anything else."""
        import rdflib
        from rdflib.graph import DATASET_DEFAULT_GRAPH_ID
        from rdflib.namespace import DCTERMS, NamespaceManager

        if not isinstance(dataset, rdflib.Dataset):
            kind = type(dataset).__name__
            raise StoreError(f"cannot open a {kind}; give a folder of tables, an address or an rdflib.Dataset")
        default = rdflib.Graph(store=dataset.store, identifier=DATASET_DEFAULT_GRAPH_ID)
        is_merged = (rdflib.URIRef(BASE), DCTERMS.issued, None) in default
        self._merge = rdflib.Dataset(store=dataset.store, default_union=not is_merged)
        self._merge.namespace_manager = NamespaceManager(self._merge, bind_namespaces="none")

    def __repr__(self) -> str:
        return f"<HandedStore over {type(self._merge.store).__name__}>"

    def graph_names(self) -> list[str]:
        """Return the IRIs of the named graphs, sorted."""
        import rdflib

        names = {graph.identifier for graph in self._merge.graphs()} - {self._merge.default_graph.identifier}
        return sorted(str(name) for name in names if isinstance(name, rdflib.URIRef))

    def _answer(self, query: str, timeout: float | None, memory: float | None) -> Answer:
        run = self._asked_there if self._copy is None else self._copy.evaluate
        return run_in_thread(Limits.of(timeout, memory), partial(run, query))

    def dataset(self) -> rdflib.Dataset:
        """Return the Dataset in a view whose default graph is the merge (nothing is copied)."""
        return self._merge

    @cached_property
    def _copy(self) -> EmbeddedStore | None:
        """The same graphs in Oxigraph; None for a Dataset that has an engine of its own."""
        try:
            self._merge.store.query("ASK {}", {}, {}, str(self._merge.default_graph.identifier))
        except NotImplementedError:
            return _copied(self._merge)
        return None

    def _asked_there(self, query: str) -> Answer:
        # As text, for a Dataset whose store has an engine of its own is slow with a query that rdflib has prepared.
        from pyparsing import ParseException

        try:
            return _plain(self._merge.query(SPARQL_PREFIXES + query, initNs={}))
        except (ParseException, SyntaxError) as error:
            query_form(query)
            raise QueryError(f"the query does not parse: {first_line(error)}") from None
        except (
            ArithmeticError,
            LookupError,
            NotImplementedError,
            OSError,
            RuntimeError,
            TypeError,
            ValueError,
        ) as error:
            raise QueryError(f"the query failed in the rdflib Dataset: {first_line(error)}") from None


def _copied(dataset: rdflib.Dataset) -> EmbeddedStore:
    import rdflib

    copy, default = EmbeddedStore.in_memory(), dataset.default_graph.identifier
    for graph in dataset.graphs():
        name = graph.identifier
        place = str(name) if isinstance(name, rdflib.URIRef) and name != default else None
        if place or name == default or dataset.default_union:
            copy.add_ntriples(graph.serialize(format="nt", encoding="utf-8"), place, merged=dataset.default_union)
    return copy


def _plain(result: Result) -> Answer:
    if result.type == "ASK":
        return bool(result.askAnswer)
    if result.type == "SELECT":
        names = [str(variable) for variable in result.vars or ()]
        rows = [tuple(_cell(solution.get(variable)) for variable in result.vars or ()) for solution in result.bindings]
        return ResultTable(tuple(names), tuple(rows))
    assert result.graph is not None
    text = result.graph.serialize(format="nt", encoding="utf-8")
    return triples_of(quad.triple for quad in ox.parse(text, format=ox.RdfFormat.N_TRIPLES))


def _cell(term: Node | None) -> Cell:
    import rdflib

    if term is None:
        return None
    if isinstance(term, rdflib.Literal):
        return literal_cell(str(term), str(term.datatype or ""))
    return shorten(str(term)) if isinstance(term, rdflib.URIRef) else f"_:{term}"
